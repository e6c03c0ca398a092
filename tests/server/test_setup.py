"""The link of the first start: it makes the first account, once."""

from time import time

import pytest
from sqlalchemy import update

from server import tables
from server.accounts import AccountRefused
from server.services import Services
from tests.server.accounts import EMAIL, rows
from tests.server.conftest import PASSWORD
from tests.server.visitor import Visitor

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
