"""A delivery's tables as Parquet: written with nothing of the machine, and described.

Days are int32, whole numbers int64, flags int8 (0 or 1), texts strings.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ettervern_cli.region.errors import RegionMissing
from ettervern_cli.region.tables import Table
from ettervern_cli.storage.files import new_file

Row = Sequence[object]
TYPES = {"text": "string", "day": "int32", "whole": "int64", "flag": "int8"}
GROUP = 100_000
"""Rows of a group of a file."""


def library(name: str) -> Any:
    """``pyarrow``, one of its modules, or ``duckdb``; RegionMissing where it is not installed."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise RegionMissing(name=name.partition(".")[0]) from None


def opened(memory: str, threads: int, spilled: str, **more: object) -> Any:
    """A database of DuckDB in this process, bounded, which fetches no extension from anywhere.

    What does not fit into ``memory``, as 1GB, goes to the folder ``spilled``; ``more`` are further
    settings.
    """
    settings = {
        "memory_limit": memory,
        "threads": threads,
        "temp_directory": spilled,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        **more,
    }
    return library("duckdb").connect(":memory:", config=settings)


def as_pattern(path: str) -> str:
    """A path as DuckDB reads it: none of its signs is a pattern.

    >>> as_pattern("a[1]/stay.parquet")
    'a[[]1]/stay.parquet'
    """
    return re.sub(r"[*?\\[]", lambda found: f"[{found[0]}]", path)


def schema_of(table: Table) -> Any:
    """A table's columns as Arrow has them."""
    arrow = library("pyarrow")
    return arrow.schema([
        arrow.field(one.name, getattr(arrow, TYPES[one.kind])(), nullable=one.optional)
        for one in table.columns
    ])  # fmt: skip


def write_table(path: str, table: Table, rows: Iterable[Row]) -> int:
    """Write a new file, mode 0600 and on the disk; how many rows it has."""
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    schema, count = schema_of(table), 0
    settings = {"compression": "zstd", "store_schema": False, "version": "2.6"}
    with new_file(path) as file, parquet.ParquetWriter(file, schema, **settings) as writer:
        for group in _groups(rows):
            columns = zip(*group, strict=True)
            arrays = [
                arrow.array(values, field.type)
                for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def _groups(rows: Iterable[Row]) -> Iterable[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group
