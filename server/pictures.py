"""The picture of a question's wall, drawn by a process of its own."""

import msgspec

from exports.picture.wall import wall_picture
from server import programs
from server.documents import plain_name
from server.services import Services

_LONGEST_SECONDS = 60


def draw_wall(services: Services, event: str, question: str, kind: str) -> tuple[bytes, str]:
    """Return the picture, `kind` svg or png, and its file name.

    Raises Rejected (unknown_record) and Refused (unknown_event, not_finished).
    """
    wall = wall_picture(services.events.settled(event), question)
    drawn = programs.run("exports.picture", kind, given=msgspec.json.encode(wall), seconds=_LONGEST_SECONDS)
    return drawn, f"{plain_name('Wand', wall.title)}.{kind}"
