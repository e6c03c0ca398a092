"""When something is not there or goes wrong: one calm page, or the protocol's answer for programs."""

from flask import Response, render_template, request
from flask_babel import lazy_gettext
from werkzeug.exceptions import HTTPException

from formats.codec import ENCODER
from formats.rejected import Code
from server.pages.door import blueprint
from server.refusals import Refused, answer, sentence, status

_TEXTS = {
    403: (
        lazy_gettext("Das geht hier nicht"),
        lazy_gettext(
            "Die Anfrage kam von einer anderen Seite. Bitte die Seite neu laden und es noch einmal versuchen."
        ),
    ),
    404: (
        lazy_gettext("Hier ist nichts"),
        lazy_gettext("Diese Seite gibt es nicht oder nicht mehr. Vielleicht fehlt ein Stück der Adresse."),
    ),
    405: (lazy_gettext("Das geht hier nicht"), lazy_gettext("Diese Adresse lässt sich so nicht aufrufen.")),
    413: (
        lazy_gettext("Das ist zu viel auf einmal"),
        lazy_gettext("Der Text ist zu groß, um ihn anzunehmen. Nichts davon wurde gespeichert."),
    ),
    429: (
        lazy_gettext("Bitte kurz warten"),
        lazy_gettext("Gerade kommen sehr viele Anfragen. In einer Minute geht es wieder."),
    ),
    500: (
        lazy_gettext("Das hat nicht geklappt"),
        lazy_gettext(
            "Hier ist ein Fehler passiert. Was schon gespeichert war, ist sicher. "
            "Bitte noch einmal versuchen."
        ),
    ),
    503: (
        lazy_gettext("Bitte kurz warten"),
        lazy_gettext("Das Speichern ist gerade nicht möglich. Was schon gespeichert war, ist sicher."),
    ),
}
_CODES = {403: Code.NOT_ALLOWED, 404: "unknown_event", 413: "too_large", 429: "too_fast", 500: "unavailable"}


@blueprint.app_errorhandler(HTTPException)
def failed(error: HTTPException) -> Response | tuple[str, int]:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error.get_response()  # type: ignore[return-value]
    if request.path.startswith("/api/"):
        body = answer(Refused(_CODES.get(code, Code.INVALID)))
        return Response(ENCODER.encode(body), code, mimetype="application/json")
    return page(code)


@blueprint.errorhandler(Refused)
def refused(refusal: Refused) -> tuple[str, int]:
    if refusal.code == "wrong_code":
        return page(404, text=sentence("wrong_code"))
    return page(status(refusal.code))


def page(code: int, text: str | None = None) -> tuple[str, int]:
    """Return an error page. It asks neither database nor login: those may be what failed."""
    title, usual = _TEXTS.get(code, _TEXTS[500 if code >= 500 else 405])
    return render_template("error.html", title=title, text=text or usual, code=code), code
