"""A wall to draw, and what a drawing says."""

from lxml import etree

from exports.picture.sheet import draw
from exports.picture.wall import PictureCard, PictureCluster, WallPicture

SVG = "{http://www.w3.org/2000/svg}"
LANDSCAPE = 2**0.5


def cards(*texts: str) -> tuple[PictureCard, ...]:
    return tuple(PictureCard((text,)) for text in texts)


def parsed(wall: WallPicture) -> etree._Element:
    return etree.fromstring(draw(wall).svg.encode(), etree.XMLParser(resolve_entities=False))


def texts(root: etree._Element) -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]


FULL = WallPicture(
    "Was braucht der Platz?",
    (
        PictureCluster(
            "1",
            "Wie wird er grün?",
            (PictureCard(("Bäume", "Viele Bäume")), PictureCard(("Beete",), also_in="1.1", conflicts=2)),
            (PictureCluster("1.1", "Wasser", cards("Ein Brunnen")),),
        ),
    ),
    cards("Bänke"),
    5,
)
