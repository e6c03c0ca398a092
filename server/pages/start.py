"""The first page: type the code that hangs on the wall. And what happens to what people write here."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from server import links
from server.joining import event_of_code
from server.pages.door import blueprint
from server.refusals import Refused
from server.services import services

Answer = str | tuple[str, int] | Response


@blueprint.get("/")
def start() -> Answer:
    """Ask for the code, or lead to its event. Wrong and unknown codes get the same answer.

    A right one leads on with its proof: who is in stays in, however many codes others guess.
    """
    typed = request.args.get("code", "")
    if not typed.strip():
        return render_template("start.html", typed="", error=None)
    try:
        line = event_of_code(services(), typed)
    except Refused as refusal:
        page = render_template("start.html", typed=typed[:40], error=_reason(refusal))
        return page, 429 if refusal.code == "too_fast" else 404
    return redirect(url_for("pages.phone", code=line.code, proof=links.join_proof(line.code)))


def _reason(refusal: Refused) -> object:
    if refusal.code == "too_fast":
        return gettext(
            "Gerade wurden viele falsche Codes eingegeben. Bitte den QR-Code nehmen oder kurz warten."
        )
    return gettext(
        "Zu diesem Code gibt es keine Veranstaltung. Er hat acht Zeichen und steht auf dem Plakat."
    )


@blueprint.get("/privacy")
def privacy() -> Answer:
    return render_template("privacy.html")
