"""What an installation can set, all of it from the environment, with defaults that suit one machine."""

import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_KEY_BYTES = 32
_DATABASE = "teilhabe.sqlite"


class SettingsRefused(RuntimeError):
    """The application cannot start like this; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds the database, uploads and the key. `public_url`: where phones reach us, or None."""

    data: Path
    secret_key: str
    database_url: str
    public_url: str | None = None

    @property
    def shared(self) -> bool:
        """Whether other processes may write to the same database."""
        return not self.database_url.startswith("sqlite")

    @classmethod
    def of(cls, data: Path, *, database_url: str | None = None, public_url: str | None = None) -> "Settings":
        """Return the settings of a data folder, which is created, with its key, where there is none."""
        try:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsRefused(f"The data folder {data} cannot be created: {error.strerror}.") from None
        key = _secret_key(data / "secret.key")
        return cls(data, key, _database_url(data, database_url), public_url and public_url.rstrip("/"))

    @classmethod
    def for_reading(cls, data: Path, *, database_url: str | None = None) -> "Settings":
        """Return what is needed to read a database that is there already. Makes nothing, knows no key."""
        if not database_url and not (data / _DATABASE).is_file():
            raise SettingsRefused(f"There is no database in {data}.")
        return cls(data, "", _database_url(data, database_url))

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read TEILHABE_DATA, DATABASE_URL and TEILHABE_URL."""
        data = Path(os.environ.get("TEILHABE_DATA", "teilhabe-data"))
        return cls.of(
            data.resolve(),
            database_url=os.environ.get("DATABASE_URL"),
            public_url=os.environ.get("TEILHABE_URL"),
        )


def _database_url(data: Path, url: str | None) -> str:
    if not url:
        return f"sqlite:///{data / _DATABASE}"
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _secret_key(file: Path) -> str:
    """Return the installation's key, made at the first start, readable by its owner only."""
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as fresh:
            fresh.write(secrets.token_hex(_KEY_BYTES))
    except FileExistsError:
        pass
    if file.stat().st_mode & 0o077:
        raise SettingsRefused(f"Others can read {file}: chmod 600 it.")
    key = file.read_text(encoding="ascii").strip()
    if len(key) < 2 * _KEY_BYTES:
        raise SettingsRefused(f"{file} holds no key of {_KEY_BYTES} bytes.")
    return key


def is_loopback(url: str) -> bool:
    """Return whether an address leads every device to itself."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
