"""The office, as a browser without script uses it."""

import json
from urllib.parse import urlsplit

import pytest
from flask import Flask

from formats.commands import Role
from formats.records.room import Event, Item, Question
from formats.state import State
from server.office.hints import question_hints
from server.services import Services
from tests.server.visitor import OURS, Visitor


def state_of(services: Services, event: str) -> State:
    return services.events.settled(event)


def seq_of(services: Services, event: str) -> int:
    return state_of(services, event).seq


def errors(visitor: Visitor) -> dict[str, str]:
    """Field to sentence, as the page shows them next to the fields."""
    found = visitor.page.xpath("//p[contains(@class, 'field__error')]")
    return {error.get("id").removesuffix("-error"): error.text_content().strip() for error in found}


def test_first_page_says_what_to_do(organiser: Visitor) -> None:
    organiser.get("/office/")
    assert "Hier stehen bald Ihre Veranstaltungen." in organiser.text
    assert organiser.follow("Erste Veranstaltung anlegen").status == 200


def test_event_is_created_with_everything_that_was_said(organiser: Visitor, services: Services) -> None:
    said = {
        "title": "Wohnen in der Weststadt",
        "starts_on": "2027-03-18",
        "ends_on": "2027-03-19",
        "place_name": "Bürgersaal, Musterstadt",
        "organiser": "Amt für Stadtentwicklung",
        "introduction": "Zwei Zeilen.\nDie zweite.",
        "scope": "Offen ist die Gestaltung.",
        "use_of_results": "Der Ausschuss berät im Mai.",
        "attended_by": "rund fünfzig Menschen",
        "editor": "Kim Beispiel",
    }
    organiser.get("/office/events/new").send("Veranstaltung anlegen", **said)
    event = urlsplit(organiser.address).path.rpartition("/")[2]
    record = state_of(services, event).all(Event)[0]
    assert {name: getattr(record, name) for name in said} == said
    assert "18. März 2027 bis 19. März 2027" in organiser.text
    assert [each.text_content() for each in organiser.get("/office/").page.xpath("//h2")] == [said["title"]]


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    organiser: Visitor, services: Services
) -> None:
    organiser.get("/office/events/new")
    organiser.send("Veranstaltung anlegen", title=" ", starts_on="18.3.2027", scope="Bleibt stehen.")
    assert organiser.status == 422
    assert errors(organiser) == {
        "title": "Bitte ausfüllen.",
        "starts_on": "Bitte ein Datum angeben, zum Beispiel 2027-03-18.",
    }
    summary = organiser.page.xpath("//div[contains(@class, 'error-summary')]//a/@href")
    assert summary == ["#title", "#starts_on"]
    assert organiser.page.get_element_by_id("scope").value.strip() == "Bleibt stehen."
    assert organiser.page.get_element_by_id("title").get("aria-describedby") == "title-error"
    organiser.send("Veranstaltung anlegen", title="Jetzt", starts_on="2027-02-31")
    assert list(errors(organiser)) == ["starts_on"]
    organiser.send("Veranstaltung anlegen", starts_on="2027-03-18", ends_on="2027-03-17")
    assert errors(organiser) == {"ends_on": "Das Ende liegt vor dem Anfang."}
    organiser.send("Veranstaltung anlegen", ends_on="", title="x" * 201)
    assert errors(organiser) == {"title": "Der Text ist zu lang. Möglich sind 200 Zeichen."}
    assert "Hier stehen bald" in organiser.get("/office/").text


def test_creating_twice_with_one_form_makes_one_event(organiser: Visitor) -> None:
    organiser.get("/office/events/new")
    form = organiser.form("Veranstaltung anlegen")
    form.fields.update(title="Nur einmal", starts_on="2027-03-18")
    values = dict(form.form_values())
    first = organiser.post("/office/events/new", values).address
    second = organiser.post("/office/events/new", values).address
    assert (second, len(organiser.get("/office/").page.xpath("//ul[contains(@class, 'events')]/li"))) == (
        first,
        1,
    )


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


def test_closing_asks_for_what_is_missing_first(organiser: Visitor, event: str, services: Services) -> None:
    organiser.get(f"/office/events/{event}").follow("Veranstaltung schließen")
    assert [each.text_content().strip() for each in organiser.page.xpath("//main//li")] == [
        "wer die Ergebnisse bekommt",
        "wer zurückmeldet, was daraus wird",
        "bis wann zurückgemeldet wird",
        "die nächsten Termine, oder dass sie noch offen sind",
    ]
    forced = organiser.post(f"/office/events/{event}/close", {"wish": "x" * 22})
    assert (forced.status, state_of(services, event).all(Event)[0].closed) == (409, False)

    organiser.follow("Ausfüllen, wie es weitergeht")
    organiser.send(
        "Speichern",
        addressee="Ausschuss für Umwelt",
        reporter="Frau Muster",
        feedback_by="2027-05-01",
        **{"date-2-text": "Zweites Treffen", "date-2-date": "2027-06-01", "date-2-place": "Saal"},
    )
    outlook = state_of(services, event).all(Event)[0].outlook
    assert [(each.text, each.date, each.place) for each in outlook.next_dates] == [
        ("Zweites Treffen", "2027-06-01", "Saal")
    ]
    assert (outlook.addressee, outlook.reporter, outlook.feedback_by) == (
        "Ausschuss für Umwelt",
        "Frau Muster",
        "2027-05-01",
    )
    organiser.follow("Veranstaltung schließen").send("Jetzt schließen")
    assert state_of(services, event).all(Event)[0].closed
    assert organiser.page.xpath("//a[normalize-space() = 'Impuls']") == []
    organiser.send("Wieder öffnen")
    assert not state_of(services, event).all(Event)[0].closed


def test_outlook_keeps_what_was_typed_and_names_the_row(organiser: Visitor, event: str) -> None:
    organiser.get(f"/office/events/{event}/outlook")
    organiser.send("Speichern", addressee="Amt", **{"date-1-date": "morgen", "date-1-place": "Saal"})
    assert errors(organiser) == {"date-1-date": "Bitte ein Datum angeben, zum Beispiel 2027-03-18."}
    assert organiser.page.get_element_by_id("date-1-place").value == "Saal"


def test_links_for_facilitators_are_shown_and_ended(organiser: Visitor, event: str, app: Flask) -> None:
    organiser.get(f"/office/events/{event}").follow("Link für die Moderation")
    values = {**dict(organiser.form("Link anlegen").form_values()), "name": "Robin"}
    organiser.post(f"/office/events/{event}/links/new/facilitator", values)
    organiser.post(f"/office/events/{event}/links/new/facilitator", values)
    links = organiser.page.xpath("//input[@class='address']/@value")
    assert len(links) == 1
    path, _, token = urlsplit(links[0]).path, None, urlsplit(links[0]).fragment
    assert path == f"/desk/{event}"

    def role() -> object:
        answer = app.test_client().get(f"/api/events/{event}", headers={"Authorization": f"Bearer {token}"})
        return answer.json["role"] if answer.json["ok"] else answer.json["code"]

    assert role() == "facilitator"
    organiser.follow("Link beenden: Robin").send("Link beenden")
    assert (role(), organiser.page.xpath("//input[@class='address']")) == ("revoked", [])


FOREIGN = [
    "",
    "/about",
    "/close",
    "/outlook",
    "/documentation.docx",
    "/items/new/break",
    "/items/new/workshop?format=leitfragen",
    "/items/{item}",
    "/items/{item}/remove",
    "/items/{item}/questions",
    "/items/{item}/questions/{question}",
    "/items/{item}/questions/{question}/remove",
    "/links/new/facilitator",
    "/links/{link}/end",
]


@pytest.mark.parametrize("where", FOREIGN)
def test_somebody_elses_event_is_not_there(
    where: str, organiser: Visitor, rival: Visitor, event: str, services: Services
) -> None:
    now = state_of(services, event)
    item, question = now.ranked(Item)[0].id, now.all(Question)[0].id
    link, _token = services.access.issue(event, Role.FACILITATOR, "Robin")
    address = f"/office/events/{event}{where.format(item=item, question=question, link=link)}"
    assert organiser.get(address).status == 200
    missing = rival.get("/office/events/gibt-es-nicht-0000")
    mine = rival.get(address)
    assert (mine.status, mine.response.data) == (404, missing.response.data)
    if where.endswith("docx") or not where:
        return
    before = now.seq
    posted = rival.post(address, {"wish": "w" * 22, "title": "Fremd", "text": "Fremd?", "name": "Fremd"})
    assert (posted.status, seq_of(services, event)) == (404, before)
    assert not {grant.id: grant.revoked for grant in services.access.grants(event)}[link]


def test_records_of_other_workshops_are_not_found(organiser: Visitor, event: str, services: Services) -> None:
    organiser.get(f"/office/events/{event}/items/new/workshop?format=leitfragen")
    organiser.send("Ins Programm aufnehmen", title="Zweiter")
    now = state_of(services, event)
    first, second = now.ranked(Item)
    question = now.ranked(Question, first.id)[0].id
    assert organiser.get(f"/office/events/{event}/items/{second.id}/questions/{question}").status == 404
    before = seq_of(services, event)
    wrong = f"/office/events/{event}/items/{second.id}/questions/{question}/remove"
    assert organiser.post(wrong, {"wish": "w" * 22}).status == 404
    assert seq_of(services, event) == before


def test_without_login_every_office_page_asks_for_one(app: Flask, event: str) -> None:
    stranger = app.test_client()
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("office.") or rule.endpoint in ("office.log_in", "office.set_up"):
            continue
        values = {name: event if name == "event" else "x" * 22 for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values)
        method = "GET" if "GET" in rule.methods else "POST"
        answer = stranger.open(address, method=method, headers=OURS)
        assert (rule.endpoint, answer.status_code) == (rule.endpoint, 302)
        assert answer.location == ("/office/login" if method == "POST" else f"/office/login?next={address}")


def test_big_text_passes_and_bigger_is_refused_calmly(
    organiser: Visitor, event: str, services: Services
) -> None:
    organiser.get(f"/office/events/{event}/about").send(
        "Speichern", introduction="ü" * 10_000, scope="ß" * 10_000
    )
    assert state_of(services, event).all(Event)[0].introduction == "ü" * 10_000
    organiser.get(f"/office/events/{event}/about").send("Speichern", introduction="ü" * 200_000)
    assert organiser.status == 413
    assert "Nichts davon wurde gespeichert." in organiser.text


def test_documentation_downloads(organiser: Visitor, event: str) -> None:
    answer = organiser.get(f"/office/events/{event}/documentation.docx").response
    assert (
        answer.headers["Content-Disposition"]
        == 'attachment; filename="Dokumentation-Ein-Platz-fuer-alle.docx"'
    )
    assert answer.data[:2] == b"PK"


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
