"""``report funder`` as a page: the grant and the goals first, then a block a heading."""

from collections.abc import Iterator
from typing import cast

from ettervern_cli.money.funders.screen import contract_said
from ettervern_cli.reports.funder import blocks_screen as sections
from ettervern_cli.reports.funder.report import (
    Answer,
    FunderReport,
    GrantTotal,
    GrantYear,
    ReportGoal,
)
from ettervern_cli.reports.parts_screen import about, foot, served
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figure, Figured, Page, Sentence
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Table, cell
from ettervern_cli.screen.writing import Year
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import spread
from ettervern_cli.values.texts import one_line
from ettervern_cli.words import Language


def page(report: FunderReport, say: Language, *, full: bool) -> Page:
    """The report for reading. ``full`` shows cost lines that nothing was booked on, too."""
    return Page(
        title=say.say("funder_report.title", funder=report.funder.name),
        about=about(report.name, report.period, say, cut=report.cut),
        answer=list(_answer(report, say)),
        blocks=[
            block._replace(sheet=say.say(f"page.sheet_{sheet}"))
            for sheet, block in _blocks(report, say, full=full)
        ],
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=[say.say("funder_report.basis")],
    )


def _blocks(report: FunderReport, say: Language, *, full: bool) -> Iterator[tuple[str, Block]]:
    """Every section, with the sheet of a workbook that it stands on."""
    yield "money", _grant(report, say)
    yield from (("money", block) for block in _lines(report, say, full=full))
    yield from (("goals", block) for block in _goals(report, say))
    if report.milestones:
        yield "goals", sections.milestones(report, say)
    yield "money", sections.posts(report, say)
    if report.measures["by_provider"] is not SUPPRESSED:
        yield "results", sections.helps(report, say)
    for make in (sections.homes, sections.evictions, sections.plans, sections.outcomes):
        yield "results", make(report, say)
    for make in (sections.cooperation, sections.involvement):
        yield "care", make(report, say)
    yield from (("remarks", block) for block in sections.remarks(report, say))
    yield "results", sections.national(report, say)


def _answer(report: FunderReport, say: Language) -> Iterator[Sentence]:
    """What came of the money, and who it was for."""
    people, total = report.people, report.grant.total
    awarded, spent = total.awarded_ore, total.spent_ore
    if awarded is None:
        years = say.listed([str(each.year) for each in report.grant.years])
        yield say.say("funder_report.no_award", years=years)
    else:
        yield _used(spent or 0, awarded, say)
    if any(each.attestation_needed for each in report.grant.years):
        yield say.say("funder_report.attestation")
    if people.served:
        yield served(say, "report.people", report.residents_are, people)
    else:
        yield say.say("report.nobody")


def _used(spent_ore: int, awarded_ore: int, say: Language) -> Figured:
    """What is spent of what was awarded."""
    facts = {"spent": say.kroner(spent_ore), "awarded": say.kroner(awarded_ore)}
    percent = say.percent(spent_ore, awarded_ore)
    used = values.percent(Ore(spent_ore), Ore(awarded_ore))
    text = say.say("funder_report.used", percent=percent, **facts)
    note = say.say("funder_report.figure_of", **facts)
    return Figured(text, [Figure(say.say("funder_report.figure_used"), used, note)])


def _grant(report: FunderReport, say: Language) -> Block:
    """The use of the grant by year, what it is for, and on what conditions."""
    funder = report.funder
    years = report.grant.years
    asked = report.grant.total.applied_ore is not None
    rows = [[Cell("", "", Year(each.year)), *_amounts(each, asked)] for each in years]
    if len(rows) > 1:
        total = _amounts(report.grant.total, asked, "bold")
        rows.append([cell(say.say("funder_report.sum"), "bold"), *total])
    amounts = (">applied", ">awarded", ">received", ">spent", ">unspent")[not asked :]
    sentences = [
        say.say(f"funder_report.{key}", text=one_line(text))
        for key, text in (
            ("purpose", funder.purpose),
            ("conditions", "; ".join(funder.conditions)),
        )
        if text
    ]
    if funder.posts is not None:
        sentences.append(say.say("funder_report.pays_posts", posts=say.decimal(funder.posts, 1)))
    sentences += [
        say.say(f"funder_report.{what}_on", year=str(each.year), on=getattr(each, f"{what}_on"))
        for each in years
        for what in ("applied", "awarded")
        if getattr(each, f"{what}_on")
    ]
    sentences += [
        say.say("funder_report.report_by", year=str(each.year), on=each.report_by_on)
        for each in years
        if each.report_by_on
    ]
    if report.contract is not None:
        sentences += [f"{each}." for each in contract_said(say, report.contract)]
    sentences.append(say.say("funder_report.about_spent"))
    table = Table(columns(say, "year", *amounts, of="funder_report"), rows)
    return Block(say.say("funder_report.grant"), [table], sentences, key="grant")


def _amounts(of: GrantYear | GrantTotal, asked: bool, style: str = "") -> list[Cell]:
    """What was awarded and what became of it, after what was ``asked`` for where anything was."""
    amounts = (of.applied_ore, of.awarded_ore, of.received_ore, of.spent_ore, of.unspent_ore)
    return [values.kroner(amount, style) for amount in amounts[not asked :]]


def _lines(report: FunderReport, say: Language, *, full: bool) -> Iterator[Block]:
    """What was booked on the cost lines that the grant pays for."""
    rows = [
        [cell(line.name), values.kroner(line.booked_ore)]
        for line in report.grant.lines
        if full or line.booked_ore
    ]
    if rows:
        heads = columns(say, "", ">booked", of="funder_report")
        yield Block(say.say("funder_report.lines"), [Table(heads, rows)])


def _goals(report: FunderReport, say: Language) -> Iterator[Block]:
    """A block a goal: what answers it, or that nothing is counted for it."""
    for goal in report.goals:
        main, _, number = goal.code.rpartition("-")
        key = "funder_report.main_goal" if main else "funder_report.goal"
        heading = say.say(key, number=number, text=one_line(goal.goal))
        yield Block(heading, sentences=list(_answers(goal, report, say)))


def _answers(goal: ReportGoal, report: FunderReport, say: Language) -> Iterator[Sentence]:
    own = [one for said in report.remarks.values() for one in sections.of_goal(said, goal.code)]
    yield from (_sentences(answer, say) for answer in goal.answers)
    yield from sections.remarked(own, say)
    if goal.answers or own:
        return
    if report.remarks["results"] is SUPPRESSED:
        yield say.say("external.not_counted")
    elif report.remarks["results"]:
        yield say.say("funder_report.not_counted_see")
    else:
        yield say.say("funder_report.not_counted")


def _figure(answer: Answer, say: Language) -> Sentence:
    """The latest count of something outside the programme, and when."""
    name = one_line(answer.name)
    if answer.on is None:
        return say.say("funder_report.no_count", name=name)
    if answer.number is SUPPRESSED:
        return say.say("external.not_counted")
    most = int(answer.number or 0)
    written = spread(most if answer.lowest is None else answer.lowest, most)
    text = say.say("funder_report.counted", name=name, number=written, on=answer.on)
    exact = most if answer.lowest is None else None
    return Figured(text, [Figure(name, Cell(written, "", exact))])


def _sentences(answer: Answer, say: Language) -> Sentence:
    """One answer: a rate with its fraction, or a number with what it counts."""
    if answer.kind == "outcome":
        number = (
            int(answer.number or 0) if answer.number is not SUPPRESSED else cast("int", SUPPRESSED)
        )
        facts = {"name": answer.name, "n": number, "people": answer.people}
        text = say.say("funder_report.reached" if number else "funder_report.not_reached", **facts)
        people = say.say("funder_report.figure_people", people=say.number(answer.people or 0))
        return values.number(text, one_line(answer.name), number, people if number else "")
    if answer.kind == "figure":
        return _figure(answer, say)
    if answer.kind == "target":
        return values.share(say, "funder_report.target", *(answer.rate or (0, 0)))
    key = f"funder_report.measure_{answer.counts.replace('-', '_')}"
    if answer.rate is not None:
        return values.share(say, key, *answer.rate)
    if answer.number is None:
        return say.say("funder_report.no_posts")
    written = say.write(answer.number)
    shown = Cell(written, "", None if answer.number is SUPPRESSED else answer.number)
    label = say.say(key, number="").rstrip(" .:")
    return Figured(say.say(key, number=written), [Figure(label, shown)])
