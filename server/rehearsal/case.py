"""A real meeting as a file: what was asked, what was said, how it was sorted."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

_REPORT_WITHIN = datetime.timedelta(days=28)
_DEEPEST = 2


class NextDate(msgspec.Struct, frozen=True):
    text: str
    date: str | None = None
    place: str = ""


class Input(msgspec.Struct, frozen=True):
    title: str
    speaker: str = ""
    text: str = ""


class Cluster(msgspec.Struct, frozen=True):
    """Contributions, then clusters below it. Title None: what stands in it has no heading of its own."""

    title: str | None
    contributions: tuple[str, ...] = ()
    clusters: tuple["Cluster", ...] = ()


class Question(msgspec.Struct, frozen=True):
    text: str
    clusters: tuple[Cluster, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """Where a case is silent on how it goes on, neutral words stand in: an event cannot be closed without."""

    title: str
    date: datetime.date
    questions: Annotated[tuple[Question, ...], msgspec.Meta(min_length=1)]
    place: str = ""
    organiser: str = ""
    introduction: str = ""
    participants_about: int | None = None
    inputs: tuple[Input, ...] = ()
    workshop: str = "Leitfragen"
    outlook: str = ""
    addressee: str = "die veranstaltende Stelle"
    reporter: str = "die Moderation"
    feedback_by: datetime.date | None = None
    next_dates: tuple[NextDate, ...] = ()

    @property
    def report_by(self) -> datetime.date:
        return self.feedback_by or self.date + _REPORT_WITHIN


class UnreadableCase(Exception):
    """The sentence says what is wrong with the file."""


def read_case(path: Path) -> Case:
    """Return the case in a JSON file; raises UnreadableCase."""
    try:
        case = msgspec.json.decode(path.read_bytes(), type=Case)
    except OSError as error:
        raise UnreadableCase(f"{path} cannot be read: {error.strerror}.") from error
    except msgspec.ValidationError as error:
        raise UnreadableCase(
            f"{path} is not the case of a meeting with guiding questions: {error}."
        ) from error
    except msgspec.DecodeError as error:
        raise UnreadableCase(f"{path} is not JSON: {error}.") from error
    for question in case.questions:
        if any(depth > _DEEPEST for depth in _depths(question.clusters)):
            raise UnreadableCase(f"{path}: the clusters of “{question.text}” are more than two levels deep.")
    return case


def said_in(clusters: tuple[Cluster, ...]) -> Iterator[str]:
    """Yield every contribution in the order of the case: a cluster's own, then those below it."""
    for cluster in clusters:
        yield from cluster.contributions
        yield from said_in(cluster.clusters)


def _depths(clusters: tuple[Cluster, ...], depth: int = 0) -> Iterator[int]:
    for cluster in clusters:
        own = depth + (cluster.title is not None)
        yield own
        yield from _depths(cluster.clusters, own)
