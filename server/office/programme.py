"""The programme: adding a line, changing it, moving it, taking it out."""

from collections.abc import Sequence

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from formats.installed import all_formats
from formats.records.room import Event, Item
from server.office import fields
from server.office.forms import Field, Form, sent_wish, submit
from server.office.guard import blueprint, state
from server.office.reading import obstacle, the_event
from server.office.words import type_word

Answer = str | tuple[str, int] | Response


@blueprint.route("/events/<event>/items/new/<kind>", methods=["GET", "POST"])
def new_item(event: str, kind: str) -> Answer:
    """A new line. A workshop needs `?format=`."""
    format_name = request.args.get("format") if kind == "workshop" else None
    if kind not in fields.ITEM or (kind == "workshop" and format_name not in all_formats()):
        abort(404)
    record = the_event(state())
    form = Form(_fields(kind, record))
    if request.method == "POST" and form.read():
        said = {**form.values, "new": sent_wish(), "type": kind}
        if form.send("add_item", said if format_name is None else {**said, "format": format_name}):
            return _after_adding(event, kind, sent_wish())
    page = render_template(
        "office/item.html", form=form, event=record, kind=type_word(kind, format_name), item=None
    )
    return page, 422 if form.errors else 200


def _after_adding(event: str, kind: str, item: str) -> Response:
    if kind == "workshop":
        return redirect(url_for("office.questions", event=event, item=item, done="workshop"))
    return redirect(url_for("office.event", event=event, done="saved", _anchor=f"item-{item}"))


@blueprint.route("/events/<event>/items/<item>", methods=["GET", "POST"])
def item(event: str, item: str) -> Answer:
    now = state()
    record, found = the_event(now), find_item(item)
    wanted = _fields(found.type, record)
    form = Form(wanted, {field.name: getattr(found, field.name) or "" for field in wanted})
    if request.method == "POST" and form.read() and form.send("update_item", {**form.values, "of": item}):
        return redirect(url_for("office.event", event=event, done="saved", _anchor=f"item-{item}"))
    kind = type_word(found.type, found.format)
    page = render_template("office/item.html", form=form, event=record, kind=kind, item=found)
    return page, 422 if form.errors else 200


@blueprint.post("/events/<event>/items/<item>/move")
def move_item(event: str, item: str) -> Answer:
    """The button says what the line comes behind, so that pressing it twice moves it once."""
    submit("move_item", {"of": item, "after": request.form.get("after") or None})
    return redirect(url_for("office.event", event=event, _anchor=f"item-{item}"))


@blueprint.route("/events/<event>/items/<item>/remove", methods=["GET", "POST"])
def remove_item(event: str, item: str) -> Answer:
    if request.method == "POST":
        submit("remove_item", {"of": item})
        return redirect(url_for("office.event", event=event, done="removed", _anchor="programme"))
    found, now = find_item(item), state()
    kept = obstacle(now, item)
    return render_template(
        "office/confirm.html",
        event=the_event(now),
        form=Form(()),
        title=gettext("Aus dem Programm nehmen"),
        what=found.title,
        sentence=kept
        or gettext(
            "Was dazu eingegeben wurde, ist dann weg. Die übrigen Programmpunkte bleiben, wie sie sind."
        ),
        action=None if kept else gettext("Aus dem Programm nehmen"),
    )


def find_item(item: str) -> Item:
    """Return a line of the programme of this request's event; answers 404 where there is none."""
    found = state().find(Item, item)
    if found is None:
        abort(404)
    return found


def _fields(kind: str, event: Event) -> Sequence[Field]:
    """Return the form's fields; the day is asked for where there is more than one."""
    asked = fields.ITEM[kind]
    return asked if event.ends_on in (None, event.starts_on) else (asked[0], fields.DAY, *asked[1:])
