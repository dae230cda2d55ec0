"""Discharge: a stay ends, and with it the placement, the absence and the measures."""

import datetime as dt
import sqlite3

from ettervern_cli.errors import (
    BeforeAdmission,
    EventsOutOfOrder,
    NotAdmitted,
    NothingToFill,
    ReasonNeeded,
)
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import Stay, days_of_stay, open_stay, stays
from ettervern_cli.programme.programme import Programme, Term, term
from ettervern_cli.storage.records import records
from ettervern_cli.storage.results import Written, said
from ettervern_cli.values.dates import add_months
from ettervern_cli.values.exit_words import DIED, PENDING


def discharge(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date | None,
    *,
    today: dt.date,
    destination: str | None,
    reason: str | None,
    note: str | None = None,
) -> Written:
    """End a stay on a day (today where none is given), whereto and why.

    Either of the two may be pending; a second discharge of the same stay fills it in. Only where
    the resident died may the destination be left out.
    """
    every = stays(db, programme, resident)
    if every and every[0].discharged_on is not None:
        return _fill_in(db, programme, resident, every[0], on, destination, reason, note)
    day = on or today
    stay = open_stay(db, programme, resident, day)
    if destination is None and reason != DIED:
        raise ReasonNeeded()
    whereto = _term(db, programme, "destination", destination)
    why = _term(db, programme, "exit_reason", reason)
    _check_order(db, stay, day)
    ends = day.isoformat()
    for record in records().values():
        if record.ends_with_stay:
            end = record.dated.ends
            db.execute(
                f"UPDATE {record.table} SET {end} = ? WHERE stay_id = ? AND {end} IS NULL",
                (ends, stay.id),
            )
    db.execute(
        "UPDATE stay SET discharged_on = ?, destination_id = ?, exit_reason_id = ?, exit_note = ? "
        "WHERE id = ?",
        (ends, whereto.id if whereto else None, why.id if why else None, note, stay.id),
    )
    refresh(db, programme, resident.id)
    days = (day - stay.admitted_on).days
    told = said("daily.discharged", name=resident.name, code=resident.code, on=day, n=days)
    tail = [said("daily.whereto", where=whereto.name)] if whereto else []
    warned = []
    least = programme.least_months
    if least is not None and add_months(stay.admitted_on, least) > day and reason != DIED:
        warned.append(said("daily.shorter_than_expected", n=least))
    return Written(stay.id, "stay", [told, *tail], warned)


def _term(
    db: sqlite3.Connection, programme: Programme, which: str, code: str | None
) -> Term | None:
    """A word of a list; pending and nothing are both nothing yet."""
    return None if code in (None, PENDING) else term(db, programme, which, str(code))


def _fill_in(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    stay: Stay,
    on: dt.date | None,
    destination: str | None,
    reason: str | None,
    note: str | None,
) -> Written:
    """Complete an exit that has a pending reason or destination."""
    if on is not None and on < stay.admitted_on:
        raise BeforeAdmission(
            code=resident.code, name=resident.name, on=on, admitted=stay.admitted_on
        )
    if on is not None and on != stay.discharged_on:
        raise NotAdmitted(code=resident.code, name=resident.name, programme=programme.name)
    whereto = _term(db, programme, "destination", destination)
    why = _term(db, programme, "exit_reason", reason)
    has_reason, has_destination = db.execute(
        "SELECT exit_reason_id IS NOT NULL, destination_id IS NOT NULL FROM stay WHERE id = ?",
        (stay.id,),
    ).fetchone()
    fills = (whereto is not None and not has_destination, why is not None and not has_reason)
    clashes = (whereto is not None and has_destination) or (why is not None and has_reason)
    if clashes or not any(fills):
        raise NothingToFill(code=resident.code, name=resident.name, on=stay.discharged_on)
    db.execute(
        "UPDATE stay SET destination_id = coalesce(destination_id, ?), "
        "exit_reason_id = coalesce(exit_reason_id, ?), exit_note = coalesce(?, exit_note) "
        "WHERE id = ?",
        (whereto.id if whereto else None, why.id if why else None, note, stay.id),
    )
    told = said(
        "daily.exit_filled_in", name=resident.name, code=resident.code, on=stay.discharged_on
    )
    return Written(stay.id, "stay", [told])


def _check_order(db: sqlite3.Connection, stay: Stay, on: dt.date) -> None:
    """Nothing written about a stay may lie after its end."""
    latest = days_of_stay(db, stay.id)[1]
    if latest is not None and latest > on:
        raise EventsOutOfOrder(on=on, latest=latest)
