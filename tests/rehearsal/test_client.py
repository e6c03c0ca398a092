"""The client against a real server that dies, comes back, and comes back from a backup."""

import asyncio
import datetime
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.rehearsal.case import Case, Question
from server.rehearsal.client import Client, new_id
from server.rehearsal.connection import Refusal
from server.rehearsal.http import Http
from server.rehearsal.own_server import EMAIL, OwnServer
from server.rehearsal.people import ROOM, Organiser, Phone, Stage
from server.rehearsal.report import Tally
from server.rehearsal.view import View

CASE = Case(title="Probe", date=datetime.date(2026, 2, 3), questions=(Question("Warum?"),))


async def opened(server: OwnServer) -> tuple[Organiser, Stage]:
    organiser = await Organiser.logging_in(server.url, EMAIL, server.password)
    stage = await organiser.set_up(CASE)
    await organiser.command(stage.event, "open_phase", {"phase": stage.questions[0]}, stage.workshop)
    return organiser, stage


async def phone_at(server: OwnServer, stage: Stage, tally: Tally) -> Phone:
    phone = await Phone.joining(server.url, stage, tally)
    await phone.client.follow(stage.wall)
    return phone


def texts(view: View) -> list[str]:
    return sorted(record["text"] for record in view.of_kind("contribution"))


@pytest.fixture
def fresh_server(tmp_path: Path) -> OwnServer:
    server = OwnServer(tmp_path)
    server.make_organiser()
    return server


@pytest.mark.xdist_group("rehearsal")
def test_a_post_survives_the_death_of_the_server(fresh_server: OwnServer) -> None:
    async def story() -> tuple[list[str], int]:
        await fresh_server.start()
        _, stage = await opened(fresh_server)
        phone = await phone_at(fresh_server, stage, Tally())
        fresh_server.kill()
        posting = asyncio.create_task(phone.post(stage.questions[0], "nach dem Absturz", new_id()))
        await fresh_server.start()
        await posting
        await phone.client.until(stage.wall, lambda view: bool(texts(view)))
        await phone.client.close()
        return texts(phone.client.views[stage.wall]), phone.client.connects

    try:
        assert asyncio.run(story()) == (["nach dem Absturz"], 2)
    finally:
        fresh_server.stop()


def restore(backup: Path, data: Path) -> None:
    """Put a backup back, as a restore does: with an epoch of its own."""
    shutil.rmtree(data)
    shutil.copytree(backup, data)
    with closing(sqlite3.connect(data / "teilhabe.sqlite")) as database:
        database.execute("UPDATE meta SET value = 'restored' WHERE key = 'epoch'")
        database.commit()


async def lose_a_contribution(server: OwnServer, writer: Phone, question: str, backup: Path) -> None:
    """Post before and after a backup, then let the server start again from the backup."""
    await writer.post(question, "vor der Sicherung", new_id())
    server.stop()
    shutil.copytree(server.folder / "data", backup)
    await server.start()
    await writer.post(question, "nach der Sicherung", new_id())
    server.kill()
    restore(backup, server.folder / "data")
    await server.start()


@pytest.mark.xdist_group("rehearsal")
def test_a_restored_backup_heals_from_the_phones(fresh_server: OwnServer, tmp_path: Path) -> None:
    """What was acknowledged after the backup was made comes back from the devices that wrote it."""

    def healed(view: View) -> bool:
        return view.epoch == "restored" and len(texts(view)) == 2

    async def story() -> list[list[str]]:
        await fresh_server.start()
        _, stage = await opened(fresh_server)
        phones = [await phone_at(fresh_server, stage, Tally()) for _ in range(2)]
        await lose_a_contribution(fresh_server, phones[0], stage.questions[0], tmp_path / "backup")
        for phone in phones:
            await phone.client.until(stage.wall, healed)
            await phone.client.close()
        return [texts(phone.client.views[stage.wall]) for phone in phones]

    try:
        assert asyncio.run(story()) == [["nach der Sicherung", "vor der Sicherung"]] * 2
    finally:
        fresh_server.stop()


@pytest.mark.xdist_group("rehearsal")
def test_a_revoked_client_ends_and_does_not_come_back(own_server: OwnServer) -> None:
    async def story() -> str:
        organiser, stage = await opened(own_server)
        http = organiser.http
        granted = await http.post(f"/api/events/{stage.event}/access", {"role": "projector", "name": ""})
        projector = Client(own_server.url, granted["token"])
        await projector.follow(ROOM)
        gone = asyncio.create_task(projector.until(ROOM, lambda view: False))
        await asyncio.sleep(0)
        await http.delete(f"/api/events/{stage.event}/access/{granted['access']}")
        with pytest.raises(Refusal) as ended:
            await gone
        await projector.close()
        return ended.value.code

    assert asyncio.run(story()) == "revoked"


@pytest.mark.xdist_group("rehearsal")
def test_a_bad_token_and_a_final_refusal_are_raised(own_server: OwnServer) -> None:
    async def story() -> tuple[str, str, str]:
        _, stage = await opened(own_server)
        stranger = Client(own_server.url, "nonsense")
        with pytest.raises(Refusal) as unknown:
            await stranger.follow(ROOM)
        await stranger.close()
        phone = await phone_at(own_server, stage, Tally())
        with pytest.raises(Refusal) as forbidden:
            await phone.client.command("open_phase", {"phase": stage.questions[0]}, stage.workshop)
        await phone.client.close()
        with pytest.raises(Refusal) as wrong:
            await Http(own_server.url).post("/api/session", {"email": EMAIL, "password": "not this one"})
        return unknown.value.code, forbidden.value.code, wrong.value.code

    assert asyncio.run(story()) == ("unauthenticated", "not_allowed", "wrong_login")
