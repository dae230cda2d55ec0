"""The manifest beside a backup: what was written, so that it can be known again.

It holds the configuration too, so that a restore on a new machine has it.
"""

import json
from typing import Any, NamedTuple

from ettervern_cli.storage.database.copies import Head
from ettervern_cli.storage.database.errors import DamagedBackup
from ettervern_cli.storage.named_files.errors import NotAFile
from ettervern_cli.storage.named_files.reading import open_text

ENDING = ".json"


class Manifest(NamedTuple):
    """What stands beside a backup; ``config`` is the configuration's text, None if there was none.

    ``program`` and ``schema`` are the versions of the program and of the file's tables; ``size`` is
    in bytes, ``written_at`` UTC. From ``schema`` to ``faults`` it tells a copy's ``Contents``.
    """

    file: str
    sha256: str
    size: int
    written_at: str
    program: str
    schema: int
    book: str
    head: Head
    counts: dict[str, int]
    faults: list[str]
    config: str | None


def manifest_text(manifest: Manifest) -> str:
    """The manifest as JSON; what is not UTF-8 in the configuration survives."""
    value = {**manifest._asdict(), "head": manifest.head._asdict()}
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def read_manifest(backup: str) -> Manifest | None:
    """The manifest beside a backup, None where there is none; DamagedBackup if it is not one."""
    path = backup + ENDING
    try:
        with open_text(path) as file:
            return _manifest(json.load(file))
    except FileNotFoundError:
        return None
    except (NotAFile, ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedBackup(path=path) from error


_KINDS: dict[str, type | tuple[type, ...]] = {
    "file": str, "sha256": str, "size": int, "written_at": str, "program": str, "schema": int,
    "book": str, "head": dict, "counts": dict, "faults": list, "config": (str, type(None)),
}  # fmt: skip


def _manifest(value: dict[str, Any]) -> Manifest:
    for name, kind in _KINDS.items():
        if not isinstance(value[name], kind):
            raise TypeError(name)
    head = Head(int(value["head"]["change"]), str(value["head"]["seal"]))
    return Manifest(**{**{name: value[name] for name in _KINDS}, "head": head})
