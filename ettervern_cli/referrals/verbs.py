"""Referrals: a request for a place, from the day it comes until the person is admitted or it ends.

Which one is next, and what a decline leads to, is decided in ``rules/referrals.py``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import (
    AlreadyAdmitted,
    AlreadyReferred,
    BadValue,
    EffectDiffers,
    EndsBeforeItBegins,
    EventsOutOfOrder,
    NothingChanged,
    NotReferred,
    OptionsExclude,
)
from ettervern_cli.people.people import Resident, likely_same, person
from ettervern_cli.people.stays import refuse_dead, stays
from ettervern_cli.programme.programme import Programme, municipality, partner_named, term
from ettervern_cli.referrals.record import REFERRAL
from ettervern_cli.referrals.rules import (
    ASK_AGAIN,
    DECLINED,
    FIRST_IN_LINE,
    Asked,
    ask_again_day,
    ends_it,
)
from ettervern_cli.referrals.waiting_list import Referral, open_referral, read, referral
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.records import OF_ENTRY, hold
from ettervern_cli.storage.results import Said, said
from ettervern_cli.values.dates import FAR, iso_day
from ettervern_cli.values.texts import clean_text


class Request(NamedTuple):
    """What comes with a referral; every value as typed and read."""

    who: str
    source: str
    agency: str | None = None
    municipality: str | None = None
    born: str | None = None
    treatment_began_on: dt.date | None = None
    treatment_ended_on: dt.date | None = None
    note: str | None = None


class Done(NamedTuple):
    """What a verb did: the referral as it stands now, what to say and what to warn of."""

    referral: Referral
    said: list[Said]
    warned: list[Said] = []  # noqa: RUF012 (never changed)


def refer(
    db: sqlite3.Connection, pen: Pen, programme: Programme, asked: Request, on: dt.date
) -> Done:
    """Write down that somebody asks for a place: a new person by name, or a known one by code.

    Refused where the person is here already or has an open referral.
    """
    who = person(db, programme.names, asked.who, asked.born, pen.recorded_at)
    resident, is_new = who.resident, who.is_new
    _check_free(db, programme, resident, on)
    source = term(db, programme, "source", asked.source)
    agency = clean_text(asked.agency, "agency") if asked.agency is not None else None
    partner = partner_named(db, programme, agency) if agency else None
    town = municipality(db, asked.municipality) if asked.municipality else None
    began, ended = asked.treatment_began_on, asked.treatment_ended_on
    if began is not None and ended is not None and ended < began:
        raise EndsBeforeItBegins(begins=began, ends=ended)
    cursor = db.execute(
        "INSERT INTO referral (resident_id, programme_id, source_id, agency, partner_id, "
        "municipality_id, treatment_began_on, treatment_ended_on, referred_on, note, recorded_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            resident.id,
            programme.id,
            source.id,
            agency,
            partner.id if partner else None,
            town.id if town else None,
            began.isoformat() if began else None,
            ended.isoformat() if ended else None,
            on.isoformat(),
            asked.note,
            pen.recorded_at,
        ),
    )
    found = referral(db, programme, int(cursor.lastrowid or 0), pen.today)
    facts = {"name": resident.name, "code": resident.code, "programme": programme.name}
    told = [said("referral.added", **facts), *_place(found)]
    same = likely_same(db, resident, town.id if town else None) if is_new else []
    warned = [said("referral.likely_same", name=resident.name, others=same)] if same else []
    return Done(found, told, [*who.warned, *warned])


def _check_free(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> None:
    """Nobody is referred to where they are, twice at once, or back into time spent here."""
    refuse_dead(db, resident)
    present = open_referral(db, programme, resident)
    if present is not None:
        raise AlreadyReferred(
            code=resident.code, name=resident.name, referred=present.asked.referred_on
        )
    every = stays(db, programme, resident)
    if every and every[0].discharged_on is None:
        raise AlreadyAdmitted(code=resident.code, name=resident.name, admitted=every[0].admitted_on)
    ended = db.execute(
        "SELECT max(ended_on) FROM referral WHERE resident_id = ? AND programme_id = ?",
        (resident.id, programme.id),
    ).fetchone()[0]
    days = [stay.discharged_on or FAR for stay in every] + ([iso_day(ended)] if ended else [])
    if days and max(days) > on:
        raise EventsOutOfOrder(on=on, latest=max(days))


def assess(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    today: dt.date,
    note: str | None = None,
) -> Done:
    """Record the day on which the person was assessed; from then on the referral is waiting."""
    asked = _open(db, programme, resident, on).asked
    if asked.assessed_on is not None:
        raise NothingChanged()
    if asked.offered_on is not None and asked.offered_on < on:
        raise EventsOutOfOrder(on=on, latest=asked.offered_on)
    return _turn(db, programme, resident, asked, today, "referral.assessed", on, note,
                 assessed_on=on)  # fmt: skip


def offer(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    today: dt.date,
    note: str | None = None,
) -> Done:
    """Record that a place was offered; after a decline that left the referral open, once more."""
    asked = _open(db, programme, resident, on).asked
    declined, offered = asked.declined_on, asked.offered_on
    if offered is not None and (declined is None or declined < offered):
        raise NothingChanged()
    _check_after(asked, on)
    # The first offer made the referral a waiting one; that must hold for the days between.
    assessed = asked.assessed_on or offered
    return _turn(db, programme, resident, asked, today, "referral.offered", on, note,
                 offered_on=on, assessed_on=assessed)  # fmt: skip


def decline(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    today: dt.date,
    reason: str,
    ask_again_on: dt.date | None = None,
    note: str | None = None,
) -> Done:
    """Decline a referral for one of the programme's reasons; its effect says what follows.

    Full: it stays open, first in line. Too early: it asks again on a day. Any other ends it.
    """
    found = _open(db, programme, resident, on)
    why = term(db, programme, "decline_reason", reason)
    effect = _effect(db, why.id)
    if ask_again_on is not None and effect != ASK_AGAIN:
        raise OptionsExclude(one="--ask-again", other=f"--reason {why.code}")
    if ask_again_on is not None and ask_again_on < on:
        raise EndsBeforeItBegins(begins=on, ends=ask_again_on)
    _check_after(found.asked, on)
    columns: dict[str, object] = {"declined_on": on, "decline_reason_id": why.id}
    key = "referral.declined"
    if ends_it(effect):
        columns |= {"ended_on": on, "ending": DECLINED}
    elif effect == FIRST_IN_LINE:
        key = "referral.declined_first"
    else:
        ask_again_on = ask_again_on or ask_again_day(on, found.treatment_ended_on)
        key = "referral.declined_later"
    columns["ask_again_on"] = ask_again_on
    return _turn(db, programme, resident, found.asked, today, key, on, note,
                 reason=why.name, again=ask_again_on, **columns)  # fmt: skip


def withdraw(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    today: dt.date,
    note: str | None = None,
) -> Done:
    """End a referral because the person, or whoever sent it, no longer asks for a place."""
    asked = _open(db, programme, resident, on).asked
    _check_after(asked, on)
    return _turn(db, programme, resident, asked, today, "referral.withdrawn", on, note,
                 ended_on=on, ending="withdrawn")  # fmt: skip


def end_with_admission(db: sqlite3.Connection, found: Referral, stay_id: int, on: dt.date) -> None:
    """The referral led to a stay; an admission dated before what happened to it is refused."""
    _check_after(found.asked, on)
    db.execute(
        "UPDATE referral SET ended_on = ?, ending = 'admitted', stay_id = ? WHERE id = ?",
        (on.isoformat(), stay_id, found.asked.id),
    )


def follow_admission(db: sqlite3.Connection, stay_id: int, on: dt.date) -> None:
    """A corrected admission takes the end of its referral along; never before what came first."""
    for (number,) in db.execute("SELECT id FROM referral WHERE stay_id = ?", (stay_id,)).fetchall():
        _check_after(read(db, "f.id = ?", [number], on)[0].asked, on)
        db.execute("UPDATE referral SET ended_on = ? WHERE id = ?", (on.isoformat(), number))


def reopen(db: sqlite3.Connection, stay_id: int) -> None:
    """The stay that a referral led to is taken out, so the person asks for a place again."""
    db.execute(
        "UPDATE referral SET ended_on = NULL, ending = NULL, stay_id = NULL WHERE stay_id = ?",
        (stay_id,),
    )


def _open(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> Referral:
    """The open referral; NotReferred without one, EventsOutOfOrder for a day before it."""
    found = open_referral(db, programme, resident)
    if found is None:
        raise NotReferred(code=resident.code, name=resident.name, programme=programme.name)
    if on < found.asked.referred_on:
        raise EventsOutOfOrder(on=on, latest=found.asked.referred_on)
    return found


def _check_after(asked: Asked, on: dt.date) -> None:
    if on < asked.latest:
        raise EventsOutOfOrder(on=on, latest=asked.latest)


def _effect(db: sqlite3.Connection, term_id: int) -> str | None:
    row = db.execute("SELECT effect FROM term WHERE id = ?", (term_id,)).fetchone()
    return str(row[0]) if row[0] is not None else None


def _turn(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    asked: Asked,
    today: dt.date,
    key: str,
    on: dt.date,
    note: str | None,
    *,
    reason: str = "",
    again: dt.date | None = None,
    **columns: object,
) -> Done:
    """Write what happened to a referral, and say where it stands then."""
    assigned = ", ".join(f"{name} = ?" for name in columns)
    values = [day.isoformat() if isinstance(day, dt.date) else day for day in columns.values()]
    db.execute(
        f"UPDATE referral SET {assigned}, "
        "note = coalesce(note || char(10) || ?, note, ?) WHERE id = ?",
        (*values, note, note, asked.id),
    )
    found = referral(db, programme, asked.id, today)
    facts = {"name": resident.name, "code": resident.code, "on": on, "reason": reason,
             "again": again}  # fmt: skip
    return Done(found, [said(key, **facts), *_place(found)])


def _place(found: Referral) -> list[Said]:
    return [said("referral.place", n=found.place)] if found.place is not None else []


def check_referral(db: sqlite3.Connection, programme: Programme, number: int) -> None:
    """What must hold of a corrected referral: days in order, and the effect that its state has.

    One that led to a stay ended on the day of admission. No two of one person overlap.
    """
    found = read(db, "f.id = ?", [number], dt.date.max)
    if not found:
        return
    hold(db, REFERRAL, number, OF_ENTRY)
    asked = found[0].asked
    if asked.declined_on is not None and found[0].reason is None:
        raise BadValue(what="declined_on", value=asked.declined_on.isoformat())
    if asked.ask_again_on is not None and asked.effect != ASK_AGAIN:
        raise BadValue(what="ask_again_on", value=asked.ask_again_on.isoformat())
    if asked.ending == DECLINED and asked.ended_on != asked.declined_on:
        raise EventsOutOfOrder(on=asked.declined_on, latest=asked.ended_on)
    if found[0].reason is not None and ends_it(asked.effect) != (asked.ending == DECLINED):
        raise EffectDiffers(reason=found[0].reason_name)
    admitted = db.execute(
        "SELECT s.admitted_on FROM referral f JOIN stay s ON s.id = f.stay_id "
        "WHERE f.id = ? AND s.admitted_on <> f.ended_on",
        (number,),
    ).fetchone()
    if admitted is not None:
        raise EventsOutOfOrder(on=asked.ended_on, latest=iso_day(admitted[0]))
