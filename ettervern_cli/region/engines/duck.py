"""DuckDB, in this process: bounded in memory and threads, and nothing fetched from anywhere."""

import tempfile
from collections.abc import Iterator, Sequence

from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine
from ettervern_cli.region.columnar import as_pattern, opened
from ettervern_cli.region.engines.tables import cell_of, spine_views, views
from ettervern_cli.region.tables import Table

MEMORY, THREADS = "1GB", 2


def cells(
    folders: Sequence[str],
    spine: Spine,
    statements: Sequence[str],
    *,
    memory: str = MEMORY,
    threads: int = THREADS,
) -> Iterator[Cell]:
    """The cells of some deliveries, a statement after another; what does not fit goes to disk.

    Raises RegionMissing without the extra ``region``.
    """

    def read(table: Table) -> str:
        files = (quoted(as_pattern(f"{folder}/{table.file}")) for folder in folders)
        return f"read_parquet([{', '.join(files)}], hive_partitioning = false)"

    with (
        tempfile.TemporaryDirectory(prefix="ettervern-region-") as spilled,
        opened(memory, threads, spilled, preserve_insertion_order=False) as db,
    ):
        for statement in (*views(read, '"'), *spine_views(spine)):
            db.execute(statement)
        for statement in statements:
            found = db.execute(statement)
            while rows := found.fetchmany(10_000):
                for row in rows:
                    yield cell_of(row)


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
