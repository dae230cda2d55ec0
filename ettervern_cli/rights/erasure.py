"""Erasing a person: what is theirs goes from tables and history, and an anonymous stay is left.

The history's rows about the person lose content and salt and keep their digest, so that the chain
of seals still verifies. Figures of reports do not change: dates, kinds, amounts and totals stay
under the code. What lies in free pages is overwritten by ``purge``; backups are in
``erasure_in_backups``.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.entries.records import about_person
from ettervern_cli.people.errors import ERASED
from ettervern_cli.people.names import likely, spoken_of
from ettervern_cli.people.people import Resident, refuse_erased
from ettervern_cli.rights.errors import GroundNamesPerson, NotNamedThere, StillWithUs
from ettervern_cli.rights.names_in_texts import Swept, meant, sweep
from ettervern_cli.rights.person import KnownAs, is_there, known_as, was_erased
from ettervern_cli.storage.backups.erased_ledger import Erased, entry_of, still_there
from ettervern_cli.storage.database.sqlite_file import waiting
from ettervern_cli.storage.history import ROW, SCHEME, Author, digest
from ettervern_cli.storage.records import CLEAR, DASH, EMPTY, record_of, records
from ettervern_cli.storage.rows import add
from ettervern_cli.storage.seals.blanked import owners_digest
from ettervern_cli.storage.seals.chain import ERASED as NOTE_ERASED
from ettervern_cli.storage.transaction import Writing, writing
from ettervern_cli.values.texts import clean_text

# What a column holds afterwards, by what its record says of erasing.
_DASH = f"'{ERASED}'"
AFTER = {CLEAR: "NULL", EMPTY: "''", DASH: "CASE WHEN {column} IS NOT NULL THEN " + _DASH + " END"}
GROUND_AT_RESTORE = "restore"


class Erasure(NamedTuple):
    """What was erased: how many rows of tables, which of the history, which changes' notes, and

    texts of others.

    ``left`` are entries, and changes by their notes, where the person may be meant; ``namesakes``
    the codes of persons of the same name who stand in the history alone. ``entries`` are for the
    ledger: the person's, and one for each record merged into theirs.
    """

    resident: str
    erased_on: dt.date
    ground: str
    duty: str
    rows: int
    history: list[int]
    notes: list[int]
    named: list[str]
    left: list[str]
    namesakes: list[str]
    entries: list[Erased]
    change: int


def erase(
    db: sqlite3.Connection,
    author: Author,
    resident: Resident,
    ground: str,
    *,
    duty: str = "",
    also: Sequence[str] = (),
    dry_run: bool = False,
) -> Erasure:
    """Erase a person in one transaction; ``purge`` is for the caller to call when it is done.

    ``duty`` is what was answered about a duty to keep the records, and is sealed. ``also`` are
    entries of others where what may mean the person goes too. Raises ErasedPerson,
    StillWithUs, GroundNamesPerson where the ground holds a name, or NotNamedThere.
    """
    ground = clean_text(ground, "ground")
    refuse_erased(db, resident.id)
    person = known_as(db, resident.id)
    if any(spoken_of(ground, name) or likely(ground, name) for name in person.names):
        raise GroundNamesPerson()
    _refuse_open(db, resident)
    db.execute("PRAGMA temp_store = MEMORY")
    with writing(db, author, "data erase", kind="erasure", dry_run=dry_run) as work:
        done = _erase(db, author, person, ground, author.today.isoformat(), also)
        change, work.about = work.number, {**_emptied(db, [done]), "duty": duty}
    return done._replace(
        duty=duty, entries=entries_of(db, person, author.today.isoformat()), change=change
    )


def entries_of(db: sqlite3.Connection, person: KnownAs, erased_on: str) -> list[Erased]:
    """What the ledger is to say: the person, and each record that was merged into theirs."""
    return [entry_of(db, one, f"R-{one:04d}", erased_on) for one in person.ids]


def erase_from_ledger(db: sqlite3.Connection, author: Author, persons: list[Erased]) -> None:
    """Erase in a restored or rewritten backup whom it still holds, whatever is open about them.

    One change for all of them; then the file's free pages are overwritten.
    """
    db.execute("PRAGMA temp_store = MEMORY")
    with writing(db, author, "data erase", kind="erasure") as work:
        erase_within(db, author, work, [one for one in persons if still_there(db, one)])
    purge(db)


def erase_within(
    db: sqlite3.Connection, author: Author, work: Writing, persons: list[Erased]
) -> None:
    """Erase somebody in a transaction that is under way, which becomes an erasure by it."""
    done = [
        _erase(db, author, known_as(db, one.resident_id), GROUND_AT_RESTORE, one.erased_on)
        for one in persons
        if not was_erased(db, one.resident_id)
    ]
    work.kind, work.about = "erasure", _emptied(db, done)


def _emptied(db: sqlite3.Connection, done: Sequence[Erasure]) -> dict[str, object]:
    """What the seal is to say of erasures: exactly which rows of the history they emptied."""
    rows = sorted({number for one in done for number in one.history})
    notes = sorted({number for one in done for number in one.notes})
    return {"rows": rows, "notes": notes, "of": owners_digest(db, rows)}


def purge(db: sqlite3.Connection) -> None:
    """Write the whole file anew, so that nothing is left in pages that are not used any more.

    What SQLite needs beside it meanwhile is in memory.
    """
    db.execute("PRAGMA temp_store = MEMORY")
    waiting(lambda: db.execute("VACUUM"))


def _refuse_open(db: sqlite3.Connection, resident: Resident) -> None:
    row = db.execute(
        "SELECT 1 FROM stay WHERE resident_id = ?1 AND discharged_on IS NULL "
        "UNION SELECT 1 FROM referral WHERE resident_id = ?1 AND ended_on IS NULL",
        (resident.id,),
    ).fetchone()
    if row is not None:
        raise StillWithUs(**resident.named)


def _erase(
    db: sqlite3.Connection,
    author: Author,
    person: KnownAs,
    ground: str,
    erased_on: str,
    also: Sequence[str] = (),
) -> Erasure:
    """Everything in one go, inside the caller's transaction.

    Who stands in the history alone has no row that could say so: the change does, and the ledger.
    """
    _list_rows(db, person)
    ours = _own_changes(db, person)
    alone = _meetings_alone(db, person)
    swept = sweep(db, person, also)
    rows = _clear(db) + _clear_meetings(db, alone, swept)
    erased = _forget(db, person, swept)
    notes = _clear_notes(db, ours, swept, also)
    if unknown := [one for one in also if one not in swept.mended]:
        raise NotNamedThere(entries=unknown, code=person.code)
    _write_anew(db, swept)
    for part in ("mine", "owned", "doomed"):
        db.execute(f"DROP TABLE temp.{part}")
    if is_there(db, person.id):
        add(db, "erasure", author.recorded_at, resident_id=person.id, erased_on=erased_on,
            ground=ground)  # fmt: skip
    on = dt.date.fromisoformat(erased_on)
    told = swept.mended, swept.left, swept.namesakes
    return Erasure(person.code, on, ground, "", rows, erased, notes, *told, [], 0)


def _list_rows(db: sqlite3.Connection, person: KnownAs) -> None:
    """Every row about the person in temporary tables: ``mine`` of now, ``owned`` also of before."""
    for name in ("mine", "owned"):
        db.execute(
            f"CREATE TEMP TABLE {name} (table_name TEXT, row_id INTEGER, "
            "PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
        )
    for table, where in about_person().items():
        if table != "erasure":
            db.execute(
                f"INSERT INTO mine SELECT '{table}', t.id FROM {table} t WHERE {where}",
                {"resident": person.id},
            )
    db.execute(
        "INSERT INTO owned SELECT table_name, row_id FROM mine "
        "UNION SELECT table_name, row_id FROM history "
        f"WHERE resident_id IN ({person.marks})",
        person.ids,
    )


def _clear(db: sqlite3.Connection) -> int:
    """Take out texts, names and whole rows; how many rows. The history gets a row for each."""
    done = 0
    for table, record in records().items():
        if record.erased_whole:
            done += db.execute(f"DELETE FROM {table} WHERE {_present(table)}").rowcount
            continue
        assigned = ", ".join(
            f"{one.column} = {AFTER[one.erase].format(column=one.column)}"
            for one in record.columns
            if one.erase in AFTER
        )
        if assigned:
            done += db.execute(f"UPDATE {table} SET {assigned} WHERE {_present(table)}").rowcount
    return done


def _meetings_alone(db: sqlite3.Connection, person: KnownAs) -> list[int]:
    """Meetings that spoke of this person and nobody else: their notes are about nobody else."""
    rows = db.execute(
        "SELECT meeting_id FROM discussion GROUP BY meeting_id "
        "HAVING min(resident_id) = ?1 AND max(resident_id) = ?1",
        (person.id,),
    )
    return [int(row[0]) for row in rows]


def _clear_meetings(db: sqlite3.Connection, meetings: list[int], swept: Swept) -> int:
    """Erase the notes of some meetings, with what the history has of these."""
    done = 0
    for meeting in meetings:
        done += db.execute(
            "UPDATE meeting SET note = NULL WHERE id = ? AND note IS NOT NULL", (meeting,)
        ).rowcount
        swept.rows.append(("meeting", meeting))
        swept.history.extend(
            int(row[0])
            for row in db.execute(
                "SELECT id FROM history WHERE table_name = 'meeting' AND row_id = ?", (meeting,)
            )
        )
    return done


def _present(table: str) -> str:
    """Which rows of a table are the person's now: a number may be another's by now."""
    return (
        f"id IN (SELECT t.id FROM {table} t JOIN temp.mine m ON m.table_name = '{table}' "
        "AND m.row_id = t.id)"
    )


def _forget(db: sqlite3.Connection, person: KnownAs, swept: Swept) -> list[int]:
    """Take content and salt out of the history's rows about the person, and keep the digest."""
    db.execute("CREATE TEMP TABLE doomed (id INTEGER PRIMARY KEY)")
    owners = ", ".join(
        f"'{table}'" for table in about_person() if table not in ("erasure", "merged")
    )
    db.execute(
        "INSERT INTO doomed SELECT id FROM history "
        f"WHERE resident_id IN ({person.marks}) AND table_name IN ({owners}) "
        "UNION SELECT h.id FROM history h JOIN owned o ON o.table_name = h.table_name "
        f"AND o.row_id = h.row_id WHERE h.resident_id IS NULL AND h.table_name IN ({owners})",
        person.ids,
    )
    db.executemany("INSERT OR IGNORE INTO doomed VALUES (?)", [(one,) for one in swept.history])
    done = []
    for *row, scheme in db.execute(
        f"SELECT {ROW}, (SELECT c.scheme FROM change c WHERE c.first_history <= h.id "
        "ORDER BY c.first_history DESC LIMIT 1) FROM history h "
        "WHERE id IN (SELECT id FROM doomed) ORDER BY id"
    ).fetchall():
        if row[4:7] == [None, None, None]:
            continue
        db.execute(
            "UPDATE history SET old = NULL, new = NULL, salt = NULL, digest = ? WHERE id = ?",
            (row[7] or digest(tuple(row), scheme or SCHEME), row[0]),
        )
        done.append(int(row[0]))
    return done


def _own_changes(db: sqlite3.Connection, person: KnownAs) -> set[int]:
    """Changes that wrote about this person and nobody else: so their notes are about the person."""
    rows = db.execute(
        "SELECT c.id, total(h.resident_id IS NOT NULL AND h.resident_id NOT IN "
        f"({person.marks})) FROM change c JOIN history h "
        "ON h.id BETWEEN c.first_history AND c.last_history WHERE c.note IS NOT NULL "
        "AND c.kind <> 'erasure' AND EXISTS (SELECT 1 FROM history o WHERE o.id BETWEEN "
        f"c.first_history AND c.last_history AND o.resident_id IN ({person.marks})) GROUP BY c.id",
        (*person.ids, *person.ids),
    )
    return {int(number) for number, others in rows if not others}


def _clear_notes(
    db: sqlite3.Connection, ours: set[int], swept: Swept, also: Sequence[str]
) -> list[int]:
    """Erase the notes to commands about the person, and any other that names them."""
    done = []
    for number, note, kept in db.execute(
        "SELECT id, note, note_digest FROM change WHERE note IS NOT NULL ORDER BY id"
    ).fetchall():
        where, (is_sure, maybe) = f"change {number}", meant(note, swept)
        is_asked = bool(maybe) and where in also
        if number in ours or is_sure or is_asked:
            db.execute(
                "UPDATE change SET note = NULL, note_salt = NULL, note_digest = ? WHERE id = ?",
                (kept or NOTE_ERASED, number),
            )
            done.append(int(number))
        if is_asked:
            swept.mended.append(where)
        elif maybe and number not in done:
            swept.left.append(where)
    return done


def _write_anew(db: sqlite3.Connection, swept: Swept) -> None:
    """Have the history say what each row is now, so that it can still be verified."""
    for table in about_person():
        if table not in ("erasure", "merged") and not record_of(table).erased_whole:
            db.execute(f"UPDATE {table} SET id = id WHERE {_present(table)}")
    for table, row_id in swept.rows:
        db.execute(f"UPDATE {table} SET id = id WHERE id = ?", (row_id,))
