"""A period's report arranged for reading: what it answers first, then a block a section.

Text and markdown are both made from these blocks. What is not kept is left out, what is empty is
said in words. Markdown shows every row; text leaves out lengths of stay that nobody had.
"""

from collections.abc import Iterator, Sequence

from ettervern_cli.reports.parts_screen import served, tally_name
from ettervern_cli.reports.period.report import SIDES, LadderCount, MoneyLine, Report, Sums
from ettervern_cli.reports.period.screen import care as period_care
from ettervern_cli.reports.period.screen import meetings as period_meetings
from ettervern_cli.reports.period.screen import rent as period_rent
from ettervern_cli.reports.period.screen import requests as period_requests
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figure, Figured, Sentence
from ettervern_cli.screen.tables import Cell, Head, Table, cell
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate, Tally
from ettervern_cli.words import Language

NUMBER = Head(right=True)
COUNTS = [Head(), NUMBER]


def answer(report: Report, say: Language) -> list[Sentence]:
    """What the report says in a few sentences, each rate with its fraction."""
    people, units, follow_ups = report.people, report.occupancy, report.follow_ups
    sentences: list[Sentence] = [served(say, "report.people", report.residents_are, people)]
    if not people.served:
        sentences = [say.say("report.nobody")]
    if units.bed_days:
        sentences.append(_lived_in(report, say))
    if follow_ups.due:
        sentences.append(values.share(say, "report.on_time", *follow_ups.on_time))
    if report.exits.success.denominator:
        sentences.append(values.share(say, "report.lasting", *report.exits.success))
    return sentences + _spent(report, say)


def _lived_in(report: Report, say: Language) -> Figured:
    """Nights lived in, of all there were, and those held."""
    units = report.occupancy
    held = say.number(units.held_days)
    text = say.say("report.lived_in", share=_share(units.rate, say), held=held)
    part, whole = map(say.number, units.rate)
    nights = values.count(units.occupied_days)
    return Figured(
        text,
        [
            Figure(say.say("page.nights"), nights, say.say("page.held", held=held)),
            Figure(
                say.say("page.occupancy"),
                values.percent(*units.rate),
                say.say("page.of_beds", part=part, whole=whole),
            ),
        ],
    )


def _spent(report: Report, say: Language) -> list[Sentence]:
    """Costs to date beside the year's plan; nothing where the period touches several years."""
    costs = report.money.totals.cost
    if report.period.first < report.money.to_date_from:
        return []
    if costs.planned_ore is None or costs.actual_to_date_ore is None:
        return []
    facts = {
        "year": str(report.period.last.year),
        "spent": say.kroner(costs.actual_to_date_ore),
        "planned": say.kroner(costs.planned_ore),
        "percent": say.percent(costs.actual_to_date_ore, costs.planned_ore),
    }
    figure = Figure(
        say.say("page.spent", **facts),
        values.percent(Ore(costs.actual_to_date_ore), Ore(costs.planned_ore)),
        say.say("page.spent_note", **facts),
    )
    return [Figured(say.say("report.spent", **facts), [figure])]


def blocks(report: Report, say: Language, *, full: bool) -> Iterator[Block]:
    """Every section that has something to say; ``full`` shows rows of nothing but zeros too."""
    if report.people.served:
        yield _nights(report, say, full=full)
    if report.occupancy.bed_days or report.occupancy.occupied_days:
        yield _occupancy(report, say)
    yield _days(report, say)
    for ladder in report.ladders:
        yield _ladder(ladder, say)
    if report.help is not None and period_care.is_used(report.help):
        helps = period_care.helps(report.help, say, full=full)
        yield from (Block(*parts, key="help") for parts in helps)
    yield _follow_ups(report, say)
    yield _intake(report, say)
    yield _exits(report, say)
    if report.outcomes is not None:
        parts = period_care.outcomes(report.outcomes, report.outcome_months or {}, say, full=full)
        yield Block(*parts, key="outcomes")
    if report.scores:
        yield Block(*period_care.scores(report.scores, say), key="scores")
    if report.incidents is not None:
        yield _incidents(report, report.incidents, say)
    yield _absences(report, say)
    rent = report.arrears
    if rent is not None and (rent.charged_ore or rent.paid_ore or rent.residents):
        who = _who(report, say, rent.residents)
        yield Block(*period_rent.rent(rent, say, report.period.last, who), key="arrears")
    if report.people.referred or report.people.waiting:
        yield Block(*period_requests.waiting(report.people, say), key="people")
    if report.consents is not None and any(report.consents):
        yield Block(*period_requests.consents(report.consents, say), key="consents")
    if report.gaps is not None:
        yield Block(*period_meetings.gaps(report.gaps, say), key="gaps")
    if report.meetings is not None:
        yield Block(*period_meetings.meetings(report.meetings, say), key="meetings")
    if report.money.lines:
        yield _money(report, say)


def basis(report: Report, say: Language) -> list[str]:
    """What was counted, in which period, and with which filters."""
    who, days = _who(report, say, 2), [day.on for day in report.occupancy.on]
    return [
        say.say("page.counted", who=who),
        say.say("page.basis_period", first=report.period.first, last=report.period.last),
        say.say("page.counted_on", who=who, days=days),
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
    columns = [
        Head(say.say("report.nights")),
        Head(say.say("report.leavers"), right=True),
        Head(say.say("report.stayers"), right=True),
    ]
    return Block(say.say("report.lengths"), [Table(columns, rows)], key="nights")


def _occupancy(report: Report, say: Language) -> Block:
    units = report.occupancy
    rows = [
        [cell(say.say(f"report.{name}")), values.count(getattr(units, name))]
        for name in ("bed_days", "void_days", "occupied_days", "held_days")
    ]
    sentence = values.share(say, "report.rate", *units.rate)
    return Block(say.say("report.occupancy"), [Table(COUNTS, rows)], [sentence], key="occupancy")


def _days(report: Report, say: Language) -> Block:
    rows = [[values.day(day.on), values.count(day.residents)] for day in report.occupancy.on]
    return Block(say.say("report.on", who=_who(report, say, 2)), [Table(COUNTS, rows)], key="on")


def _ladder(ladder: LadderCount, say: Language) -> Block:
    rows = []
    for step in ladder.steps:
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


def _follow_ups(report: Report, say: Language) -> Block:
    counted = report.follow_ups
    heading = say.say("report.follow_ups")
    if not (counted.due or counted.held or counted.missed):
        return Block(heading, sentences=[say.say("report.no_follow_ups")], key="follow_ups")
    rows = [
        [cell(say.say(f"report.{name}")), values.count(getattr(counted, name))]
        for name in ("held", "missed", "due")
    ]
    sentences = [values.share(say, "report.on_time", *counted.on_time)]
    if counted.critical_window.denominator:
        sentences.append(values.share(say, "report.critical_window", *counted.critical_window))
    return Block(heading, [Table(COUNTS, rows)], sentences, key="follow_ups")


def _intake(report: Report, say: Language) -> Block:
    heading = say.say("report.intake")
    if not report.intake.by_source:
        return Block(heading, sentences=[say.say("report.no_intake")], key="intake")
    sources = _tallied(report.intake.by_source, say, say.say("report.source"))
    towns = _tallied(report.intake.by_municipality, say, say.say("report.municipality"))
    return Block(heading, [sources, towns], key="intake")


def _exits(report: Report, say: Language) -> Block:
    left = report.exits
    tables: list[Table] = []
    sentences: list[Sentence] = []
    if left.total:
        tables.append(_tallied(left.by_destination, say, say.say("report.destination")))
        sentences.append(values.share(say, "report.planned", left.planned, left.total))
        sentences.append(values.share(say, "report.success", *left.success))
    else:
        sentences.append(say.say("report.no_exits"))
    for each in left.returned or ():
        if each.rate.denominator:
            sentences.append(values.share(say, "report.returned", *each.rate, days=each.days))
    return Block(say.say("report.exits"), tables, sentences, key="exits")


def _absences(report: Report, say: Language) -> Block:
    heading = say.say("report.absences")
    if not report.absences:
        return Block(heading, sentences=[say.say("report.no_absences")], key="absences")
    return Block(heading, [_tallied(report.absences, say, "")], key="absences")


def _incidents(report: Report, tallies: Sequence[Tally], say: Language) -> Block:
    heading = say.say("report.incidents")
    if not tallies:
        return Block(heading, sentences=[say.say("report.no_incidents")], key="incidents")
    reported = report.incidents_reported
    sentences = []
    if reported is not None and reported.denominator:
        sentences.append(values.share(say, "report.incidents_reported", *reported))
    return Block(heading, [_tallied(tallies, say, "")], sentences, key="incidents")


def _money(report: Report, say: Language) -> Block:
    money = report.money
    rows: list[list[Cell]] = []
    for side in SIDES:
        lines = money.side(side)
        if lines:
            rows += [_amounts(line.name, line) for line in lines]
            sums = getattr(money.totals, side)
            rows.append(_amounts(say.say(f"report.sum_{side}"), sums, "bold"))
    rows.append(_amounts(say.say("report.result"), money.totals.result, "bold"))
    columns = [Head()]
    columns += [
        Head(say.say(f"report.{name}"), right=True)
        for name in ("planned_ore", "actual_ore", "to_date_ore")
    ]
    sentence = say.say("report.to_date", first=money.to_date_from, last=report.period.last)
    return Block(say.say("report.money"), [Table(columns, rows)], [sentence], key="money")


def _amounts(name: str, of: MoneyLine | Sums, style: str = "") -> list[Cell]:
    amounts = (of.planned_ore, of.actual_ore, of.actual_to_date_ore)
    return [cell(name, style), *(values.kroner(amount, style) for amount in amounts)]


def _tallied(tallies: Sequence[Tally], say: Language, heading: str) -> Table:
    rows = [[cell(tally_name(each, say)), values.count(each.number)] for each in tallies]
    return Table([Head(heading), NUMBER], rows)


def _who(report: Report, say: Language, n: int) -> str:
    """What the programme calls its residents, one or several."""
    return say.say(f"report.who_{report.residents_are}", n=n)


def _share(rate: Rate, say: Language) -> str:
    """A rate in percent with its fraction: ``83 % (180 of 217)``."""
    return say.say(
        "report.share",
        percent=say.percent(*rate),
        part=say.number(rate.numerator),
        whole=say.number(rate.denominator),
    )
