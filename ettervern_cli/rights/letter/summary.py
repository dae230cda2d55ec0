"""What is stored about a person, told shortly: what repeats itself is summed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.rights.access import SUBJECTS, AccessEntry, AccessField
from ettervern_cli.storage.records import record_of

# The chapters of the letter, and the subjects that each takes; what has no other is "written".
CHAPTERS = {
    "person": ("person", "referrals", "erasure"),
    "homes": ("stays", "rehousing"),
    "agreed": ("plans", "meetings"),
    "written": ("follow_ups", "results", "incidents"),
    "money": ("rent",),
}
# So many of one kind stand one by one; more are summed, with so many of their newest texts.
ONE_BY_ONE, TEXTS = 3, 6
NEVER_SUMMED = ("move", "goal", "decision", "placement", "lease", "incident")
# What the days, the chapter or the line beside it say already, and codes tell nobody anything.
SILENT = {"stay_id", "placement_id", "goal_id", "move_id", "absence_id", "meeting_id",
          "referral_id", "direction", "month", "ladder_id", "source_key",
          "programme_id", "companion_id"}  # fmt: skip


TOLD = ("kind_id", "instrument_id")


class Line(NamedTuple):
    """One entry, or several of a kind together, with the first and the last day they are about.

    ``kind`` is the word of the programme's that they have in common. ``fields`` are those of one
    entry; of several only ``minutes`` and ``ore`` are summed, and ``totals`` holds the first and
    the last total of a measuring instrument.
    """

    table: str
    kind: str | None
    times: int
    first: dt.date | None
    last: dt.date | None
    fields: Sequence[AccessField] = ()
    minutes: int = 0
    ore: int = 0
    totals: tuple[object, object] | None = None
    is_missed: bool = False


class Note(NamedTuple):
    """What somebody wrote in an entry that is summed, or what the person said there."""

    on: dt.date | None
    text: str


class Chapter(NamedTuple):
    """A part of the letter; ``older`` are the texts beyond the newest."""

    name: str
    lines: list[Line]
    notes: list[Note]
    older: int


def chapters(by_subject: dict[str, list[AccessEntry]]) -> list[Chapter]:
    """The chapters that have something in them, in order."""
    taken = {subject: name for name, subjects in CHAPTERS.items() for subject in subjects}
    found: dict[str, list[AccessEntry]] = {name: [] for name in CHAPTERS}
    for subject in (*SUBJECTS, *(set(by_subject) - set(SUBJECTS))):
        if subject != "consents":  # told with whom else has heard
            found[taken.get(subject, "written")] += by_subject.get(subject, [])
    return [_chapter(name, entries) for name, entries in found.items() if entries]


def _chapter(name: str, entries: Iterable[AccessEntry]) -> Chapter:
    groups: dict[tuple[str, object, bool], list[AccessEntry]] = {}
    for entry in entries:
        missed = value(entry, "is_missed") is True
        groups.setdefault((entry.table, None if missed else _kind(entry), missed), []).append(entry)
    lines: list[Line] = []
    notes: list[Note] = []
    for group in groups.values():
        if len(group) <= ONE_BY_ONE or group[0].table in NEVER_SUMMED:
            lines += map(_one, group)
        else:
            lines.append(_several(group))
            notes += [note for entry in group for note in _notes(entry)]
    alike = {note.text: note for note in sorted(notes, key=lambda note: note.on or dt.date.min)}
    newest = sorted(alike.values(), key=lambda note: note.on or dt.date.min)[-TEXTS:]
    lines.sort(key=lambda line: (line.first or dt.date.min, line.table))
    return Chapter(name, lines, newest, len(notes) - len(newest))


def value(entry: AccessEntry, column: str) -> object:
    """What an entry has in a column; None where it has nothing."""
    return next((field.value for field in entry.fields if field.column == column), None)


def _kind(entry: AccessEntry) -> object:
    """The word of the programme's own that says what kind of entry it is."""
    record = record_of(entry.table)
    named = [one.column for one in record.columns if one.field in ("kind", "instrument", "measure")]
    return value(entry, named[0]) if named else None


def _one(entry: AccessEntry) -> Line:
    record = record_of(entry.table)
    ends = record.dated.ends or "until_on"
    last = value(entry, ends)
    kind = _kind(entry)
    fields = [
        field
        for field in entry.fields
        if field.column not in SILENT
        and field.column not in ("is_missed", ends)
        and not (field.value == kind and field.column in (*TOLD, "name"))
    ]
    missed = value(entry, "is_missed") is True
    until = last if isinstance(last, dt.date) else None
    return Line(entry.table, str(kind) if kind else None, 1, entry.on, until, fields,
                is_missed=missed)  # fmt: skip


def _several(group: Sequence[AccessEntry]) -> Line:
    days = sorted(entry.on for entry in group if entry.on)
    totals = [value(entry, "total_tenths") for entry in group]
    kind = _kind(group[0])
    missed = value(group[0], "is_missed") is True
    return Line(
        group[0].table,
        str(kind) if kind and not missed else None,
        len(group),
        days[0] if days else None,
        days[-1] if days else None,
        minutes=_sum(group, "minutes"),
        ore=_sum(group, "amount_ore"),
        totals=(totals[0], totals[-1]) if None not in totals else None,
        is_missed=missed,
    )


def _sum(group: Sequence[AccessEntry], column: str) -> int:
    return sum(found for entry in group if isinstance(found := value(entry, column), int))


def _notes(entry: AccessEntry) -> list[Note]:
    texts = record_of(entry.table).texts
    said = [str(field.value) for field in entry.fields if field.column in texts and field.value]
    return [Note(entry.on, "; ".join(said))] if said else []
