"""The sections of a period's report arranged for reading: a block each.

Text and markdown are both made from these blocks. What is not kept is left out, what is empty is
said in words. Markdown shows every row; text leaves out lengths of stay that nobody had.
"""

from collections.abc import Iterator, Sequence

from ettervern_cli.reports.parts_screen import (
    contacts,
    counts,
    ended,
    events,
    exit_tables,
    tallied,
    who,
)
from ettervern_cli.reports.period.report import SIDES, LadderCount, MoneyLine, Report, Sums
from ettervern_cli.reports.period.screen import care as period_care
from ettervern_cli.reports.period.screen import facts as period_facts
from ettervern_cli.reports.period.screen import homes as period_homes
from ettervern_cli.reports.period.screen import meetings as period_meetings
from ettervern_cli.reports.period.screen import rent as period_rent
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figure, Figured, Sentence, capital
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Graph, Head, Table, cell
from ettervern_cli.values.rates import Tally
from ettervern_cli.words import Language

NUMBER = Head(right=True)


def blocks(report: Report, say: Language, *, full: bool) -> Iterator[Block]:
    """Every section that has something to say; ``full`` shows rows of nothing but zeros too."""
    if report.money.lines:
        yield _money(report, say)
    rent = report.arrears
    if rent is not None and (rent.charged_ore or rent.paid_ore or rent.residents):
        people = who(report.residents_are, rent.residents, say)
        yield Block(*period_rent.rent(rent, say, report.period.last, people), key="arrears")
    yield _days(report, say)
    if report.occupancy.bed_days or report.occupancy.occupied_days:
        yield _occupancy(report, say)
    if report.homes is not None:
        yield period_homes.homes(report.homes, say, report.period.last)
    yield from _ways(report, say, full=full)
    yield from _results(report, say, full=full)
    yield from _care(report, say)


def _ways(report: Report, say: Language, *, full: bool) -> Iterator[Block]:
    """Who came, left, waits, stayed and was away; what happened, and who consents."""
    yield _exits(report, say)
    yield _intake(report, say)
    if report.people.referred or report.people.waiting:
        asked = counts(say, "report.", report.people, ("referred", "waiting"))
        yield Block(say.say("report.waiting_list"), [asked], key="people")
    if report.people.served:
        yield _nights(report, say, full=full)
    yield _absences(report, say)
    if report.incidents is not None:
        yield _incidents(report, report.incidents, say)
    if report.evictions is not None and any(one and one.number for one in report.evictions):
        yield period_homes.evictions(report.evictions, say)
    if report.consents is not None and any(report.consents):
        told = counts(say, "report.consents_", report.consents, report.consents._fields)
        yield Block(say.say("report.consents"), [told], key="consents")


def _results(report: Report, say: Language, *, full: bool) -> Iterator[Block]:
    """Where residents stand, what help they get there, and what came of it."""
    for ladder in report.ladders:
        yield _ladder(ladder, say)
    if report.help is not None and period_care.is_used(report.help):
        helps = period_care.helps(report.help, say, full=full)
        yield from (Block(*parts, key="help") for parts in helps)
    if report.outcomes is not None:
        parts = period_care.outcomes(report.outcomes, report.outcome_months or {}, say, full=full)
        yield Block(*parts, key="outcomes")
    if report.facts is not None:
        yield Block(*period_facts.facts(report.facts, report.residents_are, say), key="facts")


def _care(report: Report, say: Language) -> Iterator[Block]:
    """The work with residents, and with others."""
    yield Block(*contacts(report.follow_ups, say), key="follow_ups")
    if report.scores:
        yield Block(*period_care.scores(report.scores, say), key="scores")
    if report.gaps is not None:
        yield Block(*period_meetings.gaps(report.gaps, say), key="gaps")
    if report.meetings is not None:
        yield Block(*period_meetings.meetings(report.meetings, say), key="meetings")


def basis(report: Report, say: Language) -> list[str]:
    """What was counted, in which period, and with which filters."""
    people, days = who(report.residents_are, 2, say), [day.on for day in report.occupancy.on]
    return [
        say.say("page.counted", who=people),
        say.say("page.basis_period", first=report.period.first, last=report.period.last),
        say.say("page.counted_on", who=people, days=days),
        say.say("page.filters", programme=report.name),
    ]


def _nights(report: Report, say: Language, *, full: bool) -> Block:
    rows = [
        [cell(each.label), values.count(each.leavers), values.count(each.stayers)]
        for each in report.nights.lengths
        if full or each.leavers or each.stayers
    ]
    for name in ("mean", "median"):
        both = [getattr(group, name) for group in (report.nights.leavers, report.nights.stayers)]
        label = say.say(f"report.{name}")
        rows.append([cell(label), *(values.decimal(middle) for middle in both)])
    heads = columns(say, "nights", ">leavers", ">stayers", of="report")
    return Block(say.say("report.lengths"), [Table(heads, rows)], key="nights")


def _occupancy(report: Report, say: Language) -> Block:
    units = report.occupancy
    names = ("bed_days", "void_days", "occupied_days", "held_days")
    table = counts(say, "report.", units, names)
    sentence = values.share(say, "report.rate", *units.rate)
    return Block(say.say("report.occupancy"), [table], [sentence], key="occupancy")


def _days(report: Report, say: Language) -> Block:
    rows = [[values.day(day.on), values.count(day.residents)] for day in report.occupancy.on]
    heading = say.say("report.on", who=who(report.residents_are, 2, say))
    return Block(heading, [Table([Head(), NUMBER], rows)], key="on")


def _ladder(ladder: LadderCount, say: Language) -> Block:
    rows = []
    for step in reversed(ladder.steps):
        name = step.step_name if step.is_run else say.say("report.not_run", name=step.step_name)
        number = values.count(step.step)
        rows.append([number, cell(name), values.count(step.residents)])
    text = say.say("report.moves", up=say.number(ladder.up), down=say.number(ladder.down))
    figures = [
        Figure(say.say(f"page.{way}"), values.count(number))
        for way, number in (("up", ladder.up), ("down", ladder.down))
    ]
    sentences: list[Sentence] = [Figured(text, figures)]
    if ladder.circling:
        facts = {"n": ladder.circling, "times": ladder.circling_from}
        label = say.say("page.circling", times=ladder.circling_from)
        count = values.count(ladder.circling)
        sentences.append(Figured(say.say("report.circling", **facts), [Figure(label, count)]))
    else:
        sentences.append(say.say("report.no_circling"))
    key = f"ladders.{ladder.ladder}"
    return Block(ladder.name, [Table([NUMBER, Head(), NUMBER], rows)], sentences, key=key)


def _intake(report: Report, say: Language) -> Block:
    heading = say.say("report.intake")
    if not report.intake.by_source:
        return Block(heading, sentences=[say.say("report.no_intake")], key="intake")
    stays = say.say("report.stays")
    sources = tallied(report.intake.by_source, say, say.say("report.source"), stays)
    towns = tallied(report.intake.by_municipality, say, say.say("report.municipality"), stays)
    found = report.intake
    sentence = events(say, "report.began", report.residents_are, found.number, found.people)
    return Block(heading, [sources, towns], [sentence], key="intake")


def _exits(report: Report, say: Language) -> Block:
    left = report.exits
    tables: list[Table] = []
    sentences: list[Sentence] = []
    if left.number:
        tables += exit_tables(say, left)
        sentences += ended(say, report.residents_are, left)
    else:
        sentences.append(say.say("report.no_exits"))
    for each in left.returned or ():
        if each.rate.denominator:
            sentences.append(values.share(say, "report.returned", *each.rate, days=each.days))
    return Block(say.say("report.exits"), tables, sentences, key="exits")


def _absences(report: Report, say: Language) -> Block:
    heading = say.say("report.absences")
    if not report.absences:
        return Block(heading, sentences=[say.say("report.none")], key="absences")
    return Block(
        heading, [tallied(report.absences, say, "", say.say("report.times"))], key="absences"
    )


def _incidents(report: Report, tallies: Sequence[Tally], say: Language) -> Block:
    heading = say.say("report.incidents")
    if not tallies:
        return Block(heading, sentences=[say.say("report.no_incidents")], key="incidents")
    reported = report.incidents_reported
    sentences = []
    if reported is not None and reported.denominator:
        sentences.append(values.share(say, "report.incidents_reported", *reported))
    return Block(
        heading, [tallied(tallies, say, "", say.say("report.times"))], sentences, key="incidents"
    )


def _money(report: Report, say: Language) -> Block:
    """What was planned and booked: costs and funding apart, then what is left."""
    money = report.money
    planned = any(line.planned_ore is not None for line in money.lines)
    keys = ("planned_ore", "actual_ore", "to_date_ore")[not planned :]
    heads = columns(say, *(f">{name}" for name in keys), of="report")
    drawn = (1, len(keys)) if planned else (len(keys),)
    tables = []
    for side in SIDES:
        lines = money.side(side)
        if lines:
            name = say.say(f"report.side_{side}")
            rows = [_amounts(line.name, line, len(keys)) for line in lines]
            sums = getattr(money.totals, side)
            rows.append(_amounts(say.say(f"report.sum_{side}"), sums, len(keys), "bold"))
            graph = Graph(capital(name), "bar", drawn, sums=1)
            tables.append(Table([Head(name), *heads], rows, graph))
    result = _amounts(say.say("report.result"), money.totals.result, len(keys), "bold")
    last = tables[-1]
    with_result = last.graph and last.graph._replace(sums=2)
    tables[-1] = Table(last.columns, [*last.rows, result], with_result)
    to_date = say.say("report.to_date", first=money.to_date_from, last=report.period.last)
    about = [say.say("report.whole_years"), to_date] if planned else [to_date]
    return Block(say.say("report.money"), tables, [" ".join(about)], key="money")


def _amounts(name: str, of: MoneyLine | Sums, most: int, style: str = "") -> list[Cell]:
    """A line's last ``most`` amounts; without a budget what was planned falls away."""
    amounts = (of.planned_ore, of.actual_ore, of.actual_to_date_ore)[-most:]
    return [cell(name, style), *(values.kroner(amount, style) for amount in amounts)]
