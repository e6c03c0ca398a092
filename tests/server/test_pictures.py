"""The picture of the wall over the API."""

from typing import Any

import pytest

from tests.formats.meeting import EVENT
from tests.server.web import Template, Web


@pytest.fixture
def asked(web: Web, template: Template) -> Any:
    def ask(name: str, question: str = "question-1") -> Any:
        path = f"/api/events/{EVENT}/questions/{question}/{name}"
        return web.http("GET", path, template.tokens["facilitator"])

    return ask


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [("wall.svg", "image/svg+xml; charset=utf-8", b"<svg "), ("wall.png", "image/png", b"\x89PNG\r\n\x1a\n")],
)
def test_it_comes_as_a_file_with_a_name(asked: Any, name: str, kind: str, begins: bytes) -> None:
    answer = asked(name)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    file = f"Wand-Was-hilft-beim-Ankommen{name[-4:]}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{file}"'
    assert answer.data.startswith(begins)


def test_it_shows_what_everybody_may_see_and_changes_nothing(web: Web, asked: Any) -> None:
    before = web.dump()
    drawn = asked("wall.svg").get_data(as_text=True)
    shown = [f"Gedanke card-000{n}" in drawn for n in range(1, 6)]
    assert shown == [True, True, True, True, False]
    assert web.dump() == before


def test_a_question_that_is_not_there_is_refused(asked: Any) -> None:
    answer = asked("wall.svg", "question-8")
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_record")
