"""A report over many sites as scripts get it: JSON, and rows of csv with what they are of."""

from collections.abc import Iterator, Sequence

from ettervern_cli.region.report.value import RegionReport, Row
from ettervern_cli.reports.data import data, rows
from ettervern_cli.values.data import MEASURES

OF = ("from", "to", "site", "county", "programme")


def json_value(report: RegionReport) -> dict[str, object]:
    """The report, a row a group and period."""
    found: dict[str, object] = data(report)
    return found


def csv_rows(report: RegionReport) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """The headings and every value, each with its period and group."""
    return [*OF, *MEASURES], _values(report)


def _values(report: RegionReport) -> Iterator[Sequence[object]]:
    whole = {key: value for key, value in json_value(report).items() if key != "rows"}
    for found in rows(whole):
        yield (*[""] * len(OF), *found)
    for row in report.rows:
        yield from _of(row)


def _of(row: Row) -> Iterator[Sequence[object]]:
    told = data(row)
    period = told.pop("period")
    of = [period["from"], period["to"], *(told.pop(name, "") for name in OF[2:])]
    for found in rows(told):
        yield (*of, *found)
