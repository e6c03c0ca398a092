"""The command line: `teilhabe serve`, and what an installation needs besides."""

import logging
import os
import sys

import click

from server.cli.demo import demo
from server.cli.organiser import create_organiser
from server.cli.serve import serve
from server.cli.write import export
from server.rehearsal.command import rehearse
from server.settings import SettingsRefused


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def teilhabe() -> None:
    """Participation events, from the QR code to the Word file."""


for _command in (serve, demo, export, rehearse, create_organiser):
    teilhabe.add_command(_command)


def main() -> None:
    """Run a command; what cannot work is said in one sentence."""
    os.umask(0o077)  # what people wrote, and the key to it, is for the owner of the process only
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        teilhabe()
    except SettingsRefused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
