"""A report over many sites for outsiders: small counts hidden over sites, counties and all jointly.

Whoever has the rows of counties may have those of sites too, and one period's beside another's: all
of them are weighed together, whichever of them is asked for. What is hidden, and that nothing of it
can be worked out, is what ``reports/external`` knows of a site's own report.
"""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.region.cells import behind as behind_cells
from ettervern_cli.region.engines.tables import STATEMENTS
from ettervern_cli.region.lake.current import Lake
from ettervern_cli.region.lake.published import beside, published, write
from ettervern_cli.region.manifest import Definitions
from ettervern_cli.region.report.counts import Counts
from ettervern_cli.region.report.gather import (
    Engine,
    Group,
    Unit,
    count,
    differing,
    group_of,
    groups,
    rows_of,
    sites_of,
    units_of,
)
from ettervern_cli.region.report.value import ALL, LEVELS, SITE, Hiding, RegionReport, Retained, Row
from ettervern_cli.region.report.weighing import THRESHOLD, Place, weighed
from ettervern_cli.region.tables import number_of
from ettervern_cli.reports.courses.length_report import Course, Retention, Stays
from ettervern_cli.reports.courses.survival import Median
from ettervern_cli.reports.external import masking
from ettervern_cli.reports.external.courses import seen_retention
from ettervern_cli.reports.external.joint import key_text
from ettervern_cli.reports.external.masking import Rules, Suppression, known
from ettervern_cli.reports.external.period import Behind, Flow, seen, stocks
from ettervern_cli.reports.outside import outside
from ettervern_cli.reports.period.counts.persons import Persons
from ettervern_cli.reports.period.report import Intake, Nights, Report
from ettervern_cli.values.dates import Period, month_ends
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.nights import Middles
from ettervern_cli.values.rates import Tally

UNTOLD = Middles(SUPPRESSED, SUPPRESSED)
NO_DAYS = Median(SUPPRESSED, SUPPRESSED, SUPPRESSED)
NOT_TOLD = Retained(
    Stays(*[SUPPRESSED] * len(Stays._fields)),
    Course(SUPPRESSED, SUPPRESSED, NO_DAYS, SUPPRESSED, SUPPRESSED, None),
)
PERSONS: dict[Hashable, tuple[str, int]] = {
    "held": ("persons held", 0), "missed": ("persons missed", 0),
    "due": ("persons due", 0), "on time": ("persons due", 1),
    ("critical", "of"): ("persons due", 2), ("critical", "on time"): ("persons due", 3),
    "occupied": ("persons placed", 0), "nights held": ("persons away", 0),
}  # fmt: skip
BY_ITEM = ("up", "down", "absence")


class Sheets(NamedTuple):
    """What is collected of a row: of its report, and of how long its stays last."""

    row: Row
    rules: Rules
    behind: Behind
    report: Suppression
    lengths: Suppression

    def shown(self) -> Row:
        """The row as the sheets have it: collecting, or with what is hidden."""
        if self.row.site is not None or self.row.county is not None:
            report = core(self.row.report, self.rules, self.behind, self.report)
            return outside(self.row, report=report, retention=NOT_TOLD)
        report = seen(self.row.report, self.rules, self.behind, self.report)
        found = seen_retention(_retention(self.row), self.lengths)
        retained = Retained(found.stays, found.in_programme)
        return outside(self.row, report=report, retention=retained)


def core(report: Report, rules: Rules, behind: Behind, sheet: Suppression) -> Report:
    """One walk over what the row of a site or a county tells: sums, and nothing by kind or step.

    Kinds are few in one house, and hide one another; they are told of all sites together.
    """
    came, left = (sum(getattr(flow, name) for flow in behind.flows) for name in ("came", "left"))
    left_so = [Tally("left", "", report.exits.number, report.exits.people)]
    gone = report.exits._replace(by_destination=left_so, by_reason=left_so)
    began_so = [Tally("begun", "", report.intake.number, report.intake.people)]
    begun = Intake(began_so, began_so, report.intake.people)
    used = report.occupancy
    total = report._replace(occupancy=used._replace(on=[]), intake=begun, exits=gone, absences=[])
    shown = outside(
        total,
        people=masking.people(report.people, sheet),
        nights=Nights(UNTOLD, UNTOLD, SUPPRESSED),
        occupancy=outside(
            used,
            occupied_days=sheet.count("occupied", used.occupied_days),
            held_days=sheet.count("nights held", used.held_days),
            on=SUPPRESSED,
        ),
        ladders=[
            outside(
                each,
                steps=SUPPRESSED,
                up=sheet.count(("up", each.ladder), each.up),
                down=sheet.count(("down", each.ladder), each.down),
                circling=SUPPRESSED,
            )
            for each in report.ladders
        ],
        follow_ups=masking.follow_ups(report.follow_ups, sheet),
        intake=masking.intake(begun, sheet),
        exits=masking.exits(gone, rules, sheet),
        absences=SUPPRESSED,
    )
    stocks(total, behind._replace(flows=[Flow(came, left)]), sheet)
    masking.nights_of_people(report.period.days, sheet)
    return shown._replace(
        exits=_sums(shown.exits, "by_destination", "by_reason"),
        intake=_sums(shown.intake, "by_source", "by_municipality"),
    )


def _sums(found: Any, *kinds: str) -> Any:
    """Exits or an intake with its number, and nothing told by kind."""
    return known(found, number=found.number, **dict.fromkeys(kinds, SUPPRESSED))


def gather_external(
    lake: Lake,
    periods: Sequence[Period],
    engine: Engine,
    *,
    by: str = ALL,
    publish_on: dt.date | None = None,
) -> RegionReport:
    """The report of ``gather`` with what outsiders are not to see hidden, and what that cost.

    It is of every programme: beside a report of all, one of some would tell the others' counts.
    Published on a day, every row of every level stands in the lake's register from then on, with
    more hidden where those before call for it (or GivesBack); the caller keeps others out.
    """
    units = units_of(lake, None)
    statements = (*STATEMENTS, *behind_cells.STATEMENTS)
    found = count(lake, periods, engine, units, SITE, statements)
    sheets = dict(_sheets(lake, periods, units, found))
    earlier = [] if publish_on is None else beside(published(lake.folder), periods)
    both = {place: (each.report, each.lengths) for place, each in sheets.items()}
    released = weighed(lake, periods, both, earlier)
    if publish_on is not None and released.on is None and released.releases:
        write(lake.folder, released, publish_on)
    hidden = iter(released.releases)
    rows: list[Row] = []
    told = Hiding(THRESHOLD, 0, 0, 0)
    for place, each in sheets.items():
        for sheet in both[place]:
            gone = next(hidden).hidden
            sheet.hidden = frozenset(key for key in sheet.cells if key_text(key) in gone)
            told = _cost(told, sheet) if place.level == by else told
        if place.level == by:
            rows.append(each.shown())
    report = RegionReport(by, periods, sites_of(lake, periods), differing(lake), rows, told)
    return outside(report, rows=rows)


def _sheets(
    lake: Lake,
    periods: Sequence[Period],
    units: dict[Unit, Definitions],
    found: Mapping[tuple[int, Group], Counts],
) -> Iterator[tuple[Place, Sheets]]:
    """Every row of every level, its counts collected."""
    counties = {site.code: site.county for site in lake.sites}
    for n, period in enumerate(periods):
        for level in LEVELS:
            for group in groups(lake, units, level):
                within = [
                    unit for unit in units if group_of(unit, counties[unit[0]], level) == group
                ]
                counts = Counts()
                for unit in within:
                    counts.add_all(found.get((n, unit), Counts()))
                defined = [units[unit] for unit in within]
                for row in rows_of(lake, period, group, level, units, counts):
                    yield Place(n, level, group), _collected(row, counts, defined)


def _collected(row: Row, counts: Counts, defined: Sequence[Definitions]) -> Sheets:
    whereto = [each for one in defined for each in one.destinations]
    lasting = (each.code for each in whereto if each.lasting and not each.varies)
    reasons = [each for one in defined for each in one.reasons]
    rules = Rules(
        THRESHOLD,
        frozenset(lasting),
        frozenset(each.code for each in reasons if each.planned and not each.died),
        frozenset(each.code for each in reasons if each.died),
        frozenset(each.code for each in whereto if each.varies),
    )
    behind = behind_of(counts, row.report.period)
    report = Suppression(THRESHOLD, row.report.people.served, behind.persons)
    found = Sheets(
        row, rules, behind, report, Suppression(THRESHOLD, row.retention.stays.residents)
    )
    found.shown()
    return found


def behind_of(counts: Counts, period: Period) -> Behind:
    """The persons behind a row's figures, and who came and went between the days counted."""
    persons: Persons = {key: counts.number(name, "", k) for key, (name, k) in PERSONS.items()}
    for name in BY_ITEM:
        for item, numbers in counts.items(f"persons {name}").items():
            persons[name, item] = numbers[0]
    for name in ("returned", "returned of"):
        for days, number in counts.by_k(f"persons {name}").items():
            persons[name, days] = number
    ends = [number_of(day) for day in month_ends(period)]
    flows = [Flow(counts.number("came", "", day), counts.number("went", "", day)) for day in ends]
    return Behind(persons, counts.number("start"), flows, None)


def _retention(row: Row) -> Retention:
    report = row.report
    found = row.retention
    return Retention(
        "", "", report.residents_are, report.period, False, found.stays, found.in_programme, None,
        report.seal,
    )  # fmt: skip


def _cost(told: Hiding, sheet: Suppression) -> Hiding:
    """What is told of a sheet's counts, with what was there before."""
    cells = [key for key in sheet.cells if key not in sheet.loose]
    few = {key for key in cells if sheet.few(sheet.cells[key])} | sheet.also
    gone = (sheet.hidden or frozenset()).difference(sheet.loose)
    return told._replace(
        cells=told.cells + len(cells),
        hidden=told.hidden + len(gone),
        small=told.small + len(few & gone),
    )
