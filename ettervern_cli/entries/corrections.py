"""Corrections: changing a field of an entry, or taking an entry out. The history keeps the old.

After either, everything that must hold of the stay is checked again, so that a correction cannot
bring in what the command itself would have refused.
"""

import datetime as dt
import sqlite3

from ettervern_cli.entries.dependents import in_the_way, named, refuse_rested_on, take_along, tied
from ettervern_cli.entries.errors import EntryInUse, FieldNeeded, NotMovable, UnknownField
from ettervern_cli.entries.must_hold import HOME_COLUMNS, check_homes, check_stay
from ettervern_cli.entries.readers import read_field, readable
from ettervern_cli.entries.records import Entry, find_entry
from ettervern_cli.entries.undo import loss
from ettervern_cli.errors import BadValue, EndsBeforeItBegins, NothingChanged
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.money.budget.errors import AmountIsZero
from ettervern_cli.people.people import find, refuse_erased
from ettervern_cli.people.stays import stay_of
from ettervern_cli.referrals.verbs import follow_admission
from ettervern_cli.storage.errors import PartMissing
from ettervern_cli.storage.records import Record, by_name, record_of, records
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.rows import change, take_out
from ettervern_cli.values.dates import iso_day

# The field of whatever was done in a stay by which it goes to another person's.
WHOSE = "resident"


def edit(
    db: sqlite3.Connection, entry: Entry, assignments: list[str], today: dt.date
) -> list[tuple[str, object, object]]:
    """Correct fields of an entry, given as ``FIELD=VALUE``; what each was and is, as people read.

    An empty value takes the field out where it may be missing. ``resident`` moves what was done in
    a stay to another person's. Raises UnknownField, BadValue, NothingChanged, NotMovable, or what a
    rule says against the corrected stay.
    """
    if entry.resident_id is not None:
        refuse_erased(db, entry.resident_id)
    record = record_of(entry.table)
    fields = record.fields
    known = [*fields, *([WHOSE] if record.owner == "stay" else [])]
    columns: dict[str, object] = {}
    for assignment in assignments:
        field, mark, text = assignment.partition("=")
        if not mark:
            raise BadValue(what="assignment", value=assignment)
        if field not in known:
            raise UnknownField(entry=entry.id, value=field, known=known)
        if field in fields:
            columns.update(read_field(db, entry, fields[field], text, today))
        else:
            columns["stay_id"] = _stay_of(db, entry, text, columns)
    before = put(db, entry, columns)
    if all(before[name] == value for name, value in columns.items()):
        raise NothingChanged()
    moved = find_entry(db, entry.id)
    if moved.stay_id is not None and HOME_COLUMNS & columns.keys():
        check_homes(db, moved.stay_id)
    settle(db, moved)
    if moved.stay_id != entry.stay_id:
        _leave(db, entry)
    typed = {column.column: field for field, column in fields.items()} | {"stay_id": WHOSE}
    return [
        (typed[name], readable(db, entry.table, name, old), readable(db, entry.table, name, new))
        for name, old in before.items()
        for new in (columns[name],)
        if old != new and name in typed
    ]


def _stay_of(db: sqlite3.Connection, entry: Entry, who: str, columns: dict[str, object]) -> int:
    """The key of the stay that an entry goes to with another person: theirs on its day.

    NotMovable for what belongs with other entries of the stay that it is in.
    """
    record, programme = record_of(entry.table), entry.programme
    assert programme is not None, entry.table
    resident = find(db, who)
    refuse_erased(db, resident.id)
    others = tied(db, entry)
    if record.begins_with_stay or others:
        raise NotMovable(entry=entry.id, **named(others))
    begins = record.dated.begins
    assert begins is not None, entry.table
    row = db.execute(f"SELECT {begins} FROM {entry.table} WHERE id = ?", (entry.row_id,)).fetchone()
    on = iso_day(str(columns.get(begins, row[0])))
    return stay_of(db, programme, resident, on).id


def _leave(db: sqlite3.Connection, entry: Entry) -> None:
    """What must hold of the stay that an entry has left, and what is derived of it."""
    assert entry.stay_id is not None, entry.table
    check_stay(db, entry.stay_id)
    if entry.programme is not None and entry.resident_id is not None:
        refresh(db, entry.programme, entry.resident_id)


def put(db: sqlite3.Connection, entry: Entry, columns: dict[str, object]) -> dict[str, object]:
    """Give columns of an entry other values, and take along what goes with them; what they were.

    What must hold of it all is asked by ``settle``, once everything is in.
    """
    record = record_of(entry.table)
    _check_order(db, entry, record, columns)
    if any(columns.get(column) == 0 for column in record.nonzero):
        raise AmountIsZero()
    found = db.execute(
        f"SELECT {', '.join(columns)} FROM {entry.table} WHERE id = ?", (entry.row_id,)
    ).fetchone()
    before = dict(zip(columns, found, strict=True))
    if before == columns:
        return before
    try:
        change(db, entry.table, entry.row_id, **columns)
        if entry.table == "stay":
            _take_along(db, entry.row_id, before, columns)
    except sqlite3.IntegrityError as error:
        raise _lacking(db, entry, record, columns) from error
    return before


def _typed(record: Record) -> dict[str, str]:
    """What is typed for a column, of those that can be corrected."""
    return {one.column: field for field, one in record.fields.items()}


def _lacking(
    db: sqlite3.Connection, entry: Entry, record: Record, columns: dict[str, object]
) -> Exception:
    """The refusal of values that the table does not take, such as a step without the one before."""
    emptied = [name for name, value in columns.items() if value is None]
    typed = _typed(record)
    for first, later in record.order:
        query = f"SELECT {later} FROM {entry.table} WHERE id = ?"
        is_needed = any(one.column == later and one.needed for one in record.columns)
        if first in emptied and not is_needed and db.execute(query, (entry.row_id,)).fetchone()[0]:
            one, other = typed.get(first, first), typed.get(later, later)
            return PartMissing(entry=entry.id, one=f"{one}=", other=f"{other}=")
    if emptied:
        return FieldNeeded(entry=entry.id, field=typed.get(emptied[0], emptied[0]))
    return BadValue(what="assignment", value=" ".join(columns))


def _check_order(
    db: sqlite3.Connection, entry: Entry, record: Record, columns: dict[str, object]
) -> None:
    """Refuse an end before its beginning, as the command that wrote the entry would have."""
    for begins, ends in (*record.order, *record.planned):
        if not columns.keys() & {begins, ends}:
            continue
        row = db.execute(
            f"SELECT {begins}, {ends} FROM {entry.table} WHERE id = ?", (entry.row_id,)
        ).fetchone()
        first, last = columns.get(begins, row[0]), columns.get(ends, row[1])
        if first is not None and last is not None and str(last) < str(first):
            days = {"begins": iso_day(str(first)), "ends": iso_day(str(last))}
            typed = _typed(record)
            both = {"entry": entry.id, "one": typed.get(begins), "other": typed.get(ends)}
            raise EndsBeforeItBegins(**days, **(both if all(both.values()) else {}))


def _take_along(
    db: sqlite3.Connection, stay_id: int, before: dict[str, object], after: dict[str, object]
) -> None:
    """What an admission or a discharge brought with it the same day goes with its new date.

    What goes on ends with a discharge that was not known, and goes on again where it is none.
    """
    every = records().values()
    brought: dict[str, list[tuple[str, str | None, str]]] = {
        "admitted_on": [
            (one.table, one.dated.begins, one.begins_with_stay)
            for one in every
            if one.begins_with_stay
        ],
        "discharged_on": [
            (one.table, one.dated.ends, f"(:new IS NULL OR {one.dated.begins} <= :new)")
            for one in every
            if one.ends_with_stay
        ],
    }
    for column, rows in brought.items():
        old, new = before.get(column), after.get(column)
        if column not in after or old == new:
            continue
        for table, field, where in rows:
            db.execute(
                f"UPDATE {table} SET {field} = :new "
                f"WHERE stay_id = :stay AND {field} IS :old AND {where}",
                {"new": new, "stay": stay_id, "old": old},
            )
        if column == "admitted_on":
            follow_admission(db, stay_id, iso_day(str(new)))


def annul(db: sqlite3.Connection, entry: Entry) -> list[Message]:
    """Take an entry out; the history keeps it. Refused where other entries rest on it.

    A stay goes with the moves and placements that its admission brought, but not with follow-ups.
    Answers what went along, and what that means, where its noun tells.
    """
    if entry.resident_id is not None:
        refuse_erased(db, entry.resident_id)
    refuse_rested_on(db, entry.table, entry.row_id)
    if entry.table == "move":
        _check_entry_move(db, entry)
    cursor = db.execute(f"SELECT * FROM {entry.table} WHERE id = ?", (entry.row_id,))
    names = [column[0] for column in cursor.description]
    lost = loss(db, entry.table, [dict(zip(names, row, strict=True)) for row in cursor])
    along = take_along(db, entry.table, entry.row_id)
    take_out(db, entry.table, entry.row_id)
    settle(db, entry)
    return [*([message("daily.went_along", entries=along)] if along else []), *lost]


def _check_entry_move(db: sqlite3.Connection, entry: Entry) -> None:
    """The move that enters a ladder goes with its stay alone."""
    row = db.execute("SELECT direction FROM move WHERE id = ?", (entry.row_id,))
    (direction,) = row.fetchone()
    if direction == "entry":
        raise EntryInUse(entry=entry.id, **in_the_way(db, [f"S-{entry.stay_id}"]))


def settle(db: sqlite3.Connection, entry: Entry) -> None:
    """Check what must hold of an entry, or of its stay, and bring what is derived up to date."""
    if entry.programme is None:
        return
    check = record_of(entry.table).check
    is_there = db.execute(f"SELECT 1 FROM {entry.table} WHERE id = ?", (entry.row_id,)).fetchone()
    if check is not None and is_there is not None:
        by_name(check)(db, entry.programme, entry.row_id)
    if entry.stay_id is not None:
        check_stay(db, entry.stay_id)
    if entry.resident_id is not None:
        refresh(db, entry.programme, entry.resident_id)
