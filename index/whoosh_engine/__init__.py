"""The only room that knows Whoosh. It writes, merges, stores and locks; reading is by whole columns."""

from .engine import WhooshEngine

__all__ = ["WhooshEngine"]
