"""Pages for everybody: typing the code, the live pages' beginnings, QR codes, poster, errors, languages."""

import io
import json
from typing import Any

import png
import pytest
from flask import Flask
from lxml import etree

from formats.commands import Role
from server import joining, links
from server.budgets import Budget
from server.organising import get_event
from server.services import Services
from tests.server.visitor import OURS, Visitor


@pytest.fixture(autouse=True)
def _fresh_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "WRONG_CODES", Budget("30 per minute"))


@pytest.fixture
def code(event: str, services: Services) -> str:
    return get_event(services, event).code


@pytest.fixture
def proof(app: Flask, code: str) -> str:
    with app.app_context():
        return links.join_proof(code)


def inline(visitor: Visitor, element: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(visitor.page.get_element_by_id(element).text)
    return found


@pytest.mark.parametrize("typed", ["{}", "{lower}", "{dashed}", " {dashed} ", "{spaced}", "{lower_dashed}"])
def test_code_is_read_generously(typed: str, visitor: Visitor, code: str, proof: str) -> None:
    """It leads to what the QR code says: whoever is in stays in, however many codes are guessed."""
    forms = {
        "lower": code.lower(),
        "dashed": f"{code[:4]}-{code[4:]}",
        "lower_dashed": f"{code[:4]}–{code[4:]}".lower(),
        "spaced": f"{code[:4]} {code[4:]}",
    }
    visitor.get("/").send("Weiter", code=typed.format(code, **forms))
    assert (visitor.status, visitor.address) == (200, f"/j/{code}/{proof}")


@pytest.mark.parametrize("typed", ["ABCDEFGH", "ABC", "x" * 40, "'; drop table events", "<script>", "ÄÖÜ"])
def test_wrong_codes_get_one_answer_and_what_was_typed_stays(
    typed: str, visitor: Visitor, event: str
) -> None:
    visitor.arrive(visitor.client.get("/", query_string={"code": typed}), "/")
    assert visitor.status == 404
    assert visitor.page.get_element_by_id("code-error").text == (
        "Zu diesem Code gibt es keine Veranstaltung. Er hat acht Zeichen und steht auf dem Plakat."
    )
    assert visitor.page.get_element_by_id("code").value == typed


def test_guessing_is_slowed_down_for_codes_but_never_for_the_qr_link(
    app: Flask, visitor: Visitor, code: str, proof: str
) -> None:
    for _ in range(30):
        assert visitor.client.get("/j/ABCDEFGH").status_code == 404
    for guessed in ("ABCDEFGH", code):
        for address in (
            f"/?code={guessed}",
            f"/j/{guessed}",
            f"/j/{guessed}/falsch",
            f"/qr/{guessed}.svg",
            f"/poster/{guessed}",
        ):
            assert (address, visitor.client.get(address).status_code) == (address, 429)
    assert visitor.client.get(f"/j/{code}/{proof}").status_code == 200
    assert visitor.client.get(f"/qr/{code}.svg?proof={proof}").status_code == 200
    assert visitor.client.get(f"/poster/{code}?proof={proof}").status_code == 200


def test_phone_page_says_the_essentials_before_any_script(
    organiser: Visitor, visitor: Visitor, event: str, code: str, proof: str
) -> None:
    scope = "Offen ist </script><script>alert(1)</script> die Gestaltung."
    organiser.get(f"/office/events/{event}/about").send(
        "Speichern", scope=scope, use_of_results="Der Rat berät."
    )
    visitor.get(f"/j/{code}/{proof}")
    lines = [
        " ".join(line.text_content().split()) for line in visitor.page.xpath("//main/*[self::h1 or self::p]")
    ]
    assert lines == [
        "Ein Platz für alle",
        scope,
        "Der Rat berät.",
        "Beiträge sind ohne Namen. Niemand kann nachsehen, wer was geschrieben hat.",
        "Fragen? Die Moderation hilft gern.",
    ]
    page = inline(visitor, "page")
    assert page == {
        "event": event,
        "code": code,
        "proof": proof,
        "title": "Ein Platz für alle",
        "event_title": "Ein Platz für alle",
        "organiser": "",
        "scope": scope,
        "use_of_results": "Der Rat berät.",
        "starts_on": "2027-03-18",
        "closed": False,
        "lang": "de",
        "dir": "ltr",
    }
    assert inline(visitor, "i18n")["locale"] == "de"
    assert len(visitor.page.xpath("//script[not(@src)][not(@type='application/json')]")) == 0
    assert visitor.response is not None
    assert "alert(1)</script>" not in visitor.response.text


def test_participants_get_no_cookie(visitor: Visitor, code: str, proof: str) -> None:
    for address in ("/", f"/j/{code}/{proof}", "/privacy", f"/poster/{code}"):
        assert visitor.client.get(address).headers.getlist("Set-Cookie") == []


def test_desk_knows_the_organiser_at_this_browser_and_nobody_else(
    app: Flask, organiser: Visitor, rival: Visitor, visitor: Visitor, event: str
) -> None:
    token = inline(organiser.get(f"/desk/{event}"), "page")["token"]
    answer = app.test_client().get(f"/api/events/{event}", headers={"Authorization": f"Bearer {token}"})
    assert answer.json["role"] == "organiser"
    for other in (rival, visitor):
        assert "token" not in inline(other.get(f"/desk/{event}"), "page")
    assert "token" not in inline(organiser.get(f"/projector/{event}"), "page")
    assert visitor.get("/desk/gibt-es-nicht-0000").status == 404
    assert visitor.get("/projector/gibt-es-nicht-0000").status == 404


def test_qr_code_says_the_join_link(visitor: Visitor, app: Flask, code: str, proof: str) -> None:
    svg = visitor.client.get(f"/qr/{code.lower()}.svg")
    assert svg.mimetype == "image/svg+xml"
    root = etree.fromstring(svg.data)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (b"style=" in svg.data, b"<script" in svg.data) == (False, False)
    picture = visitor.client.get(f"/qr/{code}.png")
    width, height, _rows, kind = png.Reader(io.BytesIO(picture.data)).read()
    assert (picture.mimetype, kind["greyscale"], kind["bitdepth"]) == ("image/png", True, 1)
    assert width == height >= 800
    assert visitor.client.get("/qr/ABCDEFGH.png").status_code == 404


def test_poster_has_what_a_wall_needs(visitor: Visitor, code: str) -> None:
    visitor.get(f"/poster/{code}")
    main = visitor.page.find(".//main")
    assert main.find(".//h1").text == "Ein Platz für alle"
    assert main.find_class("poster__code")[0].text == f"{code[:4]}-{code[4:]}"
    assert "localhost" in main.find_class("poster__typed")[0].text_content()
    assert visitor.client.get(main.find(".//img").get("src")).status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "status", "title"),
    [
        ("GET", "/gibt-es-nicht", 404, "Hier ist nichts"),
        ("GET", "/j/ABCDEFGH", 404, "Hier ist nichts"),
        ("DELETE", "/privacy", 405, "Das geht hier nicht"),
        ("POST", "/privacy", 405, "Das geht hier nicht"),
    ],
)
def test_errors_are_calm_pages(visitor: Visitor, method: str, address: str, status: int, title: str) -> None:
    visitor.arrive(visitor.client.open(address, method=method, headers=OURS), address)
    assert (visitor.status, visitor.page.find(".//h1").text) == (status, title)


def test_foreign_write_gets_a_calm_page_too(visitor: Visitor) -> None:
    answer = visitor.client.post("/office/login", data={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, "Das geht hier nicht" in answer.text) == (403, True)


def test_failure_shows_no_traceback(app: Flask, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "was niemand sehen soll"

    def fail(*_: object) -> None:
        raise RuntimeError(secret)

    app.testing = False
    monkeypatch.setattr(type(app.extensions["teilhabe"].events), "settled", fail)
    answer = app.test_client().get(f"/projector/{event}")
    assert (answer.status_code, "Das hat nicht geklappt" in answer.text) == (500, True)
    assert (secret in answer.text, "Traceback" in answer.text) == (False, False)


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/api/gibt-es-nicht", 404, "unknown_event"),
        ("PUT", "/api/join", 405, "invalid"),
    ],
)
def test_programs_get_errors_they_can_read(
    app: Flask, method: str, address: str, status: int, code: str
) -> None:
    answer = app.test_client().open(address, method=method)
    assert (answer.status_code, answer.json["ok"], answer.json["code"]) == (status, False, code)


def test_language_is_switched_by_link_and_remembered(visitor: Visitor) -> None:
    visitor.get("/").follow("English")
    assert (visitor.page.get("lang"), visitor.page.get("dir")) == ("en", "ltr")
    assert visitor.get("/privacy").page.get("lang") == "en"
    assert visitor.follow("Deutsch").page.get("lang") == "de"


def test_language_switch_keeps_the_rest_of_the_address(organiser: Visitor, event: str) -> None:
    organiser.get(f"/office/events/{event}/items/new/workshop?format=leitfragen&done=saved").follow("English")
    assert organiser.address.endswith("?format=leitfragen&lang=en")
    assert organiser.status == 200


def test_projector_token_sees_no_more_than_before_the_login(
    app: Flask, organiser: Visitor, event: str, services: Services
) -> None:
    _access, token = services.access.issue(event, Role.PROJECTOR, "Leinwand")
    asked = {"Authorization": f"Bearer {token}"}
    answer = app.test_client().get(f"/api/events/{event}/documentation.docx", headers=asked)
    assert answer.json["code"] == "not_allowed"
