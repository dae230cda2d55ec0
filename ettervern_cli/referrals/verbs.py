"""Referrals: a request for a place, from the day it comes until the person is admitted or it ends.

Which one is next, and what a decline leads to, is decided in ``rules.py``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import (
    BadValue,
    EventsOutOfOrder,
    NothingChanged,
    OptionsExclude,
    Refused,
)
from ettervern_cli.people.errors import AlreadyAdmitted, StepTaken
from ettervern_cli.people.people import Resident, known_already, person
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import refuse_dead, stays
from ettervern_cli.programme.programme import Programme, municipality, partner_named, term
from ettervern_cli.referrals.errors import AlreadyReferred, EffectDiffers, NotReferred
from ettervern_cli.referrals.record import REFERRAL
from ettervern_cli.referrals.rules import (
    ASK_AGAIN,
    DECLINED,
    FIRST_IN_LINE,
    ReferralDays,
    ask_again_day,
    ends_it,
)
from ettervern_cli.referrals.waiting_list import (
    Referral,
    open_referral,
    read,
    referral,
    referral_json,
)
from ettervern_cli.storage.records import OF_ENTRY, hold
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.storage.rows import add, change, change_noting
from ettervern_cli.values.dates import FAR, follows, in_order, iso_day
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


def refer(stage: Stage, asked: Request) -> Written:
    """Write down that somebody asks for a place: a new person by name, or a known one by code.

    Refused where the person is here already or has an open referral.
    """
    db, author, programme, on = stage
    who = person(db, programme.names, asked.who, asked.born, author.recorded_at)
    resident = who.resident
    _check_free(db, programme, resident, on)
    source = term(db, programme, "source", asked.source)
    agency = clean_text(asked.agency, "agency") if asked.agency is not None else None
    partner = partner_named(db, programme, agency) if agency else None
    town = municipality(db, asked.municipality) if asked.municipality else None
    began, ended = asked.treatment_began_on, asked.treatment_ended_on
    in_order(began, ended)
    number = add(
        db, "referral", author.recorded_at, resident_id=resident.id, programme_id=programme.id,
        source_id=source.id, agency=agency, partner_id=partner.id if partner else None,
        municipality_id=town.id if town else None, treatment_began_on=began,
        treatment_ended_on=ended, referred_on=on, note=asked.note,
    )  # fmt: skip
    sentence = message("referral.added", **resident.named, programme=programme.name)
    same = known_already(db, who, town.id if town else None, refers=True)
    return _stands(stage, number, sentence, [*who.warned, *same])


def _stands(stage: Stage, number: int, sentence: Message, warned: list[Message]) -> Written:
    """What was done to a referral, its place in the line, and how it stands now."""
    found = referral(stage.db, stage.programme, number, stage.author.today)
    place = [message("referral.place", n=found.place)] if found.place is not None else []
    about = (stage.programme.id, found.resident_id)
    return Written([sentence, *place], warned, about=about, value=referral_json(found))


def _check_free(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> None:
    """Nobody is referred to where they are, twice at once, or back into time spent here."""
    refuse_dead(db, resident)
    present = open_referral(db, programme, resident)
    if present is not None:
        raise AlreadyReferred(**resident.named, referred=present.asked.referred_on)
    every = stays(db, programme, resident)
    if every and every[0].discharged_on is None:
        raise AlreadyAdmitted(**resident.named, admitted=every[0].admitted_on)
    ended = db.execute(
        "SELECT max(ended_on) FROM referral WHERE resident_id = ? AND programme_id = ?",
        (resident.id, programme.id),
    ).fetchone()[0]
    days = [stay.discharged_on or FAR for stay in every] + ([iso_day(ended)] if ended else [])
    follows(max(days, default=None), on)


def assess(scene: Scene, *, note: str | None = None) -> Written:
    """Record the day on which the person was assessed; from then on the referral is waiting."""
    asked, on = _open(scene).asked, scene.on
    if asked.assessed_on is not None:
        raise _taken(scene, asked, "assessed_on")
    if asked.offered_on is not None and asked.offered_on < on:
        raise EventsOutOfOrder(on=on, latest=asked.offered_on)
    return _turn(scene, asked, "referral.assessed", note, assessed_on=on)


def _taken(scene: Scene, asked: ReferralDays, field: str) -> Refused:
    """What is said of a step that has its day already, where another than today's was typed."""
    day = getattr(asked, field)
    if scene.on in (day, scene.author.today):
        return NothingChanged()
    return StepTaken(entry=f"N-{asked.id}", on=day, field=field)


def offer(scene: Scene, *, note: str | None = None) -> Written:
    """Record that a place was offered; after a decline that left the referral open, once more."""
    asked, on = _open(scene).asked, scene.on
    declined, offered = asked.declined_on, asked.offered_on
    if offered is not None and (declined is None or declined < offered):
        raise _taken(scene, asked, "offered_on")
    _follows(asked, on)
    # The first offer made the referral a waiting one; that must hold for the days between.
    assessed = asked.assessed_on or offered
    return _turn(scene, asked, "referral.offered", note, offered_on=on, assessed_on=assessed)


def decline(
    scene: Scene, *, reason: str, ask_again_on: dt.date | None = None, note: str | None = None
) -> Written:
    """Decline a referral for one of the programme's reasons; its effect says what follows.

    Full: it stays open, first in line. Too early: it asks again on a day. Any other ends it.
    """
    found, on = _open(scene), scene.on
    why = term(scene.db, scene.programme, "decline_reason", reason)
    effect = _effect(scene.db, why.id)
    if ask_again_on is not None and effect != ASK_AGAIN:
        raise OptionsExclude(one="--ask-again", other=f"--reason {why.code}")
    in_order(on, ask_again_on)
    _follows(found.asked, on)
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
    return _turn(scene, found.asked, key, note, reason=why.name, again=ask_again_on, **columns)


def withdraw(scene: Scene, *, note: str | None = None) -> Written:
    """End a referral because the person, or whoever sent it, no longer asks for a place."""
    asked, on = _open(scene).asked, scene.on
    _follows(asked, on)
    return _turn(scene, asked, "referral.withdrawn", note, ended_on=on, ending="withdrawn")


def end_with_admission(db: sqlite3.Connection, found: Referral, stay_id: int, on: dt.date) -> None:
    """The referral led to a stay; an admission dated before what happened to it is refused."""
    _follows(found.asked, on)
    change(db, "referral", found.asked.id, ended_on=on, ending="admitted", stay_id=stay_id)


def declined(
    db: sqlite3.Connection, programme: Programme, code: object, on: dt.date
) -> list[Message]:
    """A note where the last word to somebody who has asked for a place, and has none, was no."""
    where = (
        "r.code = ? AND f.programme_id = ? AND f.referred_on <= ? AND NOT EXISTS (SELECT 1 FROM "
        "stay s WHERE s.resident_id = r.id AND s.programme_id = f.programme_id "
        "AND s.admitted_on >= f.referred_on)"
    )
    for one in read(db, where, [code, programme.id, on.isoformat()], on)[-1:]:
        if one.asked.ending == DECLINED or one.later:
            facts = {"name": one.name, "code": code, "reason": one.reason_name}
            return [message("referral.was_declined", **facts, on=one.asked.declined_on)]
    return []


def follow_admission(db: sqlite3.Connection, stay_id: int, on: dt.date) -> None:
    """A corrected admission takes the end of its referral along; never before what came first."""
    for (number,) in db.execute("SELECT id FROM referral WHERE stay_id = ?", (stay_id,)).fetchall():
        _follows(read(db, "f.id = ?", [number], on)[0].asked, on)
        change(db, "referral", number, ended_on=on)


def reopen(db: sqlite3.Connection, stay_id: int) -> None:
    """The stay that a referral led to is taken out, so the person asks for a place again."""
    db.execute(
        "UPDATE referral SET ended_on = NULL, ending = NULL, stay_id = NULL WHERE stay_id = ?",
        (stay_id,),
    )


def _follows(asked: ReferralDays, on: dt.date) -> None:
    """EventsOutOfOrder for a day before the last on which something happened to a referral."""
    day, entry, field = asked.latest
    follows(day, on, entry, field)


def _open(scene: Scene) -> Referral:
    """The open referral; NotReferred without one, EventsOutOfOrder for a day before it."""
    db, _, programme, resident, on = scene
    found = open_referral(db, programme, resident)
    if found is None:
        raise NotReferred(**resident.named, programme=programme.name)
    follows(found.asked.referred_on, on)
    return found


def _effect(db: sqlite3.Connection, term_id: int) -> str | None:
    row = db.execute("SELECT effect FROM term WHERE id = ?", (term_id,)).fetchone()
    return str(row[0]) if row[0] is not None else None


def _turn(
    scene: Scene,
    asked: ReferralDays,
    key: str,
    note: str | None,
    *,
    reason: str = "",
    again: dt.date | None = None,
    **columns: object,
) -> Written:
    """Write what happened to a referral, and say where it stands then."""
    change_noting(scene.db, "referral", asked.id, note, **columns)
    sentence = message(key, **scene.resident.named, on=scene.on, reason=reason, again=again)
    return _stands(scene.stage, asked.id, sentence, [])


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
