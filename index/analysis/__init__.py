"""From words to the forms that are indexed; starts where `archive.arabic` ends. Pure."""

from .chain import ANALYSIS_VERSION, BODY_START, FORMS, Token, analyze, folded_words, forms_of, stem_of

__all__ = ["ANALYSIS_VERSION", "BODY_START", "FORMS", "Token", "analyze", "folded_words", "forms_of", "stem_of"]
