"""Advice on guiding questions. Hints, never refusals: whoever asks knows the room."""

import regex
from flask_babel import gettext

LONGEST_QUESTION = 120
# Verbs that open a question which yes or no would answer. "Wie", "Was", "Welche" open what people can tell.
_YES_OR_NO = regex.compile(
    r"\A\W*(?:und |aber |oder )?"
    r"(?:ist|sind|war|waren|bin|seid|sei|wäre|wären|hat|haben|habt|hatte|hatten|hast|wird|werden|würde|würden|wirst|"
    r"kann|können|könnte|könnten|kannst|könnt|soll|sollen|sollte|sollten|sollst|sollt|muss|müssen|müsste|müssten|"
    r"darf|dürfen|dürfte|dürften|will|wollen|möchte|möchten|möchtest|gibt|gab|gäbe|braucht|brauchen|"
    r"finden|findest|fühlen|fühlst|kennen|kennst|wissen|weißt|sehen|siehst|reicht|reichen|geht|gehen|stimmt|stimmen|"
    r"fehlt|fehlen|hilft|helfen|lohnt|funktioniert|funktionieren|gelingt|gelingen|"
    r"is|are|were|do|does|did|has|have|had|can|could|should|shall|will|would|may|must)\b",
    regex.IGNORECASE,
)


def question_hints(text: str) -> list[str]:
    """Return what might be better about a guiding question, in sentences."""
    marks = text.count("?")
    found = {
        gettext("Es fehlt ein Fragezeichen."): marks == 0,
        gettext("Das sind mehrere Fragen auf einmal. Einzeln gestellt, werden alle beantwortet."): marks > 1,
        gettext(
            "Die Frage hat %(length)s Zeichen. Bis %(limit)s liest man sie auf einen Blick.",
            length=_length(text),
            limit=LONGEST_QUESTION,
        ): _length(text) > LONGEST_QUESTION,
        gettext(
            "Darauf lässt sich mit Ja oder Nein antworten. Offener fragt, wer mit Wie oder Was beginnt."
        ): bool(_YES_OR_NO.match(text)),
    }
    return [sentence for sentence, applies in found.items() if applies]


def _length(text: str) -> int:
    return len(regex.findall(r"\X", text))
