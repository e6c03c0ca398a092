"""Contributions as the documentation prints them: the wording as it is, and notes on what belongs to it."""

from collections.abc import Iterator

from babel import Locale

from formats.outline import Note, Quotation
from formats.records.wall import Contribution, Translation

_LANGUAGES = Locale("de").languages


def quoted(card: Contribution, *, stack: int = 1, also: str = "") -> Quotation:
    """Return the wording with its notes.

    `stack`: so many say the same, and their wordings follow. `also`: the other cluster where it stands,
    where different views of it were kept already.
    """
    notes = [*_remarks(stack, also), *_explained(card), *map(_translated, card.translations)]
    if not also:
        notes += _disputed(card)
    return Quotation(text=card.text, language=card.lang, notes=tuple(notes))


def _remarks(stack: int, also: str) -> Iterator[Note]:
    if stack > 1:
        yield Note(kind="remark", label=f"×{stack}; die anderen Wortlaute folgen")
    if also:
        yield Note(kind="remark", label=f"auch unter „{also}“")


def _explained(card: Contribution) -> Iterator[Note]:
    if card.explanation:
        yield Note(kind="explanation", label="Erläuterung", text=card.explanation, language=card.lang)


def _translated(translation: Translation) -> Note:
    """Return a translation, said to be a person's or a machine's."""
    base = translation.lang.partition("-")[0].lower()
    language = _LANGUAGES.get(base, translation.lang)
    who = translation.translator
    if translation.by == "machine":
        source = f"maschinell, {who}" if who else "maschinell"
    else:
        source = f"durch {who or 'eine Person'}"
    label = f"Übersetzung ({language}, {source})"
    return Note(kind="translation", label=label, text=translation.text, language=translation.lang)


def _disputed(card: Contribution) -> Iterator[Note]:
    """Yield the sentence that keeps a conflict, and each reason that was given on a line of its own."""
    if not card.conflicts:
        return
    label = "⚡ Hier gab es unterschiedliche Sichtweisen"
    reasons = [f"„{conflict.reason}“" for conflict in card.conflicts if conflict.reason]
    yield Note(kind="dissent", label=label, text=reasons[0] if reasons else "")
    yield from (Note(kind="dissent", text=reason) for reason in reasons[1:])
