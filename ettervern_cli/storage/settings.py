"""Settings of the workspace as the database keeps them, one value a name."""

import sqlite3


def setting(db: sqlite3.Connection, name: str) -> str | None:
    """One setting of the workspace, None before the configuration was first compiled."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def set_setting(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set one setting of the workspace."""
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def time_zone(db: sqlite3.Connection) -> str:
    """The zone by whose clocks the workspace lives; UTC before the configuration was compiled."""
    return setting(db, "time_zone") or "UTC"
