"""The lake as it is now: which sites are expected, and what each has delivered.

``lake.json`` names the sites; ``sites/<site>/current.json`` says which of a site's folders holds.
A file takes its place in one step, so that a site has its earlier delivery or the next, whole.
"""

import json
import os
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ettervern_cli.region.errors import DamagedLake, NoLake
from ettervern_cli.region.manifest import CODE, MANIFEST, Manifest, parsed
from ettervern_cli.region.typed import Misread, read
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.files import put, sync
from ettervern_cli.storage.named_files.reading import read_named

LAKE, SITES, CURRENT, KEYS = "lake.json", "sites", "current.json", "keys"
# Bytes of a file of the lake's own.
LARGEST = 16 * 2**20


class Site(NamedTuple):
    """A site that is expected to deliver; ``county`` is what its figures are grouped by."""

    code: str
    name: str
    county: str | None


class LakeFile(NamedTuple):
    """What ``lake.json`` says."""

    format: Literal[1]
    expected: tuple[Site, ...]


class Current(NamedTuple):
    """Which of a site's deliveries holds: its number, its folder's name, and two digests."""

    format: Literal[1]
    number: int
    folder: str
    manifest_sha256: str
    content: str
    signed: bool


class Delivered(NamedTuple):
    """A site's delivery that holds, and the folder of its files."""

    folder: str
    manifest: Manifest
    signed: bool


class Lake(NamedTuple):
    """The sites that are expected, in the order they were named, and the deliveries by site."""

    folder: str
    expected: tuple[Site, ...]
    delivered: Mapping[str, Delivered]

    @property
    def sites(self) -> tuple[Site, ...]:
        """Every site: those expected, then those that delivered all the same."""
        known = {site.code for site in self.expected}
        others = (
            Site(code, one.manifest.site.name, None)
            for code, one in self.delivered.items()
            if code not in known
        )
        return (*self.expected, *others)

    @property
    def missing(self) -> tuple[Site, ...]:
        """Those expected that have not delivered."""
        return tuple(site for site in self.expected if site.code not in self.delivered)


def current(lake: str) -> Lake:
    """The lake in a folder; NoLake where there is none, DamagedLake where it is not whole."""
    expected = expected_in(lake)
    found = {}
    for site in sites_in(lake):
        delivered = _delivered(lake, site)
        if delivered is not None:
            found[site] = delivered
    return Lake(os.path.abspath(lake), expected, found)


def expected_in(lake: str) -> tuple[Site, ...]:
    """The sites that a lake expects."""
    path = os.path.join(lake, LAKE)
    found = _json(path)
    if found is None:
        raise NoLake(path=lake)
    try:
        expected = read(LakeFile, found).expected
    except Misread as problem:
        raise DamagedLake(path=path, where=problem.where) from None
    codes = [site.code for site in expected]
    if len(set(codes)) != len(codes) or not all(map(CODE.fullmatch, codes)):
        raise DamagedLake(path=path, where="expected.code")
    return expected


def write_lake(lake: str, expected: tuple[Site, ...]) -> None:
    """Say in one step which sites a lake expects."""
    sites = [site._asdict() for site in expected]
    _write(os.path.join(lake, LAKE), {"format": 1, "expected": sites})


def sites_in(lake: str) -> list[str]:
    """The codes of the sites that have a folder in a lake, in order."""
    try:
        names = sorted(os.listdir(os.path.join(lake, SITES)))
    except FileNotFoundError:
        return []
    return [name for name in names if CODE.fullmatch(name)]


def current_of(lake: str, site: str) -> Current | None:
    """Which of a site's deliveries holds, None where it has none."""
    path = os.path.join(lake, SITES, site, CURRENT)
    found = _json(path)
    if found is None:
        return None
    try:
        one = read(Current, found)
    except Misread as problem:
        raise DamagedLake(path=path, where=problem.where) from None
    if one.folder != str(one.number):
        raise DamagedLake(path=path, where="folder")
    return one


def write_current(lake: str, site: str, one: Current) -> None:
    """Let another of a site's deliveries hold, in one step."""
    _write(os.path.join(lake, SITES, site, CURRENT), one._asdict())


def _delivered(lake: str, site: str) -> Delivered | None:
    one = current_of(lake, site)
    if one is None:
        return None
    folder = os.path.join(os.path.abspath(lake), SITES, site, one.folder)
    path = os.path.join(folder, MANIFEST)
    try:
        content = read_named(path, LARGEST)
        if text_hash(content) != one.manifest_sha256:
            raise Misread("")
        manifest = parsed(content)
    except (OSError, Misread):
        raise DamagedLake(path=path, where="") from None
    if (manifest.site.code, manifest.number) != (site, one.number):
        raise DamagedLake(path=path, where="site")
    return Delivered(folder, manifest, one.signed)


def _json(path: str) -> object:
    """What a small file of the lake's own says, None where it is not there."""
    try:
        return json.loads(read_named(path, LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, RecursionError):
        raise DamagedLake(path=path, where="") from None


def _write(path: str, found: object) -> None:
    put(path, (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode())
    sync(os.path.dirname(os.path.abspath(path)))
