"""Meetings of the agencies: who sat there, whom they spoke of, and when the next one is due.

What they decided lies in ``decisions.py``.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.consents.checks import check_consent, check_known
from ettervern_cli.meetings.decisions import (
    Decision,
    check_decision,
    decision_json,
    decisions,
    refuse_residents,
)
from ettervern_cli.meetings.references import last_meeting
from ettervern_cli.meetings.rules import MeetingRhythm, rhythm
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.partners import agency
from ettervern_cli.programme.programme import Coded, Programme
from ettervern_cli.programme.series import Series, every_series, one_series
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import iso_day


class Meeting(NamedTuple):
    """One meeting: the agencies present, the persons spoken of, the decisions made there."""

    id: int
    held_on: dt.date
    note: str | None
    present: list[Coded]
    about: list[Resident]
    decisions: list[Decision]
    series: Series


def hold(
    stage: Stage,
    *,
    present: Sequence[str],
    about: Sequence[Resident] = (),
    series: str | None = None,
    note: str | None = None,
) -> Written:
    """Write down a meeting held on a day, with the agencies present and whom it was about.

    It is of the ``series`` named, else of the first; NoResidentsThere where that speaks of nobody.

    An agency is a partner by code, name or alias. AgencyNotConsented where somebody spoken of has
    not consented to an agency present, NotKnownHere where the programme does not know the person.
    """
    db, author, programme, on = stage
    there = {partner.id: None for partner in (agency(db, programme, one) for one in present)}
    people = list(dict.fromkeys(about))
    group = one_series(db, programme, series)
    refuse_residents(group, people)
    for resident in people:
        check_known(db, programme, resident, on)
    check_consent(db, programme, people, there, on)
    number = add(
        db, "meeting", author.recorded_at, programme_id=programme.id, held_on=on, note=note,
        series_id=group.id,
    )  # fmt: skip
    for partner_id in there:
        add(db, "attendance", None, meeting_id=number, partner_id=partner_id)
    for resident in people:
        add(db, "discussion", None, meeting_id=number, resident_id=resident.id)
    held = _meeting(db, programme, number)
    names = [partner.name for partner in held.present]
    key = "meeting.held_by" if group.name else "meeting.held"
    sentences = [message(key, id=f"K-{number}", on=on, present=names, group=group.name)]
    if held.about:
        sentences.append(message("meeting.held_about", about=[one.code for one in held.about]))
    return Written(sentences, value=meeting_json(held, author.today))


def next_due(
    db: sqlite3.Connection, programme: Programme, series: Series, today: dt.date
) -> MeetingRhythm | None:
    """When the next meeting of a series is due by its rhythm; None where it has none."""
    every = series.every_months or series.every_days
    if every is None:
        return None
    last = last_meeting(db, programme, today, series)
    by_months, starts_on = series.every_months is not None, series.starts_on
    if by_months and starts_on is None:
        first = "SELECT min(admitted_on) FROM stay WHERE programme_id = ?"
        starts_on = db.execute(first, (programme.id,)).fetchone()[0]
    starts = iso_day(starts_on) if starts_on else None
    return rhythm(last and last[1], every, today, by_months=by_months, starts_on=starts)


def rhythms(
    db: sqlite3.Connection, programme: Programme, today: dt.date, chosen: Series | None = None
) -> list[tuple[Series, MeetingRhythm]]:
    """The series that have a rhythm, or the one chosen, each with where it stands."""
    every = [chosen] if chosen else every_series(db, programme)
    found = [(one, next_due(db, programme, one, today)) for one in every]
    return [(one, stands) for one, stands in found if stands is not None]


def meetings(
    db: sqlite3.Connection, programme: Programme, series: Series | None = None
) -> list[Meeting]:
    """All meetings of a programme, or of one series, in order of time, each with its decisions."""
    return [one for one in _read(db, programme, None) if series in (None, one.series)]


def _meeting(db: sqlite3.Connection, programme: Programme, number: int) -> Meeting:
    return _read(db, programme, number)[0]


def _read(db: sqlite3.Connection, programme: Programme, number: int | None) -> list[Meeting]:
    bound = {"programme": programme.id, "number": number}
    which = "m.programme_id = :programme AND (:number IS NULL OR m.id = :number)"
    present: dict[int, list[Coded]] = {}
    for meeting_id, *partner in db.execute(
        "SELECT m.id, p.id, p.code, p.name FROM meeting m JOIN attendance a ON a.meeting_id = m.id "
        f"JOIN partner p ON p.id = a.partner_id WHERE {which} ORDER BY p.position",
        bound,
    ):
        present.setdefault(meeting_id, []).append(Coded(*partner))
    about: dict[int, list[Resident]] = {}
    for meeting_id, *person in db.execute(
        "SELECT m.id, r.id, r.code, r.name FROM meeting m JOIN discussion s ON s.meeting_id = m.id "
        f"JOIN resident r ON r.id = s.resident_id WHERE {which} ORDER BY r.id",
        bound,
    ):
        about.setdefault(meeting_id, []).append(Resident(*person))
    made: dict[int | None, list[Decision]] = {}
    for decision in decisions(db, programme):
        made.setdefault(decision.meeting_id, []).append(decision)
    every = every_series(db, programme)
    groups = {one.id: one for one in every} | {None: every[0]}
    rows = db.execute(
        f"SELECT m.id, m.held_on, m.note, m.series_id FROM meeting m WHERE {which} "
        "ORDER BY m.held_on, m.id",
        bound,
    )
    return [
        Meeting(row_id, iso_day(held_on), note, present.get(row_id, []), about.get(row_id, []),
                made.get(row_id, []), groups[series_id])
        for row_id, held_on, note, series_id in rows
    ]  # fmt: skip


def check_meeting(db: sqlite3.Connection, programme: Programme, number: int) -> None:
    """Refuse a meeting that speaks of somebody with an agency not consented to that day.

    Its decisions are checked too, for they belong to it.
    """
    meeting = _meeting(db, programme, number)
    refuse_residents(meeting.series, meeting.about)
    for resident in meeting.about:
        check_known(db, programme, resident, meeting.held_on)
    there = [one.id for one in meeting.present]
    check_consent(db, programme, meeting.about, there, meeting.held_on)
    for decision in meeting.decisions:
        check_decision(db, programme, decision.id)


def meeting_json(one: Meeting, today: dt.date) -> dict[str, object]:
    """A meeting as scripts get it."""
    return {
        "id": f"K-{one.id}",
        "meeting": one.id,
        "held_on": one.held_on.isoformat(),
        "series": one.series.code or None,
        "present": [partner.code for partner in one.present],
        "about": [resident.code for resident in one.about],
        "decisions": [decision_json(decision, today) for decision in one.decisions],
        "note": one.note,
    }
