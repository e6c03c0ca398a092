"""`teilhabe demo`: a filled event to click through."""

from pathlib import Path

import click

from server.cli.serve import host_option, port_option, run, settings_of


@click.command()
def demo() -> None:
    """."""
