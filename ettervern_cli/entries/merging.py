"""Two records of one person become one. The code that goes still names the person afterwards."""

import sqlite3
from collections.abc import Iterator

from ettervern_cli.entries.errors import MergedWithItself, ReferralInTheWay
from ettervern_cli.entries.must_hold import check_stay
from ettervern_cli.errors import BadValue, NothingChanged
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people.errors import UnknownResident
from ettervern_cli.people.listing import person_row
from ettervern_cli.people.people import Resident, as_code, by_code, refuse_erased
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.storage.rows import add, change
from ettervern_cli.storage.schema import CASE_TABLES


def merge(db: sqlite3.Connection, author: Author, code: str, into: str) -> Written:
    """Move everything from one person's record to another's.

    StaysOverlap where both were in one programme on one day, ReferralInTheWay where one asks for
    a place and the other has one or asks too.
    """
    gone, remaining = _by_code(db, code), _by_code(db, into)
    if gone.id == remaining.id:
        if as_code(code) != as_code(into):
            raise NothingChanged()
        raise MergedWithItself(value=code, other=into)
    _check_referrals(db, gone, remaining)
    born = _born(db, gone, remaining)
    _drop_doubles(db, gone, remaining)
    moved = [
        int(row[0]) for row in db.execute("SELECT id FROM stay WHERE resident_id = ?", (gone.id,))
    ]
    for table, column in _references(db):
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (remaining.id, gone.id))
    for stay_id in moved:
        check_stay(db, stay_id)
    add(db, "merged", author.recorded_at, code=gone.code, resident_id=remaining.id)
    db.execute("DELETE FROM resident WHERE id = ?", (gone.id,))
    for programme in programmes(db):
        refresh(db, programme, remaining.id)
    sentence = message("merge.done", code=gone.code, into=remaining.code, name=remaining.name)
    rows = ((one.id, remaining.id) for one in programmes(db))
    about = next((ids for ids in rows if person_row(db, *ids, author.today)), None)
    shown = {"resident": remaining.code, "name": remaining.name, "merged": code}
    return Written([sentence], born, about=about, value={**shown})


def _by_code(db: sqlite3.Connection, text: str) -> Resident:
    code = as_code(text)
    if code is None:
        raise BadValue(what="CODE", value=text)
    found = by_code(db, code)
    if found is None:
        raise UnknownResident(value=text)
    refuse_erased(db, found.id)
    return found


def _references(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every case table's column that names a person."""
    for table in CASE_TABLES:
        for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if reference[2] == "resident":
                yield table, str(reference[3])


def _check_referrals(db: sqlite3.Connection, gone: Resident, remaining: Resident) -> None:
    """One person cannot ask for a place twice, nor where there is a place already."""
    for one, other in ((gone, remaining), (remaining, gone)):
        row = db.execute(
            "SELECT g.name FROM referral f JOIN programme g ON g.id = f.programme_id "
            "WHERE f.resident_id = ?1 AND f.ended_on IS NULL "
            "AND (EXISTS (SELECT 1 FROM stay s WHERE s.resident_id = ?2 "
            "  AND s.programme_id = f.programme_id AND s.discharged_on IS NULL) "
            "OR EXISTS (SELECT 1 FROM referral o WHERE o.resident_id = ?2 "
            "  AND o.programme_id = f.programme_id AND o.ended_on IS NULL))",
            (one.id, other.id),
        ).fetchone()
        if row is not None:
            raise ReferralInTheWay(code=one.code, programme=row[0], other=other.code)


def _born(db: sqlite3.Connection, gone: Resident, remaining: Resident) -> list[Message]:
    """A year of birth that only the record that goes has is kept; two that differ are a warning."""
    theirs, ours = (
        db.execute("SELECT born FROM resident WHERE id = ?", (one.id,)).fetchone()[0]
        for one in (gone, remaining)
    )
    if theirs is None or theirs == ours:
        return []
    # A whole date says more than its year alone.
    if ours is None or theirs.startswith(ours):
        change(db, "resident", remaining.id, born=theirs)
        return []
    if ours.startswith(theirs):
        return []
    return [message("merge.born_differs", code=gone.code, theirs=theirs, ours=ours)]


def _drop_doubles(db: sqlite3.Connection, gone: Resident, remaining: Resident) -> None:
    """What both records have and one person can have only once: the fuller one stays."""
    db.execute(
        "DELETE FROM discussion WHERE resident_id = ?1 AND meeting_id IN "
        "(SELECT meeting_id FROM discussion WHERE resident_id = ?2)",
        (gone.id, remaining.id),
    )
    for theirs, ours, has_home in db.execute(
        "SELECT a.id, b.id, b.housed_on IS NOT NULL OR a.housed_on IS NULL FROM rehousing a "
        "JOIN rehousing b ON b.programme_id = a.programme_id AND b.resident_id = ?2 "
        "WHERE a.resident_id = ?1",
        (gone.id, remaining.id),
    ).fetchall():
        db.execute("DELETE FROM rehousing WHERE id = ?", (theirs if has_home else ours,))
