"""The documentation of an event, composed from its state. A preset chooses sections; their order stays."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import Literal

from formats.dates import days_in_words, in_figures, in_words, on_days
from formats.event import the_event_of
from formats.installed import format_of
from formats.outline import Block, BulletList, Heading, Outline, Paragraph, ParagraphKind, Table
from formats.records.room import Event, Item, NextDate, Outlook
from formats.state import State

Preset = Literal["short"]


@dataclass(frozen=True, slots=True)
class Story:
    """What the sections tell from. `dated`: the day that the documentation states as its own."""

    state: State
    event: Event
    dated: date

    @property
    def days(self) -> tuple[date, date | None]:
        last = self.event.ends_on
        return date.fromisoformat(self.event.starts_on), date.fromisoformat(last) if last else None

    @property
    def programme(self) -> list[Item]:
        return self.state.ranked(Item)


Section = Callable[[Story], Iterable[Block]]


def documentation(state: State, *, preset: Preset = "short", dated: date) -> Outline:
    """Return what the documentation says; raises Rejected (unknown_record) where there is no event yet."""
    story = Story(state, the_event_of(state), dated)
    return Outline(
        title=story.event.title,
        subtitle=f"Dokumentation der Veranstaltung {_when_and_where(story)}",
        author=story.event.editor,
        organiser=story.event.organiser,
        dated=dated.isoformat(),
        blocks=tuple(block for section in PRESETS[preset] for block in section(story)),
    )


def introduction(story: Story) -> Iterator[Block]:
    """Why people met. Without an introduction of the editor's, one sentence says when, where and who."""
    event = story.event
    yield Heading(text="Einleitung")
    yield from _prose(event.introduction or _opening(story))
    yield from _prose(event.scope)


def programme(story: Story) -> Iterator[Block]:
    """What took place, per day where there are several."""
    if not story.programme:
        return
    yield Heading(text="Programm")
    days = [(day, list(items)) for day, items in groupby(story.programme, key=lambda item: item.on)]
    for day, items in days:
        when = f"am {in_words(date.fromisoformat(day))}" if day else on_days(*story.days)
        if len(days) > 1 and day:
            yield Heading(text=in_words(date.fromisoformat(day)), level=2)
        yield _timetable(items, when) if any(item.starts_at for item in items) else _agenda(items)


def inputs(story: Story) -> Iterator[Block]:
    """What was said before the results: talks, and what was noted of the plenary."""
    for type_, title in (("input", "Impulse"), ("plenary", "Plenum")):
        items = [item for item in story.programme if item.type == type_]
        yield from _headed(title, (block for item in items for block in _told(item)))


def results(story: Story) -> Iterator[Block]:
    """Each workshop, as its format tells it."""
    for item in story.programme:
        if item.format is not None:
            told = format_of(story.state, item.id).outline(story.state, item)
            yield from _headed(item.title, chain(_prose(item.text, kind="lead"), told))


def outlook(story: Story) -> Iterator[Block]:
    """How it goes on: the editor's prose, then who has the results and who reports back until when (C6)."""
    promises = " ".join(_promises(story.event.outlook))
    yield from _headed("Ausblick", chain(_prose(story.event.outlook.text), _prose(promises)))


def dates(story: Story) -> Iterator[Block]:
    """When people meet again."""
    ahead = story.event.outlook
    if lines := tuple(filter(None, map(_date_line, ahead.next_dates))):
        yield from _headed("Termine", [BulletList(items=lines)])
    elif ahead.dates_open:
        yield from _headed("Termine", [Paragraph(text="Weitere Termine stehen noch nicht fest.")])


def signature(story: Story) -> Iterator[Block]:
    """Date and author of the documentation, which is not the date of the event."""
    yield Paragraph(
        text=", ".join(filter(None, (in_figures(story.dated), story.event.editor))), kind="signature"
    )


PRESETS: Mapping[str, tuple[Section, ...]] = {
    "short": (introduction, programme, inputs, results, outlook, dates, signature),
}


def _headed(title: str, content: Iterable[Block]) -> Iterator[Block]:
    """Yield a section, unless it says nothing: the signature that follows would keep its heading alive."""
    blocks = list(content)
    if any(not isinstance(block, Heading) for block in blocks):
        yield Heading(text=title)
        yield from blocks


def _prose(text: str, kind: ParagraphKind = "body") -> Iterator[Paragraph]:
    """Yield a paragraph for each piece between blank lines."""
    yield from (Paragraph(text=piece, kind=kind) for piece in text.split("\n\n") if piece.strip())


def _opening(story: Story) -> str:
    when, who = on_days(*story.days), _bare(story.event.attended_by)
    where = _where(story.event.place_name)
    if who:
        return f"{when[0].upper()}{when[1:]} trafen sich{where} {who}."
    return f"Die Veranstaltung fand {when}{where} statt."


def _when_and_where(story: Story) -> str:
    return on_days(*story.days) + _where(story.event.place_name)


_HAS_PREPOSITION = re.compile(r"(in|im|am|an|auf|bei|beim|zu|zum|zur)\b", re.IGNORECASE)
# What takes an article that nobody can know, or is an address.
_NO_TOWN = re.compile(
    r"[,;/\d]|(haus|halle|saal|zentrum|schule|kirche|museum|bibliothek|akademie|universität|forum|hotel|hof)\b",
    re.IGNORECASE,
)


def _where(place: str) -> str:
    """Return the place as a sentence has it: " in Pforzheim", " im Rathaus", " (Markt 1, Halle)"."""
    if not place:
        return ""
    if _HAS_PREPOSITION.match(place):
        return f" {place[0].lower()}{place[1:]}"
    return f" ({place})" if _NO_TOWN.search(place) else f" in {place}"


def _timetable(items: list[Item], when: str) -> Table:
    people = any(item.speaker for item in items)
    rows = tuple((f"{item.starts_at} Uhr" * bool(item.starts_at), item.title, item.speaker) for item in items)
    header = ("Zeit", "Programmpunkt", "Person")
    return Table(
        caption=f"Programm {when}",
        header=header if people else header[:2],
        rows=rows if people else tuple(row[:2] for row in rows),
    )


def _agenda(items: list[Item]) -> BulletList:
    return BulletList(items=tuple(item.title + f" ({item.speaker})" * bool(item.speaker) for item in items))


def _told(item: Item) -> Iterator[Block]:
    """Yield what was said. Who spoke and nothing more stands in the programme already."""
    if not item.text:
        return
    yield Heading(text=item.title, level=2)
    yield from _prose(item.speaker, kind="note")
    yield from _prose(item.text)


def _promises(ahead: Outlook) -> Iterator[str]:
    if addressee := _bare(ahead.addressee):
        yield f"Die Ergebnisse gehen an: {addressee}."
    reporter = _bare(ahead.reporter)
    if ahead.feedback_by:
        until = in_words(date.fromisoformat(ahead.feedback_by))
        responsible = f"; zuständig ist {reporter}" if reporter else ""
        yield f"Eine Rückmeldung an alle Teilnehmenden erfolgt bis zum {until}{responsible}."
    elif reporter:
        yield f"Für die Rückmeldung an alle Teilnehmenden ist {reporter} zuständig."


def _date_line(ahead: NextDate) -> str:
    """Return "3. Mai 2019, Baden-Baden: Netzwerktreffen"; a text that names the day itself stands alone."""
    day = days_in_words(date.fromisoformat(ahead.date)) if ahead.date else ""
    if day and day in ahead.text:
        return ahead.text
    return ": ".join(filter(None, (", ".join(filter(None, (day, ahead.place))), ahead.text)))


def _bare(text: str) -> str:
    return text.strip().rstrip(".").rstrip()
