"""How a large wall feels on a slow machine: until it is there, while others sort it, while one sorts it too.

    python -m benchmarks.wall

2,000 cards in 40 clusters at our own server; Chromium with a processor slowed down fourfold opens the desk.
Then others make 20 changes a second (moves, now and then a title or a new card), first alone, then while a
card is dragged over the wall without a pause. Measured in the page:

* from the arrival of the wall's records to the frame in which its first part can be seen and used, the same
  from the first byte of the page, and until every card is drawn;
* the time from frame to frame, p50 and p95;
* the bytes of the batches for each change.

Prints a table to stderr and JSON to stdout: medians of the rounds. Needs Chromium and what the tests need.
"""

import asyncio
import itertools
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import click
import msgspec
from playwright.async_api import Browser, Page, async_playwright

from benchmarks.wall_room import Wall
from tests.chromium import ARGUMENTS, find_chromium

HERE = Path(__file__).parent
_STARTS_WITHIN = 120_000
GOALS = {"usable_ms": 800, "changes_p95_ms": 30, "drag_p95_ms": 45, "bytes_per_change": 400}


class Frames(msgspec.Struct, frozen=True):
    """Milliseconds from frame to frame, the longest task, and what arrived meanwhile."""

    p50: float
    p95: float
    longest_task: float
    changes: int
    bytes_per_change: float


class Round(msgspec.Struct, frozen=True):
    usable_ms: float
    usable_since_first_byte_ms: float
    complete_ms: float
    longest_task_ms: float
    changes: Frames
    drag: Frames


async def opened(browser: Browser, wall: Wall, throttle: float) -> Page:
    """Return the desk on a slow processor, once the whole wall is drawn."""
    page = await browser.new_page(viewport={"width": 1366, "height": 768}, locale="de-DE")
    await page.add_init_script(f"window.expectedCards = {len(wall.cards)}")
    await page.add_init_script(path=HERE / "wall_page.js")
    protocol = await page.context.new_cdp_session(page)
    await protocol.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    await page.goto(wall.link)
    await page.wait_for_selector("html[data-complete]", timeout=_STARTS_WITHIN)
    return page


async def frames_while(page: Page, wall: Wall, seconds: float, a_second: int, *, dragging: bool) -> Frames:
    await page.evaluate("window.startMeasuring()")
    changing = asyncio.create_task(wall.change(seconds, a_second))
    if dragging:
        await drag_until(page, changing)
    changes = await changing
    said: dict[str, Any] = await page.evaluate("window.measured")
    cuts = quantiles(said["frames"], n=100, method="inclusive")
    size = said["bytes"] / changes
    return Frames(round(cuts[49], 1), round(cuts[94], 1), round(said["longest"]), changes, round(size))


async def drag_until(page: Page, done: "asyncio.Task[int]") -> None:
    """Drag the first card in view up and down over the clusters."""
    box = await page.locator("[data-card]").first.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 40, box["y"] + 20)
    await page.mouse.down()
    for step in itertools.count():
        if done.done():
            break
        across, down = step % 120, step % 70
        await page.mouse.move(420 + 4 * abs(across - 60), 300 + 8 * abs(down - 35))
        await asyncio.sleep(1 / 60)
    await page.keyboard.press("Escape")
    await page.mouse.up()


async def measure(browser: Browser, wall: Wall, options: dict[str, Any]) -> Round:
    page = await opened(browser, wall, options["throttle"])
    said: dict[str, Any] = await page.evaluate("window.measured")
    first_byte: float = await page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
    pace = (options["seconds"], options["changes"])
    changes = await frames_while(page, wall, *pace, dragging=False)
    drag = await frames_while(page, wall, *pace, dragging=True)
    await page.close()
    return Round(
        usable_ms=round(said["seen"] - said["snapshot"]),
        usable_since_first_byte_ms=round(said["seen"] - first_byte),
        complete_ms=round(said["complete"] - said["snapshot"]),
        longest_task_ms=round(said["longest"]),
        changes=changes,
        drag=drag,
    )


async def measure_all(options: dict[str, Any]) -> list[Round]:
    path = find_chromium()
    with tempfile.TemporaryDirectory(prefix="teilhabe-wall-") as folder:
        async with (
            Wall.running(Path(folder), options["cards"], options["clusters"]) as wall,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            rounds = []
            for number in range(options["rounds"]):
                click.echo(f"round {number + 1}", err=True)
                rounds.append(await measure(browser, wall, options))
            await browser.close()
            return rounds


def middle(rounds: list[Any]) -> Any:
    """Return the median of figures that stand in nested objects of one shape."""
    if isinstance(rounds[0], dict):
        return {name: middle([one[name] for one in rounds]) for name in rounds[0]}
    return round(median(rounds), 1)


def table(figures: dict[str, Any]) -> str:
    changes, drag = figures["changes"], figures["drag"]
    rows = [
        ("records arrived to wall usable, ms", figures["usable_ms"], GOALS["usable_ms"]),
        ("first byte of the page to wall usable, ms", figures["usable_since_first_byte_ms"], ""),
        ("records arrived to every card drawn, ms", figures["complete_ms"], ""),
        ("longest task until then, ms", figures["longest_task_ms"], ""),
        ("frame while changes arrive, p50 ms", changes["p50"], ""),
        ("frame while changes arrive, p95 ms", changes["p95"], GOALS["changes_p95_ms"]),
        ("frame while dragging as well, p50 ms", drag["p50"], ""),
        ("frame while dragging as well, p95 ms", drag["p95"], GOALS["drag_p95_ms"]),
        (
            "longest task with changes / with drag, ms",
            f"{changes['longest_task']} / {drag['longest_task']}",
            "",
        ),
        ("bytes for each change", changes["bytes_per_change"], GOALS["bytes_per_change"]),
    ]
    return "\n".join([f"{'':<46}{'here':>14}{'goal':>8}", *(f"{a:<46}{b:>14}{c:>8}" for a, b, c in rows)])


@click.command()
@click.option("--cards", default=2000, show_default=True)
@click.option("--clusters", default=40, show_default=True)
@click.option("--changes", default=20, show_default=True, help="A second.")
@click.option("--seconds", default=10.0, show_default=True, help="Length of each part with changes.")
@click.option("--throttle", default=4.0, show_default=True, help="So many times slower a processor.")
@click.option("--rounds", default=3, show_default=True)
def main(**options: Any) -> None:
    rounds = [msgspec.to_builtins(one) for one in asyncio.run(measure_all(options))]
    figures = middle(rounds)
    click.echo(table(figures), err=True)
    result = {**options, "goals": GOALS, "median": figures, "rounds_measured": rounds}
    click.echo(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())


if __name__ == "__main__":
    main()
