"""The guiding questions of a workshop."""

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from formats.records.room import Item, Question
from server.office import fields
from server.office.forms import Form, sent_wish, submit
from server.office.guard import blueprint, state
from server.office.hints import question_hints
from server.office.programme import find_item
from server.office.reading import obstacle, question_lines, the_event

Answer = str | tuple[str, int] | Response
_RULES = ("private", "moderated")


@blueprint.route("/events/<event>/items/<item>/questions", methods=["GET", "POST"])
def questions(event: str, item: str) -> Answer:
    """All questions of a workshop, and the form for the next one."""
    workshop = _workshop(item)
    form = Form(fields.QUESTION)
    sent = request.method == "POST" and form.read()
    if sent and _send(form, "add_question", item, sent_wish()):
        return redirect(url_for("office.questions", event=event, item=item, done="question", _anchor="new"))
    now = state()
    page = render_template(
        "office/questions.html",
        form=form,
        event=the_event(now),
        item=workshop,
        lines=question_lines(now, item),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/events/<event>/items/<item>/questions/<question>", methods=["GET", "POST"])
def question(event: str, item: str, question: str) -> Answer:
    workshop, found = _workshop(item), _question(item, question)
    form = Form(fields.QUESTION, _values(found))
    sent = request.method == "POST" and form.read()
    if sent and _send(form, "update_question", item, question):
        return _back(event, item, question, done="question")
    page = render_template(
        "office/question.html",
        form=form,
        event=the_event(state()),
        item=workshop,
        hints=question_hints(found.text),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/events/<event>/items/<item>/questions/<question>/move")
def move_question(event: str, item: str, question: str) -> Answer:
    submit("move_question", {"question": question, "after": request.form.get("after") or None}, item)
    return _back(event, item, question)


@blueprint.route("/events/<event>/items/<item>/questions/<question>/remove", methods=["GET", "POST"])
def remove_question(event: str, item: str, question: str) -> Answer:
    if request.method == "POST":
        submit("remove_question", {"question": question}, item)
        return redirect(url_for("office.questions", event=event, item=item, done="removed"))
    found, now = _question(item, question), state()
    kept = obstacle(now, item, question)
    return render_template(
        "office/confirm.html",
        event=the_event(now),
        form=Form(()),
        title=gettext("Frage entfernen"),
        what=found.text,
        sentence=kept
        or gettext("Die Frage hat noch keine Beiträge. Die übrigen Fragen bleiben, wie sie sind."),
        action=None if kept else gettext("Frage entfernen"),
    )


def _values(question: Question) -> dict[str, str]:
    rules = {name: "yes" if getattr(question, name) else "" for name in _RULES}
    return {"text": question.text, "hint": question.hint, **rules}


def _send(form: Form, name: str, item: str, question: str) -> bool:
    """Send what a question says and then its rules: two Commands of one form."""
    said = {"question": question, "text": form.values["text"], "hint": form.values["hint"]}
    rules = {"question": question, **{rule: bool(form.values[rule]) for rule in _RULES}}
    return form.send(name, said, item) and form.send("set_question_rules", rules, item, part="-rules")


def _workshop(item: str) -> Item:
    found = find_item(item)
    if found.type != "workshop":
        abort(404)
    return found


def _question(item: str, question: str) -> Question:
    found = state().find(Question, question)
    if found is None or found.item != item:
        abort(404)
    return found


def _back(event: str, item: str, question: str, done: str | None = None) -> Response:
    return redirect(
        url_for("office.questions", event=event, item=item, done=done, _anchor=f"question-{question}")
    )
