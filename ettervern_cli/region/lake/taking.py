"""A delivery is taken into a lake: checked whole, then it holds in one step, or nothing changes."""

import datetime as dt
import os
import re
import shutil
from typing import NamedTuple

from ettervern_cli.region.errors import LakeFolderInUse
from ettervern_cli.region.lake.checks import Fault
from ettervern_cli.region.lake.current import (
    CURRENT,
    KEYS,
    LAKE,
    SITES,
    Current,
    current_of,
    write_current,
    write_lake,
)
from ettervern_cli.region.lake.reading import (
    Unfit,
    check_rows,
    check_signature,
    copy,
    read_manifest,
    unfit,
)
from ettervern_cli.region.manifest import Manifest
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.files import PARTIAL, own_folder, sync

TAKING = ".taking-"
# What an earlier taking may have left in a site's folder.
LEFT = re.compile(rf"\d+|{re.escape(TAKING)}.*|{re.escape(PARTIAL)}.*")


class Taken(NamedTuple):
    """A delivery that holds now, or did already: ``before`` is the number of the one it replaced.

    ``signed`` says that its signature was checked.
    """

    delivery: str
    site: str
    name: str
    number: int
    until: str
    rows: int
    before: int | None
    is_new: bool
    signed: bool


class Refusal(NamedTuple):
    """A delivery that was not taken, and what was found wrong with it."""

    delivery: str
    found: list[Fault]


def open_lake(lake: str) -> None:
    """Make a lake of a folder that is new or empty, where it is none yet."""
    if os.path.lexists(os.path.join(lake, LAKE)):
        return
    if os.path.lexists(lake) and (not os.path.isdir(lake) or os.listdir(lake)):
        raise LakeFolderInUse(path=lake)
    own_folder(lake)
    write_lake(lake, ())


def take(lake: str, delivery: str, today: dt.date = dt.date.max) -> Taken | Refusal:
    """Take a delivery's folder into a lake that the caller keeps others out of.

    One that tells of days after ``today`` is refused: its site would never be late again.
    """
    try:
        return _take(lake, delivery, today)
    except Unfit as refused:
        return Refusal(delivery, refused.found)


def _take(lake: str, delivery: str, today: dt.date) -> Taken:
    manifest, content = read_manifest(delivery)
    if manifest.last > today:
        raise unfit("ahead", "until")
    site = manifest.site.code
    key = os.path.join(lake, KEYS, f"{site}.pem")
    signed = os.path.lexists(key)
    if signed:
        check_signature(delivery, content, key)
    before = current_of(lake, site)
    if before is not None:
        if manifest.number < before.number:
            raise unfit("older", column=str(before.number))
        if manifest.number == before.number and manifest.content != before.content:
            raise unfit("same_number", column=str(before.number))
    place = os.path.join(lake, SITES, site)
    own_folder(place)
    _clear(place, before)
    partial = os.path.join(place, f"{TAKING}{os.getpid()}")
    os.mkdir(partial, 0o700)
    try:
        _check(delivery, manifest, content, partial)
        if before is None or before.number < manifest.number:
            _hold(lake, manifest, content, partial, signed)
            _clear(place, current_of(lake, site))
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        if not os.listdir(place):
            os.rmdir(place)
    return _taken(delivery, manifest, before, signed)


def _check(delivery: str, manifest: Manifest, content: bytes, partial: str) -> None:
    spill = os.path.join(partial, "spill")
    os.mkdir(spill, 0o700)
    copy(delivery, manifest, content, partial)
    check_rows(partial, manifest, spill)
    shutil.rmtree(spill)


def _hold(lake: str, manifest: Manifest, content: bytes, partial: str, signed: bool) -> None:
    """Put the checked files under their number, and only then let them hold."""
    site, name = manifest.site.code, str(manifest.number)
    place = os.path.join(lake, SITES, site)
    os.rename(partial, os.path.join(place, name))
    sync(place)
    digest = text_hash(content)
    write_current(lake, site, Current(1, manifest.number, name, digest, manifest.content, signed))


def _clear(place: str, holds: Current | None) -> None:
    """Take away what an interrupted taking left, and deliveries that hold no longer."""
    for name in os.listdir(place):
        if LEFT.fullmatch(name) and not (holds is not None and name == holds.folder):
            path = os.path.join(place, name)
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            elif name != CURRENT:
                os.unlink(path)


def _taken(delivery: str, manifest: Manifest, before: Current | None, signed: bool) -> Taken:
    is_new = before is None or before.number < manifest.number
    return Taken(
        delivery,
        manifest.site.code,
        manifest.site.name,
        manifest.number,
        manifest.until,
        sum(one.rows for one in manifest.tables),
        before.number if before is not None and is_new else None,
        is_new,
        signed,
    )
