"""What somebody who reads a period's report for outsiders knows of its figures, as lines to solve.

Some hold of every report; what a reader may only suppose (nobody came back, all live in units) is
taken where it is so. The solver is ``tests/helpers/solver.py``.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from ettervern_cli.values.dates import Period
from tests.helpers.solver import Line, forced

Found = dict[str, Any]


class Known(NamedTuple):
    """What a reader knows beside the report, or is given here for the true values' sake."""

    start: int
    rents: tuple[int, int] | None


def same(left: Sequence[str], right: Sequence[str]) -> Line:
    """Both sides add up to the same."""
    factors: dict[str, int] = {}
    for side, sign in ((left, 1), (right, -1)):
        for name in side:
            factors[name] = factors.get(name, 0) + sign
    return Line(factors)


def part(of: str, *parts: str) -> Line:
    """The parts together are no more than the whole."""
    return Line({of: 1, **dict.fromkeys(parts, -1)}, 0, None)


def rates(found: Any, path: str = "") -> Iterator[Line]:
    """Of every rate of people: a part is no more than its whole. More may live there than beds."""
    if isinstance(found, dict):
        if "numerator" in found and not path.startswith("/occupancy"):
            yield part(f"{path}/denominator", f"{path}/numerator")
        for key, each in found.items():
            yield from rates(each, f"{path}/{key}")
    elif isinstance(found, list):
        for place, each in enumerate(found):
            yield from rates(each, f"{path}/{place}")


def lengths(shown: Found, group: str, total: str) -> Iterator[Line]:
    """Bins, with the mean and the median as far as they are shown, and how many there are."""
    middles, bins = shown["nights"][group], shown["nights"]["lengths"]
    number = shown["people"][total]
    paths = [f"/nights/lengths/{place}/{group}" for place in range(len(bins))]
    yield same(paths, [f"/people/{total}"])
    if not number or middles["median"] is None or middles["mean"] is None:
        return
    middle = middles["median"]
    sums: list[str] = []
    below: list[str] = []
    above: list[str] = []
    for path, each in zip(paths, bins, strict=True):
        first, last = each["from"], each["to"] if each["to"] is not None else 40_000
        parts = [
            ("below", first, min(last, -(-middle // 1) - 1)),
            ("above", max(first, middle // 1 + 1), last),
        ]
        if middle == int(middle):
            parts.append(("at", max(first, middle), min(last, middle)))
        there = []
        for name, low, high in parts:
            if low <= high:
                count, nights = f"~{group}/{path}/{name}", f"~{group}/{path}/{name}/sum"
                there.append(count)
                sums.append(nights)
                {"below": below, "above": above}.get(name, []).append(count)
                yield Line({nights: 1, count: -int(low)}, 0, None)
                yield Line({nights: 1, count: -int(high)}, None, 0)
        yield same(there, [path])
    yield Line(dict.fromkeys(sums, 1), *[round(middles["mean"] * number)] * 2)
    half = (number - 1) // 2 if number % 2 else number // 2
    yield Line(dict.fromkeys(below, 1), 0, half)
    yield Line(dict.fromkeys(above, 1), 0, half)


def stocks(shown: Found, start: str = "~start") -> Iterator[Line]:
    """Whoever is there is whoever was, and came, and has not left."""
    days = [f"/occupancy/on/{place}/residents" for place, _ in enumerate(shown["occupancy"]["on"])]
    came = [f"~came/{place}" for place, _ in enumerate(days)]
    left = [f"~left/{place}" for place, _ in enumerate(days)]
    for place, day in enumerate(days):
        yield same([day, left[place]], [came[place], days[place - 1] if place else start])
        yield part("/people/served", day)
    sources = [f"/intake/by_source/{code}" for code in shown["intake"]["by_source"]]
    yield same(came, sources)
    yield same(left, ["~left"])
    yield part("~left", "/people/discharged")
    yield same([days[-1]], ["/people/staying"])
    yield part("/people/served", start)
    yield Line({start: 1, "/people/admitted": 1, "/people/served": -1}, 0, None)
    yield part("/people/served", "/people/admitted")


def nights(shown: Found, known: Known) -> Iterator[Line]:
    """Nobody has more nights than days, and rent is for nights."""
    days = shown["period"]["days"]
    lived = ("/occupancy/occupied_days", "/occupancy/held_days")
    yield Line({"/people/served": days, **dict.fromkeys(lived, -1)}, 0, None)
    if known.rents and shown["period"]["days"] <= 31:
        low, high = known.rents
        # Half an øre of each placement may be rounded.
        charged = "/arrears/charged_ore"
        yield Line({charged: days, **dict.fromkeys(lived, -low)}, -100 * days, None)
        yield Line({charged: days, **dict.fromkeys(lived, -high)}, None, 100 * days)
    elif known.rents:
        low, high = known.rents
        charged = "/arrears/charged_ore"
        yield Line({charged: 31, **dict.fromkeys(lived, -low)}, -100 * 31, None)
        yield Line({charged: 28, **dict.fromkeys(lived, -high)}, None, 100 * 28)


def ones(shown: Found) -> Iterator[Line]:
    """What holds of every report besides."""
    yield part("/exits/success/denominator", "/exits/planned")
    yield part("/exits/number", "/exits/people")
    yield part("/exits/people", "/people/discharged")
    yield part("/exits/people", "/exits/back")
    yield part("/intake/number", "/intake/people")
    yield part("/occupancy/on/" + str(len(shown["occupancy"]["on"]) - 1) + "/residents",
               "/consents/in_force")  # fmt: skip
    for place, ladder in enumerate(shown["ladders"]):
        at = f"/ladders/{place}"
        steps = [f"{at}/steps/{n}/residents" for n, _ in enumerate(ladder["steps"])]
        yield part("/people/staying", *steps)
        yield part("/people/staying", f"{at}/circling")
    for code, score in shown["scores"].items():
        yield part(f"/scores/{code}/taken", f"/scores/{code}/residents")
        yield part("/people/served", f"/scores/{code}/residents")
        if score["improved"] is not None:
            both = (f"/scores/{code}/{way}" for way in ("improved", "deteriorated"))
            better, worse = both
            yield part(f"{better}/denominator", f"{better}/numerator", f"{worse}/numerator")
            yield same([f"{better}/denominator"], [f"{worse}/denominator"])
    kinds = [f"/incidents/{code}" for code in shown["incidents"]]
    yield part("~incidents", "/incidents_reported/denominator")
    yield same(kinds, ["~incidents"])
    yield part("/follow_ups/due", "/follow_ups/critical_window/denominator")
    yield Line({"/arrears/total_ore": 1, "/arrears/residents": -1}, 0, None)


def supposed(shown: Found) -> Iterator[Line]:
    """What a reader may suppose."""
    yield same(["/people/served"], ["~start", "/people/admitted"])
    yield same(["/people/discharged", "/people/staying"], ["~start", "/people/admitted"])
    days = shown["period"]["days"]
    lived = ("/occupancy/occupied_days", "/occupancy/held_days")
    yield Line({**dict.fromkeys(lived, 1), "/people/served": -days})
    yield Line({**dict.fromkeys(lived, 1), "/people/staying": -days})
    for step in range(9):
        yield same([f"/ladders/0/steps/{step}/residents"], ["/people/staying"])
    yield same(["/arrears/charged_ore"], ["/arrears/total_ore", "/arrears/paid_ore"])
    yield same(["/exits/planned"], ["/people/discharged"])
    yield same(["/exits/planned"], ["/exits/success/denominator"])
    yield same(["/people/admitted"], ["/people/served"])


def true(line: Line, truth: Mapping[str, int]) -> bool:
    """Whether it is about this report and holds of it."""
    if not truth.keys() >= line.factors.keys():
        return False
    total = sum(factor * truth[name] for name, factor in line.factors.items())
    return (line.low is None or total >= line.low) and (line.high is None or total <= line.high)


def kept(lines: Iterator[Line], there: Mapping[str, object]) -> list[Line]:
    """Those about what the report has; names with ~ are the reader's own."""
    return [line for line in lines
            if all("~" in name or name in there for name in line.factors)]  # fmt: skip


def recovered(
    truth: Mapping[str, int], shown: Mapping[str, int | None], lines: Sequence[Line]
) -> dict[str, int]:
    """Hidden cells that a reader works out, be they taken to be 0 or more or 1 or more."""
    hidden = [path for path in truth if "~" not in path and shown.get(path) is None]
    known = {path: value for path, value in shown.items() if value is not None}
    found: dict[str, int] = {}
    ways = (dict.fromkeys(hidden, 0), dict.fromkeys(hidden, 1),
            {path: min(1, truth[path]) for path in hidden})  # fmt: skip
    for place, least in enumerate(ways):
        one = forced(lines, known, least)
        found |= {path: value for path, value in (one or {}).items() if value == truth[path]}
        if one is not None and place:
            break
    return found


# Figures that are about the last day of a report's time.
LAST_DAY = ("/people/staying", "/nights/lengths/*/stayers", "/ladders/*/steps/*/residents",
            "/ladders/*/circling", "/help/*", "/consents/in_force", "/arrears/residents",
            "/arrears/total_ore", "/arrears/by_age/*", "/gaps/open", "/people/waiting",
            "/people/referred")  # fmt: skip
OF_DAYS = ("/occupancy/on/*", "*/from", "*/to", "/period/*", "/money/*", "*/step", "/seal/*",
           "*/circling_from")  # fmt: skip


def like(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path fits one of some patterns."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def across(reports: Mapping[str, Mapping[str, int]], spans: Mapping[str, Period],
           days: Mapping[str, Sequence[str]]) -> Iterator[Line]:  # fmt: skip
    """What reports on several times have to do with one another, by their names.

    Months make up quarters and the year; ``days`` are those that residents are counted on.
    """
    on: dict[str, str] = {}
    for name, span in spans.items():
        for place, day in enumerate(days[name]):
            path = f"{name}:/occupancy/on/{place}/residents"
            yield same([path], [on.setdefault(day, path)])
        before = on.get((span.first - dt.timedelta(1)).isoformat())
        if before:
            yield same([before], [f"{name}:~start"])
    for name, whole in spans.items():
        for ends in (other for other, span in spans.items() if span.last == whole.last):
            for path in reports[name]:
                if like(path, LAST_DAY):
                    yield same([f"{name}:{path}"], [f"{ends}:{path}"])
        for length in (28, 92):
            parts = [other for other, span in spans.items() if length <= span.days <= length + 3
                     or (length == 92 and 90 <= span.days <= 92)]  # fmt: skip
            parts = [other for other in parts if whole.first <= spans[other].first
                     and spans[other].last <= whole.last and other != name]  # fmt: skip
            if sum(spans[other].days for other in parts) == whole.days:
                paths = {path for one in (name, *parts) for path in reports[one]}
                for path in paths:
                    if not like(path, (*LAST_DAY, *OF_DAYS)):
                        there = [f"{one}:{path}" for one in parts if path in reports[one]]
                        yield same([f"{name}:{path}"] if path in reports[name] else [], there)


def named(name: str, line: Line) -> Line:
    """A line of one report among several."""
    return line._replace(factors={f"{name}:{each}": by for each, by in line.factors.items()})
