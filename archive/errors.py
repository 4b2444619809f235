"""What can go wrong in the archive.

ArchiveError                 anything below: its text is one sentence for the reader
├── RejectedRow              one row of an import cannot be taken; the rest goes on
├── UnreadableSource         a file cannot be read at all (missing, unknown format, broken container)
├── AuthorityError           a table of places or actors has a fault: file, entry and fix
├── UnknownArticle           no article has that id
├── CorrectionError          a facet cannot be corrected so: unknown value, no words for it, nothing to remove
└── StoreError               the database is busy, of a newer version, damaged or out of room
"""

__all__ = [
    "ArchiveError",
    "AuthorityError",
    "CorrectionError",
    "RejectedRow",
    "StoreError",
    "UnknownArticle",
    "UnreadableSource",
]


class ArchiveError(Exception):
    """Base of every error that this package raises on purpose."""


class RejectedRow(ArchiveError):
    """A row that cannot become an article; the text is the reason."""


class UnreadableSource(ArchiveError):
    """A path that no importer can read; the text is the reason."""


class AuthorityError(ArchiveError):
    """An authority table breaks a rule; names the file, the entry and the fix."""


class UnknownArticle(ArchiveError):
    """No article, or no longer one, under the given id."""


class CorrectionError(ArchiveError):
    """An editor's correction that cannot be made; the text says why and what to do."""


class StoreError(ArchiveError):
    """The database refuses: locked, of a newer version, damaged, or no room."""
