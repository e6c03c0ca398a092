"""The tables. What people wrote is in `changes` alone; who is who is in `access`, without a link to it."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False)
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", Integer, nullable=False),
)

setup_links = Table(
    "setup_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("purpose", String(20), nullable=False),
    Column("expires_at", Integer, nullable=False),
    Column("used_at", Integer),
)

events = Table(
    "events",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("seq", Integer, nullable=False, default=0),
    Column("code", String(8), nullable=False, unique=True),
    Column("owner", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("title", Text, nullable=False, default=""),
    Column("starts_on", String(10), nullable=False, default=""),
    Column("closed", Boolean, nullable=False, default=False),
)


def _of_event() -> ForeignKey:
    return ForeignKey("events.id", ondelete="CASCADE")


access = Table(
    "access",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("event", _of_event(), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("name", String(200), nullable=False, default=""),
    Column("revoked", Boolean, nullable=False, default=False),
)

changes = Table(
    "changes",
    metadata,
    Column("event", _of_event(), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)

# Which Changes carry a person's wording, so that withdrawing it finds them without reading the Journal.
mentions = Table(
    "mentions",
    metadata,
    Column("event", _of_event(), primary_key=True),
    Column("record", String(40), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
)

# The first answer to every Command that changed something.
answers = Table(
    "answers",
    metadata,
    Column("event", _of_event(), primary_key=True),
    Column("command", String(40), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("digest", LargeBinary(8), nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("event", _of_event(), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("records", Text, nullable=False),
)

Index("ix_events_owner_starts_on", events.c.owner, events.c.starts_on)
