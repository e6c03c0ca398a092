"""The database: one transaction at a time for SQLite, real ones for PostgreSQL, and never in the live loop.

SQLite comes from the pysqlite3 wheel: the one of Debian 12 has the WAL-reset bug, which corrupts databases.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event

from server import engine as loop
from server.settings import Settings, SettingsRefused

T = TypeVar("T")
_MOST_TRANSACTIONS = 8
_SAFE_SQLITE = (3, 51, 3)
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "journal_size_limit=67108864",
    "trusted_schema=OFF",
    "secure_delete=ON",
)


class Transaction:
    """One open transaction. Each piece of work runs in an OS thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, work: Callable[[Connection], T]) -> T:
        return loop.in_thread(work, self._connection)

    def finish(self, work: Callable[[Connection], None]) -> None:
        """Do the last piece of work and commit, in one go."""

        def work_and_commit(connection: Connection) -> None:
            work(connection)
            connection.commit()

        self.run(work_and_commit)


class FolderTaken(SettingsRefused):
    """Another process works in the folder."""


class Database:
    """`shared`: other processes may write too, so whoever writes an Event must lock it first.

    Raises FolderTaken unless the folder is ours. `alone` False asks nobody; no Events may be written then,
    because whoever owns the folder knows them by heart.
    """

    def __init__(self, settings: Settings, *, alone: bool = True) -> None:
        self.shared = settings.shared
        self._writing = loop.lock(_MOST_TRANSACTIONS if self.shared else 1)
        self._folder: TextIO | None = None
        if self.shared:
            # One for every open transaction and every thread: no thread waits for a connection.
            self.engine = create_engine(
                settings.database_url,
                pool_size=_MOST_TRANSACTIONS,
                max_overflow=loop.THREADS,
                pool_pre_ping=True,
            )
            self._readers = self.engine
        else:
            self._folder = _owned(settings.data) if alone else None
            self.engine = _sqlite(settings.database_url, read_only=False)
            self._readers = reader(settings)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run a question to the database in a thread and return its answer."""

        def ask() -> T:
            with self._readers.connect() as connection:
                return work(connection)

        return loop.in_thread(ask)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run one transaction in a thread and return what the work returns."""

        def change() -> T:
            with self.engine.begin() as connection:
                return work(connection)

        with self._writing:
            return loop.in_thread(change)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction that goes back unless `finish` is called.

        On SQLite nobody else writes meanwhile.
        """
        with self._writing:
            connection = loop.in_thread(self.engine.connect)
            try:
                yield Transaction(connection)
            finally:
                loop.in_thread(connection.close)

    def empty_log(self) -> bool:
        """Empty SQLite's write-ahead log into the database: what was forgotten would stay in it.

        Return whether it is empty; somebody who is just reading keeps it, and nobody waits for that.
        """
        if self.shared:
            return True
        with self._writing:
            return loop.in_thread(_checkpoint, self.engine)

    def close(self) -> None:
        """Let go of the database and of its folder."""
        self.engine.dispose()
        self._readers.dispose()
        if self._folder is not None:
            self._folder.close()


def _owned(data: Path) -> TextIO:
    """Return a file that keeps other processes out of a folder as long as it is open."""
    lock_file = open(data / "teilhabe.lock", "w")  # noqa: SIM115
    try:
        fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock_file.close()
        raise FolderTaken(f"Another process already works in {data}.") from None
    return lock_file


def _checkpoint(engine: Engine) -> bool:
    connection = engine.raw_connection()
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA busy_timeout=0")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        cursor.execute("PRAGMA busy_timeout=5000")
        connection.close()


def reader(settings: Settings) -> Engine:
    """Return an engine that can only read, also while another process works in the same folder."""
    if settings.shared:
        return create_engine(settings.database_url)
    return _sqlite(settings.database_url, read_only=True)


def _sqlite(url: str, *, read_only: bool) -> Engine:
    if pysqlite3.sqlite_version_info < _SAFE_SQLITE:
        raise SettingsRefused(
            f"SQLite {pysqlite3.sqlite_version} can corrupt databases; 3.51.3 or newer is needed."
        )
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        pool_size=4 if read_only else 1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
    event.listen(engine, "begin", _begin_reading if read_only else _begin_writing)
    event.listen(engine, "reset", _end_transaction)
    return engine


def _prepare_writer(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: Any, record: object) -> None:
    _prepare_writer(connection, record)
    connection.execute("PRAGMA query_only=ON")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _end_transaction(connection: Any, _record: object, _state: object) -> None:
    """Leave nothing open: after a commit that failed SQLAlchemy thinks it is over, SQLite does not."""
    if connection.in_transaction:
        connection.rollback()
