"""An invented event, filled by the Commands that people send: two questions sorted, one open."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from formats.commands import Actor, Role
from formats.registry import read_command
from server import organising
from server.organising import EventLine, new_id
from server.services import Services

EMAIL = "demo@teilhabe.example"
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


class _Filler:
    """Plays the organiser, the facilitator and the room, one after another."""

    def __init__(self, services: Services, account: str) -> None:
        self._services = services
        self._organiser = Actor(Role.ORGANISER, account)
        self._account = account
        self._event = ""

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
            if question != questions[-1]:
                self._do("close_phase", workshop, phase=question)
        self._do("start_clock", workshop, seconds=15 * 60)
        self._outlook(meeting["outlook"], today)
        return line

    def _do(self, name: str, item: str | None = None, *, by: Actor | None = None, **payload: object) -> None:
        wish = {"id": new_id(), "name": name, "payload": payload} | ({"item": item} if item else {})
        self._services.events.submit(self._event, read_command(wish), by or self._organiser)

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
            cards = [self._post(workshop, question, text) for text in cluster.get("contributions", [])]
            if cluster["title"] is None:
                continue
            made = new_id()
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

    def _post(self, workshop: str, question: str, text: str) -> str:
        contribution = new_id()
        somebody = Actor(Role.PARTICIPANT, "demo")
        self._do(
            "post_contribution",
            workshop,
            by=somebody,
            question=question,
            contribution=contribution,
            text=text,
            secret=secrets.token_urlsafe(24),
        )
        return contribution

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
