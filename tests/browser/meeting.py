"""A meeting to look at with a browser: what its organiser does over HTTP, as in docs/protocol.md."""

import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

Record = dict[str, Any]


def call(
    url: str, path: str, body: Record | None = None, token: str = "", method: str | None = None
) -> Record:
    """POST `body`, or GET without one; return the answer. Raises HTTPError for a refusal."""
    content = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    request = Request(url + path, content, headers, method=method)  # noqa: S310 - our own server
    with urlopen(request, timeout=20) as response:  # noqa: S310
        answer: Record = json.load(response)
    return answer


@dataclass(slots=True)
class Meeting:
    """One event and what its organiser may do. `item` is a workshop; a question's phase has its id."""

    url: str
    token: str
    event: str
    code: str
    join_url: str

    @classmethod
    def create(cls, url: str, token: str, **about: Any) -> "Meeting":
        answer = call(url, "/api/events", {"starts_on": "2026-11-21", **about}, token)
        return cls(url, token, answer["event"], answer["code"], answer["join_url"])

    def does(self, name: str, payload: Record, item: str | None = None) -> None:
        command = {"id": secrets.token_urlsafe(16), "name": name, "payload": payload}
        path = f"/api/events/{self.event}/commands"
        call(self.url, path, command | ({"item": item} if item else {}), self.token)

    def add_item(self, title: str, kind: str = "workshop", **more: Any) -> str:
        item = secrets.token_urlsafe(16)
        layout = {"format": "leitfragen"} if kind == "workshop" else {}
        self.does("add_item", {"new": item, "type": kind, "title": title, **layout, **more})
        return item

    def ask(self, item: str, text: str, hint: str = "") -> str:
        question = secrets.token_urlsafe(16)
        self.does("add_question", {"question": question, "text": text, "hint": hint}, item)
        return question

    def open(self, item: str, phase: str) -> None:
        self.does("open_phase", {"phase": phase}, item)

    def end(self, item: str, phase: str, grace: int = 90) -> None:
        self.does("end_phase", {"phase": phase, "grace": grace}, item)

    def close(self, item: str, phase: str) -> None:
        self.does("close_phase", {"phase": phase}, item)

    def cluster(
        self, item: str, question: str, title: str, texts: list[str], parent: str | None = None
    ) -> str:
        """Put the contributions with these wordings under a title."""
        cluster = secrets.token_urlsafe(16)
        ids = [card["id"] for card in self.cards(item) if card["text"] in texts]
        more = {"parent": parent} if parent else {}
        wish = {"cluster": cluster, "question": question, "title": title, "contributions": ids, **more}
        self.does("create_cluster", wish, item)
        return cluster

    def finish(self) -> None:
        outlook = {
            "text": "Im Frühjahr sehen wir uns die Ergebnisse gemeinsam an.",
            "addressee": "Ausschuss für Soziales",
            "reporter": "Koordinierungsstelle",
            "feedback_by": "2027-01-31",
            "next_dates": [{"text": "Zweites Treffen", "date": "2027-03-12", "place": "Rathaus"}],
        }
        self.does("fill_outlook", {"outlook": outlook})
        self.does("close_event", {})

    def revoke(self, access: str) -> None:
        call(self.url, f"/api/events/{self.event}/access/{access}", token=self.token, method="DELETE")

    def review(self, item: str) -> str:
        """The phase in which a workshop looks at its wall."""
        phases = self.records("room", "phase")
        return next(phase["id"] for phase in phases if phase["item"] == item and phase["name"] == "review")

    def records(self, stream: str, kind: str) -> list[Record]:
        answer = call(self.url, f"/api/events/{self.event}/streams/{stream}", token=self.token)
        return [record for record in answer["snapshot"] if record["kind"] == kind]

    def cards(self, item: str) -> list[Record]:
        return self.records(f"wall:{item}", "contribution")

    def texts(self, item: str) -> list[str]:
        """What hangs on the wall, sorted by wording."""
        return sorted(card["text"] for card in self.cards(item))
