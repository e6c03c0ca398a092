"""A meeting to try the rules on. Commands go in as a client sends them, what happened comes out in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from formats.codec import decode_change, encode_change
from formats.commands import Actor, Role
from formats.decide import decide
from formats.records.wall import Step as HistoryStep
from formats.registry import all_commands, read_command
from formats.rejected import Code, Rejected
from formats.state import Change, Record, State, apply

O, F, H, P, J, T = (  # noqa: E741 - the letters of docs/protocol.md, and three more
    Role.ORGANISER,
    Role.FACILITATOR,
    Role.HOST,
    Role.PARTICIPANT,
    Role.PROJECTOR,
    Role.TIMER,
)
# Not on a full second and not on a full minute, so that rounding shows.
NOW = 1_790_000_012_345
WORKSHOP, OTHER_WORKSHOP, TALK, EVENT = "workshop-1", "workshop-2", "talk-0001", "event-0001"

Step = tuple[Any, ...]
"""(role, command, payload) and, where it is not the first workshop's or none, the item."""

OUTLOOK = {
    "text": "Im Frühjahr geht es weiter.",
    "addressee": "den Stadtrat",
    "reporter": "Ada Beispiel",
    "feedback_by": "2027-01-31",
    "next_dates": [{"text": "Zweites Treffen", "date": "2027-03-20", "place": "Lindenau"}],
}


def secret_of(contribution: str) -> str:
    return f"{contribution}-secret-0123456789"


def posted(contribution: str, question: str = "question-1", text: str | None = None) -> Step:
    said = text or f"Gedanke {contribution}"
    payload = {
        "question": question,
        "contribution": contribution,
        "text": said,
        "secret": secret_of(contribution),
    }
    item = OTHER_WORKSHOP if question == "question-9" else WORKSHOP
    return (P, "post_contribution", payload, item)


FOUNDED: tuple[Step, ...] = (
    (O, "create_event", {"event": EVENT, "title": "Ankommen in Lindenau", "starts_on": "2026-11-20"}),
    (O, "add_item", {"new": TALK, "type": "input", "title": "Impuls", "speaker": "Mo Muster"}),
    (O, "add_item", {"new": WORKSHOP, "type": "workshop", "title": "Leitfragen", "format": "leitfragen"}),
    (
        O,
        "add_item",
        {"new": OTHER_WORKSHOP, "type": "workshop", "title": "Nachmittag", "format": "leitfragen"},
    ),
    (F, "add_question", {"question": "question-1", "text": "Was hilft beim Ankommen?"}),
    (F, "add_question", {"question": "question-2", "text": "Was nehmen wir uns vor?"}),
    (F, "add_question", {"question": "question-9", "text": "Wer fehlt?"}, OTHER_WORKSHOP),
)
# question-1: cluster-1 [card-0001, card-0002, cluster-2 [card-0003]], cluster-3 [];
# loose: card-0004 and, hidden, card-0005.
GATHERED: tuple[Step, ...] = (
    *FOUNDED,
    (F, "open_phase", {"phase": "question-1"}),
    (F, "open_phase", {"phase": "question-9"}, OTHER_WORKSHOP),
    *(posted(f"card-000{n}") for n in range(1, 6)),
    posted("card-0009", "question-9"),
    (
        F,
        "create_cluster",
        {"cluster": "cluster-1", "question": "question-1", "contributions": ["card-0001", "card-0002"]},
    ),
    (
        F,
        "create_cluster",
        {
            "cluster": "cluster-2",
            "question": "question-1",
            "parent": "cluster-1",
            "contributions": ["card-0003"],
        },
    ),
    (F, "create_cluster", {"cluster": "cluster-3", "question": "question-1", "title": "Wege"}),
    (F, "create_cluster", {"cluster": "cluster-9", "question": "question-9"}, OTHER_WORKSHOP),
    (F, "hide_contribution", {"contribution": "card-0005", "reason": "Nennt einen Namen"}),
)


class Meeting:
    """A state, the Journal that made it, and a clock that only moves by hand."""

    def __init__(self, *steps: Step) -> None:
        self.state = State()
        self.journal: list[bytes] = []
        self.now = NOW
        self._sent = 0
        for step in steps:
            self.does(*step)

    def decides(
        self, role: Role, name: str, payload: dict[str, Any], item: str | None = None
    ) -> list[Change]:
        """Return what a Command would change; raises Rejected."""
        self._sent += 1
        command = read_command(json.loads(json.dumps(message(name, payload, item, f"command-{self._sent}"))))
        return decide(self.state, command, Actor(role, "device-of-somebody"), self.now)

    def does(
        self, role: Role, name: str, payload: dict[str, Any], item: str | None = None
    ) -> tuple[Change | None, list[Record]]:
        """Carry a Command out; return the Change (None: it changed nothing) and the records before it."""
        changes = self.decides(role, name, payload, item)
        assert len(changes) <= 1
        before: list[Record] = []
        for change in changes:
            self.journal.append(encode_change(change))
            assert decode_change(self.journal[-1]) == change
            before = apply(self.state, change)
        return (changes[0] if changes else None), before

    def tells(self, *step: Any) -> list[str] | Code:
        """Carry a Command out and tell what happened, or the code of the refusal."""
        try:
            change, before = self.does(*step)
        except Rejected as refusal:
            return refusal.code
        return told(self.state, change, before) if change else []

    def order(self, kind: type, *place: str | None) -> list[str]:
        return [record.id for record in self.state.ranked(kind, *place)]


def message(
    name: str, payload: dict[str, Any], item: str | None = None, id_: str = "command-1"
) -> dict[str, Any]:
    """Return a Command as it is sent, to the first workshop where one is due and nothing else is said."""
    spec = all_commands().get(name)
    item = item or (None if spec is None or spec.of_event else WORKSHOP)
    return {"id": id_, "name": name, "payload": payload, **({"item": item} if item else {})}


def told(state: State, change: Change, before: list[Record]) -> list[str]:
    """Tell a Change: its type, then a line per record with what is new; ranks as "2/3": second of three.

    Without the history, which has tests of its own.
    """
    known = {record.ref: record for record in before}
    lines = [change.type]
    for record in (record for record in change.put if not isinstance(record, HistoryStep)):
        news = " ".join(_news(state, record, known.get(record.ref)))
        lines.append(f"{'~' if record.ref in known else '+'} {record.kind()} {record.id} {news}".rstrip())
    lines += [f"- {ref.kind} {ref.id}" for ref in change.drop if ref.kind != HistoryStep.kind()]
    lines += [f"forget {id_}" for id_ in change.forget]
    return lines


def _news(state: State, record: Record, before: Record | None) -> Iterator[str]:
    not_default = msgspec.to_builtins(record, enc_hook=str)
    needed_first = sorted(msgspec.structs.fields(record), key=lambda field: not field.required)
    for name in (field.name for field in needed_first):
        value = msgspec.to_builtins(getattr(record, name), enc_hook=str)
        is_news = getattr(before, name) != getattr(record, name) if before else name in not_default
        if name in ("id", "item") or not is_news:
            continue
        if name in ("rank", "also_rank") and value:
            place = record.place if name == "rank" else (record.question, record.also)
            standing = [other.id for other in state.ranked(type(record), *place)]
            yield f"{name}={standing.index(record.id) + 1}/{len(standing)}"
        elif name != "digest":
            yield f"{name}={value}"
