"""Whether a hidden cell could be another number: steps sought that keep all that is known. Pure."""

import random
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

# Steps to try for one cell before it counts as known, as ``patience``.
PATIENCE = 400
# Where those were not enough, so many more of them are made in searches of SHORT steps, each with
# another order: one that went astray early seldom comes back, and one that begins well ends soon.
MORE, SHORT = 4, 30
Moves = dict[Hashable, int]


class Relation(NamedTuple):
    """Cells that add up to the same on both sides, as everyone who reads the report knows."""

    left: tuple[Hashable, ...]
    right: tuple[Hashable, ...]


class Limit(NamedTuple):
    """``low <= sum of factor x cell <= high``, as everyone knows; None where there is no end."""

    factors: Mapping[Hashable, int]
    low: int | None
    high: int | None


class Known(NamedTuple):
    """What a reader knows of cells that no one else is told of.

    ``loose`` are quantities that stand in no report and may be found out: flows behind stocks.
    ``fixed`` can no more be hidden, since they were shown before. ``within`` are pairs of a part
    and its whole: a hidden whole hides the part, be it zero. ``begin`` are hidden from the start,
    unless they turn out to be known all the same. ``at_once`` hides further cells for many that are
    known in one go, and weighs none of them again: more may be hidden, in much less time.
    """

    loose: Collection[Hashable] = ()
    fixed: Collection[Hashable] = ()
    within: Sequence[tuple[Hashable, Hashable]] = ()
    patience: int = PATIENCE
    begin: Collection[Hashable] = ()
    at_once: bool = False


NOTHING = Known()


class _Row(NamedTuple):
    """How much the hidden cells of one relation may move together, from what they are."""

    factors: Moves
    low: int | None
    high: int | None

    def off(self, moved: Moves) -> int:
        """How much is missing to the nearest end; 0 where it fits."""
        total = sum(factor * moved.get(key, 0) for key, factor in self.factors.items())
        if self.high is not None and total > self.high:
            return self.high - total
        return max(0, self.low - total) if self.low is not None else 0


class Table(NamedTuple):
    """The hidden cells: their rows, which rows each is in, and how far down each may go.

    Cells that are the same go by one of them, ``one``; ``alike`` are all that go by it.
    """

    patience: int
    rows: Sequence[_Row]
    touching: Mapping[Hashable, Sequence[int]]
    room: Mapping[Hashable, int]
    one: Mapping[Hashable, Hashable]
    alike: Mapping[Hashable, Sequence[Hashable]]


def table(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
) -> Table:
    """The hidden cells of relations, made ready to be sought in, in the order of ``cells``."""
    # Never in a set's: the same report asked for twice would hide now one, now another.
    ordered = [key for key in cells if key in hidden]
    alike: dict[Hashable, list[Hashable]] = {key: [key] for key in ordered}
    one: dict[Hashable, Hashable] = {key: key for key in ordered}
    rows = _merged(_rows(cells, hidden, relations), one, alike)
    touching: dict[Hashable, list[int]] = {key: [] for key in ordered}
    for place, row in enumerate(rows):
        for key in row.factors:
            touching[key].append(place)
    loose = set(known.loose)

    def last(key: Hashable) -> tuple[bool, int]:
        return key not in loose, len(touching[key])

    # What may be found out takes up a step at once, and so does what few rows know of.
    rows = [
        row._replace(factors={key: row.factors[key] for key in sorted(row.factors, key=last)})
        for row in rows
    ]
    room = {key: min(1, cells[key]) * (key not in loose) - cells[key] for key in ordered}
    least = {key: max(room[each] for each in keys) for key, keys in alike.items()}
    return Table(known.patience, rows, touching, least, one, alike)


def _merged(
    rows: Sequence[_Row], one: dict[Hashable, Hashable], alike: dict[Hashable, list[Hashable]]
) -> list[_Row]:
    """The rows with cells that are the same put together, each once."""
    while True:
        pairs = [
            row for row in rows
            if row.low == row.high == 0 and sorted(row.factors.values()) == [-1, 1]
        ]  # fmt: skip
        if not pairs:
            return rows if isinstance(rows, list) else list(rows)
        for row in pairs:
            kept, gone = (one[key] for key in row.factors)
            if kept != gone:
                for key in alike[gone]:
                    one[key] = kept
                alike[kept] += alike.pop(gone)
        seen: dict[object, _Row] = {}
        for row in rows:
            factors: Moves = {}
            for key, factor in row.factors.items():
                factors[one[key]] = factors.get(one[key], 0) + factor
            factors = {key: factor for key, factor in factors.items() if factor}
            if factors:
                mark = (frozenset(factors.items()), row.low, row.high)
                seen.setdefault(mark, _Row(factors, row.low, row.high))
        rows = list(seen.values())


def seek(targets: Sequence[Hashable], table: Table, ways: dict[Hashable, Moves]) -> None:
    """Put into ``ways`` how each target can be one more or one less, with all kept."""
    for target in targets:
        at = table.one[target]
        for sign in (1, -1):
            if target not in ways and sign >= table.room[at]:
                found = _found({at: sign}, table)
                way = {
                    each: step for key, step in found.items() if step for each in table.alike[key]
                }
                for key in way:
                    ways.setdefault(key, way)


def above_zero(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
) -> dict[Hashable, int]:
    """The cells as they may be if nothing hidden is zero, as far as such numbers are found."""
    taken = dict(cells)
    for key in cells:
        if key in hidden and key not in known.loose and not taken[key]:
            ways: dict[Hashable, Moves] = {}
            seek([key], table(taken, relations, hidden, known), ways)
            for each, step in ways.get(key, {}).items():
                taken[each] += step
    return taken


def _found(first: Moves, table: Table) -> Moves:
    """Steps that keep every relation, the first among them; empty where none were found."""
    left = [table.patience]
    found = _repaired(first, table, left)
    for seed in range(table.patience * MORE // SHORT):
        if found is not None or left[0] >= 0:  # else everything was tried, in whatever order
            break
        left = [SHORT]
        found = _repaired(first, table, left, random.Random(seed))
    return found or {}


def _rows(
    cells: Mapping[Hashable, int], hidden: set[Hashable], relations: Sequence[Relation | Limit]
) -> list[_Row]:
    """What is hidden of each relation, and how far it may move in all."""
    rows = []
    for one in relations:
        factors: Moves = {}
        low: int | None = 0
        high: int | None = 0
        if isinstance(one, Relation):
            for side, sign in ((one.left, 1), (one.right, -1)):
                for key in side:
                    factors[key] = factors.get(key, 0) + sign
        else:
            factors = dict(one.factors)
            total = sum(factor * cells[key] for key, factor in factors.items())
            low = None if one.low is None else one.low - total
            high = None if one.high is None else one.high - total
        wanted = {key: factor for key, factor in factors.items() if factor and key in hidden}
        if wanted:
            rows.append(_Row(wanted, low, high))
    return rows


def _repaired(
    moved: Moves, table: Table, left: list[int], chance: random.Random | None = None
) -> Moves | None:
    """Steps that keep every relation, these among them; None where no few others were found.

    ``left`` is how many may still be tried, below 0 where that was too few; ``chance`` orders them.
    """
    left[0] -= 1
    if left[0] < 0:
        return None
    fewest: list[Moves] | None = None
    for place in dict.fromkeys(place for key in moved for place in table.touching[key]):
        row = table.rows[place]
        off = row.off(moved)
        if off:
            steps = _mending(row, off, moved, table.room)
            if fewest is None or len(steps) < len(fewest):
                fewest = steps
            if len(fewest) < 2:
                break
    if fewest is None:
        return moved
    if chance is not None:
        chance.shuffle(fewest)
    for step in fewest:
        found = _repaired({**moved, **step}, table, left, chance)
        if found is not None:
            return found
    return None


def _mending(row: _Row, off: int, moved: Moves, room: Mapping[Hashable, int]) -> list[Moves]:
    """The steps of one more cell that make a row fit again."""
    found = []
    for key, factor in row.factors.items():
        if key not in moved:
            step = {key: _step(off, factor)}
            if step[key] >= room[key] and not row.off({**moved, **step}):
                found.append(step)
    return found


def _step(off: int, factor: int) -> int:
    """The smallest step that makes up for what is missing."""
    size = -(-abs(off) // abs(factor))
    return size if (off > 0) == (factor > 0) else -size
