"""What stands beside a delivery's tables: who delivers to whom, until when, and what words mean.

``manifest.json`` is this value; a name in it is one that the site's configuration gives a step, a
list's word or a line, never a person's or a unit's.
"""

import datetime as dt
import json
import re
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from ettervern_cli.region.tables import TABLES, Table
from ettervern_cli.region.typed import Misread, read
from ettervern_cli.values.dates import iso_day

FORMAT: Literal["ettervern delivery"] = "ettervern delivery"
VERSION: Literal[1] = 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
# Bytes of a manifest.
LARGEST = 4 * 2**20
CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,39}")
DIGEST = re.compile(r"[0-9a-f]{64}")


class Word(NamedTuple):
    """A word of a list."""

    code: str
    name: str


class Reason(NamedTuple):
    """Why a stay ends."""

    code: str
    name: str
    planned: bool
    died: bool


class Destination(NamedTuple):
    """Where somebody goes; ``lasting`` is a home to stay in, ``varies`` where not at all times."""

    code: str
    name: str
    lasting: bool
    varies: bool = False


class Step(NamedTuple):
    """A step of a ladder; ``every_days`` lie between follow-ups on it, where it says so."""

    number: int
    code: str
    name: str
    is_run: bool
    every_days: int | None


class Ladder(NamedTuple):
    """A ladder; ``circling_from`` is the visit from which somebody moves in circles."""

    code: str
    name: str
    circling_from: int
    steps: tuple[Step, ...]


class FollowUpRules(NamedTuple):
    """Days between follow-ups, and the first months with their own."""

    every_days: int | None
    critical_months: int | None
    critical_days: int | None


class BudgetLine(NamedTuple):
    """A line of the budget; ``side`` is ``cost`` or ``funding``."""

    code: str
    name: str
    side: Literal["cost", "funding"]


class Definitions(NamedTuple):
    """A programme, and what its words mean."""

    code: str
    name: str
    residents_are: Literal["beboer", "deltaker"]
    follow_ups: FollowUpRules
    ladders: tuple[Ladder, ...]
    sources: tuple[Word, ...]
    reasons: tuple[Reason, ...]
    destinations: tuple[Destination, ...]
    absences: tuple[Word, ...]
    lines: tuple[BudgetLine, ...]


class Receiver(NamedTuple):
    """Who it is for, by what right, and what was agreed."""

    code: str
    name: str
    basis: str
    agreement: str


class TableColumn(NamedTuple):
    """A column as ``tables`` has it."""

    name: str
    kind: str
    optional: bool


class TableFile(NamedTuple):
    """A table's file: its size in bytes, its SHA-256, its rows and columns."""

    table: str
    rows: int
    bytes: int
    sha256: str
    columns: tuple[TableColumn, ...]


class Manifest(NamedTuple):
    """A whole delivery but for its rows.

    ``number`` rises with each other content for a receiver. ``first`` is the day of the first
    admission (None where there was none yet), ``until`` the last day that is told of; both ISO.
    ``schema`` is the version of the case book's tables, ``program`` of the program. ``seal`` is of
    the newest change that tells of a day until then.
    """

    format: Literal["ettervern delivery"]
    version: Literal[1]
    schema: int
    program: str
    site: Word
    receiver: Receiver
    number: int
    first: str | None
    until: str
    seal: str | None
    programmes: tuple[Definitions, ...]
    municipalities: tuple[Word, ...]
    tables: tuple[TableFile, ...]

    @property
    def last(self) -> dt.date:
        """The last day that is told of."""
        return dt.date.fromisoformat(self.until)

    @property
    def content(self) -> str:
        """A digest of all that a count rests on: equal where two deliveries say the same."""
        told = data(self)
        for name in ("schema", "program", "number", "seal"):
            del told[name]
        return sha256(_text(told, None).encode()).hexdigest()


def columns_of(table: Table) -> tuple[TableColumn, ...]:
    """A table's columns as the manifest has them."""
    return tuple(TableColumn(*column) for column in table.columns)


def data(value: Any) -> Any:
    """A value of this module as JSON has it."""
    if hasattr(value, "_asdict"):
        return {name: data(each) for name, each in value._asdict().items()}
    return [data(each) for each in value] if isinstance(value, tuple) else value


def _text(value: object, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=indent is None)


def written(manifest: Manifest) -> str:
    """The text of ``manifest.json``."""
    return _text(data(manifest), 1) + "\n"


def parsed(content: bytes) -> Manifest:
    """A manifest out of its file's bytes; Misread names what is not as it should be."""
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        raise Misread("") from None
    manifest = read(Manifest, found)
    _check(manifest)
    return manifest


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _check(manifest: Manifest) -> None:
    """What the types alone do not say: codes, days, digests, and the tables that there are."""
    codes = {"site": manifest.site.code, "receiver": manifest.receiver.code}
    for where, code in codes.items():
        if not CODE.fullmatch(code):
            raise Misread(f"{where}.code")
    for name, text in manifest.receiver._asdict().items():
        if not text.strip():
            raise Misread(f"receiver.{name}")
    if not manifest.site.name.strip():
        raise Misread("site.name")
    if manifest.number < 1:
        raise Misread("number")
    _check_days(manifest)
    if manifest.seal is not None and not DIGEST.fullmatch(manifest.seal):
        raise Misread("seal")
    _distinct("programmes", [one.code for one in manifest.programmes])
    _distinct("municipalities", [one.code for one in manifest.municipalities])
    for programme in manifest.programmes:
        for name in ("ladders", "sources", "reasons", "destinations", "absences", "lines"):
            _distinct(f"programmes.{name}", [one.code for one in getattr(programme, name)])
        _above_zero("programmes.follow_ups", *programme.follow_ups)
        for ladder in programme.ladders:
            _above_zero("programmes.ladders.circling_from", ladder.circling_from)
            _above_zero("programmes.ladders.steps", *(step.every_days for step in ladder.steps))
            if [step.number for step in ladder.steps] != list(range(1, len(ladder.steps) + 1)):
                raise Misread("programmes.ladders.steps.number")
    if [one.table for one in manifest.tables] != [one.name for one in TABLES]:
        raise Misread("tables")
    for file, table in zip(manifest.tables, TABLES, strict=True):
        if file.columns != columns_of(table):
            raise Misread(f"tables.{table.name}.columns")
        if file.rows < 0 or file.bytes < 0 or not DIGEST.fullmatch(file.sha256):
            raise Misread(f"tables.{table.name}")


def _check_days(manifest: Manifest) -> None:
    for name in ("first", "until"):
        day = getattr(manifest, name)
        try:
            if day is not None and iso_day(day).isoformat() != day:
                raise ValueError
        except ValueError:
            raise Misread(name) from None
    if manifest.first is not None and manifest.first > manifest.until:
        raise Misread("first")


def _above_zero(where: str, *numbers: int | None) -> None:
    if any(number is not None and number < 1 for number in numbers):
        raise Misread(where)


def _distinct(where: str, codes: list[str]) -> None:
    if len(set(codes)) != len(codes) or not all(map(CODE.fullmatch, codes)):
        raise Misread(f"{where}.code")
