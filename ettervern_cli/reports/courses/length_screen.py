"""``report retention`` as a page and as csv."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from ettervern_cli.reports.courses.length_chart_screen import chart
from ettervern_cli.reports.courses.length_report import Retention, as_json, horizons
from ettervern_cli.reports.courses.survival import Curve
from ettervern_cli.reports.parts_screen import about, band, foot, header_rows, plain, share, who
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Page, Sentence
from ettervern_cli.screen.tables import Cell, Head, Table, csv_text
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.words import Language

# What csv and json call each curve.
KEYS = {"stay": "in_programme", "lasting": "lasting_home"}


def page(report: Retention, say: Language, *, full: bool) -> Page:
    """The report for reading: the medians first, then a block a curve.

    ``full`` puts every day on which it happened behind the chart; the days that people ask about
    stand in any case.
    """
    blocks = [_block(report.stay, "stay", say, full=full)]
    if report.lasting is None:
        nothing = say.say("retention.no_lasting")
        blocks.append(Block(say.say("retention.lasting"), sentences=[nothing]))
    else:
        blocks.append(_block(report.lasting, "lasting", say, full=full))
    return Page(
        title=say.say("retention.title", name=report.name),
        about=about(report.period, say, cut=report.cut),
        answer=list(_answer(report, say)),
        blocks=blocks,
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=[say.say("retention.basis"), say.say("retention.died")],
    )


def _answer(report: Retention, say: Language) -> Iterator[Sentence]:
    if not report.stays:
        yield say.say("retention.nobody")
        return
    facts = {name: say.number(getattr(report, name)) for name in ("left", "died", "staying")}
    text = say.say(
        "retention.stays",
        n=report.stays,
        number=say.number(report.stays),
        persons=say.number(report.residents),
        who=who(report.residents_are, report.residents, say),
        **facts,
    )
    note = say.say("retention.figure_note", **facts)
    yield values.number(say, text, say.say("retention.figure_stays"), report.stays, note)
    yield _median(report.stay, "stay", say)
    if report.lasting is not None:
        yield _median(report.lasting, "lasting", say)


def _median(found: Curve, which: str, say: Language) -> Sentence:
    """The median with its band, or that it is not reached yet."""
    middle = found.middle
    if middle.days is None:
        return say.say(f"retention.no_median_{which}")
    limits = band(middle.low, middle.high, say)
    text = say.say(f"retention.median_{which}", days=say.number(middle.days), band=limits)
    note = say.say("retention.figure_band", band=limits)
    return values.number(say, text, say.say(f"retention.figure_{which}"), middle.days, note)


def _block(found: Curve, which: str, say: Language, *, full: bool) -> Block:
    heading = say.say(f"retention.{which}")
    if not found.number:
        return Block(heading, sentences=[say.say("retention.nobody")])
    competing = which == "lasting"
    keys = ["days", "at_risk", "ended", f"left_{which}", "band"]
    keys += ["reached"] if competing else []
    heads = [Head(say.say(f"retention.{key}"), right=True) for key in keys]
    rows = [
        [Cell(_length(months, say)), *_row(found, days, say, competing=competing)]
        for months, days in horizons(found).items()
    ]
    last = [Cell(""), *_row(found, found.seen[-1], say, competing=competing)]
    tables = [Table([Head(say.say("retention.after")), *heads], rows or [last])]
    sentences = [say.say(f"retention.about_{which}")]
    every = [_row(found, each.days, say, competing=competing) for each in found.points]
    caption = say.say("retention.every_day")
    return Block(
        heading,
        tables,
        sentences,
        partial(chart, found, which, say) if found.points else None,
        [(caption, Table(heads, every))] if full and every else [],
        KEYS[which],
    )


def _length(months: int, say: Language) -> str:
    """Months as people say them: whole years as years."""
    years, rest = divmod(months, 12)
    unit, n = ("months", months) if rest else ("years", years)
    return say.say(f"retention.{unit}", n=n)


def _row(found: Curve, days: int, say: Language, *, competing: bool) -> list[Cell]:
    """What is known of a day: still in sight then, ended by then, and the shares."""
    point = found.at(days)
    row = [
        values.count(say, days),
        values.count(say, found.at_risk(days)),
        values.count(say, found.ended(days)),
        share(1.0 if point is None else point.survival, say),
        _band(point.low if point else None, point.high if point else None, say),
    ]
    return [*row, share(found.reached_by(days), say)] if competing else row


def _band(low: float | None, high: float | None, say: Language) -> Cell:
    if low is None or high is None:
        return share(None, say)
    if low is SUPPRESSED or high is SUPPRESSED:
        return share(SUPPRESSED, say)
    text = say.say("retention.between", low=round(100 * low), high=round(100 * high))
    return Cell(text)


def csv(report: Retention) -> str:
    """Every number that JSON has, as ``section,item,measure,value``."""
    return csv_text(*header_rows(_rows(as_json(report))))


def _rows(found: dict[str, Any]) -> Iterator[tuple[str, str, str, object]]:
    for section, value in found.items():
        if section == "programme":
            yield section, "", "code", value
        elif isinstance(value, dict):
            for item, measure, number in _section(value):
                yield section, item, measure, number


def _section(value: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    """A curve's points are items by their day; everything else goes by its keys."""
    yield from plain({key: each for key, each in value.items() if key not in ("at", "points")})
    for name in ("at", "points"):
        for row in value.get(name, []):
            item = f"{name}.{row['days']}"
            yield from ((item, key, number) for key, number in row.items() if key != "days")
