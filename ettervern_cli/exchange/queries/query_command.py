"""data query: a statement in SQL, answered and not written."""

from typing import Annotated

from ettervern_cli.app.options import argument, count, option
from ettervern_cli.app.output.looks import Look, looks


@looks
def query(
    it: Look,
    statement: Annotated[str, argument("SQL", "One SELECT; - reads it from standard input.")],
    *,
    seconds: Annotated[
        int | None, option("--seconds", "N", "Stop after so long; else 30.", parser=count)
    ] = None,
) -> None:
    """One question in SQL: ettervern data query "SELECT * FROM v_budget WHERE year = 2026"

    It only reads. Views made for it: v_resident, v_stay, v_step, v_move, v_placement, v_follow_up,
    v_incident, v_outcome, v_occupancy_month, v_budget, v_rent; :today is the programme's day. More:
    ettervern help query
    """
    from ettervern_cli.exchange.queries.query import ask
    from ettervern_cli.exchange.queries.query_screen import query_list

    typed = it.session.text(statement) or ""
    it.show(query_list(it.words, ask(it.db, typed, it.today.isoformat(), seconds or 30)))
