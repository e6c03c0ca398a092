"""Passwords: the rule for new ones, and argon2id, which is slow on purpose and therefore runs in a thread."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from server.engine import in_thread

FEWEST_CHARACTERS = 12
MOST_CHARACTERS = 256
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    return in_thread(_HASHER.hash, password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one. `stored` None (nobody of that name) takes as long and says no."""
    right = in_thread(_verify, stored or _nobodys_hash(), password[: MOST_CHARACTERS + 1])
    return right and stored is not None


def _verify(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
