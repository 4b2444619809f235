"""The record: articles, removals, corrections, log, in SQLite. The only room that knows SQLAlchemy and Alembic."""

from .store import Removal, Store, StoreStatus
from .writer import Known, Outcome, Put, Retagging

__all__ = ["Known", "Outcome", "Put", "Removal", "Retagging", "Store", "StoreStatus"]
