"""The decision of a meeting that a new measure, or a new contact person, rests on."""

import sqlite3

from ettervern_cli.care.errors import DecisionDoesNotFit, DecisionNeeded
from ettervern_cli.people.scene import Scene
from ettervern_cli.values.texts import parse_id


def decision_for(scene: Scene, text: str | None) -> int | None:
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
    if head != "D" or not _fits(db, programme.id, resident.id, number, on.isoformat()):
        raise DecisionDoesNotFit(**resident.named, id=text, on=on)
    return number


def _fits(db: sqlite3.Connection, programme: int, resident: int, number: int, on: str) -> bool:
    return bool(
        db.execute(
            "SELECT 1 FROM decision WHERE id = ? AND programme_id = ? AND meeting_id IS NOT NULL "
            "AND (resident_id IS NULL OR resident_id = ?) AND decided_on <= ?",
            (number, programme, resident, on),
        ).fetchone()
    )
