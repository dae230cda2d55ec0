"""Leases by command: a new one of the unit lived in, and those of homes elsewhere; all in force."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.errors import MissingOption
from ettervern_cli.homes.errors import NotPlaced
from ettervern_cli.homes.leases.errors import NoOwnLease
from ettervern_cli.homes.leases.record import OWN_LEASE
from ettervern_cli.homes.leases.verbs import Contract, add_lease, columns, short_warning
from ettervern_cli.homes.placements import lease_step, present_home
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import open_stay, stay_on
from ettervern_cli.programme.programme import term
from ettervern_cli.storage.records import hold
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add, change_noting, fetch
from ettervern_cli.values.dates import in_order, iso_day


def add_own(scene: Scene, *, kind: str, terms: Contract, note: str | None = None) -> Written:
    """A lease of a home that is none of the programme's units; one in force ends the same day.

    EventsOutOfOrder where another goes on then. That of the unit lived in stays in force.
    """
    db, author, programme, resident, on = scene
    stay = stay_on(scene)
    lease = term(db, programme, "lease", kind)
    db.execute(
        "UPDATE own_lease SET left_on = ?1 "
        "WHERE stay_id = ?2 AND left_on IS NULL AND begins_on <= ?1",
        (on.isoformat(), stay.id),
    )
    number = add(
        db, "own_lease", author.recorded_at,
        stay_id=stay.id, kind_id=lease.id, note=note, **columns(scene.stage, terms),
    )  # fmt: skip
    hold(db, OWN_LEASE, stay.id)
    entry = f"EL-{number}"
    sentence = message("lease.own", **resident.named, lease=lease.name, on=on)
    home = present_home(db, stay)
    warned = (
        [message("lease.still_of_unit", code=resident.code, unit=home.unit, day=str(on))]
        if home
        else []
    )
    warned += short_warning(db, entry)
    return on_stay(stay.id, entry, [sentence], warned)


def renew(scene: Scene, *, kind: str | None, terms: Contract) -> Written:
    """A new lease of the unit lived in, of a kind or as the step says; NotPlaced without one."""
    db, _, _, resident, on = scene
    stay = open_stay(scene)
    home = present_home(db, stay)
    if home is None:
        raise NotPlaced(**resident.named)
    in_order(home.moved_in_on, on)
    said = add_lease(scene.stage, home.id, kind=kind, step=lease_step(db, stay, on), terms=terms)
    if not said:
        raise MissingOption(option="KIND")
    (entry,) = db.execute("SELECT 'L-' || max(id) FROM lease").fetchone()
    sentence = message("lease.renewed", **resident.named, unit=home.unit, on=on)
    return on_stay(stay.id, entry, [sentence, *said], short_warning(db, entry))


def end_own(scene: Scene, note: str | None = None) -> Written:
    """The lease elsewhere is over; the night of ``on`` is the first one not spent there."""
    db, _, programme, resident, on = scene
    row = db.execute(
        "SELECT o.id, o.begins_on, t.name, o.stay_id FROM own_lease o "
        "JOIN term t ON t.id = o.kind_id JOIN stay s ON s.id = o.stay_id WHERE o.left_on IS NULL "
        "AND s.resident_id = ? AND s.programme_id = ? ORDER BY o.begins_on DESC LIMIT 1",
        (resident.id, programme.id),
    ).fetchone()
    if row is None:
        raise NoOwnLease(**resident.named)
    in_order(iso_day(row[1]), on)
    change_noting(db, "own_lease", row[0], note, left_on=on)
    sentence = message("lease.over", **resident.named, lease=row[2], on=on)
    return on_stay(row[3], f"EL-{row[0]}", [sentence])


class LeaseRow(NamedTuple):
    """A lease in force; ``unit`` is None for a home elsewhere, ``ends_on`` the last day."""

    id: str
    resident: str
    name: str
    kind: str
    kind_name: str
    unit: str | None
    begins_on: dt.date
    ends_on: dt.date | None
    trial_until_on: dt.date | None
    explained_on: dt.date | None
    deposit_ore: int | None
    notice_months: int | None


# The latest lease of everybody's unit, and the one elsewhere, of stays that go on.
IN_FORCE = """
SELECT 'L-' || l.id, r.code, r.name, t.code, t.name, u.code, l.begins_on, l.ends_on,
    (SELECT until_on FROM trial WHERE lease_id = l.id ORDER BY begins_on DESC, id DESC LIMIT 1),
    l.explained_on, l.deposit_ore, l.notice_months
FROM placement p JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id
JOIN unit u ON u.id = p.unit_id JOIN lease l ON l.id = (SELECT o.id FROM lease o
    WHERE o.placement_id = p.id ORDER BY o.begins_on DESC, o.id DESC LIMIT 1)
JOIN term t ON t.id = l.kind_id
WHERE p.moved_out_on IS NULL AND s.discharged_on IS NULL AND s.programme_id IN ({marks})
    AND (? OR l.ends_on IS NOT NULL)
UNION ALL
SELECT 'EL-' || l.id, r.code, r.name, t.code, t.name, NULL, l.begins_on, l.ends_on, NULL,
    l.explained_on, l.deposit_ore, l.notice_months
FROM own_lease l JOIN stay s ON s.id = l.stay_id JOIN resident r ON r.id = s.resident_id
JOIN term t ON t.id = l.kind_id
WHERE l.left_on IS NULL AND s.discharged_on IS NULL AND s.programme_id IN ({marks})
    AND (? OR l.ends_on IS NOT NULL)
ORDER BY 2, 7
"""


# Until when leases and their trials may go on, as somebody has allowed since they began.
EXTENDED = """
SELECT 'L-' || l.id, x.what, max(x.until_on)
FROM extension x JOIN placement p ON p.stay_id = x.stay_id JOIN lease l ON l.placement_id = p.id
WHERE x.what = 'lease' AND x.allowed_on >= l.begins_on OR x.what = 'trial' AND x.allowed_on >=
    (SELECT max(begins_on) FROM trial WHERE lease_id = l.id)
GROUP BY l.id, x.what
UNION ALL
SELECT 'EL-' || l.id, x.what, max(x.until_on)
FROM extension x JOIN own_lease l ON l.stay_id = x.stay_id
WHERE x.what = 'lease' AND x.allowed_on >= l.begins_on GROUP BY l.id
"""


def in_force(
    db: sqlite3.Connection, programme_ids: Sequence[int], today: dt.date
) -> list[LeaseRow]:
    """Leases that have not run out, with the days to which they and their trials may go on."""
    later = {(entry, what): iso_day(until) for entry, what, until in db.execute(EXTENDED)}

    def ends(row: LeaseRow, what: str, on: dt.date | None) -> dt.date | None:
        return None if on is None else max(on, later.get((row.id, what), on))

    rows = [
        row._replace(
            ends_on=ends(row, "lease", row.ends_on),
            trial_until_on=ends(row, "trial", row.trial_until_on),
        )
        for row in leases(db, programme_ids)
    ]
    return [
        row._replace(trial_until_on=None) if (row.trial_until_on or today) < today else row
        for row in rows
        if (row.ends_on or today) >= today
    ]


def leases(
    db: sqlite3.Connection, programme_ids: Sequence[int], *, ending: bool = False
) -> list[LeaseRow]:
    """The latest lease of all who stay, run out or not, by code; those with a last day alone."""
    query = IN_FORCE.format(marks=", ".join("?" * len(programme_ids)))
    return fetch(db, LeaseRow, query, 2 * (*programme_ids, not ending))
