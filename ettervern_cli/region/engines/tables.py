"""The tables that an engine reads: the delivered ones, as whole numbers and text, and the spine."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ettervern_cli.region.cells import homes, people, work
from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine
from ettervern_cli.region.tables import TABLES, Table

STATEMENTS = (*people.STATEMENTS, *homes.STATEMENTS, *work.STATEMENTS)
VIEW = "CREATE TEMPORARY VIEW"
TYPES = {"text": "STRING", "day": "BIGINT", "whole": "BIGINT", "flag": "INTEGER"}


def views(read: Callable[[Table], str], quote: str) -> Iterator[str]:
    """The statements that make the delivered tables; ``read`` names what a table is read from.

    ``quote`` is the engine's own mark around a name.
    """
    for table in TABLES:
        names = ((f"{quote}{one.name}{quote}", TYPES[one.kind]) for one in table.columns)
        columns = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in names)
        yield f"{VIEW} {table.name} AS SELECT {columns} FROM {read(table)}"


def spine_views(spine: Spine) -> Iterator[str]:
    """The statements that make the spine's tables, whose values stand in them."""
    for name, rows in (("span", spine.span), ("span_day", spine.span_day)):
        yield (
            f"{VIEW} {name} AS SELECT * FROM (VALUES {_values(rows)})"
            f" AS given ({', '.join(rows[0]._fields)})"
        )


def cell_of(row: Sequence[Any]) -> Cell:
    """A row of a statement, whatever kinds of whole number the engine has."""
    site, programme, period, measure, item, k, n = row
    return Cell(site, programme, int(period), measure, item, int(k), int(n))


def _values(rows: Sequence[tuple[int, ...]]) -> str:
    return ", ".join(f"({', '.join(map(str, row))})" for row in rows)
