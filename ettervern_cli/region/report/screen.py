"""``region report`` as a page: one row's report in full, several rows side by side."""

from collections.abc import Iterator

from ettervern_cli.region.report.tables_screen import called, tables
from ettervern_cli.region.report.value import ALL, SITE, RegionReport, Row
from ettervern_cli.reports.courses.length_screen import block as lengths
from ettervern_cli.reports.parts_screen import title
from ettervern_cli.reports.period.screen.answer import answer
from ettervern_cli.reports.period.screen.blocks import blocks
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Page, Sentence
from ettervern_cli.words import Language

# Most sites that a sentence names one by one.
MOST = 12


def page(report: RegionReport, say: Language, *, full: bool) -> Page:
    """The report for reading: what it rests on first, then what was counted."""
    answered: list[Sentence] = []
    # Of a site or a county outsiders get sums alone, which a section a subject does not show.
    if len(report.rows) == 1 and (report.by == ALL or report.external is None):
        answered = list(answer(report.rows[0].report, say))
        counted = list(_one(report.rows[0], say, full=full))
    else:
        counted = list(tables(report, say)) if report.rows else []
    periods = report.periods
    heading = say.say("region_report.title", n=len(periods))
    return Page(
        title=title(periods[0], say) if len(periods) == 1 else heading,
        about=list(_about(report, say)),
        answer=[*_counted(report, say), *answered],
        blocks=counted,
        foot=[
            *_hidden(report, say),
            say.say("region_report.twice"),
            say.say("region_report.not_delivered"),
        ],
        last=max(period.last for period in periods),
        basis=[say.say("region_report.basis")],
    )


def _about(report: RegionReport, say: Language) -> Iterator[str]:
    """How many sites have delivered, which have not, and which are late for a period."""
    sites = report.sites
    there = len(sites.expected) - len(sites.missing)
    others = len(sites.delivered) - there
    if sites.expected:
        yield say.say("region_report.delivered", number=say.number(there), n=len(sites.expected))
    if others or not sites.expected:
        key = "others" if sites.expected else "came"
        yield say.say(f"region_report.{key}", n=others)
    if sites.missing:
        yield say.say("region_report.missing", sites=_some(list(sites.missing), say))
    for late in sites.late:
        found = [
            say.say("region_report.until", site=one.site, until=one.until) for one in late.sites
        ]
        when = called(late.period, say)
        yield say.say("region_report.late", period=when, sites=_some(found, say))
    yield from _differing(report, say)


def _some(found: list[str], say: Language) -> str:
    """Names one by one, the rest as a number."""
    if len(found) <= MOST:
        return ", ".join(found)
    return say.say("region_report.more", sites=", ".join(found[:MOST]), number=len(found) - MOST)


def _counted(report: RegionReport, say: Language) -> Iterator[Sentence]:
    """How many sites each period rests on."""
    for period in report.periods:
        rows = [row for row in report.rows if row.report.period == period]
        n = len({row.site for row in rows}) if report.by == SITE else sum(row.sites for row in rows)
        if not n:
            yield say.say("region_report.nothing", period=called(period, say))
        else:
            text = say.say("region_report.counted", period=called(period, say), n=n)
            yield values.number(text, say.say("region_report.sites"), n, called(period, say))


def _one(row: Row, say: Language, *, full: bool) -> Iterator[Block]:
    """One row's report, as a site's own, and how long its stays last."""
    booked = [line for line in row.report.money.lines if line.actual_to_date_ore is not None]
    told = row.report._replace(money=row.report.money._replace(lines=booked))
    yield from blocks(told, say, full=full)
    yield lengths(row.retention.in_programme, "in_programme", say, full=full)


def _differing(report: RegionReport, say: Language) -> Iterator[str]:
    """What sites define differently that several of them have, if they do."""
    found = [
        " ".join([say.say(f"delivery.what_{one.what}"), one.code]).strip()
        for one in report.defined_differently
    ]
    if found:
        yield say.say("region_report.differing", what=_some(found, say))


def _hidden(report: RegionReport, say: Language) -> Iterator[str]:
    """For outsiders: that small counts are hidden, and what that cost."""
    found = report.external
    if found is not None:
        yield say.say("external.small", threshold=found.threshold)
        counts = {name: say.number(getattr(found, name)) for name in ("cells", "hidden", "small")}
        yield say.say("region_report.cost", **counts)
        if report.by != ALL:
            yield say.say("region_report.sums")
