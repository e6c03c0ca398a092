"""Accounts and logins: what is stored, what is refused, what a session is worth and when it ends."""

from pathlib import Path
from time import time

import pytest
from flask import Flask
from sqlalchemy import update

from server import tables
from server.accounts import AccountRefused, digest_of
from server.app import create_app
from server.services import EXTENSION, Services
from server.settings import Settings
from tests.server.accounts import EMAIL, rows
from tests.server.conftest import PASSWORD
from tests.server.visitor import OURS, Visitor


def test_account_stores_a_slow_hash_and_a_tidy_address(services: Services) -> None:
    account = services.accounts.create("  Kim@Stadt.Example ", " Kim\u200b  Beispiel ", PASSWORD)
    assert (account.email, account.name) == (EMAIL, "Kim Beispiel")
    (row,) = rows(services, "accounts")
    assert str(row["password_hash"]).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("email", "name", "password", "field"),
    [
        ("kim", "Kim", PASSWORD, "email"),
        ("kim@", "Kim", PASSWORD, "email"),
        ("@stadt.example", "Kim", PASSWORD, "email"),
        ("kim@stadt", "Kim", PASSWORD, "email"),
        ("kim @stadt.example", "Kim", PASSWORD, "email"),
        ("kim\n@stadt.example", "Kim", PASSWORD, "email"),
        ("k" * 250 + "@stadt.example", "Kim", PASSWORD, "email"),
        (EMAIL, "", PASSWORD, "name"),
        (EMAIL, "\u200b", PASSWORD, "name"),
        (EMAIL, "\ud800", PASSWORD, "name"),
        (EMAIL, "K" * 201, PASSWORD, "name"),
        (EMAIL, "Kim", "elf Zeichen", "password"),
        (EMAIL, "Kim", "x" * 257, "password"),
    ],
)
def test_what_no_account_can_be_made_of(
    services: Services, email: str, name: str, password: str, field: str
) -> None:
    with pytest.raises(AccountRefused) as refused:
        services.accounts.create(email, name, password)
    assert (refused.value.field, rows(services, "accounts")) == (field, [])


def test_password_rule_explains_itself(services: Services) -> None:
    with pytest.raises(AccountRefused) as refused:
        services.accounts.create(EMAIL, "Kim", "zu kurz")
    assert str(refused.value) == (
        "Das Passwort braucht mindestens 12 Zeichen. "
        "Ein kurzer Satz ist leicht zu merken und schwer zu erraten."
    )
    services.accounts.create(EMAIL, "Kim", "x" * 12)


def test_one_address_has_one_account(services: Services) -> None:
    first = services.accounts.create(EMAIL, "Kim", PASSWORD)
    with pytest.raises(AccountRefused) as refused:
        services.accounts.create("KIM@stadt.example", "Toni", PASSWORD)
    assert (refused.value.field, [row["id"] for row in rows(services, "accounts")]) == ("email", [first.id])


def test_login_gives_a_session_of_twelve_hours_known_by_its_hash(services: Services) -> None:
    account = services.accounts.create(EMAIL, "Kim", PASSWORD)
    opened = services.accounts.log_in(" Kim@stadt.example", PASSWORD)
    assert opened is not None
    found, session = opened
    assert (found, services.accounts.account_of(session)) == (account, account)
    (row,) = rows(services, "sessions")
    assert (row["digest"], row["account"], len(session)) == (digest_of(session), account.id, 43)
    assert abs(int(str(row["expires_at"])) - (time() + 12 * 3600)) < 60


def test_old_session_is_worth_nothing_and_is_swept_away(services: Services) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    _account, session = services.accounts.log_in(EMAIL, PASSWORD) or pytest.fail("no login")
    end = update(tables.sessions).values(expires_at=int(time()) - 1)
    services.database.write(lambda connection: connection.execute(end))
    assert services.accounts.account_of(session) is None
    services.accounts.log_in(EMAIL, PASSWORD)
    assert digest_of(session) not in [row["digest"] for row in rows(services, "sessions")]


def session_cookie(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("teilhabe")
    return cookie.value if cookie else ""


def test_login_makes_a_new_session_whatever_the_browser_carried(app: Flask, organiser: Visitor) -> None:
    planted = "gepflanzt-von-jemand-anderem"
    victim = Visitor(app.test_client())
    victim.client.set_cookie("teilhabe", planted)
    victim.get("/office/login").send("Anmelden", email=EMAIL, password=PASSWORD)
    assert session_cookie(victim) not in ("", planted)
    attacker = app.test_client()
    attacker.set_cookie("teilhabe", planted)
    assert attacker.get("/office/").status_code == 302


def test_logging_in_again_ends_the_session_before(app: Flask, organiser: Visitor) -> None:
    before = session_cookie(organiser)
    address = "/office/login"
    answer = organiser.client.post(address, data={"email": EMAIL, "password": PASSWORD}, headers=OURS)
    assert (answer.status_code, session_cookie(organiser) == before) == (302, False)
    old = app.test_client()
    old.set_cookie("teilhabe", before)
    assert old.get("/office/").status_code == 302


def test_logout_ends_the_session_everywhere(app: Flask, organiser: Visitor, services: Services) -> None:
    session = session_cookie(organiser)
    token = services.access.account_token(digest_of(session))
    asked = {"Authorization": f"Bearer {token}"}
    assert app.test_client().get("/api/events", headers=asked).status_code == 200
    organiser.get("/office/").send("Abmelden")
    assert session_cookie(organiser) == ""
    copy = app.test_client()
    copy.set_cookie("teilhabe", session)
    assert copy.get("/office/").status_code == 302
    assert app.test_client().get("/api/events", headers=asked).json["code"] == "revoked"
    assert rows(services, "sessions") == []


@pytest.mark.parametrize(
    ("base", "name", "secure"),
    [("http://localhost", "teilhabe", False), ("https://stadt.example", "__Host-teilhabe", True)],
)
def test_cookie_is_out_of_reach(app: Flask, services: Services, base: str, name: str, secure: bool) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    answer = app.test_client().post(
        "/office/login", base_url=base, data={"email": EMAIL, "password": PASSWORD}, headers=OURS
    )
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith(f"{name}="))
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/", "max-age=43200"} <= parts
    assert ("secure" in parts, any(part.startswith("domain") for part in parts)) == (secure, False)


@pytest.mark.parametrize(
    ("host", "name"), [("stadt.example", "__Host-teilhabe"), ("192.168.1.20:8000", "teilhabe")]
)
def test_cookie_behind_a_proxy_is_that_of_the_public_address(tmp_path: Path, host: str, name: str) -> None:
    app = create_app(Settings.of(tmp_path, public_url="https://stadt.example"))
    app.extensions[EXTENSION].accounts.create(EMAIL, "Kim", PASSWORD)
    client = app.test_client()
    sent = {"email": EMAIL, "password": PASSWORD}
    answer = client.post("/office/login", base_url=f"http://{host}", data=sent, headers=OURS)
    cookie = answer.headers.getlist("Set-Cookie")[0]
    assert (cookie.partition("=")[0], "; Secure" in cookie) == (name, name.startswith("__Host-"))
    app.extensions[EXTENSION].database.close()


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/office/events/new", "/office/events/new"),
        ("/office/events/new?a=b", "/office/events/new?a=b"),
        ("https://evil.example/office/", "/office/"),
        ("//evil.example/office/", "/office/"),
        ("/\\evil.example", "/office/"),
        ("/office/\\..\\evil", "/office/"),
        ("javascript:alert(1)", "/office/"),
        ("/desk/x", "/office/"),
        ("", "/office/"),
    ],
)
def test_login_leads_only_into_the_office(app: Flask, services: Services, wanted: str, leads_to: str) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    sent = {"email": EMAIL, "password": PASSWORD, "next": wanted}
    assert app.test_client().post("/office/login", data=sent, headers=OURS).location == leads_to
