"""Cards and clusters in columns that grow downwards, none much longer than the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exports.picture.boxes import Box, Scale, card_box, title_box
from exports.picture.wall import PictureCard, PictureCluster

_TRIES = 20
# What is not higher stands in one column, however many there are.
_UNTORN = 1200.0


@dataclass(frozen=True, slots=True)
class Group:
    """What stands together. `blocks`: what no column may tear apart. `again`: what stands above a part of
    it in the next column."""

    blocks: list[tuple[Box, ...]]
    again: tuple[Box, ...] = ()
    framed: bool = False


@dataclass(slots=True)
class Frame:
    """The part of a group that stands in one column."""

    y: float
    framed: bool
    boxes: list[tuple[float, Box]] = field(default_factory=list)
    height: float = 0.0


Column = list[Frame]


def cluster_groups(clusters: Iterable[PictureCluster], scale: Scale) -> list[Group]:
    return [_cluster_group(cluster, scale) for cluster in clusters]


def _cluster_group(cluster: PictureCluster, scale: Scale) -> Group:
    blocks: list[tuple[Box, ...]] = []
    for part in (cluster, *cluster.parts):
        title = title_box(part, scale, inner=part is not cluster)
        cards = [card_box(card, scale, title.width) for card in part.cards]
        blocks += [(title, *cards[:1]), *((card,) for card in cards[1:])]
    return Group(blocks, again=(title_box(cluster, scale, inner=False, again=True),), framed=True)


def card_groups(cards: Iterable[PictureCard], scale: Scale) -> list[Group]:
    """Return a group for each card that lies loose."""
    return [Group([(card_box(card, scale, scale.column),)]) for card in cards]


def evenly(groups: Sequence[Group], scale: Scale) -> list[Column]:
    """Fill the columns with the groups in their order, as low as it goes without tearing many apart."""
    heights = [_whole(group, scale) + _between(scale) for group in groups]
    tallest, high = max(heights), sum(heights)
    low = tallest if tallest <= max(_UNTORN, 1.5 * high / scale.columns) else 0.0
    best = _filled(groups, scale, high)
    for _ in range(_TRIES):
        middle = (low + high) / 2
        columns = _filled(groups, scale, middle)
        if len(columns) <= scale.columns and height(columns) <= height(best):
            best, high = columns, middle
        else:
            low = middle
    return best


def height(columns: Sequence[Column]) -> float:
    return max((column[-1].y + column[-1].height for column in columns if column), default=0.0)


def _filled(groups: Sequence[Group], scale: Scale, most: float) -> list[Column]:
    """Fill columns up to a height. A group is torn apart only if no column could hold it."""
    columns: list[Column] = []
    for group in groups:
        if not columns or _end(columns[-1], scale) + _whole(group, scale) > most:
            columns.append([])
        frame = _begun(columns[-1], group, scale)
        for block in group.blocks:
            if frame.boxes and frame.y + frame.height + _stacked(block, scale) > most:
                columns.append([])
                frame = _begun(columns[-1], group, scale)
                _put(frame, group.again, scale)
            _put(frame, block, scale)
    return columns


def _begun(column: Column, group: Group, scale: Scale) -> Frame:
    frame = Frame(_end(column, scale), group.framed, height=2 * scale.pad if group.framed else 0.0)
    column.append(frame)
    return frame


def _put(frame: Frame, block: tuple[Box, ...], scale: Scale) -> None:
    edge = scale.pad if frame.framed else 0.0
    for box in block:
        top = frame.height - edge + (scale.gap if frame.boxes else 0.0)
        frame.boxes.append((top, box))
        frame.height = top + box.height + edge


def _stacked(block: tuple[Box, ...], scale: Scale) -> float:
    return sum(box.height + scale.gap for box in block)


def _whole(group: Group, scale: Scale) -> float:
    inside = sum(_stacked(block, scale) for block in group.blocks)
    return inside + (2 * scale.pad if group.framed else 0.0)


def _end(column: Column, scale: Scale) -> float:
    """Return where the next frame of a column begins."""
    return column[-1].y + column[-1].height + _between(scale) if column else 0.0


def _between(scale: Scale) -> float:
    return scale.gap * 1.6
