"""Keeps the catalogues: finds the texts, updates the .po files, compiles them for server and browser.

Depends on Babel alone, because the package build runs it before the application can be imported.
"""

import json
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {**DEFAULT_KEYWORDS, "t": None, "tn": (1, 2), "lazy_gettext": None, "lazy_ngettext": (1, 2)}
COMMENT_TAG = "i18n:"
# Pages also show what formats say: names of phases, rules of conduct.
SHOWN_BY_BROWSER = ("frontend/", "formats/")
# Enough numbers to meet every plural category of every language that has a catalogue.
NUMBERS_TRIED = 300


def extract(root: Path) -> Catalog:
    """All texts used in the checkout at `root`, each with the files that use it."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    template = Catalog(project="Teilhabe", charset="utf-8")
    for path, line, message, comments, context in extract_from_dir(
        root, methods, options, KEYWORDS, (COMMENT_TAG,), strip_comment_tags=True
    ):
        template.add(message, locations=[(path, line)], auto_comments=comments, context=context)
    return template


def catalogue_files(folder: Path) -> Iterator[Path]:
    """The .po files below `folder`, in order of their languages."""
    yield from sorted(folder.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """The catalogue at `path`; its language is the name of its folder."""
    with path.open("rb") as source:
        return read_po(source, locale=path.parent.parent.name)


def update_all(root: Path, folder: Path) -> None:
    """Add new texts to every catalogue and drop those that nobody uses any more; translations stay."""
    template = extract(root)
    for path in catalogue_files(folder):
        catalogue = read(path)
        created, revised = catalogue.creation_date, catalogue.revision_date
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.creation_date, catalogue.revision_date = created, revised
        with path.open("wb") as target:
            # Line numbers would change a catalogue with every edit of the code.
            write_po(target, catalogue, width=110, sort_output=True, include_lineno=False)


def compile_all(folder: Path) -> None:
    """Write beside each .po its .mo for the server, and `browser.json` for the pages."""
    for path in catalogue_files(folder):
        catalogue = read(path)
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
        (path.parent.parent / "browser.json").write_text(browser_json(catalogue), encoding="utf-8")


def browser_json(catalogue: Catalog) -> str:
    """The texts that pages show by script, as JSON that can stand inside a script element."""
    messages = {_key(message): message.string for message in catalogue if _for_browser(message)}
    content = {
        "locale": str(catalogue.locale).replace("_", "-"),
        "plurals": plural_places(catalogue),
        "messages": messages,
    }
    return script_json(content)


def script_json(content: object) -> str:
    """JSON without any character that could end the script element around it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace(
        "<", "\\u003c"
    )


def plural_places(catalogue: Catalog) -> dict[str, int]:
    """CLDR plural category, as Intl.PluralRules names it, to the place of its form in the .po file."""
    category = catalogue.locale.plural_form
    # A .po file states its rule as an expression; gettext's own reader turns it into a function.
    place = c2py(catalogue.plural_expr)
    return {category(number): place(number) for number in range(NUMBERS_TRIED)}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _for_browser(message: Message) -> bool:
    in_browser = any(path.startswith(SHOWN_BY_BROWSER) for path, _line in message.locations)
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return bool(message.id) and in_browser and not message.fuzzy and all(strings)
