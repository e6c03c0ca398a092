"""How much one wall takes: deliveries a second and what they cost, beside a plain Flask-SocketIO handler.

    python -m benchmarks.fanout

200 watchers follow the wall, others write; every post is stored with synchronous=FULL before it is
acknowledged. A delivery is one contribution arriving at one watcher. Measured at both servers:

* saturation: as many posts in flight as the server takes (ours without its limits per device and event);
* 20 posts a second;
* 1,000 people who write one post each within ten seconds.

Prints a table to stderr and JSON to stdout: medians of the rounds. Ratios count; absolute figures belong to
the machine.
"""

import asyncio
import gc
import random
import tempfile
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median
from typing import Any

import click
import msgspec

from benchmarks.targets import CountingView, Ours, Plain, Target
from server.rehearsal.client import Client, new_id
from server.rehearsal.command import make_room
from server.rehearsal.meeting import in_parallel
from server.rehearsal.report import Spread, spread

WATCHERS = 200
_RATE, _RATE_SECONDS = 20, 10
_CROWD, _CROWD_SECONDS = 1000, 10
_ARRIVES_WITHIN = 60.0


class Saturation(msgspec.Struct, frozen=True):
    """`load_cpu`: share of a processor that the clients took; near 1 they, not the server, are the limit."""

    deliveries_per_s: float
    cpu_ms_per_1000: float
    posts_per_s: float
    ack_ms: Spread
    load_cpu: float


class Pace(msgspec.Struct, frozen=True):
    """Writing at a given pace: until the acknowledgement, and until the last watcher has it."""

    ack_ms: Spread
    last_watcher_ms: Spread


class Writers:
    """Clients that post, and when each post was sent and acknowledged."""

    def __init__(self, target: Target, clients: list[Client]) -> None:
        self.target, self.clients = target, clients
        self.ack_ms: list[float] = []
        self.sent: list[float] = []

    async def post(self, client: Client) -> None:
        payload = {
            "question": self.target.question,
            "contribution": new_id(),
            "text": "Orte zur Begegnung schaffen, die nichts kosten und lange offen sind",
            "secret": new_id(),
        }
        sent = time.perf_counter()
        self.sent.append(sent)
        await client.command("post_contribution", payload, self.target.workshop)
        self.ack_ms.append((time.perf_counter() - sent) * 1000)


class Audience:
    """The watchers of a wall; knows when the n-th contribution has reached the last of them."""

    def __init__(self, clients: list[Client], wall: str) -> None:
        self._views = [view for client in clients if isinstance(view := client.views[wall], CountingView)]

    @property
    def arrived_everywhere(self) -> int:
        return min(view.arrived for view in self._views)

    async def has_seen(self, posts: int) -> float:
        """Wait until all have seen that many; return when that was. Raises RuntimeError after a minute."""
        give_up = time.perf_counter() + _ARRIVES_WITHIN
        while self.arrived_everywhere < posts:
            if time.perf_counter() > give_up:
                raise RuntimeError(
                    f"{posts} posts were made, but {self.arrived_everywhere} arrived everywhere"
                )
            await asyncio.sleep(0.005)
        return time.perf_counter()


async def saturate(target: Target, in_flight: int, seconds: float) -> Saturation:
    audience = Audience(await target.clients(WATCHERS, watching=True), target.wall)
    writers = Writers(target, await target.clients(in_flight, watching=False))
    used, load = target.usage(), time.process_time()
    started = time.perf_counter()

    async def write_on(client: Client) -> None:
        while time.perf_counter() - started < seconds:
            await writers.post(client)

    await in_parallel(write_on(client) for client in writers.clients)
    posts = len(writers.ack_ms)
    took = await audience.has_seen(posts) - started
    cpu = target.usage().cpu_s - used.cpu_s
    deliveries = posts * WATCHERS
    return Saturation(
        deliveries_per_s=round(deliveries / took),
        cpu_ms_per_1000=round(cpu * 1000 / (deliveries / 1000), 2),
        posts_per_s=round(posts / took),
        ack_ms=spread(writers.ack_ms),
        load_cpu=round((time.process_time() - load) / took, 2),
    )


async def keep_pace(audience: Audience, writers: Writers, moments: list[float]) -> Pace:
    """Post at these moments, in seconds from now; the n-th post by the n-th client, round and round."""
    before, last_ms = audience.arrived_everywhere, list[float]()

    async def write(client: Client, moment: float) -> None:
        await asyncio.sleep(moment)
        await writers.post(client)

    async def look() -> None:
        for number in range(len(moments)):
            seen = await audience.has_seen(before + number + 1)
            last_ms.append((seen - writers.sent[number]) * 1000)

    writing = [write(writers.clients[n % len(writers.clients)], at) for n, at in enumerate(sorted(moments))]
    await in_parallel([*writing, look()])
    return Pace(spread(writers.ack_ms), spread(last_ms))


async def measure_pace(target: Target) -> tuple[Pace, Pace]:
    audience = Audience(await target.clients(WATCHERS, watching=True), target.wall)
    crowd = await target.clients(_CROWD, watching=False)
    steady = [number / _RATE for number in range(_RATE * _RATE_SECONDS)]
    at_twenty = await keep_pace(audience, Writers(target, crowd), steady)
    burst = [random.uniform(0, _CROWD_SECONDS) for _ in range(_CROWD)]
    return at_twenty, await keep_pace(audience, Writers(target, crowd), burst)


async def measure(name: str, in_flight: int, seconds: float) -> dict[str, Any]:
    """Measure one server once, each part with a fresh process and database."""

    def running(folder: str, *, unlimited: bool) -> AbstractAsyncContextManager[Target]:
        return (
            Ours.running(Path(folder), unlimited=unlimited) if name == "ours" else Plain.running(Path(folder))
        )

    with tempfile.TemporaryDirectory(prefix="teilhabe-fanout-") as folder:
        async with running(folder, unlimited=True) as target:
            saturation = await saturate(target, in_flight, seconds)
    with tempfile.TemporaryDirectory(prefix="teilhabe-fanout-") as folder:
        async with running(folder, unlimited=False) as target:
            steady, crowd = await measure_pace(target)
            rss_mb = round(target.usage().rss_mb)
    parts = {"saturation": saturation, "posts_20_per_s": steady, "posts_1000_in_10_s": crowd}
    return {**{part: msgspec.to_builtins(figures) for part, figures in parts.items()}, "rss_mb": rss_mb}


def middle(rounds: list[Any]) -> Any:
    """Return the median of figures that stand in nested objects of one shape."""
    if isinstance(rounds[0], dict):
        return {name: middle([one[name] for one in rounds]) for name in rounds[0]}
    return round(median(rounds), 2)


def rows(figures: dict[str, Any]) -> list[tuple[str, str]]:
    full, steady, crowd = (figures[part] for part in ("saturation", "posts_20_per_s", "posts_1000_in_10_s"))

    def both(spread: dict[str, float]) -> str:
        return f"{spread['p50']:,.0f} / {spread['p99']:,.0f}"

    return [
        ("deliveries per second, saturated", f"{full['deliveries_per_s']:,.0f}"),
        ("server CPU ms per 1,000 deliveries", f"{full['cpu_ms_per_1000']:.2f}"),
        ("posts per second, saturated", f"{full['posts_per_s']:,.0f}"),
        ("  acknowledged after ms p50 / p99", both(full["ack_ms"])),
        ("  share of a processor taken by the clients", f"{full['load_cpu']:.2f}"),
        ("20 posts a second: acknowledged ms p50 / p99", both(steady["ack_ms"])),
        ("  at the last of the watchers", both(steady["last_watcher_ms"])),
        ("1,000 posts in 10 s: acknowledged ms p50 / p99", both(crowd["ack_ms"])),
        ("  at the last of the watchers", both(crowd["last_watcher_ms"])),
        ("memory with 1,200 clients, MB", f"{figures['rss_mb']:,.0f}"),
    ]


def table(ours: dict[str, Any], plain: dict[str, Any]) -> str:
    lines = [f"{'':<48}{'ours':>16}{'plain':>16}"]
    for (label, own), (_, other) in zip(rows(ours), rows(plain), strict=True):
        lines.append(f"{label:<48}{own:>16}{other:>16}")
    return "\n".join(lines)


@click.command()
@click.option("--rounds", default=3, show_default=True)
@click.option("--seconds", default=6.0, show_default=True, help="Length of the saturation.")
@click.option(
    "--in-flight", default=400, show_default=True, help="Posts that wait for an answer at any time."
)
def main(rounds: int, seconds: float, in_flight: int) -> None:
    make_room(WATCHERS + _CROWD + in_flight)
    gc.disable()  # a pause of ours is not the server's
    measured: dict[str, list[dict[str, Any]]] = {"plain": [], "ours": []}
    for number in range(rounds):
        for name, results in measured.items():
            click.echo(f"round {number + 1}: {name}", err=True)
            results.append(asyncio.run(measure(name, in_flight, seconds)))
            gc.collect()
    ours, plain = middle(measured["ours"]), middle(measured["plain"])
    click.echo(table(ours, plain), err=True)
    full, other = ours["saturation"], plain["saturation"]
    ratios = {
        "deliveries_per_s": round(full["deliveries_per_s"] / other["deliveries_per_s"], 2),
        "cpu_per_delivery": round(full["cpu_ms_per_1000"] / other["cpu_ms_per_1000"], 3),
    }
    result = {"rounds": rounds, "watchers": WATCHERS, "ours": ours, "plain": plain, "ours_to_plain": ratios}
    click.echo(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())


if __name__ == "__main__":
    main()
