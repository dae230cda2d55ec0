"""report circling and report retention."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.options import Asked, option, reports, session_of
from ettervern_cli.app.output.report_output import report

if TYPE_CHECKING:
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.reports.courses.circling_report import Circling
    from ettervern_cli.reports.courses.length_report import Retention
    from ettervern_cli.reports.external.masking import Suppression

First = Annotated[str | None, option("--from", "DATE", "The first day; else the first admission.")]
Last = Annotated[str | None, option("--to", "DATE", "The last day, included; else today.")]


@reports
def retention(ctx: typer.Context, *, first: First = None, last: Last = None, asked: Asked) -> None:
    """How long stays last: ettervern report retention --from 2026-01-01

    By Kaplan and Meier, of the stays that began in that time: how many are still in the programme,
    and how many still without a lasting home, with numbers at risk and 95 % bands.
    """
    from ettervern_cli.reports.courses.length_of_stay import gather
    from ettervern_cli.reports.courses.length_screen import page

    session = session_of(ctx)
    begins, ends = session.day(first), session.day(last)
    report(
        session,
        asked,
        gather=partial(gather, first=begins, last=ends, today=session.today),
        page=page,
        external=_lengths_for_outsiders,
        kind="retention",
    )


def _lengths_for_outsiders(
    db: sqlite3.Connection, programme: "Programme", found: "Retention"
) -> "tuple[Retention, Suppression]":
    from ettervern_cli.reports.external.courses import external_retention
    from ettervern_cli.reports.external.facts import outside_rules

    return external_retention(found, outside_rules(db, programme, found.period))


@reports
def circling(ctx: typer.Context, *, first: First = None, last: Last = None, asked: Asked) -> None:
    """Who moves in circles, and who reaches the top: ettervern report circling --from 2026-01-01

    A ladder at a time: codes of those in circles, visits to each step, how many reach it and how
    long that takes, moves by reason, and the residents' own words when they moved down.
    """
    from ettervern_cli.reports.courses.circling import gather
    from ettervern_cli.reports.courses.circling_screen import page

    session = session_of(ctx)
    begins, ends = session.day(first), session.day(last)
    report(
        session,
        asked,
        gather=partial(gather, first=begins, last=ends, today=session.today),
        page=page,
        external=_circles_for_outsiders,
        kind="circling",
    )


def _circles_for_outsiders(
    db: sqlite3.Connection, programme: "Programme", found: "Circling"
) -> "tuple[Circling, Suppression]":
    from ettervern_cli.reports.external.courses import external_circling
    from ettervern_cli.reports.external.facts import movers, outside_rules

    rules = outside_rules(db, programme, found.period)
    return external_circling(found, rules, movers(db, programme, found.period))
