"""What is on an agenda, and how scripts get it."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.meetings.decisions import Decision, decision_json
from ettervern_cli.meetings.gaps.verbs import Gap, gap_json
from ettervern_cli.meetings.rules import MeetingRhythm
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Coded
from ettervern_cli.programme.series import Series
from ettervern_cli.values.data import picked


class AgendaEvent(NamedTuple):
    """Something that happened to a resident.

    ``kind`` is ``admitted``, ``up``, ``down``, ``incident``, ``left``, ``returned``,
    ``discharged`` or ``died``; ``detail`` is the programme's own word for it, ``severity`` an
    incident's.
    """

    resident: Resident
    id: str
    on: dt.date
    kind: str
    detail: str | None
    severity: int | None


class Waiting(NamedTuple):
    """Somebody referred who is not admitted; ``status`` is referred, assessed or offered."""

    resident: Resident
    id: str
    referred_on: dt.date
    status: str
    source: str | None


class Candidate(NamedTuple):
    """What an agency may hear of somebody referred before consent: a code, and whence."""

    code: str
    source: str | None


class RunningOut(NamedTuple):
    """A consent to a scope whose last day comes soon, or has passed, without a later one."""

    resident: str
    name: str
    until: dt.date
    scope: str


class MeetingAgenda(NamedTuple):
    """The matters of a meeting on a day.

    ``since`` is the day of the last meeting, or where there was none NEW_DAYS ago. ``present`` are
    the agencies expected, and ``barred`` the persons named here with those of them that may not be
    told. ``next`` is None where the programme has no rhythm. ``candidates`` are those referred who
    are barred and have not consented, to anything where it is not handed out, by code and source;
    not who is named there for something else. ``is_handed_out`` says that it is for the agencies
    themselves, and ``masked`` in how many of its texts a name was taken out.
    """

    programme: str
    programme_name: str
    today: dt.date
    last: tuple[int, dt.date] | None
    since: dt.date
    next: MeetingRhythm | None
    present: list[Coded]
    barred: list[tuple[Resident, list[Coded]]]
    decisions: list[Decision]
    carried_out: list[Decision]
    gaps: list[Gap]
    events: list[AgendaEvent]
    waiting: list[Waiting]
    consents: list[RunningOut]
    candidates: Sequence[Candidate] = ()
    is_handed_out: bool = False
    masked: int = 0
    series: Series | None = None


def agenda_json(found: MeetingAgenda) -> dict[str, object]:
    """The agenda as scripts get it; ``residents`` holds each person's events."""
    people: dict[Resident, list[dict[str, object]]] = {}
    for event in found.events:
        people.setdefault(event.resident, []).append(picked(AgendaEvent._fields[1:], event))
    return {
        "programme": found.programme,
        "on": found.today.isoformat(),
        "series": (found.series.code or None) if found.series else None,
        "agenda": found.series.agenda if found.series else [],
        "since": found.since.isoformat(),
        "last": found.last and {"id": f"K-{found.last[0]}", "held_on": found.last[1].isoformat()},
        "next": _next_json(found.next),
        "present": [partner.code for partner in found.present],
        "not_consented": {
            person.code: [partner.code for partner in partners]
            for person, partners in (() if found.is_handed_out else found.barred)
        },
        "decisions": [decision_json(one, found.today) for one in found.decisions],
        "carried_out": [decision_json(one, found.today) for one in found.carried_out],
        "gaps": [gap_json(gap, found.today) for gap in found.gaps],
        "residents": [
            {"resident": person.code, "name": person.name, "events": events}
            for person, events in people.items()
        ],
        "referrals": [_waiting_json(one, found.today) for one in found.waiting],
        "consents": [_consent_json(one, found.today) for one in found.consents],
        "candidates": [one._asdict() for one in found.candidates],
    }


def _waiting_json(one: Waiting, today: dt.date) -> dict[str, object]:
    names = ("id", "resident", "name", "status", "referred_on", "waited_days")
    waited = (today - one.referred_on).days
    return picked(names, one, one.resident, resident=one.resident.code, waited_days=waited)


def _consent_json(one: RunningOut, today: dt.date) -> dict[str, object]:
    names = ("resident", "name", "scope", "until", "days")
    return picked(names, one, days=(one.until - today).days)


def _next_json(rhythm: MeetingRhythm | None) -> dict[str, object] | None:
    if rhythm is None:
        return None
    return {
        "every_months" if rhythm.by_months else "every_days": rhythm.every,
        "due_on": rhythm.due_on.isoformat() if rhythm.due_on else None,
        "overdue_days": rhythm.overdue_days,
    }
