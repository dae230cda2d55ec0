"""Small numbers: which cells of a report to hide so that none of them can be computed back. Pure.

Statistics about few people can name them. A count above zero and below a threshold is hidden
(Statistics Norway hides counts of people under 3), and then further cells, until somebody who has
the whole report and knows how its cells add up can work out none of the hidden ones.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

# Steps to try for one cell before it counts as known.
PATIENCE = 400


class Relation(NamedTuple):
    """Cells that add up to the same on both sides, as everyone who reads the report knows."""

    left: tuple[Hashable, ...]
    right: tuple[Hashable, ...]


def suppressed(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation],
    threshold: int,
    also: Collection[Hashable] = (),
) -> frozenset[Hashable]:
    """The cells to hide: small ones, and others until nothing hidden can be computed back.

    ``cells`` are counts, none below zero; every cell of ``relations`` is among them. ``also`` are
    hidden whatever they count, such as sums over few people. Zero is shown wherever that gives
    nothing away. A hidden cell is safe when there is another whole number that it could be, with
    every hidden cell at least 1 and every relation kept.
    """
    small = {key for key, value in cells.items() if 0 < value < threshold}.union(also)
    hidden, known = set(small), computable(cells, relations, small)
    while (further := _further(cells, relations, hidden, known)) is not None:
        hidden.add(further)
        known = computable(cells, relations, hidden)
    totals = _totals(relations)
    for key in sorted(hidden - small, key=lambda key: (key not in totals, -cells[key])):
        same = _same(key, cells, relations)
        if same & small:
            continue
        if set(computable(cells, relations, hidden - same)) <= set(known):
            hidden -= same
    return frozenset(hidden)


def _same(
    key: Hashable, cells: Mapping[Hashable, int], relations: Sequence[Relation]
) -> set[Hashable]:
    """The cell and all that are equal to it, but for zeros beside them: they are shown together."""
    sides = [[[each for each in side if cells[each]] for side in one] for one in relations]
    pairs = [{*left, *right} for left, right in sides if len(left) == len(right) == 1]
    found, before = {key}, 0
    while len(found) > before:
        before = len(found)
        found.update(*(pair for pair in pairs if not pair.isdisjoint(found)))
    return found


def _totals(relations: Sequence[Relation]) -> set[Hashable]:
    """The cells that others add up to."""
    return {key for relation in relations if len(relation.left) > 1 for key in relation.right}


def computable(
    cells: Mapping[Hashable, int], relations: Sequence[Relation], hidden: set[Hashable]
) -> list[Hashable]:
    """Hidden cells for which no other value was found that fits, in the order of ``cells``.

    Never misses one that can be computed; may name one that only a harder search would clear.
    """
    order = [key for key in cells if key in hidden]
    free = _moved(order, cells, relations)
    if len(free) < len(order):
        for one in _tried(list(_freedoms(order, relations))):
            if free >= one.keys():
                continue
            for sign in (1, -1):
                if all(cells[key] + sign * step >= 1 for key, step in one.items()):
                    free |= one.keys()
    return [key for key in order if key not in free]


def _moved(
    order: list[Hashable], cells: Mapping[Hashable, int], relations: Sequence[Relation]
) -> set[Hashable]:
    """Hidden cells that can be one more or one less, with others moved until all adds up again."""
    rows = _rows(order, relations)
    touching: dict[Hashable, list[int]] = {key: [] for key in order}
    for place, row in enumerate(rows):
        for key in row:
            touching[key].append(place)
    free: set[Hashable] = set()
    for target in order:
        for sign in (1, -1):
            if target not in free and cells[target] + sign >= 1:
                found = _repaired({target: sign}, cells, rows, touching, [PATIENCE])
                free |= (found or {}).keys()
    return free


def _rows(order: list[Hashable], relations: Sequence[Relation]) -> list[dict[Hashable, int]]:
    """What is hidden of each relation, with its sign: these add up to something that is known."""
    wanted, rows = set(order), []
    for relation in relations:
        row: dict[Hashable, int] = {}
        for side, sign in ((relation.left, 1), (relation.right, -1)):
            for key in side:
                if key in wanted:
                    row[key] = row.get(key, 0) + sign
        rows.append({key: sign for key, sign in row.items() if sign})
    return rows


def _repaired(
    moved: dict[Hashable, int],
    cells: Mapping[Hashable, int],
    rows: list[dict[Hashable, int]],
    touching: dict[Hashable, list[int]],
    left: list[int],
) -> dict[Hashable, int] | None:
    """Steps that keep every relation, these among them; None where no few others were found."""
    left[0] -= 1
    if left[0] < 0:
        return None
    for place in dict.fromkeys(place for key in moved for place in touching[key]):
        row = rows[place]
        off = sum(sign * moved.get(key, 0) for key, sign in row.items())
        if off:
            break
    else:
        return moved
    for key, sign in row.items():
        step = -off * sign
        if key not in moved and sign in (1, -1) and cells[key] + step >= 1:
            found = _repaired({**moved, key: step}, cells, rows, touching, left)
            if found is not None:
                return found
    return None


def _further(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation],
    hidden: set[Hashable],
    known: list[Hashable],
) -> Hashable | None:
    """One more cell to hide for the first that is known: the smallest that it hangs together with.

    A total only where no part of one is left, and a zero only where nothing else is; None when
    nothing is known, or nothing can be hidden.
    """
    place = {key: index for index, key in enumerate(cells)}
    totals = _totals(relations)
    for target in known:
        shown = [key for key in _around(target, relations, hidden) if key not in hidden]
        if shown:
            return min(
                shown, key=lambda key: (cells[key] == 0, key in totals, cells[key], place[key])
            )
    return None


def _around(
    target: Hashable, relations: Sequence[Relation], hidden: set[Hashable]
) -> list[Hashable]:
    """Cells in the target's relations; where all of those are hidden, in theirs, and so on."""
    reached = {target}
    while True:
        near = [
            key
            for relation in relations
            if not reached.isdisjoint(relation.left + relation.right)
            for key in relation.left + relation.right
        ]
        if any(key not in hidden for key in near) or reached.issuperset(near):
            return near
        reached.update(near)


def _freedoms(
    order: list[Hashable], relations: Sequence[Relation]
) -> Iterator[dict[Hashable, int]]:
    """Whole-number steps of the hidden cells that keep every relation: a basis of all such."""
    pivots: list[tuple[Hashable, dict[Hashable, Fraction]]] = []
    wanted = set(order)
    for relation in relations:
        row: dict[Hashable, Fraction] = {}
        for side, sign in ((relation.left, 1), (relation.right, -1)):
            for key in side:
                if key in wanted:
                    row[key] = row.get(key, Fraction(0)) + sign
        row = {key: value for key, value in row.items() if value}
        for key, other in pivots:
            row = _less(row, other, row.get(key, Fraction(0)))
        if not row:
            continue
        pivot = next(iter(row))
        row = {key: value / row[pivot] for key, value in row.items()}
        pivots = [(key, _less(other, row, other.get(pivot, Fraction(0)))) for key, other in pivots]
        pivots.append((pivot, row))
    bound = {key for key, _ in pivots}
    for key in order:
        if key not in bound:
            step = {key: Fraction(1)}
            step |= {pivot: -row[key] for pivot, row in pivots if key in row}
            whole = lcm(*(value.denominator for value in step.values()))
            yield {name: int(value * whole) for name, value in step.items()}


def _less(
    row: dict[Hashable, Fraction], other: dict[Hashable, Fraction], times: Fraction
) -> dict[Hashable, Fraction]:
    if not times:
        return row
    every = {**row, **other}
    left = {key: row.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in every}
    return {key: value for key, value in left.items() if value}


def _tried(freedoms: list[dict[Hashable, int]]) -> Iterator[dict[Hashable, int]]:
    """The basis, then every sum and difference of two of it."""
    yield from freedoms
    for index, one in enumerate(freedoms):
        for other in freedoms[index + 1 :]:
            for sign in (1, -1):
                both = {key: one.get(key, 0) + sign * other.get(key, 0) for key in {**one, **other}}
                yield {key: step for key, step in both.items() if step}
