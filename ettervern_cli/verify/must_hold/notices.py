"""What somebody should know of, though nothing is wrong with the data.

What a rule of admission would have said, what has run out, and leases beside their homes: a
corrected day, a changed configuration or an import can bring each of them about.
"""

import datetime as dt
import sqlite3

from ettervern_cli.consents.in_force import runs_out
from ettervern_cli.homes.limits import running_out
from ettervern_cli.homes.units import places_open_to_anyone
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage.records import Rule
from ettervern_cli.values.dates import DAY
from ettervern_cli.values.sql.as_of import as_of
from ettervern_cli.verify.check_results import Found, notice
from ettervern_cli.verify.must_hold.across_rows import FAR

# A stay whose step belongs to a unit, or that has no step in a programme with units.
NEEDS_UNIT = (
    "(EXISTS (SELECT 1 FROM ladder_position f JOIN step e ON e.id = f.step_id "
    "WHERE f.stay_id = s.id AND e.needs_unit) OR (NOT EXISTS (SELECT 1 FROM ladder_position f "
    "WHERE f.stay_id = s.id) AND EXISTS (SELECT 1 FROM unit u "
    "WHERE u.programme_id = s.programme_id AND u.run_by IS NULL)))"
)

NOTICES = (
    Rule(
        "verify.municipality_not_served",
        "SELECT 'S-' || s.id, r.code, m.name AS municipality FROM stay s "
        "JOIN resident r ON r.id = s.resident_id JOIN municipality m "
        f"ON m.id = {as_of('municipality_id', 's.admitted_on')} "
        "LEFT JOIN partner p ON p.id = s.partner_id "
        "WHERE NOT coalesce(json_extract(p.rules, '$.outside_municipalities'), 0) "
        "AND EXISTS (SELECT 1 FROM served v WHERE v.programme_id = s.programme_id) "
        "AND NOT EXISTS (SELECT 1 FROM served v WHERE v.programme_id = s.programme_id "
        "AND v.municipality_id IN (m.id, (SELECT g.into_id FROM merger g "
        "WHERE g.municipality_id = m.id))) ORDER BY s.id",
    ),
    Rule(
        "verify.unit_reserved",
        "SELECT 'P-' || p.id, r.code, u.code AS unit, k.name AS partner FROM placement p "
        "JOIN unit u ON u.id = p.unit_id JOIN partner k ON k.id = u.reserved_for_id "
        "JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id "
        "WHERE s.partner_id IS NOT u.reserved_for_id ORDER BY p.id",
    ),
    Rule(
        "verify.unit_not_there",
        "SELECT 'P-' || p.id, u.code AS unit, p.moved_in_on AS 'on' FROM placement p "
        "JOIN unit u ON u.id = p.unit_id "
        "WHERE p.moved_in_on < u.first_on OR p.moved_in_on > u.last_on ORDER BY p.id",
    ),
    Rule(
        "verify.unit_void",
        "SELECT 'P-' || p.id, u.code AS unit, v.since_on FROM placement p "
        "JOIN unit u ON u.id = p.unit_id JOIN void v ON v.unit_id = u.id "
        f"AND coalesce(v.opened_on, v.expected_on, {FAR}) > p.moved_in_on "
        "AND (p.moved_out_on IS NULL OR v.since_on < p.moved_out_on) ORDER BY p.id",
    ),
    Rule(
        "verify.lease_outside_placement",
        "SELECT 'L-' || l.id, 'P-' || p.id AS placement, l.begins_on FROM lease l "
        "JOIN placement p ON p.id = l.placement_id "
        "WHERE l.begins_on < p.moved_in_on OR l.begins_on > p.moved_out_on ORDER BY l.id",
    ),
    Rule(
        "verify.admitted_without_consent",
        "SELECT 'S-' || s.id, r.code, s.admitted_on, s.admitted_on AS typed FROM stay s "
        "JOIN resident r ON r.id = s.resident_id JOIN programme g ON g.id = s.programme_id "
        "WHERE json_extract(g.rules, '$.consent_required') AND NOT EXISTS (SELECT 1 "
        "FROM consent c WHERE c.resident_id = s.resident_id AND c.programme_id = s.programme_id "
        "AND c.given_on <= s.admitted_on AND coalesce(c.until_on, s.admitted_on) >= s.admitted_on "
        f"AND coalesce(c.withdrawn_on, {FAR}) > s.admitted_on) ORDER BY s.id",
    ),
    Rule(
        "verify.without_unit",
        "SELECT 'S-' || s.id, r.code FROM stay s JOIN resident r ON r.id = s.resident_id "
        f"WHERE s.discharged_on IS NULL AND {NEEDS_UNIT} AND NOT EXISTS "
        "(SELECT 1 FROM placement p WHERE p.stay_id = s.id AND p.moved_out_on IS NULL) AND NOT "
        "EXISTS (SELECT 1 FROM own_lease o WHERE o.stay_id = s.id AND o.left_on IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.stay_id = s.id "
        "AND a.returned_on IS NULL AND NOT a.unit_held) ORDER BY s.id",
    ),
    Rule(
        "verify.total_out_of_range",
        "SELECT 'Q-' || c.id, i.name AS instrument FROM score c JOIN instrument i "
        "ON i.id = c.instrument_id "
        "WHERE c.total_tenths NOT BETWEEN i.lowest_tenths AND i.highest_tenths ORDER BY c.id",
    ),
    Rule(
        "verify.two_agreements",
        "SELECT 'Z-' || max(z.id), r.code FROM repayment z JOIN stay s ON s.id = z.stay_id "
        "JOIN resident r ON r.id = s.resident_id WHERE z.ended_on IS NULL "
        "GROUP BY s.resident_id, s.programme_id HAVING count(*) > 1 ORDER BY max(z.id)",
    ),
)
# How many are there after each day on which somebody comes or goes.
CROWDED = """
SELECT day, people FROM (SELECT day, sum(step) OVER (ORDER BY day, step) AS people FROM (
    SELECT admitted_on AS day, 1 AS step FROM stay WHERE programme_id = ?1
    UNION ALL SELECT discharged_on, -1 FROM stay
        WHERE programme_id = ?1 AND discharged_on IS NOT NULL))
WHERE people > ?2 ORDER BY people DESC, day LIMIT 1
"""


def capacity(db: sqlite3.Connection, today: dt.date) -> Found:
    """Programmes that held more people than they have places, once or now."""
    for programme in programmes(db):
        if programme.capacity is None:
            continue
        if programme.capacity != "units":
            places = int(programme.capacity)
            row = db.execute(CROWDED, (programme.id, places)).fetchone()
            if row is not None:
                yield notice(
                    "verify.more_than_places", programme.code, on=row[0], people=row[1], n=places
                )
        elif (left := places_open_to_anyone(db, programme, today) or 0) < 0:
            yield notice("verify.more_than_beds_now", programme.code, n=-left)


def limits(db: sqlite3.Connection, today: dt.date) -> Found:
    """Stays, steps, homes, leases, trials and consents that have run out and were not renewed."""
    for programme in programmes(db):
        for one in runs_out(db, programme, today - DAY):
            code = one.resident
            yield notice(
                "verify.over_consent", code, code=code, last_on=one.last_on, scope=one.scope
            )
        for code, _, limit in running_out(db, programme, today - DAY):
            yield notice(f"verify.over_{limit.what}", code, code=code, last_on=limit.last_on)
