"""The database's shape: made by migrations alone, on both databases, and never touched by older code."""

from pathlib import Path

import pysqlite3
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from server.app import create_app, open_services
from server.settings import SettingsRefused
from server.tables import metadata
from tests.formats.meeting import EVENT
from tests.server.house import House


def differences(connection: Connection) -> list[object]:
    """Return what Alembic would still have to do to make the tables as the code declares them."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_migrations_make_the_tables_that_the_code_declares(house: House) -> None:
    assert house.services.database.read(differences) == []


def test_a_second_start_changes_nothing(house: House) -> None:
    house.an_event()
    before = house.dump()
    house.restart()
    assert house.dump() == before
    assert house.state(EVENT).seq == len(before["changes"])


@pytest.mark.parametrize("start", [open_services, create_app])
def test_a_database_of_newer_code_is_refused_and_left_alone(house: House, start: object) -> None:
    house.run_sql("UPDATE alembic_version SET version_num = '9999'")
    before = house.dump()
    house.close()
    with pytest.raises(SettingsRefused) as refusal:
        start(house.settings)  # type: ignore[operator]
    assert str(refusal.value) == "This database was written by a newer version (shape 9999). Please update."
    with pysqlite3.connect(house.settings.data / "teilhabe.sqlite") as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
        epochs = connection.execute("SELECT key, value FROM meta").fetchall()
    assert epochs == before["meta"]


def test_a_refused_start_lets_the_next_one_have_the_folder(house: House) -> None:
    house.run_sql("UPDATE alembic_version SET version_num = '9999'")
    house.close()
    with pytest.raises(SettingsRefused):
        open_services(house.settings)
    with pysqlite3.connect(house.settings.data / "teilhabe.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    house.restart()


def test_a_folder_belongs_to_one_process_at_a_time(house: House) -> None:
    with pytest.raises(SettingsRefused) as refusal:
        open_services(house.settings)
    assert str(refusal.value) == f"Another process already works in {house.settings.data}."
    house.restart()


def test_the_database_is_kept_safe(house: House, tmp_path: Path) -> None:
    """Every acknowledged Command survives a power cut (FULL), and what is deleted is overwritten."""
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")

    def ask(connection: Connection) -> list[object]:
        return [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]

    assert house.services.database.write(ask) == ["wal", 2, 1, 1]


def test_readers_cannot_write(house: House) -> None:
    with pytest.raises(Exception, match="readonly"):
        house.services.database.read(lambda connection: connection.exec_driver_sql("DELETE FROM meta"))
