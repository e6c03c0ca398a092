"""Events: the list, a new one, what is said about one, its end and its documentation."""

from flask import Response as FileResponse
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formats.rejected import Rejected
from server import links, login, organising
from server.documents import write_documentation
from server.office import fields
from server.office.forms import Form, sent_wish, submit
from server.office.guard import blueprint, state
from server.office.links import links_of
from server.office.reading import programme_lines, the_event
from server.refusals import Refused
from server.services import services
from server.settings import is_loopback

Answer = str | tuple[str, int] | Response
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = (*fields.EVENT, *fields.FOR_THE_ROOM, *fields.FOR_THE_DOCUMENTATION)
GROUPS = (fields.EVENT, fields.FOR_THE_ROOM, fields.FOR_THE_DOCUMENTATION)


@blueprint.get("/")
def events() -> Answer:
    account = login.account()
    return render_template(
        "office/events.html", events=organising.events_of(services(), account.id if account else "")
    )


@blueprint.route("/events/new", methods=["GET", "POST"])
def new_event() -> Answer:
    account = login.account()
    form = Form(_TEXT, {"organiser": "", "editor": account.name if account else ""})
    if request.method == "POST" and form.read() and account is not None:
        try:
            line = organising.create_event(services(), account.id, _said(form), sent_wish())
        except (Rejected, Refused) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("office.event", event=line.id, done="created"))
    return render_template("office/event_new.html", form=form, groups=GROUPS), 422 if form.errors else 200


@blueprint.get("/events/<event>")
def event(event: str) -> Answer:
    """The page on which everything of one event is prepared."""
    line = organising.get_event(services(), event)
    given = links_of(event)
    now = state()
    programme = programme_lines(now)
    return render_template(
        "office/event.html",
        event=the_event(now),
        programme=programme,
        is_ready=any(each.questions for each in programme),
        code=line.code,
        proof=links.join_proof(line.code),
        join_url=links.join_url(line.code),
        only_here=is_loopback(links.public_url()),
        links=given,
    )


@blueprint.route("/events/<event>/about", methods=["GET", "POST"])
def about_event(event: str) -> Answer:
    record = the_event(state())
    form = Form(_TEXT, {field.name: getattr(record, field.name) or "" for field in _TEXT})
    if request.method == "POST" and form.read() and form.send("update_event", _said(form)):
        return redirect(url_for("office.event", event=event, done="saved"))
    page = render_template("office/event_about.html", form=form, groups=GROUPS, event=record)
    return page, 422 if form.errors else 200


@blueprint.route("/events/<event>/close", methods=["GET", "POST"])
def close_event(event: str) -> Answer:
    """Says what closing does, or what is missing for it; then closes."""
    form = Form(())
    if request.method == "POST" and form.send("close_event", {}):
        return redirect(url_for("office.event", event=event, done="closed"))
    page = render_template("office/event_close.html", form=form, event=the_event(state()))
    return page, 409 if form.errors else 200


@blueprint.post("/events/<event>/reopen")
def reopen_event(event: str) -> Answer:
    submit("reopen_event", {})
    return redirect(url_for("office.event", event=event, done="reopened"))


@blueprint.get("/events/<event>/documentation.docx")
def documentation(event: str) -> FileResponse:
    document, name = write_documentation(services(), event)
    return FileResponse(
        document, mimetype=_WORD, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _said(form: Form) -> dict[str, str]:
    return {field.name: form.values[field.name] for field in _TEXT}
