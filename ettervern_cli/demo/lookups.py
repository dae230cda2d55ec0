"""What the placeholders of the scripts stand for, as questions to the database.

Of several rows one is drawn, save for those of MANY; where a line is typed for ``each`` of them,
its columns are what is in braces. ``TERM x`` is a list of the programme's words; what a persona
knows of herself is bound: see ``Persona.bound``.
"""

import re

from ettervern_cli.demo.words import decks

LISTS = ("source", "follow_up_kind", "area", "demotion_reason", "absence_kind", "incident_kind")
MANY = ("partners", "present")

TEXT = """
referred: SELECT :code WHERE EXISTS (SELECT 1 FROM TERM source)
waits: SELECT code FROM TERM decline_reason AND effect IN ('first-in-line', 'ask-again')
  ORDER BY effect DESC LIMIT 1
first-in-line: SELECT code FROM TERM decline_reason AND effect = 'first-in-line'
asks-again: SELECT code FROM TERM decline_reason AND effect = 'ask-again'
closing: SELECT code FROM TERM decline_reason AND effect NOT IN ('first-in-line', 'ask-again')
  ORDER BY (SELECT count(*) FROM referral WHERE decline_reason_id = term.id), position LIMIT 1
town: SELECT m.code FROM municipality m LEFT JOIN served s ON s.municipality_id = m.id
  AND s.programme_id = :programme ORDER BY (s.programme_id IS NULL) = :is_near,
  m.id * :luck % 101 LIMIT 1
ladder: SELECT code FROM ladder WHERE programme_id = :programme ORDER BY position LIMIT 1
ladders: SELECT code FROM ladder WHERE programme_id = :programme ORDER BY position
entry: SELECT e.code FROM step e JOIN ladder l ON l.id = e.ladder_id
  WHERE l.programme_id = :programme AND e.is_run
  ORDER BY l.position, (:is_housed AND HOMELY) DESC, e.number LIMIT 1
bed: SELECT u.code FROM unit u WHERE u.id = :unit AND (:is_housed
  OR NOT EXISTS (SELECT 1 FROM ladder WHERE programme_id = :programme)
  OR EXISTS (SELECT 1 FROM step e JOIN ladder l ON l.id = e.ladder_id
  WHERE l.programme_id = :programme AND HOMELY AND e.number =
  (SELECT min(number) FROM step o WHERE o.ladder_id = l.id AND o.is_run)))
home: SELECT u.code FROM unit u WHERE u.id = :unit
  AND NOT HOUSED
  AND (ON_HOMELY OR NOT EXISTS (SELECT 1 FROM ladder WHERE programme_id = :programme))
leaving: SELECT 1 WHERE HOUSED AND NOT ON_HOMELY
dwelling: SELECT code FROM TERM destination AND NOT HOUSED AND is_lasting =
  NOT EXISTS (SELECT 1 FROM ladder_position f JOIN step e ON e.id = f.step_id
  WHERE f.stay_id = :stay AND e.number = 1)
passing: SELECT code FROM TERM destination AND is_lasting = 0
lasting: SELECT code FROM TERM destination AND is_lasting
circular: SELECT l.code FROM ladder l WHERE l.programme_id = :programme
  AND l.no_demotion_because IS NULL AND EXISTS (SELECT 1 FROM TERM demotion_reason)
  AND (SELECT count(*) FROM step WHERE ladder_id = l.id AND is_run) > 1 AND NOT EXISTS
  (SELECT 1 FROM ladder_position WHERE stay_id = :stay AND is_circling) ORDER BY l.position LIMIT 1
turning: SELECT l.code FROM ladder_position f JOIN ladder l ON l.id = f.ladder_id
  WHERE f.stay_id = :stay AND l.no_demotion_because IS NULL ORDER BY l.position LIMIT 1
colleague: SELECT code FROM staff WHERE programme_id = :programme AND code <> :contact
coordinator: SELECT name FROM staff WHERE programme_id = :programme AND code = :contact
leader: SELECT name FROM (SELECT name, position FROM staff WHERE programme_id = :programme
  UNION ALL SELECT :host, 999) ORDER BY position LIMIT 1
scopes: SELECT code AS scope FROM TERM scope
  AND EXISTS (SELECT 1 FROM partner WHERE programme_id = :programme) AND NOT EXISTS
  (SELECT 1 FROM CONSENT c WHERE c.scope_id = term.id AND c.until_on > date(:day, '+60 days'))
  ORDER BY position
partners: SELECT code FROM partner WHERE programme_id = :programme
  AND json_extract(rules, '$.no_consent_because') IS NULL
  ORDER BY position
spare: SELECT t.code FROM CONSENT c JOIN term t ON t.id = c.scope_id
  WHERE c.until_on >= :day AND NOT :consent_first
running: SELECT name AS measure FROM measure WHERE stay_id = :stay AND stopped_on IS NULL
benefit: SELECT code FROM benefit WHERE programme_id = :programme ORDER BY position LIMIT 1
one-here: SELECT r.code AS resident FROM stay s JOIN resident r ON r.id = s.resident_id
  WHERE s.programme_id = :programme AND s.discharged_on IS NULL AND s.admitted_on <= :day
  AND EXISTS (SELECT 1 FROM benefit WHERE programme_id = :programme) ORDER BY s.id LIMIT 1
milestone: SELECT code AS milestone FROM milestone WHERE programme_id = :programme
  AND due_on <= :day ORDER BY due_on
figure: SELECT code AS figure FROM figure WHERE programme_id = :programme ORDER BY position LIMIT 1
longest-here: SELECT r.code AS resident FROM stay s JOIN resident r ON r.id = s.resident_id
  WHERE s.programme_id = :programme AND s.discharged_on IS NULL AND s.admitted_on <= :day
  AND EXISTS (SELECT 1 FROM placement WHERE stay_id = s.id) ORDER BY s.id LIMIT 1
without-unit: SELECT r.code AS resident, (SELECT code FROM TERM lease
  ORDER BY position DESC LIMIT 1)
  AS lease FROM stay s JOIN resident r ON r.id = s.resident_id WHERE s.programme_id = :programme
  AND s.discharged_on IS NULL AND s.admitted_on <= :day AND NOT EXISTS (SELECT 1 FROM placement
  WHERE stay_id = s.id AND moved_out_on IS NULL) AND lease IS NOT NULL ORDER BY s.id LIMIT 1
provider: SELECT p.name FROM partner p WHERE p.programme_id = :programme
  AND (json_extract(p.rules, '$.no_consent_because') IS NOT NULL OR EXISTS (SELECT 1
  FROM CONSENT c JOIN term t ON t.id = c.scope_id JOIN consent_partner y ON y.consent_id = c.id
  WHERE y.partner_id = p.id AND c.given_on <= :day AND coalesce(c.until_on, :day) >= :day
  AND (t.effect IS NULL OR t.effect LIKE '%measures%'))) UNION SELECT :host
unplanned: SELECT :code WHERE NOT EXISTS (SELECT 1 FROM plan_status WHERE stay_id = :stay)
entitled: SELECT :code WHERE 'right' = (SELECT status FROM plan_status WHERE stay_id = :stay
  ORDER BY id DESC LIMIT 1)
goals: SELECT 'G-' || g.id AS goal, VALUE AS before FROM goal g
  WHERE g.stay_id = :stay AND g.closed_on IS NULL
reached: SELECT 'G-' || g.id AS goal FROM goal g
  WHERE g.stay_id = :stay AND g.closed_on IS NULL AND VALUE >= 9
outcome: SELECT code FROM TERM outcome AND id NOT IN
  (SELECT kind_id FROM outcome WHERE stay_id = :stay)
relapse: SELECT code FROM TERM incident_kind ORDER BY code = 'relapse' DESC, position LIMIT 1
grave: SELECT code FROM TERM incident_kind
  ORDER BY code IN ('violence', 'threat', 'serious') DESC, id * :luck % 101 LIMIT 1
incident: SELECT 'I-' || max(id) FROM incident WHERE stay_id = :stay
resting: SELECT code FROM TERM absence_kind ORDER BY pauses_follow_ups DESC, holds_unit DESC LIMIT 1
sudden: SELECT code FROM TERM absence_kind ORDER BY pauses_follow_ups, position DESC LIMIT 1
exit: SELECT reason, whereto FROM (SELECT r.code AS reason, d.code AS whereto, 0 AS last,
  (r.is_planned = (:luck > 50)) * -101 + r.id * d.id * :luck % 101 AS place FROM term r
  JOIN term d ON d.programme_id = r.programme_id AND d.list = 'destination'
  AND d.is_lasting = r.is_planned
  WHERE r.programme_id = :programme AND r.list = 'exit_reason' AND r.code <> 'died'
  AND r.effect IS NOT 'death'
  UNION ALL SELECT 'pending', 'pending', 1, 0) ORDER BY last, place LIMIT 1
rent: SELECT 1 FROM unit WHERE programme_id = :programme AND rent_ore LIMIT 1
present: SELECT code FROM partner WHERE programme_id = :programme ORDER BY id * :luck % 101 LIMIT 3
here: SELECT r.code FROM stay s JOIN resident r ON r.id = s.resident_id
  WHERE s.programme_id = :programme AND s.discharged_on IS NULL ORDER BY s.id
concerned: SELECT r.code FROM discussion d JOIN resident r ON r.id = d.resident_id
  WHERE d.meeting_id = (SELECT max(id) FROM meeting WHERE programme_id = :programme)
owner: SELECT code FROM partner WHERE programme_id = :programme
  UNION SELECT code FROM staff WHERE programme_id = :programme
due-decisions: SELECT 'D-' || id AS number FROM decision WHERE programme_id = :programme
  AND done_on IS NULL AND due_on <= :day
  AND decided_on < date(:today, '-' || coalesce(:meeting_days, 0) || ' days')
gap-owner: SELECT code FROM partner WHERE programme_id = :programme
open-gap: SELECT 'J-' || id FROM gap WHERE programme_id = :programme AND closed_on IS NULL
  ORDER BY id LIMIT 1
planned: SELECT l.code, l.name, l.side, p.planned_ore, EXISTS (SELECT 1 FROM funder f
  JOIN award a ON a.funder_id = f.id WHERE f.budget_line_id = l.id AND a.year = p.year
  AND a.applied_ore IS NOT NULL AND a.amount_ore IS NULL) AS asked FROM budget_line l
  JOIN plan p ON p.budget_line_id = l.id
  WHERE l.programme_id = :programme AND p.year = :year ORDER BY l.position
help: SELECT json_extract(rules, '$.help') AS help, (SELECT max(number) FROM step o
  WHERE o.ladder_id = e.ladder_id) - number + 1 AS above FROM ladder_position f JOIN step e
  ON e.id = f.step_id WHERE f.stay_id = :stay ORDER BY f.ladder_id LIMIT 1
"""
# A step that is lived on in one of the units: it needs one, or none does and it has a lease.
HOMELY = """(e.needs_unit OR json_extract(e.rules, '$.lease') IS NOT NULL AND e.number <
  (SELECT max(number) FROM step o WHERE o.ladder_id = e.ladder_id) AND NOT EXISTS (SELECT 1
  FROM step o JOIN ladder k ON k.id = o.ladder_id WHERE k.programme_id = :programme
  AND o.needs_unit))"""
ON_HOMELY = f"""EXISTS (SELECT 1 FROM ladder_position f JOIN step e ON e.id = f.step_id
  WHERE f.stay_id = :stay AND {HOMELY})"""
HOUSED = "EXISTS (SELECT 1 FROM placement WHERE stay_id = :stay AND moved_out_on IS NULL)"
CONSENT = """(SELECT x.* FROM consent x JOIN resident r ON r.id = x.resident_id WHERE r.code = :code
  AND x.programme_id = :programme AND x.withdrawn_on IS NULL)"""
VALUE = """coalesce((SELECT p.value FROM progress p WHERE p.goal_id = g.id
  ORDER BY p.id DESC LIMIT 1), 0)"""
SHORT = {
    "HOMELY": HOMELY,
    "ON_HOMELY": ON_HOMELY,
    "HOUSED": HOUSED,
    "CONSENT": CONSENT,
    "VALUE": VALUE,
    r"TERM (\w+)": r"term WHERE programme_id = :programme AND list = '\1'",
}


def _queries() -> dict[str, str]:
    found = {name: text[0] for name, text in decks(TEXT, parting="\0").items()}
    found |= {name: f"SELECT code FROM TERM {name} ORDER BY position" for name in LISTS}
    for name, query in found.items():
        for short, whole in SHORT.items():
            query = re.sub(rf"\b{short}\b", whole, query)
        found[name] = query
    return found


QUERIES = _queries()
