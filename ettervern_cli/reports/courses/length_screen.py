"""``report retention`` as a page."""

from collections.abc import Iterator
from functools import partial

from ettervern_cli.reports.courses.length_chart_screen import chart
from ettervern_cli.reports.courses.length_report import Course, CurveAt, CurvePoint, Retention
from ettervern_cli.reports.parts_screen import about, band, foot, share, who
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Page, Sentence
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.words import Language

# What the words call each curve.
WORDS = {"in_programme": "stay", "lasting_home": "lasting"}


def page(report: Retention, say: Language, *, full: bool) -> Page:
    """The report for reading: the medians first, then a block a curve.

    ``full`` puts every day on which it happened behind the chart; the days that people ask about
    stand in any case.
    """
    blocks = [block(report.in_programme, "in_programme", say, full=full)]
    if report.lasting_home is None:
        nothing = say.say("retention.no_lasting")
        blocks.append(Block(say.say("retention.lasting"), sentences=[nothing]))
    else:
        blocks.append(block(report.lasting_home, "lasting_home", say, full=full))
    return Page(
        title=say.say("retention.title"),
        about=about(report.name, report.period, say, cut=report.cut),
        answer=list(_answer(report, say)),
        blocks=blocks,
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=[say.say("retention.basis"), say.say("retention.died")],
    )


def _answer(report: Retention, say: Language) -> Iterator[Sentence]:
    stays = report.stays
    if not stays.number:
        yield say.say("retention.nobody")
        return
    facts = {name: say.number(getattr(stays, name)) for name in ("left", "died", "staying")}
    text = say.say(
        "retention.stays",
        n=stays.number,
        number=say.number(stays.number),
        persons=say.number(stays.residents),
        who=who(report.residents_are, stays.residents, say),
        **facts,
    )
    note = say.say("retention.figure_note", **facts)
    yield values.number(text, say.say("retention.figure_stays"), stays.number, note)
    yield _median(report.in_programme, "stay", say)
    if report.lasting_home is not None:
        yield _median(report.lasting_home, "lasting", say)


def _median(found: Course, which: str, say: Language) -> Sentence:
    """The median with its band, or that it is not reached yet."""
    middle = found.median
    if middle.days is None:
        return say.say(f"retention.no_median_{which}")
    limits = band(middle.low, middle.high, say)
    text = say.say(f"retention.median_{which}", days=say.number(middle.days), band=limits)
    note = say.say("retention.figure_band", band=limits)
    return values.number(text, say.say(f"retention.figure_{which}"), middle.days, note)


def block(found: Course, key: str, say: Language, *, full: bool) -> Block:
    """One curve: the days that people ask about, and all of them where it is ``full``."""
    which = WORDS[key]
    heading = say.say(f"retention.{which}")
    if not found.number:
        return Block(heading, sentences=[say.say("retention.nobody")])
    words = ["days", "at_risk", "ended", f"left_{which}", "band"]
    words += ["reached"] if which == "lasting" else []
    heads = columns(say, *(f">{word}" for word in words), of="retention")
    rows = [[Cell(_length(each.months, say)), *_row(each, say)] for each in found.at]
    tables = [Table([Head(say.say("retention.after")), *heads], rows)]
    sentences = [say.say(f"retention.about_{which}")]
    every = [_row(each, say) for each in found.points]
    caption = say.say("retention.every_day")
    return Block(
        heading,
        tables,
        sentences,
        partial(chart, found, which, say) if found.points else None,
        [(caption, Table(heads, every))] if full and every else [],
        key,
    )


def _length(months: int | None, say: Language) -> str:
    """Months as people say them: whole years as years."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    unit, n = ("months", months) if rest else ("years", years)
    return say.say(f"retention.{unit}", n=n)


def _row(at: CurveAt | CurvePoint, say: Language) -> list[Cell]:
    """What is known of a day: still in sight then, ended by then, and the shares."""
    row = [
        *(values.count(number) for number in (at.days, at.at_risk, at.ended)),
        share(at.survival),
        _band(at.low, at.high, say),
    ]
    return row if at.reached is None else [*row, share(at.reached)]


def _band(low: float | None, high: float | None, say: Language) -> Cell:
    if low is None or high is None:
        return share(None)
    if low is SUPPRESSED or high is SUPPRESSED:
        return share(SUPPRESSED)
    text = say.say("retention.between", low=round(100 * low), high=round(100 * high))
    return Cell(text)
