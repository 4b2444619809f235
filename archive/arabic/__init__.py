"""Arabic letters and words, shared by tagging and by the index. Pure."""

from .folding import fold
from .language import language_of
from .words import Word, words

__all__ = ["Word", "fold", "language_of", "words"]
