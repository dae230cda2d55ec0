"""The sections of ``show`` that are read straight from their tables: one statement each.

``told_sections.py`` has those that a noun of its own reads. ``:resident`` and ``:programme`` are
keys.
"""

MINE = "s.resident_id = :resident AND s.programme_id = :programme"

STAYS = f"""
SELECT 'S-' || s.id AS id, p.code AS programme, m.code AS municipality, c.code AS source,
       c.name AS source_name,
       s.agency, s.treatment_began_on, s.treatment_ended_on, s.admitted_on, s.discharged_on,
       e.code AS reason, e.name AS reason_name, d.code AS destination,
       d.name AS destination_name, f.code AS contact, f.name AS contact_name, s.note, s.exit_note
FROM stay s JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = s.municipality_id LEFT JOIN term c ON c.id = s.source_id
LEFT JOIN term e ON e.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
LEFT JOIN staff f ON f.id = s.staff_id
WHERE {MINE} ORDER BY s.admitted_on, s.id
"""

SECTIONS = {
    "moves": f"""
SELECT 'M-' || v.id AS id, 'S-' || s.id AS stay, l.code AS ladder, a.number AS from_step,
       b.number AS to_step, b.name AS step_name, v.direction, v.moved_on, t.code AS reason,
       t.name AS reason_name, v.note, v.voice, v.override
FROM move v JOIN stay s ON s.id = v.stay_id JOIN ladder l ON l.id = v.ladder_id
LEFT JOIN step a ON a.id = v.from_step_id JOIN step b ON b.id = v.to_step_id
LEFT JOIN term t ON t.id = v.reason_id
WHERE {MINE} ORDER BY v.moved_on, v.id""",
    "follow_ups": f"""
SELECT 'F-' || v.id AS id, 'S-' || s.id AS stay, v.held_on, t.code AS kind,
       t.name AS kind_name, v.minutes, f.code AS by, f.name AS by_name, v.areas,
       v.is_missed AS missed, v.next_on, v.text
FROM follow_up v JOIN stay s ON s.id = v.stay_id LEFT JOIN term t ON t.id = v.kind_id
LEFT JOIN staff f ON f.id = v.staff_id
WHERE {MINE} ORDER BY v.held_on, v.id""",
    "placements": f"""
SELECT 'P-' || v.id AS id, 'S-' || s.id AS stay, u.code AS unit, v.moved_in_on, v.moved_out_on,
       v.rent_ore, v.until_on AS until, v.override, v.note
FROM placement v JOIN stay s ON s.id = v.stay_id JOIN unit u ON u.id = v.unit_id
WHERE {MINE} ORDER BY v.moved_in_on, v.id""",
    "dwellings": f"""
SELECT 'LV-' || v.id AS id, 'S-' || s.id AS stay, v.seen_on, t.code AS kind, t.name AS kind_name,
       v.note
FROM dwelling v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.seen_on, v.id""",
    "leases": f"""
SELECT 'L-' || v.id AS id, 'S-' || s.id AS stay, 'P-' || p.id AS placement, t.code AS kind,
       t.name AS kind_name, v.begins_on, v.ends_on, v.trial_until_on, v.explained_on
FROM lease v JOIN placement p ON p.id = v.placement_id JOIN stay s ON s.id = p.stay_id
JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.begins_on, v.id""",
    "absences": f"""
SELECT 'A-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name, v.left_on,
       v.expected_on, v.returned_on, v.unit_held, v.note
FROM absence v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.left_on, v.id""",
    "extensions": f"""
SELECT 'X-' || v.id AS id, 'S-' || s.id AS stay, v.what, v.allowed_on, v.until_on, v.allowed_by,
       v.reason
FROM extension v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.allowed_on, v.id""",
    "goals": f"""
SELECT 'G-' || v.id AS id, 'S-' || s.id AS stay, t.code AS area, t.name AS area_name, v.text,
       v.voice, v.set_on, v.by_on, v.closed_on
FROM goal v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.area_id
WHERE {MINE} ORDER BY v.set_on, v.id""",
    "progress": f"""
SELECT 'O-' || p.id AS id, 'S-' || s.id AS stay, 'G-' || v.id AS goal, v.text AS goal_text,
       p.noted_on, p.value, p.note, p.voice
FROM progress p JOIN goal v ON v.id = p.goal_id JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY p.noted_on, p.id""",
    "reviews": f"""
SELECT 'V-' || v.id AS id, 'S-' || s.id AS stay, v.reviewed_on, v.next_on, v.coordinator,
       v.resources, v.services, v.voice, v.note
FROM review v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.reviewed_on, v.id""",
    "networks": f"""
SELECT 'W-' || v.id AS id, 'S-' || s.id AS stay, v.mapped_on, v.family, v.family_supportive,
       v.friends, v.friends_supportive, v.professionals, v.professionals_supportive, v.voice,
       v.note
FROM network v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.mapped_on, v.id""",
    "measures": f"""
SELECT 'T-' || v.id AS id, 'S-' || s.id AS stay, v.name AS measure, v.provider,
       v.hours_tenths AS hours_a_week, v.started_on, v.stopped_on, v.note
FROM measure v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.started_on, v.id""",
    "outcomes": f"""
SELECT 'U-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name,
       v.happened_on, v.voice, v.note
FROM outcome v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.happened_on, v.id""",
    "decisions": """
SELECT 'D-' || d.id AS id, 'K-' || d.meeting_id AS meeting, d.decided_on, d.text, d.owner,
       coalesce(p.name, f.name, d.owner) AS owner_name, d.due_on, d.done_on, d.how
FROM decision d LEFT JOIN partner p ON p.programme_id = d.programme_id AND p.code = d.owner
LEFT JOIN staff f ON f.programme_id = d.programme_id AND f.code = d.owner
WHERE d.resident_id = :resident AND d.programme_id = :programme ORDER BY d.decided_on, d.id""",
}

# Every section, in the order in which scripts get them: what its entries are dated by.
DATED = {
    "moves": "moved_on",
    "follow_ups": "held_on",
    "placements": "moved_in_on",
    "dwellings": "seen_on",
    "leases": "begins_on",
    "absences": "left_on",
    "extensions": "allowed_on",
    "incidents": "happened_on",
    "rent": "on",
    "goals": "set_on",
    "progress": "noted_on",
    "reviews": "reviewed_on",
    "networks": "mapped_on",
    "scores": "scored_on",
    "measures": "started_on",
    "outcomes": "happened_on",
    "meetings": "held_on",
    "decisions": "decided_on",
    "referrals": "referred_on",
    "consents": "from",
    "rehousing": "listed_on",
}
