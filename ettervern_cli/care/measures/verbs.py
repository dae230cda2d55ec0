"""Measures: help given for a time by a provider.

``stopped_on`` is the first day without the measure. A measure ends with the stay.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.care.scores.rules import points
from ettervern_cli.consents.verbs import require
from ettervern_cli.errors import EndsBeforeItBegins, MeasureRunsAlready, UnknownMeasure
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, partner_named
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.results import Written, said
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import sought


class Measure(NamedTuple):
    """Help given for a time; ``hours_tenths`` a week, None where nobody said."""

    id: str
    resident: str
    name: str
    stay: str
    measure: str
    provider: str
    hours_tenths: int | None
    started_on: dt.date
    stopped_on: dt.date | None
    note: str | None


def start_measure(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    name: str,
    provider: str,
    hours_tenths: int | None = None,
    note: str | None = None,
) -> Written:
    """Begin a measure; MeasureRunsAlready where one of that name runs on the day or later."""
    require(db, programme, resident, on)
    stay = stay_on(db, programme, resident, on)
    _check_not_running(db, resident, stay.id, name, on)
    partner = partner_named(db, programme, provider)
    giver = partner.name if partner else provider
    ends = stay.discharged_on
    db.execute(
        "INSERT INTO measure (stay_id, name, provider, hours_tenths, started_on, stopped_on, "
        "note, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stay.id,
            name,
            giver,
            hours_tenths,
            on.isoformat(),
            ends.isoformat() if ends else None,
            note,
            pen.recorded_at,
        ),
    )
    key = "measure.started" if hours_tenths is None else "measure.started_hours"
    told = said(
        key,
        name=resident.name,
        code=resident.code,
        measure=name,
        provider=giver,
        hours=points(hours_tenths),
        on=on,
    )
    return Written(stay.id, "measure", [told])


def _check_not_running(
    db: sqlite3.Connection, resident: Resident, stay_id: int, name: str, on: dt.date
) -> None:
    for _, running, started, stopped in _of_stay(db, stay_id):
        if sought(running) == sought(name) and (stopped is None or stopped > on):
            raise MeasureRunsAlready(
                name=resident.name, code=resident.code, measure=running, since=started
            )


def stop_measure(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    name: str,
) -> Written:
    """End a measure from a day; named by its name, a unique start of it, or its id."""
    stay = stay_on(db, programme, resident, on)
    running = [row for row in _of_stay(db, stay.id) if row[3] is None]
    fitting = [row for row in running if name.strip().upper() == f"T-{row[0]}"]
    key = sought(name)
    fitting = fitting or [row for row in running if sought(row[1]) == key]
    fitting = fitting or [row for row in running if key and sought(row[1]).startswith(key)]
    if len(fitting) != 1:
        known = [row[1] for row in running]
        raise UnknownMeasure(value=name, name=resident.name, code=resident.code, on=on, known=known)
    row_id, found, started, _ = fitting[0]
    if on < started:
        raise EndsBeforeItBegins(begins=started, ends=on)
    db.execute("UPDATE measure SET stopped_on = ? WHERE id = ?", (on.isoformat(), row_id))
    told = said("measure.stopped", name=resident.name, code=resident.code, measure=found, on=on)
    return Written(stay.id, "measure", [told])


def _of_stay(
    db: sqlite3.Connection, stay_id: int
) -> list[tuple[int, str, dt.date, dt.date | None]]:
    """Id, name, beginning and end of a stay's measures, in order of time."""
    rows = db.execute(
        "SELECT id, name, started_on, stopped_on FROM measure WHERE stay_id = ? "
        "ORDER BY started_on, id",
        (stay_id,),
    )
    return [(row[0], row[1], iso_day(row[2]), iso_day(row[3]) if row[3] else None) for row in rows]


def measures(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    *,
    resident: Resident | None = None,
    open_only: bool = False,
) -> list[Measure]:
    """Measures of everybody, or of one person, by code and then in order of time."""
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        "SELECT 'T-' || m.id, r.code, r.name, 'S-' || s.id, m.name, m.provider, m.hours_tenths, "
        "m.started_on, m.stopped_on, m.note FROM measure m JOIN stay s ON s.id = m.stay_id "
        f"JOIN resident r ON r.id = s.resident_id WHERE s.programme_id IN ({marks}) "
        "AND (? IS NULL OR r.id = ?) AND (NOT ? OR m.stopped_on IS NULL) "
        "ORDER BY r.id, m.started_on, m.id",
        (*programme_ids, *[resident.id if resident else None] * 2, open_only),
    )
    return [
        Measure(*row)._replace(
            started_on=iso_day(row[7]), stopped_on=iso_day(row[8]) if row[8] else None
        )
        for row in rows
    ]


def measure_json(measure: Measure) -> dict[str, Any]:
    """A measure as scripts get it; ``stopped_on`` is the first day without it."""
    return {
        "id": measure.id,
        "resident": measure.resident,
        "name": measure.name,
        "stay": measure.stay,
        "measure": measure.measure,
        "provider": measure.provider,
        "hours_a_week": points(measure.hours_tenths),
        "started_on": measure.started_on.isoformat(),
        "stopped_on": measure.stopped_on.isoformat() if measure.stopped_on else None,
        "note": measure.note,
    }
