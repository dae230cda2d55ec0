"""A period's report as a page.

The same report gives the same bytes: neither the clock nor the terminal nor any path is asked.
"""

from ettervern_cli.reports.parts_screen import about, foot
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen import blocks as period_blocks
from ettervern_cli.screen.page import Page
from ettervern_cli.words import Language


def page(report: Report, say: Language, *, full: bool, bars: str = "") -> Page:
    """The report as a page: the answer, a block a section, what it rests on.

    With its months it has charts, or bars where they have a style.
    """
    blocks = list(period_blocks.blocks(report, say, full=full))
    if bars:
        from ettervern_cli.reports.period.screen.bars import barred

        blocks = [barred(block, report, say, bars) for block in blocks]
    elif report.follow_ups.months is not None:
        from ettervern_cli.reports.period.screen.charts import charted

        blocks = [charted(block, report, say) for block in blocks]
    return Page(
        title=report.name,
        about=about(report.period, say, cut=report.cut),
        answer=period_blocks.answer(report, say),
        blocks=blocks,
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=period_blocks.basis(report, say),
    )
