"""Small numbers: which cells of a report to hide so that none of them can be computed back. Pure.

Statistics about few people can name them. A count above zero and below a threshold is hidden
(Statistics Norway hides counts of people under 3), and then further cells, until somebody who has
the whole report and knows how its cells hang together can work out none of the hidden ones.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.reports.external.moving import (
    NOTHING,
    Known,
    Limit,
    Moves,
    Relation,
    Table,
    above_zero,
    seek,
    table,
)

# How much longer to seek for what no other number was found for until everything was hidden.
MORE_PATIENT = 10

Linked = Mapping[Hashable, Sequence[tuple[Hashable, ...]]]


class _Reader(NamedTuple):
    """Who reads a report: what its cells count and how they hang together, and what else is known.

    ``places`` are the cells in their order, ``totals`` those that others add up to. ``links`` are
    the cells of each relation by each of them: of those that one step more or less would break,
    then of all.
    """

    cells: Mapping[Hashable, int]
    relations: Sequence[Relation | Limit]
    known: Known
    places: Mapping[Hashable, int]
    totals: set[Hashable]
    links: Sequence[Linked]

    def worth(self, key: Hashable) -> tuple[bool, bool, int, int]:
        """What is hidden first: the smallest, a total after parts, and a zero last."""
        return self.cells[key] == 0, key in self.totals, self.cells[key], self.places[key]

    def table(self, hidden: set[Hashable]) -> Table:
        """What is hidden, made ready to be sought in."""
        return table(self.cells, self.relations, hidden, self.known)


def hiding(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation | Limit],
    threshold: int,
    also: Collection[Hashable] = (),
    known: Known = NOTHING,
) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    """The cells to hide: small ones, and others until nothing hidden can be computed back.

    And those hidden ones that can be computed back all the same: there are such only where not
    enough could be hidden, since it is fixed.

    ``cells`` are counts, none below zero; every cell of ``relations`` is among them. ``also`` are
    hidden whatever they count, such as sums over few people. Zero is shown wherever that gives
    nothing away. A hidden cell is safe when there is another whole number that it could be, with
    every hidden cell that is not zero at least 1 and every relation kept.
    """
    few = {key for key, value in cells.items() if 0 < value < threshold}
    small = few.difference(known.fixed).union(also, known.loose)
    tight = _linked(relation for relation in relations if _is_tight(relation, cells))
    places = {key: place for place, key in enumerate(cells)}
    links = [tight, _linked(relations)]
    at = _Reader(cells, relations, known, places, _totals(relations), links)
    hidden = _closed(small.union(known.begin), known)
    ways: dict[Hashable, Moves] = {}
    stuck: set[Hashable] = set()
    if known.fixed:
        hidden = _tied(at, hidden)
    while further := _further(at, hidden, ways, stuck):
        hidden = _closed(hidden | further, known)
    if stuck:  # what was hidden for others since may be what they lacked
        patient = known._replace(patience=known.patience * (1 if known.fixed else MORE_PATIENT))
        at_hand = at._replace(known=patient).table(hidden)
        seek([key for key in cells if key in stuck], at_hand, ways)
    # Beside earlier reports, or for many at once, what follows takes long, and is not done.
    is_quick = not (known.fixed or known.at_once)
    if is_quick and not stuck:
        hidden = _weighed(at, hidden, small, ways)
    back = small.difference(known.loose, ways)
    # What is not small itself and can be worked out is told elsewhere, and hides nothing. But where
    # a small one is in doubt nothing is sure: no other number was found, and there may be one all
    # the same. (Beside earlier reports such a doubt is for the caller, who refuses.)
    is_sure = not back or known.fixed
    hidden = hidden.intersection([*small, *ways]) if is_sure else hidden
    while is_quick and (further := _lucky(at, hidden) or _further(at, hidden, ways, stuck)):
        hidden = _closed(hidden | further, known)
    hidden = hidden.intersection([*small, *ways]) if is_sure else hidden
    return frozenset(hidden.difference(known.loose)), frozenset(back)


def holding(
    supposed: Iterable[Relation | Limit], cells: Mapping[Hashable, int]
) -> Iterator[Relation | Limit]:
    """What a reader may suppose that is so here, of all that is counted, wherever it stands."""
    for one in supposed:
        if isinstance(one, Relation):
            left, right = (tuple(key for key in side if key in cells) for side in one)
            if sum(cells[key] for key in left) == sum(cells[key] for key in right):
                yield Relation(left, right)
        elif one.factors.keys() <= cells.keys():
            total = sum(factor * cells[key] for key, factor in one.factors.items())
            if (one.low is None or one.low <= total) and (one.high is None or total <= one.high):
                yield one


def _tied(at: _Reader, hidden: set[Hashable]) -> set[Hashable]:
    """These, and one more of each sum that has one of them alone: that is seen without a search."""
    open_, fixed, loose = True, set(at.known.fixed), set(at.known.loose)
    sums = [
        dict.fromkeys(_keys(one)) for one in at.relations
        if isinstance(one, Relation) or one.low == one.high
    ]  # fmt: skip
    while open_:
        open_ = False
        for keys in sums:
            alone = [key for key in keys if key in hidden]
            shown = [key for key in keys if key not in hidden and key not in fixed]
            if len(alone) == 1 and shown and alone[0] not in loose:
                more = min(shown, key=at.worth)
                hidden, open_ = _closed(hidden | {more}, at.known), True
    return hidden


def _weighed(
    at: _Reader, hidden: set[Hashable], small: set[Hashable], ways: dict[Hashable, Moves]
) -> set[Hashable]:
    """The hidden cells without those, the largest first, that no more is known without."""
    cells = at.cells
    again = hidden - small
    for key in sorted(again, key=lambda key: (key not in at.totals, -cells[key], at.places[key])):
        same = _same(key, at)
        if key in hidden and not same & small:
            hidden = _without(same, at, hidden, ways)
    return hidden


def _without(
    same: set[Hashable], at: _Reader, hidden: set[Hashable], ways: dict[Hashable, Moves]
) -> set[Hashable]:
    """The hidden cells less these, where no more is known then; else as they are."""
    less = hidden - same
    if _closed(less, at.known) != less:
        return hidden
    kept = {key: way for key, way in ways.items() if key in less and same.isdisjoint(way)}
    unsure = [key for key in ways if key in less and key not in kept]
    at_hand = at.table(less)
    for key in unsure:
        seek([key], at_hand, kept)
        if key not in kept:
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


def _same(key: Hashable, at: _Reader) -> set[Hashable]:
    """The cell and all that are equal to it, but for zeros beside them: they are shown together."""
    sums = [each for each in at.relations if isinstance(each, Relation)]
    sides = [[[each for each in side if at.cells[each]] for side in one] for one in sums]
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
    seek(targets, table(cells, relations, hidden, known), ways)
    return [key for key in targets if key not in ways]


def _further(
    at: _Reader, hidden: set[Hashable], ways: dict[Hashable, Moves], stuck: set[Hashable]
) -> set[Hashable]:
    """One more cell to hide for the first that is known: the smallest that it hangs together with.

    A total only where no part of one is left, and a zero only where nothing else is; none when
    nothing is known, or nothing can be hidden: such cells are put among the ``stuck``. Where they
    are hidden ``at_once``, one for each that is known and hangs together with none of these.
    """
    loose, fixed = set(at.known.loose), set(at.known.fixed)
    targets = [key for key in at.cells if key in hidden and key not in loose | stuck]
    at_hand = at.table(hidden)
    found: set[Hashable] = set()
    for target in targets:
        seek([target], at_hand, ways)
        if target in ways:
            continue
        # No zero is worth hiding what only bounds it.
        shown = _around(target, at.links if at.cells[target] else at.links[:1], hidden, fixed)
        if not shown:
            stuck.add(target)
        elif found.isdisjoint(shown) or fixed:  # beside others each round takes long
            found.add(min(shown, key=at.worth))
            if not at.known.at_once:
                break
    return found


def _lucky(at: _Reader, hidden: set[Hashable]) -> set[Hashable]:
    """What more to hide from a reader who is right by luck: who takes nothing hidden to be zero.

    Where some of it is, that reader is wrong, but a number that is left alone may be the true one:
    unless no numbers fit, and it is seen.
    """
    taken = above_zero(at.cells, at.relations, hidden, at.known)
    others = {key for key in hidden if taken[key] != at.cells[key]}
    if not others or not all(taken[key] for key in hidden.difference(at.known.loose)):
        return set()
    return _further(at._replace(cells=taken), hidden, {}, others)


def _linked(relations: Iterable[Relation | Limit]) -> Linked:
    """The cells of each relation, by each of them."""
    linked: dict[Hashable, list[tuple[Hashable, ...]]] = {}
    for one in relations:
        keys = _keys(one)
        for key in dict.fromkeys(keys):
            linked.setdefault(key, []).append(keys)
    return linked


def _around(
    target: Hashable, links: Sequence[Linked], hidden: set[Hashable], fixed: set[Hashable]
) -> list[Hashable]:
    """Shown cells in the target's relations; where all are hidden, in theirs, and so on.

    ``links`` are those that one step more or less would break, then all.
    """
    for linked in links:
        reached, line = {target}, [target]
        while line:
            near = [key for at in line for keys in linked.get(at, ()) for key in keys]
            shown = [key for key in near if key not in hidden and key not in fixed]
            if shown:
                return shown
            line = [key for key in dict.fromkeys(near) if key in hidden and key not in reached]
            reached.update(line)
    return []


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
