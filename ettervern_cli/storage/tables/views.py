"""Views for people who ask in SQL: read-only, with codes for keys and columns named as in JSON.

Made last at each migration, from the tables as that leaves them, so they have no version of their
own: who changes one raises ``schema.VERSION``. Few and short, since SQLite reads all at each
opening. What a report works out over a period is asked of the report.
"""

from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import (
    UNIT_TERMS,
    as_of,
    lived_from,
    lived_until,
    rent_as_of,
    rule_as_of,
)
from ettervern_cli.values.sql.shared_homes import shared_nights

TODAY = "date('now', 'localtime')"
_STAY = """JOIN stay s ON s.id = v.stay_id JOIN resident r ON r.id = s.resident_id
JOIN programme p ON p.id = s.programme_id"""

_RESIDENT = f"""
CREATE VIEW v_resident AS
-- A row a person and programme, from the latest stay there, as list --status all shows those
-- who have been admitted. status is admitted or discharged; unit is where the person lives now.
SELECT r.code AS resident, r.name, p.code AS programme, m.code AS municipality,
    iif(s.discharged_on IS NULL, 'admitted', 'discharged') AS status, s.admitted_on,
    s.discharged_on, u.code AS unit, f.code AS contact, d.due_on AS next_follow_up_on,
    d.critical_until, r.born
FROM stay s JOIN resident r ON r.id = s.resident_id JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = {as_of("municipality_id", TODAY)}
LEFT JOIN staff f ON f.id = {as_of("staff_id", TODAY)}
LEFT JOIN due_state d ON d.stay_id = s.id
LEFT JOIN placement h ON h.stay_id = s.id AND h.moved_out_on IS NULL
LEFT JOIN unit u ON u.id = h.unit_id
WHERE NOT EXISTS (SELECT 1 FROM stay o WHERE o.resident_id = s.resident_id
    AND o.programme_id = s.programme_id AND (o.admitted_on, o.id) > (s.admitted_on, s.id))
"""
_STAYS = f"""
CREATE VIEW v_stay AS
-- A row a stay, as show has them. reason is why it ended, destination whereto; died, planned and
-- lasting are 1 or 0, and the dead belong in no rate; nights is its length once it has ended.
SELECT 'S-' || s.id AS id, r.code AS resident, p.code AS programme, m.code AS municipality,
    c.code AS source, s.agency, s.treatment_began_on, s.treatment_ended_on, s.admitted_on,
    s.discharged_on, CAST(julianday(s.discharged_on) - julianday(s.admitted_on) AS INTEGER)
    AS nights, e.code AS reason, {is_death("e")} AS died,
    e.is_planned AS planned, d.code AS destination,
    {rule_as_of("term", "is_lasting", "s.discharged_on", "d")} AS lasting,
    f.code AS contact, s.note, s.exit_note
FROM stay s JOIN resident r ON r.id = s.resident_id JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = {as_of("municipality_id", TODAY)}
LEFT JOIN term c ON c.id = s.source_id
LEFT JOIN term e ON e.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
LEFT JOIN staff f ON f.id = {as_of("staff_id", TODAY)}
"""
_STEP = f"""
CREATE VIEW v_step AS
-- Where each stay stands on each ladder, or stood when it ended; visits is how many times the
-- person has come to that step, circling 1 from the time that the programme counts from.
SELECT 'S-' || s.id AS stay, r.code AS resident, p.code AS programme, l.code AS ladder,
    e.number AS step, e.code AS step_code, e.name AS step_name, v.since_on AS since, v.visits,
    v.is_circling AS circling
FROM ladder_position v {_STAY}
JOIN ladder l ON l.id = v.ladder_id JOIN step e ON e.id = v.step_id
"""
_MOVE = f"""
CREATE VIEW v_move AS
-- A row a change of step. direction is entry, up or down; steps are their numbers, from 1.
SELECT 'M-' || v.id AS id, 'S-' || s.id AS stay, r.code AS resident, p.code AS programme,
    l.code AS ladder, a.number AS from_step, b.number AS to_step, b.name AS step_name,
    v.direction, v.moved_on, t.code AS reason, v.note, v.voice, v.override
FROM move v {_STAY}
JOIN ladder l ON l.id = v.ladder_id LEFT JOIN step a ON a.id = v.from_step_id
JOIN step b ON b.id = v.to_step_id LEFT JOIN term t ON t.id = v.reason_id
"""
_PLACEMENT = f"""
CREATE VIEW v_placement AS
-- A row a home lived in. moved_out_on is the first day not lived there; rent_ore is a month's, the
-- latest; of who shares a home (household) her own part, null for an equal one.
SELECT 'P-' || v.id AS id, 'S-' || s.id AS stay, r.code AS resident, p.code AS programme,
    u.code AS unit, v.moved_in_on, v.moved_out_on, {rent_as_of(TODAY, "v")} AS rent_ore,
    v.until_on AS until, v.note, 'P-' || v.household_id AS household
FROM placement v {_STAY} JOIN unit u ON u.id = v.unit_id
"""
_FOLLOW_UP = f"""
CREATE VIEW v_follow_up AS
-- A row a contact. missed is 1 or 0; areas is a JSON array of life areas; next_on is what was
-- agreed then.
SELECT 'F-' || v.id AS id, 'S-' || s.id AS stay, r.code AS resident, p.code AS programme,
    v.held_on, t.code AS kind, v.minutes, f.code AS by, v.areas, v.is_missed AS missed, v.next_on,
    v.text, v.voice
FROM follow_up v {_STAY}
LEFT JOIN term t ON t.id = v.kind_id LEFT JOIN staff f ON f.id = v.staff_id
"""
_INCIDENT = f"""
CREATE VIEW v_incident AS
-- A row an incident. police is 1, 0 or null where nobody said.
SELECT 'I-' || v.id AS id, 'S-' || s.id AS stay, r.code AS resident, p.code AS programme,
    v.happened_on, t.code AS kind, t.name AS kind_name, v.severity, v.police, v.police_why,
    v.action, v.voice, v.note
FROM incident v {_STAY} JOIN term t ON t.id = v.kind_id
"""
_OUTCOME = f"""
CREATE VIEW v_outcome AS
-- A row a result that is counted, as work or a lease in the person's own name.
SELECT 'U-' || v.id AS id, 'S-' || s.id AS stay, r.code AS resident, p.code AS programme,
    t.code AS kind, t.name AS kind_name, v.happened_on, v.voice, v.note
FROM outcome v {_STAY} JOIN term t ON t.id = v.kind_id
"""
FROM, UNTIL = lived_from("v"), lived_until("m.end", "v")
_OCCUPANCY = f"""
CREATE VIEW v_occupancy_month AS
-- A row a programme and month, from its first admission to the present day by the clock: nights of
-- beds, lived in, held for somebody away, and void, as report month counts them. rate is
-- occupied_days of the nights of beds that were not void.
WITH RECURSIVE every (programme_id, first) AS (
    SELECT programme_id, date(min(admitted_on), 'start of month') FROM stay GROUP BY programme_id
    UNION ALL
    SELECT programme_id, date(first, '+1 month') FROM every
    WHERE date(first, '+1 month') <= date('now', 'localtime')
), month AS (
    SELECT programme_id, first,
        min(date(first, '+1 month'), date('now', 'localtime', '+1 day')) AS end FROM every
), gone AS (
    SELECT m.programme_id, m.first, sum(max(0, julianday(min(coalesce(a.returned_on, m.end),
            {UNTIL}))
            - julianday(max(a.left_on, {FROM}, m.first)))) AS nights,
        sum(a.unit_held * max(0, julianday(min(coalesce(a.returned_on, m.end),
            {UNTIL}))
            - julianday(max(a.left_on, {FROM}, m.first)))) AS held
    FROM month m JOIN unit u ON u.programme_id = m.programme_id AND u.run_by IS NULL
    JOIN placement v ON v.unit_id = u.id JOIN absence a ON a.stay_id = v.stay_id
    WHERE a.left_on < m.end AND (a.returned_on IS NULL OR a.returned_on > m.first)
        AND v.moved_in_on < m.end AND (v.moved_out_on IS NULL OR v.moved_out_on > m.first)
    GROUP BY m.programme_id, m.first
), shared AS (
    SELECT programme_id, date(night, 'start of month') AS first, count(*) AS nights,
        sum(is_held) AS held
    FROM ({shared_nights("''", "date('now', 'localtime', '+1 day')")}) GROUP BY 1, 2
), nights AS (
    SELECT p.code AS programme, substr(m.first, 1, 7) AS month,
        (SELECT sum(u.beds * max(0, julianday(min(coalesce(date(u.last_on, '+1 day'), m.end),
            m.end)) - julianday(max(coalesce(u.first_on, m.first), m.first))))
            FROM {UNIT_TERMS} u
            WHERE u.programme_id = m.programme_id AND u.run_by IS NULL) AS bed_days,
        (SELECT sum(max(0, julianday({UNTIL}) - julianday(max({FROM}, m.first))))
            FROM unit u CROSS JOIN placement v ON v.unit_id = u.id
            WHERE u.programme_id = m.programme_id AND u.run_by IS NULL AND v.moved_in_on < m.end
                AND (v.moved_out_on IS NULL OR v.moved_out_on > m.first)) AS placed,
        coalesce(g.nights, 0) + coalesce(o.nights - o.held, 0) AS gone,
        coalesce(g.held, 0) - coalesce(o.held, 0) AS held,
        (SELECT sum(u.beds * max(0, julianday(min(coalesce(v.opened_on, v.expected_on, m.end),
            coalesce(date(u.last_on, '+1 day'), m.end), m.end))
            - julianday(max(v.since_on, coalesce(u.first_on, m.first), m.first))))
            FROM {UNIT_TERMS} u CROSS JOIN void v ON v.unit_id = u.id
            WHERE u.programme_id = m.programme_id AND u.run_by IS NULL AND v.since_on < m.end
                AND coalesce(v.opened_on, v.expected_on, m.end) > m.first) AS void
    FROM month m JOIN programme p ON p.id = m.programme_id
    LEFT JOIN gone g ON g.programme_id = m.programme_id AND g.first = m.first
    LEFT JOIN shared o ON o.programme_id = m.programme_id AND o.first = m.first
    WHERE m.first < m.end
)
SELECT programme, month, CAST(bed_days AS INTEGER) AS bed_days,
    CAST(coalesce(placed, 0) - gone AS INTEGER) AS occupied_days,
    CAST(held AS INTEGER) AS held_days,
    CAST(coalesce(void, 0) AS INTEGER) AS void_days,
    round((coalesce(placed, 0) - gone) / nullif(bed_days - coalesce(void, 0), 0), 4)
        AS rate
FROM nights WHERE bed_days IS NOT NULL
"""
_BUDGET = """
CREATE VIEW v_budget AS
-- A row a budget line and year that has a plan or a booking, without those of projects (budget
-- --project). Amounts are in øre, null where nothing was planned or booked; planned_ore is as in
-- the configuration, before any price adjustment (budget --fixed-prices).
SELECT p.code AS programme, y.year, l.code AS line, l.side, l.name, v.planned_ore,
    b.actual_ore, v.planned_ore - coalesce(b.actual_ore, 0) AS remaining_ore
FROM (SELECT l.programme_id, n.year FROM plan n JOIN budget_line l ON l.id = n.budget_line_id
    WHERE l.project_id IS NULL
    UNION SELECT l.programme_id, CAST(substr(b.booked_on, 1, 4) AS INTEGER)
    FROM booking b JOIN budget_line l ON l.id = b.budget_line_id WHERE l.project_id IS NULL) y
JOIN programme p ON p.id = y.programme_id
JOIN budget_line l ON l.programme_id = p.id AND l.project_id IS NULL
LEFT JOIN plan v ON v.budget_line_id = l.id AND v.year = y.year
LEFT JOIN (SELECT budget_line_id, CAST(substr(booked_on, 1, 4) AS INTEGER) AS year,
    sum(amount_ore) AS actual_ore FROM booking GROUP BY 1, 2) b
    ON b.budget_line_id = l.id AND b.year = y.year
"""
_RENT = """
CREATE VIEW v_rent AS
-- A row a person and programme with rent charged or paid, all stays together, in øre. arrears_ore
-- is charged less paid: below 0 it is the person's credit.
SELECT r.code AS resident, r.name, p.code AS programme, sum(v.charged_ore) AS charged_ore,
    sum(v.paid_ore) AS paid_ore, sum(v.charged_ore - v.paid_ore) AS arrears_ore
FROM (SELECT stay_id, amount_ore AS charged_ore, 0 AS paid_ore FROM charge
    UNION ALL SELECT stay_id, 0, amount_ore FROM payment) v
JOIN stay s ON s.id = v.stay_id JOIN resident r ON r.id = s.resident_id
JOIN programme p ON p.id = s.programme_id
GROUP BY r.id, p.id
"""
VIEWS = (
    _RESIDENT, _STAYS, _STEP, _MOVE, _PLACEMENT, _FOLLOW_UP, _INCIDENT, _OUTCOME, _OCCUPANCY,
    _BUDGET, _RENT,
)  # fmt: skip
