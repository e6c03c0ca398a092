"""Contributions as the documentation prints them: the wording as it is, what belongs to it on lines below."""

from collections.abc import Iterator

from babel import Locale

from formats.records.wall import Contribution, Translation

_LANGUAGES = Locale("de").languages


def quoted(card: Contribution, *, stack: int = 1, also: str = "") -> str:
    """Return the wording with its notes.

    `stack`: so many say the same, and their wordings follow. `also`: the other cluster where it stands.
    """
    return "\n".join([card.text, *_notes(card, stack, also)])


def disagreement(card: Contribution) -> str:
    """Return the sentence that keeps a conflict, with the reasons that were given for it."""
    reasons = "".join(f" „{conflict.reason}“" for conflict in card.conflicts if conflict.reason)
    return f"⚡ Hier gab es unterschiedliche Sichtweisen: „{card.text}“{' –' if reasons else ''}{reasons}"


def _notes(card: Contribution, stack: int, also: str) -> Iterator[str]:
    if stack > 1:
        yield f"(×{stack}; die anderen Wortlaute folgen)"
    if also:
        yield f"(auch unter „{also}“)"
    if card.explanation:
        yield f"Erläuterung: {card.explanation}"
    yield from map(_translated, card.translations)


def _translated(translation: Translation) -> str:
    """Return a translation, said to be a person's or a machine's."""
    base = translation.lang.partition("-")[0].lower()
    language = _LANGUAGES.get(base, translation.lang)
    who = translation.translator
    if translation.by == "machine":
        source = f"maschinell, {who}" if who else "maschinell"
    else:
        source = f"durch {who or 'eine Person'}"
    return f"Übersetzung ({language}, {source}): {translation.text}"
