"""Dots as numbers: whose ballot it is, what was given, sums, and the Rangfolge that comes of them."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from formats.records.dots import Ballot, Count, Dots, Line, PaperDots, Result, Weighing
from formats.rejected import Code, Rejected


def ballot_id(weighing: str, device: str) -> str:
    """Return the id of a device's ballot: a hash that names no device."""
    digest = hashlib.sha256(f"ballot:{weighing}:{device}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]


def given_by(weighing: Weighing, dots: Mapping[str, int], people: int = 1) -> tuple[Dots, ...]:
    """Return what so many people gave, in the order of the options.

    Raises Rejected: unknown_record (what is not weighed), too_many_dots.
    """
    options = [option.id for option in weighing.options]
    if not dots.keys() <= set(options):
        raise Rejected(Code.UNKNOWN_RECORD, kind="cluster")
    for limit, points in (
        (weighing.most_per_option * people, max(dots.values(), default=0)),
        (weighing.dots * people, sum(dots.values())),
    ):
        if points > limit:
            raise Rejected(Code.TOO_MANY_DOTS, limit=limit)
    return tuple(Dots(option, dots[option]) for option in options if option in dots)


def added_up(weighing: Weighing, before: Count | None, ballots: Iterable[Ballot]) -> Count:
    """Return the sums of what was counted before and of these ballots."""
    fresh = [ballot.dots for ballot in ballots]
    everything = [*(before.dots if before else ()), *(dots for given in fresh for dots in given)]
    points, people = _sums(everything)
    return Count(
        id=weighing.id,
        item=weighing.item,
        people=len(fresh) + (before.people if before else 0),
        added=len(fresh),
        dots=tuple(
            Dots(option.id, points[option.id], people[option.id])
            for option in weighing.options
            if points[option.id]
        ),
    )


def ranked(weighing: Weighing, count: Count, paper: PaperDots | None) -> Result:
    """Return the Rangfolge of devices and paper together: equal points share a place."""
    on_paper = paper or PaperDots(id=weighing.id, item=weighing.item, people=0)
    # Paper says how many points an option has and not from how many people: from so many at least.
    most = min(weighing.most_per_option, weighing.dots)
    least = (Dots(dots.option, dots.points, -(-dots.points // most)) for dots in on_paper.dots)
    points, people = _sums([*count.dots, *least])
    return Result(
        id=weighing.id,
        item=weighing.item,
        points=points.total(),
        people=count.people + on_paper.people,
        paper=on_paper.people,
        added=count.added,
        lines=_in_order(weighing, points, people),
    )


def _in_order(weighing: Weighing, points: Counter[str], people: Counter[str]) -> tuple[Line, ...]:
    """Return the lines by place, those that are tied in the order of the options."""
    all_points = [points[option.id] for option in weighing.options]
    lines = [
        Line(
            option=option.id,
            title=option.title,
            points=points[option.id],
            people=people[option.id],
            place=1 + sum(other > points[option.id] for other in all_points),
            tied=all_points.count(points[option.id]) > 1,
        )
        for option in weighing.options
    ]
    return tuple(sorted(lines, key=lambda line: line.place))


def _sums(dots: Iterable[Dots]) -> tuple[Counter[str], Counter[str]]:
    """Return points and people by option."""
    points: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for each in dots:
        points[each.option] += each.points
        people[each.option] += each.people
    return points, people
