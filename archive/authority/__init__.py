"""The authority tables: which names stand for which place or actor, and where they occur in a text."""

from .finding import Match, Names
from .loading import load, shipped, shipped_under
from .tables import Actor, Authority, Place

__all__ = ["Actor", "Authority", "Match", "Names", "Place", "load", "shipped", "shipped_under"]
