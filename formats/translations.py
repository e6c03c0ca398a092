"""Translations beside contributions. The original stays first and unchanged."""

from typing import Literal

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Language, Payload
from formats.records.wall import Translation
from formats.rejected import Code, Rejected
from formats.signs import on_wall
from formats.state import Change
from formats.text import ContributionTextOrNone, Line

COMMANDS = CommandTable()
MOST_TRANSLATIONS = 12


class ContributionTranslation(Payload):
    """`text` "" takes the translation into this language away. `translator`: a name, or that of a program."""

    contribution: Id
    lang: Language
    text: ContributionTextOrNone
    by: Literal["person", "machine"]
    translator: Line = Line("")


@COMMANDS.command(ContributionTranslation, STEERING, when_closed=True)
def translate_contribution(context: Context, wish: ContributionTranslation) -> list[Change]:
    """Add, change or take away a translation; a former one is forgotten.

    Also when the event is closed: the documentation may still need it.
    """
    card = on_wall(context, wish.contribution)
    after = msgspec.structs.replace(card, translations=_with(card.translations, wish))
    if after == card:
        return []
    if len(after.translations) > MOST_TRANSLATIONS:
        raise Rejected(Code.TOO_MANY, limit=MOST_TRANSLATIONS)
    is_new = len(after.translations) > len(card.translations)
    return context.change("contribution_translated", after, forget=() if is_new else (card.id,))


def _with(translations: tuple[Translation, ...], wish: ContributionTranslation) -> tuple[Translation, ...]:
    """Return the translations with this one in the place of the former one of its language, or at the end."""
    new = Translation(lang=wish.lang, text=str(wish.text), by=wish.by, translator=str(wish.translator))
    by_language = {each.lang.lower(): each for each in translations}
    by_language[wish.lang.lower()] = new
    return tuple(each for each in by_language.values() if each.text)
