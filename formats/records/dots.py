"""Weighing with dots: what is asked and weighed, who gave what until it is counted, and how it came out."""

import msgspec

from formats.state import Record
from formats.streams import DESK, ROOM


class Option(msgspec.Struct, frozen=True):
    """A cluster that is weighed, by its title when the weighing was prepared."""

    id: str
    title: str


class Weighing(Record):
    """A weighing question over the clusters of a question. Its phase has the same id."""

    families = frozenset({ROOM})
    most = 200

    item: str
    question: str
    text: str
    options: tuple[Option, ...]
    dots: int
    most_per_option: int = 2


class Dots(msgspec.Struct, frozen=True, omit_defaults=True):
    """So many dots on one option, from so many people."""

    option: str
    points: int
    people: int = 1


class Ballot(Record):
    """The dots of one device, which nobody sees; its `id` is a hash of device and weighing.

    Once counted the dots are forgotten; that this device took part is not, so that it takes part once.
    """

    wording = ("dots",)
    most = 50_000

    item: str
    weighing: str
    dots: tuple[Dots, ...] = ()
    counted: bool = False


class PaperDots(Record):
    """What a helper counted on paper; `id` is the weighing's."""

    families = frozenset({DESK})

    item: str
    people: int
    dots: tuple[Dots, ...] = ()


class Count(Record):
    """The sums of all ballots counted so far; `id` is the weighing's. Nobody sees it: see `Result`.

    `added`: so many of the people were counted the last time.
    """

    item: str
    people: int
    added: int = 0
    dots: tuple[Dots, ...] = ()


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """An option in the Rangfolge. `place` from 1 on; options of equal points share it and are `tied`.

    Of dots on paper it is not known how many `people` gave them: they are as few as can be.
    """

    option: str
    title: str
    points: int
    people: int
    place: int
    tied: bool = False


class Result(Record):
    """How a weighing came out, digital and paper dots together; `id` is the weighing's.

    It goes when the weighing is opened again. `paper`: so many of the people gave their dots on paper;
    `added`: so many gave them on a device and were counted the last time.
    """

    families = frozenset({ROOM})

    item: str
    points: int
    people: int
    paper: int = 0
    added: int = 0
    lines: tuple[Line, ...] = ()


RECORDS = (Weighing, Ballot, PaperDots, Count, Result)
