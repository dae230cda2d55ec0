"""What somebody has still to fill in: home, contact, municipality, exits, answers, scores."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.care.incidents.verbs import SERIOUS
from ettervern_cli.care.scores.verbs import instruments, pairs
from ettervern_cli.programme.money_settings import sharing_rules
from ettervern_cli.programme.programme import Programme, served_municipalities
from ettervern_cli.today.item import SCORE_DAYS, TodayItem
from ettervern_cli.values.dates import DAY, iso_day
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import as_of


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Everything of this kind, the nearest to the resident first."""
    bound = {"programme": programme.id, "today": today.isoformat()}
    for kind, query in (("home", _NO_HOME), ("contact", _NO_CONTACT), ("exit", _EXIT)):
        for code, name, left_on, reason in db.execute(query, bound):
            on = iso_day(left_on) if left_on else None
            yield TodayItem("missing", kind, code, name, on, reason=reason)
    towns = sharing_rules(db, programme, today).members or served_municipalities(db, programme)
    if len(towns) > 1:  # who share the costs
        for code, name in db.execute(_NO_MUNICIPALITY, bound):
            yield TodayItem("missing", "municipality", code, name)
    yield from _incidents(db, programme, today)
    yield from _scores(db, programme, today)
    if programme.keep_months is not None:
        yield from _to_go(db, programme, today)


def _to_go(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Persons whose data are due to go, the longest ago first. Nothing is erased on its own."""
    from ettervern_cli.rights.retention_periods import due, retained

    for row in due(retained(db), today):
        if programme.code in row.programmes:
            yield TodayItem("missing", "keep", row.resident, row.name, row.due_on, row.days(today),
                         number=row.months)  # fmt: skip


_NO_CONTACT = f"""
SELECT r.code, r.name, NULL, NULL FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.discharged_on IS NULL
AND {as_of("staff_id", ":today")} IS NULL
AND EXISTS (SELECT 1 FROM staff f WHERE f.programme_id = :programme) ORDER BY r.id
"""
_NO_MUNICIPALITY = f"""
SELECT r.code, r.name FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.discharged_on IS NULL
AND {as_of("municipality_id", ":today")} IS NULL ORDER BY r.id
"""
_NO_HOME = """
SELECT r.code, r.name, NULL, NULL FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.discharged_on IS NULL
AND EXISTS (SELECT 1 FROM ladder_position k JOIN step e ON e.id = k.step_id
    WHERE k.stay_id = s.id AND e.needs_unit)
AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.stay_id = s.id AND p.moved_out_on IS NULL)
AND NOT EXISTS (SELECT 1 FROM own_lease o WHERE o.stay_id = s.id AND o.left_on IS NULL)
AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.stay_id = s.id AND a.returned_on IS NULL)
ORDER BY r.id
"""
_EXIT = f"""
SELECT r.code, r.name, s.discharged_on, CASE WHEN s.exit_reason_id IS NOT NULL THEN 'destination'
    WHEN s.destination_id IS NOT NULL THEN 'reason' ELSE 'both' END
FROM stay s JOIN resident r ON r.id = s.resident_id
LEFT JOIN term t ON t.id = s.exit_reason_id
WHERE s.programme_id = :programme AND s.discharged_on IS NOT NULL AND (s.exit_reason_id IS NULL
    OR s.destination_id IS NULL AND NOT {is_death("t")})
ORDER BY s.discharged_on DESC, r.id
"""
_UNANSWERED = """
SELECT 'I-' || i.id, r.code, r.name, i.happened_on, t.name
FROM incident i CROSS JOIN stay s ON s.id = i.stay_id JOIN resident r ON r.id = s.resident_id
JOIN term t ON t.id = i.kind_id
WHERE s.programme_id = ? AND i.severity = ? AND i.police IS NULL ORDER BY i.happened_on, i.id
"""
# Days on which one instrument of a session was taken and the other was not.
_HALF = """
SELECT r.code, r.name, max(c.scored_on), count(DISTINCT c.scored_on)
FROM score c CROSS JOIN stay s ON s.id = c.stay_id JOIN resident r ON r.id = s.resident_id
WHERE c.instrument_id = :taken AND c.scored_on BETWEEN :first AND :today
AND s.programme_id = :programme AND s.discharged_on IS NULL
AND NOT EXISTS (SELECT 1 FROM score o WHERE o.stay_id = c.stay_id
    AND o.instrument_id = :lacking AND o.scored_on = c.scored_on)
GROUP BY s.id ORDER BY r.id
"""


def _incidents(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Serious incidents of which nobody has said whether the police know."""
    for entry, code, name, happened_on, kind in db.execute(_UNANSWERED, (programme.id, SERIOUS)):
        on = iso_day(happened_on)
        yield TodayItem("missing", "incident", code, name, on, (today - on).days, kind, id=entry)


def _scores(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Scores lacking beside the other of their session in the last SCORE_DAYS, a line a person."""
    every = instruments(db, programme)
    by_code = {one.code: one for one in every}
    bound = {
        "programme": programme.id,
        "first": (today - SCORE_DAYS * DAY).isoformat(),
        "today": today.isoformat(),
    }
    for pair in pairs(every):
        for taken, lacking in (pair, pair[::-1]):
            values = {**bound, "taken": by_code[taken].id, "lacking": by_code[lacking].id}
            for code, name, scored_on, count in db.execute(_HALF, values):
                on = iso_day(scored_on)
                yield TodayItem("missing", "score", code, name, on, (today - on).days,
                             by_code[lacking].name, number=count)  # fmt: skip
