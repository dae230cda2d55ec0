"""``data verify``: every kind of damage is found, exactly it, and nothing is where all is well."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ettervern_cli.storage.files import held
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from tests.conftest import TODAY, Result, Workspace, invoke
from tests.helpers.damage import page_of, past_the_history, tampered, without_checks
from tests.helpers.demos import EACH, demo

Damage = Callable[[Path], None]
NO_BACKUP = ("no-backup", "notice", "backups")
COURSE = """
admit "Nora Prøve" --unit 1 --on 2009-03-02 --treatment-ended 2009-02-20
admit "Emil Prøve" --unit 2 --on 2009-03-09
log nora "Gikk til Nav" --minutes 45 --on 2009-03-10
log nora --missed --on 2009-03-20
log emil "Snakket om økonomi" --on 2009-03-21
away emil --kind leave --back 2009-04-10 --on 2009-04-01
back emil --on 2009-04-08
advance nora --override "Er klar" --on 2009-10-05
score add nora 21,4 --instrument ors --on 2009-10-06
discharge emil --to family --reason planned --on 2009-09-01
edit F-1 minutes=30
budget book car 1000 --on 2009-10-01
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which something has happened, to be copied."""
    folder = tmp_path_factory.mktemp("verify") / "w"
    assert invoke("--today", TODAY, "--lang", "en", "init", str(folder)).code == 0
    assert Workspace(folder).run("batch", stdin=COURSE.rpartition("budget")[0]).code == 0
    Workspace(folder).done("annul", "F-3", "--reason", "Feil person")
    Workspace(folder).done("budget", "book", "car", "1000", "--on", "2009-10-01")
    return folder


@pytest.fixture
def workspace(lived: Path, tmp_path: Path) -> Workspace:
    """A copy of it."""
    shutil.copytree(lived, tmp_path / "w")
    return Workspace(tmp_path / "w")


def verified(workspace: Workspace, *words: str) -> tuple[int, set[tuple[str, str, str]]]:
    """The exit code, and every finding by code, level and where, the missing backup left out."""
    before = workspace.database.read_bytes()
    result = workspace.run("data", "verify", "--format", "json", *words)
    assert workspace.database.read_bytes() == before, "verify changed the file"
    found = [
        (row["finding"], row["level"], row["where"].rstrip("0123456789"))
        if row["where"].startswith("history ")
        else (row["finding"], row["level"], row["where"])
        for row in result.json
    ]
    assert len(found) == len(set(found)), found
    return result.code, set(found) - {NO_BACKUP}


def errors(*found: tuple[str, str]) -> set[tuple[str, str, str]]:
    """Errors expected, by code and where."""
    return {(code, "error", where) for code, where in found}


# --- nothing is wrong ------------------------------------------------------------------------


def test_what_the_commands_wrote_is_in_order(workspace: Workspace) -> None:
    assert verified(workspace) == (0, set())


def test_when_all_is_well_it_says_what_was_checked_and_quiet_says_nothing(
    workspace: Workspace,
) -> None:
    rows = sum(
        workspace.rows(f"SELECT count(*) FROM {table}")[0][0]
        for table in (*COMPILED_TABLES, *CASE_TABLES)
    )
    assert workspace.done("data", "verify").out == (
        "No errors, 1 notice\n\nNotices\n"
        "  backups  There is no backup of this database. Make one: ettervern data backup\n\n"
        f"Checked: residents 2, stays 2, rows in all {rows}, commands 4.\n"
    )
    assert workspace.done("--quiet", "data", "verify") == Result(0, "", "")
    workspace.done("data", "backup")
    assert workspace.done("data", "verify").out == (
        f"All is well. Checked: residents 2, stays 2, rows in all {rows}, commands 4.\n"
    )
    assert workspace.done("data", "verify", lang="nb").out == (
        f"Alt er i orden. Kontrollert: personer 2, opphold 2, rader i alt {rows}, kommandoer\n4.\n"
    )


# --- damage ----------------------------------------------------------------------------------


def changed_by_another_program(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE follow_up SET minutes = 60 WHERE id = 1")


def changed_past_the_history(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute("UPDATE follow_up SET minutes = 60 WHERE id = 1")


def taken_out_past_the_history(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute("DELETE FROM score WHERE id = 1")


def written_past_the_history(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute(
            "INSERT INTO booking (budget_line_id, booked_on, amount_ore, recorded_at) "
            "SELECT id, '2009-10-02', 100, '' FROM budget_line LIMIT 1"
        )


def history_altered(path: Path) -> None:
    with tampered(path) as db:
        db.execute(
            "UPDATE history SET new = replace(new, 'Nav', 'Navn') "
            "WHERE table_name = 'follow_up' AND action = 'insert' AND row_id = 1"
        )


def history_deleted(path: Path) -> None:
    with tampered(path) as db:
        db.execute("DELETE FROM history WHERE table_name = 'score'")


def history_emptied(path: Path) -> None:
    with tampered(path) as db:
        db.execute(
            "UPDATE history SET old = NULL, new = NULL, salt = NULL WHERE table_name = 'score'"
        )


def history_emptied_as_if_erased(path: Path) -> None:
    from ettervern_cli.storage.history import ROW, SCHEME, digest

    with tampered(path) as db:
        row = db.execute(f"SELECT {ROW} FROM history WHERE table_name = 'score'").fetchone()
        db.execute(
            "UPDATE history SET new = NULL, salt = NULL, digest = ? WHERE id = ?",
            (digest(row, SCHEME), row[0]),
        )


def note_emptied_as_if_erased(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE change SET note = NULL, note_salt = NULL WHERE id = 3")


def note_altered(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE change SET note = 'Noe annet' WHERE id = 3")


def digest_put_in_place_of_content(path: Path) -> None:
    from ettervern_cli.storage.history import ROW, SCHEME, digest

    with tampered(path) as db:
        row = db.execute(f"SELECT {ROW} FROM history WHERE table_name = 'score'").fetchone()
        db.execute(
            "UPDATE history SET digest = ?, new = replace(new, '214', '314') WHERE id = ?",
            (digest(row, SCHEME), row[0]),
        )


def end_cut_off(path: Path) -> None:
    with tampered(path) as db:
        last = db.execute("SELECT max(id) FROM change").fetchone()[0]
        db.execute("DELETE FROM history WHERE table_name = 'booking'")
        db.execute("DELETE FROM change WHERE id = ?", (last,))


def seal_altered(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE change SET seal = ? WHERE id = 2", ("a" * 64,))


def last_seal_altered(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE change SET seal = ? WHERE id = 4", ("a" * 64,))


def command_altered(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE change SET actor = 'somebody' WHERE id = 2")


def change_deleted(path: Path) -> None:
    with tampered(path) as db:
        db.execute("DELETE FROM change WHERE id = 2")


def stays_overlap(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute("UPDATE stay SET resident_id = 1 WHERE id = 2")


def bed_with_two(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute("UPDATE placement SET unit_id = (SELECT unit_id FROM placement WHERE id = 1) "
                   "WHERE id = 2")  # fmt: skip


def step_that_does_not_exist(path: Path) -> None:
    with without_checks(path) as db:
        db.execute("UPDATE move SET to_step_id = 99 WHERE id = 2")


def dates_reversed(path: Path) -> None:
    with without_checks(path) as db:
        db.execute("UPDATE absence SET returned_on = '2009-03-30' WHERE id = 1")


def orphans(path: Path) -> None:
    with without_checks(path) as db:
        db.execute("DELETE FROM stay WHERE id = 2")


def trigger_dropped(path: Path) -> None:
    with tampered(path) as db:
        db.execute("DROP TRIGGER follow_up_update")


def trigger_weakened(path: Path) -> None:
    with tampered(path) as db:
        text = db.execute("SELECT sql FROM sqlite_master WHERE name = 'follow_up_update'")
        weaker = text.fetchone()[0].replace("BEGIN ", "WHEN new.minutes IS NULL BEGIN ", 1)
        db.execute("DROP TRIGGER follow_up_update")
        db.execute(weaker)


def trigger_added(path: Path) -> None:
    with tampered(path) as db:
        db.execute("CREATE TRIGGER sly AFTER INSERT ON stay BEGIN DELETE FROM score; END")


def index_dropped(path: Path) -> None:
    with tampered(path) as db:
        db.execute("DROP INDEX move_by_stay")


def kept_wrong(path: Path) -> None:
    with tampered(path) as db:
        db.execute("UPDATE due_state SET due_on = '2010-01-01' WHERE stay_id = 1")


def kept_missing(path: Path) -> None:
    with tampered(path) as db:
        db.execute("DELETE FROM ladder_position WHERE stay_id = 1")


def dated_in_the_future(path: Path) -> None:
    with past_the_history(path) as db:
        db.execute("UPDATE booking SET booked_on = '2009-12-24'")


def mark_taken_away(path: Path) -> None:
    with tampered(path) as db:
        db.execute("PRAGMA application_id = 7")


KINDS: list[tuple[Damage, set[tuple[str, str, str]]]] = [
    (changed_by_another_program, errors(("unsealed", "F-1"))),
    (changed_past_the_history, errors(("row-differs", "F-1"))),
    (taken_out_past_the_history, errors(("row-missing", "Q-1"))),
    (written_past_the_history, errors(("row-without-history", "B-2"))),
    (history_altered, errors(("change-altered", "change 2"), ("history-gap", "F-1"))),
    (
        history_deleted,
        errors(("history-missing", "history "), ("row-without-history", "Q-1")),
    ),
    (history_emptied, errors(("change-altered", "change 2"), ("row-unproved", "Q-1"))),
    (
        history_emptied_as_if_erased,
        errors(("history-blanked", "history "), ("row-unproved", "Q-1")),
    ),
    (note_emptied_as_if_erased, errors(("change-altered", "change 3"))),
    (note_altered, errors(("change-altered", "change 3"))),
    (
        digest_put_in_place_of_content,
        errors(("history-altered", "history "), ("row-differs", "Q-1")),
    ),
    (
        end_cut_off,
        errors(
            ("history-cut", "history "),
            ("history-cut", "change 4"),
            ("row-without-history", "B-1"),
        ),
    ),
    (seal_altered, errors(("seal-altered", "change 2"))),
    (last_seal_altered, errors(("change-altered", "change 4"))),
    (command_altered, errors(("change-altered", "change 2"))),
    (
        stays_overlap,
        errors(
            ("overlapping-stays", "S-2"),
            ("row-differs", "S-2"),
            ("kept-differs", "S-2"),
        ),
    ),
    (bed_with_two, errors(("more-residents-than-beds", "P-2"), ("row-differs", "P-2"))),
    (
        step_that_does_not_exist,
        errors(
            ("reference-dangling", "M-2"),
            ("row-differs", "M-2"),
            ("kept-differs", "S-2"),
        ),
    ),
    (
        dates_reversed,
        errors(
            ("value-not-allowed", "absence"),
            ("dates-reversed", "A-1"),
            ("row-differs", "A-1"),
            ("kept-differs", "S-2"),
        ),
    ),
    (trigger_dropped, errors(("trigger-missing", "follow_up_update"))),
    (trigger_weakened, errors(("trigger-changed", "follow_up_update"))),
    (trigger_added, errors(("unknown-object", "sly"))),
    (index_dropped, errors(("index-missing", "move_by_stay"))),
    (kept_wrong, errors(("kept-differs", "S-1"))),
    (kept_missing, errors(("kept-differs", "S-1"))),
    (dated_in_the_future, errors(("in-the-future", "B-1"), ("row-differs", "B-1"))),
    (mark_taken_away, errors(("mark-missing", "file"))),
]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("damage", "expected"), KINDS, ids=lambda one: getattr(one, "__name__", "")
)
def test_damage_is_found_and_nothing_else(
    workspace: Workspace, damage: Damage, expected: set[tuple[str, str, str]]
) -> None:
    damage(workspace.database)
    assert verified(workspace) == (3, expected)


def test_rows_left_without_what_they_point_at_are_found(workspace: Workspace) -> None:
    with without_checks(workspace.database) as db:
        db.execute("DELETE FROM stay WHERE id = 2")
    code, found = verified(workspace)
    assert code == 3
    assert errors(("row-missing", "S-2"), ("reference-dangling", "P-2")) <= found
    assert {"reference-dangling", "row-missing", "kept-differs"} == {one for one, *_ in found}


def test_a_command_taken_out_of_the_history_leaves_its_rows_in_none(workspace: Workspace) -> None:
    with tampered(workspace.database) as db:
        db.execute("DELETE FROM change WHERE id = 2")
    code, found = verified(workspace)
    assert code == 3
    assert errors(("change-missing", "change 2"), ("unsealed", "R-0001")) <= found
    assert {one for one, *_ in found} == {"change-missing", "unsealed"}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("column", ["first_history", "last_history"])
@pytest.mark.parametrize("by", [-1, 1])
def test_a_change_that_claims_other_rows_is_found(
    workspace: Workspace, column: str, by: int
) -> None:
    for number in (1, 2, 3, 4):
        with tampered(workspace.database) as db:
            db.execute(f"UPDATE change SET {column} = {column} + ? WHERE id = ?", (by, number))
        code, found = verified(workspace)
        assert code == 3, (number, found)
        with tampered(workspace.database) as db:
            db.execute(f"UPDATE change SET {column} = {column} - ? WHERE id = ?", (by, number))
    assert verified(workspace)[0] == 0


def test_a_byte_flipped_in_a_page_is_found(workspace: Workspace) -> None:
    content = bytearray(workspace.database.read_bytes())
    at = content.find(b"Gikk til Nav", page_of(workspace.database, "follow_up"))
    assert at > 0
    content[at] ^= 0x20
    workspace.database.write_bytes(content)
    assert verified(workspace) == (3, errors(("row-differs", "F-1")))


def test_a_page_that_is_no_page_any_more_is_found_and_the_rest_is_read(
    workspace: Workspace,
) -> None:
    content = bytearray(workspace.database.read_bytes())
    content[page_of(workspace.database, "score")] = 0
    workspace.database.write_bytes(content)
    code, found = verified(workspace)
    assert code == 3
    assert errors(("file-damaged", "file"), ("not-checked", "file")) <= found


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(workspace: Workspace) -> None:
    text = "Lang tekst " * 40
    lines = "\n".join(f'log nora "{text}" --on 2009-10-0{n % 9 + 1}' for n in range(60))
    assert workspace.run("batch", stdin=lines).code == 0
    content = workspace.database.read_bytes()
    workspace.database.write_bytes(content[: len(content) - 5 * 4096 - 7])
    code, found = verified(workspace)
    assert code == 3
    damage = ("file-damaged", "file"), ("schema-unreadable", "file"), ("not-checked", "file")
    assert errors(*damage) <= found


# --- what cannot be read at all, and what is no damage ---------------------------------------


@pytest.mark.parametrize(
    "content", [b"", b"no database\n" * 400, b"SQLite format 3\0" + bytes(999)]
)
def test_where_nothing_can_be_read_it_is_65(workspace: Workspace, content: bytes) -> None:
    workspace.database.write_bytes(content)
    said = workspace.refused("data", "verify", code=65)
    assert said == (
        f"The database is damaged or cannot be read: {workspace.database}. Nothing was written; "
        "restore the newest backup: ettervern data restore FILE\n"
    )


def test_another_programs_database_and_a_newer_one_are_refused(workspace: Workspace) -> None:
    with tampered(workspace.database) as db:
        db.execute("PRAGMA user_version = 99")
    assert verified(workspace) == (3, errors(("version-wrong", "file")))
    with tampered(workspace.database) as db:
        db.execute("ALTER TABLE gap ADD COLUMN more TEXT")
    assert "newer version" in workspace.refused("data", "verify", code=65)
    workspace.database.unlink()
    with tampered(workspace.database) as db:
        db.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)")
    assert "no database of this program" in workspace.refused("data", "verify", code=65)


def test_a_file_of_an_older_format_is_left_as_it_is(workspace: Workspace) -> None:
    with tampered(workspace.database) as db:
        db.execute("PRAGMA user_version = 1")
    assert verified(workspace) == (0, {("version-older", "notice", "file")})


def test_what_a_crash_left_half_written_is_taken_back_first(workspace: Workspace) -> None:
    half = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 2')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        'db.execute("UPDATE history SET new = new || hex(zeroblob(500))")\n'
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", half, str(workspace.database)], check=False)
    assert Path(f"{workspace.database}-journal").stat().st_size > 0
    assert workspace.run("data", "verify").code == 0
    assert verified(workspace) == (0, set())


def test_a_file_left_with_a_write_ahead_log_is_only_read(workspace: Workspace) -> None:
    with tampered(workspace.database) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("SELECT 1")
    there = sorted(path.name for path in workspace.folder.iterdir())
    assert verified(workspace) == (0, set())
    assert sorted(path.name for path in workspace.folder.iterdir()) == there


def test_an_invalid_configuration_is_78(workspace: Workspace) -> None:
    workspace.config.write_text("language: xx\n", encoding="utf-8")
    assert workspace.run("data", "verify").code == 78


# --- notices ---------------------------------------------------------------------------------


def test_open_modes_and_a_changed_configuration_are_notices(workspace: Workspace) -> None:
    os.chmod(workspace.database, 0o644)
    text = workspace.config.read_text(encoding="utf-8")
    workspace.config.write_text(text + "\n# more\n", encoding="utf-8")
    assert verified(workspace) == (
        0,
        {
            ("mode-open", "notice", "ettervern.db"),
            ("config-not-applied", "notice", "config.yaml"),
        },
    )
    assert workspace.database.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("place", "mode", "level"),
    [("", 0o777, 3), ("", 0o770, 0), ("config.yaml", 0o666, 3), ("config.yaml", 0o660, 0),
     ("backups", 0o777, 3)],
)  # fmt: skip
def test_a_workspace_that_others_may_write_to_is_found(
    workspace: Workspace, place: str, mode: int, level: int
) -> None:
    path = workspace.folder / place
    if place == "backups":
        workspace.done("data", "backup")
    path.chmod(mode)
    code, found = verified(workspace)
    assert code == level
    assert ("others-may-write", path.name) in {(kind, where) for kind, _, where in found}
    path.chmod(mode & ~0o022)
    assert "others-may-write" not in {kind for kind, _, _ in verified(workspace)[1]}


def test_what_a_killed_command_left_is_a_notice(workspace: Workspace) -> None:
    workspace.done("data", "backup")
    backups = workspace.folder / "backups"
    left = [
        Path(f"{workspace.database}.rewritten"),
        Path(f"{workspace.database}.before-2-from-1.partial-journal"),
        workspace.folder / ".ettervern-a1b2.restore",
        backups / ".ettervern-c3d4.partial",
    ]
    left[2].mkdir(mode=0o700)
    for path in (left[0], left[1], left[3]):
        path.touch(0o600)
    assert verified(workspace) == (0, {("left-unfinished", "notice", path.name) for path in left})
    with held(str(backups)):  # a backup is being made: what lies there is not left
        assert ("left-unfinished", "notice", left[3].name) not in verified(workspace)[1]


def test_what_a_restore_replaced_is_not_open_to_others(workspace: Workspace) -> None:
    replaced = Path(f"{workspace.database}.replaced-2009-11-20T1200")
    shutil.copy(workspace.database, replaced)
    os.chmod(replaced, 0o640)
    assert verified(workspace) == (0, {("mode-open", "notice", replaced.name)})


def test_a_synchronised_folder_is_a_notice(workspace: Workspace, tmp_path: Path) -> None:
    moved = tmp_path / "Dropbox" / "w"
    shutil.copytree(workspace.folder, moved)
    assert ("synchronised-folder", "notice", "ettervern.db") in verified(Workspace(moved))[1]


def test_somebody_over_the_limit_or_without_a_unit_is_a_notice(workspace: Workspace) -> None:
    workspace.done("admit", "Siri", "--on", "2009-11-01")
    workspace.done("place", "siri", "3", "--on", "2009-11-02", "--until", "2009-11-10")
    workspace.done("admit", "Åse", "--on", "2009-11-01")
    assert verified(workspace) == (
        0,
        {("over-lease", "notice", "R-0003"), ("without-unit", "notice", "S-4")},
    )


# --- backups ---------------------------------------------------------------------------------


def cut_last(workspace: Workspace) -> None:
    """Take out the last command so that nothing in the file tells."""
    with past_the_history(workspace.database) as db:
        db.execute("DELETE FROM booking")
    with tampered(workspace.database) as db:
        db.execute("DELETE FROM history WHERE table_name = 'booking'")
        db.execute("DELETE FROM change WHERE id = 4")
        for table in ("history", "change"):
            db.execute(
                f"UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM {table}) WHERE name = ?",
                (table,),
            )


def test_an_end_cut_off_without_a_trace_is_found_by_the_newest_backup(
    workspace: Workspace,
) -> None:
    workspace.done("data", "backup")
    assert verified(workspace, "--backups") == (0, set())
    cut_last(workspace)
    assert verified(workspace) == (3, errors(("history-behind-backup", "change 3")))
    workspace.done("log", "nora", "Noe annet")
    assert verified(workspace) == (3, errors(("history-rewritten", "change 4")))


def test_without_a_backup_such_an_end_cannot_be_known(workspace: Workspace) -> None:
    cut_last(workspace)
    assert verified(workspace) == (0, set())


def test_after_a_restore_the_backups_made_before_it_are_no_measure(workspace: Workspace) -> None:
    elsewhere = workspace.folder / "elsewhere"
    workspace.done("data", "backup", str(elsewhere))
    [old] = elsewhere.glob("*.db")
    workspace.done("log", "nora", "Noe nytt")
    workspace.done("data", "backup")
    workspace.done("data", "restore", str(old), "--yes")
    code, found = verified(workspace)  # a file of others is told of where SQLite is old
    assert (code, {one for one in found if one[0] != "old-library"}) == (0, set())


def test_a_newest_backup_that_does_not_restore_is_found_when_asked(workspace: Workspace) -> None:
    assert verified(workspace, "--backups") == (3, errors(("nothing-to-prove", "backups")))
    workspace.done("data", "backup")
    [backup] = (workspace.folder / "backups").glob("*.db")
    content = bytearray(backup.read_bytes())
    content[5000] ^= 1
    backup.write_bytes(content)
    assert verified(workspace) == (0, set())
    assert verified(workspace, "--backups") == (3, errors(("backup-unusable", backup.name)))


# --- how it is told --------------------------------------------------------------------------


def test_findings_are_told_with_what_to_do(workspace: Workspace) -> None:
    changed_past_the_history(workspace.database)
    said = workspace.run("data", "verify")
    assert said.code == 3
    assert said.err == ""
    assert said.out.startswith(
        "1 error, 1 notice\n\nErrors\n"
        "  F-1  Is not what its history says, in minutes: changed past the history. Find\n"
        "       out by whom, and restore the newest backup from before: ettervern data\n"
        "       restore FILE\n\nNotices\n"
    )
    nb = workspace.run("--quiet", "data", "verify", lang="nb")
    assert nb.out.startswith(
        "1 feil\n\nFeil\n"
        "  F-1  Stemmer ikke med historikken, i minutes: endret utenom den. Finn ut hvem\n"
    )
    assert "backups" not in nb.out
    assert json.loads(workspace.run("data", "verify", "--format", "json").out)[0] == {
        "finding": "row-differs",
        "level": "error",
        "where": "F-1",
        "sentence": "Is not what its history says, in minutes: changed past the history. Find out "
        "by whom, and restore the newest backup from before: ettervern data restore FILE",
    }
    csv = workspace.run("data", "verify", "--format", "csv").out
    assert csv.startswith("finding,level,where,sentence\nrow-differs,error,F-1,")
    md = workspace.run("data", "verify", "--format", "md").out
    assert md.startswith("| finding | level | where | what is wrong, and what to do |\n")


def test_many_of_a_kind_are_cut_short_for_people_alone(workspace: Workspace) -> None:
    with past_the_history(workspace.database) as db:
        for number in range(25):
            db.execute(
                "INSERT INTO booking (budget_line_id, booked_on, amount_ore, recorded_at) "
                "SELECT id, '2009-10-02', ?, '' FROM budget_line LIMIT 1",
                (number + 1,),
            )
    out = workspace.run("data", "verify").out
    assert "25 errors" in out
    assert "\n  …     5 more like it: ettervern data verify --format json" in out
    assert len(workspace.run("data", "verify", "--format", "json").json) == 26


def test_it_says_nothing_of_what_is_in_a_row(workspace: Workspace) -> None:
    with past_the_history(workspace.database) as db:
        db.execute("UPDATE resident SET name = 'Marker Hemmelig' WHERE id = 1")
        db.execute("UPDATE follow_up SET text = 'Marker to' WHERE id = 1")
    for form in ("text", "json", "csv", "md"):
        out = workspace.run("data", "verify", "--format", form).out
        assert "Marker" not in out
        assert "Nora" not in out


@pytest.mark.parametrize("template", EACH)
def test_a_demo_holds_no_error(template: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    workspace = demo(tmp_path_factory, template)
    assert workspace.rows("SELECT count(*) FROM stay")[0][0] > 5
    code, found = verified(workspace)
    assert code == 0
    assert {level for _, level, _ in found} <= {"notice"}


# --- what others write -----------------------------------------------------------------------


def test_somebody_erased_leaves_a_history_that_verifies(workspace: Workspace) -> None:
    workspace.done("data", "erase", "R-0002", "--ground", "Ba om det", "--duty", "none", "--yes")
    assert verified(workspace) == (0, set())
    changed_past_the_history(workspace.database)
    assert verified(workspace) == (3, errors(("row-differs", "F-1")))


def test_what_an_import_passed_over_is_a_notice(workspace: Workspace) -> None:
    stays = workspace.folder / "stays.csv"
    stays.write_text(
        "resident,name,born,municipality,source,treatment_ended_on,admitted_on,discharged_on,"
        "destination,unit,step\nx1,Anna Før,1980,,treatment,,2009-03-05,,,,\n"
        "x2,Berit Før,,,treatment,,2009-03-06,2009-05-01,family,6,2\n",
        encoding="utf-8",
    )
    workspace.done("data", "import", "stays", str(stays))
    assert verified(workspace) == (
        0,
        {("unit-reserved", "notice", "P-3"), ("without-unit", "notice", "S-3")},
    )


def test_a_large_file_shows_how_far_it_is_on_a_terminal_alone(workspace: Workspace) -> None:
    words = ["ettervern", "--config", str(workspace.config), "--today", TODAY, "data", "verify"]
    code = (
        f"import sys; sys.argv = {words!r}; from ettervern_cli.app import app; "
        "from ettervern_cli.app.output import progress; "
        "progress.LONG = 0; app.run()"
    )
    ours, theirs = os.openpty()
    ran = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    )
    out, _ = ran.communicate(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert ran.returncode == 0
    assert b"100%" in shown
    assert b"%" not in out
