"""The same cells from SQLite, which the tests hold every engine against."""

import sqlite3
from collections.abc import Sequence

from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine
from ettervern_cli.region.tables import TABLES
from tests.region.rows import Rows


def oracle(deliveries: Sequence[Rows], spine: Spine, statements: Sequence[str]) -> list[Cell]:
    """The cells of some deliveries."""
    db = sqlite3.connect(":memory:")
    for table in TABLES:
        db.execute(f"CREATE TABLE {table.name} ({', '.join(one.name for one in table.columns)})")
        marks = ", ".join("?" * len(table.columns))
        for rows in deliveries:
            db.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows[table.name])
    for name, given in (("span", spine.span), ("span_day", spine.span_day)):
        db.execute(f"CREATE TABLE {name} ({', '.join(given[0]._fields)})")
        db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(given[0]))})", given)
    cells = [Cell(*row) for statement in statements for row in db.execute(statement)]
    db.close()
    return sorted(cells)
