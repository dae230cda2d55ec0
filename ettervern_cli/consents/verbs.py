"""Consents: what a person allows to be shared, with whom, until when. A stay is not needed."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.consents.in_force import IN_FORCE
from ettervern_cli.errors import NothingChanged
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.data import picked, unnamed
from ettervern_cli.values.dates import in_order

if TYPE_CHECKING:
    from ettervern_cli.people.scene import Scene

NAMES = ("id", "resident", "name", "programme", "scope", "scope_name", "partners", "from", "until",
         "withdrawn_on", "in_force", "note")  # fmt: skip


class Consent(NamedTuple):
    """One consent as it stands on a day. ``until`` is its last day, ``withdrawn_on`` the first

    without it; ``partners`` and ``partner_names`` are in the configuration's order.
    """

    id: int
    resident: str
    name: str
    programme: str
    scope: str
    scope_name: str
    given_on: dt.date
    until: dt.date | None
    withdrawn_on: dt.date | None
    note: str | None
    partners: list[str] = []  # noqa: RUF012 (never changed)
    partner_names: list[str] = []  # noqa: RUF012 (never changed)
    status: str = ""


def give(
    scene: "Scene",
    *,
    scope: str,
    partners: Sequence[str],
    until: dt.date | None = None,
    note: str | None = None,
) -> Written:
    """Write down that a person allows something to be shared with some partners.

    ``until`` is its last day. NothingChanged where the same has been consented to already.
    """
    from ettervern_cli.programme.partners import agency

    db, author, programme, resident, on = scene
    chosen = term(db, programme, "scope", scope)
    named = {partner.id: None for partner in (agency(db, programme, one) for one in partners)}
    in_order(on, until)
    if _stands(db, programme, resident, chosen.id, set(named), until, on):
        raise NothingChanged()
    number = add(
        db, "consent", author.recorded_at, resident_id=resident.id, programme_id=programme.id,
        scope_id=chosen.id, given_on=on, until_on=until, note=note,
    )  # fmt: skip
    for partner_id in named:
        add(db, "consent_partner", None, consent_id=number, partner_id=partner_id)
    given = selected(db, "c.id = :id", {"id": number}, author.today)[0]
    sentence = message(
        "consent.given_until" if until else "consent.given",
        **resident.named, scope=chosen.name, partners=given.partner_names, on=on, until=until,
    )  # fmt: skip
    return Written([sentence], about=(programme.id, resident.id), value=consent_json(given))


def _stands(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    scope_id: int,
    partner_ids: set[int],
    until: dt.date | None,
    on: dt.date,
) -> bool:
    """Whether a consent in force says the same, to the same partners, until the same day."""
    rows = db.execute(
        "SELECT c.id FROM consent c WHERE c.resident_id = :resident "
        "AND c.programme_id = :programme AND c.scope_id = :scope AND c.until_on IS :until "
        f"AND {IN_FORCE}",
        {
            "resident": resident.id,
            "programme": programme.id,
            "scope": scope_id,
            "until": until.isoformat() if until else None,
            "on": on.isoformat(),
        },
    ).fetchall()
    return any(
        {
            row[0]
            for row in db.execute(
                "SELECT partner_id FROM consent_partner WHERE consent_id = ?", (number,)
            )
        }
        == partner_ids
        for (number,) in rows
    )


def consents(
    db: sqlite3.Connection,
    programmes: Sequence[Programme],
    today: dt.date,
    *,
    resident_id: int | None = None,
) -> list[Consent]:
    """Consents of some programmes, by code and then by the day given; those of one person alone."""
    ids = ", ".join(str(programme.id) for programme in programmes)
    return selected(
        db,
        f"c.programme_id IN ({ids}) AND (:resident IS NULL OR c.resident_id = :resident)",
        {"resident": resident_id},
        today,
    )


def selected(
    db: sqlite3.Connection, where: str, values: dict[str, object], today: dt.date
) -> list[Consent]:
    """Consents that a condition holds of, as they stand today."""
    found = fetch(
        db,
        Consent,
        "SELECT c.id, r.code, r.name, g.code, t.code, t.name, c.given_on, c.until_on, "
        "c.withdrawn_on, c.note FROM consent c JOIN resident r ON r.id = c.resident_id "
        "JOIN programme g ON g.id = c.programme_id JOIN term t ON t.id = c.scope_id "
        f"WHERE {where} ORDER BY r.id, c.given_on, c.id",
        values,
    )
    return [_as_of(db, one, today) for one in found]


def _as_of(db: sqlite3.Connection, consent: Consent, today: dt.date) -> Consent:
    """A consent with its partners, and how it stands today."""
    partners = db.execute(
        "SELECT p.code, p.name FROM consent_partner x JOIN partner p ON p.id = x.partner_id "
        "WHERE x.consent_id = ? ORDER BY p.position",
        (consent.id,),
    ).fetchall()
    return consent._replace(
        partners=[code for code, _ in partners],
        partner_names=[name for _, name in partners],
        status=_status(consent.until, consent.withdrawn_on, today),
    )


def _status(until: dt.date | None, withdrawn: dt.date | None, today: dt.date) -> str:
    """``withdrawn``, ``expired`` or ``in-force``."""
    if withdrawn is not None and withdrawn <= today:
        return "withdrawn"
    return "expired" if until is not None and until < today else "in-force"


def consent_json(consent: Consent) -> dict[str, object]:
    """A consent as scripts get it."""
    said = {"id": f"C-{consent.id}", "from": consent.given_on}
    return picked(NAMES, consent, **said, in_force=consent.status == "in-force")


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """A person's consents in a programme, for ``show``."""
    given = consents(db, [programme], today, resident_id=resident.id)
    return [{**unnamed(consent_json(one)), "partner_names": one.partner_names} for one in given]
