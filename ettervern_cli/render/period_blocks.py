"""A period's report arranged for reading: what it answers first, then a block a section.

Text and markdown are both made from these blocks. What is not kept is left out, what is empty is
said in words. Markdown shows every row; text leaves out lengths of stay that nobody had.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ettervern_cli.render import period_care, period_meetings, period_rent, period_requests
from ettervern_cli.render.tables import Cell, Column, Table, cell
from ettervern_cli.reports.period import (
    SIDES,
    UNKNOWN,
    LadderCount,
    MoneyLine,
    Rate,
    Report,
    Sums,
    Tally,
)
from ettervern_cli.rules.exits import DIED, PENDING
from ettervern_cli.rules.nights import BINS, binned, mean, median
from ettervern_cli.words import Speaker

NUMBER = Column(right=True)
COUNTS = [Column(), NUMBER]


class Block(NamedTuple):
    """A section: its heading, its tables, and sentences that stand under them."""

    heading: str
    tables: Sequence[Table] = ()
    sentences: Sequence[str] = ()


def period(report: Report, say: Speaker) -> str:
    """Which days the report is about."""
    first, last, n = report.period.first, report.period.last, report.period.days
    return say.say("report.period", first=first, last=last, n=n)


def answer(report: Report, say: Speaker) -> list[str]:
    """What the report says in a few sentences, each rate with its fraction."""
    people, units, follow_ups = report.people, report.occupancy, report.follow_ups
    if not people.served:
        sentences = [say.say("report.nobody")]
    else:
        sentences = [
            say.say(
                "report.people",
                number=say.number(people.served),
                who=_who(report, say, people.served),
                staying=say.number(people.staying),
                discharged=say.number(people.discharged),
                admitted=say.number(people.admitted),
            )
        ]
    if units.bed_days:
        sentences.append(
            say.say(
                "report.lived_in",
                share=_share(units.rate, say),
                held=say.number(units.held_days),
            )
        )
    if follow_ups.due:
        sentences.append(say.say("report.on_time", share=_share(follow_ups.on_time, say)))
    if report.exits.success.denominator:
        sentences.append(say.say("report.lasting", share=_share(report.exits.success, say)))
    return sentences + _spent(report, say)


def _spent(report: Report, say: Speaker) -> list[str]:
    """Costs to date beside the year's plan; nothing where the period touches several years."""
    costs = report.money.side("cost")
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
    return [say.say("report.spent", **facts)]


def blocks(report: Report, say: Speaker, *, full: bool) -> Iterator[Block]:
    """Every section that has something to say; ``full`` shows rows of nothing but zeros too."""
    if report.people.served:
        yield _nights(report, say, full=full)
    if report.occupancy.bed_days or report.occupancy.occupied_days:
        yield _occupancy(report, say)
    yield _days(report, say)
    for ladder in report.ladders:
        yield _ladder(ladder, say)
    if report.help is not None and period_care.is_kept(report.help):
        yield from (Block(*parts) for parts in period_care.helps(report.help, say, full=full))
    yield _follow_ups(report, say)
    yield _intake(report, say)
    yield _exits(report, say)
    if report.outcomes is not None:
        yield Block(*period_care.outcomes(report.outcomes, report.outcome_months or {}, say))
    if report.scores:
        yield Block(*period_care.scores(report.scores, say))
    if report.incidents is not None:
        yield _incidents(report, report.incidents, say)
    yield _absences(report, say)
    rent = report.arrears
    if rent is not None and (rent.charged_ore or rent.paid_ore or rent.residents):
        who = _who(report, say, rent.residents)
        yield Block(*period_rent.rent(rent, say, report.period.last, who))
    if report.people.referred or report.people.waiting:
        yield Block(*period_requests.waiting(report.people, say))
    if report.consents is not None and any(report.consents):
        yield Block(*period_requests.consents(report.consents, say))
    if report.gaps is not None:
        yield Block(*period_meetings.gaps(report.gaps, say))
    if report.meetings is not None:
        yield Block(*period_meetings.meetings(report.meetings, say))
    if report.money.lines:
        yield _money(report, say)


def foot(report: Report, say: Speaker) -> list[str]:
    """What the report rests on, and what was written after its period had ended."""
    seal = report.seal
    if seal.newest is None:
        return [say.say("report.no_seal")]
    sentences = [say.say("report.seal", seal=seal.newest)]
    if seal.written_after:
        sentences.append(say.say("report.written_after", n=seal.written_after))
    return sentences


def _nights(report: Report, say: Speaker, *, full: bool) -> Block:
    leavers, stayers = report.nights.leavers, report.nights.stayers
    rows = [
        [cell(each.label), _count(left, say), _count(stay, say)]
        for each, left, stay in zip(BINS, binned(leavers), binned(stayers), strict=True)
        if full or left or stay
    ]
    for name, middle in (("mean", mean), ("median", median)):
        label = say.say(f"report.{name}")
        rows.append([cell(label), *(_decimal(middle(of), say) for of in (leavers, stayers))])
    columns = [
        Column(say.say("report.nights")),
        Column(say.say("report.leavers"), right=True),
        Column(say.say("report.stayers"), right=True),
    ]
    return Block(say.say("report.lengths"), [Table(columns, rows)])


def _occupancy(report: Report, say: Speaker) -> Block:
    units = report.occupancy
    rows = [
        [cell(say.say(f"report.{name}")), _count(getattr(units, name), say)]
        for name in ("bed_days", "void_days", "occupied_days", "held_days")
    ]
    sentence = say.say("report.rate", share=_share(units.rate, say))
    return Block(say.say("report.occupancy"), [Table(COUNTS, rows)], [sentence])


def _days(report: Report, say: Speaker) -> Block:
    rows = [[cell(say.day(day.on)), _count(day.residents, say)] for day in report.occupancy.on]
    return Block(say.say("report.on", who=_who(report, say, 2)), [Table(COUNTS, rows)])


def _ladder(ladder: LadderCount, say: Speaker) -> Block:
    rows = []
    for step in ladder.steps:
        name = step.name if step.is_run else say.say("report.not_run", name=step.name)
        rows.append([cell(step.step), cell(name), _count(step.residents, say)])
    sentences = [say.say("report.moves", up=say.number(ladder.up), down=say.number(ladder.down))]
    if ladder.circling:
        facts = {"n": ladder.circling, "times": ladder.circling_from}
        sentences.append(say.say("report.circling", **facts))
    else:
        sentences.append(say.say("report.no_circling"))
    return Block(ladder.name, [Table([NUMBER, Column(), NUMBER], rows)], sentences)


def _follow_ups(report: Report, say: Speaker) -> Block:
    counted = report.follow_ups
    heading = say.say("report.follow_ups")
    if not (counted.due or counted.held or counted.missed):
        return Block(heading, sentences=[say.say("report.no_follow_ups")])
    rows = [
        [cell(say.say(f"report.{name}")), _count(getattr(counted, name), say)]
        for name in ("held", "missed", "due")
    ]
    sentences = [say.say("report.on_time", share=_share(counted.on_time, say))]
    if counted.critical_window.denominator:
        share = _share(counted.critical_window, say)
        sentences.append(say.say("report.critical_window", share=share))
    return Block(heading, [Table(COUNTS, rows)], sentences)


def _intake(report: Report, say: Speaker) -> Block:
    heading = say.say("report.intake")
    if not report.intake.by_source:
        return Block(heading, sentences=[say.say("report.no_intake")])
    sources = _tallied(report.intake.by_source, say, say.say("report.source"))
    towns = _tallied(report.intake.by_municipality, say, say.say("report.municipality"))
    return Block(heading, [sources, towns])


def _exits(report: Report, say: Speaker) -> Block:
    left = report.exits
    tables, sentences = [], []
    if left.total:
        tables.append(_tallied(left.by_destination, say, say.say("report.destination")))
        sentences.append(
            say.say("report.planned", share=_share(Rate(left.planned, left.total), say))
        )
        sentences.append(say.say("report.success", share=_share(left.success, say)))
    else:
        sentences.append(say.say("report.no_exits"))
    for each in left.returned:
        if each.rate.denominator:
            share = _share(each.rate, say)
            sentences.append(say.say("report.returned", days=each.days, share=share))
    return Block(say.say("report.exits"), tables, sentences)


def _absences(report: Report, say: Speaker) -> Block:
    heading = say.say("report.absences")
    if not report.absences:
        return Block(heading, sentences=[say.say("report.no_absences")])
    return Block(heading, [_tallied(report.absences, say, "")])


def _incidents(report: Report, tallies: Sequence[Tally], say: Speaker) -> Block:
    heading = say.say("report.incidents")
    if not tallies:
        return Block(heading, sentences=[say.say("report.no_incidents")])
    reported = report.incidents_reported
    sentences = []
    if reported is not None and reported.denominator:
        sentences.append(say.say("report.incidents_reported", share=_share(reported, say)))
    return Block(heading, [_tallied(tallies, say, "")], sentences)


def _money(report: Report, say: Speaker) -> Block:
    money = report.money
    rows: list[list[Cell]] = []
    for side in SIDES:
        lines = [line for line in money.lines if line.side == side]
        if lines:
            rows += [_amounts(line.name, line, say) for line in lines]
            rows.append(_amounts(say.say(f"report.sum_{side}"), money.side(side), say, "bold"))
    rows.append(_amounts(say.say("report.result"), money.result, say, "bold"))
    columns = [Column()]
    columns += [
        Column(say.say(f"report.{name}"), right=True)
        for name in ("planned_ore", "actual_ore", "to_date_ore")
    ]
    sentence = say.say("report.to_date", first=money.to_date_from, last=report.period.last)
    return Block(say.say("report.money"), [Table(columns, rows)], [sentence])


def _amounts(name: str, of: MoneyLine | Sums, say: Speaker, style: str = "") -> list[Cell]:
    amounts = (of.planned_ore, of.actual_ore, of.actual_to_date_ore)
    return [cell(name, style), *(cell(say.kroner(amount), style) for amount in amounts)]


def _tallied(tallies: Sequence[Tally], say: Speaker, heading: str) -> Table:
    rows = [[cell(_named(each, say)), _count(each.number, say)] for each in tallies]
    return Table([Column(heading), NUMBER], rows)


def _named(tally: Tally, say: Speaker) -> str:
    if not tally.name and tally.code in (UNKNOWN, PENDING, DIED):
        return say.say(f"report.{tally.code}")
    return tally.name or tally.code


def _who(report: Report, say: Speaker, n: int) -> str:
    """What the programme calls its residents, one or several."""
    return say.say(f"report.who_{report.residents_are}", n=n)


def _share(rate: Rate, say: Speaker) -> str:
    """A rate in percent with its fraction: ``83 % (180 of 217)``."""
    return say.say(
        "report.share",
        percent=say.percent(*rate),
        part=say.number(rate.numerator),
        whole=say.number(rate.denominator),
    )


def _count(number: int, say: Speaker) -> Cell:
    return cell(say.number(number))


def _decimal(number: float | None, say: Speaker) -> Cell:
    return cell("\u2013" if number is None else say.decimal(number, 1))
