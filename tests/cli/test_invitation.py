"""Who invites people to an address that no phone reaches is told so in the office."""

from pathlib import Path

import pytest

from server import organising
from server.app import create_app
from server.services import EXTENSION, Services
from server.settings import Settings
from tests.cli.test_serve import HINT
from tests.server.conftest import log_in


@pytest.mark.parametrize(
    ("public_url", "is_told"),
    [
        (None, True),  # then it is the address of the request, here http://localhost
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://192.0.2.7:8000", False),
        ("https://teilhabe.example", False),
    ],
)
def test_office_says_when_the_qr_code_leads_nowhere(
    tmp_path: Path, public_url: str | None, is_told: bool
) -> None:
    app = create_app(Settings.of(tmp_path, public_url=public_url))
    services: Services = app.extensions[EXTENSION]
    organiser = log_in(app, "kim@stadt.example")
    (account,) = services.database.read(lambda c: c.exec_driver_sql("SELECT id FROM accounts").one())
    line = organising.create_event(services, account, {"title": "Treffen", "starts_on": "2027-03-18"})
    organiser.get(f"/office/events/{line.id}")
    assert ([HINT] if is_told else []) == [
        said.text_content()
        for said in organiser.page.xpath("//section[@id='join']//p[contains(@class, 'banner')]")
    ]
    services.database.close()
