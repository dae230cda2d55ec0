"""The tables of the case book, as text for SQLite. No query and no rule lives here.

Compiled tables mirror the configuration. Case tables hold what happened; every change to them is
copied to ``history`` by triggers. Derived tables (``due``, ``due_state``,
``ladder_position``) hold nothing of their own: ``follow_ups/derived.py`` works them out from the
case tables in the transaction that changes those, so they have no history.
"""

from ettervern_cli.storage.tables.care import CARE
from ettervern_cli.storage.tables.compiled import COMPILED
from ettervern_cli.storage.tables.derived import DERIVED, FIELDS_WORDS, HISTORY
from ettervern_cli.storage.tables.money import MONEY, MORE_KINDS, READING
from ettervern_cli.storage.tables.stays import HOMES, STAYS
from ettervern_cli.storage.tables.version_3.claims import CLAIMS
from ettervern_cli.storage.tables.version_3.facts import FACTS
from ettervern_cli.storage.tables.version_3.plans import PLANS
from ettervern_cli.storage.tables.version_3.projects import PROJECTS
from ettervern_cli.storage.tables.version_3.published import PUBLISHED
from ettervern_cli.storage.tables.version_3.sealing import SEALING
from ettervern_cli.storage.tables.version_3.tenancy import TENANCY

# What each version of the file added. A version that somebody has is never changed again.
PARTS = {
    1: (COMPILED, STAYS, CARE, DERIVED, HISTORY),
    2: (MONEY, READING, MORE_KINDS),
    3: (FIELDS_WORDS, SEALING, PUBLISHED, PLANS, CLAIMS, TENANCY, PROJECTS, FACTS, HOMES),
}


def statements(version: int) -> list[str]:
    """The statements that make a version's own tables and indexes, in order."""
    return [text for part in PARTS[version] for text in part.split(";\n") if text.strip()]


def triggers(columns: dict[str, list[str]]) -> list[str]:
    """The statements that make every table with history record its changes.

    ``columns`` maps each table to its columns, as ``PRAGMA table_info`` lists them.
    """
    statements = []
    for table, names in columns.items():
        for action, rows in (("insert", "new"), ("update", "old new"), ("delete", "old")):
            values = {row: _as_json(row, names) for row in rows.split()}
            key = "new" if "new" in values else "old"
            statements.append(
                f"CREATE TRIGGER {table}_{action} AFTER {action.upper()} ON {table} BEGIN "
                "INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES "
                f"('{table}', {key}.id, '{action}', {_owner(table, key, names)}, "
                f"{values.get('old', 'NULL')}, {values.get('new', 'NULL')}); END"
            )
    return statements


def _owner(table: str, key: str, names: list[str]) -> str:
    """Whose row it is, as SQL: the history of one person must be found without reading it all."""
    if table == "resident":
        return f"{key}.id"
    if "resident_id" in names:
        return f"{key}.resident_id"
    if "stay_id" in names:
        return f"(SELECT resident_id FROM stay WHERE id = {key}.stay_id)"
    if "consent_id" in names:
        return f"(SELECT resident_id FROM consent WHERE id = {key}.consent_id)"
    if "placement_id" in names:
        return (
            "(SELECT s.resident_id FROM placement p JOIN stay s ON s.id = p.stay_id "
            f"WHERE p.id = {key}.placement_id)"
        )
    if "lease_id" in names:
        return (
            "(SELECT s.resident_id FROM lease l JOIN placement p ON p.id = l.placement_id "
            f"JOIN stay s ON s.id = p.stay_id WHERE l.id = {key}.lease_id)"
        )
    for owner in ("goal", "companion"):
        if f"{owner}_id" in names:
            return (
                f"(SELECT s.resident_id FROM {owner} g JOIN stay s ON s.id = g.stay_id "
                f"WHERE g.id = {key}.{owner}_id)"
            )
    return "NULL"


def _as_json(row: str, names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in names)
    return f"json_object({pairs})"
