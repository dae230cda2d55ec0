"""Nothing leaves the house that no walk masks, whatever is told of a value later: by its types."""

import datetime as dt
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from ettervern_cli.region.engines import duck
from ettervern_cli.region.report import outsiders
from ettervern_cli.region.report.value import Differing, RegionReport, Row
from ettervern_cli.reports.courses.circling_report import Circling
from ettervern_cli.reports.courses.length_report import Retention
from ettervern_cli.reports.data import data
from ettervern_cli.reports.external import courses, period, places
from ettervern_cli.reports.external.masking import Rules, Suppression
from ettervern_cli.reports.external.period import Behind, Flow
from ettervern_cli.reports.funder.report import Answer, FunderReport
from ettervern_cli.reports.municipality.report import MunicipalityReport
from ettervern_cli.reports.outside import OPEN, open_fields, outside
from ettervern_cli.reports.period.report import Report
from ettervern_cli.values.dates import year_period
from ettervern_cli.values.hidden import SUPPRESSED
from tests.region.invented import invented_lake

RULES, BEHIND = Rules(3, frozenset()), Behind({}, 5000, [Flow(5001, 5002)], (5003, 5004))
# What can answer a goal; beds and staff, which may too, are no people and are shown.
ANSWERS = ("outcome x", "target x", "figure x", "measure meetings", "measure fit",
           "measure on-time", "measure x")  # fmt: skip
MADE_UP = 777_777_777


def of_funder(found: Any) -> Any:
    said = [(heading, one.on.isoformat(), one.text, one.voice)
            for heading, each in found.remarks.items() for one in each]  # fmt: skip
    return places.external_funder(found, RULES, {}, said)[0]


def of_row(found: Any) -> Any:
    sheets = [Suppression(3, 5000), Suppression(3, 5000)]
    rows = [found, found._replace(site=None, county=None)]
    made = [outsiders.Sheets(row, RULES, BEHIND, *sheets) for row in rows]
    for sheet in sheets:
        sheet.close()
    return [one.shown() for one in made]


WALKS: Mapping[Any, Callable[[Any], Any]] = {
    Report: lambda found: period.external(found, RULES, BEHIND)[0],
    MunicipalityReport: lambda found: places.external_municipality(found, RULES, 5005, {})[0],
    FunderReport: of_funder,
    Circling: lambda found: courses.external_circling(found, RULES, (5006, {}))[0],
    Retention: lambda found: courses.external_retention(found, RULES)[0],
    Row: of_row,
    RegionReport: lambda found: outside(found, rows=[]),
}


def kinds(hint: Any) -> set[type]:
    """The classes of values that a type reaches."""
    parts = get_type_hints(hint).values() if hasattr(hint, "_fields") else get_args(hint)
    own = {hint} if hasattr(hint, "_fields") else set()
    return own.union(*map(kinds, parts))


def grown(kind: Any) -> Any:
    """A class with one count more, that nobody has thought of."""
    fields, defaults = [*kind._fields, "made_up"], [None] * (1 + len(kind._field_defaults))
    made: Any = namedtuple("made", fields, defaults=defaults)  # type: ignore[misc]
    return type(kind.__name__, (made, kind), {"__slots__": ()})


def filled(hint: Any, secret: Iterator[int], more: Mapping[Any, Any] = {}, told: Any = ()) -> Any:
    """A value of a type; what no field tells as it is has a ``secret`` number each.

    ``told`` are the numbers of a field that does.
    """
    if hasattr(hint, "_fields"):
        shown = open_fields(hint.__name__)
        fields = {name: filled(each, secret, more, count(1000) if name in shown else secret)
                  for name, each in get_type_hints(hint).items()}  # fmt: skip
        return more[hint](**fields, made_up=MADE_UP) if hint in more else hint(**fields)
    kind, within = get_origin(hint), [each for each in get_args(hint) if each is not type(None)]
    if kind is Mapping:
        return {"text": filled(within[1], secret, more, told)}
    if kind is Sequence and within[0] is Answer:
        made = [filled(Answer, secret, more) for _ in ANSWERS]
        ways = [dict(zip(("kind", "counts"), each.split(), strict=True)) for each in ANSWERS]
        return [one._replace(**way) for one, way in zip(made, ways, strict=True)]
    if within:
        found = filled(within[0], secret, more, told)
        return [found] if kind is Sequence else found
    number = next(told)
    plain = {int: number, float: number + 0.5, str: "text", bool: True}
    return plain[hint] if hint in plain else dt.date(2009, 1, 1) + dt.timedelta(number)


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Everything that is there, by the field of the class that it stands in."""
    if hasattr(value, "_fields"):
        for name in value._fields:
            yield from leaves(getattr(value, name), f"{type(value).__name__}.{name}")
    elif isinstance(value, list | tuple | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from leaves(each, at)
    elif value is not None and value is not SUPPRESSED:
        yield at, value


@pytest.fixture
def hides(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sheets that hide everything, or nothing."""

    def all_or_none(everything: bool) -> None:
        def count_of(_: object, _key: object, value: int, *_more: object) -> int:
            return SUPPRESSED if everything else value

        monkeypatch.setattr(Suppression, "count", count_of)
        monkeypatch.setattr(Suppression, "hides", lambda *_: everything)
        monkeypatch.setattr(Suppression, "close", lambda sheet: setattr(sheet, "hidden", {}))

    return all_or_none


def test_where_all_is_hidden_only_what_is_no_number_about_persons_is_there(hides: Any) -> None:
    hides(True)
    listed = {f"{kind}.{name}" for of in OPEN.values() for kind in of for name in open_fields(kind)}
    there = set()
    for report, walk in WALKS.items():
        shown, other = (walk(filled(report, count(first))) for first in (2000, 9000))
        told = {at for at, _ in leaves(shown)}
        assert told <= listed, report
        assert data(shown) == data(other), report
        there |= told
    every = {kind for report in WALKS for kind in kinds(report)}
    assert len(every) == len({kind.__name__ for kind in every})
    nested = {f"{kind.__name__}.{name}" for kind in every
              for name, hint in get_type_hints(kind).items() if kinds(hint)}  # fmt: skip
    assert listed - nested == there - nested


@pytest.mark.parametrize("report", WALKS, ids=lambda each: each.__name__)
def test_a_count_that_nobody_thought_of_stays_in_the_house(report: Any, hides: Any) -> None:
    """With nothing hidden at all, whichever value of the report has it."""
    hides(False)
    for kind in kinds(report):
        whole = filled(report, count(2000), {kind: grown(kind)})
        assert MADE_UP in [value for _, value in leaves(whole)], kind
        assert MADE_UP not in [value for _, value in leaves(WALKS[report](whole))], kind


def test_what_differs_between_sites_is_closed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [grown(Differing)("what", "code", [], MADE_UP)]
    monkeypatch.setattr(outsiders, "differing", lambda _: told)
    lake = invented_lake(tmp_path / "lake", 1, (3,), 1)
    found = outsiders.gather_external(lake, [year_period(2024)], duck.cells)
    assert MADE_UP not in [value for _, value in leaves(found)]
