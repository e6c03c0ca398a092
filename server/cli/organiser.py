"""`teilhabe create-organiser`: an account without a browser."""

import sys
from pathlib import Path

import click

from server.accounts import AccountRefused
from server.app import create_app
from server.cli.serve import data_option, settings_of
from server.services import EXTENSION, Services


@click.command("create-organiser")
@data_option
@click.option("--email", prompt="E-Mail")
@click.option("--name", prompt="Name")
@click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    help="Read the password from here (- for standard input).",
)
def create_organiser(data: Path, email: str, name: str, password_file: click.File | None) -> None:
    """Create an organiser's account."""
    if password_file is None:
        password = click.prompt("Passwort", hide_input=True, confirmation_prompt=True)
    else:
        password = password_file.read().rstrip("\n")  # type: ignore[attr-defined]
    app = create_app(settings_of(data))
    services: Services = app.extensions[EXTENSION]
    with app.app_context():
        try:
            account = services.accounts.create(email, name, password)
        except AccountRefused as refusal:
            click.echo(str(refusal.sentence), err=True)
            sys.exit(1)
    click.echo(f"Konto angelegt: {account.email}")
