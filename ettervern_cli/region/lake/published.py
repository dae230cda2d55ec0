"""The lake's register of reports for outsiders that were published: a file each, one after another.

``published/N.json`` holds what was shown and hidden, and the SHA-256 of the file before it, so that
one altered or taken out later shows. No count leaves the lake by it.
"""

import datetime as dt
import json
import os
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.region.errors import DamagedRegister
from ettervern_cli.reports.external.joint import Release, near
from ettervern_cli.reports.external.moving import Limit
from ettervern_cli.reports.external.published import as_json, figures, release_read
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.files import own_folder, put, sync
from ettervern_cli.storage.history import FIRST_SEAL
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.values.dates import Period

FOLDER = "published"
# Bytes of one of its files.
LARGEST = 2**28


class Published(NamedTuple):
    """What went out at once: its releases, and sums that are zero over several of these.

    Of a sum it says how often it has a count, by its release's place and its key.
    """

    releases: Sequence[Release]
    over: Sequence[Mapping[tuple[int, str], int]]
    on: dt.date | None = None

    @property
    def periods(self) -> Sequence[Period]:
        """The times that it is about."""
        return list(dict.fromkeys(one.period for one in self.releases))

    def limits(self, first: int) -> Iterator[Limit]:
        """The sums, where the first of its releases has a place among others."""
        for one in self.over:
            yield Limit({(n + first, key): by for (n, key), by in one.items()}, 0, 0)


def published(lake: str) -> list[Published]:
    """What has been published, in that order; DamagedRegister where that is not so."""
    found, before, path = list[Published](), FIRST_SEAL, ""
    try:
        there = sorted(map(int, (name.removesuffix(".json") for name in _names(lake))))
        for number in range(1, max(there, default=0) + 1):
            path = _path(lake, number)
            content = read_named(path, LARGEST)
            kept = json.loads(content)
            if kept["before"] != before:
                raise ValueError("before")
            before = text_hash(content)
            found.append(_read(kept))
    except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise DamagedRegister(path=path or os.path.join(lake, FOLDER)) from None
    return found


def overlapping(found: Iterable[Published], periods: Sequence[Period]) -> list[Published]:
    """Those about a time that shares days with one of these."""
    return [
        one for one in found
        if any(own.first <= each.last and each.first <= own.last
               for own in one.periods for each in periods)
    ]  # fmt: skip


def beside(found: Sequence[Published], periods: Sequence[Period]) -> list[Published]:
    """Those that a report on these periods is to be held against."""
    spans = [(one, span) for one in found for span in one.periods]
    others = [span for _, span in spans]
    reached = {n for period in periods for n in near(period, others)}
    return [one for one in found if any(spans[n][0] is one for n in reached)]


def write(lake: str, one: Published, on: dt.date) -> None:
    """Put what goes out today to what did; the caller keeps others out of the lake."""
    number = len(_names(lake))
    before = text_hash(read_named(_path(lake, number), LARGEST)) if number else FIRST_SEAL
    told = {
        "format": 1,
        "before": before,
        "on": on.isoformat(),
        "releases": [
            {"kind": each.kind, "subject": each.subject, "first": each.period.first.isoformat(),
             "last": each.period.last.isoformat(), **figures(each)}
            for each in one.releases
        ],
        "over": [[[n, key, by] for (n, key), by in each.items()] for each in one.over],
    }  # fmt: skip
    own_folder(os.path.join(lake, FOLDER))
    put(_path(lake, number + 1), as_json(told).encode())
    sync(os.path.join(lake, FOLDER))


def _read(kept: Any) -> Published:
    day = dt.date.fromisoformat
    releases = [
        release_read(one, one["kind"], one["subject"], Period(day(one["first"]), day(one["last"])))
        for one in kept["releases"]
    ]
    over = [{(n, key): by for n, key, by in each} for each in kept["over"]]
    places: list[tuple[int, Hashable]] = [place for each in over for place in each]
    if not all(key in releases[n].cells for n, key in places):
        raise ValueError("over")
    return Published(releases, over, day(kept["on"]))


def _names(lake: str) -> list[str]:
    try:
        names = os.listdir(os.path.join(lake, FOLDER))
    except FileNotFoundError:
        return []
    return [name for name in names if name.endswith(".json") and not name.startswith(".")]


def _path(lake: str, number: int) -> str:
    return os.path.join(lake, FOLDER, f"{number}.json")
