"""Organisers: their accounts, their logins, and the one-time link with which the first account is made.

Only hashes of session ids and links are stored: who reads the database cannot log in with what stands there.
"""

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from formats.rejected import Rejected
from formats.text import Line, clean
from server import passwords
from server.budgets import Budget
from server.database import Database
from server.tables import accounts, sessions, setup_links

SESSION_SECONDS = 12 * 3600
SETUP_SECONDS = 24 * 3600
_LONGEST_EMAIL = 254
_FIRST_ACCOUNT = "first_account"

_TAKEN = lazy_gettext("Für diese Adresse gibt es schon ein Konto.")
_UNKNOWN = lazy_gettext("Für diese Adresse gibt es kein Konto.")
_NO_EMAIL = lazy_gettext("Bitte eine E-Mail-Adresse eingeben, zum Beispiel name@stadt.example.")
_LONG_EMAIL = lazy_gettext("Diese Adresse ist zu lang.")
_SHORT_PASSWORD = lazy_gettext(
    "Das Passwort braucht mindestens %(num)s Zeichen. "
    "Ein kurzer Satz ist leicht zu merken und schwer zu erraten.",
    num=passwords.FEWEST_CHARACTERS,
)
_LONG_PASSWORD = lazy_gettext(
    "Das Passwort ist zu lang. Möglich sind %(num)s Zeichen.", num=passwords.MOST_CHARACTERS
)


@dataclass(frozen=True, slots=True)
class Account:
    id: str
    email: str
    name: str


class AccountRefused(ValueError):
    """An account cannot be made like this. `field`: email, name, password, link; `sentence` is translated."""

    def __init__(self, field: str, sentence: object) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


def digest_of(secret: str) -> str:
    """Return what is stored of a session id or link: SHA-256 as hex. Secrets are random and need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Accounts:
    def __init__(self, database: Database) -> None:
        self._database = database
        # Tries of everybody together, and for one account. A browser that logged in before has its own.
        self._all_guesses = Budget("120 per minute")
        self._guesses = Budget("5 per minute; 30 per hour")

    def create(self, email: str, name: str, password: str) -> Account:
        """Make an account; raises AccountRefused."""
        account, stored = _checked(email, name, password)
        try:
            self._database.write(lambda connection: _insert(connection, account, stored))
        except IntegrityError:
            raise AccountRefused("email", _TAKEN) from None
        return account

    def set_password(self, email: str, password: str) -> Account:
        """Give an account another password and end all its sessions; raises AccountRefused."""
        _check_password(password)
        row = self._by_email(email)
        if row is None:
            raise AccountRefused("email", _UNKNOWN)
        stored = passwords.hashed(password)

        def change(connection: Connection) -> None:
            connection.execute(update(accounts).where(accounts.c.id == row.id).values(password_hash=stored))
            connection.execute(delete(sessions).where(sessions.c.account == row.id))

        self._database.write(change)
        return _account(row)

    def log_in(self, email: str, password: str, known_as: str = "") -> tuple[Account, str] | None:
        """Return the account and a new session id, or None for a wrong address or password.

        `known_as`: the account that this browser logged in to before; strangers' guesses do not slow it down.
        Raises Refused (too_fast) before the password is tried.
        """
        row = self._by_email(email)
        known = row is not None and row.id == known_as
        if not known:
            self._all_guesses.spend()
        guesses_of = f"{email.strip().lower()} {'known' if known else ''}"
        self._guesses.spend(guesses_of)
        if not passwords.matches(row.password_hash if row else None, password) or row is None:
            return None
        self._guesses.give_back(guesses_of)
        return _account(row), self._open_session(row.id)

    def _by_email(self, email: str) -> Row[Any] | None:
        asked = select(accounts).where(accounts.c.email == email.strip().lower()[:_LONGEST_EMAIL])
        return self._database.read(lambda connection: connection.execute(asked).first())

    def _open_session(self, account: str) -> str:
        session = secrets.token_urlsafe(32)
        now = int(time.time())
        row = {"digest": digest_of(session), "account": account, "expires_at": now + SESSION_SECONDS}

        def store(connection: Connection) -> None:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
            connection.execute(insert(sessions).values(row))

        self._database.write(store)
        return session

    def account_of(self, session: str) -> Account | None:
        """Return whose session this is, or None once it was ended or is too old."""
        asked = (
            select(accounts)
            .join(sessions, sessions.c.account == accounts.c.id)
            .where(sessions.c.digest == digest_of(session), sessions.c.expires_at > int(time.time()))
        )
        row = self._database.read(lambda connection: connection.execute(asked).first())
        return _account(row) if row else None

    def log_out(self, session: str) -> None:
        ended = delete(sessions).where(sessions.c.digest == digest_of(session))
        self._database.write(lambda connection: connection.execute(ended))

    def exist(self) -> bool:
        """Return whether there is any account yet."""
        return self._database.read(_count) > 0

    def setup_link(self) -> str | None:
        """Return the secret of a fresh one-time link for the first account, or None once there is one."""
        secret = secrets.token_urlsafe(24)
        return secret if self._database.write(lambda connection: _offer_setup(connection, secret)) else None

    def setup_is_open(self, secret: str) -> bool:
        return self._database.read(lambda connection: _open_setup(connection, secret))

    def set_up(self, secret: str, email: str, name: str, password: str) -> Account:
        """Make the first account with a one-time link, which is spent then; raises AccountRefused."""
        account, stored = _checked(email, name, password)

        def redeem(connection: Connection) -> bool:
            if not _open_setup(connection, secret):
                return False
            connection.execute(update(setup_links).values(used_at=int(time.time())))
            _insert(connection, account, stored)
            return True

        if not self._database.write(redeem):
            raise AccountRefused("link", lazy_gettext("Dieser Link gilt nicht mehr."))
        return account


def _offer_setup(connection: Connection, secret: str) -> bool:
    if _count(connection):
        return False
    connection.execute(delete(setup_links))
    expires = int(time.time()) + SETUP_SECONDS
    connection.execute(
        insert(setup_links).values(digest=digest_of(secret), purpose=_FIRST_ACCOUNT, expires_at=expires)
    )
    return True


def _open_setup(connection: Connection, secret: str) -> bool:
    link = select(setup_links.c.digest).where(
        setup_links.c.digest == digest_of(secret),
        setup_links.c.purpose == _FIRST_ACCOUNT,
        setup_links.c.used_at.is_(None),
        setup_links.c.expires_at > int(time.time()),
    )
    return _count(connection) == 0 and connection.execute(link).first() is not None


def _count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(accounts)) or 0


def _insert(connection: Connection, account: Account, stored: str) -> None:
    row = {"id": account.id, "email": account.email, "name": account.name, "password_hash": stored}
    connection.execute(insert(accounts).values(row))


def _account(row: Row[Any]) -> Account:
    return Account(row.id, row.email, row.name)


def _checked(email: str, name: str, password: str) -> tuple[Account, str]:
    """Return the account as it may be stored and the hash of its password; raises AccountRefused."""
    address = _email(email)
    try:
        called = clean(name, limit=Line.limit, lines=1)
    except Rejected:
        raise AccountRefused("name", lazy_gettext("Dieser Name lässt sich nicht speichern.")) from None
    if not called:
        raise AccountRefused("name", lazy_gettext("Bitte einen Namen eingeben."))
    _check_password(password)
    return Account(secrets.token_urlsafe(16), address, called), passwords.hashed(password)


def _email(raw: str) -> str:
    address = raw.strip().lower()
    person, _, host = address.partition("@")
    if not (person and "." in host.strip(".") and address.isprintable()) or " " in address:
        raise AccountRefused("email", _NO_EMAIL)
    if len(address) > _LONGEST_EMAIL:
        raise AccountRefused("email", _LONG_EMAIL)
    return address


def _check_password(password: str) -> None:
    if len(password) < passwords.FEWEST_CHARACTERS:
        raise AccountRefused("password", _SHORT_PASSWORD)
    if len(password) > passwords.MOST_CHARACTERS:
        raise AccountRefused("password", _LONG_PASSWORD)
