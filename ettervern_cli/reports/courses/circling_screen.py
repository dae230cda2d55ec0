"""``report circling`` as a page."""

from collections.abc import Iterator

from ettervern_cli.reports.courses.circling_report import Circling, LadderCourse, StepCourse
from ettervern_cli.reports.parts_screen import about, band, foot, who
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Page, Sentence
from ettervern_cli.screen.phrases import CIRCLE, columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.texts import one_line
from ettervern_cli.words import NOTHING, Language

# Columns by their words' keys, and what each tells of a step.
VISITS = {
    "there": "residents",
    "visits": "visits",
    "people": "people",
    "most_visits": "most_visits",
}


def page(report: Circling, say: Language, *, full: bool) -> Page:
    """The report for reading; ``full`` shows steps that are not run and nobody stood on, too."""
    blocks = [
        block for ladder in report.ladders for block in _ladder(ladder, report, say, full=full)
    ]
    return Page(
        title=say.say("circling.title"),
        about=about(report.name, report.period, say, cut=report.cut),
        answer=list(_answer(report, say)),
        blocks=[*blocks, _returns(report, say)],
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=[say.say("circling.basis")],
    )


def _answer(report: Circling, say: Language) -> Iterator[Sentence]:
    """Who is in circles and who reached the top, a ladder at a time; or that there is none."""
    if not report.ladders:
        yield say.say("circling.no_ladder")
    for ladder in report.ladders:
        n = ladder.in_circles
        if n and ladder.circling is SUPPRESSED:
            people = who(report.residents_are, n, say)
            facts = {"number": say.number(n), "ladder": ladder.name, "who": people}
            text = f"{CIRCLE} " + say.say("external.in_circles", **facts)
            yield values.number(text, say.say("circling.who", ladder=ladder.name), n)
        elif n:
            people = who(report.residents_are, n, say)
            codes = say.listed([one.resident for one in ladder.circling])
            key = "circling.in_circles"
            text = f"{CIRCLE} " + say.say(key, n=n, ladder=ladder.name, who=people, codes=codes)
            yield values.number(text, say.say("circling.who", ladder=ladder.name), n, codes)
        else:
            yield say.say("circling.nobody", ladder=ladder.name)
        yield values.share(say, "circling.top", *ladder.top, ladder=ladder.name)


def _ladder(
    ladder: LadderCourse, report: Circling, say: Language, *, full: bool
) -> Iterator[Block]:
    if ladder.circling and ladder.circling is not SUPPRESSED:
        yield _circles(ladder, say)
    shown = [step for step in ladder.steps if full or step.is_run or step.visits or step.residents]
    heading = say.say("circling.steps", ladder=ladder.name)
    yield Block(heading, [_visits(shown, say)])
    reached = [step for step in shown if step.came_on_below]
    heading = say.say("circling.reached", ladder=ladder.name)
    if reached:
        yield Block(heading, [_reached(reached, say)], [say.say("circling.about_reached")])
    else:
        yield Block(heading, sentences=[say.say("circling.nobody_below")])
    yield _moves(ladder, say)
    if ladder.voices and ladder.voices is not SUPPRESSED:
        heading = say.say("circling.voices", ladder=ladder.name)
        yield Block(heading, sentences=list(_voices(ladder, say)))


def _circles(ladder: LadderCourse, say: Language) -> Block:
    rows = [
        [
            cell(one.resident),
            cell(f"{one.step} {one.step_name}"),
            values.count(one.visits),
            values.day(one.since_on),
        ]
        for one in ladder.circling
    ]
    heads = columns(say, "code", "step", ">times", ">since", of="circling")
    sentence = say.say("circling.rule", n=ladder.circling_from)
    heading = say.say("circling.who", ladder=ladder.name)
    return Block(heading, [Table(heads, rows)], [sentence])


def _named(step: StepCourse, say: Language) -> list[Cell]:
    name = step.step_name if step.is_run else say.say("report.not_run", name=step.step_name)
    return [values.count(step.step), cell(name)]


def _visits(steps: list[StepCourse], say: Language) -> Table:
    rows = [
        [*_named(step, say), *(values.count(getattr(step, name)) for name in VISITS.values())]
        for step in steps
    ]
    heads = columns(say, ">", "", *(f">{key}" for key in VISITS), of="circling")
    return Table(heads, rows)


def _reached(steps: list[StepCourse], say: Language) -> Table:
    rows = []
    for step in steps:
        found = step.median_days
        days = Cell(NOTHING) if found.days is None else values.count(found.days)
        limits = NOTHING if found.low is None else band(found.low, found.high, say)
        rows.append(
            [
                *_named(step, say),
                values.count(step.came_on_below),
                values.count(step.reached),
                values.decimal(step.median_days_of_reached),
                days,
                Cell(limits),
            ]
        )
    keys = (">", "", ">came_on_below", ">did", ">median_of_reached", ">median", ">band")
    return Table(columns(say, *keys, of="circling"), rows)


def _moves(ladder: LadderCourse, say: Language) -> Block:
    """Moves up and down, the latter by reason; or why nobody is moved down here."""
    heading = say.say("circling.moves", ladder=ladder.name)
    rows = [[cell(say.say("circling.up")), values.count(ladder.up)]]
    if ladder.overridden:
        rows.append([cell(say.say("circling.overridden")), values.count(ladder.overridden)])
    because = ladder.no_demotion_because
    sentences = [] if because is None else [say.say("circling.no_demotion", why=one_line(because))]
    if because is None or ladder.down:
        rows.append([cell(say.say("circling.down")), values.count(ladder.down)])
    for each in ladder.down_by_reason:
        name = each.name or say.say("report.unknown")
        named = cell(say.say("circling.down_because", reason=name))
        rows.append([named, values.count(each.number)])
    return Block(heading, [Table([Head(), Head(right=True)], rows)], sentences)


def _voices(ladder: LadderCourse, say: Language) -> Iterator[str]:
    for each in ladder.voices:
        yield say.say(
            "circling.voice",
            on=each.on,
            before=each.from_step,
            after=each.to_step,
            reason=each.reason_name or say.say("report.unknown"),
            voice=one_line(each.voice),
        )


def _returns(report: Circling, say: Language) -> Block:
    heading = say.say("circling.returns")
    if not report.returns.again.denominator:
        return Block(heading, sentences=[say.say("retention.nobody")])
    sentences: list[Sentence] = [values.share(say, "circling.again", *report.returns.again)]
    for each in report.returns.within:
        if each.rate.denominator:
            sentences.append(values.share(say, "report.returned", *each.rate, days=each.days))
    return Block(heading, sentences=sentences)
