"""data query: a statement in SQL, answered and not written."""

from typing import Annotated

import typer

from ettervern_cli.app.options import Output, ReportFormat, argument, count, option, session_of
from ettervern_cli.app.output.looks import show_list


def query(
    ctx: typer.Context,
    statement: Annotated[str, argument("SQL", "One SELECT; - reads it from standard input.")],
    *,
    seconds: Annotated[
        int | None, option("--seconds", "N", "Stop after so long; else 30.", parser=count)
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """One question in SQL: ettervern data query "SELECT * FROM v_budget WHERE year = 2026"

    It only reads. Views made for it: v_resident, v_stay, v_step, v_move, v_placement, v_follow_up,
    v_incident, v_outcome, v_occupancy_month, v_budget, v_rent; :today is the programme's day. More:
    ettervern help query
    """
    session = session_of(ctx)
    from ettervern_cli.exchange.queries.query import ask
    from ettervern_cli.exchange.queries.query_screen import query_list

    with session.reading() as db:
        answer = ask(db, session.text(statement) or "", session.today.isoformat(), seconds or 30)
    show_list(session, form, output, query_list(session.words, answer))
