"""Guessing passwords: nothing is learnt from a refusal, and after five tries nothing is tried any more."""

import pytest
from argon2 import PasswordHasher
from flask import Flask

from server.budgets import Budget
from server.refusals import Refused
from server.services import Services
from tests.server.accounts import EMAIL, rows
from tests.server.conftest import PASSWORD
from tests.server.visitor import Visitor


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
