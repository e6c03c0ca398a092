"""Who takes part in a rehearsal: phones that write, an organiser who prepares, a facilitator who sorts."""

import asyncio
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from server.rehearsal.case import Case, Cluster
from server.rehearsal.client import Client, new_id
from server.rehearsal.connection import Refusal
from server.rehearsal.http import Http
from server.rehearsal.report import Tally, Watch
from server.rehearsal.view import View
from server.rehearsal.wire import Answer

ROOM = "room"


class Stage(NamedTuple):
    """Where the meeting takes place: the ids that everybody speaks of."""

    event: str
    code: str
    proof: str
    workshop: str
    questions: tuple[str, ...]

    @property
    def wall(self) -> str:
        return f"wall:{self.workshop}"


class Phone:
    """A participant. Writes one contribution at a time and offers all of them again to a restored server."""

    def __init__(self, client: Client, http: Http, stage: Stage, tally: Tally) -> None:
        self.client, self.http = client, http
        self._stage, self._tally = stage, tally
        self._own: list[dict[str, str]] = []
        self._writing = asyncio.Lock()
        self._offers: set[asyncio.Task[None]] = set()
        client.on_new_epoch = self._offer_again

    @classmethod
    async def joining(cls, base_url: str, stage: Stage, tally: Tally, name: str = "") -> "Phone":
        """Join by the QR link and follow the room."""
        ticket = await Http(base_url).post(
            "/api/join", {"code": stage.code, "proof": stage.proof, "name": name}
        )
        token = ticket["token"]
        phone = cls(Client(base_url, token), Http(base_url, token), stage, tally)
        await phone.client.follow(ROOM)
        return phone

    async def may_write(self, question: str) -> None:
        """Wait until this phone sees that the question is open."""

        def writable(view: View) -> bool:
            phase = view.records.get(("phase", question), {})
            return phase.get("state", "planned") in ("open", "ending")

        await self.client.until(ROOM, writable)

    async def post(self, question: str, text: str, contribution: str) -> None:
        """Post until the server answers; a final refusal is counted."""
        payload = {
            "question": question,
            "contribution": contribution,
            "text": text,
            "secret": new_id(),
        }
        async with self._writing:
            self._own.append(payload)
            self._tally.wishes(contribution, text)
            try:
                await self.client.command("post_contribution", payload, self._stage.workshop)
            except Refusal as refusal:
                self._tally.got_refusal(refusal)
            else:
                self._tally.got_answer(contribution)

    def _offer_again(self) -> None:
        offer = asyncio.get_running_loop().create_task(self._offer_all())
        self._offers.add(offer)
        offer.add_done_callback(self._offers.discard)

    async def _offer_all(self) -> None:
        async with self._writing:
            for payload in self._own:
                try:
                    await self.client.command("post_contribution", payload, self._stage.workshop)
                except Refusal as refusal:
                    self._tally.got_refusal(refusal)


class Organiser:
    """Prepares and ends the meeting, all of it over HTTP."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self.http = Http(base_url, token)

    @classmethod
    async def logging_in(cls, base_url: str, email: str, password: str) -> "Organiser":
        answer = await Http(base_url).post("/api/session", {"email": email, "password": password})
        return cls(base_url, answer["token"])

    async def command(self, event: str, name: str, payload: object, item: str | None = None) -> None:
        wish = {"id": new_id(), "name": name, "payload": payload} | ({"item": item} if item else {})
        await self.http.post(f"/api/events/{event}/commands", wish)

    async def set_up(self, case: Case) -> Stage:
        """Create the event of a case: inputs, then one workshop with all questions."""
        described = {
            "title": case.title,
            "starts_on": case.date.isoformat(),
            "place_name": case.place,
            "organiser": case.organiser,
            "introduction": case.introduction,
        }
        if case.participants_about is not None:
            described["attended_by"] = f"rund {case.participants_about} Teilnehmer:innen"
        created = await self.http.post("/api/events", described)
        event, workshop = created["event"], new_id()
        for given in case.inputs:
            item = {"new": new_id(), "type": "input", "title": given.title}
            await self.command(event, "add_item", item | {"speaker": given.speaker, "text": given.text})
        meeting = {"new": workshop, "type": "workshop", "title": case.workshop, "format": "leitfragen"}
        await self.command(event, "add_item", meeting)
        questions = tuple(new_id() for _ in case.questions)
        for asked, question in zip(case.questions, questions, strict=True):
            await self.command(event, "add_question", {"question": question, "text": asked.text}, workshop)
        proof = urlsplit(created["join_url"]).path.rsplit("/", 1)[-1]
        return Stage(event, created["code"], proof, workshop, questions)

    async def invite(self, event: str, role: str) -> Client:
        """Return a client for a new facilitator or projector."""
        answer = await self.http.post(f"/api/events/{event}/access", {"role": role, "name": ""})
        return Client(self._base_url, answer["token"])

    async def close(self, event: str, case: Case) -> None:
        """Say how it goes on, and close the event."""
        dates = [{"text": d.text, "date": d.date, "place": d.place} for d in case.next_dates]
        outlook = {
            "text": case.outlook,
            "addressee": case.addressee,
            "reporter": case.reporter,
            "feedback_by": case.report_by.isoformat(),
            "next_dates": dates,
            "dates_open": not dates,
        }
        await self.command(event, "fill_outlook", {"outlook": outlook})
        await self.command(event, "close_event", {})

    async def snapshot(self, event: str, stream: str) -> Answer:
        return await self.http.get(f"/api/events/{event}/streams/{stream}")

    async def documentation(self, event: str) -> bytes:
        return await self.http.download(f"/api/events/{event}/documentation.docx")


class Facilitator:
    """Leads through the questions and sorts what arrives on the wall."""

    def __init__(self, client: Client, stage: Stage, tally: Tally) -> None:
        self.client = client
        self.watch = Watch(tally)
        self._stage = stage
        self._last: dict[tuple[str, str | None], str] = {}
        client.on_change = self.watch.take

    async def take_place(self) -> None:
        for stream in (ROOM, self._stage.wall, "desk"):
            await self.client.follow(stream)

    async def open(self, question: str) -> None:
        await self.client.command("open_phase", {"phase": question}, self._stage.workshop)

    async def ask_for_help(self, question: str) -> None:
        await self.client.command("ask_for_help", {"question": question}, self._stage.workshop)

    async def end_help(self, question: str) -> None:
        await self.client.command("end_help", {"question": question}, self._stage.workshop)

    async def sees(self, contributions: set[str]) -> None:
        """Wait until all of these hang on the wall."""
        wanted = {("contribution", contribution) for contribution in contributions}
        await self.client.until(self._stage.wall, lambda view: wanted <= view.records.keys())

    async def sort(self, question: str, clusters: tuple[Cluster, ...], cards: Iterator[str]) -> None:
        """Sort `cards`, which come in the case's order, into the case's clusters."""
        await self._sort_into(question, None, clusters, cards)

    async def _sort_into(
        self, question: str, parent: str | None, clusters: tuple[Cluster, ...], cards: Iterator[str]
    ) -> None:
        for cluster in clusters:
            own = [next(cards) for _ in cluster.contributions]
            here = parent
            if cluster.title is not None:
                here = await self._make(question, parent, cluster.title)
            await self._lay_out(question, here, own)
            await self._sort_into(question, here, cluster.clusters, cards)

    async def _make(self, question: str, parent: str | None, title: str) -> str:
        cluster = new_id()
        made = {"cluster": cluster, "question": question, "title": title, "parent": parent}
        await self.client.command("create_cluster", made, self._stage.workshop)
        return cluster

    async def _lay_out(self, question: str, cluster: str | None, cards: list[str]) -> None:
        """Move cards into a cluster (None: they stay loose), in this order, before all others there."""
        for card in cards:
            move = {"contribution": card, "cluster": cluster, "after": self._last.get((question, cluster))}
            await self.client.command("move_contribution", move, self._stage.workshop)
            self._last[question, cluster] = card
