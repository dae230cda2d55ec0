"""A delivery as it lies in a folder that somebody sent: believed in nothing before it is checked.

Its files are copied to where the lake keeps them, and only the copies are read: what was checked is
what is kept. No name of a file comes from the delivery itself.
"""

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from ettervern_cli.errors import NotWritten
from ettervern_cli.region.columnar import as_pattern, library, opened
from ettervern_cli.region.lake.checks import Fault, faults
from ettervern_cli.region.manifest import LARGEST, MANIFEST, SIGNATURE, Manifest, TableFile, parsed
from ettervern_cli.region.signing import SIZE, fits
from ettervern_cli.region.tables import TABLES, Table
from ettervern_cli.region.typed import Misread
from ettervern_cli.storage.files import new_file, sync
from ettervern_cli.storage.named_files.reading import open_named

# Of one table: bytes as delivered, rows, and bytes once unpacked.
LARGEST_FILE = 2**31
MOST_ROWS = 20_000_000
MOST_UNPACKED = 2**33
# What DuckDB may take while it checks.
MEMORY, ON_DISK, THREADS = "768MB", "8GB", 2
TYPES = {"text": "VARCHAR", "day": "INTEGER", "whole": "BIGINT", "flag": "TINYINT"}


class Unfit(Exception):
    """A delivery that is not taken, and all that was found."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(found)
        self.found = found


def unfit(why: str, column: str = "", table: str = "") -> Unfit:
    """A delivery of which one thing is wrong as a whole."""
    return Unfit([Fault(table, column, why, 1, ())])


def read_manifest(folder: str) -> tuple[Manifest, bytes]:
    """A delivery's manifest, and the bytes that it came of."""
    content = _small(os.path.join(folder, MANIFEST), LARGEST)
    if content is None:
        raise unfit("no_manifest")
    if len(content) > LARGEST:
        raise unfit("manifest")
    try:
        return parsed(content), content
    except Misread as problem:
        why = "version" if problem.where in ("format", "version") else "manifest"
        raise unfit(why, problem.where) from None


def check_signature(folder: str, content: bytes, key: str) -> None:
    """Whether the manifest is signed by the site whose public key a lake has in a file."""
    signature = _small(os.path.join(folder, SIGNATURE), SIZE)
    if signature is None:
        raise unfit("not_signed")
    if len(signature) != SIZE or not fits(key, content, signature):
        raise unfit("signature")


def copy(folder: str, manifest: Manifest, content: bytes, target: str) -> None:
    """Copy a delivery's files into an empty folder, mode 0600 and on the disk."""
    for table, told in zip(TABLES, manifest.tables, strict=True):
        _copy(os.path.join(folder, table.file), told, os.path.join(target, table.file))
    with new_file(os.path.join(target, MANIFEST)) as file:
        file.write(content)
    sync(target)


def _small(path: str, most: int) -> bytes | None:
    """What is in a small file, and a byte more where it is larger; None where no file is."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open_named(path) as file:
            return file.read(most + 1)
    except (OSError, ValueError):
        return None


def _copy(path: str, told: TableFile, target: str) -> None:
    if told.bytes > LARGEST_FILE or told.rows > MOST_ROWS:
        raise unfit("large", table=told.table)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise unfit("no_file", table=told.table)
        source = open_named(path)
    except OSError:
        raise unfit("no_file", table=told.table) from None
    digest, left = sha256(), told.bytes
    with source, new_file(target) as copied:
        if os.fstat(source.fileno()).st_size != told.bytes:
            raise unfit("size", table=told.table)
        while block := source.read(min(1 << 20, left + 1)):
            left -= len(block)
            if left < 0:
                raise unfit("size", table=told.table)
            digest.update(block)
            copied.write(block)
    if left or digest.hexdigest() != told.sha256:
        raise unfit("digest", table=told.table)


# --- rows ------------------------------------------------------------------------------------


def check_rows(folder: str, manifest: Manifest, spill: str) -> None:
    """Check the tables in a folder; Unfit tells all that is wrong. ``spill`` is for large ones."""
    duckdb = library("duckdb")
    with opened(MEMORY, THREADS, spill, max_temp_directory_size=ON_DISK) as db:
        try:
            found = [fault for table, told in zip(TABLES, manifest.tables, strict=True)
                     for fault in _load(db, folder, table, told)]  # fmt: skip
            found = found or list(faults(db, manifest))
        except duckdb.Error as error:
            raise _not_read(error) from None
    if found:
        raise Unfit(found)


def _load(db: Any, folder: str, table: Table, told: TableFile) -> Iterator[Fault]:
    """Read a file into a table of its name, its rows numbered; what is wrong before that."""
    path = as_pattern(os.path.join(os.path.abspath(folder), table.file))
    why = ""
    try:
        (rows,) = db.execute("SELECT num_rows FROM parquet_file_metadata(?)", [path]).fetchone()
        (size,) = db.execute(
            "SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata(?)", [path]
        ).fetchone()
        more = db.execute("SELECT count(*) FROM parquet_kv_metadata(?)", [path]).fetchone()[0]
        source = "read_parquet(?, file_row_number = true, hive_partitioning = false)"
        columns = db.execute(f"DESCRIBE SELECT * FROM {source}", [path]).fetchall()
        wanted = [(one.name, TYPES[one.kind]) for one in table.columns]
        if rows != told.rows:
            why = "rows"
        elif size > MOST_UNPACKED:
            why = "large"
        elif more:
            why = "metadata"
        elif [column[:2] for column in columns[:-1]] != wanted:
            why = "columns"
        else:
            db.execute(
                f'CREATE TABLE "{table.name}" AS '
                f"SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS n FROM {source}",
                [path],
            )
            (there,) = db.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
            why = "" if there == told.rows else "rows"
    except library("duckdb").Error as error:
        refused = _not_read(error)
        if not isinstance(refused, Unfit):
            raise refused from None
        why = "unreadable"
    if why:
        yield Fault(table.name, "", why, 1, ())


def _not_read(error: Exception) -> Exception:
    """What an error of DuckDB means: the lake's own disk is full, or the delivery is not fit."""
    if "No space left" in str(error):
        return NotWritten(file="lake")
    return unfit("unreadable")
