"""What must hold of referrals, consents, plans, incidents, meetings and rent across rows."""

import sqlite3

from ettervern_cli.entries.must_hold import measures_twice, open_twice
from ettervern_cli.storage.records import Rule
from ettervern_cli.verify.check_results import Found, error

CARE = (
    Rule(
        "verify.referral_and_stay_differ",
        "SELECT 'N-' || f.id, 'S-' || f.stay_id AS stay FROM referral f "
        "JOIN stay s ON s.id = f.stay_id WHERE f.ended_on IS NOT s.admitted_on "
        "OR f.ending IS NOT 'admitted' OR s.resident_id <> f.resident_id "
        "OR s.programme_id <> f.programme_id ORDER BY f.id",
    ),
    Rule(
        "verify.referral_without_its_end",
        "SELECT 'N-' || id FROM referral WHERE (ended_on IS NULL) <> (ending IS NULL) "
        "OR (ending IS 'admitted') <> (stay_id IS NOT NULL) "
        "OR (ending IS 'declined' AND ended_on IS NOT declined_on) "
        "OR (declined_on IS NOT NULL AND decline_reason_id IS NULL) ORDER BY id",
    ),
    Rule(
        "verify.consent_with_nobody",
        "SELECT 'C-' || id FROM consent c WHERE NOT EXISTS "
        "(SELECT 1 FROM consent_partner x WHERE x.consent_id = c.id) ORDER BY id",
    ),
    Rule(
        "verify.charged_twice",
        "SELECT 'H-' || max(id), 'P-' || placement_id AS placement, month, count(*) AS n "
        "FROM charge WHERE month IS NOT NULL GROUP BY +placement_id, +month "
        "HAVING count(*) > 1 ORDER BY 1",
    ),
    Rule(
        "verify.charge_of_another_stay",
        "SELECT 'H-' || h.id, 'S-' || h.stay_id AS stay, 'P-' || p.id AS placement FROM charge h "
        "JOIN placement p ON p.id = h.placement_id WHERE p.stay_id <> h.stay_id ORDER BY h.id",
    ),
)
# What asks the history too.
WRITTEN = (
    # Whether the step was run is asked of the day it was entered: what is run may change.
    Rule(
        "verify.step_not_run",
        "SELECT 'M-' || m.id, e.code AS step FROM move m JOIN step e ON e.id = m.to_step_id "
        "WHERE NOT e.is_run AND NOT coalesce((SELECT json_extract(h.new, '$.is_run') "
        "FROM history h WHERE h.id = (SELECT max(n.id) FROM trail n "
        "WHERE n.table_name = 'step' AND n.row_id = e.id AND n.id < (SELECT min(o.id) "
        "FROM trail o WHERE o.table_name = 'move' AND o.row_id = m.id))), 0) ORDER BY m.id",
    ),
)


def measures(db: sqlite3.Connection) -> Found:
    """Two measures of one name that run at once."""
    for twice in measures_twice(db):
        yield error("verify.measures_overlap", twice.entry, other=twice.other)


def twice(db: sqlite3.Connection) -> Found:
    """What is open twice of one person."""
    for again in open_twice(db):
        yield error("verify.open_twice", again.entry, other=again.other)
