"""Admission: a stay begins, if the programme's entry rules allow it."""

import datetime as dt
import sqlite3
from typing import NamedTuple, cast

from ettervern_cli.consents.in_force import require
from ettervern_cli.errors import MissingOption, NotUsedHere, Phrase
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.homes.households.verbs import home_of, shares
from ettervern_cli.homes.leases.verbs import NO_TERMS, Contract
from ettervern_cli.homes.living_situation.verbs import set_dwelling
from ettervern_cli.homes.placements import Home, check_until, empty_warning, lease_warning, move_in
from ettervern_cli.homes.units import beds_on, find_unit, places_open
from ettervern_cli.ladder.moves import enter, step_tail
from ettervern_cli.people.errors import AlreadyAdmitted, StaysOverlap
from ettervern_cli.people.people import Resident, known_already, person
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import Stay, refuse_dead, stays
from ettervern_cli.programme.mergers import served
from ettervern_cli.programme.programme import (
    Coded,
    Partner,
    Programme,
    coded,
    partner_named,
    served_municipalities,
    term,
)
from ettervern_cli.referrals.verbs import declined, end_with_admission
from ettervern_cli.referrals.waiting_list import Referral, open_referral
from ettervern_cli.stays.errors import ProgrammeFull
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import in_order
from ettervern_cli.values.texts import clean_text, sought


class Application(NamedTuple):
    """What is known of somebody who asks to be admitted; every value as typed and read."""

    who: str
    municipality: str | None = None
    source: str | None = None
    agency: str | None = None
    treatment_began_on: dt.date | None = None
    treatment_ended_on: dt.date | None = None
    born: str | None = None
    ladder: str | None = None
    step: str | None = None
    unit: str | None = None
    joins: Resident | None = None
    lease: str | None = None
    terms: Contract = NO_TERMS
    override: str | None = None
    contact: str | None = None
    lived: str | None = None
    note: str | None = None
    is_new: bool = False


def admit(stage: Stage, asked: Application) -> Written:
    """Begin a stay on a day: a new person by name, or a known one by code.

    An open referral fills in what is not said again, and ends. Refused where the programme is
    full, does not serve the municipality, asks for consent that is missing, or has the person
    already.
    """
    db, author, programme, on = stage
    who = person(db, programme.names, asked.who, asked.born, author.recorded_at)
    resident = who.resident
    scene = Scene(db, author, programme, resident, on)
    require(scene, to="new" if who.is_new else "admit")
    _check_stays(db, programme, resident, on)
    warned = [*who.warned, *declined(db, programme, resident.code, on)]
    referral = open_referral(db, programme, resident)
    if referral is not None:
        asked = _with_referral(asked, referral)
    in_order(asked.treatment_began_on, asked.treatment_ended_on)
    agency = clean_text(asked.agency, "agency") if asked.agency is not None else None
    partner = partner_named(db, programme, agency) if agency else None
    town = _municipality(stage, asked.municipality, partner)
    home = home_of(stage, asked.joins) if asked.joins is not None else None
    if home is None:
        _check_room(db, programme, partner, {on, author.today})
    stay = _add_stay(scene, asked, agency, partner, town)
    if asked.lived is not None:
        set_dwelling(scene, stay.id, destination=asked.lived)
    if referral is not None:
        end_with_admission(db, referral, stay.id, on)
    entered = enter(stage, stay, ladder=asked.ladder, step=asked.step)
    sentences = [message("daily.admitted", **resident.named, programme=programme.name)]
    for ladder, step in entered:
        sentences.append(
            message("daily.entered", ladder=ladder.name, number=step.number, step=step.name)
        )
    let, short = _house(scene, stay, asked, home)
    sentences += let
    refresh(db, programme, resident.id)
    if entered:
        sentences += step_tail(db, programme, stay, on)
    warned += [*short, *empty_warning(db, programme, on)]
    if not asked.is_new:
        for same in known_already(db, who, town.id if town else None):
            for other in cast(list[Phrase], same.facts["others"]):
                # A mere likeness of names is no reason to tell what somebody else was answered.
                if sought(str(other.facts["called"])) == sought(resident.name):
                    warned += declined(db, programme, other.facts["code"], on)
            warned.append(same)
    return on_stay(stay.id, f"S-{stay.id}", sentences, warned)


def _house(
    scene: Scene, stay: Stay, asked: Application, home: Home | None
) -> tuple[list[Message], list[Message]]:
    """Move into the unit asked for, or another's ``home``; what is said of it and warned of."""
    db, _, programme, _, on = scene
    if home is None and asked.unit is None:
        if asked.lease is not None or asked.terms != NO_TERMS:
            raise NotUsedHere(what="lease_without_unit", programme=programme.name)
        if asked.override is not None:
            raise MissingOption(option="--unit")
        return [], []
    unit = find_unit(db, programme, home.unit if home else asked.unit or "", on)
    if asked.terms.until is not None:
        check_until(db, programme, stay, unit, on, asked.terms.until, asked.override)
    _, let = move_in(
        scene.stage, stay, unit, lease=asked.lease, terms=asked.terms, override=asked.override,
        household=home.household if home else None,
    )  # fmt: skip
    together = shares(db, programme, home, scene) if home else []
    said = [message("daily.in_unit", unit=unit.code), *let, *together]
    return said, lease_warning(db, let)


def _with_referral(asked: Application, referral: Referral) -> Application:
    """What a referral says already, under whatever is said now."""
    return asked._replace(
        municipality=asked.municipality or referral.municipality,
        source=asked.source or referral.source,
        agency=asked.agency if asked.agency is not None else referral.agency,
        treatment_began_on=asked.treatment_began_on or referral.treatment_began_on,
        treatment_ended_on=asked.treatment_ended_on or referral.treatment_ended_on,
    )


def _check_stays(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> None:
    refuse_dead(db, resident)
    for stay in stays(db, programme, resident):
        if stay.discharged_on is None:
            raise AlreadyAdmitted(**resident.named, admitted=stay.admitted_on)
        if stay.discharged_on > on:
            days = {"admitted": stay.admitted_on, "discharged": stay.discharged_on}
            raise StaysOverlap(**resident.named, **days)


def _municipality(stage: Stage, asked: str | None, partner: Partner | None) -> Coded | None:
    """The home municipality as it is that day; one not served only where a partner may do so."""
    db, _, programme, on = stage
    outside = partner is not None and partner.outside_municipalities
    if asked is not None:
        return served(db, programme, asked, on, outside=outside)
    known = served_municipalities(db, programme)
    return known[0] if len(known) == 1 and not outside else None


def _check_room(
    db: sqlite3.Connection, programme: Programme, partner: Partner | None, days: set[dt.date]
) -> None:
    """ProgrammeFull where on one of the days no place is open to the person."""
    for day in days:
        room = places_open(db, programme, partner.id if partner else None, day)
        if room is not None and room < 1:
            raise ProgrammeFull(
                programme=programme.name, kept=_reserved_for(db, programme, partner, day)
            )


def _reserved_for(
    db: sqlite3.Connection, programme: Programme, partner: Partner | None, on: dt.date
) -> str:
    """Which partner's unit stands empty while there is no room for anybody else."""
    own = (None, partner.id if partner else None)
    kept = [
        bed.reserved_for
        for bed in beds_on(db, programme, on)
        if bed.free and bed.reserved_for not in own
    ]
    row = db.execute("SELECT name FROM partner WHERE id = ?", (kept[0] if kept else None,))
    return str(next(row, ("",))[0])


def _add_stay(
    scene: Scene,
    asked: Application,
    agency: str | None,
    partner: Partner | None,
    town: Coded | None,
) -> Stay:
    db, author, programme, resident, on = scene
    source = term(db, programme, "source", asked.source) if asked.source else None
    contact = coded(db, programme, "staff", asked.contact) if asked.contact else None
    partner_id = partner.id if partner else None
    number = add(
        db, "stay", author.recorded_at, resident_id=resident.id, programme_id=programme.id,
        municipality_id=town.id if town else None, source_id=source.id if source else None,
        agency=agency, partner_id=partner_id, treatment_began_on=asked.treatment_began_on,
        treatment_ended_on=asked.treatment_ended_on, admitted_on=on,
        staff_id=contact.id if contact else None, note=asked.note,
    )  # fmt: skip
    return Stay(number, resident.id, on, None, partner_id)
