"""Where backups were ever written, remembered beside the database, and who is told of erasures.

Each place keeps the ledger of erased codes. One that cannot be reached owes it: it is written there
at the next chance, and the place is named until it is. The list lies beside the database, by its
name, so that a restore does not forget places. It holds paths and codes, no names.
"""

import json
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import NamedTuple

from ettervern_cli.errors import NoPermission
from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.backups.errors import DamagedLedger
from ettervern_cli.storage.backups.manifests import read_manifest
from ettervern_cli.storage.database.errors import DamagedBackup
from ettervern_cli.storage.files import held, write_whole
from ettervern_cli.storage.named_files.errors import NotAFile
from ettervern_cli.storage.named_files.reading import open_text

BESIDE = ".places"


class Place(NamedTuple):
    """A folder that has backups, the newest written there, and who its ledger is known to have.

    The newest, with the head in its manifest, tells one disk from another that is put in the same
    place, and from an empty mount.
    """

    folder: str
    newest: str
    head: str
    told: tuple[str, ...]

    @property
    def is_reached(self) -> bool:
        """Whether the folder is there, and is the one that was written to."""
        path = os.path.join(self.folder, self.newest)
        return os.path.lexists(path) and _head(path) == self.head


def places(database: str) -> list[Place]:
    """Every place that is remembered; a line that cannot be read is none."""
    home = os.path.dirname(os.path.abspath(database))
    found = []
    for line in _lines(database):
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            told = json.loads(line)
            folder = os.path.normpath(os.path.join(home, told["folder"]))
            keys = tuple(map(str, told["told"]))
            found.append(Place(folder, str(told["newest"]), str(told["head"]), keys))
    return found


def reached(database: str) -> list[str]:
    """The folders of the places that can be reached now."""
    return [place.folder for place in places(database) if place.is_reached]


def ledgers(database: str, configured: str) -> list[str]:
    """Every folder where the ledger of erased persons may lie, and that can be reached now."""
    home = os.path.dirname(os.path.abspath(database))
    return list(dict.fromkeys([home, os.path.abspath(configured), *reached(database)]))


def remember(
    database: str, backup: str, told: list[ledger.Erased], removed: Collection[str] = ()
) -> None:
    """Remember where a backup was written, and who that place's ledger has.

    A place whose newest backup is in the folder no more is another disk, and stays remembered;
    unless it is one of those ``removed`` from there.
    """
    folder, name = os.path.split(os.path.abspath(backup))
    if folder == os.path.dirname(os.path.abspath(database)):
        return

    def here(every: list[Place]) -> list[Place]:
        others = [
            one
            for one in every
            if one.folder != folder or not (one.is_reached or one.newest in removed)
        ]
        return [*others, Place(folder, name, _head(backup), _keys(told))]

    _change(database, here)


def forget(database: str, folder: str) -> int:
    """Name a folder no more, whose backups are gone; how many places it was."""
    folder = os.path.abspath(folder)
    n = sum(one.folder == folder for one in places(database))
    _change(database, lambda every: [one for one in every if one.folder != folder])
    return n


def tell(database: str, entries: list[ledger.Erased]) -> list[str]:
    """Write who was erased into every place that can be reached; the folders that still owe it."""
    _change(database, lambda every: [_told(place, entries) for place in every])
    return owing(database, entries)


def owing(database: str, entries: list[ledger.Erased]) -> list[str]:
    """The folders of places whose ledgers are not known to have everybody who was erased."""
    keys = set(_keys(entries))
    return list(dict.fromkeys(one.folder for one in places(database) if keys - {*one.told}))


def _head(backup: str) -> str:
    """The head that a backup's manifest tells; empty where it tells none."""
    with suppress(DamagedBackup, OSError):
        manifest = read_manifest(backup)
        return manifest.head.seal if manifest else ""
    return ""


def _told(place: Place, entries: list[ledger.Erased]) -> Place:
    """A place once its ledger has everybody; as it was where it cannot be reached or written."""
    if not place.is_reached:
        return place
    try:
        for entry in entries:
            ledger.remember(place.folder, entry)
    except (OSError, NoPermission, DamagedLedger):
        return place._replace(told=())
    return place._replace(told=_keys(entries))


def _keys(entries: list[ledger.Erased]) -> tuple[str, ...]:
    return tuple(f"{entry.resident} {entry.first}" for entry in entries)


def _change(database: str, how: Callable[[list[Place]], list[Place]]) -> None:
    """Change the list, alone with it; where nothing can be written beside it, it stays."""
    home = os.path.dirname(os.path.abspath(database))
    with suppress(NoPermission, PermissionError), held(home):
        before = places(database)
        after = how(before)
        if after != before:
            lines = [_line(home, place) for place in after]
            write_whole(database + BESIDE, "".join(lines))


def _line(home: str, place: Place) -> str:
    """One place, its folder by the way from the workspace where it lies inside."""
    way = os.path.relpath(place.folder, home)
    inside = way != os.pardir and not way.startswith(os.pardir + os.sep)
    told = place._replace(folder=way if inside else place.folder)._asdict()
    return json.dumps(told) + "\n"


def _lines(database: str) -> list[str]:
    try:
        with open_text(database + BESIDE) as file:
            return file.read().splitlines()
    except (FileNotFoundError, NotAFile, ValueError):
        return []
