"""From words to the forms that are indexed; starts where `archive.arabic` ends. Pure."""

from .chain import ANALYSIS_VERSION, BODY_START, FORMS, Form, Forms, Token, analyze, forms_of, without_article

__all__ = [
    "ANALYSIS_VERSION",
    "BODY_START",
    "FORMS",
    "Form",
    "Forms",
    "Token",
    "analyze",
    "forms_of",
    "without_article",
]
