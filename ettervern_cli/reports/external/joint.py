"""Several reports for outsiders side by side: what one of them tells of the others. Pure.

Twelve months are a year, and what is hidden in one of them follows from the rest. What happens in
a time adds up, what stands on a day is the same in every report that ends on it.
"""

import datetime as dt
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.reports.external.moving import Known, Limit, Relation
from ettervern_cli.reports.external.suppression import computable, hiding
from ettervern_cli.values.dates import DAY, Period

# The figures of a report that are about its last day, by the first part of their keys.
STANDING = {
    "staying", "stayers", "nights of stayers", "step", "circling", "in_circles", "there",
    "measures", "in arrears", "arrears", "referred", "waiting", "in_force", "open",
}  # fmt: skip
ON, START = "on", "start"
# Fewer steps are tried for one cell of several reports: there are many of them.
BESIDE = Known(patience=150)
Place = tuple[int, str]
Factors = dict[Hashable, int]


class Release(NamedTuple):
    """One report as it went out: whose figures, of which time, and how they hang together.

    ``cells`` are all its counts by their keys in text, those ``hidden`` and the ``loose`` ones too.
    Of two of one ``kind`` a count that one of them does not tell is zero there. ``few`` are hidden
    whatever else is.
    """

    kind: str
    subject: str
    period: Period
    cells: Mapping[str, int]
    hidden: frozenset[str]
    loose: frozenset[str]
    limits: Sequence[Limit]
    within: Sequence[tuple[str, str]] = ()
    few: frozenset[str] = frozenset()


class Held(NamedTuple):
    """What of each new release must be hidden, and whether something is given back all the same."""

    hidden: Sequence[frozenset[str]]
    gives_back: bool


def key_text(key: Hashable) -> str:
    """A count's key as text, the same for the same count in every report."""
    parts = key if isinstance(key, tuple) else (key,)
    if parts[0] in ("consents", "gaps") and parts[-1] in ("in_force", "open"):
        parts = (parts[-1],)
    return "/".join(str(part) for part in parts)


def as_limits(relations: Sequence[Relation | Limit]) -> list[Limit]:
    """Relations with their keys as text, sums as limits without room."""
    found = []
    for one in relations:
        if isinstance(one, Limit):
            factors, low, high = one
        else:
            factors, low, high = dict[Hashable, int](), 0, 0
            for side, sign in ((one.left, 1), (one.right, -1)):
                for key in side:
                    factors[key] = factors.get(key, 0) + sign
        found.append(Limit({key_text(key): by for key, by in factors.items()}, low, high))
    return found


def near(new: Period, others: Sequence[Period]) -> list[int]:
    """Which times overlap with one, or lie beside it, and those that do with these."""
    spans = [new]
    for _ in range(2):
        spans = [each for each in (new, *others) if any(_touch(each, span) for span in spans)]
    return [place for place, each in enumerate(others) if each in spans]


def _touch(one: Period, other: Period) -> bool:
    return one.first <= other.last + DAY and other.first <= one.last + DAY


def held(
    new: Sequence[Release],
    earlier: Sequence[Release],
    threshold: int,
    over: Sequence[Relation | Limit] = (),
    known: Known = BESIDE,
) -> Held:
    """What of new releases must be hidden beside those that went out before them.

    ``over`` are relations that only the caller knows of, by the place of a release among the new
    and then the earlier ones, and a key. ``known`` says how to seek.
    """
    every, size = [*new, *earlier], len(new)
    cells, relations = together(every)
    known = known._replace(
        loose={(n, key) for n, one in enumerate(every) for key in one.loose},
        fixed={(n, key) for n, one in enumerate(earlier, size) for key in one.cells},
        within=[((n, part), (n, whole)) for n, one in enumerate(new) for part, whole in one.within],
        begin={(n, key) for n, one in enumerate(new) for key in one.hidden},
    )
    also = {
        (n, key) for n, one in enumerate(every) for key in (one.few if n < size else one.hidden)
    }
    hidden, back = hiding(cells, [*relations, *over], threshold, also, known)
    left = {one for one in back if cells[one]}
    if left:
        left -= _given_already(earlier, _among(over, size), size)
    found = [frozenset(key for key in one.cells if (n, key) in hidden) for n, one in enumerate(new)]
    return Held(found, bool(left))


def _among(over: Sequence[Relation | Limit], size: int) -> Iterator[Limit]:
    """The limits among the earlier releases alone, by their places among these."""
    for one in over:
        if isinstance(one, Limit):
            factors: Any = one.factors
            if all(n >= size for n, _ in factors):
                shifted: Factors = {(n - size, key): by for (n, key), by in factors.items()}
                yield one._replace(factors=shifted)


def _given_already(earlier: Sequence[Release], over: Iterable[Limit], size: int) -> set[Hashable]:
    """Hidden cells that those before give back by themselves, by their places after the new."""
    cells, relations = together(earlier)
    hidden = {(n, key) for n, one in enumerate(earlier) for key in one.hidden}
    known = Known({(n, key) for n, one in enumerate(earlier) for key in one.loose})
    later: dict[Hashable, Hashable] = {(n, key): (n + size, key) for n, key in hidden}
    given = computable(cells, [*relations, *over], hidden, known)
    return {later[place] for place in given}


def together(
    releases: Sequence[Release],
) -> tuple[dict[Hashable, int], list[Relation | Limit]]:
    """Every count by its release's place and its key, and how they hang together."""
    cells: dict[Hashable, int] = {
        (n, key): value for n, one in enumerate(releases) for key, value in one.cells.items()
    }
    relations: list[Relation | Limit] = [
        Limit({(n, key): by for key, by in each.factors.items()}, each.low, each.high)
        for n, one in enumerate(releases)
        for each in one.limits
    ]
    seen = set()
    for factors, high in (*_standing(releases), *_flowing(releases), *_parts(releases)):
        mark = (frozenset(factors.items()), high)
        total = sum(by * cells[place] for place, by in factors.items())
        if mark not in seen and total >= 0 and (high is None or total <= high):
            seen.add(mark)
            relations.append(Limit(factors, 0, high))
    return cells, relations


def _standing(releases: Sequence[Release]) -> Iterator[tuple[Factors, int | None]]:
    """Counts of one day, which several releases tell."""
    first: dict[tuple[str, str, dt.date], Place] = {}
    for n, one in enumerate(releases):
        for key in one.cells:
            head, _, rest = key.partition("/")
            day = one.period.last
            if head == ON:
                key_of, day = "staying", dt.date.fromisoformat(rest)
            elif key == START:
                key_of, day = "staying", one.period.first - DAY
            elif head in STANDING:
                key_of = key
            else:
                continue
            before = first.setdefault((one.subject, key_of, day), (n, key))
            if before != (n, key):
                yield {before: 1, (n, key): -1}, 0


def _flowing(releases: Sequence[Release]) -> Iterator[tuple[Factors, int | None]]:
    """Counts of a time, which times that make it up add up to, and parts of it do not exceed."""
    for n, one in enumerate(releases):
        alike = [m for m, other in enumerate(releases) if other.subject == one.subject and m != n]
        way = _way(n, alike, releases)
        within = [m for m in alike if _inside(releases[m].period, one.period)]
        inside = [(m, 1) for m in _apart(within, releases)]
        for key in one.cells:
            head = key.partition("/")[0]
            if head in STANDING or head in (ON, START) or key in one.loose:
                continue
            for parts, high in ((way, 0), (inside, None)):
                factors = _factors(n, key, parts, releases)
                if factors is not None and parts:
                    yield factors, high


def _factors(
    n: int, key: str, parts: Sequence[tuple[int, int]], releases: Sequence[Release]
) -> Factors | None:
    """A count less its parts; None where one does not tell it."""
    factors: Factors = {(n, key): 1}
    for m, sign in parts:
        if key in releases[m].cells:
            factors[m, key] = -sign
        elif releases[m].kind != releases[n].kind:
            return None
    return factors


def _way(n: int, alike: Sequence[int], releases: Sequence[Release]) -> list[tuple[int, int]]:
    """The fewest other times that lead from a time's first day past its last, forth or back."""
    begins, ends = releases[n].period.first, releases[n].period.last + DAY
    before: dict[dt.date, tuple[dt.date, int, int] | None] = {begins: None}
    line = deque([begins])
    while line and ends not in before:
        at = line.popleft()
        for m in alike:
            span = releases[m].period
            for here, there, sign in (
                (span.first, span.last + DAY, 1), (span.last + DAY, span.first, -1),
            ):  # fmt: skip
                if here == at and there not in before:
                    before[there] = (at, m, sign)
                    line.append(there)
    way, at = [], ends
    while (step := before.get(at)) is not None:
        way.append((step[1], step[2]))
        at = step[0]
    return way


def _inside(one: Period, other: Period) -> bool:
    return one != other and other.first <= one.first and one.last <= other.last


def _apart(within: Collection[int], releases: Sequence[Release]) -> list[int]:
    """The longest of some times that do not overlap."""
    found: list[int] = []
    for m in sorted(within, key=lambda m: (-releases[m].period.days, releases[m].period.first)):
        span = releases[m].period
        if all(
            span.last < releases[other].period.first or releases[other].period.last < span.first
            for other in found
        ):
            found.append(m)
    return found


def _parts(releases: Sequence[Release]) -> Iterator[tuple[Factors, int | None]]:
    """What several municipalities have is no more than all have, and may be all."""
    for n, one in enumerate(releases):
        if one.subject:
            continue
        towns = {other.subject: m for m, other in enumerate(releases)
                 if other.kind == "municipality" and other.period == one.period}  # fmt: skip
        for key in one.cells if towns else ():
            parts = [m for m in towns.values() if key in releases[m].cells]
            if parts and key not in one.loose:
                factors: Factors = {(n, key): 1, **{(m, key): -1 for m in parts}}
                yield factors, None
                yield factors, 0
