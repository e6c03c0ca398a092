"""Accounts and logins: what is stored, what is refused, what a session is worth and when it ends."""

from pathlib import Path
from time import time

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select, update

from server import tables
from server.accounts import AccountRefused, digest_of
from server.app import create_app
from server.budgets import Budget
from server.refusals import Refused
from server.services import EXTENSION, Services
from server.settings import Settings
from tests.server.conftest import PASSWORD
from tests.server.visitor import OURS, Visitor

EMAIL = "kim@stadt.example"


def rows(services: Services, table: str) -> list[dict[str, object]]:
    query = select(tables.metadata.tables[table])
    return services.database.read(
        lambda connection: [dict(row) for row in connection.execute(query).mappings()]
    )


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


def test_wrong_password_and_unknown_address_look_the_same(app: Flask, services: Services) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    pages = []
    for email in (EMAIL, "wer@stadt.example"):
        visitor = Visitor(app.test_client()).get("/office/login")
        visitor.send("Anmelden", email=email, password="nicht das richtige")
        assert visitor.response is not None
        pages.append(
            (
                visitor.status,
                visitor.response.text.replace(email, ""),
                visitor.response.headers.getlist("Set-Cookie"),
            )
        )
    assert pages[0] == pages[1]
    assert "E-Mail-Adresse oder Passwort stimmen nicht." in pages[0][1]
    assert 'value="nicht das richtige"' not in pages[0][1]


def test_unknown_address_costs_a_hash_too(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    costs: list[str] = []
    verify = PasswordHasher.verify

    def counted(hasher: PasswordHasher, stored: str, password: str) -> bool:
        costs.append(stored.rpartition("$")[0].rpartition("$")[0])
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    for email in (EMAIL, "wer@stadt.example"):
        assert services.accounts.log_in(email, "nicht das richtige") is None
    assert costs == ["$argon2id$v=19$m=19456,t=2,p=1"] * 2


def test_guessing_stops_at_five_and_the_next_is_not_even_tried(services: Services) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    for _ in range(5):
        assert services.accounts.log_in(EMAIL, "falsch geraten") is None
    with pytest.raises(Refused) as refused:
        services.accounts.log_in(EMAIL, PASSWORD)
    assert refused.value.code == "too_fast"
    assert 1 <= (refused.value.retry_after or 0) <= 60
    assert rows(services, "sessions") == []


def test_unknown_addresses_are_slowed_down_alike(services: Services) -> None:
    for _ in range(5):
        assert services.accounts.log_in("wer@stadt.example", "geraten") is None
    with pytest.raises(Refused):
        services.accounts.log_in("wer@stadt.example", "geraten")


def test_right_password_starts_the_count_anew(services: Services) -> None:
    services.accounts.create(EMAIL, "Kim", PASSWORD)
    for _ in range(3):
        for _ in range(4):
            assert services.accounts.log_in(EMAIL, "falsch geraten") is None
        assert services.accounts.log_in(EMAIL, PASSWORD) is not None


def test_browser_that_was_here_before_gets_in_while_others_guess(app: Flask, organiser: Visitor) -> None:
    organiser.get("/office/").send("Abmelden")
    stranger = Visitor(app.test_client())
    for _ in range(6):
        stranger.get("/office/login").send("Anmelden", email=EMAIL, password="geraten")
    assert stranger.status == 429
    assert "Das waren viele Versuche." in stranger.text
    organiser.get("/office/login").send("Anmelden", email=EMAIL, password=PASSWORD)
    assert "Veranstaltungen" in organiser.text


def test_device_cookie_of_one_account_opens_nothing_for_another(
    app: Flask, organiser: Visitor, services: Services
) -> None:
    services.accounts.create("toni@verein.example", "Toni", PASSWORD)
    for _ in range(5):
        assert services.accounts.log_in("toni@verein.example", "geraten") is None
    organiser.get("/office/").send("Abmelden")
    organiser.get("/office/login").send("Anmelden", email="toni@verein.example", password=PASSWORD)
    assert organiser.status == 429


def test_budget_is_for_everybody_together_where_nobody_is_named() -> None:
    budget = Budget("2 per minute")
    budget.spend()
    budget.spend()
    with pytest.raises(Refused) as refused:
        budget.check()
    assert (refused.value.code, 1 <= (refused.value.retry_after or 0) <= 60) == ("too_fast", True)
    budget.give_back()
    budget.spend("somebody")


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


ACCOUNT = {"name": "Kim Beispiel", "email": EMAIL, "password": PASSWORD}


def test_setup_link_makes_the_first_account_once(visitor: Visitor, services: Services) -> None:
    secret = services.accounts.setup_link()
    assert secret is not None
    assert len(secret) == 32
    assert secret not in str(rows(services, "setup_links"))
    visitor.get(f"/office/setup/{secret}").send("Konto anlegen", **ACCOUNT)
    assert "Hier stehen bald Ihre Veranstaltungen." in visitor.text
    again = visitor.post(f"/office/setup/{secret}", {**ACCOUNT, "email": "zweites@stadt.example"})
    assert [row["email"] for row in rows(services, "accounts")] == [EMAIL]
    assert (again.status, services.accounts.setup_link()) == (200, None)


def test_setup_form_keeps_what_was_typed_but_not_the_password(visitor: Visitor, services: Services) -> None:
    secret = services.accounts.setup_link()
    visitor.get(f"/office/setup/{secret}").send("Konto anlegen", **{**ACCOUNT, "password": "kurz"})
    assert visitor.status == 422
    fields = visitor.form("Konto anlegen").fields
    assert (fields["name"], fields["email"], fields["password"]) == ("Kim Beispiel", EMAIL, "")
    visitor.send("Konto anlegen", password=PASSWORD)
    assert [row["name"] for row in rows(services, "accounts")] == ["Kim Beispiel"]


def test_setup_link_of_an_earlier_start_is_void(visitor: Visitor, services: Services) -> None:
    old, new = services.accounts.setup_link(), services.accounts.setup_link()
    assert visitor.get(f"/office/setup/{old}").status == 404
    assert visitor.get(f"/office/setup/{new}").status == 200
    assert visitor.get("/office/setup/geraten").status == 404
    past = update(tables.setup_links).values(expires_at=int(time()) - 1)
    services.database.write(lambda connection: connection.execute(past))
    assert visitor.get(f"/office/setup/{new}").status == 404
    assert visitor.post(f"/office/setup/{new}", ACCOUNT).status == 404
    assert rows(services, "accounts") == []


def test_setup_link_is_void_once_an_account_came_another_way(visitor: Visitor, services: Services) -> None:
    secret = services.accounts.setup_link()
    services.accounts.create("erste@stadt.example", "Erste", PASSWORD)
    visitor.post(f"/office/setup/{secret}", ACCOUNT)
    assert [row["email"] for row in rows(services, "accounts")] == ["erste@stadt.example"]
    with pytest.raises(AccountRefused):
        services.accounts.set_up(secret or "", EMAIL, "Kim", PASSWORD)
