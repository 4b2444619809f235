r"""Plain text (.txt): one file, one article.

The text is kept as it is, but for \r\n, which becomes \n, and one newline at its end. A sidecar gives the
other fields; without a title of its own the first line may be one (see `archive.metadata.title_of`).
"""

from collections.abc import Iterator

from archive.article import Origin
from archive.errors import RejectedRow

from .encoding import DOCUMENT_LIMIT, text_of
from .rows import Input, Rejection, Row, raw_article

__all__ = ["read"]


def read(file: Input) -> Iterator[Row]:
    """The one article of a file."""
    origin = Origin(file.path, 1)
    try:
        yield raw_article(
            {**file.details, "body": _body(file)},
            origin=origin,
            first_line_may_be_title="title" not in file.details,
        )
    except RejectedRow as error:
        yield Rejection(origin, str(error))


def _body(file: Input) -> str:
    data = file.stream.read(DOCUMENT_LIMIT + 1)
    if len(data) > DOCUMENT_LIMIT:
        raise RejectedRow(f"more than {DOCUMENT_LIMIT:,} bytes")
    return text_of(data).replace("\r\n", "\n").removesuffix("\n")
