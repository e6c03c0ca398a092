"""`kill -9` of the server while a room writes, again and again: is everything acknowledged there, once?

    python -m benchmarks.kill                              the real thing
    python -m benchmarks.kill --break ack-before-commit    a server with a mistake, which must be found

Phones reconnect and repeat by themselves, as docs/protocol.md says. Prints JSON; ends with 1 when something
is wrong, or when the mistake was not found.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import click
import msgspec

from benchmarks.room import Room
from server.rehearsal.client import new_id
from server.rehearsal.command import make_room
from server.rehearsal.meeting import differing_views
from server.rehearsal.own_server import OwnServer
from server.rehearsal.people import Phone
from server.rehearsal.report import POSTED, Spread, spread

_BREAKS = "ack-before-commit"
_ALTERED = str(Path(__file__).with_name("altered_server.py"))
_ACKNOWLEDGED_BETWEEN_KILLS = 20


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the journal at the end, against what phones sent and got acknowledged."""

    kills: int
    people: int
    posted: int
    acknowledged: int
    refused: dict[str, int]
    lost: int
    duplicates: int
    unexpected: int
    gaps: int
    views: int
    views_differing: int
    back_ms: Spread
    """From the restart until a phone is back."""
    ack_ms: Spread
    seconds: float

    @property
    def is_clean(self) -> bool:
        wrong = self.lost or self.duplicates or self.unexpected or self.gaps or self.views_differing
        return not (wrong or self.refused)


async def write_on(room: Room, phone: Phone, evening: asyncio.Event) -> None:
    """Post one contribution after the other until the evening."""
    while not evening.is_set():
        await asyncio.sleep(random.uniform(0, 1.2))
        await phone.post(room.question, f"Beitrag Nr. {len(room.tally.sent) + 1}", new_id())


async def kill_and_restart(room: Room, server: OwnServer, back_ms: list[float]) -> None:
    """Kill at a random moment of the writing, start again, and wait until everybody is back."""
    enough = len(room.tally.acknowledged) + _ACKNOWLEDGED_BETWEEN_KILLS
    while len(room.tally.acknowledged) < enough:
        await asyncio.sleep(0.005)
    await asyncio.sleep(random.uniform(0, 0.5))
    connects = {phone: phone.client.connects for phone in room.phones}
    server.kill()
    await server.start()
    started = time.perf_counter()
    away = set(room.phones)
    while away:
        back = {phone for phone in away if phone.client.connects > connects[phone]}
        back_ms += [(time.perf_counter() - started) * 1000] * len(back)
        away -= back
        await asyncio.sleep(0.01)


async def measure(server: OwnServer, kills: int, people: int) -> Verdict:
    started = time.perf_counter()
    room = await Room.opened(server)
    evening, back_ms = asyncio.Event(), list[float]()
    try:
        await room.let_in(people, with_wall=True)
        async with asyncio.TaskGroup() as group:
            for phone in room.phones:
                group.create_task(write_on(room, phone, evening))
            for number in range(kills):
                await kill_and_restart(room, server, back_ms)
                click.echo(f"{number + 1} kills, {len(room.tally.acknowledged)} acknowledged", err=True)
            evening.set()
        clients = [room.facilitator.client, *(phone.client for phone in room.phones)]
        differing = await differing_views(room.organiser, room.stage.event, clients)
        views = sum(len(client.views) for client in clients)
        return judge(room, server, kills, (views, differing), back_ms, time.perf_counter() - started)
    finally:
        await room.close()
        server.stop()


def judge(
    room: Room, server: OwnServer, kills: int, views: tuple[int, int], back_ms: list[float], seconds: float
) -> Verdict:
    numbers, journal = read_journal(server, room.stage.event)
    tally = room.tally
    return Verdict(
        kills=kills,
        people=len(room.phones),
        posted=len(tally.sent),
        acknowledged=len(tally.acknowledged),
        refused=dict(tally.refused),
        lost=len(tally.acknowledged - journal.keys()),
        duplicates=sum(times > 1 for times in journal.values()),
        unexpected=len(journal.keys() - tally.sent.keys()),
        gaps=sum(number != place for place, number in enumerate(numbers, start=1)),
        views=views[0],
        views_differing=views[1],
        back_ms=spread(back_ms),
        ack_ms=spread(tally.ack_ms),
        seconds=round(seconds, 1),
    )


def read_journal(server: OwnServer, event: str) -> tuple[list[int], Counter[str]]:
    """Return the numbers of all Changes in order, and how often each contribution was posted."""
    file = f"file:{server.folder}/data/teilhabe.sqlite?mode=ro"
    with closing(sqlite3.connect(file, uri=True)) as database:
        rows = database.execute(
            "SELECT seq, body FROM changes WHERE event = ? ORDER BY seq", (event,)
        ).fetchall()
    bodies = [msgspec.json.decode(body) for _, body in rows]
    posted = Counter(
        record["id"]
        for body in bodies
        if body["type"] == POSTED
        for record in body["put"]
        if record["kind"] == "contribution"
    )
    return [seq for seq, _ in rows], posted


@click.command()
@click.option("--kills", default=25, show_default=True)
@click.option("--people", default=100, show_default=True)
@click.option(
    "--slow-disk", default=0, show_default=True, help="Milliseconds that every commit takes longer."
)
@click.option("--break", "mistake", type=click.Choice([_BREAKS]), help="Measure a server with this mistake.")
def main(kills: int, people: int, slow_disk: int, mistake: str | None) -> None:
    make_room(people * 2)
    if mistake and not slow_disk:
        slow_disk = 100  # so slow that hardly a kill finds it idle
    with tempfile.TemporaryDirectory(prefix="teilhabe-kill-") as folder:
        altered = (sys.executable, _ALTERED, str(slow_disk), mistake or "ack-after-commit")
        server = OwnServer(Path(folder), *([altered] if slow_disk else []))
        verdict = asyncio.run(measure(server, kills, people))
    click.echo(msgspec.json.format(msgspec.json.encode(verdict), indent=2).decode())
    if mistake:
        click.echo(f"The mistake shows in {verdict.lost} acknowledged contributions that are lost.", err=True)
    as_expected = verdict.lost > 0 if mistake else verdict.is_clean
    raise SystemExit(0 if as_expected else 1)


if __name__ == "__main__":
    main()
