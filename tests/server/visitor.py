"""A browser without script: keeps cookies, follows redirects, fills in the forms that are on the page."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from flask.testing import FlaskClient
from lxml.html import FormElement, HtmlElement
from werkzeug.test import TestResponse

OURS = {"Sec-Fetch-Site": "same-origin"}


class Visitor:
    """One person at one browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.address = "/"
        self.response: TestResponse | None = None

    @property
    def page(self) -> HtmlElement:
        assert self.response is not None
        return lxml.html.fromstring(self.response.text)

    @property
    def text(self) -> str:
        return " ".join(self.page.find(".//main").text_content().split())

    @property
    def status(self) -> int:
        assert self.response is not None
        return self.response.status_code

    def get(self, address: str) -> "Visitor":
        return self.arrive(self.client.get(address), address)

    def post(self, address: str, values: dict[str, Any] | list[tuple[str, Any]]) -> "Visitor":
        return self.arrive(self.client.post(address, data=values, headers=OURS), address)

    def form(self, button: str) -> FormElement:
        """Return the form of the page that has this button."""
        found = [form for form in self.page.forms if button in " ".join(form.text_content().split())]
        assert len(found) == 1, f"{button}: {len(found)} forms"
        return found[0]

    def send(self, button: str, **values: str) -> "Visitor":
        """Fill in the form that has this button and send it."""
        form = self.form(button)
        form.fields.update(values)
        address = urljoin(self.address, form.action or self.address)
        if form.method == "GET":
            return self.get(f"{address}?{'&'.join(f'{name}={value}' for name, value in form.form_values())}")
        sent: dict[str, list[str]] = {}
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value)
        return self.post(address, sent)

    def follow(self, link: str) -> "Visitor":
        """Open the one link with this text."""
        found = [a for a in self.page.iter("a") if " ".join(a.text_content().split()) == link]
        assert len(found) == 1, f"{link}: {len(found)} links"
        return self.get(urljoin(self.address, found[0].get("href")))

    def arrive(self, response: TestResponse, address: str) -> "Visitor":
        self.response, self.address = response, address
        if response.status_code in (301, 302, 303, 308):
            parts = urlsplit(urljoin(address, response.headers["Location"]))
            return self.get(parts.path + (f"?{parts.query}" if parts.query else ""))
        return self
