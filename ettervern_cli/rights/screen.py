"""``data access`` as a page the person can read, and as JSON; ``data keep`` as a table."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.entries.changes.fields_screen import field_name, field_value
from ettervern_cli.rights.retention_periods import RetentionPeriod, retention_json
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.page import Block, Page
from ettervern_cli.screen.phrases import full_day
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import local
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.rights.access import Access, AccessEntry, Changed

# The days say it, and a code tells the person nothing.
WITHIN = {"stay_id", "placement_id", "lease_id"}
ACTIONS = {"insert": "written", "update": "corrected", "delete": "taken_out"}
KEEP = ("resident", "name", "programmes", "ended_on", "months", "due_on", "overdue_days")


def page(words: Language, found: "Access", zone: str) -> Page:
    """Everything stored about one person, matter by matter, then changes, looks and rights."""
    number = sum(map(len, found.by_subject.values()))
    answer = [words.say("privacy.answer", n=number, changes=len(found.changes))]
    if found.others:
        answer.append(words.say("privacy.others"))
    blocks = [
        Block(words.say(f"privacy.matter_{subject}"), [_table(words, entries)], key=subject)
        for subject, entries in found.by_subject.items()
        if entries
    ]
    blocks += [
        _changes(words, found, zone),
        _readings(words, found, zone),
        _retention(words, found),
    ]
    about = words.say(
        "privacy.about", programme=", ".join(found.programmes) or found.resident, on=found.on
    )
    return Page(
        title=words.say("privacy.title", name=called(found)),
        about=[about],
        answer=answer,
        blocks=blocks,
        foot=[words.say("privacy.rights")],
        last=found.on,
    )


def called(found: "Access") -> str:
    """Whom it is about, with the code."""
    return found.resident if found.name == found.resident else f"{found.name} ({found.resident})"


def _table(words: Language, entries: "list[AccessEntry]") -> Table:
    heads = [Head(words.say(f"privacy.{name}")) for name in ("day", "what", "says")]
    rows = []
    for entry in entries:
        says = "; ".join(
            f"{field_name(words, entry.table, column)}: {field_value(words, column, value)}"
            for column, value in entry.fields
            if column not in WITHIN
        )
        rows.append([full_day(words, entry.on), cell(_named(words, entry.table, entry.id)),
                     cell(says)])  # fmt: skip
    return Table(heads, rows)


def _named(words: Language, table: str, entry: str | None) -> str:
    named = words.say(f"history.table_{table}")
    return f"{named} {entry}" if entry and table != "resident" else named


def shown(words: Language, column: str, value: object) -> str:
    """A value for a page that the person reads: without decimals that say nothing."""
    if isinstance(value, float) and value.is_integer():
        return words.number(int(value))
    return field_value(words, column, value)


def _changes(words: Language, found: "Access", zone: str) -> Block:
    heads = [Head(words.say(f"privacy.{name}")) for name in ("when", "who", "what", "says")]
    rows = [
        [
            cell(local(one.at, zone)),
            cell(one.actor),
            cell(_deed(words, one)),
            cell(_differences(words, one)),
        ]
        for one in found.changes
    ]
    return Block(
        words.say("privacy.changes"),
        [Table(heads, rows)] if rows else [],
        [words.say("privacy.changes_about" if rows else "privacy.no_entries")],
        key="changes",
    )


def _deed(words: Language, one: "Changed") -> str:
    return f"{_named(words, one.table, one.id)} {words.say(f'privacy.{ACTIONS[one.action]}')}"


def _differences(words: Language, one: "Changed") -> str:
    parts = []
    for column, old, new in one.fields:
        label = field_name(words, one.table, column)
        before, after = field_value(words, column, old), field_value(words, column, new)
        if one.action == "delete":
            if old is not None:
                parts.append(f"{label}: {before}")
        else:
            parts.append(f"{label}: {before} → {after}")
    if one.note:
        parts.append(f"{words.say('privacy.field_note')}: {' '.join(one.note.splitlines())}")
    return "; ".join(parts)


def _readings(words: Language, found: "Access", zone: str) -> Block:
    heads = [Head(words.say(f"privacy.{name}")) for name in ("when", "who", "command")]
    rows = [
        [cell(local(one.read_at, zone)), cell(one.actor), cell(one.command)]
        for one in reversed(found.readings)
    ]
    sentences = []
    if not found.log_reading:
        sentences.append(words.say("privacy.readings_off"))
    elif not rows:
        sentences.append(words.say("privacy.readings_none"))
    tables = [Table(heads, rows)] if rows else []
    return Block(words.say("privacy.readings"), tables, sentences, key="readings")


def _retention(words: Language, found: "Access") -> Block:
    """Why it is kept, until when, and what follows from it and is not listed."""
    hosts = [words.say("privacy.controller", hosts=found.hosts)] if found.hosts else []
    sentences = [
        *hosts,
        words.say("privacy.kept_why"),
        until_when(words, found.retention),
        words.say("privacy.kept_copies"),
        words.say("privacy.derived"),
    ]
    return Block(words.say("privacy.kept"), [], sentences, key="kept")


def until_when(words: Language, retention: RetentionPeriod | None) -> str:
    """How long data about a person are kept."""
    if retention is None:
        return words.say("privacy.kept_open")
    if retention.due_on is None:
        return words.say("privacy.kept_unlimited", ended=retention.ended_on)
    return words.say(
        "privacy.kept_until", n=retention.months, ended=retention.ended_on, due=retention.due_on
    )


def access_json(found: "Access") -> dict[str, object]:
    """The same for scripts: columns as stored, values as people know them, money in øre."""
    return {
        "resident": found.resident,
        "name": found.name,
        "on": found.on.isoformat(),
        "programmes": found.programmes,
        "hosts": found.hosts,
        "matters": {
            subject: [_entry_json(entry) for entry in entries]
            for subject, entries in found.by_subject.items()
        },
        "changes": [
            {
                **picked(("at", "actor", "command", "note", "action", "table", "id"), one),
                "fields": [
                    {"field": column, "old": _plain(old), "new": _plain(new)}
                    for column, old, new in one.fields
                ],
            }
            for one in found.changes
        ],
        "readings": [
            picked(("read_at", "actor", "command"), one) for one in reversed(found.readings)
        ],
        "log_reading": found.log_reading,
        "kept": found.retention and picked(("ended_on", "months", "due_on"), found.retention),
        "others_left_out": found.others,
    }


def _entry_json(entry: "AccessEntry") -> dict[str, object]:
    return {
        "id": entry.id,
        "table": entry.table,
        "on": _plain(entry.on),
        "recorded_at": entry.at,
        "fields": {field.column: _plain(field.value) for field in entry.fields},
    }


def _plain(value: object) -> object:
    if isinstance(value, Ore):
        return int(value)
    return value.isoformat() if isinstance(value, dt.date) else value


# --- data keep -------------------------------------------------------------------------------


def keep_list(
    words: Language, rows: list[RetentionPeriod], today: dt.date, *, only_due: bool
) -> Listing:
    """Whose data are due to go when, those due first; every date with its year."""

    def months(row: RetentionPeriod) -> Cell:
        key = "privacy.keep_in" if row.months is not None else "privacy.keep_unlimited"
        return Cell(words.say(key, n=row.months), "", row.months)

    return Listing(
        subject="privacy",
        title=words.say("privacy.keep_title"),
        rows=rows,
        fields=(
            Field("screen.code", "resident", "dim", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("keep_ended", lambda row: Cell(words.day(row.ended_on), "", row.ended_on)),
            Field("keep_months", months),
            Field("keep_due", lambda row: Cell(words.day(row.due_on), "", row.due_on)
                  if row.due_on else None),
            Field("", lambda row: _term(words, row.days(today))),
        ),
        names=KEEP,
        data=lambda row: retention_json(row, today),
        empty=words.say("privacy.keep_nobody_due" if only_due else "privacy.keep_nobody"),
    )  # fmt: skip


def _term(words: Language, days: int | None) -> Cell:
    if days is None:
        return Cell("")
    if days >= 0:
        return Cell(words.say("privacy.keep_over", n=days), "red")
    return Cell(words.say("privacy.keep_left", n=-days))
