"""Bars of a period's report on a terminal: occupancy by month, and budget lines against their plan.

Only where a person looks at a terminal; a figure stands beside every bar.
"""

from ettervern_cli.reports.period.report import SIDES, Report
from ettervern_cli.screen import values
from ettervern_cli.screen.charts.bars import bar
from ettervern_cli.screen.page import Block
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.words import Language

BAR = 24
COLUMNS = [Head(), Head(), Head(right=True)]


def barred(block: Block, report: Report, say: Language, style: str) -> Block:
    """A section of the report with its bars, where it has any; ``style`` is its bars' own."""
    rows = []
    if block.key == "occupancy":
        rows = [
            _row(values.month(say, month.first), *month.rate, style)
            for month in report.occupancy.months or ()
            if month.usable_days
        ]
    elif block.key == "money" and report.period.first >= report.money.to_date_from:
        lines = [line for side in SIDES for line in report.money.side(side)]
        rows = [
            _row(line.name, line.actual_to_date_ore or 0, line.planned_ore, style)
            for line in lines
            if line.planned_ore
        ]
    return block._replace(tables=[*block.tables, Table(COLUMNS, rows)]) if rows else block


def _row(name: str, part: int, whole: int | None, style: str) -> list[Cell]:
    share = values.percent(part, whole or 0)
    return [cell(name), Cell(bar(part, whole, BAR, style)), share]
