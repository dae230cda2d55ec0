"""A period's report as a page.

The same report gives the same bytes: neither the clock nor the terminal nor any path is asked.
"""

from ettervern_cli.reports.parts_screen import about, foot, title
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen import blocks as period_blocks
from ettervern_cli.reports.period.screen.answer import answer
from ettervern_cli.screen.page import Block, Page
from ettervern_cli.words import Language

# The sheets of a workbook, and the sections on each.
SHEETS = {
    "money": ("money", "arrears"),
    "homes": ("occupancy", "on", "homes"),
    "ways": ("exits", "intake", "people", "nights", "absences", "incidents", "evictions",
             "consents"),
    "results": ("ladders", "help", "outcomes", "scores"),
}  # fmt: skip


def _placed(block: Block, say: Language) -> Block:
    """A section with the sheet that it stands on."""
    key = block.key.partition(".")[0]
    sheet = next((name for name, keys in SHEETS.items() if key in keys), "care")
    return block._replace(sheet=say.say(f"page.sheet_{sheet}"))


def _compared(report: Report, say: Language) -> list[str]:
    """Which days the year before is."""
    if report.year_before is None:
        return []
    then = report.year_before.period
    return [say.say("report.compared", first=then.first, last=then.last, n=then.days)]


def page(report: Report, say: Language, *, full: bool, bars: str = "") -> Page:
    """The report as a page: the answer, a block a section, what it rests on.

    With its months it has charts, or bars where they have a style.
    """
    blocks = [_placed(block, say) for block in period_blocks.blocks(report, say, full=full)]
    if bars:
        from ettervern_cli.reports.period.screen.bars import barred

        blocks = [barred(block, report, say, bars) for block in blocks]
    elif report.follow_ups.months is not None:
        from ettervern_cli.reports.period.screen.charts import charted

        blocks = [charted(block, report, say) for block in blocks]
    return Page(
        title=title(report.asked or report.period, say),
        about=[*about(report.name, report.period, say, cut=report.cut), *_compared(report, say)],
        answer=answer(report, say),
        blocks=blocks,
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=period_blocks.basis(report, say),
    )
