"""report circling and report retention."""

from functools import partial
from typing import Annotated

from ettervern_cli.app.options import option
from ettervern_cli.app.output.report_output import Reporting, reports

First = Annotated[str | None, option("--from", "DATE", "The first day; else the first admission.")]
Last = Annotated[str | None, option("--to", "DATE", "The last day, included; else today.")]


@reports
def retention(it: Reporting, *, first: First = None, last: Last = None) -> None:
    """How long stays last: ettervern report retention --from 2026-01-01

    By Kaplan and Meier, of the stays that began in that time: how many are still in the programme,
    and how many still without a lasting home, with numbers at risk and 95 % bands.
    """
    from ettervern_cli.reports.courses.length_of_stay import gather
    from ettervern_cli.reports.courses.length_screen import page

    session = it.session
    begins, ends = session.day(first), session.day(last)
    it.show("retention", partial(gather, first=begins, last=ends, today=session.today), page)


@reports
def circling(it: Reporting, *, first: First = None, last: Last = None) -> None:
    """Who moves in circles, and who reaches the top: ettervern report circling --from 2026-01-01

    A ladder at a time: codes of those in circles, visits to each step, how many reach it and how
    long that takes, moves by reason, and the residents' own words when they moved down.
    """
    from ettervern_cli.reports.courses.circling import gather
    from ettervern_cli.reports.courses.circling_screen import page

    session = it.session
    begins, ends = session.day(first), session.day(last)
    it.show("circling", partial(gather, first=begins, last=ends, today=session.today), page)
