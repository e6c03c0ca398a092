"""What leaves the screen: the QR code as a picture and the poster for the wall."""

from flask import Response, abort, render_template, request

from formats.records.room import Event
from server import links, qr
from server.engine import in_thread
from server.joining import event_of_code
from server.organising import EventLine
from server.pages.door import blueprint
from server.services import services


@blueprint.get("/qr/<code>.svg")
def qr_svg(code: str) -> Response:
    return Response(in_thread(qr.svg, _address(code)), mimetype="image/svg+xml")


@blueprint.get("/qr/<code>.png")
def qr_png(code: str) -> Response:
    name = f"QR-{_line(code).code}.png"
    picture = in_thread(qr.png, _address(code))
    return Response(
        picture, mimetype="image/png", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@blueprint.get("/poster/<code>")
def poster(code: str) -> str:
    """One A4 page to print: what is going on here and how to join."""
    line = _line(code)
    events = services().events.settled(line.id).all(Event) or abort(404)
    address = links.public_url().partition("://")[2]
    return render_template(
        "poster.html", event=events[0], line=line, address=address, proof=links.join_proof(line.code)
    )


def _line(code: str) -> EventLine:
    """Return the event; with `?proof=` also while typed codes are being guessed."""
    return event_of_code(services(), code, request.args.get("proof", ""))


def _address(code: str) -> str:
    return links.join_url(_line(code).code)
