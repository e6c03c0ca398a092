"""Links for those who steer and for the projector: made, shown to the organiser, ended."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from formats.commands import Role
from formats.rejected import Rejected
from formats.text import Line
from server import links
from server.access import Grant
from server.office.forms import Field, Form
from server.office.guard import blueprint, state
from server.office.reading import the_event
from server.refusals import sentence
from server.services import services

Answer = str | tuple[str, int] | Response
_NAMES = {
    "facilitator": Field("name", lazy_gettext("Für wen ist der Link?"), Line, required=True),
    "projector": Field("name", lazy_gettext("Wo steht der Beamer?"), Line, required=True),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it can be passed on, until it is ended."""

    id: str
    role: str
    name: str
    address: str


def links_of(event: str) -> list[Link]:
    """Return the links of an event that still work."""
    return [_link(grant) for grant in services().access.grants(event) if not grant.revoked]


def _link(grant: Grant) -> Link:
    make = links.desk_link if grant.role is Role.FACILITATOR else links.projector_link
    token = services().access.token_of(grant.id)
    return Link(grant.id, str(grant.role), grant.name, make(grant.event, token))


@blueprint.route("/events/<event>/links/new/<role>", methods=["GET", "POST"])
def new_link(event: str, role: str) -> Answer:
    if role not in _NAMES:
        abort(404)
    form = Form((_NAMES[role],))
    if request.method == "POST" and form.read() and _issued(event, role, form):
        return redirect(url_for("office.event", event=event, done="link", _anchor="links"))
    page = render_template("office/link_new.html", form=form, role=role, event=the_event(state()))
    return page, 422 if form.errors else 200


def _issued(event: str, role: str, form: Form) -> bool:
    """Make the link. A name that has one already keeps it, so that sending the form twice makes one link."""
    try:
        name = Line.admit(form.values["name"])
    except Rejected as refusal:
        form.errors["name"] = sentence(refusal.code, refusal.facts)
        return False
    if all((link.role, link.name) != (role, name) for link in links_of(event)):
        services().access.issue(event, Role(role), name)
    return True


@blueprint.route("/events/<event>/links/<link>/end", methods=["GET", "POST"])
def end_link(event: str, link: str) -> Answer:
    found = next((each for each in links_of(event) if each.id == link), None)
    if found is None:
        abort(404)
    if request.method == "POST":
        services().access.revoke(event, link)
        return redirect(url_for("office.event", event=event, done="link_ended", _anchor="links"))
    return render_template(
        "office/confirm.html",
        event=the_event(state()),
        form=Form(()),
        title=gettext("Link beenden"),
        what=found.name,
        sentence=gettext(
            "Wer den Link gerade benutzt, wird sofort abgemeldet. Ein neuer Link kann jederzeit kommen."
        ),
        action=gettext("Link beenden"),
    )
