"""What the next meeting is about: what is open, and what is new since the last one."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import TypeVar

from ettervern_cli.consents.in_force import covers, in_force, runs_out
from ettervern_cli.meetings.agendas.value import (
    AgendaEvent,
    Candidate,
    MeetingAgenda,
    RunningOut,
    Waiting,
)
from ettervern_cli.meetings.decisions import Decision, decided_by
from ettervern_cli.meetings.gaps.verbs import Gap, open_gaps
from ettervern_cli.meetings.meetings import next_due
from ettervern_cli.meetings.references import last_meeting
from ettervern_cli.people.masking import Mask
from ettervern_cli.people.names import spoken_of
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.partners import agency
from ettervern_cli.programme.programme import Coded, Programme
from ettervern_cli.programme.series import one_series
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.known_words import is_death

NEW_DAYS, CONSENT_DAYS = 28, 30


def agenda(
    db: sqlite3.Connection,
    programme: Programme,
    today: dt.date,
    *,
    present: Sequence[str] = (),
    series: str | None = None,
) -> MeetingAgenda:
    """The agenda of a meeting today with the agencies named, else as last time.

    It is of the ``series`` named, else of the first: with what that decided, and, for the first,
    what was decided at no meeting. One that speaks of no resident has none on it. Before the
    first meeting those sit there that the configuration says. One for agencies named is handed
    out: nothing in it is about anybody of whom one of them may not hear, and it has no notes.
    """
    group = one_series(db, programme, series)
    last = last_meeting(db, programme, today, group)
    since = last[1] if last else today - dt.timedelta(days=NEW_DAYS)
    every = decided_by(db, programme, group)
    events = _events(db, programme, last, since, today) if group.residents else []
    waiting = _waiting(db, programme, today) if group.residents else []
    there = _present(db, programme, present or (() if last else group.agencies), last)
    still_open = [one for one in every if one.done_on is None]
    carried_out = [one for one in every if one.done_on is not None and one.done_on >= since]
    horizon = today + dt.timedelta(days=CONSENT_DAYS)
    consents = [RunningOut(*one[:4]) for one in runs_out(db, programme, horizon) if group.residents]
    people = [event.resident for event in events] + [one.resident for one in waiting]
    codes = [one.resident for one in still_open]
    if present:
        codes += [one.resident for one in carried_out] + [one.resident for one in consents]
    named = {person.id: person for person in (*people, *_with_codes(db, codes))}
    found = MeetingAgenda(
        programme=programme.code,
        programme_name=programme.name,
        today=today,
        last=last,
        since=since,
        next=next_due(db, programme, group, today),
        present=there,
        barred=_barred(db, programme, [named[key] for key in sorted(named)], there, today),
        decisions=still_open,
        carried_out=carried_out,
        gaps=open_gaps(db, programme),
        events=events,
        waiting=waiting,
        consents=consents,
        series=group,
    )
    if present:
        return _texts_to_hand_out(db, programme, _to_hand_out(found))
    return _without_silent(db, programme, found)


def _without_silent(
    db: sqlite3.Connection, programme: Programme, found: MeetingAgenda
) -> MeetingAgenda:
    """With those referred who have not consented given as candidates, and barred no more.

    Where not all rests on consent, that is those of whom somebody there may not hear. Who stands
    there by name for something else would be known by the code: these stay as they are.
    """
    barred = {person.code for person, _ in found.barred}
    known = {one.resident.code for one in found.events}
    known |= {str(one.resident) for one in (*found.decisions, *found.carried_out)}
    silent = {one.resident.code for one in found.waiting
              if (programme.consent_required or one.resident.code in barred)
              and one.resident.code not in known
              and not in_force(db, programme, one.resident.id, found.today)}  # fmt: skip
    heard = [one for one in found.barred if one[0].code not in silent]
    return _as_candidates(found, silent)._replace(barred=heard)


def _as_candidates(found: MeetingAgenda, silent: set[str]) -> MeetingAgenda:
    """With those referred whose codes are given as a code and a source, and nothing more."""
    return found._replace(
        waiting=[one for one in found.waiting if one.resident.code not in silent],
        candidates=[Candidate(one.resident.code, one.source) for one in found.waiting
                    if one.resident.code in silent],
    )  # fmt: skip


def _to_hand_out(found: MeetingAgenda) -> MeetingAgenda:
    """Without anything about those barred but the code and source of who is referred."""
    barred = {person.code for person, _ in found.barred}
    return _as_candidates(found, barred)._replace(
        decisions=[one for one in found.decisions if one.resident not in barred],
        carried_out=[one for one in found.carried_out if one.resident not in barred],
        events=[one for one in found.events if one.resident.code not in barred],
        consents=[one for one in found.consents if one.resident not in barred],
        is_handed_out=True,
    )


Text = TypeVar("Text", Decision, Gap)


def _texts_to_hand_out(
    db: sqlite3.Connection, programme: Programme, found: MeetingAgenda
) -> MeetingAgenda:
    """Without notes, and without the names of those of whom one of the agencies may not hear."""
    every: list[Decision | Gap] = [*found.decisions, *found.carried_out, *found.gaps]
    texts = "\n".join(one.text for one in every)
    rows = db.execute("SELECT id, code, name FROM resident WHERE name <> code ORDER BY id")
    named = [one for one in map(Resident._make, rows) if spoken_of(texts, one.name)]
    barred = _barred(db, programme, named, found.present, found.today)
    mask = Mask(person.name for person, _ in barred)
    return found._replace(
        decisions=_first_lines(found.decisions, mask),
        carried_out=_first_lines(found.carried_out, mask),
        gaps=_first_lines(found.gaps, mask),
    )._replace(masked=mask.hidden)


def _first_lines(found: list[Text], mask: Mask) -> list[Text]:
    """Texts without the notes below their first line, nor how it was done, which may be a note."""
    return [one._replace(text=mask(one.text.partition("\n")[0]), how=None) for one in found]


def _present(
    db: sqlite3.Connection,
    programme: Programme,
    asked: Sequence[str],
    last: tuple[int, dt.date] | None,
) -> list[Coded]:
    if asked or last is None:
        found = [agency(db, programme, one) for one in asked]
        return list(dict.fromkeys(Coded(*partner[:3]) for partner in found))
    rows = db.execute(
        "SELECT p.id, p.code, p.name FROM attendance a JOIN partner p ON p.id = a.partner_id "
        "WHERE a.meeting_id = ? ORDER BY p.position",
        (last[0],),
    )
    return [Coded(*row) for row in rows]


def _with_codes(db: sqlite3.Connection, found: Sequence[str | None]) -> list[Resident]:
    codes = sorted({code for code in found if code is not None})
    marks = ", ".join("?" * len(codes))
    rows = db.execute(f"SELECT id, code, name FROM resident WHERE code IN ({marks})", codes)
    return [Resident(*row) for row in rows]


def _barred(
    db: sqlite3.Connection,
    programme: Programme,
    people: list[Resident],
    present: list[Coded],
    today: dt.date,
) -> list[tuple[Resident, list[Coded]]]:
    ids = [partner.id for partner in present]
    found = [(one, covers(db, one.id, programme, ids, today)) for one in people] if ids else []
    return [(one, partners) for one, partners in found if partners]


# What is dated before the last meeting but was written down after it is news to the meeting, as
# far back as the meeting before; that bound keeps an import of old records out.
_EVENTS = f"""
WITH new (resident_id, id, on_day, kind, detail, severity) AS (
    SELECT s.resident_id, 'S-' || s.id, s.admitted_on, 'admitted', NULL, NULL FROM stay s
    WHERE s.programme_id = :programme AND (s.admitted_on >= :since
        OR s.admitted_on > :before AND s.recorded_at > :written)
    UNION ALL
    SELECT s.resident_id, 'M-' || m.id, m.moved_on, m.direction, e.name, NULL
    FROM move m JOIN stay s ON s.id = m.stay_id JOIN step e ON e.id = m.to_step_id
    WHERE s.programme_id = :programme AND m.direction <> 'entry' AND (m.moved_on >= :since
        OR m.moved_on > :before AND m.recorded_at > :written)
    UNION ALL
    SELECT s.resident_id, 'I-' || i.id, i.happened_on, 'incident', t.name, i.severity
    FROM incident i JOIN stay s ON s.id = i.stay_id JOIN term t ON t.id = i.kind_id
    WHERE s.programme_id = :programme AND (i.happened_on >= :since
        OR i.happened_on > :before AND i.recorded_at > :written)
    UNION ALL
    SELECT s.resident_id, 'A-' || a.id, a.left_on, 'left', t.name, NULL
    FROM absence a JOIN stay s ON s.id = a.stay_id JOIN term t ON t.id = a.kind_id
    WHERE s.programme_id = :programme AND (a.left_on >= :since
        OR a.left_on > :before AND a.recorded_at > :written)
    UNION ALL
    SELECT s.resident_id, 'A-' || a.id, a.returned_on, 'returned', t.name, NULL
    FROM absence a JOIN stay s ON s.id = a.stay_id JOIN term t ON t.id = a.kind_id
    WHERE s.programme_id = :programme AND a.returned_on >= :since
        AND a.returned_on IS NOT s.discharged_on
    UNION ALL
    SELECT s.resident_id, 'S-' || s.id, s.discharged_on, iif({is_death("e")}, 'died', 'discharged'),
        iif({is_death("e")}, NULL, d.name), NULL
    FROM stay s LEFT JOIN term d ON d.id = s.destination_id
        LEFT JOIN term e ON e.id = s.exit_reason_id
    WHERE s.programme_id = :programme AND s.discharged_on >= :since)
SELECT r.id, r.code, r.name, n.id, n.on_day, n.kind, n.detail, n.severity
FROM new n JOIN resident r ON r.id = n.resident_id WHERE n.on_day <= :today
ORDER BY r.id, n.on_day, n.kind IN ('discharged', 'died')
"""


def _events(
    db: sqlite3.Connection,
    programme: Programme,
    last: tuple[int, dt.date] | None,
    since: dt.date,
    today: dt.date,
) -> list[AgendaEvent]:
    """What is new, a person's events together in order of time."""
    written, before = db.execute(
        "SELECT (SELECT recorded_at FROM meeting WHERE id = ?1), (SELECT max(held_on) FROM meeting "
        "WHERE programme_id = ?2 AND held_on < ?3)",
        (last[0] if last else None, programme.id, since.isoformat()),
    ).fetchone()
    bound = {
        "programme": programme.id,
        "since": since.isoformat(),
        "today": today.isoformat(),
        "before": before or "",
        "written": written or "~",
    }
    return [
        AgendaEvent(Resident(*row[:3]), row[3], iso_day(row[4]), *row[5:])
        for row in db.execute(_EVENTS, bound)
    ]


def _waiting(db: sqlite3.Connection, programme: Programme, today: dt.date) -> list[Waiting]:
    """Open referrals, the one that has waited longest first."""
    rows = db.execute(
        "SELECT r.id, r.code, r.name, 'N-' || f.id, f.referred_on, CASE "
        "WHEN f.offered_on IS NOT NULL THEN 'offered' WHEN f.assessed_on IS NOT NULL "
        "THEN 'assessed' ELSE 'referred' END, t.name FROM referral f "
        "JOIN resident r ON r.id = f.resident_id LEFT JOIN term t ON t.id = f.source_id "
        "WHERE f.programme_id = ? AND f.ended_on IS NULL AND f.referred_on <= ? "
        "ORDER BY f.referred_on, f.id",
        (programme.id, today.isoformat()),
    )
    return [Waiting(Resident(*row[:3]), row[3], iso_day(row[4]), *row[5:]) for row in rows]
