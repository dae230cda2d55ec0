"""Discharge: a stay ends, and with it the placement, the absence and the measures."""

import datetime as dt
import sqlite3

from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.homes.evictions.verbs import standing
from ettervern_cli.people.errors import BeforeAdmission, NotAdmitted
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, days_of_stay, open_stay, stays
from ettervern_cli.programme.programme import Programme, Term, term
from ettervern_cli.stays.errors import NothingToFill, ReasonNeeded
from ettervern_cli.storage.records import records
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import change
from ettervern_cli.values.dates import add_months, follows
from ettervern_cli.values.known_words import EVICTION, PENDING, means


def discharge(
    scene: Scene,
    *,
    destination: str | None,
    reason: str | None,
    note: str | None = None,
    dated: bool = True,
) -> Written:
    """End a stay on a day, whereto and why; ``dated`` is False where nobody gave the day.

    Either of the two may be pending; a second discharge of the same stay fills it in. Only where
    the resident died may the destination be left out.
    """
    db, _, programme, resident, day = scene
    every = stays(db, programme, resident)
    if every and every[0].discharged_on is not None:
        on = day if dated else None
        return _fill_in(scene, every[0], on, destination, reason, note)
    stay = open_stay(scene)
    why = _term(db, programme, "exit_reason", reason)
    died = why is not None and why.is_death
    if destination is None and not died:
        raise ReasonNeeded()
    whereto = _term(db, programme, "destination", destination)
    # Nothing written about a stay may lie after its end.
    follows(days_of_stay(db, stay.id)[1], day)
    for record in records().values():
        if record.ends_with_stay:
            end = record.dated.ends
            db.execute(
                f"UPDATE {record.table} SET {end} = ? WHERE stay_id = ? AND {end} IS NULL",
                (day.isoformat(), stay.id),
            )
    change(
        db, "stay", stay.id, discharged_on=day, destination_id=whereto.id if whereto else None,
        exit_reason_id=why.id if why else None, exit_note=note,
    )  # fmt: skip
    refresh(db, programme, resident.id)
    days = (day - stay.admitted_on).days
    if died:
        sentence = message("daily.died", **resident.named, on=day)
    else:
        sentence = message("daily.discharged", **resident.named, on=day, n=days)
    tail = [message("daily.whereto", where=whereto.name)] if whereto else []
    put_out = why is not None and why.effect == EVICTION
    warned = [] if died else standing(scene, stay, needed=put_out)
    least = programme.least_months
    if least is not None and add_months(stay.admitted_on, least) > day and not died:
        warned.append(message("daily.shorter_than_expected", n=least))
    return on_stay(stay.id, f"S-{stay.id}", [sentence, *tail], warned)


def _term(
    db: sqlite3.Connection, programme: Programme, which: str, code: str | None
) -> Term | None:
    """A word of a list; pending and nothing are both nothing yet."""
    return None if code is None or means(code, PENDING) else term(db, programme, which, code)


def _fill_in(
    scene: Scene,
    stay: Stay,
    on: dt.date | None,
    destination: str | None,
    reason: str | None,
    note: str | None,
) -> Written:
    """Complete an exit that has a pending reason or destination."""
    db, _, programme, resident, _ = scene
    if on is not None and on < stay.admitted_on:
        raise BeforeAdmission(**resident.named, on=on, admitted=stay.admitted_on)
    if on is not None and on != stay.discharged_on:
        raise NotAdmitted(**resident.named, programme=programme.name)
    whereto = _term(db, programme, "destination", destination)
    why = _term(db, programme, "exit_reason", reason)
    has_reason, has_destination = db.execute(
        "SELECT exit_reason_id IS NOT NULL, destination_id IS NOT NULL FROM stay WHERE id = ?",
        (stay.id,),
    ).fetchone()
    fills = (whereto is not None and not has_destination, why is not None and not has_reason)
    clashes = (whereto is not None and has_destination) or (why is not None and has_reason)
    if clashes or not any(fills):
        raise NothingToFill(**resident.named, on=stay.discharged_on)
    db.execute(
        "UPDATE stay SET destination_id = coalesce(destination_id, ?), "
        "exit_reason_id = coalesce(exit_reason_id, ?), exit_note = coalesce(?, exit_note) "
        "WHERE id = ?",
        (whereto.id if whereto else None, why.id if why else None, note, stay.id),
    )
    sentence = message("daily.exit_filled_in", **resident.named, on=stay.discharged_on)
    return on_stay(stay.id, f"S-{stay.id}", [sentence])
