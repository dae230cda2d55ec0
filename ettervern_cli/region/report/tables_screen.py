"""Rows of a report over many sites side by side: a table a subject, a line a group and period."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ettervern_cli.region.report.value import ALL, RegionReport, Row
from ettervern_cli.reports.period.report import RETURN_DAYS, SIDES
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell, Code
from ettervern_cli.screen.tables import Table, cell
from ettervern_cli.values.dates import Period, month_period, year_period
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import Language

Column = tuple[str, Callable[[Row], Cell]]


class Subject(NamedTuple):
    """A table: its section's key, and what each of its columns tells of a row."""

    key: str
    columns: Sequence[Column]


def _counted(path: Callable[[Row], int | None]) -> Callable[[Row], Cell]:
    return lambda row: values.count(path(row))


def _rate(path: Callable[[Row], Rate]) -> Callable[[Row], Cell]:
    return lambda row: values.percent(*path(row))


def _middle(path: Callable[[Row], float | None]) -> Callable[[Row], Cell]:
    return lambda row: values.decimal(path(row))


def _summed(way: str) -> Callable[[Row], Cell]:
    """All ladders' together; hidden with any of them."""

    def told(row: Row) -> Cell:
        found = [getattr(each, way) for each in row.ladders]
        return values.count(SUPPRESSED if SUPPRESSED in found else sum(found))

    return told


def _returned(place: int) -> Callable[[Row], Cell]:
    return _rate(lambda row: (row.report.exits.returned or ())[place].rate)


def _booked(side: str) -> Callable[[Row], Cell]:
    return lambda row: values.kroner(getattr(row.report.money.totals, side).actual_ore)


SUBJECTS = (
    Subject("people", (
        ("sites", _counted(lambda row: row.sites)),
        ("served", _counted(lambda row: row.report.people.served)),
        ("admitted", _counted(lambda row: row.report.people.admitted)),
        ("discharged", _counted(lambda row: row.report.people.discharged)),
        ("staying", _counted(lambda row: row.report.people.staying)),
    )),
    Subject("occupancy", (
        ("bed_days", _counted(lambda row: row.report.occupancy.bed_days)),
        ("void_days", _counted(lambda row: row.report.occupancy.void_days)),
        ("occupied_days", _counted(lambda row: row.report.occupancy.occupied_days)),
        ("held_days", _counted(lambda row: row.report.occupancy.held_days)),
        ("used", _rate(lambda row: row.report.occupancy.rate)),
    )),
    Subject("follow_ups", (
        ("held", _counted(lambda row: row.report.follow_ups.held)),
        ("missed", _counted(lambda row: row.report.follow_ups.missed)),
        ("due", _counted(lambda row: row.report.follow_ups.due)),
        ("met", _rate(lambda row: row.report.follow_ups.on_time)),
        ("critical", _rate(lambda row: row.report.follow_ups.critical_window)),
    )),
    Subject("ladders", (
        ("up", _summed("up")), ("down", _summed("down")), ("circling", _summed("circling")),
    )),
    Subject("exits", (
        ("exits", _counted(lambda row: row.report.exits.number)),
        ("planned", _counted(lambda row: row.report.exits.planned)),
        ("lasting", _rate(lambda row: row.report.exits.success)),
    )),
    Subject("returned", tuple(
        (f"within_{days}", _returned(place)) for place, days in enumerate(RETURN_DAYS)
    )),
    Subject("nights", (
        ("leavers", _middle(lambda row: row.report.nights.leavers.median)),
        ("stayers", _middle(lambda row: row.report.nights.stayers.median)),
    )),
    Subject("retention", (
        ("begun", _counted(lambda row: row.retention.stays.number)),
        ("left", _counted(lambda row: row.retention.stays.left)),
        ("half", _counted(lambda row: row.retention.in_programme.median.days)),
    )),
    Subject("money", tuple((f"side_{side}", _booked(side)) for side in SIDES)),
)  # fmt: skip


def tables(report: RegionReport, say: Language) -> Iterator[Block]:
    """A block a subject, with a line a row; periods are named where there are several."""
    several = len({row.report.period for row in report.rows}) > 1
    who = report.by != ALL or not several
    untold = {"nights", "retention"} if report.external and report.by != ALL else set()
    for subject in SUBJECTS:
        if subject.key in untold:
            continue
        keys = [report.by if report.by != ALL else ""] if who else []
        keys += ["period"] if several else []
        keys += [f">{name}" for name, _ in subject.columns]
        heads = columns(say, *keys, of="region_report")
        lines = [
            [
                *([cell(named(row, say))] if who else []),
                *([_whole(called(row.report.period, say))] if several else []),
                *(tell(row) for _, tell in subject.columns),
            ]
            for row in report.rows
        ]
        heading = say.say(f"region_report.about_{subject.key}")
        note = [say.say("region_report.medians")] if subject.key in ("nights", "retention") else []
        yield Block(heading, [Table(heads, lines)], note, key=subject.key)


def named(row: Row, say: Language) -> str:
    """What a row is called: a county that nobody named is said to be none."""
    if row.county is not None or row.site is not None:
        return row.name or say.say("region_report.no_county")
    return say.say("region_report.all")


def _whole(text: str) -> Cell:
    """A cell that is not broken over lines."""
    return Cell(text, "", Code(text))


def called(period: Period, say: Language) -> str:
    """A period in few signs: 2025, 2025-03, 2016–2025, or both days."""
    if period == year_period(period.first.year):
        return str(period.first.year)
    if period == month_period(period.first.year, period.first.month):
        return f"{period.first:%Y-%m}"
    if (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31):
        return f"{period.first.year}–{period.last.year}"
    return say.say("region_report.from_to", first=period.first, last=period.last)
