"""The blueprint of these pages and what their templates use everywhere."""

from typing import Any
from urllib.parse import urlencode

from babel import Locale
from flask import Blueprint, request
from flask.blueprints import BlueprintSetupState

from server.i18n import current_locale, languages

blueprint = Blueprint("pages", __name__)


@blueprint.record_once
def use_everywhere(setup: BlueprintSetupState) -> None:
    """Give the layout, which the office's pages share, its language switch."""
    setup.app.jinja_env.globals.update(language_links=language_links, shown_code=shown_code)


def language_links() -> list[dict[str, Any]]:
    """Return each language of the interface: its own name, this page in it, whether it is the present one."""
    present = str(current_locale())
    return [
        {
            "language": language.replace("_", "-"),
            "name": Locale.parse(language).get_display_name(language),
            "address": _this_page_in(language),
            "is_present": language == present,
        }
        for language in languages()
    ]


def _this_page_in(language: str) -> str:
    wanted = {**request.args.to_dict(), "lang": language}
    wanted.pop("done", None)
    return f"?{urlencode(wanted)}"


def shown_code(code: str) -> str:
    """Return a code in two groups, as posters show it and people read it out."""
    return f"{code[:4]}-{code[4:]}"
