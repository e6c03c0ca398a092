"""`teilhabe rehearse`: simulated people run the meeting of a case, and one JSON object says how it went."""

import asyncio
import logging
import resource
import tempfile
from pathlib import Path

import click
import msgspec

from server.rehearsal.case import UnreadableCase, read_case
from server.rehearsal.connection import Lost, Refusal
from server.rehearsal.meeting import Meeting, Plan
from server.rehearsal.own_server import EMAIL, OwnServer
from server.rehearsal.people import Organiser
from server.rehearsal.report import Report

_FILE = click.Path(path_type=Path, dir_okay=False)
_SOCKETS_BESIDE_PHONES = 200


@click.command("rehearse")
@click.option("--from", "case_file", type=_FILE, required=True, help="The meeting to rehearse, as JSON.")
@click.option("--people", type=click.IntRange(min=1), default=12, show_default=True, help="Phones that join.")
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=10, show_default=True, help="Time for writing."
)
@click.option(
    "--each", type=click.IntRange(min=0), default=0, help="Invented texts that every phone posts besides."
)
@click.option("--helpers", type=click.IntRange(min=0), default=0, help="Phones that sort what is left loose.")
@click.option("--to", "word_file", type=_FILE, help="Where the documentation goes.")
@click.option("--url", help="A running server; without it, one is started for the rehearsal.")
@click.option("--email", help="The organiser at that server.")
@click.option("--password-file", type=_FILE, help="A file with the organiser's password.")
def rehearse(
    case_file: Path,
    people: int,
    seconds: float,
    each: int,
    helpers: int,
    word_file: Path | None,
    url: str | None,
    email: str | None,
    password_file: Path | None,
) -> None:
    """Let simulated people hold a meeting over the public live protocol, and measure it.

    Ends with 1 when a contribution was lost, doubled or refused, or when views differ at the end.
    """
    try:
        plan = Plan(read_case(case_file), people, seconds, each, helpers)
    except UnreadableCase as error:
        raise click.ClickException(str(error)) from None
    logging.getLogger("picows").setLevel(logging.WARNING)  # or it tells of every phone that comes and goes
    make_room(people + _SOCKETS_BESIDE_PHONES)
    try:
        if url is None:
            report, documentation = asyncio.run(_with_own_server(plan))
        else:
            login = (url.rstrip("/"), *_credentials(email, password_file))
            report, documentation = asyncio.run(_hold(plan, *login))
    except* (Refusal, Lost, OSError, RuntimeError) as errors:
        raise click.ClickException(_sentence(errors)) from None
    if word_file is not None:
        word_file.write_bytes(documentation)
    click.echo(msgspec.json.format(msgspec.json.encode(report), indent=2).decode())
    if not report.is_clean:
        raise SystemExit(1)


def _say(line: str) -> None:
    click.echo(line, err=True)


async def _hold(plan: Plan, url: str, email: str, password: str) -> tuple[Report, bytes]:
    organiser = await Organiser.logging_in(url, email, password)
    meeting = Meeting(plan, url, organiser, _say)
    report = await meeting.run()
    return report, meeting.documentation


async def _with_own_server(plan: Plan) -> tuple[Report, bytes]:
    with tempfile.TemporaryDirectory(prefix="teilhabe-rehearsal-") as folder:
        server = OwnServer(Path(folder))
        server.make_organiser()
        await server.start()
        try:
            report, documentation = await _hold(plan, server.url, EMAIL, server.password)
            used = server.usage()
        finally:
            server.stop()
    measured = {"server_cpu_s": round(used.cpu_s, 2), "server_rss_mb": round(used.rss_mb, 1)}
    return msgspec.structs.replace(report, **measured), documentation


def _credentials(email: str | None, password_file: Path | None) -> tuple[str, str]:
    if email is None or password_file is None:
        raise click.UsageError("With --url, --email and --password-file say who the organiser is.")
    try:
        return email, password_file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise click.ClickException(f"{password_file} cannot be read: {error.strerror}.") from None


def make_room(files: int) -> None:
    """Raise the limit of open files as far as it is needed and allowed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY:
        files = min(files, hard)
    if soft < files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))


def _sentence(errors: BaseExceptionGroup[BaseException]) -> str:
    first: BaseException = errors
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return f"The rehearsal could not be held: {first}"
