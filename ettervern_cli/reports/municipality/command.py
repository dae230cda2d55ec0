"""report municipality."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import argument, option
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.report_output import Reporting, reports
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption, OptionsExclude
from ettervern_cli.values.dates import Period, year_period

Town = Annotated[str, argument("M", "A municipality by code or name.", complete.municipalities)]
Year = Annotated[
    int | None, option("--year", "YYYY", "A year; without any, this year so far.", parser=read_year)
]
Month = Annotated[str | None, option("--month", "MONTH", "A month, as 2026-10.")]
First = Annotated[str | None, option("--from", "DATE", "The first day.")]
Last = Annotated[str | None, option("--to", "DATE", "The last day, included.")]


@reports
def municipality(
    it: Reporting,
    which: Town,
    *,
    year: Year = None,
    month: Month = None,
    first: First = None,
    last: Last = None,
) -> None:
    """What one municipality gets for its money: ettervern report municipality M --year 2026

    Its own residents by code: stays, bed-days, steps, follow-ups and exits, and its share of the
    cost month by month, as budget claim has it. Run again it gives the same bytes, unless
    something dated so early was written since.
    """
    from ettervern_cli.programme.programme import municipality as town_named
    from ettervern_cli.reports.municipality.gather import gather_municipality
    from ettervern_cli.reports.municipality.screen import page

    session = it.session
    period = _period(session, year, month, first, last)
    it.show(
        "municipality",
        lambda db, programme: gather_municipality(
            db, programme, town_named(db, which), period, today=session.today
        ),
        page,
    )


def _period(
    session: Session, year: int | None, month: str | None, first: str | None, last: str | None
) -> Period:
    """The period asked for, by one way of asking; without any, this year."""
    given = [
        option
        for option, value in (("--year", year), ("--month", month), ("--from", first or last))
        if value is not None
    ]
    if len(given) > 1:
        raise OptionsExclude(one=given[0], other=given[1])
    if month is not None:
        return session.month(month)
    if first is None and last is None:
        return year_period(year or session.today.year)
    if first is None:
        raise MissingOption(option="--from")
    return session.between(first, last)
