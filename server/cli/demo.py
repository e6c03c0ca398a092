"""`teilhabe demo`: a filled event to click through."""

import secrets
from pathlib import Path

import click
from flask import Flask

from server import demo as invented
from server import links
from server.cli.serve import host_option, port_option, reachable, run, settings_of, url_option
from server.services import EXTENSION, Services
from server.settings import SettingsRefused

_TREES = ("birke", "linde", "ahorn", "esche", "weide", "kiefer", "ulme", "erle")


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default="teilhabe-demo", show_default=True
)
@host_option
@port_option
@url_option
def demo(data: Path, host: str, port: int, url: str | None) -> None:
    """Start with a filled event of our own invention, and print its links."""
    here = f"http://{reachable(host)}:{port}" if port else None
    run(settings_of(data, url or here), host, port, before=_prepare)


def _prepare(app: Flask) -> None:
    services: Services = app.extensions[EXTENSION]
    with app.app_context():
        account, password = _account(services)
        made = invented.open_demo(services, account)
        shown = {
            "Telefon (Teilnehmer:innen)": links.join_url(made.event.code),
            "Regiepult (Moderation)": links.desk_link(made.event.id, made.facilitator),
            "Beamer": links.projector_link(made.event.id, made.projector),
            "Büro (Veranstalter:in)": f"{links.public_url()}/office/",
            "Anmeldung im Büro": f"{invented.EMAIL} / {password}",
        }
    for name, value in shown.items():
        click.echo(f"{name + ':':28} {value}")


def _account(services: Services) -> tuple[str, str]:
    """Return the demo's account and its password, both made at the first start and kept in the folder."""
    kept = services.settings.data / "demo-password.txt"
    if not services.accounts.exist():
        kept.write_text("-".join(secrets.choice(_TREES) for _ in range(4)), encoding="utf-8")
        services.accounts.create(invented.EMAIL, "Demo", kept.read_text(encoding="utf-8"))
    password = kept.read_text(encoding="utf-8") if kept.exists() else ""
    opened = services.accounts.log_in(invented.EMAIL, password)
    if opened is None:
        raise SettingsRefused(f"{services.settings.data} is not a demo folder; name another one with --data.")
    return opened[0].id, password
