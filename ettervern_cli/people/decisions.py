"""The decision of a meeting that a new measure, or a new contact person, rests on."""

from typing import TYPE_CHECKING

from ettervern_cli.people.errors import DecisionDoesNotFit, DecisionNeeded
from ettervern_cli.storage.records import Facts, Rule, broken, record_of
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import parse_id

if TYPE_CHECKING:
    import sqlite3

    from ettervern_cli.people.scene import Scene

# Whether a decision (d) may be rested on in a programme, for a person, from a day on.
_FITS = (
    "d.meeting_id IS NOT NULL AND d.programme_id = {programme} "
    "AND coalesce(d.resident_id, {resident}) = {resident} AND d.decided_on <= {on}"
)

# The tables whose rows may rest on one.
_RESTING = ("fact", "measure")
_KEY = "verify.decision_does_not_fit"


def fitting_decision(table: str, prefix: str, begins: str) -> Rule:
    """The rule that a decision which an entry rests on is one that its command would have taken."""
    fits = _FITS.format(programme="s.programme_id", resident="s.resident_id", on=f"v.{begins}")
    return Rule(
        _KEY,
        f"SELECT '{prefix}-' || v.id, s.id AS _stay, d.id AS _decision, 'D-' || d.id AS decision, "
        f"v.{begins} AS _on, r.code AS _code, r.name AS _name FROM {table} v "
        "JOIN stay s ON s.id = v.stay_id "
        "JOIN resident r ON r.id = s.resident_id JOIN decision d ON d.id = v.decision_id "
        f"WHERE NOT ({fits}) ORDER BY v.id",
        _does_not_fit,
    )


def _does_not_fit(facts: Facts) -> Exception:
    return DecisionDoesNotFit(
        name=facts["_name"], code=facts["_code"], id=facts["decision"], on=iso_day(facts["_on"])
    )


def check_rested_on(db: "sqlite3.Connection", decision: int) -> None:
    """DecisionDoesNotFit where what rests on a decision could not rest on it as it is now."""
    for rule in (rule for table in _RESTING for rule in record_of(table).rules if rule.key == _KEY):
        for _, facts in broken(db, rule._replace(of="_decision"), key=decision):
            raise _does_not_fit(facts)


def decision_for(scene: "Scene", text: str | None) -> int | None:
    """The key of the decision that a text names, such as ``D-3`` or ``3``; None where none is.

    DecisionNeeded where the programme begins nothing without one, DecisionDoesNotFit where it is
    of no meeting, about somebody else, or made later.
    """
    db, _, programme, resident, on = scene
    if text is None:
        if programme.why_by_decision is not None:
            raise DecisionNeeded(programme=programme.name, because=programme.why_by_decision)
        return None
    head, number = parse_id(text) or parse_id(f"D-{text.strip()}") or ("", 0)
    fits = _FITS.format(programme=":programme", resident=":resident", on=":on")
    bound = {"id": number, "programme": programme.id, "resident": resident.id, "on": on.isoformat()}
    found = db.execute(f"SELECT 1 FROM decision d WHERE d.id = :id AND {fits}", bound).fetchone()
    if head != "D" or found is None:
        raise DecisionDoesNotFit(**resident.named, id=text, on=on)
    return number
