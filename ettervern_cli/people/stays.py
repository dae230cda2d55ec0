"""Stays: finding the one meant."""

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.people.errors import AfterDischarge, BeforeAdmission, NotAdmitted, PersonDied
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.known_words import is_death

if TYPE_CHECKING:
    from ettervern_cli.people.scene import Scene


class Stay(NamedTuple):
    """One resident's time in one programme; ``discharged_on`` is the first day not in it."""

    id: int
    resident_id: int
    admitted_on: dt.date
    discharged_on: dt.date | None
    partner_id: int | None


COLUMNS = "id, resident_id, admitted_on, discharged_on, partner_id"


def stays(db: sqlite3.Connection, programme: Programme, resident: Resident) -> list[Stay]:
    """All stays of a person in a programme, the latest first."""
    return fetch(
        db,
        Stay,
        f"SELECT {COLUMNS} FROM stay WHERE resident_id = ? AND programme_id = ? "
        "ORDER BY admitted_on DESC, id DESC",
        (resident.id, programme.id),
    )


def days_of_stay(db: sqlite3.Connection, stay_id: int) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which anything happened that lies within a stay."""
    from ettervern_cli.storage.records import inside_stay, joined, records

    days = []
    for table in records():
        joins, last = joined(table, -1)
        days += [
            f"SELECT t.{column} AS day FROM {table} t {joins} WHERE {last}.stay_id = ?1"
            for column in inside_stay(table)
        ]
    first, last = db.execute(
        f"SELECT min(day), max(day) FROM ({' UNION ALL '.join(days)})", (stay_id,)
    ).fetchone()
    return (iso_day(first) if first else None, iso_day(last) if last else None)


def refuse_dead(db: sqlite3.Connection, resident: Resident) -> None:
    """PersonDied where the person's last stay, in any programme, ended with their death."""
    row = db.execute(
        "SELECT s.discharged_on FROM stay s JOIN term t ON t.id = s.exit_reason_id "
        f"WHERE s.resident_id = ? AND {is_death('t')} ORDER BY s.discharged_on DESC LIMIT 1",
        (resident.id,),
    ).fetchone()
    if row is not None:
        raise PersonDied(**resident.named, on=iso_day(row[0]))


def stay_on(scene: "Scene") -> Stay:
    """The stay that a day belongs to, the day of discharge included; the latest if two share it."""
    return stay_of(scene.db, scene.programme, scene.resident, scene.on)


def stay_or_first(scene: "Scene") -> Stay:
    """As ``stay_on``; a day before the first stay is of that."""
    every = stays(scene.db, scene.programme, scene.resident)
    return every[-1] if every and scene.on < every[-1].admitted_on else stay_on(scene)


def stay_of(db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date) -> Stay:
    """As ``stay_on``, of any person in any programme."""
    every = stays(db, programme, resident)
    if not every:
        raise NotAdmitted(**resident.named, programme=programme.name)
    for stay in every:
        if stay.admitted_on <= on and (stay.discharged_on is None or on <= stay.discharged_on):
            return stay
    latest = every[0]
    if latest.discharged_on is not None and on > latest.discharged_on:
        raise AfterDischarge(**resident.named, on=on, discharged=latest.discharged_on)
    first = min(stay.admitted_on for stay in every if stay.admitted_on > on)
    raise BeforeAdmission(**resident.named, on=on, admitted=first)


def open_stay(scene: "Scene") -> Stay:
    """The stay that has not ended; a day before it began is refused."""
    resident, on = scene.resident, scene.on
    every = stays(scene.db, scene.programme, resident)
    if not every or every[0].discharged_on is not None:
        raise NotAdmitted(**resident.named, programme=scene.programme.name)
    if on < every[0].admitted_on:
        raise BeforeAdmission(**resident.named, on=on, admitted=every[0].admitted_on)
    return every[0]
