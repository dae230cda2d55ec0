"""Plans, scores, measures and outcomes of one person as ``show`` has them: flat, by section."""

import sqlite3
from typing import Any

from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.residents import Resident
from ettervern_cli.casebook.scores import gather_scores, score_json
from ettervern_cli.rules.scores import points

OF_STAY = "JOIN stay s ON s.id = v.stay_id"
MINE = "s.resident_id = :resident AND s.programme_id = :programme"

SECTIONS = {
    "goals": f"""
SELECT 'G-' || v.id AS id, 'S-' || s.id AS stay, t.code AS area, t.name AS area_name, v.text,
       v.voice, v.set_on, v.by_on, v.closed_on
FROM goal v {OF_STAY} JOIN term t ON t.id = v.area_id
WHERE {MINE} ORDER BY v.set_on, v.id""",
    "progress": f"""
SELECT 'O-' || p.id AS id, 'S-' || s.id AS stay, 'G-' || v.id AS goal, v.text AS goal_text,
       p.noted_on, p.value, p.note, p.voice
FROM progress p JOIN goal v ON v.id = p.goal_id {OF_STAY}
WHERE {MINE} ORDER BY p.noted_on, p.id""",
    "reviews": f"""
SELECT 'V-' || v.id AS id, 'S-' || s.id AS stay, v.reviewed_on, v.next_on, v.coordinator,
       v.resources, v.services, v.voice, v.note
FROM review v {OF_STAY}
WHERE {MINE} ORDER BY v.reviewed_on, v.id""",
    "networks": f"""
SELECT 'W-' || v.id AS id, 'S-' || s.id AS stay, v.mapped_on, v.family, v.family_supportive,
       v.friends, v.friends_supportive, v.professionals, v.professionals_supportive, v.voice,
       v.note
FROM network v {OF_STAY}
WHERE {MINE} ORDER BY v.mapped_on, v.id""",
    "measures": f"""
SELECT 'T-' || v.id AS id, 'S-' || s.id AS stay, v.name AS measure, v.provider,
       v.hours_tenths AS hours_a_week, v.started_on, v.stopped_on, v.note
FROM measure v {OF_STAY}
WHERE {MINE} ORDER BY v.started_on, v.id""",
    "outcomes": f"""
SELECT 'U-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name,
       v.happened_on, v.voice, v.note
FROM outcome v {OF_STAY} JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.happened_on, v.id""",
}
DATED = {
    "goals": "set_on",
    "progress": "noted_on",
    "reviews": "reviewed_on",
    "networks": "mapped_on",
    "scores": "scored_on",
    "measures": "started_on",
    "outcomes": "happened_on",
}


def care_entries(
    db: sqlite3.Connection, programme: Programme, resident: Resident
) -> dict[str, list[dict[str, Any]]]:
    """Every entry of each section of DATED, all stays in the programme, in order of time."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in DATED}
    for name, query in SECTIONS.items():
        cursor = db.execute(query, {"programme": programme.id, "resident": resident.id})
        names = [column[0] for column in cursor.description]
        found[name] = [dict(zip(names, item, strict=True)) for item in cursor]
    for measure in found["measures"]:
        measure["hours_a_week"] = points(measure["hours_a_week"])
    scores = gather_scores(db, programme, resident).scores
    found["scores"] = [
        {
            **score_json(score),
            "instrument_name": score.instrument.name,
            "cut_off": points(score.instrument.scale.cut_off),
            "higher_is_better": score.instrument.scale.higher_is_better,
        }
        for score in scores
    ]
    return found
