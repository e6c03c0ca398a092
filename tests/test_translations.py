"""The catalogues: complete, in use, with the same placeholders; and which language a request gets."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from flask import Flask, render_template_string

from formats.installed import all_formats
from server.i18n import SOURCE_LANGUAGE, TRANSLATIONS, browser_catalogue, init_i18n, languages, text_direction
from server.translations.catalogues import browser_json, compile_all, extract, read

ROOT = Path(__file__).parents[1]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
TRANSLATED = [language for language in languages() if language != SOURCE_LANGUAGE]


@cache
def used() -> Catalog:
    return extract(ROOT)


@cache
def catalogue(language: str) -> Catalog:
    return read(TRANSLATIONS / language / "LC_MESSAGES" / "messages.po")


def texts(found: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """All forms of a message: one, or one for each plural category."""
    return (found,) if isinstance(found, str) else tuple(found)


def messages(of: Catalog) -> dict[tuple[str, ...], Message]:
    return {texts(message.id): message for message in of if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_has_an_entry_and_every_entry_is_used(language: str) -> None:
    entries = messages(catalogue(language)).keys()
    wanted = messages(used()).keys()
    assert (wanted - entries, entries - wanted) == (set(), set()), "run: python -m server.translations update"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_entry_says_where_it_is_used(language: str) -> None:
    """The browser's catalogue is chosen by these places, so stale ones would lose texts."""
    entries = {
        key: {path for path, _ in message.locations} for key, message in messages(catalogue(language)).items()
    }
    wanted = {key: {path for path, _ in message.locations} for key, message in messages(used()).items()}
    assert entries == wanted, "run: python -m server.translations update"


def test_what_formats_say_is_found() -> None:
    kinds = [kind for each in all_formats().values() for kind in each.phases.values()]
    said = {each.title for each in all_formats().values()} | {kind.title for kind in kinds}
    said |= {rule for kind in kinds for rule in kind.etiquette}
    said |= {template.title for each in all_formats().values() for template in each.templates}
    assert said - {key[0] for key in messages(used())} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_entry_is_translated(language: str) -> None:
    wanting = [
        key
        for key, message in messages(catalogue(language)).items()
        if message.fuzzy or not all(texts(message.string))
    ]
    assert wanting == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    differing = [
        key
        for key, message in messages(catalogue(language)).items()
        if {frozenset(PLACEHOLDER.findall(text)) for text in texts(message.string)}
        != {frozenset(PLACEHOLDER.findall(text)) for text in key}
    ]
    assert differing == []


def written(folder: Path, content: str) -> Path:
    """A catalogue of our own invention for a language with six plural forms."""
    path = folder / "ar" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    return path


PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
"n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

#: frontend/src/a.ts
msgid "Senden </script>"
msgstr "أرسل </script>"

#: frontend/src/a.ts
msgid "%(num)s Beitrag"
msgid_plural "%(num)s Beiträge"
msgstr[0] "a"
msgstr[1] "b"
msgstr[2] "c"
msgstr[3] "d"
msgstr[4] "e"
msgstr[5] "f"

#: frontend/src/a.ts
#, fuzzy
msgid "Unsicher"
msgstr "x"

#: frontend/src/a.ts
msgid "Leer"
msgstr ""

#: server/pages.py
msgid "Nur auf dem Server"
msgstr "y"
"""


def test_the_browser_gets_its_own_finished_texts_and_nothing_else(tmp_path: Path) -> None:
    text = browser_json(read(written(tmp_path, PO)))
    assert "<" not in text
    assert json.loads(text) == {
        "locale": "ar",
        "plurals": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 4, "other": 5},
        "messages": {"Senden </script>": "أرسل </script>", "%(num)s Beitrag": ["a", "b", "c", "d", "e", "f"]},
    }


def test_compiling_writes_what_server_and_browser_read(tmp_path: Path) -> None:
    path = written(tmp_path, PO)
    compile_all(tmp_path)
    assert path.with_suffix(".mo").read_bytes()[:4] == b"\xde\x12\x04\x95"
    assert (tmp_path / "ar" / "browser.json").read_text(encoding="utf-8") == browser_json(read(path))


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask("server")
    init_i18n(app)
    page = "{{ current_locale() }} {{ text_direction() }}"
    app.add_url_rule("/", view_func=lambda: render_template_string(page))
    return app


@pytest.mark.parametrize(
    ("address", "accepts", "language"),
    [
        ("/", "", "de"),
        ("/", "en-GB,en;q=0.9,de;q=0.8", "en"),
        ("/", "fi, tlh;q=0.5", "de"),
        ("/?lang=en", "de", "en"),
        ("/?lang=../../etc", "en", "en"),
    ],
)
def test_the_language_of_a_page(app: Flask, address: str, accepts: str, language: str) -> None:
    with app.test_client() as client:
        assert client.get(address, headers={"Accept-Language": accepts}).text == f"{language} ltr"


def test_a_chosen_language_stays(app: Flask) -> None:
    with app.test_client() as client:
        client.get("/?lang=en")
        assert client.get("/", headers={"Accept-Language": "de"}).text == "en ltr"


def test_a_setting_beats_the_browser() -> None:
    app = Flask("server")
    init_i18n(app, chosen_language=lambda: "en")
    app.add_url_rule("/", view_func=lambda: render_template_string("{{ current_locale() }}"))
    with app.test_client() as client:
        assert client.get("/", headers={"Accept-Language": "de"}).text == "en"


def test_right_to_left_is_known() -> None:
    assert [text_direction(Locale.parse(code)) for code in ("de", "ar", "fa")] == ["ltr", "rtl", "rtl"]


def test_the_source_language_needs_no_catalogue() -> None:
    assert json.loads(browser_catalogue(Locale.parse("de"))) == {
        "locale": "de",
        "plurals": {"one": 0, "other": 1},
        "messages": {},
    }
