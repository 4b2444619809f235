"""What can go wrong in a search.

SearchError                  anything below: its text is one sentence for the reader
├── QueryError               the query breaks a limit (length, words, operators, depth)
├── IndexUnavailable         there is no index to read, or it cannot be opened
├── IndexBusy                another process is writing to the index
└── MorphologyUnavailable    the morphology database cannot be read
"""

__all__ = ["IndexBusy", "IndexUnavailable", "MorphologyUnavailable", "QueryError", "SearchError"]


class SearchError(Exception):
    """Base of every error that this package raises on purpose."""


class QueryError(SearchError):
    """A query that is over a limit; never for a stray operator, which is a word."""


class IndexUnavailable(SearchError):
    """No index, or one that cannot be read: rebuild it."""


class IndexBusy(SearchError):
    """Another process holds the index's write lock."""


class MorphologyUnavailable(SearchError):
    """No morphology database at the path given, not one of CAMeL's, or the extra that reads it is missing."""
