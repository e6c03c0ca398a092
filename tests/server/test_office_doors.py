"""Who gets into the office and what they find there; links for others are given and ended."""

from urllib.parse import urlsplit

import pytest
from flask import Flask

from formats.commands import Role
from formats.records.room import Item, Question
from server.services import Services
from tests.server.office import seq_of, state_of
from tests.server.visitor import OURS, Visitor


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
