"""`teilhabe demo`: a filled event to click through."""

import click


@click.command()
def demo() -> None:
    """."""
