"""Languages of the interface: which there are, which one a request gets, which texts its browser needs."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, get_locale
from markupsafe import Markup

from server.translations import catalogues

SOURCE_LANGUAGE = "de"
COOKIE = "lang"
TRANSLATIONS = Path(catalogues.__file__).parent
_A_YEAR = 365 * 24 * 3600


@cache
def languages() -> tuple[str, ...]:
    """The source language first, then every language that has a catalogue."""
    found = (path.parent.parent.name for path in catalogues.catalogue_files(TRANSLATIONS))
    return (SOURCE_LANGUAGE, *found)


def init_i18n(app: Flask, chosen_language: Callable[[], str | None] = lambda: None) -> None:
    """Set up Flask-Babel. `chosen_language` is asked for the setting of whoever is signed in."""

    def select_language() -> str:
        if not has_request_context():  # the command line asks too
            return SOURCE_LANGUAGE
        wishes = (request.args.get("lang"), chosen_language(), request.cookies.get(COOKIE))
        known = (wish for wish in wishes if wish in languages())
        return next(known, None) or request.accept_languages.best_match(languages(), SOURCE_LANGUAGE)

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale=SOURCE_LANGUAGE, locale_selector=select_language)
    app.after_request(_remember_language)
    app.jinja_env.globals.update(
        current_locale=current_locale, text_direction=text_direction, browser_catalogue=browser_catalogue
    )


def _remember_language(response: Response) -> Response:
    """Keep a language chosen by `?lang=` for the pages after this one."""
    language = request.args.get("lang")
    if language in languages():
        response.set_cookie(COOKIE, language, max_age=_A_YEAR, samesite="Lax", httponly=True)
    return response


def current_locale() -> Locale:
    """The locale of this request; outside of one, that of the source language."""
    return get_locale() or Locale.parse(SOURCE_LANGUAGE)


def text_direction(locale: Locale | None = None) -> str:
    """`ltr` or `rtl`, for the `dir` attribute of the page."""
    return (locale or current_locale()).text_direction


def browser_catalogue(locale: Locale | None = None) -> Markup:
    """JSON for `<script type="application/json" id="i18n">`: the texts that scripts of this page may show."""
    return _browser_catalogue(str(locale or current_locale()))


@cache
def _browser_catalogue(language: str) -> Markup:
    # Markup: catalogues.script_json has taken out whatever could end the script element.
    if language == SOURCE_LANGUAGE:
        return Markup(catalogues.browser_json(Catalog(locale=SOURCE_LANGUAGE)))  # noqa: S704
    return Markup((TRANSLATIONS / language / "browser.json").read_text(encoding="utf-8"))  # noqa: S704
