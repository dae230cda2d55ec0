"""Attacks on the past by somebody with the file and the source: each shows."""

import hashlib
import hmac
import json
import os
import re
from pathlib import Path

import pytest

from ettervern_cli.people.errors import ERASED
from ettervern_cli.storage.history import ROW, SCHEME, digest
from tests.conftest import Result, Workspace, lived_once
from tests.helpers.damage import past_the_history, tampered
from tests.helpers.seals import resealed


@lived_once()
def house(house: Workspace) -> None:
    """An incident that somebody would like to be another, and a resident who can be erased."""
    house.done("admit", "Nora Prøve", "--on", "2009-03-02")
    house.done("incident", "add", "nora", "--kind", "vold", "--severity", "3", "--on", "2009-10-01")
    house.done("admit", "Emil Prøve", "--on", "2009-03-09")
    house.done("discharge", "emil", "--to", "family", "--reason", "planned", "--on", "2009-05-01")
    house.done("log", "nora", "Gikk tur", "--on", "2009-10-05")


def erase_emil(workspace: Workspace) -> None:
    workspace.done("data", "erase", "R-0002", "--ground", "Ba om det", "--duty", "none", "--yes")


def verified(workspace: Workspace, *words: str) -> tuple[int, set[str]]:
    """The exit code of verify, and which errors it found."""
    answer = workspace.run("data", "verify", *words, "--format", "json")
    return answer.code, {one["finding"] for one in answer.json if one["level"] == "error"}


def altered(workspace: Workspace) -> None:
    """Another incident in place of the one that happened, and its history emptied."""
    with past_the_history(workspace.folder / "ettervern.db") as db:
        db.execute("UPDATE incident SET severity = 1")
        ours = f"SELECT {ROW} FROM history WHERE table_name = 'incident'"
        for row in db.execute(ours).fetchall():
            db.execute(
                "UPDATE history SET old = NULL, new = NULL, salt = NULL, digest = ? WHERE id = ?",
                (digest(row, SCHEME), row[0]),
            )


def appended(
    workspace: Workspace,
    kind: str,
    about: object,
    written_at: str | None = None,
    after: int | None = None,
) -> None:
    """A change of one's own at the end, sealed as the program would, over the rows after one."""
    with tampered(workspace.folder / "ettervern.db") as db:
        last = db.execute("SELECT max(id) FROM history").fetchone()[0]
        number = db.execute("SELECT max(id) + 1 FROM change").fetchone()[0]
        at = written_at or "2009-11-19T10:00:00Z"
        db.execute(
            "INSERT INTO change (id, kind, command, actor, written_at, written_on, earliest_on, "
            "first_history, last_history, seal, scheme, about) "
            "VALUES (?, ?, ?, 'me', ?, ?, ?, ?, ?, '', 2, ?)",
            (
                number,
                kind,
                f"data {kind}",
                at,
                at[:10],
                at[:10],
                (after or last) + 1,
                last,
                json.dumps(about),
            ),
        )
        db.execute("UPDATE change SET seal = ? WHERE id = ?", (resealed(db, number), number))


def written_anew(workspace: Workspace, first: int) -> None:
    """Every seal from a change on made to fit what is there now."""
    with tampered(workspace.folder / "ettervern.db") as db:
        last = db.execute("SELECT max(id) FROM change").fetchone()[0]
        for number in range(first, last + 1):
            db.execute("UPDATE change SET seal = ? WHERE id = ?", (resealed(db, number), number))


def kept_line(workspace: Workspace) -> str:
    """What ``data history --head`` prints, to be kept elsewhere."""
    return workspace.done("data", "history", "--head").out


# --- what is emptied -------------------------------------------------------------------------


def test_what_an_erasure_emptied_holds(house: Workspace) -> None:
    erase_emil(house)
    assert verified(house) == (0, set())


@pytest.mark.parametrize("erased", [False, True])
def test_a_row_altered_behind_an_emptied_history_is_found(house: Workspace, erased: bool) -> None:
    if erased:
        erase_emil(house)
    altered(house)
    code, found = verified(house)
    assert code == 3
    assert found == {"history-blanked", "row-unproved"}


def test_an_erasure_of_ones_own_does_not_hide_what_it_emptied(house: Workspace) -> None:
    altered(house)
    rows = [row[0] for row in house.rows("SELECT id FROM history WHERE table_name = 'incident'")]
    appended(house, "erasure", {"rows": rows, "notes": [], "of": owners(house, rows)})
    assert verified(house) == (3, {"erasure-of-nobody", "row-unproved"})


@pytest.mark.parametrize("erased", [False, True])
def test_an_erasure_of_nobody_is_found_whatever_was_written_after_it(
    house: Workspace, erased: bool
) -> None:
    if erased:
        erase_emil(house)
    altered(house)
    rows = [row[0] for row in house.rows("SELECT id FROM history WHERE table_name = 'incident'")]
    appended(house, "erasure", {"rows": rows, "notes": [], "of": owners(house, rows)})
    house.done("edit", "I-1", "note=Var ikke så farlig")
    assert verified(house) == (3, {"erasure-of-nobody"})


def owners(workspace: Workspace, rows: list[int]) -> str:
    found = [
        workspace.rows("SELECT id, resident_id, written_at FROM history WHERE id = ?", one)[0]
        for one in rows
    ]
    return hashlib.sha256(json.dumps([list(one) for one in found]).encode()).hexdigest()


def test_an_erasure_of_somebody_made_up_does_not_hide_what_it_emptied(house: Workspace) -> None:
    line = kept_line(house)
    altered(house)
    rows = [row[0] for row in house.rows("SELECT id FROM history WHERE table_name = 'incident'")]
    before = house.rows("SELECT max(id) FROM history")[0][0]
    with tampered(house.folder / "ettervern.db") as db:
        db.execute("UPDATE incident SET id = id")
        db.execute("INSERT INTO resident (code, name, sought_name, recorded_at) "
                   "VALUES ('R-0009', ?, '', '2009-11-19T10:00:00Z')", (ERASED,))  # fmt: skip
        db.execute("INSERT INTO erasure (resident_id, erased_on, ground, recorded_at) SELECT "
                   "max(id), '2009-11-19', 'x', '2009-11-19T10:00:00Z' FROM resident")  # fmt: skip
    about = {"rows": rows, "notes": [], "of": owners(house, rows)}
    appended(house, "erasure", about, after=before)
    assert verified(house) == (3, {"erasure-of-nobody"})
    assert emptied_since(house, line) == {"I-1"}


def test_rows_put_to_an_erasure_that_was_one_are_told_by_a_head_from_before(
    house: Workspace,
) -> None:
    line = kept_line(house)
    erase_emil(house)
    assert emptied_since(house, line) == set()
    altered(house)
    before = house.rows("SELECT max(id) FROM history")[0][0]
    number, about = house.rows("SELECT id, about FROM change ORDER BY id DESC LIMIT 1")[0]
    rows = json.loads(about)["rows"]
    rows += [row[0] for row in house.rows("SELECT id FROM history WHERE table_name = 'incident'")]
    told = json.dumps({"rows": rows, "notes": [], "of": owners(house, sorted(rows))})
    with tampered(house.folder / "ettervern.db") as db:
        db.execute("UPDATE incident SET id = id")
        db.execute("UPDATE change SET about = ? WHERE id = ?", (told, number))
    appended(house, "command", None, after=before)
    written_anew(house, number)
    assert verified(house) == (0, set())  # nothing in the file itself can tell
    assert emptied_since(house, line) == {"I-1"}


def emptied_since(workspace: Workspace, line: str) -> set[str]:
    """Whose entries, not the erased person's, verify says were emptied after a head."""
    answer = workspace.run("data", "verify", "--head", line, "--format", "json")
    told = [one["sentence"] for one in answer.json if one["finding"] == "emptied-since"]
    return set(re.findall(r"\b[A-Z]+-\d+", " ".join(told)))


def test_an_erasure_in_the_older_way_is_no_way_around(house: Workspace) -> None:
    altered(house)
    appended(house, "erasure", None)
    with tampered(house.folder / "ettervern.db") as db:
        last = db.execute("SELECT max(id) FROM change").fetchone()[0]
        db.execute("UPDATE change SET scheme = 1, about = NULL WHERE id = ?", (last,))
        db.execute("UPDATE change SET seal = ? WHERE id = ?", (resealed(db, last), last))
    code, found = verified(house)
    assert code == 3
    assert {"change-altered", "row-unproved"} <= found


# --- what was not sealed ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE history SET resident_id = 2 WHERE table_name = 'incident'", "change-altered"),
        ("UPDATE history SET written_at = '2009-10-01T00:00:00Z' WHERE table_name = 'incident'",
         "change-altered"),
        ("UPDATE change SET written_on = '2009-10-01' WHERE id = 3", "change-altered"),
        ("UPDATE change SET earliest_on = '2009-10-09' WHERE id = 3", "change-altered"),
        ("UPDATE reading_log SET actor = 'somebody' WHERE id = 1", "reading-altered"),
        ("DELETE FROM reading_log WHERE id = 1", "reading-altered"),
        ("DELETE FROM reading_log WHERE id = 2", "history-cut"),
    ],
)  # fmt: skip
def test_what_screens_and_reports_show_of_the_history_is_sealed(
    house: Workspace, statement: str, found: str
) -> None:
    text = house.config.read_text(encoding="utf-8")
    house.config.write_text(f"log_reading: true\n{text}", encoding="utf-8")
    for _ in range(2):
        house.done("show", "nora")
    with tampered(house.folder / "ettervern.db") as db:
        db.execute(statement)
    code, errors = verified(house)
    assert code == 3
    assert found in errors


# --- restores --------------------------------------------------------------------------------


def test_a_restore_lets_go_of_what_it_replaced_and_of_nothing_before(house: Workspace) -> None:
    house.done("data", "backup", "--keep", "all")
    house.done("log", "nora", "Mer", "--on", "2009-10-06")
    house.done("data", "backup", "--keep", "all")
    first, _ = sorted(house.folder.glob("backups/*.db"), key=lambda path: path.stat().st_mtime)
    house.done("data", "restore", str(first), "--yes")
    house.done("log", "nora", "Annet", "--on", "2009-10-07")
    assert verified(house) == (0, set())


def test_a_restore_of_ones_own_does_not_hide_that_all_was_written_anew(house: Workspace) -> None:
    house.done("data", "backup")
    with past_the_history(house.folder / "ettervern.db") as db:
        db.execute("UPDATE incident SET severity = 1")
        db.execute("UPDATE history SET new = json_set(new, '$.severity', 1) "
                   "WHERE table_name = 'incident'")  # fmt: skip
    written_anew(house, 1)
    assert verified(house) == (3, {"history-rewritten"})
    (head,) = house.rows("SELECT seal FROM change ORDER BY id DESC LIMIT 1")
    for about in (None, {"replaced": head[0]}, {"replaced": "0" * 64}):
        appended(house, "restore", about, "2009-11-20T23:00:00Z")
        code, found = verified(house)
        assert code == 3
        assert "restore-unknown" in found


# --- what was kept elsewhere -----------------------------------------------------------------


def test_a_head_kept_elsewhere_tells_that_all_was_written_anew(house: Workspace) -> None:
    line = kept_line(house)
    assert re.fullmatch(r"change=\d+ seal=[0-9a-f]{64} at=\S+Z\n", line)
    house.done("log", "nora", "Mer", "--on", "2009-10-06")
    assert verified(house, "--head", line) == (0, set())
    with tampered(house.folder / "ettervern.db") as db:
        db.execute("UPDATE change SET actor = 'somebody' WHERE id = 2")
    written_anew(house, 2)
    assert verified(house) == (0, set())  # nothing in the file itself can tell
    assert verified(house, "--head", line) == (3, {"head-unknown"})


@pytest.mark.parametrize("way", ["seal", "file", "stdin"])
def test_a_head_is_read_from_what_it_was_kept_in(
    house: Workspace, tmp_path: Path, way: str
) -> None:
    line = kept_line(house)
    file = tmp_path / "heads.txt"
    file.write_text(f"From: cron\n\n{line}{line}", encoding="utf-8")
    seal = line.partition("seal=")[2][:64]
    given = {"seal": seal, "file": str(file), "stdin": "-"}[way]
    found: Result = house.run("data", "verify", "--head", given, stdin=line)
    assert found.code == 0
    assert house.run("data", "verify", "--head", "intet").code == 2


def test_a_line_kept_elsewhere_tells_that_the_log_of_reading_was_cut(house: Workspace) -> None:
    text = house.config.read_text(encoding="utf-8")
    house.config.write_text(f"log_reading: true\n{text}", encoding="utf-8")
    for _ in range(2):
        house.done("show", "nora")
    line = kept_line(house)
    assert " reads=2:" in line
    house.done("show", "nora")
    assert verified(house, "--head", line) == (0, set())
    with tampered(house.folder / "ettervern.db") as db:
        db.execute("DELETE FROM reading_log WHERE id > 1")
        db.execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'reading_log'")
    assert verified(house) == (0, set())  # nothing in the file itself can tell
    assert verified(house, "--head", line) == (3, {"reads-cut"})


def test_backups_kept_elsewhere_are_asked_too(house: Workspace, tmp_path: Path) -> None:
    house.done("data", "backup", str(tmp_path / "usb"))
    house.done("log", "nora", "Mer", "--on", "2009-10-06")
    assert verified(house, "--backups", str(tmp_path / "usb"))[1] <= {"nothing-to-prove"}
    with tampered(house.folder / "ettervern.db") as db:
        db.execute("UPDATE change SET actor = 'somebody' WHERE id = 2")
    written_anew(house, 2)
    assert "history-rewritten" in verified(house, "--backups", str(tmp_path / "usb"))[1]


def test_a_keyed_head_cannot_be_made_without_the_key(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "seal.key"
    key.write_text(os.urandom(32).hex() + "\n", encoding="ascii")
    key.chmod(0o600)
    monkeypatch.setenv("ETTERVERN_SEAL_KEY_FILE", str(key))
    line = kept_line(house)
    assert verified(house, "--head", line) == (0, set())
    seal = line.partition("seal=")[2][:64]
    ours = hmac.new(b"x" * 32, f"ettervern head\n{seal}".encode(), "sha256").hexdigest()
    forged = re.sub("hmac=.*", f"hmac={ours}", line)
    assert verified(house, "--head", forged) == (3, {"head-of-another-key"})


# --- rows of another program -----------------------------------------------------------------


def test_what_another_program_wrote_is_a_finding_until_it_is_accepted(house: Workspace) -> None:
    import sqlite3

    path = house.folder / "ettervern.db"
    db = sqlite3.connect(path)
    db.execute("UPDATE incident SET action = 'Snakket sammen'")
    db.commit()
    db.close()
    assert verified(house) == (3, {"unsealed"})
    assert "accepted" in house.done("data", "accept", "I-1", "--because", "IT", "--dry-run").out
    assert verified(house) == (3, {"unsealed"})
    assert house.done("data", "accept", "I-1", "--because", "IT flyttet den").out == (
        "I-1: 1 row of another program accepted.\n"
    )
    assert verified(house) == (0, set())
    assert house.run("data", "accept", "I-1", "--because", "Igjen").code == 1
    assert "IT flyttet den" in house.done("data", "history").out
    with tampered(path) as db:
        db.execute("UPDATE history SET new = json_set(new, '$.action', 'Nei') WHERE id = "
                   "(SELECT max(id) FROM history)")  # fmt: skip
    assert verified(house)[0] == 3
