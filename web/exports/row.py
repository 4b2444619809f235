"""What is told of one article in an export."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.article import Article, Copy
from web.citation import Citation

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it is kept, the others with the same text, and how it is cited."""

    article: Article
    copies: Sequence[Copy]
    citation: Citation
