"""Measures: help given for a time by a provider.

``stopped_on`` is the first day without the measure. A measure ends with the stay.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.care.measures.errors import MeasureRunsAlready, UnknownMeasure
from ettervern_cli.care.scores.rules import points
from ettervern_cli.consents.checks import check_consent
from ettervern_cli.consents.in_force import require
from ettervern_cli.people.decisions import decision_for
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add, change, fetch
from ettervern_cli.values.data import as_json
from ettervern_cli.values.dates import in_order
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
    decision: str | None


class Running(NamedTuple):
    """A measure of a stay as its row has it."""

    id: int
    name: str
    started_on: dt.date
    stopped_on: dt.date | None


def start_measure(
    scene: Scene,
    *,
    name: str,
    provider: str,
    hours_tenths: int | None = None,
    decision: str | None = None,
    note: str | None = None,
) -> Written:
    """Begin a measure; MeasureRunsAlready where one of that name runs on the day or later.

    ``decision`` is the id of the meeting's that it rests on, which a programme may ask for.
    Raises AgencyNotConsented where the provider is a partner that may not hear of the person; that
    no consent stands for anybody else is pointed out.
    """
    db, author, programme, resident, on = scene
    require(scene)
    stay = stay_on(scene)
    _check_not_running(db, resident, stay.id, name, on)
    decision_id = decision_for(scene, decision)
    partner = partner_named(db, programme, provider)
    if partner:
        check_consent(db, programme, [resident], [partner.id], on, "measures")
    giver = partner.name if partner else provider
    unknown = [] if partner else [message("measure.no_partner", provider=provider)]
    number = add(
        db, "measure", author.recorded_at, stay_id=stay.id, name=name, provider=giver,
        hours_tenths=hours_tenths, started_on=on, stopped_on=stay.discharged_on, note=note,
        decision_id=decision_id,
    )  # fmt: skip
    sentence = message(
        "measure.started" if hours_tenths is None else "measure.started_hours",
        **resident.named, measure=name, provider=giver, hours=points(hours_tenths), on=on,
    )  # fmt: skip
    return on_stay(stay.id, f"T-{number}", [sentence], unknown)


def _check_not_running(
    db: sqlite3.Connection, resident: Resident, stay_id: int, name: str, on: dt.date
) -> None:
    for one in _of_stay(db, stay_id):
        if sought(one.name) == sought(name) and (one.stopped_on is None or one.stopped_on > on):
            raise MeasureRunsAlready(**resident.named, measure=one.name, since=one.started_on)


def stop_measure(scene: Scene, *, name: str) -> Written:
    """End a measure from a day; named by its name, a unique start of it, or its id."""
    db, resident, on = scene.db, scene.resident, scene.on
    stay = stay_on(scene)
    running = [one for one in _of_stay(db, stay.id) if one.stopped_on is None]
    fitting = [one for one in running if name.strip().upper() == f"T-{one.id}"]
    key = sought(name)
    fitting = fitting or [one for one in running if sought(one.name) == key]
    fitting = fitting or [one for one in running if key and sought(one.name).startswith(key)]
    if len(fitting) != 1:
        known = [one.name for one in running]
        raise UnknownMeasure(value=name, **resident.named, on=on, known=known)
    found = fitting[0]
    in_order(found.started_on, on)
    change(db, "measure", found.id, stopped_on=on)
    sentence = message("measure.stopped", **resident.named, measure=found.name, on=on)
    return on_stay(stay.id, f"T-{found.id}", [sentence])


def _of_stay(db: sqlite3.Connection, stay_id: int) -> list[Running]:
    """A stay's measures, in order of time."""
    return fetch(
        db,
        Running,
        "SELECT id, name, started_on, stopped_on FROM measure WHERE stay_id = ? "
        "ORDER BY started_on, id",
        (stay_id,),
    )


def measures(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    *,
    resident: Resident | None = None,
    open_only: bool = False,
) -> list[Measure]:
    """Measures of everybody, or of one person, by code and then in order of time."""
    marks = ", ".join("?" * len(programme_ids))
    return fetch(
        db,
        Measure,
        "SELECT 'T-' || m.id, r.code, r.name, 'S-' || s.id, m.name, m.provider, m.hours_tenths, "
        "m.started_on, m.stopped_on, m.note, 'D-' || m.decision_id FROM measure m "
        "JOIN stay s ON s.id = m.stay_id "
        f"JOIN resident r ON r.id = s.resident_id WHERE s.programme_id IN ({marks}) "
        "AND (? IS NULL OR r.id = ?) AND (NOT ? OR m.stopped_on IS NULL) "
        "ORDER BY r.id, m.started_on, m.id",
        (*programme_ids, *[resident.id if resident else None] * 2, open_only),
    )


def measure_json(measure: Measure) -> dict[str, Any]:
    """A measure as scripts get it; ``stopped_on`` is the first day without it."""
    hours = points(measure.hours_tenths)
    renamed = {"hours_tenths": "hours_a_week"}
    shown = as_json(measure, hours_tenths=hours)
    return {renamed.get(name, name): value for name, value in shown.items()}
