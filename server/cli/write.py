"""`teilhabe export`: an event as a file, without a browser and while the server runs."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy import Connection, or_, select
from sqlalchemy.exc import DatabaseError

from formats.documentation import documentation
from formats.state import State
from server import journal, tables
from server.cli.serve import data_option
from server.database import reader
from server.documents import word_file
from server.refusals import Refused
from server.settings import Settings, SettingsRefused


@click.command()
@click.argument("event")
@data_option
@click.option("--as", "kind", type=click.Choice(["docx"]), default="docx", show_default=True)
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True)
def export(event: str, data: Path, kind: str, target: Path) -> None:
    """Write the documentation of EVENT (its id or its code) to a file."""
    state = _read(data.resolve(), event)
    if state is None:
        _give_up(f"There is no event {event}.")
    if not target.parent.is_dir():  # known before the work is done
        _give_up(f"{target} cannot be written: No such file or directory.")
    try:
        target.write_bytes(word_file(documentation(state, dated=date.today())))
    except OSError as error:
        _give_up(f"{target} cannot be written: {error.strerror}.")
    except Refused:
        _give_up("The documentation could not be made.")
    click.echo(f"{target}")


def _give_up(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)


def _read(data: Path, event: str) -> State | None:
    """Return an event as it is on disk, None for an unknown one; raises SettingsRefused."""
    settings = Settings.for_reading(data, database_url=os.environ.get("DATABASE_URL"))
    engine = reader(settings)
    try:
        with engine.connect() as connection:
            return _find(connection, event)
    except DatabaseError:
        raise SettingsRefused(f"The database in {data} cannot be read.") from None
    finally:
        engine.dispose()


def _find(connection: Connection, wanted: str) -> State | None:
    table = tables.events.c
    code = wanted.upper().replace("-", "")
    found = connection.scalar(select(table.id).where(or_(table.id == wanted, table.code == code)))
    return journal.load(connection, found) if found else None
