"""The history in a coordinator's words, and the log of who looked at whose record."""

from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.words import Language
from tests.conftest import Workspace, invoke, lived_once


@lived_once()
def logged(alta: Workspace) -> None:
    """A workspace whose configuration asks for a log of reading."""
    alta.config.write_text(alta.config.read_text() + "\nlog_reading: true\n")
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-21")
    alta.done("admit", "Emil Prøve", "--unit", "2", "--on", "2009-10-22")


def readings(workspace: Workspace) -> list[tuple[str, str, str]]:
    return workspace.rows(
        "SELECT r.code, g.actor, g.command FROM reading_log g "
        "JOIN resident r ON r.id = g.resident_id ORDER BY g.id"
    )


# --- what was written ------------------------------------------------------------------------


def test_the_history_says_which_entry_from_what_to_what_by_whom_and_when(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-21")
    alta.done("log", "nora", "Gikk til Nav", "--minutes", "45", "--on", "2009-11-15")
    alta.done("edit", "F-1", "minutes=30", "missed=yes", "text=", "--note", "Feil")
    alta.done("undo")
    said = alta.done("data", "history", "nora").out.splitlines()
    assert [line[:3] for line in said if line[:1] != " "] == ["5  ", "4  ", "3  ", "2  "]
    assert said[0].endswith("undo   tester")
    assert said[1] == (
        "      F-1 follow-up, R-0001 Nora Prøve: minutes 30 → 45, missed yes → no, text"
    )
    assert said[2] == "      nothing → Gikk til Nav"
    assert said[3].endswith("edit   tester  taken back by 5")
    assert said[4].startswith("      F-1 follow-up, R-0001 Nora Prøve: minutes 45 → 30, missed no")
    assert "      F-1 follow-up, R-0001 Nora Prøve: held_on 15 Nov 2009, kind Samtale," in said
    said = alta.done("data", "history", "nora", lang="nb").out.splitlines()
    assert said[1].startswith(
        "      F-1 oppfølging, R-0001 Nora Prøve: minutter 30 → 45, uteblitt ja"
    )


def test_times_are_those_of_the_programmes_own_clocks(alta: Workspace) -> None:
    with closing(connect(str(alta.database))) as db:
        db.execute("UPDATE change SET written_at = '2009-10-31T23:30:00Z'")
    assert alta.done("data", "history").out.startswith("1  2009-11-01 00:30  init alta  tester\n")
    assert alta.done("data", "history", "--format", "json").json[0]["written_at"].endswith("Z")


def test_a_person_s_history_tells_nothing_of_others(alta: Workspace) -> None:
    alta.done(
        "batch",
        stdin='admit "Nora Prøve" --unit 1\nadmit "Emil Prøve" --unit 2\nlog nora "Noe"\n',
    )
    said = alta.done("data", "history", "emil").out
    assert "Emil" in said
    assert "Nora" not in said
    assert "Nora" not in alta.done("data", "history", "emil", "--format", "json").out


def test_what_was_taken_out_and_what_the_configuration_wrote(alta: Workspace) -> None:
    alta.done("budget", "book", "office", "100,50", "--voucher", "7")
    alta.done("annul", "B-1", "--reason", "Feil bilag")
    said = alta.done("data", "history").out
    assert "taken out: B-1 booking: line Kontor, reiser, aktiviteter" in said
    assert "amount 100.50, voucher 7" in said
    assert said.splitlines()[-1].startswith("      configuration: ")
    answer = alta.done("data", "history", "--format", "json").json
    assert answer[0]["entries"] == [
        {
            "id": "B-1",
            "table": "booking",
            "action": "delete",
            "resident": None,
            "fields": [
                {"field": "budget_line_id", "old": 5, "new": None},
                {"field": "booked_on", "old": "2009-11-20", "new": None},
                {"field": "amount_ore", "old": 10050, "new": None},
                {"field": "voucher", "old": "7", "new": None},
            ],
        }
    ]
    assert (answer[1]["configured"], answer[2]["entries"]) == (0, [])
    assert answer[2]["configured"] > 100


def test_of_very_many_entries_the_first_are_shown(alta: Workspace) -> None:
    alta.done("batch", stdin='gap add "Noe" --owner Nav\n' * 25)
    said = alta.done("data", "history").out
    assert "      J-20 gap: text Noe, owner Nav, opened_on 20 Nov 2009\n" in said
    assert "J-21" not in said
    assert "      and 5 entries more\n" in said
    assert len(alta.done("data", "history", "--format", "json").json[0]["entries"]) == 25


def test_csv_and_markdown_hold_the_same(alta: Workspace) -> None:
    alta.done("gap", "add", "=Noe | annet", "--owner", "nav")
    lines = alta.done("data", "history", "--format", "csv").out.splitlines()
    assert lines[0].endswith(",seal,entries,configured")
    assert lines[1].endswith(",J-1,0")
    text = alta.done("data", "history", "--format", "md").out
    assert "J-1 gap: text =Noe \\| annet, owner Nav" in text


def test_what_another_program_wrote_stands_between_the_commands(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--unit", "1")
    alta.done("admit", "Emil Prøve", "--unit", "2")
    alta.done("log", "nora", "Noe", "--minutes", "45")
    with closing(connect(str(alta.database))) as db:
        db.execute("UPDATE follow_up SET minutes = 99")
    row = "      F-1 follow-up, R-0001 Nora Prøve: minutes 45 → 99"
    about = alta.done("data", "history", "nora").out.splitlines()
    assert (about[0][:3], about[0][-15:], about[1]) == ("–  ", "another program", row)
    assert [line[0] for line in about if line[0] != " "] == ["–", "4", "2"]
    alta.done("log", "emil", "Noe")
    said = alta.done("data", "history", lang="nb").out.splitlines()
    assert [line[0] for line in said if line[0] != " "] == ["5", "–", "4", "3", "2", "1"]
    assert "en annen programvare" in alta.done("data", "history", lang="nb").out
    assert "minutes 45 → 99" not in alta.done("data", "history", "emil").out
    stray = alta.done("data", "history", "--format", "json").json[1]
    assert (stray["change"], stray["kind"], stray["command"]) == (None, "foreign", "")
    assert [entry["id"] for entry in stray["entries"]] == ["F-1"]
    assert alta.done("data", "history", "--head").out.startswith("change=5 seal=")
    rows = alta.done("data", "history", "--format", "csv").out.splitlines()
    assert rows[2].startswith(",foreign,")
    assert alta.done("data", "history", "--since", "2100-01-01", "--format", "json").json == []


def test_there_is_a_word_for_every_table() -> None:
    words = Language("en")
    assert all(words.say(f"history.table_{table}") for table in CASE_TABLES)


def test_the_head_is_a_seal_and_its_number(alta: Workspace) -> None:
    seal = alta.done("data", "history", "--head", "--format", "json").json[0]["seal"]
    assert alta.done("data", "history", "--head").out.startswith(f"change=1 seal={seal} at=")


def test_the_actor_is_the_one_named_in_the_environment_else_the_systems(alta: Workspace) -> None:
    invoke("--config", str(alta.config), "gap", "add", "x", "--owner", "nav")
    invoke("--config", str(alta.config), "gap", "add", "y", "--owner", "nav",
           env={"ETTERVERN_USER": "Åse på vakt"})  # fmt: skip
    import pwd

    invoke("--config", str(alta.config), "gap", "add", "z", "--owner", "nav",
           env={"ETTERVERN_USER": ""})  # fmt: skip
    import os

    actors = [row["actor"] for row in alta.done("data", "history", "--format", "json").json]
    assert actors[:3] == [pwd.getpwuid(os.getuid()).pw_name, "Åse på vakt", "tester"]


# --- who looked ------------------------------------------------------------------------------

READ_ONE = [
    ("show", "nora"),
    ("plan", "show", "nora"),
    ("score", "show", "nora"),
    ("consent", "list", "nora"),
    ("measure", "list", "nora"),
    ("incident", "list", "nora"),
    ("rent", "list", "nora"),
    ("volunteer", "list", "nora"),
    ("exclusion", "list", "nora"),
    ("benefit", "list", "nora"),
    ("home", "list", "nora"),
    ("data", "history", "nora"),
]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("words", READ_ONE, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json"])
def test_to_look_at_a_named_persons_record_is_logged(
    logged: Workspace, words: tuple[str, ...], form: str
) -> None:
    before = logged.done("data", "history", "--head").out
    logged.done(*words, "--format", form)
    assert readings(logged) == [("R-0001", "tester", " ".join(words[:-1]))]
    after = logged.done("data", "history", "--head").out
    assert after.partition(" reads=")[0] == before.strip()  # outside the history


def test_lists_reports_and_writing_are_no_reading_of_a_persons_record(logged: Workspace) -> None:
    logged.done("log", "nora", "Samtale")
    logged.done("list")
    logged.done("due")
    logged.done("today")
    logged.done("report", "month", "2009-10")
    logged.done("rent", "list")
    logged.refused("show", "nobody")
    assert readings(logged) == []


def test_without_the_configurations_word_nothing_is_logged(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--unit", "1")
    alta.done("show", "nora")
    assert readings(alta) == []
    result = alta.done("data", "history", "nora", "--reading")
    assert result.out == "Nobody's reading has been logged.\n"
    assert "log_reading: true" in result.err


def test_who_has_looked_is_listed_newest_first_and_that_is_a_reading_too(
    logged: Workspace,
) -> None:
    logged.done("show", "nora")
    logged.done("show", "emil")
    logged.done("plan", "show", "R-0001")
    found = logged.done("data", "history", "nora", "--reading", "--format", "json").json
    assert [(row["resident"], row["actor"], row["command"]) for row in found] == [
        ("R-0001", "tester", "plan show"),
        ("R-0001", "tester", "show"),
    ]
    assert set(found[0]) == {"read_at", "resident", "actor", "command"}
    assert readings(logged)[-1] == ("R-0001", "tester", "data history")
    said = logged.done("data", "history", "--reading").out.splitlines()
    assert said[0].split() == ["when", "whose", "record", "who", "command"]
    assert [line.split("  ")[1:] for line in said[1:]] == [
        ["R-0001 Nora Prøve", "tester", "data history"],
        ["R-0001 Nora Prøve", "tester", "plan show"],
        ["R-0002 Emil Prøve", "tester", "show"],
        ["R-0001 Nora Prøve", "tester", "show"],
    ]
    assert logged.done("data", "history", "--reading", "--since", "2999-01-01").out.startswith(
        "Nobody"
    )
    nb = logged.done("data", "history", "--reading", lang="nb").out
    assert nb.split("\n")[0].split() == ["når", "hvem", "det", "gjelder", "hvem", "kommando"]
    assert logged.done("data", "history", "--reading", "--format", "md").out.startswith("| when |")
    csv = logged.done("data", "history", "--reading", "--format", "csv").out
    assert csv.startswith("read_at,resident,actor,command\n")


def test_what_cannot_be_logged_is_not_shown(
    logged: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ettervern_cli.storage.database.sqlite_file.WAIT_SECONDS", 0.1)
    with closing(connect(str(logged.database))) as db:
        db.execute("BEGIN IMMEDIATE")
        said = logged.refused("show", "nora", code=75)
        assert "Nora" not in said
        logged.refused("show", "nora", "-o", str(tmp_path / "nora.json"), code=75)
        assert not (tmp_path / "nora.json").exists()
        logged.done("list")  # which needs no log
        db.execute("ROLLBACK")
    assert readings(logged) == []
    logged.done("show", "nora")


def test_reading_is_logged_though_a_changed_configuration_cannot_be_applied(
    logged: Workspace,
) -> None:
    kept = [line for line in logged.config.read_text().splitlines() if 'code: "1"' not in line]
    logged.config.write_text("\n".join(kept) + "\n")
    result = logged.done("show", "nora")
    assert "what was last applied still holds" in result.err
    assert readings(logged) == [("R-0001", "tester", "show")]


def test_a_person_found_by_an_old_code_is_the_one_logged(logged: Workspace) -> None:
    logged.done("referral", "add", "Nora Prove", "--source", "treatment")
    logged.done("referral", "withdraw", "R-0003")
    logged.done("data", "merge", "R-0003", "R-0001")
    logged.done("show", "R-0003")
    assert readings(logged) == [("R-0001", "tester", "show")]


def test_undo_does_not_reach_the_log(logged: Workspace) -> None:
    logged.done("log", "nora", "Samtale")
    logged.done("show", "nora")
    logged.done("undo")
    assert readings(logged) == [("R-0001", "tester", "show")]


def test_every_command_that_reads_about_one_person_is_tried_above() -> None:
    """A command takes WHO and does not write: then it belongs in READ_ONE."""
    tried = {" ".join(words[:-1]) for words in READ_ONE}
    for name, entry in COMMANDS.items():
        usage = invoke(*name.split(), "--help").out.partition("\n\n")[0]
        if "WHO" in usage and not entry.writes and name not in ELSEWHERE:
            assert name in tried, name


# Tried where they are made, and a consent of nobody's alone.
ELSEWHERE = {"data access", "data erase"}
