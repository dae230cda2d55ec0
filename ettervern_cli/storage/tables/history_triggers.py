"""The triggers by which every table with history writes its own, whatever program changes it."""


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
