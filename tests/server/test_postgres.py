"""On PostgreSQL several processes serve one event, agree on every number and tell their followers all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from formats.commands import Role
from formats.records.wall import Contribution
from formats.state import fold
from formats.streams import Stream
from server.refusals import Refused
from server.settings import Settings
from tests.formats.meeting import EVENT, GATHERED, F, P, posted, secret_of
from tests.server.house import House, at_once, brought_forward, rows, snapshot, twins, until
from tests.server.test_migrations import differences

pytestmark = pytest.mark.server
SERVER = "postgresql://postgres@127.0.0.1:5432"
WALL = Stream("wall", "workshop-1")
EACH = 40


@pytest.fixture
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database of its own on the local PostgreSQL. Without one: skipped; in CI: failed."""
    try:
        admin = psycopg.connect(f"{SERVER}/test", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        missing = (
            "PostgreSQL is missing: one on 127.0.0.1:5432 is needed, database `test`, trust for `postgres`"
        )
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    name = f"teilhabe_{os.getpid()}_{abs(hash(request.node.name))}"
    with admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield f"{SERVER}/{name}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def houses(url: str, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Two installations on one database, as two processes would be."""
    both = tuple(House(Settings.of(tmp_path, database_url=url), name) for name in ("house-one", "house-two"))
    yield both  # type: ignore[misc]
    for house in both:
        house.close()


def assert_agreed(*houses: House, event: str = EVENT) -> None:
    for house in houses:
        house.services.events.beat()
        journal = house.journal(event)
        assert house.numbers(event) == list(range(1, len(journal) + 1))
        assert house.state(event) == fold(journal)


def test_migrations_make_the_tables_that_the_code_declares(houses: tuple[House, House]) -> None:
    assert houses[0].services.database.read(differences) == []


def test_two_processes_write_one_event_at_once(url: str, tmp_path: Path) -> None:
    here = House(Settings.of(tmp_path, database_url=url))
    here.an_event()
    known = rows(here.on_the_wire(here.services.events.follow(EVENT, WALL, None, None))["snapshot"])
    there = subprocess.Popen(
        [sys.executable, "-m", "tests.server.writing_process", url, str(tmp_path), str(EACH)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert there.stdin is not None
    assert there.stdout is not None
    assert there.stdout.readline() == "ready\n"
    print("go", file=there.stdin, flush=True)
    mine = []
    for number in range(EACH // 4):
        posts = [posted(f"card-5{number:03}{nth}") for nth in range(4)]
        mine += at_once([lambda step=step: here.does(EVENT, *step) for step in posts])
    theirs = [int(number) for number in there.communicate(timeout=60)[0].split()]
    assert there.returncode == 0
    total = len(GATHERED) + 2 * EACH
    assert sorted(mine + theirs) == list(range(len(GATHERED) + 1, total + 1))
    # Not one after the other: the two really met.
    assert min(theirs) < max(mine)
    assert min(mine) < max(theirs)
    assert_agreed(here)
    until(lambda: here.batches(WALL.name)[-1]["to"] == total)
    changes = [change for batch in here.batches(WALL.name) for change in batch["changes"]]
    assert brought_forward(known, changes) == snapshot(here.state(EVENT), WALL.name)
    here.close()


def test_what_one_process_wrote_reaches_those_who_follow_at_the_other(houses: tuple[House, House]) -> None:
    one, two = houses
    one.an_event()
    known = rows(two.on_the_wire(two.services.events.follow(EVENT, WALL, None, None))["snapshot"])
    one.does(EVENT, *posted("card-0100"))
    one.does(EVENT, F, "hide_contribution", {"contribution": "card-0001", "reason": "Ein Name"})
    one.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0002", "secret": secret_of("card-0002")}
    )
    two.services.events.beat()
    until(lambda: two.batches(WALL.name))
    changes = [change for batch in two.batches(WALL.name) for change in batch["changes"]]
    assert brought_forward(known, changes) == snapshot(one.state(EVENT), WALL.name)
    assert_agreed(one, two)


def test_a_command_repeated_at_the_other_process_gets_its_first_answer(houses: tuple[House, House]) -> None:
    one, two = houses
    one.an_event()
    two.state(EVENT)
    post = one.command(*posted("card-0100")[1:])
    first = one.submit(EVENT, post, P)
    assert two.submit(EVENT, post, P) == first
    assert_agreed(one, two)


def test_what_one_process_forgot_the_other_forgets_too(houses: tuple[House, House]) -> None:
    one, two = houses
    one.an_event()
    post = one.command(*posted("card-0100")[1:])
    first = one.submit(EVENT, post, P)
    two.state(EVENT)
    other = replace(two.command(*posted("card-0100", text="Etwas anderes")[1:]), id=post.id)
    assert [str(refusal.code) for refusal in at_once([lambda: two.submit(EVENT, other, P)])] == ["id_reused"]
    gone = {"contribution": "card-0100", "secret": secret_of("card-0100")}
    one.does(EVENT, P, "withdraw_contribution", gone)
    assert two.submit(EVENT, other, P) == first
    assert_agreed(one, two)


def test_rules_decide_on_what_the_other_process_wrote(houses: tuple[House, House]) -> None:
    one, two = houses
    one.an_event()
    two.state(EVENT)
    one.does(EVENT, F, "close_phase", {"phase": "question-1"})
    (refusal,) = at_once([lambda: two.does(EVENT, *posted("card-0100"))])
    assert str(refusal.code) == "wrong_phase"
    assert_agreed(one, two)


def test_a_commit_that_failed_hides_nothing_of_the_other_process(houses: tuple[House, House]) -> None:
    """The state is read anew after a failure; what the other wrote meanwhile still reaches the followers."""
    one, two = houses
    one.an_event()
    known = two.on_the_wire(two.services.events.follow(EVENT, WALL, None, None))
    one.does(EVENT, *posted("card-0100"))
    one.run_sql(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$",
        "CREATE TRIGGER refuse BEFORE INSERT ON changes EXECUTE FUNCTION refuse()",
    )
    (refusal,) = at_once([lambda: two.does(EVENT, *posted("card-0101"))])
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.retry_after) == ("unavailable", 2)
    one.run_sql("DROP TRIGGER refuse ON changes")
    two.does(EVENT, *posted("card-0102"))
    until(lambda: two.batches(WALL.name) and two.batches(WALL.name)[-1]["to"] == two.state(EVENT).seq)
    seen, upto = rows(known["snapshot"]), known["to"]
    for batch in two.batches(WALL.name):
        if batch["from"] <= upto:
            seen = brought_forward(seen, [change for change in batch["changes"] if change["seq"] > upto])
            upto = batch["to"]
    answer = two.on_the_wire(two.services.events.follow(EVENT, WALL, two.services.events.epoch, upto))
    seen = rows(answer["snapshot"]) if "snapshot" in answer else brought_forward(seen, answer["changes"])
    assert seen == snapshot(two.state(EVENT), WALL.name)
    assert {"card-0100", "card-0102"} <= {card.id for card in two.state(EVENT).all(Contribution)}


def test_many_events_write_at_once(houses: tuple[House, House]) -> None:
    """More than there are connections: who waits for one must not keep others from giving theirs back."""
    one, _ = houses
    names = [f"e{number:02}" for number in range(40)]
    for name in names:
        one.an_event(GATHERED[:5], twin=name)
    wish = (F, "add_question", {"question": "question-8", "text": "Und nun?"})
    works = [lambda name=name: one.does(f"{name}event-0001", *twins([wish], name)[0]) for name in names]
    assert at_once(works) == [6] * len(names)


def test_a_revoked_token_ends_at_the_other_process_too(houses: tuple[House, House]) -> None:
    one, two = houses
    one.an_event()
    access, token = one.services.access.issue(EVENT, Role.FACILITATOR)
    assert two.services.access.principal(token).access == access
    assert one.services.access.revoke(EVENT, access)

    def refused() -> bool:
        (answer,) = at_once([lambda: two.services.access.principal(token)])
        return isinstance(answer, Refused) and answer.code == "revoked"

    until(refused)


def test_heartbeats_go_on_when_the_database_is_away(houses: tuple[House, House], url: str) -> None:
    one, _ = houses
    one.an_event()
    one.services.events.follow(EVENT, WALL, None, None)
    one.run_sql("ALTER TABLE changes RENAME TO elsewhere")
    one.services.events.beat()
    one.run_sql("ALTER TABLE elsewhere RENAME TO changes")
    one.services.events.beat()
    assert [name for name, _, _ in one.sent] == ["heartbeat"]
