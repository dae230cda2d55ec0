"""Units: who lives where, which are void, and whether there is room."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.homes.beds import Bed, Span, Unplaced, most_at_once, open_places, span
from ettervern_cli.homes.errors import UnitAlreadyVoid, UnitInUse, UnitNotThere, UnitNotVoid
from ettervern_cli.homes.households.households import households
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add, change, fetch
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import DAY, FAR, in_order, iso_day
from ettervern_cli.values.sql.as_of import UNIT_TERMS, rule_as_of


class Unit(NamedTuple):
    """A home or room; ``last_on`` is the last day in use.

    One that others run (``run_by``) is a place where somebody may live: no vacancy of the
    programme's, and in no count of its units.
    """

    id: int
    code: str
    name: str | None
    kind: str
    beds: int
    rent_ore: int | None
    reserved_for_id: int | None
    reserved_for: str | None
    limit_months: int | None
    first_on: dt.date | None
    last_on: dt.date | None
    run_by: str | None = None
    reserved_for_name: str | None = None

    def exists(self, day: dt.date) -> bool:
        """Whether the unit is there on a day."""
        begun = self.first_on is None or self.first_on <= day
        return begun and (self.last_on is None or day <= self.last_on)


class UnitRow(NamedTuple):
    """A unit as it stands on a day. ``status`` is ``free``, ``occupied``, ``held`` or ``void``.

    ``taken`` are beds: a household takes one. ``children`` live there with their parents.
    Of homes that others run those where none of the programme's residents live are ``others``.
    """

    unit: Unit
    residents: list[tuple[str, str]]
    status: str
    since: dt.date | None
    taken: int = 0
    children: int = 0


_UNITS = """
SELECT u.id, u.code, u.name, u.kind, {beds}, {rent}, u.reserved_for_id, p.code, u.limit_months,
    {days} FROM unit u LEFT JOIN partner p ON p.id = u.reserved_for_id
"""


def units(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[Unit]:
    """The programme's units in the configuration's order, with the beds and the rent of a day."""
    beds, rent = (rule_as_of("unit", column, ":on", "u") for column in ("beds", "rent_ore"))
    query = _UNITS.format(beds=beds, rent=rent, days="u.first_on, u.last_on, u.run_by, p.name")
    bound = {"programme": programme.id, "on": on}
    return fetch(db, Unit, f"{query} WHERE u.programme_id = :programme ORDER BY u.position", bound)


def unit_terms(db: sqlite3.Connection, programme: Programme) -> list[Unit]:
    """The programme's units, each as often as its beds or rent changed, with the days of each."""
    query = _UNITS.format(beds="w.beds", rent="w.rent_ore", days="w.first_on, w.last_on, u.run_by")
    return fetch(
        db,
        Unit,
        f"{query} JOIN {UNIT_TERMS} w ON w.id = u.id WHERE u.programme_id = ? "
        "ORDER BY u.position, w.first_on",
        (programme.id,),
    )


def own_units(db: sqlite3.Connection, programme: Programme) -> list[Unit]:
    """The units that the programme runs itself, as ``unit_terms`` has them."""
    return [unit for unit in unit_terms(db, programme) if unit.run_by is None]


def find_unit(db: sqlite3.Connection, programme: Programme, code: str, on: dt.date) -> Unit:
    """A unit of a day by code or name; UnknownName, or NotUsedHere where there is none."""
    wanted = coded(db, programme, "unit", code)
    return next(unit for unit in units(db, programme, on) if unit.id == wanted.id)


def _find_unit_on(db: sqlite3.Connection, programme: Programme, code: str, on: dt.date) -> Unit:
    unit = find_unit(db, programme, code, on)
    if not unit.exists(on):
        raise UnitNotThere(unit=unit.code, on=on)
    return unit


def placements_of(db: sqlite3.Connection, unit: Unit) -> list[Span]:
    """When the unit's beds are taken; a household takes one as long as anybody of it is there."""
    rows = db.execute(
        "SELECT min(moved_in_on), max(coalesce(moved_out_on, ?)) FROM placement "
        "WHERE unit_id = ? GROUP BY coalesce(household_id, id)",
        (FAR.isoformat(), unit.id),
    )
    return [span(iso_day(first), iso_day(end)) for first, end in rows]


def void_spans(db: sqlite3.Connection, unit: Unit) -> list[Span]:
    """When the unit is out of use: until it is opened, else until the last day planned."""
    rows = db.execute(
        "SELECT since_on, coalesce(opened_on, expected_on) FROM void WHERE unit_id = ?", (unit.id,)
    )
    return [span(iso_day(first), iso_day(end) if end else None) for first, end in rows]


def beds_on(db: sqlite3.Connection, programme: Programme, day: dt.date) -> list[Bed]:
    """Free beds of the programme's units on a day and from then on, void and missing left out."""
    beds = []
    for unit in units(db, programme, day):
        if unit.run_by is not None or not unit.exists(day):
            continue
        if any(void.covers(day) for void in void_spans(db, unit)):
            continue
        taken = most_at_once(Span(day, FAR), placements_of(db, unit))
        beds.append(Bed(max(0, unit.beds - taken), unit.reserved_for_id))
    return beds


def places_open(
    db: sqlite3.Connection, programme: Programme, partner_id: int | None, day: dt.date
) -> int | None:
    """Places open to a person of a partner (None: of none) on a day; None if without limit."""
    if programme.capacity is None:
        return None
    if programme.capacity != "units":
        taken = db.execute(
            "SELECT count(*) FROM stay WHERE programme_id = ?1 AND admitted_on <= ?2 "
            "AND (discharged_on IS NULL OR discharged_on > ?2)",
            (programme.id, day.isoformat()),
        ).fetchone()[0]
        return int(programme.capacity) - int(taken)
    without_unit = db.execute(
        "SELECT s.partner_id FROM stay s WHERE s.programme_id = ?1 AND s.admitted_on <= ?2 "
        "AND (s.discharged_on IS NULL OR s.discharged_on > ?2) "
        "AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.stay_id = s.id "
        "  AND p.moved_in_on <= ?2 AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2)) "
        "AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.stay_id = s.id AND NOT a.unit_held "
        "  AND a.left_on <= ?2 AND (a.returned_on IS NULL OR a.returned_on > ?2)) "
        "AND EXISTS (SELECT 1 WHERE NOT EXISTS "
        "  (SELECT 1 FROM ladder_position f WHERE f.stay_id = s.id) "
        "  OR EXISTS (SELECT 1 FROM ladder_position f JOIN step t ON t.id = f.step_id "
        "     WHERE f.stay_id = s.id AND t.needs_unit))",
        (programme.id, day.isoformat()),
    ).fetchall()
    unplaced = [Unplaced(row[0]) for row in without_unit]
    return open_places(beds_on(db, programme, day), unplaced, partner_id)


def free_units(db: sqlite3.Connection, programme: Programme, day: dt.date) -> int:
    """How many units would stand empty on a day once all who are admitted have a place."""
    free = [bed.free for bed in beds_on(db, programme, day)]
    unplaced = sum(free) - (places_open_to_anyone(db, programme, day) or 0)
    return sum(1 for beds in free if beds) - unplaced


def places_open_to_anyone(db: sqlite3.Connection, programme: Programme, day: dt.date) -> int | None:
    """Places left on a day whoever they are kept for."""
    if programme.capacity != "units":
        return places_open(db, programme, None, day)
    general = places_open(db, programme, None, day) or 0
    return general + sum(
        bed.free for bed in beds_on(db, programme, day) if bed.reserved_for is not None
    )


def unit_rows(db: sqlite3.Connection, programme: Programme, day: dt.date) -> list[UnitRow]:
    """Every unit there is on a day: who lives there, free, held or void, and since when."""
    born = {one.unit: len(one.born) for one in households(db, programme, day)}
    return [
        unit_row(db, unit, day)._replace(children=born.get(unit.code, 0))
        for unit in units(db, programme, day)
        if unit.exists(day)
    ]


def unit_row(db: sqlite3.Connection, unit: Unit, day: dt.date) -> UnitRow:
    """One unit as it stands on a day, also where it is not in use then."""
    rows = db.execute(
        "SELECT r.code, r.name, p.moved_in_on, a.id IS NOT NULL, coalesce(p.household_id, p.id) "
        "FROM placement p "
        "JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id "
        "LEFT JOIN absence a ON a.stay_id = s.id AND a.left_on <= ?2 "
        "  AND (a.returned_on IS NULL OR a.returned_on > ?2) "
        "WHERE p.unit_id = ?1 AND p.moved_in_on <= ?2 "
        "AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2) ORDER BY p.moved_in_on, p.id",
        (unit.id, day.isoformat()),
    ).fetchall()
    people = [(code, name) for code, name, *_ in rows]
    if rows:
        status = "held" if all(away for *_, away, _ in rows) else "occupied"
        homes = len({home for *_, home in rows})
        return UnitRow(unit, people, status, iso_day(rows[0][2]), homes)
    for void in void_spans(db, unit):
        if void.covers(day):
            return UnitRow(unit, [], "void", void.first)
    if unit.run_by is not None:
        return UnitRow(unit, [], "others", None)
    last = db.execute(
        "SELECT max(day) FROM (SELECT max(moved_out_on) AS day FROM placement "
        "WHERE unit_id = ?1 AND moved_out_on <= ?2 "
        "UNION ALL SELECT max(coalesce(opened_on, expected_on)) FROM void "
        "WHERE unit_id = ?1 AND coalesce(opened_on, expected_on) <= ?2)",
        (unit.id, day.isoformat()),
    ).fetchone()[0]
    return UnitRow(unit, [], "free", iso_day(last) if last else unit.first_on)


def void_unit(stage: Stage, code: str, *, until: dt.date | None, reason: str) -> Written:
    """Take a unit out of use from a day; refused while lived in or held, naming the resident.

    UnitNotThere on a day before its first or after its last.
    """
    db, author, programme, on = stage
    unit = _find_unit_on(db, programme, code, on)
    in_order(on, until)
    number = add(
        db, "void", author.recorded_at,
        unit_id=unit.id, since_on=on, expected_on=until + DAY if until else None, reason=reason,
    )  # fmt: skip
    check_void(db, programme, number)
    return _turned(stage, unit, number, "daily.unit_void", on)


def check_void(db: sqlite3.Connection, programme: Programme, number: int) -> None:
    """What must hold of a unit's time out of use: nobody lives there then, and it is there.

    UnitNotThere, UnitInUse or UnitAlreadyVoid.
    """
    unit_id, begins, end = db.execute(
        "SELECT unit_id, since_on, coalesce(opened_on, expected_on, ?) FROM void WHERE id = ?",
        (FAR.isoformat(), number),
    ).fetchone()
    unit = next(unit for unit in units(db, programme, iso_day(begins)) if unit.id == unit_id)
    if not unit.exists(iso_day(begins)):
        raise UnitNotThere(unit=unit.code, on=iso_day(begins))
    living = db.execute(
        "SELECT r.code || ' ' || r.name FROM placement p JOIN stay s ON s.id = p.stay_id "
        "JOIN resident r ON r.id = s.resident_id WHERE p.unit_id = ?1 AND p.moved_in_on < ?3 "
        "AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2)",
        (unit.id, begins, end),
    ).fetchall()
    if living:
        raise UnitInUse(unit=unit.code, residents=[row[0] for row in living])
    if db.execute(
        "SELECT 1 FROM void WHERE unit_id = ?1 AND id <> ?2 AND since_on < ?4 "
        "AND coalesce(opened_on, expected_on, ?5) > ?3",
        (unit.id, number, begins, end, FAR.isoformat()),
    ).fetchone():
        raise UnitAlreadyVoid(unit=unit.code)


def open_unit(stage: Stage, code: str) -> Written:
    """Take a void unit into use again, and say from when: the day given, or when it was due.

    UnitNotThere on a day before its first or after its last.
    """
    db, _, programme, on = stage
    unit = _find_unit_on(db, programme, code, on)
    row = db.execute(
        "SELECT id, since_on, expected_on FROM void WHERE unit_id = ? AND opened_on IS NULL "
        "ORDER BY since_on DESC, id DESC LIMIT 1",
        (unit.id,),
    ).fetchone()
    if row is None:
        raise UnitNotVoid(unit=unit.code)
    in_order(iso_day(row[1]), on)
    opened = min(on, iso_day(row[2])) if row[2] else on
    change(db, "void", row[0], opened_on=opened)
    return _turned(stage, unit, row[0], "daily.unit_open", opened)


def _turned(stage: Stage, unit: Unit, number: int, key: str, on: dt.date) -> Written:
    """What to say of a unit, and how it stands today."""
    shown = unit_json(unit_row(stage.db, unit, stage.author.today))
    return Written([message(key, unit=unit.code, on=on)], id=f"UV-{number}", value=shown)


def require_units(db: sqlite3.Connection, programme: Programme) -> None:
    """NotUsedHere where the programme has no units."""
    if not unit_terms(db, programme):
        raise NotUsedHere(what="unit", programme=programme.name)


NAMES = ("unit", "name", "kind", "beds", "residents", "status", "reserved_for", "since", "run_by",
         "limit_months", "children")  # fmt: skip


def unit_json(row: UnitRow) -> dict[str, object]:
    """A unit as ``unit list`` gives it to scripts."""
    codes = [code for code, _ in row.residents]
    return picked(NAMES, row, row.unit, unit=row.unit.code, residents=codes)
