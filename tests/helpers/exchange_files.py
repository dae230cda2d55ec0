"""Files to import, for the tests, and what a workspace holds before and after."""

from contextlib import closing
from pathlib import Path
from typing import Any

from ettervern_cli.follow_ups import derived as kept
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.storage.tables.history_triggers import triggers
from tests.conftest import Result, Workspace

STAYS = (
    "resident;name;born;municipality;source;treatment_ended_on;admitted_on;discharged_on;"
    "destination;unit;step"
)
KEPT = {
    "due": "stay_id, first_on, every_days, last_on, in_window, is_met",
    "due_state": "stay_id, due_on, due_reason, critical_from, critical_until",
    "ladder_position": "stay_id, ladder_id, step_id, since_on, visits, is_circling",
}


def put(workspace: Workspace, *lines: str, name: str = "file.csv", encoding: str = "utf-8") -> str:
    """Write lines to a file beside the workspace; its path."""
    path: Path = workspace.folder / name
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return str(path)


def imported(workspace: Workspace, kind: str, *lines: str, **options: Any) -> dict[str, Any]:
    """Import lines that must go in; what the command answers in JSON."""
    path = put(workspace, *lines)
    found: dict[str, Any] = workspace.done(
        "data", "import", kind, path, "--format", "json", **options
    ).json
    return found


def everything(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every case row, what is kept, and how much history there is."""
    queries = {table: f"SELECT * FROM {table} ORDER BY id" for table in CASE_TABLES}
    queries |= {table: f"SELECT {names} FROM {table}" for table, names in KEPT.items()}
    queries["history"] = "SELECT count(*), max(id) FROM history"
    queries["change"] = "SELECT count(*) FROM change"
    db = workspace.open()
    try:
        found = {table: db.execute(query).fetchall() for table, query in queries.items()}
    finally:
        db.close()
    return found | {table: sorted(found[table], key=str) for table in KEPT}


def kept_rows(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """What is kept of the stays, their own numbers left out."""
    with closing(workspace.open()) as db:
        return {
            table: sorted(db.execute(f"SELECT {names} FROM {table}").fetchall(), key=str)
            for table, names in KEPT.items()
        }


def check_kept(workspace: Workspace) -> None:
    """What is kept is what working it all out anew would keep."""
    before = kept_rows(workspace)
    assert before["due_state"], "nothing was kept"
    db = connect(str(workspace.database))
    try:
        db.execute("BEGIN IMMEDIATE")
        for table in KEPT:
            db.execute(f"DELETE FROM {table}")
        kept.refresh_all(db)
        again = {
            table: sorted(db.execute(f"SELECT {names} FROM {table}").fetchall(), key=str)
            for table, names in KEPT.items()
        }
        db.execute("ROLLBACK")
    finally:
        db.close()
    assert again == before


def check_history(workspace: Workspace, change: int) -> int:
    """A change's history is what the triggers write of the same rows; how many there are."""
    query = (
        "SELECT table_name, row_id, action, resident_id, old, new FROM history "
        "WHERE id BETWEEN (SELECT first_history FROM change WHERE id = ?1) "
        "AND (SELECT last_history FROM change WHERE id = ?1) ORDER BY id"
    )
    written = workspace.rows(query, change)
    db = connect(str(workspace.database))
    try:
        names = [
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        columns = {
            table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            for table in CASE_TABLES
        }
        expected = {text.split()[2] for text in triggers(columns)}
        assert expected <= set(names), "a trigger was not put back"
        db.execute("BEGIN IMMEDIATE")
        db.execute("PRAGMA defer_foreign_keys = ON")
        after = db.execute("SELECT max(id) FROM history").fetchone()[0]
        for table, row_id, *_ in written:
            row = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
            db.execute(f"UPDATE {table} SET id = -id WHERE id = ?", (row_id,))
            db.execute(f"DELETE FROM {table} WHERE id = ?", (-row_id,))
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        again = db.execute(
            "SELECT table_name, row_id, action, resident_id, old, new FROM history "
            "WHERE id > ? AND action = 'insert' ORDER BY id",
            (after,),
        ).fetchall()
        db.execute("ROLLBACK")
    finally:
        db.close()
    assert again == written
    return len(written)


def bad_rows(result: Result) -> list[str]:
    """The problems that a refused import lists."""
    assert result.code == 1, result
    assert result.out == ""
    return [line.strip() for line in result.err.splitlines()[1:]]
