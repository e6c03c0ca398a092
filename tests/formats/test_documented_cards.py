"""How the documentation prints single contributions: doubles, stacks, conflicts, translations, notes."""

from __future__ import annotations

from typing import Any

import pytest

from formats.outline import Block, Heading, Note, Paragraph, Quotation
from tests.formats.documents import quotations, section
from tests.formats.meeting import FOUNDED, F, Meeting, P, Step, posted, secret_of

QUESTION = Heading(text="Was hilft beim Ankommen?", level=2, numbered=True)
CARD = {"contribution": "card-0001"}
SORTED: tuple[Step, ...] = (
    *FOUNDED,
    (F, "open_phase", {"phase": "question-1"}),
    *(posted(f"card-000{n}") for n in range(1, 5)),
    (F, "create_cluster", {"cluster": "cluster-1", "question": "question-1", "title": "Nachbarn",
                           "contributions": ["card-0001", "card-0002"]}),
    (F, "create_cluster", {"cluster": "cluster-2", "question": "question-1", "title": "Wege",
                           "contributions": ["card-0003", "card-0004"]}),
)  # fmt: skip


def told(*steps: Step) -> list[Block]:
    """Return what stands below the question, after these steps."""
    question, *blocks = section(Meeting(*SORTED, *steps), "Leitfragen")
    assert question == QUESTION
    return blocks


def clusters(nachbarn: tuple[str | Quotation, ...], wege: tuple[str | Quotation, ...]) -> list[Block]:
    return [
        Heading(text="Nachbarn", level=3),
        quotations(*nachbarn),
        Heading(text="Wege", level=3),
        quotations(*wege),
    ]


def first(*notes: Note, **wording: str) -> Quotation:
    return Quotation(**{"text": "Gedanke card-0001", **wording}, notes=notes)


def remark(label: str) -> Note:
    return Note(kind="remark", label=label)


def marked(conflict: str, reason: str = "") -> Step:
    said = {**CARD, "conflict": conflict, "secret": secret_of(conflict)}
    return (P, "mark_conflict", {**said, **({"reason": reason} if reason else {})})


def test_a_doubled_card_stands_in_both_clusters_and_says_so_in_the_second() -> None:
    doubled = (F, "double_contribution", {**CARD, "cluster": "cluster-2", "after": None})
    assert told(doubled) == clusters(
        ("Gedanke card-0001", "Gedanke card-0002"),
        (first(remark("auch unter „Nachbarn“")), "Gedanke card-0003", "Gedanke card-0004"),
    )


def test_a_stack_keeps_every_wording_behind_its_top() -> None:
    stapled = (F, "staple_contributions", {"contributions": ["card-0004", "card-0002"], "onto": "card-0001"})
    assert told(stapled) == clusters(
        (first(remark("×3; die anderen Wortlaute folgen")), "Gedanke card-0004", "Gedanke card-0002"),
        ("Gedanke card-0003",),
    )


def test_a_doubled_stack_says_of_each_wording_where_it_stands_too() -> None:
    stapled = (F, "staple_contributions", {"contributions": ["card-0002"], "onto": "card-0001"})
    doubled = (F, "double_contribution", {**CARD, "cluster": "cluster-2", "after": None})
    also = remark("auch unter „Nachbarn“")
    second = Quotation(text="Gedanke card-0002", notes=(also,))
    several = remark("×2; die anderen Wortlaute folgen")
    assert told(stapled, doubled) == clusters(
        (first(several), "Gedanke card-0002"),
        (first(several, also), second, "Gedanke card-0003", "Gedanke card-0004"),
    )


DIFFERENT = "⚡ Hier gab es unterschiedliche Sichtweisen"


@pytest.mark.parametrize(
    ("reasons", "notes"),
    [
        ([""], [Note(kind="dissent", label=DIFFERENT)]),
        (
            ["", "Zu teuer.", "مكلف جدا"],
            [
                Note(kind="dissent", label=DIFFERENT, text="„Zu teuer.“"),
                Note(kind="dissent", text="„مكلف جدا“"),
            ],
        ),
    ],
)
def test_different_views_are_kept_once_below_the_card(reasons: list[str], notes: list[Note]) -> None:
    doubled = (F, "double_contribution", {**CARD, "cluster": "cluster-2", "after": None})
    marks = (marked(f"conflict-{nth}", reason) for nth, reason in enumerate(reasons))
    assert told(doubled, *marks) == clusters(
        (first(*notes), "Gedanke card-0002"),
        (first(remark("auch unter „Nachbarn“")), "Gedanke card-0003", "Gedanke card-0004"),
    )


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({"lang": "en", "by": "machine"}, "Übersetzung (Englisch, maschinell)"),
        (
            {"lang": "en", "by": "machine", "translator": "Marian"},
            "Übersetzung (Englisch, maschinell, Marian)",
        ),
        ({"lang": "fa-AF", "by": "person"}, "Übersetzung (Persisch, durch eine Person)"),
        ({"lang": "xx", "by": "person", "translator": "Ada"}, "Übersetzung (xx, durch Ada)"),
    ],
)
def test_a_translation_follows_the_original_and_says_whose_it_is(said: dict[str, Any], label: str) -> None:
    translated = (F, "translate_contribution", {**CARD, "text": "A thought", **said})
    note = Note(kind="translation", label=label, text="A thought", language=said["lang"])
    assert told(translated)[1] == quotations(first(note), "Gedanke card-0002")


def explained(text: str) -> Step:
    return (P, "explain_contribution", {**CARD, "text": text, "secret": secret_of("card-0001")})


def test_an_explanation_follows_the_original() -> None:
    note = Note(kind="explanation", label="Erläuterung", text="Gemeint ist das Haus.\nUnd der Hof.")
    assert told(explained("Gemeint ist das Haus.\nUnd der Hof."))[1] == quotations(
        first(note), "Gedanke card-0002"
    )


def test_a_wording_that_looks_like_a_note_stays_a_wording() -> None:
    text = "Treffpunkt\nErläuterung: keine\n(×9)"
    edited = (P, "edit_contribution", {**CARD, "text": text, "secret": secret_of("card-0001")})
    assert told(edited)[1] == quotations(text, "Gedanke card-0002")


def test_wording_and_explanation_are_in_the_language_that_their_author_named() -> None:
    role, name, wish, item = posted("card-0009")
    french = (role, name, {**wish, "lang": "fr"}, item)
    said = {"contribution": "card-0009", "text": "Oui.", "secret": secret_of("card-0009")}
    loose = told(french, (P, "explain_contribution", said))[-1]
    note = Note(kind="explanation", label="Erläuterung", text="Oui.", language="fr")
    assert loose == quotations(Quotation(text="Gedanke card-0009", language="fr", notes=(note,)))


def test_what_is_not_printed_is_counted() -> None:
    steps: list[Step] = [
        (F, "hide_contribution", {"contribution": "card-0001", "reason": "Nennt einen Namen"}),
        (F, "set_question_rules", {"question": "question-1", "moderated": True}),
        posted("card-0011"),
        posted("card-0012"),
        (F, "set_question_rules", {"question": "question-1", "moderated": False, "private": True}),
        posted("card-0013"),
    ]
    assert told(*steps) == [
        *clusters(("Gedanke card-0002",), ("Gedanke card-0003", "Gedanke card-0004")),
        Paragraph(text="Ein Beitrag wurde nicht aufgedeckt.", kind="note"),
        Paragraph(text="2 Beiträge wurden nicht freigegeben.", kind="note"),
        Paragraph(text="Ein Beitrag wurde von der Moderation mit Begründung verborgen.", kind="note"),
    ]
