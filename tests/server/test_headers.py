"""What every answer carries, whichever page it is, and which writes are taken for another site's."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from server.services import Services
from tests.server.visitor import OURS, Visitor

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self' ws://localhost wss://localhost; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types teilhabe-worker"
)
KEPT_BY_BROWSERS = {"assets.built_file", "assets.service_worker"}


def address_of(app: Flask, rule: Rule, event: str, code: str) -> str:
    known = {"event": event, "code": code, "name": "manifest.json", "kind": "break", "role": "projector"}
    with app.test_request_context():
        return app.url_for(rule.endpoint, **{name: known.get(name, "x" * 22) for name in rule.arguments})


def test_every_route_is_strict(app: Flask, organiser: Visitor, event: str, services: Services) -> None:
    code = event_code(organiser)
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    assert len(rules) > 40
    for rule in rules:
        for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}):
            if rule.endpoint == "office.log_out":
                continue
            answer = organiser.client.open(
                address_of(app, rule, event, code), method=method, headers=OURS, buffered=True
            )
            headers = answer.headers
            found = (
                headers["Content-Security-Policy"],
                headers["X-Content-Type-Options"],
                headers["Referrer-Policy"],
                headers["Cross-Origin-Opener-Policy"],
                headers["Cross-Origin-Resource-Policy"],
            )
            referrer = "same-origin" if rule.endpoint.startswith("office.") else "no-referrer"
            assert (rule.endpoint, *found) == (
                rule.endpoint,
                POLICY,
                "nosniff",
                referrer,
                "same-origin",
                "same-origin",
            )
            assert answer.status_code != 500
            if rule.endpoint not in KEPT_BY_BROWSERS:
                assert (rule.endpoint, headers["Cache-Control"]) == (rule.endpoint, "no-store")


def event_code(organiser: Visitor) -> str:
    shown = organiser.get(organiser.address.partition("/items")[0]).page.find_class("joining__code")
    return str(shown[0].text_content()).strip()


def test_a_host_that_is_none_stays_out_of_the_policy(app: Flask) -> None:
    answer = app.test_client().get("/", headers={"Host": "stadt.example; script-src *"})
    assert "script-src *" not in answer.headers["Content-Security-Policy"]


FROM_WHERE = [
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "none"}, True),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, False),
    ({"Origin": "http://localhost"}, True),
    ({"Origin": "https://localhost"}, True),
    ({"Origin": "http://localhost:8001"}, False),
    ({"Origin": "http://evil.example"}, False),
    ({"Origin": "http://localhost.evil.example"}, False),
    ({"Origin": "http://localhost@evil.example"}, False),
    ({"Origin": "null"}, False),
    ({"Origin": ""}, False),
    ({}, False),
]


@pytest.mark.parametrize(("headers", "passes"), FROM_WHERE)
def test_writes_of_other_sites_are_refused(
    headers: dict[str, str], passes: bool, organiser: Visitor, event: str, services: Services
) -> None:
    before = services.events.settled(event).seq
    organiser.get(f"/office/events/{event}/items/new/break")
    values = {**dict(organiser.form("Ins Programm aufnehmen").form_values()), "title": "Pause"}
    answer = organiser.client.post(f"/office/events/{event}/items/new/break", data=values, headers=headers)
    after = services.events.settled(event).seq
    assert (answer.status_code, after - before) == ((302, 1) if passes else (403, 0))


def test_every_unsafe_route_refuses_other_sites(
    app: Flask, organiser: Visitor, event: str, services: Services
) -> None:
    before = services.events.settled(event).seq
    unsafe = [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in set(rule.methods or ()) - {"GET", "HEAD", "OPTIONS"}
    ]
    assert len(unsafe) > 15
    for rule, method in unsafe:
        address = address_of(app, rule, event, "ABCDEFGH")
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            answer = organiser.client.open(address, method=method, headers=headers)
            assert (rule.endpoint, answer.status_code) == (rule.endpoint, 403)
    assert services.events.settled(event).seq == before
    assert organiser.get("/office/").status == 200


def test_programs_without_cookies_need_no_origin(app: Flask) -> None:
    answer = app.test_client().post("/api/join", json={"code": "ABCDEFGH"})
    assert answer.json["code"] == "wrong_code"


def test_reading_changes_nothing(app: Flask, organiser: Visitor, event: str, services: Services) -> None:
    code, before = event_code(organiser), services.events.settled(event).seq
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            organiser.client.get(address_of(app, rule, event, code), buffered=True)
    assert services.events.settled(event).seq == before
    assert [grant.revoked for grant in services.access.grants(event)] == []
