"""Whoever has all rows for outsiders of a lake works out nothing that is hidden in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.region.engines import duck
from ettervern_cli.region.lake.current import Lake
from ettervern_cli.region.report.gather import gather
from ettervern_cli.region.report.outsiders import gather_external
from ettervern_cli.region.report.value import LEVELS, RegionReport
from ettervern_cli.region.report.weighing import THRESHOLD
from ettervern_cli.reports.data import data
from ettervern_cli.screen.tables import json_text
from ettervern_cli.values.dates import year_period
from ettervern_cli.values.hidden import SUPPRESSED
from tests.helpers.solver import Line, forced
from tests.region.invented import invented_lake

PERIODS = [year_period(2024), year_period(2025)]
# Sums that every row tells, by their paths.
PEOPLE = ("people/served", "people/admitted", "people/discharged", "people/staying")
RATES = ("follow_ups/on_time", "follow_ups/critical_window", "exits/success",
         *(f"exits/returned/{days}" for days in (180, 365, 730)))  # fmt: skip
EXITS = tuple(f"exits/{name}" for name in ("number", "people", "back", "died", "planned"))
SUMS = (*PEOPLE, *EXITS, "intake/number", "intake/people", "follow_ups/held", "follow_ups/missed",
        "ladders/0/up", "ladders/0/down", "occupancy/occupied_days", "occupancy/held_days",
        *(f"{rate}/{part}" for rate in RATES for part in ("numerator", "denominator")),
        )  # fmt: skip
Figures = dict[str, Any]


def at(value: Any, path: str) -> Any:
    """What stands at a path."""
    for name in path.split("/"):
        value = value[int(name)] if isinstance(value, list | tuple) else value[name]
    return value


def figures(reports: dict[str, RegionReport]) -> Figures:
    """Every sum of every row by level, group, period and path; of all, whatever else it counts."""
    found: Figures = {}
    for level, report in reports.items():
        for row in report.rows:
            told = data(row)
            of = f"{level}|{row.site or row.county or ''}|{row.report.period.first.year}"
            for path in SUMS:
                found[f"{of}|{path}"] = at(told, path)
            if level == "all":
                found |= {f"{of}|{path}": value for path, value in kinds(told)}
    return found


def kinds(told: Any) -> Iterator[tuple[str, Any]]:
    """Counts by kind of the row of all."""
    for section in ("exits/by_destination", "exits/by_reason", "intake/by_source",
                    "intake/by_municipality", "absences"):  # fmt: skip
        for code, value in at(told, section).items():
            yield f"{section}/{code}", value
    for place, each in enumerate(told["nights"]["lengths"]):
        for group in ("leavers", "stayers"):
            yield f"nights/{place}/{group}", each[group]
    for place, each in enumerate(told["ladders"][0]["steps"]):
        yield f"steps/{place}", each["residents"]
    for name in ("number", "residents", "left", "died", "staying"):
        yield f"lengths/{name}", told["retention"]["stays"][name]


def lines(found: Figures, lake: Lake) -> Iterator[Line]:
    """What a reader knows of how the figures hang together."""
    rows = list(dict.fromkeys(key.rpartition("|")[0] for key in found))
    counties = {site.code: site.county for site in lake.sites}
    for row in rows:
        level, group, year = row.split("|")
        one = {path: f"{row}|{path}" for path in SUMS}
        yield total(one["people/served"], one["people/staying"], one["people/discharged"])
        yield part(one["people/served"], one["people/admitted"])
        yield total(one["exits/people"], one["people/discharged"], one["exits/back"])
        yield total(one["exits/number"], one["exits/success/denominator"], one["exits/died"])
        yield part(one["exits/number"], one["exits/people"])
        yield part(one["exits/success/denominator"], one["exits/planned"])
        yield total(one["intake/people"], one["people/admitted"])
        yield part(one["intake/number"], one["intake/people"])
        for rate in RATES:
            yield part(one[f"{rate}/denominator"], one[f"{rate}/numerator"])
        before = f"{level}|{group}|{int(year) - 1}|people/staying"
        start = before if before in found else f"{row}|start"
        moved = {start: 1, f"{row}|came": 1, one["people/staying"]: -1, f"{row}|went": -1}
        yield Line(moved)
        yield part(one["people/served"], start)
        yield total(f"{row}|went", one["exits/number"])
        yield total(f"{row}|came", one["intake/number"])
        below = [other for other in rows if is_below(other, row, counties)]
        for path in SUMS:
            if below:
                yield total(one[path], *(f"{other}|{path}" for other in below))
        if level == "all":
            yield from by_kind(row, found)


def is_below(other: str, row: str, counties: dict[str, str | None]) -> bool:
    """Whether a row is one of those that make up another."""
    (level, group, year), (above, wanted, when) = other.split("|"), row.split("|")
    if year != when or (level, above) not in (("site", "county"), ("county", "all")):
        return False
    return above == "all" or counties[group] == wanted


def by_kind(row: str, found: Figures) -> Iterator[Line]:
    """What the kinds of the row of all add up to."""

    def those(start: str, end: str = "") -> list[str]:
        names = (key for key in found if key.startswith(f"{row}|{start}"))
        return [key for key in names if key.endswith(end)]

    yield total(f"{row}|exits/number", *those("exits/by_destination/"))
    yield total(f"{row}|exits/number", *those("exits/by_reason/"))
    yield total(f"{row}|lengths/number", *those("intake/by_source/"))
    yield total(f"{row}|lengths/number", *those("intake/by_municipality/"))
    yield total(f"{row}|intake/number", *those("intake/by_source/"))
    yield total(f"{row}|people/discharged", *those("nights/", "leavers"))
    yield total(f"{row}|people/staying", *those("nights/", "stayers"))
    yield part(f"{row}|people/staying", *those("steps/"))
    yield total(f"{row}|lengths/number",
                *(f"{row}|lengths/{name}" for name in ("left", "died", "staying")))  # fmt: skip
    yield total(f"{row}|lengths/residents", f"{row}|people/admitted")


def total(whole: str, *parts: str) -> Line:
    return Line({whole: 1, **dict.fromkeys(parts, -1)})


def part(whole: str, *parts: str) -> Line:
    return Line({whole: 1, **dict.fromkeys(parts, -1)}, 0, None)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("sizes", "counties"),
    [
        pytest.param((12, 3, 20, 7, 30), 2, marks=pytest.mark.large),
        ((4, 4, 4), 3),
        pytest.param((40, 2, 25, 25, 9, 1, 14, 33), 3, marks=pytest.mark.large),
        ((18,), 1),
    ],
)
def test_nothing_hidden_follows_from_the_rows_of_sites_counties_and_all(
    sizes: tuple[int, ...], counties: int, tmp_path: Path
) -> None:
    lake = invented_lake(tmp_path / "lake", len(sizes), sizes, counties)
    true = figures({level: gather(lake, PERIODS, duck.cells, by=level) for level in LEVELS})
    masked = {level: gather_external(lake, PERIODS, duck.cells, by=level) for level in LEVELS}
    shown = figures(masked)
    assert shown.keys() == true.keys()
    hidden = {key for key, value in shown.items() if value is SUPPRESSED}
    assert hidden
    assert {key: value for key, value in shown.items() if key not in hidden} == {
        key: value for key, value in true.items() if key not in hidden
    }
    people = [key for key in true if key.rpartition("|")[2] in PEOPLE]
    assert not [key for key in people if 0 < true[key] < THRESHOLD and key not in hidden]
    known = {key: value for key, value in shown.items() if key not in hidden}
    least = {key: min(1, true[key]) for key in hidden}
    assert forced(lines(shown, lake), known, least) == {}
    for level, report in masked.items():
        told = report.external
        assert told is not None
        assert 0 < told.small <= told.hidden <= told.cells, level


@pytest.mark.large
def test_a_report_for_outsiders_hides_the_same_each_time_that_it_is_asked_for(
    tmp_path: Path,
) -> None:
    """Else two of them beside each other would tell what one of them hides."""
    lake = invented_lake(tmp_path / "lake", 5, (12, 3, 20), 2)
    once = gather_external(lake, PERIODS, duck.cells, by="site")
    again = gather_external(lake, PERIODS, duck.cells, by="site")
    assert json_text(data(once)) == json_text(data(again))
