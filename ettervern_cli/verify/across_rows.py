"""What must hold across rows of stays, ladders and homes, whatever program wrote them.

Each rule is a query whose first column names the entry and whose others are the sentence's facts.
It asks no more than the commands hold, so that nothing they wrote is ever found.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.storage.records import inside_stay, joined, lineage, records
from ettervern_cli.storage.schema import CASE_TABLES
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


def dates() -> Iterator[Rule]:
    """Days that are none, that come in the wrong order, or have not come yet."""
    for table, record in records().items():
        for begins, ends in record.order:
            yield Rule(
                "verify.dates_reversed",
                f"SELECT {id_sql(table, 't')}, '{begins}' AS first, {begins} AS begins_on, "
                f"'{ends}' AS last, {ends} AS ends_on FROM {table} t WHERE {ends} < {begins}",
            )
    for table, record in records().items():
        for column in record.past:
            yield Rule(
                "verify.in_the_future",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, {column} AS 'on' "
                f"FROM {table} t WHERE {column} > :today",
            )


def inside() -> Iterator[Rule]:
    """Entries dated outside their stay, and what goes on after its end."""
    for table in records():
        joins, stay = joined(table)
        for column in inside_stay(table):
            yield Rule(
                "verify.outside_stay",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, t.{column} AS 'on', "
                f"{id_sql('stay', stay)} AS stay, {stay}.admitted_on, "
                f"coalesce({stay}.discharged_on, '…') AS discharged_on FROM {table} t {joins} "
                f"WHERE t.{column} < {stay}.admitted_on OR t.{column} > {stay}.discharged_on",
            )
    for table, record in records().items():
        joins, stay = joined(table)
        if record.ends_with_stay:
            yield Rule(
                "verify.outlives_stay",
                f"SELECT {id_sql(table, 't')}, {id_sql('stay', stay)} AS stay, "
                f"{stay}.discharged_on FROM {table} t {joins} "
                f"WHERE t.{record.dated.ends} IS NULL AND {stay}.discharged_on IS NOT NULL",
            )


# --- whose it is -----------------------------------------------------------------------------


def belonging() -> Iterator[Rule]:
    """Entries that name a unit, a word, a member of staff … of another programme or list."""
    for table, record in records().items():
        joins, owner = joined(table)
        if lineage(table)[-1] not in (table, *CASE_TABLES):
            yield _stays_in_its_programme(table, record.owner)
        for column in record.columns:
            if column.names is None or column.column == f"{record.owner}_id":
                continue
            other, words = column.names
            of_list = f" OR n.list <> '{words}'" if words else ""
            yield Rule(
                "verify.not_its_own",
                f"SELECT {id_sql(table, 't')}, '{column.column}' AS field FROM {table} t {joins} "
                f"JOIN {other} n ON n.id = t.{column.column} "
                f"WHERE n.programme_id <> {owner}.programme_id{of_list}",
            )


def _stays_in_its_programme(table: str, owner: str) -> Rule:
    """What is a programme's by the row it names, as a booking by its line, stays with it.

    Nothing in the row itself could say otherwise: it is held against what was first written.
    """
    return Rule(
        "verify.not_its_own",
        f"SELECT {id_sql(table, 't')}, '{owner}_id' AS field FROM {table} t "
        f"JOIN {owner} o ON o.id = t.{owner}_id JOIN history h ON h.id = (SELECT max(w.id) "
        "FROM trail n JOIN history w ON w.id = n.id "
        f"WHERE n.table_name = '{table}' AND n.row_id = t.id AND w.action = 'insert') "
        f"JOIN {owner} f ON f.id = json_extract(h.new, '$.{owner}_id') "
        "WHERE f.programme_id <> o.programme_id",
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
