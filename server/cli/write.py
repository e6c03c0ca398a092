"""`teilhabe export`: an event as a file, without a browser and while the server runs."""

import sys
from datetime import date
from pathlib import Path

import click
from sqlalchemy import Connection, or_, select

from formats.documentation import documentation
from formats.state import State
from server import journal, tables
from server.cli.serve import data_option, settings_of
from server.database import reader
from server.documents import word_file


@click.command()
@click.argument("event")
@data_option
@click.option("--as", "kind", type=click.Choice(["docx"]), default="docx", show_default=True)
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True)
def export(event: str, data: Path, kind: str, target: Path) -> None:
    """Write the documentation of EVENT (its id or its code) to a file."""
    with reader(settings_of(data)).connect() as connection:
        state = _find(connection, event)
    if state is None:
        click.echo(f"There is no event {event}.", err=True)
        sys.exit(1)
    target.write_bytes(word_file(documentation(state, dated=date.today())))
    click.echo(f"{target}")


def _find(connection: Connection, wanted: str) -> State | None:
    table = tables.events.c
    code = wanted.upper().replace("-", "")
    found = connection.scalar(select(table.id).where(or_(table.id == wanted, table.code == code)))
    return journal.load(connection, found) if found else None
