"""What must hold across rows of stays, ladders and homes, whatever program wrote them.

Each rule is a query whose first column names the entry and whose others are the sentence's facts.
It asks no more than the commands hold, so that nothing they wrote is ever found.
"""

import sqlite3
from collections.abc import Iterator

from ettervern_cli.storage import records
from ettervern_cli.storage.records import Rule, inside_stay, joined, lineage
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.sql.as_of import rule_as_of
from ettervern_cli.verify.check_results import Found, error, id_sql, notice

FAR = "'9999-12-31'"
BEDS = rule_as_of("unit", "beds", "p.moved_in_on", "u")


def broken(db: sqlite3.Connection, rule: Rule, today: str, *, is_error: bool = True) -> Found:
    """Every place where a rule does not hold."""
    make = error if is_error else notice
    for where, facts in records.broken(db, rule, today):
        if facts.get("_told", True):
            shown = {name: fact for name, fact in facts.items() if not name.startswith("_")}
            yield make(rule.key, where, **shown)


# --- dates -----------------------------------------------------------------------------------


def dates() -> Iterator[Rule]:
    """Days that are none, that come in the wrong order, or have not come yet."""
    for table, record in records.records().items():
        for begins, ends in record.order:
            yield Rule(
                "verify.dates_reversed",
                f"SELECT {id_sql(table, 't')}, '{begins}' AS first, {begins} AS begins_on, "
                f"'{ends}' AS last, {ends} AS ends_on FROM {table} t WHERE {ends} < {begins}",
            )
    for table, record in records.records().items():
        for column in record.come:
            yield Rule(
                "verify.in_the_future",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, {column} AS 'on' "
                f"FROM {table} t WHERE {column} > :today",
            )


def inside() -> Iterator[Rule]:
    """Entries dated outside their stay, and what goes on after its end."""
    for table in records.records():
        joins, stay = joined(table)
        for column in inside_stay(table):
            yield Rule(
                "verify.outside_stay",
                f"SELECT {id_sql(table, 't')}, '{column}' AS field, t.{column} AS 'on', "
                f"{id_sql('stay', stay)} AS stay, {stay}.admitted_on, "
                f"coalesce({stay}.discharged_on, '…') AS discharged_on FROM {table} t {joins} "
                f"WHERE t.{column} < {stay}.admitted_on OR t.{column} > {stay}.discharged_on",
            )
    for table, record in records.records().items():
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
    for table, record in records.records().items():
        joins, owner = joined(table)
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


def as_first_written() -> Iterator[Rule]:
    """What is a programme's by the row that it names, and went to another's since."""
    for table, record in records.records().items():
        if lineage(table)[-1] not in (table, *CASE_TABLES):
            yield _stays_in_its_programme(table, record.owner)


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
        "verify.code_twice",
        "SELECT 'R-' || substr(code, 3), count(*) AS n FROM "
        "(SELECT +code AS code FROM resident UNION ALL SELECT +code FROM merged) "
        "GROUP BY code HAVING count(*) > 1",
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
        # A night counts once: on the first day of each home, who else is there.
        "verify.more_residents_than_beds",
        f"SELECT 'P-' || p.id, u.code AS unit, p.moved_in_on AS 'on', {BEDS} AS n, "
        "count(DISTINCT coalesce(o.household_id, o.id)) AS residents, "
        "group_concat('P-' || o.id, ' ') AS _there "
        "FROM placement p JOIN unit u ON u.id = p.unit_id "
        "JOIN placement o ON o.unit_id = p.unit_id AND o.moved_in_on <= p.moved_in_on "
        f"AND coalesce(o.moved_out_on, {FAR}) > p.moved_in_on "
        f"WHERE coalesce(p.moved_out_on, {FAR}) > p.moved_in_on "
        "GROUP BY p.id HAVING residents > n ORDER BY p.id",
    ),
)


def rules() -> Iterator[Rule]:
    """Every rule of this module, and those that the nouns' records have."""
    yield from of_rows()
    yield from as_first_written()


def of_rows() -> Iterator[Rule]:
    """Those that ask nothing but the rows as they are."""
    yield from dates()
    yield from inside()
    yield from belonging()
    for record in records.records().values():
        yield from record.rules
        for column in record.nonzero:
            yield Rule(
                "verify.amount_is_zero",
                f"SELECT {id_sql(record.table, 't')} FROM {record.table} t WHERE {column} = 0",
            )
    yield from STAYS
