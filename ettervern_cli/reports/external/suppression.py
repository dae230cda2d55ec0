"""Small numbers: which cells of a report to hide so that none of them can be computed back. Pure.

Statistics about few people can name them. A count above zero and below a threshold is hidden
(Statistics Norway hides counts of people under 3), and then further cells, until somebody who has
the whole report and knows how its cells hang together can work out none of the hidden ones.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

# Steps to try for one cell before it counts as known, as ``patience``.
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
    and its whole: a hidden whole hides the part, be it zero. ``begin`` are hidden from the start,
    unless they turn out to be known all the same.
    """

    loose: Collection[Hashable] = ()
    fixed: Collection[Hashable] = ()
    within: Sequence[tuple[Hashable, Hashable]] = ()
    patience: int = PATIENCE
    begin: Collection[Hashable] = ()


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
    every hidden cell that is not zero at least 1 and every relation kept.
    """
    return hiding(cells, relations, threshold, also, known)[0]


def hiding(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    threshold: int,
    also: Collection[Hashable] = (),
    known: Known = NOTHING,
) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    """The cells to hide, and those hidden ones that can be computed back all the same.

    There are such only where not enough could be hidden, since it is fixed.
    """
    few = {key for key, value in cells.items() if 0 < value < threshold}
    small = few.difference(known.fixed).union(also, known.loose)
    hidden = _closed(small.union(known.begin), known)
    ways: dict[Hashable, Moves] = {}
    stuck: set[Hashable] = set()
    while (further := _further(cells, relations, hidden, known, ways, stuck)) is not None:
        hidden = _closed(hidden | {further}, known)
    totals = _totals(relations)
    # Not weighed again beside earlier reports, which takes long, nor where something is known.
    again = set() if known.fixed or stuck else hidden - small
    for key in sorted(again, key=lambda key: (key not in totals, -cells[key])):
        same = _same(key, cells, relations)
        if key not in hidden or same & small:
            continue
        hidden = _without(same, cells, relations, hidden, known, ways)
    # What is not small itself and can be worked out is told elsewhere, and hides nothing.
    told = {key for key in hidden - small if key not in ways}
    seen = hidden.difference(known.loose, told)
    return frozenset(seen), frozenset(key for key in seen if key not in ways)


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
    _seek(unsure, _table(cells, relations, less, known), kept)
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
    _seek(targets, _table(cells, relations, hidden, known), ways)
    return [key for key in targets if key not in ways]


class _Table(NamedTuple):
    """The hidden cells: their rows, which rows each is in, and how far down each may go.

    Cells that are the same go by one of them, ``one``; ``alike`` are all that go by it.
    """

    patience: int
    rows: Sequence[_Row]
    touching: Mapping[Hashable, Sequence[int]]
    room: Mapping[Hashable, int]
    one: Mapping[Hashable, Hashable]
    alike: Mapping[Hashable, Sequence[Hashable]]


def _table(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
) -> _Table:
    alike: dict[Hashable, list[Hashable]] = {key: [key] for key in hidden}
    one: dict[Hashable, Hashable] = {key: key for key in hidden}
    rows = _merged(_rows(cells, hidden, relations), one, alike)
    touching: dict[Hashable, list[int]] = {key: [] for key in hidden}
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
    room = {key: min(1, cells[key]) * (key not in loose) - cells[key] for key in hidden}
    least = {key: max(room[each] for each in keys) for key, keys in alike.items()}
    return _Table(known.patience, rows, touching, least, one, alike)


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


def _seek(targets: Sequence[Hashable], table: _Table, ways: dict[Hashable, Moves]) -> None:
    """Put into ``ways`` how each target can be one more or one less, with all kept."""
    for target in targets:
        at = table.one[target]
        for sign in (1, -1):
            if target not in ways and sign >= table.room[at]:
                found = _repaired({at: sign}, table, [table.patience]) or {}
                way = {
                    each: step for key, step in found.items() if step for each in table.alike[key]
                }
                for key in way:
                    ways.setdefault(key, way)


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


def _repaired(moved: Moves, table: _Table, left: list[int]) -> Moves | None:
    """Steps that keep every relation, these among them; None where no few others were found."""
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
    for step in fewest:
        found = _repaired({**moved, **step}, table, left)
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


def _further(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    known: Known,
    ways: dict[Hashable, Moves],
    stuck: set[Hashable],
) -> Hashable | None:
    """One more cell to hide for the first that is known: the smallest that it hangs together with.

    A total only where no part of one is left, and a zero only where nothing else is; None when
    nothing is known, or nothing can be hidden: such cells are put among the ``stuck``.
    """
    loose, fixed = set(known.loose), set(known.fixed)
    targets = [key for key in cells if key in hidden and key not in loose | stuck]
    table = _table(cells, relations, hidden, known)
    place = {key: index for index, key in enumerate(cells)}
    totals = _totals(relations)
    for target in targets:
        _seek([target], table, ways)
        if target in ways:
            continue
        shown = _around(target, cells, relations, hidden, fixed)
        if shown:
            return min(
                shown, key=lambda key: (cells[key] == 0, key in totals, cells[key], place[key])
            )
        stuck.add(target)
    return None


def _around(
    target: Hashable,
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    hidden: set[Hashable],
    fixed: set[Hashable],
) -> list[Hashable]:
    """Shown cells in the target's relations; where all are hidden, in theirs, and so on."""
    every = [_keys(one) for one in relations if _is_tight(one, cells)]
    reached = {target}
    while True:
        near = [key for keys in every if not reached.isdisjoint(keys) for key in keys]
        shown = [key for key in near if key not in hidden and key not in fixed]
        more = hidden.intersection(near).difference(reached)
        if shown or not more:
            return shown
        reached |= more


def _keys(one: Relation | Limit) -> tuple[Hashable, ...]:
    return one.left + one.right if isinstance(one, Relation) else tuple(one.factors)


def _is_tight(one: Relation | Limit, cells: Mapping[Hashable, int]) -> bool:
    """Whether a step of one cell may be too much."""
    if isinstance(one, Relation):
        return True
    total = sum(factor * cells[key] for key, factor in one.factors.items())
    size = max(map(abs, one.factors.values()), default=0)
    near_low = one.low is not None and total - size < one.low
    return near_low or (one.high is not None and total + size > one.high)
