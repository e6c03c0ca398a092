"""Forms without script: what a page shows of them, what was typed, what is wrong with it, and sending it.

Each form carries an id made when it was rendered. It becomes the id of the Command and of the record that the
Command makes, so that sending a form twice does what sending it once does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from flask import request
from flask_babel import lazy_gettext

from formats.commands import admit_text
from formats.registry import read_command
from formats.rejected import Code, Rejected
from server.office.guard import principal
from server.organising import new_id
from server.refusals import Refused, sentence
from server.services import services

Kind = Literal["line", "prose", "date", "time", "check", "email", "password"]
_NO_DATE = lazy_gettext("Bitte ein Datum angeben, zum Beispiel 2027-03-18.")
_NO_TIME = lazy_gettext("Bitte eine Uhrzeit angeben, zum Beispiel 14:30.")
_NOTHING = lazy_gettext("Bitte ausfüllen.")
_SENT_ALREADY = lazy_gettext(
    "Dieses Formular wurde schon einmal gesendet, mit anderem Inhalt. Wenn das Neue auch gelten soll, "
    "bitte noch einmal senden."
)


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `gate`: the type that the payload has here (None: checked elsewhere)."""

    name: str
    label: Any
    gate: Any = None
    kind: Kind = "line"
    hint: Any = ""
    required: bool = False
    autocomplete: str = "off"

    def refusal(self, raw: str) -> str | None:
        """Return the sentence that says why this value cannot be taken, or None."""
        if not raw.strip():
            return str(_NOTHING) if self.required else None
        try:
            if self.gate is not None:
                msgspec.convert(raw, self.gate, dec_hook=admit_text)
        except (msgspec.ValidationError, Rejected) as error:
            return self._sentence(error)
        return None

    def _sentence(self, error: Exception) -> str:
        if self.kind == "date":
            return str(_NO_DATE)
        if self.kind == "time":
            return str(_NO_TIME)
        reason = error if isinstance(error, Rejected) else error.__cause__
        if isinstance(reason, Rejected):
            return sentence(reason.code, reason.facts)
        return sentence(Code.INVALID)


class Form:
    """`errors`: sentences by field name; "" holds what concerns the form as a whole."""

    def __init__(self, fields: Sequence[Field], values: Mapping[str, str] | None = None) -> None:
        self.fields = fields
        self.values = dict(values or {})
        self.errors: dict[str, str] = {}
        self.wish = new_id()

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def read(self) -> bool:
        """Take over what was typed; return whether every field can be taken."""
        self.values = {field.name: request.form.get(field.name, "") for field in self.fields}
        refusals = {field.name: field.refusal(self.values[field.name]) for field in self.fields}
        self.errors = {name: text for name, text in refusals.items() if text is not None}
        return not self.errors

    def send(self, name: str, payload: Mapping[str, object], item: str | None = None, part: str = "") -> bool:
        """Submit what was typed as a Command; return whether it was accepted."""
        try:
            submit(name, payload, item, part)
        except (Rejected, Refused) as refusal:
            self.refuse(refusal)
        return not self.errors

    def refuse(self, refusal: Rejected | Refused) -> None:
        """Put a refusal next to the field it is about."""
        facts = dict(refusal.facts)
        named = str(facts.pop("field", None) or "").rpartition(".")[2]
        field = "ends_on" if refusal.code == Code.WRONG_DATES else named
        known = any(field == each.name for each in self.fields)
        text = _SENT_ALREADY if refusal.code == Code.ID_REUSED else sentence(refusal.code, facts)
        self.errors[field if known else ""] = str(text)


def sent_wish() -> str:
    """Return the id that the form was rendered with."""
    return request.form.get("wish", "")


def submit(name: str, payload: Mapping[str, object], item: str | None = None, part: str = "") -> None:
    """Submit a Command under the id of the form that was sent; raises Rejected or Refused.

    `part` tells a second Command of the same form from the first.
    """
    raw: dict[str, object] = {"id": sent_wish() + part, "name": name, "payload": dict(payload)}
    command = read_command(raw if item is None else {**raw, "item": item})
    services().events.submit(principal().event, command, principal().actor)
