"""A report over many sites, gathered: cells from an engine, summed by group and period."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ettervern_cli.programme.errors import UnknownProgramme
from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine, spine
from ettervern_cli.region.engines.tables import STATEMENTS
from ettervern_cli.region.lake.current import Lake, Site
from ettervern_cli.region.lake.status import differences
from ettervern_cli.region.manifest import Definitions, Manifest, Word
from ettervern_cli.region.report import counts as counted
from ettervern_cli.region.report.counts import Counts
from ettervern_cli.region.report.value import (
    ALL,
    COUNTY,
    SITE,
    Differing,
    Late,
    RegionReport,
    Row,
    Said,
    Sites,
    Until,
)
from ettervern_cli.reports.period.report import Report, Seal, nights_of
from ettervern_cli.values.dates import Period

Engine = Callable[[Sequence[str], Spine, Sequence[str]], Iterable[Cell]]
"""What counts: folders of deliveries, the spine and the statements, and cells come back."""
Group = tuple[str, str]
"""A site and its programme, a county and nothing, or nothing twice for all."""
Unit = tuple[str, str]
"""A site and one of its programmes."""


def gather(
    lake: Lake,
    periods: Sequence[Period],
    engine: Engine,
    *,
    by: str = ALL,
    programme: str | None = None,
) -> RegionReport:
    """The report on some periods, of the programmes of one code or of all."""
    sites = sites_of(lake, periods)
    units = units_of(lake, programme)
    found = count(lake, periods, engine, units, by)
    rows = [
        row
        for place, period in enumerate(periods)
        for group in groups(lake, units, by)
        for row in rows_of(lake, period, group, by, units, found.get((place, group), Counts()))
    ]
    return RegionReport(by, periods, sites, differing(lake), rows)


def sites_of(lake: Lake, periods: Sequence[Period]) -> Sites:
    """What has come and what has not."""
    delivered = [
        Until(site.code, lake.delivered[site.code].manifest.last)
        for site in lake.sites if site.code in lake.delivered
    ]  # fmt: skip
    late = [Late(period, [one for one in delivered if one.until < period.last])
            for period in periods]  # fmt: skip
    return Sites(
        [site.code for site in lake.expected],
        delivered,
        [site.code for site in lake.missing],
        [one for one in late if one.sites],
    )


def differing(lake: Lake) -> list[Differing]:
    """What several sites have and define differently, so that a sum mixes it."""
    return [
        Differing(one.what, one.item, [Said(*said) for said in one.values])
        for one in differences(lake) if len(one.values) > 1
    ]  # fmt: skip


def units_of(lake: Lake, programme: str | None) -> dict[Unit, Definitions]:
    """Every site's programmes with what their words mean, sites in the lake's order.

    UnknownProgramme where sites have delivered, and none of them has the programme.
    """
    found = {
        (site.code, one.code): one
        for site in lake.sites if site.code in lake.delivered
        for one in lake.delivered[site.code].manifest.programmes
    }  # fmt: skip
    if programme is None or not found:
        return found
    there = {unit: one for unit, one in found.items() if one.code == programme}
    if not there:
        known = list(dict.fromkeys(one.code for one in found.values()))
        raise UnknownProgramme(value=programme, known=known)
    return there


def group_of(unit: Unit, county: str | None, by: str) -> Group:
    """The group that a site's programme belongs to."""
    return unit if by == SITE else (county or "", "") if by == COUNTY else ("", "")


def groups(lake: Lake, units: Iterable[Unit], by: str) -> list[Group]:
    """The groups there are, in the lake's order."""
    counties = {site.code: site.county for site in lake.sites}
    return list(dict.fromkeys(group_of(unit, counties[unit[0]], by) for unit in units))


def on_time(manifest: Manifest, period: Period) -> bool:
    """Whether a site has delivered the whole of a period."""
    return manifest.last >= period.last


def count(
    lake: Lake,
    periods: Sequence[Period],
    engine: Engine,
    units: dict[Unit, Definitions],
    by: str,
    statements: Sequence[str] = STATEMENTS,
) -> dict[tuple[int, Group], Counts]:
    """What was counted, by period and group; nothing of a site in a period that it is late for."""
    counties = {site.code: site.county for site in lake.sites}
    circling = {
        (*unit, ladder.code): ladder.circling_from
        for unit, one in units.items() for ladder in one.ladders
    }  # fmt: skip
    there = {
        (code, place)
        for code, one in lake.delivered.items()
        for place, period in enumerate(periods)
        if on_time(one.manifest, period)
    }
    wanted = {site for site, _ in units} & {code for code, _ in there}
    folders = [one.folder for code, one in lake.delivered.items() if code in wanted]
    found: dict[tuple[int, Group], Counts] = {}
    for cell in engine(folders, spine(periods), statements) if folders else ():
        unit = (cell.site, cell.programme)
        if (cell.site, cell.period) not in there or unit not in units:
            continue
        key = cell.period, group_of(unit, counties[cell.site], by)
        counts = found.setdefault(key, Counts())
        if cell.measure != "visits":
            counts.add(cell.measure, cell.item, cell.k, cell.n)
        elif cell.k >= circling.get((*unit, cell.item), cell.k + 1):
            counts.add("circling", cell.item, 0, cell.n)
    return found


def rows_of(
    lake: Lake,
    period: Period,
    group: Group,
    by: str,
    units: dict[Unit, Definitions],
    counts: Counts,
) -> Iterator[Row]:
    """A group's row, none where no site of it has delivered the whole period."""
    sites = {site.code: site for site in lake.sites}
    within = [
        unit for unit in units
        if group_of(unit, sites[unit[0]].county, by) == group
        and on_time(lake.delivered[unit[0]].manifest, period)
    ]  # fmt: skip
    there = list(dict.fromkeys(site for site, _ in within))
    if not there:
        return
    towns = (town for site in there for town in lake.delivered[site].manifest.municipalities)
    defined = [units[unit] for unit in within]
    yield Row(
        site=group[0] if by == SITE else None,
        county=group[0] if by == COUNTY else None,
        programme=group[1] if by == SITE else None,
        name=_name(sites.get(group[0]), defined, group, by),
        sites=len(there),
        report=report_of(counts, defined, towns, period),
        retention=counted.retention(counts),
    )


def _name(site: Site | None, defined: Sequence[Definitions], group: Group, by: str) -> str:
    """What a group is called; a site's programme by both names, unless they are the same."""
    if by != SITE or site is None:
        return group[0]
    name = defined[0].name
    return name if name == site.name else f"{site.name}, {name}"


def report_of(
    counts: Counts, defined: Sequence[Definitions], towns: Iterable[Word], period: Period
) -> Report:
    """What a site's report says of these counts; None where it is not delivered."""
    called = {one.residents_are for one in defined}
    return Report(
        programme="",
        name="",
        residents_are=called.pop() if len(called) == 1 else "beboer",
        period=period,
        cut=False,
        people=counted.people(counts),
        nights=nights_of(counts.by_k("leavers"), counts.by_k("stayers")),
        occupancy=counted.occupancy(counts, period),
        ladders=counted.ladders(counts, defined),
        follow_ups=counted.follow_ups(counts),
        intake=counted.intake(counts, defined, towns),
        exits=counted.exits(counts, defined),
        absences=counted.absences(counts, defined),
        money=counted.money(counts, defined, period),
        seal=Seal(None, 0),
    )
