"""A delivery's folder, whole or not at all: a file a table and the manifest, for their owner."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ettervern_cli.errors import NotWritten
from ettervern_cli.region.columnar import Row, write_table
from ettervern_cli.region.errors import DeliveryFolderInUse
from ettervern_cli.region.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    TableFile,
    columns_of,
    written,
)
from ettervern_cli.region.tables import TABLES
from ettervern_cli.storage.files import checksum, new_file, own_folder, sync

Sign = Callable[[bytes], bytes]


def check_free(folder: str) -> None:
    """DeliveryFolderInUse for what is there and is no empty folder."""
    if not os.path.lexists(folder):
        return
    if os.path.islink(folder) or not os.path.isdir(folder) or os.listdir(folder):
        raise DeliveryFolderInUse(path=folder)


@contextmanager
def partial(folder: str) -> Iterator[str]:
    """A folder beside the one wanted, mode 0700, gone again unless it took its place."""
    target = os.path.abspath(folder)
    own_folder(os.path.dirname(target))
    path = f"{target}.{os.getpid()}.partial"
    try:
        os.mkdir(path, 0o700)
    except OSError as error:
        raise NotWritten(file=folder) from error
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def write_tables(folder: str, rows: Mapping[str, Sequence[Row]]) -> tuple[TableFile, ...]:
    """Write every table's file; what the manifest says of each."""
    found = []
    for table in TABLES:
        path = os.path.join(folder, table.file)
        count = write_table(path, table, rows[table.name])
        with open(path, "rb") as file:
            digest, size = checksum(file)
        found.append(TableFile(table.name, count, size, digest, columns_of(table)))
    return tuple(found)


def write_manifest(folder: str, manifest: Manifest, sign: Sign | None = None) -> None:
    """Write the manifest, and its signature where it is signed; all is on the disk then."""
    content = written(manifest).encode()
    with new_file(os.path.join(folder, MANIFEST)) as file:
        file.write(content)
    if sign is not None:
        with new_file(os.path.join(folder, SIGNATURE)) as file:
            file.write(sign(content))
    sync(folder)


def take_place(folder: str, target: str) -> None:
    """The folder written takes the place of nothing, or of an empty one, in one step."""
    check_free(target)
    os.rename(folder, target)
    sync(os.path.dirname(os.path.abspath(target)))
