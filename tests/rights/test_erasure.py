"""Erasing a person: everywhere, for good, and without changing a figure."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.rights.erasure import purge
from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.records import KEEP, STAYS, about, records
from ettervern_cli.storage.seals.chain import ERASED, holds
from tests.conftest import ENCRYPTED, Workspace
from tests.helpers.case_work import refused, written
from tests.helpers.marked_life import Marks, content, entry, two_lives
from tests.helpers.seals import resealed

NAME = "Nora Merkenavn"
SHARED = "felles-merke 8q"
Make = Callable[..., Workspace]


class House(Workspace):
    """Two lives side by side, a meeting about both, and a backup."""

    def __init__(self, base: Workspace) -> None:
        super().__init__(base.folder, base.today)
        self.nora, self.emil = (Marks(who, base.told[who]) for who in ("nora", "emil"))

    def erase(self, *words: str) -> str:
        """Erase the first of the two."""
        return self.done(
            "data", "erase", "R-0001", "--ground", "Ba om det", "--duty", "none", "--yes", *words
        ).out

    def hits(self, *words: str) -> dict[str, list[str]]:
        """Which words stand in which files of the workspace, in the bytes as they lie there."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            content = path.read_bytes() if path.is_file() else b""
            hit = [word for word in words if word.encode() in content]
            if hit:
                found[path.name] = hit
        return found

    def dump(self) -> str:
        """Everything that the database says, free pages aside."""
        return content(self)


@pytest.fixture
def house(make_workspace: Make) -> House:
    return House(make_workspace("alta", lived=two_lives))


def kept_marks(house: House) -> set[str]:
    """The marks in what stays as it is, and is counted."""
    kept = set()
    for table, record in records().items():
        for column in (one.column for one in record.columns if one.erase == STAYS):
            kept |= {row[0] for row in house.rows(f"SELECT {column} FROM {table}")}
    return kept


# --- what goes -------------------------------------------------------------------------------


def test_no_text_of_the_person_is_left_in_any_table_or_in_the_history(house: House) -> None:
    stays = kept_marks(house)
    assert house.erase("--format", "json")
    left = house.dump()
    assert [mark for mark in house.nora.made if mark in left and mark not in stays] == []
    assert "Merkenavn" not in left
    assert house.rows("SELECT name, sought_name, born FROM resident WHERE id = 1") == [
        ("–", "", None)
    ]
    for table in (one.table for one in records().values() if one.erased_whole):
        where = str(about(table)).replace(":resident", "1")
        assert house.rows(f"SELECT 1 FROM {table} t WHERE {where}") == [], table
    # What others have is as it was.
    assert [mark for mark in house.emil.made if mark not in left] == []
    assert f"{SHARED}: – og Emil" in left


@pytest.mark.skipif(ENCRYPTED, reason="nothing can be read from the bytes, erased or not")
def test_no_byte_of_the_name_is_left_in_the_database_its_journal_or_its_backups(
    house: House,
) -> None:
    house.done("data", "backup")
    house.done("data", "backup", str(house.folder / "usb"))
    assert len(house.hits("Merkenavn")) >= 2
    said = house.erase("--backups", "--folder", str(house.folder / "usb"))
    assert said.count("ettervern-") == 2
    marks = [mark for mark in house.nora.made if mark not in kept_marks(house)]
    assert house.hits("Merkenavn", *marks) == {}
    assert not list(house.folder.rglob("*-journal"))
    assert not list(house.folder.rglob(".ettervern-*"))


def test_what_sqlite_needs_meanwhile_is_in_memory_and_in_no_temporary_file(house: House) -> None:
    with closing(connect(str(house.database))) as db:
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        purge(db)
        assert asked == ["PRAGMA temp_store = MEMORY", "VACUUM"]
        assert db.execute("PRAGMA temp_store").fetchone() == (2,)
        assert db.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_every_column_that_may_hold_a_text_is_cleared_deleted_or_said_to_stay() -> None:
    for table, record in records().items():
        if about(table) is None or record.erased_whole:
            continue
        for one in record.columns:
            handled = one.column not in record.texts or one.erase != KEEP
            assert handled, f"{table}.{one.column} would keep what was typed"


def test_notes_to_commands_go_too_and_are_sealed_by_a_digest_that_stays(house: House) -> None:
    house.done("edit", "R-0001", "born=1984", "--note", "hemmelig merknad")
    house.erase()
    assert "hemmelig" not in house.dump()
    with closing(house.open()) as db:
        assert holds(db)
    # A note that is still there cannot be altered unseen.
    with closing(connect(str(house.database))) as db:
        db.execute("UPDATE change SET note = 'annet' WHERE note IS NOT NULL")
    assert "was altered afterwards" in house.run("data", "verify").out


def test_a_note_that_version_1_sealed_is_erased_and_its_one_seal_told_of(house: House) -> None:
    house.done("edit", "R-0001", "born=1984", "--note", "hemmelig merknad")
    with closing(connect(str(house.database))) as db:
        seal_as_version_1_did(db)
        assert holds(db)
    house.erase()
    assert house.rows("SELECT note FROM change WHERE note_digest = ?", ERASED) == [(None,)]
    assert "hemmelig" not in house.dump()
    said = house.done("data", "verify").out
    assert "an older version of the program" in " ".join(said.split())


def seal_as_version_1_did(db: sqlite3.Connection) -> None:
    """Have the newest change sealed over its note itself."""
    db.execute("UPDATE change SET scheme = 1")
    for (number,) in db.execute("SELECT id FROM change ORDER BY id").fetchall():
        db.execute(
            "UPDATE change SET note_salt = NULL, note_digest = NULL WHERE id = ? AND id = "
            "(SELECT max(id) FROM change)",
            (number,),
        )
        db.execute("UPDATE change SET seal = ? WHERE id = ?", (resealed(db, number), number))


# --- what stays ------------------------------------------------------------------------------


REPORTS = (
    ("report", "period", "2009-01-01", "2009-11-19"),
    ("report", "month", "2009-07"),
    ("report", "period", "2009-04-01", "2009-09-30", "--external"),
    ("report", "municipality", "alta"),
    ("report", "retention"),
    ("report", "circling"),
    ("report", "funder", "husbanken"),
    ("unit", "list"),
)


@pytest.mark.large
def test_no_report_has_another_figure_afterwards(house: House) -> None:
    def told(*words: str) -> str:
        """A report without name and seal, and a dash for each of the person's own words."""
        text = house.done(*words).out.replace(NAME, "–")
        text = re.sub(r'"(newest|written_after)": .*', "", text)
        return re.sub(r"merke-nora-\d+q", lambda mark: mark[0] if mark[0] in stay else "–", text)

    stay = kept_marks(house)
    before = [told(*words, "--format", "json") for words in REPORTS]
    page = house.done(*REPORTS[0], "--format", "md").out
    house.erase()
    for words, was in zip(REPORTS, before, strict=True):
        assert told(*words, "--format", "json") == was, words
    # Of a period that is over not even the foot has changed: the erasure is dated today.
    assert house.done(*REPORTS[0], "--format", "md").out == page


def test_the_ledger_of_rent_keeps_amounts_and_dates_and_no_agreement(house: House) -> None:
    def owed() -> list[dict[str, int]]:
        rows = house.done("rent", "list", "--all", "--format", "json").json
        return [
            {key: row[key] for key in ("charged_ore", "paid_ore", "arrears_ore")} for row in rows
        ]

    before = owed()
    assert before[0] == {"charged_ore": 550_000, "paid_ore": 100_000, "arrears_ore": 450_000}
    house.erase()
    assert owed() == before
    assert house.rows("SELECT stay_id FROM repayment") == [(2,)]


def test_everything_still_verifies(house: House) -> None:
    house.done("data", "backup")
    house.erase("--backups")
    assert house.done("data", "verify").out.startswith("All is well.")
    with closing(house.open()) as db:
        assert holds(db)
    # What is left of the person is still held against the history.
    with closing(connect(str(house.database))) as db:
        db.execute("DROP TRIGGER stay_update")
        db.execute("UPDATE stay SET admitted_on = '2009-05-02' WHERE id = 1")
    assert "S-1" in house.run("data", "verify").out


def test_only_dates_kinds_and_amounts_are_left_of_the_stay(house: House) -> None:
    house.erase()
    shown = house.done("show", "R-0001", "--format", "json").json
    assert (shown["name"], shown["born"], shown["admitted_on"]) == ("–", None, "2009-05-01")
    assert [one["held_on"] for one in shown["follow_ups"]] == ["2009-05-08", "2009-05-10"]
    assert {one["text"] for one in shown["follow_ups"]} == {None}
    assert [one["text"] for one in shown["goals"]] == ["–"]
    assert [(one["kind"], one["happened_on"]) for one in shown["incidents"]] == [
        ("threat", "2009-05-20")
    ]
    line = house.done("list", "--status", "all").out.splitlines()[1]
    assert line.startswith("R-0001  –")


def test_nothing_more_is_written_about_the_person(house: House) -> None:
    house.erase()
    for words in (
        ("log", "R-0001", "Hei"),
        ("admit", "R-0001", "--on", "2009-11-01"),
        ("referral", "add", "R-0001", "--source", "prison"),
        ("edit", "R-0001", "name=Nora"),
        ("edit", "F-1", "text=Hei"),
        ("annul", "F-1", "--reason", "x"),
        ("data", "merge", "R-0001", "R-0002"),
        ("data", "merge", "R-0002", "R-0001"),
        ("meeting", "decide", "Noe", "--owner", "nav", "--due", "2009-12-01", "--about", "R-0001"),
        ("rehouse", "add", "R-0001"),
    ):
        assert "R-0001 was erased on 20 Nov 2009" in refused(house, *words), words
    said = refused(house, "log", "R-0001", "x", lang="nb")
    assert said.startswith("R-0001 ble slettet 20. nov. 2009")
    assert "nora" in refused(house, "log", "nora", "x")


def test_undo_stops_at_an_erasure(house: House) -> None:
    house.erase()
    assert "Undo goes no further back" in refused(house, "undo")
    house.done("log", "R-0002", "--on", "2009-09-01")
    house.done("undo")
    assert "Undo goes no further back" in refused(house, "undo")


# --- refusals --------------------------------------------------------------------------------


def test_without_yes_nothing_is_erased(house: House) -> None:
    before = house.dump()
    said = refused(house, "data", "erase", "R-0001", "--ground", "x", "--duty", "none")
    assert said.startswith(f"{NAME} (R-0001) would be erased for good")
    refused(house, "data", "erase", "R-0001", "--yes", code=2)
    refused(house, "data", "erase", "R-0001", "--ground", " ", "--duty", "none", "--yes", code=2)
    refused(house, "data", "erase", "Ingen", "--ground", "x", "--duty", "none", "--yes")
    for ground in (f"{NAME} ba om det", "Nora ba", "merkenavn" + " Merkenavn"):
        said = refused(
            house, "data", "erase", "R-0001", "--ground", ground, "--duty", "none", "--yes"
        )
        assert said == "The ground is kept after the erasure, so it must not hold the name.\n"
    refused(house, "batch", stdin="data erase R-0001 --ground x --yes\n", code=2)
    house.done("data", "erase", "R-0001", "--ground", "x", "--dry-run", "--backups")
    assert house.dump() == before
    assert not (house.folder / "erased.json").exists()


def test_somebody_who_is_here_is_not_erased(house: House) -> None:
    code = house.done("admit", "Siri Prøve", "--unit", "3", "--format", "json").json["resident"]
    assert "has an open stay or referral" in refused(
        house, "data", "erase", code, "--ground", "x", "--duty", "none", "--yes"
    )
    house.done("undo")
    house.done("referral", "add", "R-0002", "--source", "prison")
    refused(house, "data", "erase", "R-0002", "--ground", "x", "--duty", "none", "--yes")


def test_a_dry_run_asks_for_no_ground_and_erasing_does(house: House) -> None:
    assert house.done("data", "erase", "R-0001", "--dry-run").out.startswith("Would")
    assert "--ground" in house.refused("data", "erase", "R-0001", "--yes", code=2)


def test_a_dry_run_says_what_would_go_and_which_backups_hold_it(house: House) -> None:
    house.done("data", "backup")
    before = written(house)
    answer = house.done(
        "data", "erase", "R-0001", "--ground", "x", "--dry-run", "--format", "json"
    ).json
    assert (answer["dry_run"], answer["change"]) == (True, None)
    assert len(answer["holding"]) == 1
    assert answer["rewritten"] == []
    assert written(house) == before
    done = house.done(
        "data", "erase", "R-0001", "--ground", "x", "--duty", "none", "--yes", "--format", "json"
    ).json
    for key in ("rows", "history", "notes", "named", "holding"):
        assert done[key] == answer[key], key
    assert done["named"] == ["K-3"]


# --- backups and the ledger ------------------------------------------------------------------


def test_a_backup_that_holds_the_person_is_told_of_and_rewritten_when_asked(house: House) -> None:
    house.done("data", "backup")
    answer = house.run(
        "data", "erase", "R-0001", "--ground", "Ba om det", "--duty", "none", "--yes"
    )
    assert "1 backup still holds it" in answer.err
    assert "--backups" in answer.err
    [path] = (house.folder / "backups").glob("*.db")
    assert names_in(path) == {NAME, "Emil Andremann"}
    answer = house.run("data", "erase", "R-0001", "--backups")
    assert answer.out.startswith("R-0001 was erased on 20 Nov 2009. Erased from 1 backup: ")
    assert names_in(path) == {"–", "Emil Andremann"}
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert house.done("data", "verify", "--backups").code == 0
    assert (
        "No backup in the folders looked through holds it."
        in house.done("data", "erase", "R-0001", "--backups").out
    )
    house.done("data", "restore", str(path), "--yes")
    assert house.done("data", "verify").code == 0


def names_in(path: Path) -> set[str]:
    with closing(connect(str(path), "ro")) as db:
        return {row[0] for row in db.execute("SELECT name FROM resident")}


def test_a_restore_does_not_bring_the_person_back(house: House) -> None:
    house.done("log", "R-0002", "--on", "2009-09-02")
    house.done("data", "backup")
    house.erase()
    [path] = (house.folder / "backups").glob("*.db")
    answer = house.done("data", "restore", str(path), "--yes", "--format", "json").json
    assert answer["erased"] == ["R-0001"]
    assert "Merkenavn" not in house.dump()
    assert house.rows("SELECT erased_on, ground FROM erasure") == [("2009-11-20", "restore")]
    assert house.done("data", "verify").code == 0
    # The backup itself holds it still, and what the restore replaced does not.
    answer = house.done("data", "erase", "R-0001", "--backups", "--format", "json").json
    assert answer["rewritten"] == [str(path)]


def test_what_was_replaced_by_a_restore_is_a_copy_too(house: House) -> None:
    house.done("data", "backup")
    [path] = (house.folder / "backups").glob("*.db")
    house.done("data", "restore", str(path), "--yes")
    answer = house.done(
        "data",
        "erase",
        "R-0001",
        "--ground",
        "x",
        "--duty",
        "none",
        "--yes",
        "--backups",
        "--format",
        "json",
    ).json
    assert len(answer["rewritten"]) == 2
    assert any(".replaced-" in one for one in answer["rewritten"])
    assert answer["failed"] == answer["unread"] == []


def test_a_backup_that_cannot_be_read_is_named(house: House) -> None:
    house.done("data", "backup")
    [path] = (house.folder / "backups").glob("*.db")
    path.write_bytes(b"SQLite format 3\x00" + os.urandom(8000))
    answer = house.run(
        "data", "erase", "R-0001", "--ground", "x", "--duty", "none", "--yes", "--backups"
    )
    assert answer.code == 0
    assert f"could not be looked into: {path}" in answer.err


def test_the_ledger_knows_the_code_and_no_name(house: House) -> None:
    house.done("data", "backup")
    house.erase()
    for folder in (house.folder, house.folder / "backups"):
        [one] = ledger.entries(str(folder))
        assert (one.resident, one.resident_id, one.erased_on) == ("R-0001", 1, "2009-11-20")
        assert "Nora" not in (folder / ledger.NAME).read_text()


# --- names elsewhere -------------------------------------------------------------------------


def test_a_record_that_was_merged_goes_with_the_person(house: House) -> None:
    house.done("admit", "Nora Merkesen", "--on", "2009-10-05")
    house.done("discharge", "R-0003", "--to", "family", "--note", "hemmelig avslutning",
               "--on", "2009-10-15")  # fmt: skip
    house.done("data", "backup")
    house.done("data", "merge", "R-0003", "R-0001")
    house.erase("--backups")
    left = house.dump()
    assert "Merkesen" not in left
    assert "hemmelig avslutning" not in left
    [path] = (house.folder / "backups").glob("*.db")
    assert names_in(path) == {"–", "Emil Andremann"}
    assert house.done("data", "verify").code == 0


def test_a_name_that_was_corrected_is_gone_too(house: House) -> None:
    house.done("edit", "R-0001", "name=Anna Nyttnavn")
    house.done("log", "R-0002", "Snakket om Nora Merkenavn og ANNA NYTTNAVN", "--on", "2009-06-01")
    house.erase()
    left = house.dump()
    assert "merkenavn" not in left.casefold()
    assert "nyttnavn" not in left.casefold()
    assert "Snakket om – og –" in left


def test_a_name_that_somebody_else_has_too_is_left_in_others_texts_and_told(house: House) -> None:
    house.done("admit", NAME, "--on", "2009-10-05")
    house.done("discharge", "R-0003", "--to", "family", "--on", "2009-10-15")
    house.done("log", "R-0002", f"Snakket om {NAME}", "--on", "2009-06-01")
    number = entry(house, "F", "follow_up")
    answer = house.run("data", "erase", "R-0001", "--ground", "x", "--duty", "none", "--yes")
    assert f"also stands in {number}" in answer.err
    assert house.rows("SELECT name FROM resident WHERE id = 3") == [(NAME,)]
    assert f"Snakket om {NAME}" in house.dump()


def test_what_came_of_an_import_goes_with_its_key(house: House, tmp_path: Path) -> None:
    path = tmp_path / "stays.csv"
    path.write_text(
        "resident;name;born;municipality;source;treatment_ended_on;admitted_on;discharged_on;"
        "destination;unit;step\nnokkel-77;Vera Innlest;1980;;;;2009-01-01;2009-02-01;;;\n"
    )
    house.done("data", "import", "stays", str(path))
    assert "nokkel-77" in house.dump()
    house.done("data", "erase", "vera", "--ground", "x", "--duty", "none", "--yes")
    left = house.dump()
    assert "nokkel-77" not in left
    assert "Innlest" not in left
    assert house.done("data", "verify").code == 0


# --- the duty to keep records ----------------------------------------------------------------


def test_the_duty_to_keep_records_is_asked_about_first(house: House) -> None:
    before = house.dump()
    words = ("data", "erase", "R-0001", "--ground", "Ba om det", "--yes")
    assert "--duty" in house.refused(*words, code=2)
    said = refused(house, *words, "--duty", "applies")
    assert said.startswith(f"There is a duty to keep the records of {NAME}")
    assert "Det er plikt til" in refused(house, *words, "--duty", "applies", lang="nb")
    house.refused(*words, "--duty", "perhaps", code=2)
    assert house.dump() == before
    assert "(no duty to keep the records)" in house.done(*words, "--duty", "none", "--dry-run").out


def test_the_ground_taken_is_said_and_sealed_with_what_was_answered(house: House) -> None:
    words = ("data", "erase", "R-0001", "--ground", "Ba om det", "--yes", "--duty", "elsewhere")
    said = house.done(*words, lang="nb").out
    assert "Grunnlag: Ba om det (det som må tas vare på, ligger i et annet system)." in said
    assert house.rows("SELECT about ->> '$.duty' FROM change WHERE kind = 'erasure'") == [
        ("elsewhere",)
    ]
    with closing(connect(str(house.database))) as db:
        db.execute("UPDATE change SET about = json_set(about, '$.duty', 'none') WHERE about <> ''")
    assert "was altered afterwards" in house.run("data", "verify").out
