"""Arabic letters and words, shared by tagging and by the index. Pure."""

from .folding import FoldedWord, fold, folded_words, unmarked
from .language import language_of
from .words import Word, words

__all__ = ["FoldedWord", "Word", "fold", "folded_words", "language_of", "unmarked", "words"]
