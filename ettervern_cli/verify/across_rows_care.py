"""What must hold of referrals, consents, plans, incidents, meetings and rent across rows."""

import sqlite3

from ettervern_cli.storage.records import Rule
from ettervern_cli.values.texts import sought
from ettervern_cli.verify.across_rows import FAR
from ettervern_cli.verify.findings import Found, entry_id, error

CARE = (
    Rule(
        "verify.referral_out_of_order",
        "SELECT 'N-' || id FROM referral WHERE min(coalesce(assessed_on, referred_on), "
        "coalesce(offered_on, referred_on), coalesce(declined_on, referred_on)) < referred_on "
        "OR max(coalesce(assessed_on, ''), coalesce(offered_on, ''), coalesce(declined_on, '')) "
        "> ended_on ORDER BY id",
    ),
    Rule(
        "verify.referrals_overlap",
        "SELECT 'N-' || o.id, 'N-' || f.id AS other, r.code FROM referral f JOIN referral o "
        "ON o.resident_id = f.resident_id AND o.programme_id = f.programme_id "
        "AND (o.referred_on, o.id) > (f.referred_on, f.id) "
        f"AND o.referred_on < coalesce(f.ended_on, {FAR}) "
        f"AND f.referred_on < coalesce(o.ended_on, {FAR}) "
        "JOIN resident r ON r.id = f.resident_id ORDER BY o.id",
    ),
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
        "verify.decided_before_meeting",
        "SELECT 'D-' || d.id, 'K-' || m.id AS meeting, m.held_on, d.decided_on FROM decision d "
        "JOIN meeting m ON m.id = d.meeting_id "
        "WHERE d.decided_on < m.held_on OR d.programme_id <> m.programme_id ORDER BY d.id",
    ),
    Rule(
        "verify.charged_twice",
        "SELECT 'H-' || max(id), 'P-' || placement_id AS placement, month, count(*) AS n "
        "FROM charge GROUP BY +placement_id, +month HAVING count(*) > 1 ORDER BY 1",
    ),
    Rule(
        "verify.charge_of_another_stay",
        "SELECT 'H-' || h.id, 'S-' || h.stay_id AS stay, 'P-' || p.id AS placement FROM charge h "
        "JOIN placement p ON p.id = h.placement_id WHERE p.stay_id <> h.stay_id ORDER BY h.id",
    ),
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
    """Two measures of one name that run at once, the name read as ``measure start`` reads it."""
    runs: dict[tuple[int, str], tuple[int, str | None]] = {}
    for row_id, stay_id, name, started_on, stopped_on in db.execute(
        "SELECT id, stay_id, name, started_on, stopped_on FROM measure "
        "ORDER BY stay_id, started_on, stopped_on IS NULL, id"
    ):
        key = (stay_id, sought(name))
        before, ended = runs.get(key, (0, ""))
        if ended is None or ended > started_on:
            where = entry_id("measure", row_id)
            yield error("verify.measures_overlap", where, other=entry_id("measure", before))
        runs[key] = (row_id, stopped_on)
