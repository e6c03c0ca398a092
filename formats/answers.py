"""What the documentation says of a question: its answers as they were sorted, and how they were weighed.

A Themenspeicher names themes by their titles, the only name that the headings above it show too: numbers
on the wall move with each sorting and would refer to nothing on paper.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from formats.dots import has_dots, weighings_of
from formats.outline import Block, Heading, Paragraph, Quotation, Quotations, Table
from formats.quotations import quoted
from formats.records.dots import Line, Result
from formats.records.room import Question
from formats.records.wall import Cluster, Contribution
from formats.state import State

UNTITLED = "Ohne Überschrift"
_UNCOUNTED = Paragraph(text="Die Punkte wurden noch nicht gezählt.", kind="note")


def answers(state: State, question: Question) -> Iterator[Block]:
    """Yield clusters, sub-clusters and what lies loose; flat where nothing was sorted."""
    printed: set[str] = set()
    sorted_in = [
        block
        for top in state.ranked(Cluster, question.id, None)
        for block in _group(state, question, top, printed)
    ]
    yield from sorted_in
    loose = list(_said(state, question, None, printed))
    if sorted_in and loose:
        yield Heading(text="Weitere Beiträge", level=3)
    yield from loose
    yield from _not_printed(card for card in state.all(Contribution) if card.question == question.id)


def themes(state: State, question: Question) -> Iterator[Block]:
    """Yield a Themenspeicher for each weighing of the question in which dots were given or counted."""
    for weighing in weighings_of(state, question.id):
        result = state.find(Result, weighing.id)
        if result is None and not has_dots(state, weighing):
            continue
        yield Heading(text="Themenspeicher", level=3)
        yield Paragraph(text=weighing.text, kind="lead")
        if result is None:
            yield _UNCOUNTED
            continue
        yield _ranking(state, result)
        yield Paragraph(text=_weight(result), kind="note")


def _group(state: State, question: Question, cluster: Cluster, printed: set[str]) -> list[Block]:
    """Return a cluster with all below it, or nothing where nobody may be quoted."""
    said = list(_said(state, question, cluster.id, printed))
    for child in state.ranked(Cluster, question.id, cluster.id):
        said += _group(state, question, child, printed)
    title = cluster.title or UNTITLED
    return [Heading(text=title, level=4 if cluster.parent else 3), *said] if said else []


def _said(state: State, question: Question, place: str | None, printed: set[str]) -> Iterator[Block]:
    """Yield what stands in one place, verbatim. What is `printed` stands in another cluster too."""
    items: list[Quotation] = []
    for top in state.ranked(Contribution, question.id, place):
        stack = [card for card in (top, *state.ranked(Contribution, top.id)) if card.on_wall]
        also = _other_place(state, top, place) if top.id in printed else ""
        items += [quoted(card, stack=1 if nth else len(stack), also=also) for nth, card in enumerate(stack)]
        printed.add(top.id)
    if items:
        yield Quotations(items=tuple(items))


def _other_place(state: State, card: Contribution, place: str | None) -> str:
    other = card.also if card.cluster == place else card.cluster
    cluster = state.find(Cluster, other)
    return (cluster.title if cluster else "") or UNTITLED


def _not_printed(cards: Iterable[Contribution]) -> Iterator[Paragraph]:
    """Yield a sentence for what is not printed, so that nothing vanishes unsaid."""
    reasons = Counter(_reason(card) for card in cards if not card.on_wall)
    for reason, count in sorted(reasons.items()):
        verb = "Ein Beitrag wurde" if count == 1 else f"{count} Beiträge wurden"
        yield Paragraph(text=f"{verb} {reason}.", kind="note")


def _reason(card: Contribution) -> str:
    if card.hidden:
        return "von der Moderation mit Begründung verborgen"
    return "nicht freigegeben" if card.approval == "waiting" else "nicht aufgedeckt"


def _ranking(state: State, result: Result) -> Table:
    """Return the Rangfolge. Of dots on paper it is not known how many people gave them: at least so many."""
    least = "mindestens " if result.paper else ""
    return Table(
        caption="Rangfolge der Themen",
        header=("Rang", "Thema", "Punkte", "Personen"),
        rows=tuple(
            (
                str(line.place),
                _theme(state, line),
                str(line.points),
                f"{least if line.people else ''}{line.people}",
            )
            for line in result.lines
        ),
        columns=("figures", "words", "figures", "figures"),
    )


def _theme(state: State, line: Line) -> str:
    """Return the title as it was weighed, and what it is called now where that is something else."""
    cluster = state.find(Cluster, line.option)
    if cluster is None:
        return f"{line.title} (heute kein eigener Cluster)"
    title = cluster.title or UNTITLED
    return line.title if title == line.title else f"{line.title} (heute: {title})"


def _weight(result: Result) -> str:
    """Return "34 Punkte von 21 Personen.", and what that is and what it is not."""
    if not result.people:
        return "Niemand hat Punkte gegeben."
    points = "Ein Punkt" if result.points == 1 else f"{result.points} Punkte"
    people = "einer Person" if result.people == 1 else f"{result.people} Personen"
    paper = f", davon {result.paper} auf Papier" if result.paper else ""
    if result.paper == result.people:
        paper = ", auf Papier"
    tied = any(line.tied for line in result.lines)
    shared = " Themen mit gleich vielen Punkten teilen einen Rang." if tied else ""
    return (
        f"{points} von {people}{paper}.{shared} "
        "Die Rangfolge zeigt, was vielen wichtig ist. Sie ist kein Beschluss."
    )
