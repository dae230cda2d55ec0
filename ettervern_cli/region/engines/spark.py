"""Apache Spark: the same SQL, here or on a cluster by Spark Connect.

Nothing but ``sql`` and DataFrames is used, which Spark Connect has too. The folders of the lake
must be seen by the machines that read them, under the names that they have here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine
from ettervern_cli.region.engines.tables import cell_of, spine_views, views
from ettervern_cli.region.errors import SparkFailed, SparkMissing
from ettervern_cli.region.tables import TABLES

# For what counts here; where spark-submit runs the program, its own settings hold.
LOCAL = {
    "spark.master": "local[2]",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


def cells(
    folders: Sequence[str],
    spine: Spine,
    statements: Sequence[str],
    *,
    remote: str | None = None,
    submitted: bool = False,
) -> Iterator[Cell]:
    """The cells of some deliveries, by a Spark Connect server, the one that submitted, or here.

    Raises SparkMissing without the extra ``spark``, SparkFailed where Spark does not do it.
    """
    errors = _library("pyspark.errors")
    try:
        session = _session(remote, submitted=submitted)
        try:
            for table in TABLES:
                paths = [f"{folder}/{table.file}" for folder in folders]
                session.read.parquet(*paths).createOrReplaceTempView(f"delivered_{table.name}")
            for view in (*views(lambda table: f"delivered_{table.name}", "`"), *spine_views(spine)):
                session.sql(view)
            for statement in statements:
                yield from map(cell_of, session.sql(statement).collect())
        finally:
            session.stop()
    except errors.PySparkException as error:
        raise SparkFailed(reason=str(error).strip().partition("\n")[0]) from error


def _session(remote: str | None, *, submitted: bool) -> Any:
    builder = _library("pyspark.sql").SparkSession.builder.appName("ettervern region report")
    if remote is not None:
        return builder.remote(remote).getOrCreate()
    if not submitted:
        for name, value in LOCAL.items():
            builder = builder.config(name, value)
    return builder.getOrCreate()


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise SparkMissing from None
