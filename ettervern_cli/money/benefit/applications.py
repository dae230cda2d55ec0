"""Benefits that residents apply for: KVP, housing allowance and whatever the programme names.

What an agency decides is not decided here; it is written down.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.care.facts import begin, end, find_open, period_told
from ettervern_cli.money.benefit.record import APPLICATION
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.storage.results import Written
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import in_order


class BenefitDay(NamedTuple):
    """An application that has waited long, or a grant that ends: since or on a day."""

    id: str
    resident: str
    name: str
    benefit: str
    on: dt.date


def apply(scene: Scene, *, kind: str, note: str | None = None) -> Written:
    """A benefit is applied for on a day, which may lie before the first stay."""
    chosen = coded(scene.db, scene.programme, "benefit", kind)
    return begin(
        scene, APPLICATION, "fact.benefit_applied_for", chosen.name,
        benefit_id=chosen.id, note=note,
    )  # fmt: skip


def answer(
    scene: Scene,
    *,
    kind: str,
    granted: bool,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    note: str | None = None,
) -> Written:
    """The answer to an application: granted from a day, else from that of the answer, or not."""
    chosen = coded(scene.db, scene.programme, "benefit", kind)
    found = find_open(scene, APPLICATION, chosen.name)
    begins = (from_on or scene.on) if granted else None
    in_order(begins, until_on)
    key = "fact.benefit_told_granted" if granted else "fact.benefit_told_declined"
    until_on = until_on if granted else None
    done = end(scene, APPLICATION, key, found, note, is_granted=granted, from_on=begins,
               until_on=until_on)  # fmt: skip
    return done._replace(messages=[*done.messages, *period_told(begins, until_on)])


_DAYS = """SELECT 'YS-' || v.id, r.code, r.name, b.name, {day} AS day FROM application v
JOIN benefit b ON b.id = v.benefit_id JOIN stay s ON s.id = v.stay_id
JOIN resident r ON r.id = s.resident_id WHERE s.programme_id = :programme
AND s.discharged_on IS NULL AND {which} AND day BETWEEN :first AND :last ORDER BY day, v.id"""
_WAITING = _DAYS.format(
    day="date(v.applied_on, '+' || b.answer_days || ' days')", which="v.answered_on IS NULL"
)
# A grant that another of the same kind goes on after is not one that ends.
_ENDING = _DAYS.format(
    day="v.until_on",
    which="v.is_granted AND NOT EXISTS (SELECT 1 FROM application n WHERE n.stay_id = v.stay_id "
    "AND n.benefit_id = v.benefit_id AND n.is_granted "
    "AND coalesce(n.until_on, '9999') > v.until_on)",
)


def waiting_long(db: sqlite3.Connection, programme: Programme, today: dt.date) -> list[BenefitDay]:
    """Applications whose days for an answer have run out by today, the longest ago first."""
    return _days(db, programme, _WAITING, dt.date.min, today)


def ending(
    db: sqlite3.Connection, programme: Programme, first: dt.date, last: dt.date
) -> list[BenefitDay]:
    """Grants whose last day lies between two days, the first first."""
    return _days(db, programme, _ENDING, first, last)


def _days(
    db: sqlite3.Connection, programme: Programme, query: str, first: dt.date, last: dt.date
) -> list[BenefitDay]:
    return fetch(db, BenefitDay, query, {"programme": programme.id, "first": first, "last": last})
