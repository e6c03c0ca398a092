"""Another process that writes to the event of a test; arguments: database URL, folder, number of posts."""

import sys
from pathlib import Path

from server.settings import Settings
from tests.formats.meeting import EVENT, posted
from tests.server.house import House, at_once


def main(url: str, folder: str, posts: str) -> None:
    """Say "ready", wait for a line, post, print the numbers that were acknowledged."""
    house = House(Settings.of(Path(folder), database_url=url), "other")
    house.state(EVENT)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(posts) // 4):
        steps = [posted(f"card-6{number:03}{nth}") for nth in range(4)]
        for seq in at_once([lambda step=step: house.does(EVENT, *step) for step in steps]):
            print(int(seq))
    house.close()


main(*sys.argv[1:])
