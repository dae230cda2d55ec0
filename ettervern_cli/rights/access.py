"""All that is stored about one person, as values: entries by subject, changes, and who has looked.

What others' data are is left out: a meeting's note where others were spoken of too, and the names
of other persons wherever they stand in a text.
"""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.entries.changes.changes import readable
from ettervern_cli.entries.records import entry_id
from ettervern_cli.people.access_log import AccessLogEntry, readings
from ettervern_cli.people.masking import mask_of_others
from ettervern_cli.people.people import Resident
from ettervern_cli.rights.person import KnownAs, known_as
from ettervern_cli.rights.retention_periods import RetentionPeriod, retained
from ettervern_cli.storage.records import about, record_of, records
from ettervern_cli.storage.settings import setting
from ettervern_cli.verify.check_results import entry_id as called

# The subjects of a life here, in order; one that is not among them comes after.
SUBJECTS = ("person", "referrals", "consents", "stays", "follow_ups", "plans", "results",
           "incidents", "rent", "meetings", "rehousing", "erasure")  # fmt: skip
# Columns that say nothing to the person: keys, what follows from others, and what heads the entry.
SILENT = {"id", "sought_name", "resident_id", "recorded_at", "table_name", "row_id", "is_run"}


class AccessField(NamedTuple):
    """One thing an entry says: the column it is kept in, and its value as people know it."""

    column: str
    value: object


class AccessEntry(NamedTuple):
    """One row about the person; ``on`` is the day that it is about, ``at`` when it was written."""

    id: str | None
    table: str
    on: dt.date | None
    at: str | None
    fields: list[AccessField]


class Changed(NamedTuple):
    """An entry that was written, corrected or taken out: when (UTC), by whom, and what it was.

    ``fields`` are column, value before and value after, of what differs. ``note`` is the reason
    given. Content that was erased is not there.
    """

    at: str
    actor: str
    command: str
    note: str | None
    action: str
    table: str
    id: str | None
    fields: list[tuple[str, object, object]]


class Access(NamedTuple):
    """Everything about a person on a day. ``others`` says that something about others is left out.

    ``hosts`` run the programmes and answer for what is stored.
    ``retention`` is None while something is open; ``log_reading`` whether it is kept who looks.
    """

    resident: str
    name: str
    on: dt.date
    by_subject: dict[str, list[AccessEntry]]
    changes: list[Changed]
    readings: list[AccessLogEntry]
    log_reading: bool
    retention: RetentionPeriod | None
    programmes: list[str]
    hosts: list[str]
    others: bool


class _RowReader:
    """Reads rows as words; remembers whether anything of others was left out."""

    def __init__(self, db: sqlite3.Connection, person: KnownAs) -> None:
        self.db = db
        self.mask = mask_of_others(db, person.ids, person.names)
        self.areas = dict(db.execute("SELECT code, name FROM term WHERE list = 'area'"))
        self.others = False

    def value(self, table: str, column: str, value: object) -> object:
        """A column's value as people know it, without other persons' names."""
        if column == "areas":
            codes = json.loads(str(value or "[]"))
            return ", ".join(self.areas.get(code, code) for code in codes) or None
        shown = readable(self.db, table, column, value)
        if column == "unit_held" and shown is not None:
            return bool(shown)
        if isinstance(shown, str) and column in record_of(table).texts and table != "resident":
            return self.mask(shown)
        return shown


def access(db: sqlite3.Connection, resident: Resident, today: dt.date) -> Access:
    """All that is stored about a person, other records merged into theirs included."""
    person = known_as(db, resident.id)
    reader = _RowReader(db, person)
    by_subject = {
        subject: [entry for table in tables for entry in _entries(db, reader, person, table)]
        for subject, tables in tables_by_subject().items()
    }
    by_subject["consents"] = _with_partners(by_subject["consents"])
    _meetings(db, reader, person, by_subject["meetings"])
    rows = retained(db, resident.id)
    known = db.execute(
        "SELECT name, rules ->> '$.host' FROM programme WHERE id IN "
        "(SELECT programme_id FROM stay WHERE resident_id = ?1 "
        "UNION SELECT programme_id FROM referral WHERE resident_id = ?1) ORDER BY position",
        (resident.id,),
    ).fetchall()
    return Access(
        resident=resident.code,
        name=resident.name,
        on=today,
        by_subject={name: sorted(found, key=_order) for name, found in by_subject.items()},
        changes=_changes(db, reader, person),
        readings=readings(db, resident),
        log_reading=setting(db, "log_reading") == "1",
        retention=rows[0] if rows else None,
        programmes=[str(row[0]) for row in known],
        hosts=list(dict.fromkeys(str(row[1]) for row in known)),
        others=reader.others or reader.mask.hidden > 0,
    )


def tables_by_subject() -> dict[str, list[str]]:
    """The subjects, and the tables that each is kept in."""
    found: dict[str, list[str]] = {subject: [] for subject in SUBJECTS}
    for table, record in records().items():
        if record.subject:
            found.setdefault(record.subject, []).append(table)
    return found


def _order(entry: AccessEntry) -> tuple[dt.date, str]:
    return entry.on or dt.date.min, entry.at or ""


def _entries(
    db: sqlite3.Connection, reader: _RowReader, person: KnownAs, table: str
) -> list[AccessEntry]:
    cursor = db.execute(
        f"SELECT * FROM {table} t WHERE {about(table)} ORDER BY t.id", {"resident": person.id}
    )
    columns = [str(column[0]) for column in cursor.description]
    day = record_of(table).dated.begins
    found = []
    for row in cursor.fetchall():
        values = dict(zip(columns, row, strict=True))
        fields = [
            AccessField(column, reader.value(table, column, value))
            for column, value in values.items()
            if column not in SILENT and column != day and value not in (None, "", "[]")
        ]
        if table == "imported":
            fields.append(AccessField("entry", called(values["table_name"], values["row_id"])))
        on = readable(db, table, day, values[day]) if day else None
        assert on is None or isinstance(on, dt.date)
        found.append(
            AccessEntry(entry_id(table, values["id"]), table, on, values.get("recorded_at"), fields)
        )
    return found


def _with_partners(entries: list[AccessEntry]) -> list[AccessEntry]:
    """Consents with the partners that each is given to."""
    partners: dict[object, list[str]] = {}
    for entry in entries:
        if entry.table == "consent_partner":
            values = {field.column: field.value for field in entry.fields}
            partners.setdefault(values["consent_id"], []).append(str(values["partner_id"]))
    return [
        entry._replace(
            fields=[*entry.fields, AccessField("partner_id", ", ".join(partners[entry.id]))]
        )
        if entry.id in partners
        else entry
        for entry in entries
        if entry.table == "consent"
    ]


def _meetings(
    db: sqlite3.Connection, reader: _RowReader, person: KnownAs, entries: list[AccessEntry]
) -> None:
    """Put day, agencies and, where nobody else was spoken of, the note to each discussion."""
    held = {
        row[0]: row[1:]
        for row in db.execute(
            "SELECT d.meeting_id, m.held_on, m.note, m.recorded_at, (SELECT "
            "group_concat(p.name, ', ') FROM attendance a JOIN partner p ON p.id = a.partner_id "
            "WHERE a.meeting_id = m.id), (SELECT count(*) FROM discussion o "
            "WHERE o.meeting_id = m.id) FROM discussion d JOIN meeting m ON m.id = d.meeting_id "
            "WHERE d.resident_id = ?",
            (person.id,),
        )
    }
    for place, entry in enumerate(entries):
        if entry.table != "discussion":
            continue
        number = str(entry.fields[0].value).rpartition("-")[2]
        on, note, at, present, spoken_of = held[int(number)]
        fields = [*entry.fields, *([AccessField("present", present)] if present else [])]
        if note and spoken_of == 1:
            fields.append(AccessField("note", reader.value("meeting", "note", note)))
        reader.others |= bool(note) and spoken_of > 1
        entries[place] = entry._replace(on=dt.date.fromisoformat(on), at=at, fields=fields)


_CHANGES = """
SELECT h.table_name, h.row_id, h.action, h.old, h.new, h.written_at, c.actor, c.command, c.note,
    (SELECT count(DISTINCT o.resident_id) FROM history o
        WHERE o.id BETWEEN c.first_history AND c.last_history)
FROM history h LEFT JOIN change c ON c.id = (SELECT k.id FROM change k
    WHERE k.first_history <= h.id ORDER BY k.first_history DESC LIMIT 1)
WHERE h.resident_id IN ({marks}) ORDER BY h.id
"""


def _changes(db: sqlite3.Connection, reader: _RowReader, person: KnownAs) -> list[Changed]:
    """Every entry in the history about the person, the oldest first, without what is as it was.

    A note to a command that wrote about others too may be about them.
    """
    found = []
    for table, row_id, action, old, new, at, actor, command, note, people in db.execute(
        _CHANGES.format(marks=person.marks), person.ids
    ).fetchall():
        before, after = (json.loads(text) if text else {} for text in (old, new))
        fields = [
            (column, *(reader.value(table, column, row.get(column)) for row in (before, after)))
            for column in {**before, **after}
            if column not in SILENT and before.get(column) != after.get(column)
        ]
        if action == "insert":  # what was written stands above, or is what was corrected later
            fields = []
        elif not fields and before:
            continue
        own = reader.mask(note) if note and people <= 1 else None
        found.append(
            Changed(
                at,
                actor or "?",
                command or "?",
                own,
                action,
                table,
                entry_id(table, row_id),
                fields,
            )
        )
    return found
