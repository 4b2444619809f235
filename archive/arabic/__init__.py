"""Arabic letters and words, shared by tagging and by the index. Pure."""

from .folding import fold, unmarked
from .language import language_of
from .scanning import FoldedWords, folded_words, surfaces, words
from .words import Word

__all__ = ["FoldedWords", "Word", "fold", "folded_words", "language_of", "surfaces", "unmarked", "words"]
