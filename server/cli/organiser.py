"""`teilhabe create-organiser`: an account, or a new password for one, without a browser."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from server.accounts import AccountRefused, Accounts
from server.app import open_services
from server.cli.serve import data_option, settings_of
from server.database import Database, FolderTaken
from server.settings import Settings


@click.command("create-organiser")
@data_option
@click.option("--email", prompt="E-Mail")
@click.option("--name", help="How the organiser is called; asked for when missing.")
@click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    help="Read the password from here (- for standard input).",
)
@click.option("--new-password", is_flag=True, help="Set a new password for an account and end its logins.")
def create_organiser(
    data: Path, email: str, name: str | None, password_file: TextIO | None, new_password: bool
) -> None:
    """Create an organiser's account, or give it a new password, also while the server runs."""
    if name is None and not new_password:
        name = click.prompt("Name")
    password = _password(password_file)
    with _accounts(settings_of(data)) as accounts:
        try:
            if new_password:
                said = f"Neues Passwort gesetzt: {accounts.set_password(email, password).email}"
            else:
                said = f"Konto angelegt: {accounts.create(email, name or '', password).email}"
        except AccountRefused as refusal:
            click.echo(str(refusal.sentence), err=True)
            sys.exit(1)
    click.echo(said)


def _password(file: TextIO | None) -> str:
    if file is not None:
        return file.read().rstrip("\r\n")
    return str(click.prompt("Passwort", hide_input=True, confirmation_prompt=True))


@contextmanager
def _accounts(settings: Settings) -> Iterator[Accounts]:
    """Open the accounts of a folder: of a new one, or beside the server that works in it."""
    try:
        database = open_services(settings).database
    except FolderTaken:
        # The server has brought the database up to date, and SQLite lets us write in turns with it.
        database = Database(settings, alone=False)
    try:
        yield Accounts(database)
    finally:
        database.close()
