"""Absences: leaving for a time, with the unit held or released, and coming back."""

import datetime as dt
import sqlite3

from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.homes.errors import AlreadyPlaced, IsAway
from ettervern_cli.homes.placements import move_in, move_out, present_home
from ettervern_cli.homes.units import find_unit
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, open_stay
from ettervern_cli.programme.partners import readmitting
from ettervern_cli.programme.programme import term
from ettervern_cli.stays.errors import NotAway
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change_noting
from ettervern_cli.values.dates import follows, in_order, iso_day
from ettervern_cli.values.known_words import KEPT_OUT


def leave(
    scene: Scene,
    *,
    kind: str,
    expected_on: dt.date | None = None,
    release_unit: bool = False,
    incident: str | None = None,
    ground: str | None = None,
    note: str | None = None,
) -> Written:
    """A resident leaves for a time; the unit waits unless the kind or the caller releases it.

    ``incident`` is the id of what led to it, ``ground`` what lets the house keep somebody out:
    where the kind of absence is that, it is asked for.
    """
    db, author, programme, resident, on = scene
    stay = open_stay(scene)
    chosen = term(db, programme, "absence_kind", kind)
    _check_present(db, stay, resident, on)
    in_order(on, expected_on)
    held = chosen.holds_unit and not release_unit
    home = present_home(db, stay)
    if home is not None and not held:
        move_out(db, resident, stay, on)
    number = add(
        db, "absence", author.recorded_at, stay_id=stay.id, kind_id=chosen.id, left_on=on,
        expected_on=expected_on, unit_held=held, ground=ground, note=note,
    )  # fmt: skip
    refresh(db, programme, resident.id)
    sentence = message(
        "daily.away" if expected_on is None else "daily.away_until",
        **resident.named, kind=chosen.name, back=expected_on,
    )  # fmt: skip
    unit = "daily.unit_held" if held else "daily.unit_released"
    tail = [message(unit, unit=home.unit)] if home else []
    groundless = chosen.effect == KEPT_OUT and ground is None
    warned = [message("daily.groundless", entry=f"A-{number}")] if groundless else []
    agreed = readmitting(db, programme, chosen.code)
    tail += [message("daily.agreed_with", partner=one.partner) for one in agreed if one.holds(on)]
    warned += [message("daily.not_agreed", partner=one.partner, kind=chosen.name, on=on)
              for one in agreed if not one.holds(on)]  # fmt: skip
    written = on_stay(stay.id, f"A-{number}", [sentence, *tail], warned)
    if incident is None:
        return written
    from ettervern_cli.care.incidents.verbs import tied

    return tied(db, resident, written, incident, "absence", number)


def _check_present(db: sqlite3.Connection, stay: Stay, resident: Resident, on: dt.date) -> None:
    """IsAway for somebody who has left, EventsOutOfOrder before the end of an absence."""
    is_open, latest = db.execute(
        "SELECT sum(returned_on IS NULL), max(coalesce(returned_on, left_on)) FROM absence "
        "WHERE stay_id = ?",
        (stay.id,),
    ).fetchone()
    if is_open:
        raise IsAway(**resident.named)
    follows(latest and iso_day(latest), on)


def come_back(scene: Scene, *, unit: str | None = None, note: str | None = None) -> Written:
    """A resident returns, to the unit held or to the one named if it can take them."""
    db, _, programme, resident, on = scene
    stay = open_stay(scene)
    row = db.execute(
        "SELECT a.id, a.left_on, t.opens_window FROM absence a JOIN term t ON t.id = a.kind_id "
        "WHERE a.stay_id = ? AND a.returned_on IS NULL",
        (stay.id,),
    ).fetchone()
    if row is None:
        raise NotAway(**resident.named)
    in_order(iso_day(row[1]), on)
    change_noting(db, "absence", row[0], note, returned_on=on)
    sentences = [message("daily.back", **resident.named)]
    home = present_home(db, stay)
    if unit is not None:
        wanted = find_unit(db, programme, unit, on)
        if home is not None and home.unit_id == wanted.id:
            raise AlreadyPlaced(name=resident.name, unit=wanted.code)
        if home is not None:
            move_out(db, resident, stay, on)
        _, terms = move_in(scene.stage, stay, wanted)
        sentences += [message("daily.in_unit", unit=wanted.code), *terms]
    elif home is not None:
        sentences.append(message("daily.in_unit", unit=home.unit))
    refresh(db, programme, resident.id)
    warned = [] if home or unit else [message("daily.back_without_unit", code=resident.code)]
    if row[2] and programme.critical_months is not None:
        sentences.append(_new_window(db, stay))
    return on_stay(stay.id, f"A-{row[0]}", sentences, warned)


def _new_window(db: sqlite3.Connection, stay: Stay) -> Message:
    until = db.execute("SELECT critical_until FROM due_state WHERE stay_id = ?", (stay.id,))
    return message("daily.new_window", until=iso_day(until.fetchone()[0]))
