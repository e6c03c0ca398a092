"""The programme and its questions in the office: made, ordered, advised, and kept once somebody wrote."""

import json

import pytest
from flask import Flask

from formats.commands import Role
from formats.records.room import Item, Question
from server.office.hints import question_hints
from server.services import Services
from tests.server.office import errors, seq_of, state_of
from tests.server.visitor import OURS, Visitor


def test_form_that_was_sent_with_other_content_says_so(
    organiser: Visitor, event: str, services: Services
) -> None:
    address = f"/office/events/{event}/items/new/break"
    organiser.get(address)
    wish = organiser.form("Ins Programm aufnehmen").fields["wish"]
    organiser.post(address, {"wish": wish, "title": "Pause", "starts_at": ""})
    before = seq_of(services, event)
    organiser.post(address, {"wish": wish, "title": "Mittag", "starts_at": ""})
    assert (organiser.status, seq_of(services, event)) == (422, before)
    assert "schon einmal gesendet" in organiser.text
    organiser.send("Ins Programm aufnehmen")
    assert [item.title for item in state_of(services, event).ranked(Item)][-2:] == ["Pause", "Mittag"]


def test_programme_grows_moves_and_shrinks(organiser: Visitor, event: str, services: Services) -> None:
    organiser.get(f"/office/events/{event}").follow("Impuls")
    organiser.send(
        "Ins Programm aufnehmen", title="Zahlen", starts_at="10:15", speaker="Ada Muster", text="Viele."
    )
    assert organiser.text.startswith("Gespeichert.")

    def titles() -> list[str]:
        return [item.title for item in state_of(services, event).ranked(Item)]

    assert titles() == ["Was der Platz braucht", "Zahlen"]
    talk = state_of(services, event).ranked(Item)[1]
    assert (talk.type, talk.starts_at, talk.speaker, talk.text) == ("input", "10:15", "Ada Muster", "Viele.")

    form = organiser.form("Nach oben: Zahlen")
    up = {"wish": form.fields["wish"], "after": form.xpath(".//button")[0].get("value")}
    organiser.post(form.action, up)
    assert titles() == ["Zahlen", "Was der Platz braucht"]
    seq = seq_of(services, event)
    organiser.post(form.action, up)
    assert seq_of(services, event) == seq

    organiser.follow("Bearbeiten: Zahlen").send("Speichern", starts_at="", title="Zahlen und Bilder")
    talk = state_of(services, event).get(Item, talk.id)
    assert (talk.title, talk.starts_at) == ("Zahlen und Bilder", None)

    organiser.follow("Entfernen: Zahlen und Bilder")
    assert "Was dazu eingegeben wurde, ist dann weg." in organiser.text
    again = (organiser.address, dict(organiser.form("Aus dem Programm nehmen").form_values()))
    organiser.send("Aus dem Programm nehmen")
    assert titles() == ["Was der Platz braucht"]
    assert organiser.post(*again).status == 200


def test_questions_are_added_ordered_and_advised(organiser: Visitor, event: str, services: Services) -> None:
    workshop = state_of(services, event).ranked(Item)[0].id
    organiser.get(f"/office/events/{event}/items/{workshop}/questions")
    assert organiser.page.xpath("//ul[contains(@class, 'hints')]") == []
    organiser.send("Frage hinzufügen", text="Ist der Platz schön?", hint="Ehrlich.")
    assert organiser.page.xpath("//ul[contains(@class, 'hints')]/li/text()") == [
        "Darauf lässt sich mit Ja oder Nein antworten. Offener fragt, wer mit Wie oder Was beginnt."
    ]

    def questions() -> list[str]:
        return [question.text for question in state_of(services, event).ranked(Question, workshop)]

    assert questions() == ["Was macht den Platz lebendig?", "Wie bleibt er ruhig?", "Ist der Platz schön?"]
    form = organiser.form("Nach oben: Ist der Platz schön?")
    up = {"wish": form.fields["wish"], "after": form.xpath(".//button")[0].get("value")}
    organiser.post(form.action, up)
    assert questions() == ["Was macht den Platz lebendig?", "Ist der Platz schön?", "Wie bleibt er ruhig?"]
    organiser.follow("Bearbeiten: Ist der Platz schön?").send("Speichern", text="Was ist schön am Platz?")
    organiser.follow("Entfernen: Wie bleibt er ruhig?").send("Frage entfernen")
    assert questions() == ["Was macht den Platz lebendig?", "Was ist schön am Platz?"]
    organiser.send("Frage hinzufügen", text="")
    assert errors(organiser) == {"text": "Bitte ausfüllen."}


def test_what_somebody_wrote_to_stays(organiser: Visitor, event: str, app: Flask, services: Services) -> None:
    now = state_of(services, event)
    item, question = now.ranked(Item)[0].id, now.all(Question)[0].id
    _access, token = services.access.issue(event, Role.PARTICIPANT)
    organiser.client.post(
        f"/api/events/{event}/commands",
        json={"id": "o" * 22, "name": "open_phase", "item": item, "payload": {"phase": question}},
        headers={**OURS, "Authorization": f"Bearer {inline_token(organiser, event)}"},
    )
    for where in (f"items/{item}/remove", f"items/{item}/questions/{question}/remove"):
        organiser.get(f"/office/events/{event}/{where}")
        assert "Hier kann gerade geschrieben werden." in organiser.text
        assert organiser.post(f"/office/events/{event}/{where}", {"wish": "v" * 22}).status == 409
        assert "Hier kann gerade geschrieben werden." in organiser.text
    said = {"question": question, "contribution": "c" * 22, "text": "Ein Brunnen", "secret": "s" * 22}
    posted = app.test_client().post(
        f"/api/events/{event}/commands",
        json={"id": "p" * 22, "name": "post_contribution", "item": item, "payload": said},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert posted.json["ok"]
    before = seq_of(services, event)
    for where in (f"items/{item}/remove", f"items/{item}/questions/{question}/remove"):
        organiser.get(f"/office/events/{event}/{where}")
        assert "deshalb bleibt es erhalten" in organiser.text
        assert organiser.page.xpath("//main//button") == []
        forced = organiser.post(f"/office/events/{event}/{where}", {"wish": "w" * 22})
        assert (forced.status, seq_of(services, event)) == (409, before)


def inline_token(organiser: Visitor, event: str) -> str:
    page = organiser.get(f"/desk/{event}").page.get_element_by_id("page")
    return str(json.loads(page.text)["token"])


FINE = [
    "Was macht den Platz lebendig?",
    "Wie bleibt er ruhig?",
    "Welche Wege fehlen?",
    "In welchen Räumen trifft man sich?",
    "Woran merken wir, dass es gelungen ist?",
]
ADVICE = [
    ("Was fehlt", ["Es fehlt ein Fragezeichen."]),
    (
        "Was fehlt? Und wem?",
        ["Das sind mehrere Fragen auf einmal. Einzeln gestellt, werden alle beantwortet."],
    ),
    (
        "Gibt es genug Bänke?",
        ["Darauf lässt sich mit Ja oder Nein antworten. Offener fragt, wer mit Wie oder Was beginnt."],
    ),
    (f"Was {'x' * 116}?", ["Die Frage hat 121 Zeichen. Bis 120 liest man sie auf einen Blick."]),
    (f"Was {'x' * 115}?", []),
]


@pytest.mark.parametrize(("text", "hints"), [*((text, []) for text in FINE), *ADVICE])
def test_advice_on_questions(app: Flask, text: str, hints: list[str]) -> None:
    with app.test_request_context():
        assert question_hints(text) == hints
