"""A period's report in the forms that are text, straight from its value."""

from ettervern_cli.reports.data import data, rows
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen.page import page
from ettervern_cli.screen import page as pages
from ettervern_cli.screen import tables
from ettervern_cli.screen.safe import Line
from ettervern_cli.values.data import MEASURES
from ettervern_cli.words import Language


def text(report: Report, say: Language) -> list[Line]:
    """The report for people, 80 columns wide."""
    return pages.text(pages.written(page(report, say, full=False), say))


def markdown(report: Report, say: Language) -> str:
    """The report as markdown, every row of it."""
    return pages.markdown(pages.written(page(report, say, full=True), say))


def json(report: Report) -> str:
    """The report for scripts."""
    return tables.json_text(data(report))


def csv(report: Report) -> str:
    """The report as rows."""
    return tables.csv_text(MEASURES, rows(data(report)))
