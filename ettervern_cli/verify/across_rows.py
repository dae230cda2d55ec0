"""What must hold across rows of stays, ladders and homes, whatever program wrote them.

Each rule is a query whose first column names the entry and whose others are the sentence's facts.
It asks no more than the commands hold, so that nothing they wrote is ever found.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.entries.fields import FIELDS, ORDER
from ettervern_cli.verify.findings import Found, error, id_sql, notice

FAR = "'9999-12-31'"


class Rule(NamedTuple):
    """A rule: the finding it makes, and the query that finds it; ``:today`` is bound."""

    key: str
    query: str


def broken(db: sqlite3.Connection, rule: Rule, today: str, *, is_error: bool = True) -> Found:
    """Every place where a rule does not hold."""
    cursor = db.execute(rule.query, {"today": today})
    names = [column[0] for column in cursor.description[1:]]
    told = error if is_error else notice
    for where, *facts in cursor:
        yield told(rule.key, str(where), **dict(zip(names, facts, strict=True)))


# --- dates -----------------------------------------------------------------------------------

# What begins and ends without a command that corrects it, beside what ``fields.ORDER`` has.
MORE_ORDER = {"void": (("since_on", "opened_on"), ("since_on", "expected_on"))}
MORE_PAST = {"void": ("since_on", "opened_on"), "erasure": ("erased_on",)}
# A stay's new first day takes its home along, but not how long that was planned for.
NOT_HELD = {("placement", "until_on")}
# Days that lie inside their stay, its last day included; as ``checks.check_stay`` has it.
INSIDE = {
    "move": ("moved_on",),
    "placement": ("moved_in_on", "moved_out_on"),
    "absence": ("left_on", "returned_on"),
    "follow_up": ("held_on",),
    "incident": ("happened_on",),
    "goal": ("set_on", "closed_on"),
    "review": ("reviewed_on",),
    "network": ("mapped_on",),
    "score": ("scored_on",),
    "measure": ("started_on", "stopped_on"),
    "outcome": ("happened_on",),
}
ENDING = {"placement": "moved_out_on", "absence": "returned_on", "measure": "stopped_on"}


def dates() -> Iterator[Rule]:
    """Days that are none, that come in the wrong order, or have not come yet."""
    for table, pairs in {**ORDER, **MORE_ORDER}.items():
        for begins, ends in pairs:
            if (table, ends) in NOT_HELD:
                continue
            yield Rule(
                "verify.dates_reversed",
                f"SELECT {id_sql(table, 't')}, '{begins}' AS first, {begins} AS begins_on, "
                f"'{ends}' AS last, {ends} AS ends_on FROM {table} t WHERE {ends} < {begins}",
            )
    past = {
        table: [column for column, how in fields.values() if how.startswith("past")]
        for table, fields in FIELDS.items()
    }
    for table, columns in {**past, **MORE_PAST}.items():
        for column in columns:
            yield Rule(
                "verify.in_the_future",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, {column} AS 'on' "
                f"FROM {table} t WHERE {column} > :today",
            )


def inside() -> Iterator[Rule]:
    """Entries dated outside their stay, and what goes on after its end."""
    for table, columns in INSIDE.items():
        for column in columns:
            yield Rule(
                "verify.outside_stay",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, {column} AS 'on', "
                f"{id_sql('stay', 's')} AS stay, s.admitted_on, "
                "coalesce(s.discharged_on, '…') AS discharged_on "
                f"FROM {table} t JOIN stay s ON s.id = t.stay_id "
                f"WHERE {column} < s.admitted_on OR {column} > s.discharged_on",
            )
    for table, column in ENDING.items():
        yield Rule(
            "verify.outlives_stay",
            f"SELECT {id_sql(table, 't')}, {id_sql('stay', 's')} AS stay, s.discharged_on "
            f"FROM {table} t JOIN stay s ON s.id = t.stay_id "
            f"WHERE {column} IS NULL AND s.discharged_on IS NOT NULL",
        )


# --- whose it is -----------------------------------------------------------------------------

# How a row of a table is tied to its programme.
OWNER = {
    "lease": "JOIN placement o ON o.id = t.placement_id JOIN stay s ON s.id = o.stay_id",
    "progress": "JOIN goal o ON o.id = t.goal_id JOIN stay s ON s.id = o.stay_id",
    "consent_partner": "JOIN consent s ON s.id = t.consent_id",
    "attendance": "JOIN meeting s ON s.id = t.meeting_id",
}
OF_STAY = "JOIN stay s ON s.id = t.stay_id"
# Columns that name a row of the programme's own.
NAMES = {
    "stay": ("source_id term:source", "exit_reason_id term:exit_reason", "staff_id staff",
             "destination_id term:destination", "partner_id partner"),
    "move": ("ladder_id ladder", "reason_id term:demotion_reason"),
    "placement": ("unit_id unit",),
    "lease": ("kind_id term:lease",),
    "absence": ("kind_id term:absence_kind",),
    "follow_up": ("kind_id term:follow_up_kind", "staff_id staff"),
    "referral": ("source_id term:source", "decline_reason_id term:decline_reason",
                 "partner_id partner"),
    "consent": ("scope_id term:scope",),
    "consent_partner": ("partner_id partner",),
    "goal": ("area_id term:area",),
    "score": ("instrument_id instrument",),
    "incident": ("kind_id term:incident_kind",),
    "attendance": ("partner_id partner",),
    "outcome": ("kind_id term:outcome",),
    "rehousing": ("destination_id term:destination",),
}  # fmt: skip
OWN = ("stay", "referral", "consent", "rehousing")


def belonging() -> Iterator[Rule]:
    """Entries that name a unit, a word, a member of staff … of another programme or list."""
    for table, columns in NAMES.items():
        whose = "" if table in OWN else OWNER.get(table, OF_STAY)
        programme = "t.programme_id" if table in OWN else "s.programme_id"
        for column, _, named in (text.partition(" ") for text in columns):
            other, _, words = named.partition(":")
            of_list = f" OR n.list <> '{words}'" if words else ""
            yield Rule(
                "verify.not_its_own",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field FROM {table} t {whose} "
                f"JOIN {other} n ON n.id = t.{column} "
                f"WHERE n.programme_id <> {programme}{of_list}",
            )


# --- stays, ladders and homes ----------------------------------------------------------------

STAYS = (
    Rule(
        "verify.overlapping_stays",
        f"SELECT 'S-' || o.id, 'S-' || s.id AS other, r.code FROM stay s JOIN stay o "
        "ON o.resident_id = s.resident_id AND o.programme_id = s.programme_id "
        "AND (o.admitted_on, o.id) > (s.admitted_on, s.id) "
        f"AND o.admitted_on < coalesce(s.discharged_on, {FAR}) "
        f"AND s.admitted_on < coalesce(o.discharged_on, {FAR}) "
        "JOIN resident r ON r.id = s.resident_id ORDER BY o.id",
    ),
    Rule(
        "verify.code_twice",
        "SELECT 'R-' || substr(code, 3), count(*) AS n FROM "
        "(SELECT +code AS code FROM resident UNION ALL SELECT +code FROM merged) "
        "GROUP BY code HAVING count(*) > 1",
    ),
    Rule(
        "verify.moves_do_not_join",
        "SELECT 'M-' || id FROM (SELECT id, from_step_id, lag(to_step_id) OVER "
        "(PARTITION BY stay_id, ladder_id ORDER BY moved_on, id) AS before FROM move) "
        "WHERE from_step_id IS NOT before ORDER BY id",
    ),
    Rule(
        "verify.entry_not_first",
        "SELECT 'M-' || id, direction FROM move "
        "WHERE (direction = 'entry') <> (from_step_id IS NULL) ORDER BY id",
    ),
    Rule(
        "verify.step_of_another_ladder",
        "SELECT 'M-' || m.id FROM move m WHERE EXISTS (SELECT 1 FROM step e "
        "WHERE e.id IN (m.from_step_id, m.to_step_id) AND e.ladder_id <> m.ladder_id) "
        "ORDER BY m.id",
    ),
    Rule(
        "verify.two_units_at_once",
        "SELECT 'P-' || o.id, 'P-' || p.id AS other, r.code FROM placement p "
        "JOIN placement o ON o.stay_id = p.stay_id "
        "AND (o.moved_in_on, o.id) > (p.moved_in_on, p.id) "
        f"AND o.moved_in_on < coalesce(p.moved_out_on, {FAR}) "
        f"AND p.moved_in_on < coalesce(o.moved_out_on, {FAR}) "
        "JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id ORDER BY o.id",
    ),
    Rule(
        "verify.absences_overlap",
        "SELECT 'A-' || o.id, 'A-' || a.id AS other, r.code FROM absence a "
        "JOIN absence o ON o.stay_id = a.stay_id AND (o.left_on, o.id) > (a.left_on, a.id) "
        f"AND o.left_on < coalesce(a.returned_on, {FAR}) "
        f"AND a.left_on < coalesce(o.returned_on, {FAR}) "
        "JOIN stay s ON s.id = a.stay_id JOIN resident r ON r.id = s.resident_id ORDER BY o.id",
    ),
    Rule(
        # A night counts once: on the first day of each home, who else is there.
        "verify.more_residents_than_beds",
        "SELECT 'P-' || p.id, u.code AS unit, p.moved_in_on AS 'on', u.beds AS n, "
        "count(*) AS residents FROM placement p JOIN unit u ON u.id = p.unit_id "
        "JOIN placement o ON o.unit_id = p.unit_id AND o.moved_in_on <= p.moved_in_on "
        f"AND coalesce(o.moved_out_on, {FAR}) > p.moved_in_on "
        f"WHERE coalesce(p.moved_out_on, {FAR}) > p.moved_in_on "
        "GROUP BY p.id HAVING count(*) > u.beds ORDER BY p.id",
    ),
)


def rules() -> Iterator[Rule]:
    """Every rule of this module."""
    yield from dates()
    yield from inside()
    yield from belonging()
    yield from STAYS
