"""The picture of the wall: what is on it, in words and with its marks."""

from typing import Any

import pytest

from exports.picture.wall import PictureCard, PictureCluster, WallPicture, wall_picture
from formats.rejected import Rejected
from tests.exports.pictures import FULL, cards, parsed, texts
from tests.formats.meeting import FOUNDED, F, Meeting, P, posted

QUESTION = "question-1"


def wall_of(*steps: Any) -> WallPicture:
    return wall_picture(Meeting(*FOUNDED, (F, "open_phase", {"phase": QUESTION}), *steps).state, QUESTION)


def put(cluster: str, *contributions: str, **more: Any) -> Any:
    wish = {"cluster": cluster, "question": QUESTION, "contributions": contributions, **more}
    return (F, "create_cluster", wish)


WRITTEN = tuple(posted(f"card-000{n}", text=f"Gedanke {n}") for n in range(1, 7))


def test_an_empty_wall_says_so() -> None:
    assert wall_of() == WallPicture("Was hilft beim Ankommen?")
    assert "Zu dieser Frage steht noch nichts an der Wand." in texts(parsed(wall_of()))


def test_clusters_are_numbered_and_what_lies_loose_stands_apart() -> None:
    wall = wall_of(
        *WRITTEN,
        put("cluster-1", "card-0001", title="Reden"),
        put("cluster-2", "card-0002", parent="cluster-1"),
        put("cluster-3", "card-0003", title="Zeit"),
    )
    inner = PictureCluster("1.1", "Ohne Überschrift", cards("Gedanke 2"))
    assert wall.clusters == (
        PictureCluster("1", "Reden", cards("Gedanke 1"), (inner,)),
        PictureCluster("2", "Zeit", cards("Gedanke 3")),
    )
    assert wall.loose == cards("Gedanke 4", "Gedanke 5", "Gedanke 6")
    assert wall.count == 6


def test_a_stack_keeps_every_wording_and_a_double_counts_once() -> None:
    wall = wall_of(
        *WRITTEN,
        put("cluster-1", "card-0001", title="Reden"),
        put("cluster-3", "card-0003", title="Zeit"),
        (F, "staple_contributions", {"contributions": ["card-0002"], "onto": "card-0001"}),
        (F, "double_contribution", {"contribution": "card-0003", "cluster": "cluster-1"}),
    )
    assert [cluster.cards for cluster in wall.clusters] == [
        (PictureCard(("Gedanke 1", "Gedanke 2")), PictureCard(("Gedanke 3",), also_in="2")),
        (PictureCard(("Gedanke 3",), also_in="1"),),
    ]
    assert wall.count == 6


def test_conflicts_are_counted_and_what_is_hidden_is_not_there() -> None:
    mark = {"contribution": "card-0001", "conflict": "conflict-1", "secret": "a-secret-of-twenty-signs"}
    wall = wall_of(
        *WRITTEN[:2],
        (P, "mark_conflict", mark),
        (F, "hide_contribution", {"contribution": "card-0002", "reason": "Nennt einen Namen"}),
    )
    assert wall == WallPicture(
        "Was hilft beim Ankommen?", loose=(PictureCard(("Gedanke 1",), conflicts=1),), count=1
    )


def test_a_question_that_is_not_there_is_refused() -> None:
    with pytest.raises(Rejected):
        wall_picture(Meeting(*FOUNDED).state, "question-8")


def test_everything_is_said_once_in_words_and_the_marks_are_explained() -> None:
    assert texts(parsed(FULL)) == [
        "Was braucht der Platz?",
        "5 Beiträge · ein Cluster · 1 lose",
        *("1", "Wie wird er grün?", "Bäume", "Viele Bäume", "×2", "Beete", "auch in 1.1", "2"),
        *("1.1", "Wasser", "Ein Brunnen"),
        *("Lose Beiträge (1)", "Bänke"),
        *("×2", "gleiche Aussagen, alle Wortlaute"),
        "steht in zwei Clustern und zählt einmal",
        "hier gab es unterschiedliche Sichtweisen",
    ]


def test_it_has_a_title_and_a_description_for_whoever_does_not_see_it() -> None:
    root = parsed(FULL)
    said = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title description"
    assert said == {
        "title": "Was braucht der Platz?",
        "description": "Bild der Wand. 5 Beiträge · ein Cluster · 1 lose. 1 Wie wird er grün? (4).",
    }
