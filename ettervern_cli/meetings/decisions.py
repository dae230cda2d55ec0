"""Decisions: what a meeting wants done, who owns it, by when, and how it was carried out."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.consents.checks import check_consent, check_known
from ettervern_cli.meetings.errors import DecisionDone, NoResidentsThere
from ettervern_cli.meetings.record import DECISION
from ettervern_cli.meetings.references import find_row, last_meeting
from ettervern_cli.meetings.rules import days_late
from ettervern_cli.people.decisions import check_rested_on
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.partners import owner as find_owner
from ettervern_cli.programme.partners import owner_names
from ettervern_cli.programme.programme import Programme
from ettervern_cli.programme.series import Series, every_series, one_series
from ettervern_cli.storage.records import OF_ENTRY, hold
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add, change, fetch
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import in_order
from ettervern_cli.values.known_words import means

OUTSIDE = "none"
NAMES = ("id", "decision", "meeting", "resident", "text", "owner", "decided_on", "due_on",
         "overdue_days", "done_on", "how")  # fmt: skip


class Decision(NamedTuple):
    """What was decided, by whom it is to be done and by when; about a person or about nobody."""

    id: int
    meeting_id: int | None
    resident: str | None
    name: str | None
    text: str
    owner: str
    owner_name: str
    decided_on: dt.date
    due_on: dt.date | None
    done_on: dt.date | None
    how: str | None


def decide(
    stage: Stage,
    *,
    text: str,
    owner: str,
    due_on: dt.date,
    about: Resident | None = None,
    meeting: str | None = None,
    series: str | None = None,
) -> Written:
    """Write down a decision, who owns it and when it is due.

    It belongs to the meeting named, to none where ``meeting`` is OUTSIDE, else to the latest on or
    before the day, of a series if one is named. The owner is a partner or a member of staff. A
    decision about a person is refused where consent does not cover the agencies of its meeting and
    a partner that owns it; that nobody spoke of the person there is pointed out.
    """
    db, author, programme, on = stage
    chosen = find_owner(db, programme, owner)
    in_order(on, due_on)
    meeting_id = _belongs_to(db, programme, meeting, on, series)
    number = add(
        db, "decision", author.recorded_at, programme_id=programme.id, meeting_id=meeting_id,
        resident_id=about.id if about else None, text=text, owner=chosen, decided_on=on,
        due_on=due_on,
    )  # fmt: skip
    check_decision(db, programme, number)
    made = decisions(db, programme, number=number)[0]
    sentences = [message("meeting.decided", id=f"D-{number}", owner=made.owner_name, due=due_on)]
    if meeting_id is not None:
        sentences.append(message("meeting.decided_at", meeting=f"K-{meeting_id}"))
    warned = []
    if about is not None and meeting_id is not None:
        spoken = "SELECT 1 FROM discussion WHERE meeting_id = ? AND resident_id = ?"
        if db.execute(spoken, (meeting_id, about.id)).fetchone() is None:
            warned = [message("meeting.not_about", **about.named, meeting=f"K-{meeting_id}")]
    return Written(sentences, warned, value=decision_json(made, author.today))


def _belongs_to(
    db: sqlite3.Connection,
    programme: Programme,
    asked: str | None,
    on: dt.date,
    series: str | None,
) -> int | None:
    if means(asked, OUTSIDE):
        return None
    if asked is not None:
        return find_row(db, [programme], "meeting", asked)[1]
    chosen = one_series(db, programme, series) if series else None
    last = last_meeting(db, programme, on, chosen)
    return last[0] if last else None


def done(
    db: sqlite3.Connection,
    every: Sequence[Programme],
    number: str,
    on: dt.date,
    today: dt.date,
    *,
    how: str | None = None,
) -> Written:
    """A decision of one of some programmes has been carried out; DecisionDone where it had been."""
    programme, row_id = find_row(db, every, "decision", number)
    decision = decisions(db, programme, number=row_id)[0]
    if decision.done_on is not None:
        raise DecisionDone(id=f"D-{row_id}", on=decision.done_on)
    in_order(decision.decided_on, on)
    change(db, "decision", row_id, done_on=on, how=how)
    shown = decision_json(decisions(db, programme, number=row_id)[0], today)
    return Written([message("meeting.done", id=f"D-{row_id}", on=on)], value=shown)


def decisions(
    db: sqlite3.Connection,
    programme: Programme,
    *,
    only_open: bool = False,
    number: int | None = None,
) -> list[Decision]:
    """Decisions of a programme, the first due first; or the one of a number."""
    names = owner_names(db, programme)
    found = fetch(
        db,
        Decision,
        "SELECT d.id, d.meeting_id, r.code, r.name, d.text, d.owner, d.owner, d.decided_on, "
        "d.due_on, d.done_on, d.how FROM decision d LEFT JOIN resident r ON r.id = d.resident_id "
        "WHERE d.programme_id = ?1 AND (?2 IS NULL OR d.id = ?2) AND (NOT ?3 OR d.done_on IS NULL) "
        "ORDER BY d.due_on IS NULL, d.due_on, d.id",
        (programme.id, number, only_open),
    )
    return [one._replace(owner_name=names.get(one.owner, one.owner)) for one in found]


def decided_by(db: sqlite3.Connection, programme: Programme, series: Series) -> list[Decision]:
    """What the meetings of a series decided; beside them, for the first, what no meeting did."""
    rows = db.execute(
        f"SELECT id FROM meeting WHERE programme_id = ? AND {series.holds()}", (programme.id,)
    )
    ours = {row[0] for row in rows} | ({None} if series.is_first else set())
    return [one for one in decisions(db, programme) if one.meeting_id in ours]


def decisions_due(db: sqlite3.Connection, programme: Programme, until: dt.date) -> list[Decision]:
    """Decisions not yet carried out and due on or before a day, the first due first."""
    found = decisions(db, programme, only_open=True)
    return [one for one in found if one.due_on is not None and one.due_on <= until]


def check_decision(db: sqlite3.Connection, programme: Programme, number: int) -> None:
    """Refuse a decision made before its meeting, or about somebody without consent.

    And one that does not fit what rests on it, as one that was corrected may not.
    """
    one = decisions(db, programme, number=number)[0]
    hold(db, DECISION, number, OF_ENTRY)
    check_rested_on(db, number)
    resident_id = db.execute("SELECT resident_id FROM decision WHERE id = ?", (number,)).fetchone()[
        0
    ]
    if resident_id is None:
        return
    resident = Resident(resident_id, str(one.resident), str(one.name))
    check_known(db, programme, resident, one.decided_on)
    for group in every_series(db, programme):
        held = f"SELECT 1 FROM meeting WHERE id = ? AND {group.holds()}"
        if not group.residents and db.execute(held, (one.meeting_id,)).fetchone():
            refuse_residents(group, [resident])
    agencies = db.execute(
        "SELECT partner_id FROM attendance WHERE meeting_id = ?1 UNION "
        "SELECT id FROM partner WHERE programme_id = ?2 AND code = ?3",
        (one.meeting_id, programme.id, one.owner),
    )
    check_consent(db, programme, [resident], [row[0] for row in agencies], one.decided_on)


def refuse_residents(series: Series, people: Sequence[Resident]) -> None:
    """NoResidentsThere where somebody is spoken of in a series that speaks of no resident."""
    if people and not series.residents:
        raise NoResidentsThere(group=series.name, codes=[one.code for one in people])


def decision_json(one: Decision, today: dt.date) -> dict[str, object]:
    """A decision as scripts get it; what is done is not overdue."""
    late = days_late(one.due_on, today) if one.due_on and one.done_on is None else None
    meeting = f"K-{one.meeting_id}" if one.meeting_id else None
    return picked(NAMES, one, id=f"D-{one.id}", decision=one.id, meeting=meeting, overdue_days=late)
