"""The office, as a browser without script uses it."""

from urllib.parse import urlsplit

from formats.records.room import Event
from server.services import Services
from tests.server.office import errors, state_of
from tests.server.visitor import Visitor


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
