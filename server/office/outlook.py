"""Wie geht es weiter: without these answers an event cannot be closed."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formats.records.room import Outlook
from server.office import fields
from server.office.forms import Field, Form
from server.office.guard import blueprint, state
from server.office.reading import the_event

Answer = str | tuple[str, int] | Response
_FEWEST_ROWS = 2
_MOST_ROWS = 50
_PARTS = ("text", "date", "place")


@blueprint.route("/events/<event>/outlook", methods=["GET", "POST"])
def outlook(event: str) -> Answer:
    record = the_event(state())
    rows = _rows(len(record.outlook.next_dates))
    form = Form((*fields.OUTLOOK, *(field for row in rows for field in row)), _values(record.outlook))
    if (
        request.method == "POST"
        and form.read()
        and form.send("fill_outlook", {"outlook": _said(form, len(rows))})
    ):
        return redirect(url_for("office.event", event=event, done="saved", _anchor="outlook"))
    page = render_template("office/outlook.html", form=form, event=record, rows=rows)
    return page, 422 if form.errors else 200


def _rows(filled: int) -> list[tuple[Field, ...]]:
    """Return the fields of the next dates, with a row to spare; a form that was sent says how many it had."""
    wanted = request.form.get("rows", type=int) or max(_FEWEST_ROWS, filled + 1)
    return [fields.next_date(number) for number in range(1, min(wanted, _MOST_ROWS) + 1)]


def _values(known: Outlook) -> dict[str, str]:
    values = {
        "addressee": known.addressee,
        "reporter": known.reporter,
        "feedback_by": known.feedback_by or "",
        "text": known.text,
        "dates_open": "yes" if known.dates_open else "",
    }
    for number, each in enumerate(known.next_dates, start=1):
        for part in _PARTS:
            values[f"date-{number}-{part}"] = getattr(each, part) or ""
    return values


def _said(form: Form, rows: int) -> dict[str, Any]:
    """Return the outlook as the Command says it; rows that were left empty are left out."""
    typed = [
        {part: form.values[f"date-{number}-{part}"].strip() for part in _PARTS}
        for number in range(1, rows + 1)
    ]
    return {
        "text": form.values["text"],
        "addressee": form.values["addressee"],
        "reporter": form.values["reporter"],
        "feedback_by": form.values["feedback_by"] or None,
        "next_dates": [{**row, "date": row["date"] or None} for row in typed if any(row.values())],
        "dates_open": bool(form.values["dates_open"]),
    }
