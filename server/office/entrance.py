"""Logging in and out, and the first account by the one-time link that the first start prints."""

from flask import abort, redirect, render_template, request, url_for
from flask_babel import lazy_gettext, ngettext
from werkzeug.wrappers import Response

from server import login
from server.accounts import Account, AccountRefused
from server.office.forms import Field, Form
from server.office.guard import blueprint, next_page
from server.passwords import FEWEST_CHARACTERS
from server.refusals import Refused, sentence
from server.services import services

Answer = str | tuple[str, int] | Response

_LOGIN = (
    Field("email", lazy_gettext("E-Mail-Adresse"), kind="email", required=True, autocomplete="username"),
    Field(
        "password", lazy_gettext("Passwort"), kind="password", required=True, autocomplete="current-password"
    ),
)
_ACCOUNT = (
    Field(
        "name",
        lazy_gettext("Ihr Name"),
        hint=lazy_gettext("Er steht nur hier im Büro."),
        required=True,
        autocomplete="name",
    ),
    Field("email", lazy_gettext("E-Mail-Adresse"), kind="email", required=True, autocomplete="username"),
    Field(
        "password",
        lazy_gettext("Passwort"),
        kind="password",
        hint=lazy_gettext(
            "Mindestens %(num)s Zeichen. Ein kurzer Satz ist leicht zu merken und schwer zu erraten.",
            num=FEWEST_CHARACTERS,
        ),
        required=True,
        autocomplete="new-password",
    ),
)


@blueprint.route("/login", methods=["GET", "POST"])
def log_in() -> Answer:
    form = Form(_LOGIN)
    status = 200
    if request.method == "POST":
        if form.read() and (found := _logged_in(form)):
            return found
        form.values["password"] = ""
        status = 429 if "" in form.errors else 422
    elif login.account() is not None:
        return redirect(next_page())
    return render_template("office/login.html", form=form, next=next_page()), status


def _logged_in(form: Form) -> Response | None:
    """Return the way into the office, or None with the reason in the form."""
    try:
        found = services().accounts.log_in(form.values["email"], form.values["password"], login.known_as())
    except Refused as refusal:
        minutes = max(1, round((refusal.retry_after or 0) / 60))
        form.errors[""] = ngettext(
            "Das waren viele Versuche. Bitte in einer Minute noch einmal versuchen.",
            "Das waren viele Versuche. Bitte in %(num)s Minuten noch einmal versuchen.",
            minutes,
        )
        return None
    if found is None:
        form.errors["password"] = sentence("wrong_login")
        return None
    return _enter(*found, to=next_page())


def _enter(account: Account, session: str, *, to: str) -> Response:
    """Open the office with a session that is new, whatever the browser carried before."""
    response = redirect(to)
    login.end_session()
    login.remember(response, account, session)
    return response


@blueprint.post("/logout")
def log_out() -> Response:
    response = redirect(url_for("office.log_in"))
    login.end_session()
    login.forget(response)
    return response


@blueprint.route("/setup/<secret>", methods=["GET", "POST"])
def set_up(secret: str) -> Answer:
    """The first account. The link works once, for a day, and only as long as there is no account."""
    accounts = services().accounts
    if accounts.exist():
        return redirect(url_for("office.log_in"))
    if not accounts.setup_is_open(secret):
        abort(404)
    form = Form(_ACCOUNT)
    if request.method == "POST" and form.read():
        email, password = form.values["email"], form.values["password"]
        try:
            accounts.set_up(secret, email, form.values["name"], password)
        except AccountRefused as refusal:
            form.errors["" if refusal.field == "link" else refusal.field] = str(refusal.sentence)
        else:
            found = accounts.log_in(email, password)
            return _enter(*found, to=url_for("office.events")) if found else redirect(next_page())
    form.values["password"] = ""
    return render_template("office/setup.html", form=form), 422 if form.errors else 200
