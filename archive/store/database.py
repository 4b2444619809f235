"""Opening SQLite as the record needs it, at the newest schema.

WAL, so that readers and one writer do not wait for each other; synchronous FULL, so that an acknowledged
commit survives a power cut; five seconds of patience with another writer; schema not trusted. A transaction
that writes takes the write lock at its start (BEGIN IMMEDIATE): no upgrade of a lock can fail half-way.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive.errors import StoreError

__all__ = ["NEWEST", "WRITES", "connect"]

NEWEST = "0002"
"""The schema that this code expects: the newest step of `migrations`."""

WRITES = "writes"
"""Execution option of an engine whose transactions write."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 5_000


def connect(path: Path, *, read_only: bool) -> sa.Engine:
    """A pool of connections to the database at `path`, made and brought to the newest schema when missing.

    A reader changes nothing: for it the database must exist and be of the newest schema. Raises StoreError.
    """
    if read_only and not path.exists():
        raise StoreError(f"no archive at {path.parent}: import something first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"{path.parent}: {error.strerror}") from error
    engine = sa.create_engine(f"sqlite:///{path}")

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            f"busy_timeout = {_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "trusted_schema = OFF",
            "foreign_keys = ON",
            f"query_only = {'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def start(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", start)
    try:
        _upgrade(engine, read_only=read_only)
    except sa.exc.SQLAlchemyError as error:
        engine.dispose()
        raise StoreError(f"{path}: {_cause(error)}") from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def _upgrade(engine: sa.Engine, *, read_only: bool) -> None:
    with engine.connect() as connection:
        present = _version(connection)
    if present == NEWEST:
        return
    if present is not None and present > NEWEST:
        raise StoreError("the archive was made by a newer version of Tansiq")
    if read_only:
        raise StoreError("the archive is of an older version: run any writing command, such as `tansiq sync`")
    # imported here: a quarter of a second that only a new or old database has to pay
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: sa.Connection) -> str | None:
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.execute(sa.text(tables)).scalar():
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _cause(error: sa.exc.SQLAlchemyError) -> str:
    return str(error.orig) if isinstance(error, sa.exc.DBAPIError) else str(error)
