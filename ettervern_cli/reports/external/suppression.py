"""Small numbers: which cells of a report to hide so that none of them can be computed back. Pure.

Statistics about few people can name them. A count above zero and below a threshold is hidden
(Statistics Norway hides counts of people under 3), and then further cells, until somebody who has
the whole report and knows how its cells hang together can work out none of the hidden ones.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

# Steps to try for one cell before it counts as known.
PATIENCE = 400
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
    and its whole: a hidden whole hides the part, be it zero.
    """

    loose: Collection[Hashable] = ()
    fixed: Collection[Hashable] = ()
    within: Sequence[tuple[Hashable, Hashable]] = ()


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


def suppressed(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    threshold: int,
    also: Collection[Hashable] = (),
    known: Known = NOTHING,
) -> frozenset[Hashable]:
    """The cells to hide: small ones, and others until nothing hidden can be computed back.

    ``cells`` are counts, none below zero; every cell of ``relations`` is among them. ``also`` are
    hidden whatever they count, such as sums over few people. Zero is shown wherever that gives
    nothing away. A hidden cell is safe when there is another whole number that it could be, with
    every hidden cell that is not zero at least 1 and every relation kept. Where what is fixed
    gives a cell away, it is left so: ``computable`` tells.
    """
    few = {key for key, value in cells.items() if 0 < value < threshold}
    small = few.difference(known.fixed).union(also, known.loose)
    hidden = _closed(small, known)
    ways: dict[Hashable, Moves] = {}
    while (further := _further(cells, relations, hidden, known, ways)) is not None:
        hidden = _closed(hidden | {further}, known)
    totals = _totals(relations)
    for key in sorted(hidden - small, key=lambda key: (key not in totals, -cells[key])):
        same = _same(key, cells, relations)
        if key not in hidden or same & small:
            continue
        hidden = _without(same, cells, relations, hidden, known, ways)
    return frozenset(hidden.difference(known.loose))


def _without(
    same: set[Hashable],
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
    ways: dict[Hashable, Moves],
) -> set[Hashable]:
    """The hidden cells less these, where no more is known then; else as they are."""
    less = hidden - same
    if _closed(less, known) != less:
        return hidden
    kept = {key: way for key, way in ways.items() if key in less and same.isdisjoint(way)}
    unsure = [key for key in ways if key in less and key not in kept]
    _seek(unsure, cells, relations, less, known, kept)
    if any(key not in kept for key in unsure):
        return hidden
    ways.clear()
    ways.update(kept)
    return less


def _closed(hidden: set[Hashable], known: Known) -> set[Hashable]:
    """These, and the parts of a hidden whole."""
    while more := {part for part, whole in known.within if whole in hidden and part not in hidden}:
        if more <= set(known.fixed):
            break
        hidden = hidden | more.difference(known.fixed)
    return hidden


def _same(
    key: Hashable, cells: Mapping[Hashable, int], relations: Sequence[Relation | Limit]
) -> set[Hashable]:
    """The cell and all that are equal to it, but for zeros beside them: they are shown together."""
    sums = [each for each in relations if isinstance(each, Relation)]
    sides = [[[each for each in side if cells[each]] for side in one] for one in sums]
    pairs = [{*left, *right} for left, right in sides if len(left) == len(right) == 1]
    found, before = {key}, 0
    while len(found) > before:
        before = len(found)
        found.update(*(pair for pair in pairs if not pair.isdisjoint(found)))
    return found


def _totals(relations: Sequence[Relation | Limit]) -> set[Hashable]:
    """The cells that others add up to."""
    return {
        key
        for relation in relations
        if isinstance(relation, Relation) and len(relation.left) > 1
        for key in relation.right
    }


def computable(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: Collection[Hashable],
    known: Known = NOTHING,
) -> list[Hashable]:
    """Hidden cells for which no other value was found that fits, in the order of ``cells``.

    Never misses one that can be computed; may name one that only a harder search would clear.
    """
    hidden, ways = {*hidden, *known.loose}, dict[Hashable, Moves]()
    targets = [key for key in cells if key in hidden and key not in known.loose]
    _seek(targets, cells, relations, hidden, known, ways)
    return [key for key in targets if key not in ways]


def _seek(
    targets: Sequence[Hashable],
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
    ways: dict[Hashable, Moves],
) -> None:
    """Put into ``ways`` how each target can be one more or one less, with all kept."""
    rows = _rows(cells, hidden, relations)
    touching: dict[Hashable, list[int]] = {key: [] for key in hidden}
    for place, row in enumerate(rows):
        for key in row.factors:
            touching[key].append(place)
    loose = set(known.loose)
    room = {key: min(1, cells[key]) * (key not in loose) - cells[key] for key in hidden}
    for target in targets:
        for sign in (1, -1):
            if target not in ways and sign >= room[target]:
                found = _repaired({target: sign}, room, rows, touching, [PATIENCE])
                for key in found or ():
                    ways.setdefault(key, found or {})


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
    moved: Moves,
    room: Mapping[Hashable, int],
    rows: Sequence[_Row],
    touching: Mapping[Hashable, Sequence[int]],
    left: list[int],
) -> Moves | None:
    """Steps that keep every relation, these among them; None where no few others were found."""
    left[0] -= 1
    if left[0] < 0:
        return None
    for place in dict.fromkeys(place for key in moved for place in touching[key]):
        row = rows[place]
        off = row.off(moved)
        if off:
            break
    else:
        return moved
    for key, factor in row.factors.items():
        if key in moved:
            continue
        step = _step(off, factor)
        more = {**moved, key: step}
        if step >= room[key] and not row.off(more):
            found = _repaired(more, room, rows, touching, left)
            if found is not None:
                return found
    return None


def _step(off: int, factor: int) -> int:
    """The smallest step that makes up for what is missing."""
    size = -(-abs(off) // abs(factor))
    return size if (off > 0) == (factor > 0) else -size


def _further(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
    ways: dict[Hashable, Moves],
) -> Hashable | None:
    """One more cell to hide for the first that is known: the smallest that it hangs together with.

    A total only where no part of one is left, and a zero only where nothing else is; None when
    nothing is known, or nothing can be hidden.
    """
    loose, fixed = set(known.loose), set(known.fixed)
    targets = [key for key in cells if key in hidden and key not in loose and key not in ways]
    _seek(targets, cells, relations, hidden, known, ways)
    place = {key: index for index, key in enumerate(cells)}
    totals = _totals(relations)
    for target in targets:
        if target in ways:
            continue
        shown = [key for key in _around(target, relations, hidden, fixed) if key not in hidden]
        if shown:
            return min(
                shown, key=lambda key: (cells[key] == 0, key in totals, cells[key], place[key])
            )
    return None


def _around(
    target: Hashable,
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    fixed: set[Hashable],
) -> list[Hashable]:
    """Cells in the target's relations; where all of those are hidden, in theirs, and so on."""
    reached = {target}
    every = [
        one.left + one.right if isinstance(one, Relation) else tuple(one.factors)
        for one in relations
    ]
    while True:
        near = [key for keys in every if not reached.isdisjoint(keys) for key in keys]
        if any(key not in hidden and key not in fixed for key in near):
            return [key for key in near if key not in fixed]
        if reached.issuperset(near):
            return []
        reached.update(near)
