"""What every statement gives: one whole number, and what it counts."""

from typing import NamedTuple


class Cell(NamedTuple):
    """``n`` of a ``measure`` of a site's programme in a period, by its place in those asked for.

    ``item`` is a code of the programme's, empty where there is none. ``k`` is a day, a length in
    days, a number of something, or 0.
    """

    site: str
    programme: str
    period: int
    measure: str
    item: str
    k: int
    n: int


PERSONS = "COUNT(DISTINCT person)"


def tally(measure: str, source: str, item: str = "''", k: str = "0", n: str = "COUNT(*)") -> str:
    """The cells of a measure: ``n`` of a source's rows by period, and by the columns given."""
    told = f"'{measure}' AS measure, {item} AS item, {k} AS k, {n} AS n"
    by = [column for column in (item, k) if column not in ("''", "0")]
    return f"""
SELECT site, programme, period, {told} FROM {source}
GROUP BY {", ".join(["site, programme, period", *by])}
"""


def tallies(out_of: str, *each: str) -> str:
    """Several tallies as one statement, out of tables that it makes for them."""
    return f"WITH {out_of} {'UNION ALL'.join(each)}"
