"""An invented event, filled by the Commands that people send: two questions sorted, one open."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from formats.commands import Actor, Role
from formats.records.wall import Cluster
from formats.registry import read_command
from server import organising
from server.organising import EventLine, new_id
from server.services import Services

EMAIL = "demo@teilhabe.example"
_SOMEBODY = Actor(Role.PARTICIPANT, "demo")
_MEETING = Path(__file__).with_name("meeting.json")


@dataclass(frozen=True, slots=True)
class Demo:
    """What one needs to click through the demo: the event, and a token for each link."""

    event: EventLine
    facilitator: str
    projector: str


def open_demo(services: Services, account: str) -> Demo:
    """Return the demo event of an account, made and filled where there is none."""
    known = organising.events_of(services, account)
    event = known[0] if known else _Filler(services, account).fill(msgspec.json.decode(_MEETING.read_bytes()))
    tokens = {role: _token(services, event.id, role) for role in (Role.FACILITATOR, Role.PROJECTOR)}
    return Demo(event, tokens[Role.FACILITATOR], tokens[Role.PROJECTOR])


def _token(services: Services, event: str, role: Role) -> str:
    """Return the token of the demo's own link, made at the first start."""
    for grant in services.access.grants(event):
        if grant.role is role and not grant.revoked:
            return services.access.token_of(grant.id)
    return services.access.issue(event, role, "Demo")[1]


def _given(clusters: list[str], points: list[int]) -> dict[str, int]:
    return {cluster: number for cluster, number in zip(clusters, points, strict=True) if number}


class _Filler:
    """Plays the organiser, the facilitator and the room, one after another."""

    def __init__(self, services: Services, account: str) -> None:
        self._services = services
        self._organiser = Actor(Role.ORGANISER, account)
        self._account = account
        self._event = ""
        self._clusters: dict[str, str] = {}
        self._doubled: list[tuple[str, str]] = []

    def fill(self, meeting: dict[str, Any]) -> EventLine:
        said = ("title", "organiser", "attended_by", "introduction", "scope", "use_of_results", "editor")
        text = {name: meeting[name] for name in said}
        today = date.today()
        line = organising.create_event(
            self._services,
            self._account,
            {**text, "starts_on": today.isoformat(), "place_name": meeting["place"]},
        )
        self._event = line.id
        workshop = self._programme(meeting)
        questions = [self._question(workshop, question["text"]) for question in meeting["questions"]]
        for question, asked in zip(questions, meeting["questions"], strict=True):
            self._do("open_phase", workshop, phase=question)
            self._answers(workshop, question, asked["clusters"])
            self._double(workshop)
            if question != questions[-1]:
                self._do("close_phase", workshop, phase=question)
        self._weigh(workshop, questions, meeting["weighing"])
        self._do("open_phase", workshop, phase=questions[-1])
        self._do("start_clock", workshop, seconds=15 * 60)
        self._outlook(meeting["outlook"], today)
        return line

    def _do(self, name: str, item: str | None = None, *, who: Actor | None = None, **payload: object) -> None:
        wish = {"id": new_id(), "name": name, "payload": payload} | ({"item": item} if item else {})
        self._services.events.submit(self._event, read_command(wish), who or self._organiser)

    def _programme(self, meeting: dict[str, Any]) -> str:
        """Add the programme in the order of its times; return the workshop's id."""
        workshop = new_id()
        own = {"type": "workshop", "format": "leitfragen", "new": workshop, **meeting["workshop"]}
        for item in sorted([*meeting["items"], own], key=lambda each: each["starts_at"]):
            self._do("add_item", **{"new": new_id(), **item})
        return workshop

    def _question(self, workshop: str, text: str) -> str:
        question = new_id()
        self._do("add_question", workshop, question=question, text=text)
        return question

    def _answers(
        self, workshop: str, question: str, clusters: list[dict[str, Any]], parent: str | None = None
    ) -> None:
        """Let people write what stands in the clusters, then sort it there."""
        for cluster in clusters:
            cards = [self._card(workshop, question, card) for card in cluster.get("contributions", [])]
            if cluster["title"] is None:
                continue
            made = self._clusters[cluster["title"]] = new_id()
            self._do(
                "create_cluster",
                workshop,
                cluster=made,
                question=question,
                title=cluster["title"],
                parent=parent,
                contributions=cards,
            )
            self._answers(workshop, question, cluster.get("clusters", []), made)

    def _card(self, workshop: str, question: str, card: str | dict[str, Any]) -> str:
        """Let somebody write a card, and others add what stands on it; return its id."""
        if isinstance(card, str):
            return self._post(workshop, question, card)
        written = self._post(workshop, question, card["text"], card.get("lang"))
        if stapled := [self._post(workshop, question, text) for text in card.get("stapled", [])]:
            self._do("staple_contributions", workshop, contributions=stapled, onto=written)
        if reason := card.get("conflict"):
            mark = {"conflict": new_id(), "reason": reason, "secret": secrets.token_urlsafe(24)}
            self._do("mark_conflict", workshop, who=_SOMEBODY, contribution=written, **mark)
        if translation := card.get("translation"):
            self._do("translate_contribution", workshop, contribution=written, by="person", **translation)
        if title := card.get("also"):
            self._doubled.append((written, title))
        return written

    def _double(self, workshop: str) -> None:
        """Put cards into a second cluster, once all clusters are there."""
        for card, title in self._doubled:
            self._do("double_contribution", workshop, contribution=card, cluster=self._clusters[title])
        self._doubled.clear()

    def _weigh(self, workshop: str, questions: list[str], asked: dict[str, Any]) -> None:
        """Let a room give dots to the clusters of a question, and count them."""
        weighing, question = new_id(), questions[asked["question"]]
        state = self._services.events.settled(self._event)
        clusters = [cluster.id for cluster in state.ranked(Cluster, question, None)]
        named = {"weighing": weighing, "question": question, "text": asked["text"], "clusters": clusters}
        self._do("add_weighing", workshop, dots=asked["dots"], **named)
        self._do("open_phase", workshop, phase=weighing)
        for nth, points in enumerate(asked["ballots"]):
            voter = Actor(Role.PARTICIPANT, f"demo-{nth}")
            self._do("cast_dots", workshop, who=voter, weighing=weighing, dots=_given(clusters, points))
        paper = asked["paper"]
        given = _given(clusters, paper["dots"])
        self._do("enter_paper_dots", workshop, weighing=weighing, people=paper["people"], dots=given)
        self._do("close_phase", workshop, phase=weighing)
        self._do("count_dots", workshop, weighing=weighing)

    def _post(self, workshop: str, question: str, text: str, lang: str | None = None) -> str:
        written = {"contribution": new_id(), "text": text, "secret": secrets.token_urlsafe(24)}
        spoken = {"lang": lang} if lang else {}
        self._do("post_contribution", workshop, who=_SOMEBODY, question=question, **written, **spoken)
        return written["contribution"]

    def _outlook(self, outlook: dict[str, Any], today: date) -> None:
        following = outlook["next"]
        meeting_day = (today + timedelta(days=following["in_days"])).isoformat()
        self._do(
            "fill_outlook",
            outlook={
                **{name: outlook[name] for name in ("text", "addressee", "reporter")},
                "feedback_by": (today + timedelta(days=outlook["in_days"])).isoformat(),
                "next_dates": [{"text": following["text"], "place": following["place"], "date": meeting_day}],
            },
        )
