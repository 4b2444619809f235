"""From words to the forms that are indexed; starts where `archive.arabic` ends.

Pure, but for one choice of the process: `use_morphology`.
"""

from .chain import (
    ANALYSIS_VERSION,
    BODY_START,
    FORMS,
    Form,
    Forms,
    Token,
    analysis_version,
    analyze,
    forms_of,
    use_morphology,
    without_article,
)

__all__ = [
    "ANALYSIS_VERSION",
    "BODY_START",
    "FORMS",
    "Form",
    "Forms",
    "Token",
    "analysis_version",
    "analyze",
    "forms_of",
    "use_morphology",
    "without_article",
]
