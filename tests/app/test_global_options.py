"""Options before the command, the configuration as it changes, and the exit codes of trouble."""

import os
import pwd
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ettervern_cli.app.output.config_messages import UNNAMED, change_text
from ettervern_cli.programme.applying.upsert import Applied
from ettervern_cli.storage.database import sqlite_file
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.schema import COMPILED_TABLES
from ettervern_cli.words import Language
from tests.conftest import TODAY, Workspace, invoke, lived_once
from tests.helpers.case_work import change_config, listed, refused, shown, written

# --- language, day, quiet, help --------------------------------------------------------------


def test_each_language_says_it_its_own_way(alta: Workspace) -> None:
    assert alta.refused("log", "kari", lang="en").startswith("Nobody here has the code or name")
    assert alta.refused("log", "kari", lang="nb").startswith("Fant ingen med")
    alta.done("admit", "Nora", lang="nb")
    assert "20. nov" in alta.done("log", "nora", lang="nb").out


def test_the_language_comes_from_the_option_the_environment_or_the_file(alta: Workspace) -> None:
    words = ["--config", str(alta.config), "--today", TODAY, "log", "kari"]
    assert invoke(*words).err.startswith("Nobody")  # language: en, as init wrote it
    assert invoke(*words, env={"ETTERVERN_LANG": "nb"}).err.startswith("Fant ingen")
    assert invoke("--lang", "en", *words, env={"ETTERVERN_LANG": "nb"}).err.startswith("Nobody")
    change_config(alta, "language: en", "language: nb")
    alta.run("config", "apply")
    assert invoke(*words).err.startswith("Fant ingen")


@pytest.mark.parametrize("words", [("log", "kari"), ("list", "--format", "json")])
def test_a_language_that_nobody_speaks_here_is_wrong_usage(
    alta: Workspace, words: tuple[str, ...]
) -> None:
    assert alta.run(*words, lang="sv").code == 2
    base = ["--config", str(alta.config), "--today", TODAY]
    assert invoke(*base, *words, env={"ETTERVERN_LANG": "sv"}).code == 2


def test_today_is_the_options_the_environments_or_the_clocks(alta: Workspace) -> None:
    base = ["--config", str(alta.config)]
    env = {"ETTERVERN_TODAY": "2009-06-01"}
    invoke(*base, "admit", "Nora", env=env)
    assert listed(alta, "R-0001")["admitted_on"] == "2009-06-01"
    invoke(*base, "--today", "2009-07-01", "log", "nora", env=env)
    assert shown(alta, "nora")["follow_ups"][0]["held_on"] == "2009-07-01"
    assert invoke(*base, "--today", "tomorrow", "list").code == 2
    assert invoke(*base, "--today", "2009-02-29", "list").code == 2


def test_yesterday_and_days_back_are_counted_from_today(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "-30d")
    alta.done("log", "nora", "--on", "yesterday")
    alta.done("log", "nora", "--on", "-3d")
    everything = shown(alta, "nora")
    assert everything["admitted_on"] == "2009-10-21"
    assert [f["held_on"] for f in everything["follow_ups"]] == ["2009-11-17", "2009-11-19"]


@pytest.mark.parametrize(
    ("words", "shown_as"),
    [
        (("list", "--today", "2009-01-01"), "--today stands before the command"),
        (("log", "nora", "-p", "alta"), "-p stands before the command"),
        (("list", "--quiet"), "--quiet stands before the command: ettervern --quiet list"),
    ],
)
def test_a_global_option_after_the_command_is_told_the_right_order(
    alta: Workspace, words: tuple[str, ...], shown_as: str
) -> None:
    assert shown_as in alta.refused(*words, code=2)


def test_who_wrote_is_the_environments_user(alta: Workspace) -> None:
    alta.done("admit", "Nora")
    assert alta.rows("SELECT DISTINCT actor FROM change") == [("tester",)]
    words = ["--config", str(alta.config), "--today", TODAY, "log", "nora"]
    invoke(*words, env={"ETTERVERN_USER": "kari"})
    assert alta.rows("SELECT actor FROM change ORDER BY id DESC LIMIT 1") == [("kari",)]


# --- where the workspace is ------------------------------------------------------------------


def test_no_workspace_lists_the_places_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "x")}
    nowhere = invoke("--lang", "en", "list", env=home)
    assert nowhere.code == 66
    assert "./config.yaml" in nowhere.err
    assert "ettervern" in nowhere.err
    named = invoke("--config", str(tmp_path / "none.yaml"), "--lang", "en", "list")
    assert named.code == 66
    assert "none.yaml" in named.err


def test_the_workspace_is_found_by_environment_and_by_folder(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {"ETTERVERN_CONFIG": str(alta.config)}
    assert invoke("--today", TODAY, "list", "--format", "json", env=env).json == []
    monkeypatch.chdir(alta.folder)
    assert invoke("--today", TODAY, "list", "--format", "json").json == []
    assert invoke("--config", str(alta.folder), "--today", TODAY, "list").code == 0


def test_a_configuration_without_its_database_makes_none(alta: Workspace) -> None:
    alta.database.unlink()
    assert "no database" in alta.refused("list", code=66)
    assert "no database" in alta.refused("admit", "Nora", code=66)
    assert not alta.database.exists()


def test_init_touches_nothing_that_is_there(alta: Workspace) -> None:
    text = alta.config.read_bytes()
    for template in ("alta", "fri"):
        assert invoke("init", str(alta.folder), "--template", template).code == 1
    alta.config.unlink()
    assert invoke("init", str(alta.folder)).code == 1
    assert not alta.config.exists()
    assert text
    assert invoke("init", str(alta.folder / "new"), "--template", "none").code == 1
    assert not (alta.folder / "new").exists()


def test_both_files_are_their_owners_alone(alta: Workspace) -> None:
    for path in (alta.config, alta.database):
        assert path.stat().st_mode & 0o777 == 0o600


# --- several programmes ----------------------------------------------------------------------

TWO = """
language: en
municipalities:
  alta: {name: Alta}
programmes:
  hus:
    name: Huset
    host: Alta kommune
    ladders:
      bolig:
        name: Boligtrapp
        steps: [{code: en, name: En, every_days: 7, needs_unit: false}]
    exit_reasons: {planned: {name: Planlagt, planned: true}}
    destinations: {own: {name: Egen, lasting: true}}
  arbeid:
    name: Arbeidet
    host: Alta kommune
    rhythm: {every_days: 10}
    destinations: {own: {name: Egen, lasting: true}}
"""


@lived_once()
def two(alta: Workspace) -> None:
    """A workspace with two programmes in place of Alta's."""
    alta.config.write_text(TWO, encoding="utf-8")
    alta.done("config", "apply")


def within(workspace: Workspace, programme: str, *words: str) -> tuple[int, str, str]:
    """Type a command with -p."""
    before = ["--config", str(workspace.config), "--today", TODAY, "--lang", "en"]
    return invoke(*before, "-p", programme, *words)


def test_with_several_programmes_the_one_meant_is_named(two: Workspace) -> None:
    assert refused(two, "admit", "Nora", code=2) == (
        "Which programme? ettervern -p ID …, where ID is one of: hus, arbeid.\n"
    )
    assert within(two, "hus", "admit", "Nora")[0] == 0
    assert within(two, "none", "admit", "Kari")[0] == 1
    # Where the person is in one of them, that one is meant.
    two.done("log", "nora")
    within(two, "arbeid", "admit", "R-0001", "--on", "2009-11-01")
    refused(two, "log", "nora", code=2)
    assert within(two, "arbeid", "log", "nora")[0] == 0


def test_lists_hold_one_row_a_person_and_programme(two: Workspace) -> None:
    within(two, "hus", "admit", "Nora", "--on", "2009-11-01")
    within(two, "arbeid", "admit", "R-0001", "--on", "2009-11-02")
    rows = two.done("list", "--format", "json").json
    assert [(row["resident"], row["programme"]) for row in rows] == [
        ("R-0001", "hus"),
        ("R-0001", "arbeid"),
    ]
    assert [row["next_follow_up_on"] for row in rows] == ["2009-11-08", "2009-11-12"]
    one = invoke("--config", str(two.config), "--today", TODAY, "-p", "arbeid",
                 "due", "--format", "json").json  # fmt: skip
    assert [(item["programme"], item["overdue_days"]) for item in one] == [("arbeid", 8)]
    assert two.done("due", "--format", "json").json[0]["programme"] == "hus"


def test_what_a_programme_does_not_have_is_said(two: Workspace) -> None:
    within(two, "arbeid", "admit", "Nora")
    assert within(two, "arbeid", "advance", "nora")[0] == 1
    assert within(two, "arbeid", "place", "nora", "1")[0] == 1
    assert within(two, "arbeid", "unit", "list")[0] == 0
    assert within(two, "arbeid", "budget")[0] == 1


# --- a configuration that is not valid, or changes -------------------------------------------

TEN_MISTAKES = [
    ("keep_empty: 1", "kep_empty: 1"),
    ("most_months: 24", "most_months: 0"),
    ("circling_from: 3", "circling_from: three"),
    ('- {code: "2", kind: enkel', '- {code: "1", kind: enkel'),
    ("reserved_for: finnmarkskollektivet", "reserved_for: nobody"),
    ("planned: {name: Som planlagt, planned: true}", "planned: {name: Som planlagt, planned: yes}"),
    ("own-rented: {name: Egen leid bolig, lasting: true}", "own-rented: {lasting: true}"),
    ("2008-05-01: {kroner: 70256", "2008-05-32: {kroner: 70256"),
    ("ors: {name: ORS, lowest: 0, highest: 40", "ors: {name: ORS, lowest: 50, highest: 40"),
    ("loppa: {name: Loppa}", "loppa: {name: Loppa, peple: 900}"),
]


def test_ten_mistakes_are_ten_sentences_and_change_nothing(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-01")
    before = written(alta)
    sound = alta.config.read_text(encoding="utf-8")
    for old, new in TEN_MISTAKES:
        change_config(alta, old, new)
    said = alta.refused("config", "check", code=78)
    first, *problems = said.splitlines()
    assert "10 problems" in first
    assert len(problems) == 10
    for problem in problems:
        assert problem.strip().startswith("line ")
    assert "programmes.alta.kep_empty: unknown key; did you mean keep_empty?" in said
    for words in (("log", "nora"), ("list",), ("show", "nora"), ("undo",), ("config", "apply")):
        assert alta.refused(*words, code=78) == said
    assert written(alta) == before
    alta.config.write_text(sound, encoding="utf-8")
    alta.done("config", "check")
    alta.done("log", "nora")


def test_every_table_of_the_configuration_has_a_word_for_what_was_changed(alta: Workspace) -> None:
    lists = [str(row[0]) for row in alta.rows("SELECT DISTINCT list FROM term")]
    for what in {*COMPILED_TABLES, *lists} - {*UNNAMED, "term"}:
        assert change_text(Language("nb"), Applied([], [(what, "")], [])).startswith("endret: ")
    change_config(alta, "name: Boligtrapp", "name: Trappa")
    change_config(alta, "applied: {2009: 1600000}", "applied: {2009: 1600001}")
    change_config(alta, "sharing: {key: equal}", "sharing: {key: bed-days}")
    said = alta.done("list", lang="nb").err
    assert all(word in said for word in ("trapp housing", "fordelingen", "tilsagn 2009")), said
    for internal in ("ladder", "money", "award", "share"):
        assert internal not in said


def test_a_safe_change_is_applied_by_the_first_command_with_one_line(alta: Workspace) -> None:
    change_config(alta, "name: Boligtrapp", "name: Trappa")
    first = alta.done("list", "--format", "json")
    assert first.err.startswith("Configuration applied: changed ladder housing")
    assert first.err.count("\n") == 1
    assert alta.done("list").err == ""
    assert alta.rows("SELECT kind FROM change ORDER BY id DESC LIMIT 1") == [("config",)]


def test_a_comment_changes_nothing_but_is_taken_note_of(alta: Workspace) -> None:
    alta.config.write_text(alta.config.read_text(encoding="utf-8") + "# hei\n", encoding="utf-8")
    assert alta.done("list").err.count("\n") <= 1
    assert alta.done("list").err == ""


def test_quiet_says_nothing_of_a_change(alta: Workspace) -> None:
    change_config(alta, "name: Boligtrapp", "name: Trappa")
    before = ["--config", str(alta.config), "--today", TODAY, "--quiet"]
    assert invoke(*before, "list", "--format", "json") == (0, "[]\n", "")


def test_taking_out_a_unit_in_use_stops_writes_and_lets_reads_go_on(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "7", "--on", "2009-11-01")
    text = alta.config.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if '"7", kind: familie' in line)
    change_config(alta, line + "\n", "")
    before = written(alta)
    for words in (
        ("log", "nora"),
        ("place", "nora", "1"),
        ("undo",),
        ("budget", "book", "car", "1"),
        ("config", "apply"),
    ):
        said = alta.refused(*words, code=78)
        assert "unit 7" in said, words
        assert "1 × placement" in said, words
    for words in (("list",), ("show", "nora"), ("due",), ("unit", "list"), ("budget",)):
        answer = alta.done(*words)
        assert "what was last applied still holds" in answer.err
    assert written(alta) == before
    assert listed(alta, "R-0001")["unit"] == "7"
    alta.config.write_text(text, encoding="utf-8")
    alta.done("log", "nora")


def test_a_unit_nobody_used_may_go(alta: Workspace) -> None:
    text = alta.config.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if '"7", kind: familie' in line)
    change_config(alta, line + "\n", "")
    assert "removed unit 7" in alta.done("list").err
    assert len(alta.done("unit", "list", "--format", "json").json) == 6


def test_a_step_put_in_between_leaves_residents_on_theirs_by_code(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--step", "3", "--on", "2009-11-01")
    alta.done("admit", "Ola", "--step", "2", "--on", "2009-11-01")
    change_config(
        alta,
        "          - code: limited\n",
        "          - {code: between, name: Mellom, every_days: 5}\n          - code: limited\n",
    )
    nora, ola = listed(alta, "R-0001"), listed(alta, "R-0002")
    assert (nora["steps"]["housing"]["step"], nora["steps"]["housing"]["step_code"]) == (
        4, "limited",
    )  # fmt: skip
    assert ola["steps"]["housing"]["step"] == 2
    assert nora["next_follow_up_on"] == "2009-11-08"
    alta.done("advance", "ola")
    assert listed(alta, "R-0002")["steps"]["housing"]["step_code"] == "between"
    assert shown(alta, "nora")["moves"][0]["to_step"] == 4


def test_a_config_command_shows_the_file_as_it_is(alta: Workspace) -> None:
    assert alta.done("config", "show").out == alta.config.read_text(encoding="utf-8")
    assert "no problems" in alta.done("config", "check").err
    assert "applied already" in alta.done("config", "apply").err
    assert alta.done("config", "schema").json["type"] == "object"


def test_who_asked_sudo_is_who_wrote(alta: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETTERVERN_USER", raising=False)
    here = ["--config", str(alta.config), "--today", TODAY, "--quiet"]
    for told in ({}, {"SUDO_UID": "0"}, {"SUDO_UID": "4294967294"}, {"SUDO_UID": "9" * 5000}):
        invoke(*here, "admit", "Prøve", env={"ETTERVERN_USER": None, **told})
    system = pwd.getpwuid(os.getuid()).pw_name
    actors = [name for (name,) in alta.rows("SELECT actor FROM change ORDER BY id")][1:]
    assert actors == [system, pwd.getpwuid(0).pw_name, "uid 4294967294", system]


# --- a database that cannot be trusted -------------------------------------------------------


@pytest.mark.plain
def test_a_foreign_database_is_65_and_is_left_alone(alta: Workspace) -> None:
    alta.database.unlink()
    alta.key_settings.unlink(missing_ok=True)
    db = sqlite3.connect(alta.database)
    db.execute("CREATE TABLE recipe (name TEXT)")
    db.commit()
    db.close()
    data = alta.database.read_bytes()
    for words in (("list",), ("admit", "Nora")):
        assert "no database of this program" in alta.refused(*words, code=65)
    assert alta.database.read_bytes() == data


@pytest.mark.parametrize("damage", ["garbage", "empty", "header", "half"])
def test_a_damaged_database_is_65(alta: Workspace, damage: str) -> None:
    data = alta.database.read_bytes()
    spoilt = {
        "garbage": b"This is no database. " * 1000,
        "empty": b"",
        "header": b"\0" * 100 + data[100:],
        "half": data[:5000],
    }[damage]
    alta.database.write_bytes(spoilt)
    for words in (("list",), ("admit", "Nora")):
        alta.refused(*words, code=65)
    assert alta.database.read_bytes() == spoilt


def test_a_database_of_a_newer_program_is_65_and_is_left_alone(alta: Workspace) -> None:
    db = connect(str(alta.database))
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute(f"PRAGMA user_version = {version + 1}")
    db.close()
    data = alta.database.read_bytes()
    for words in (("list",), ("admit", "Nora")):
        assert "newer version" in alta.refused(*words, code=65)
    assert alta.database.read_bytes() == data


def test_somebody_else_writing_for_too_long_is_75(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT_SECONDS", 0.1)
    other = connect(str(alta.database))
    other.execute("BEGIN EXCLUSIVE")
    for words in (("list",), ("admit", "Nora")):
        assert "try again" in alta.refused(*words, code=75)
    other.execute("ROLLBACK")
    other.execute("BEGIN IMMEDIATE")
    alta.done("list")  # one who is only about to write does not stop readers
    alta.refused("admit", "Nora", code=75)
    other.execute("ROLLBACK")
    other.close()
    alta.done("admit", "Nora")


def test_a_link_in_the_databases_place_is_77(alta: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    alta.database.rename(elsewhere)
    os.symlink(elsewhere, alta.database)
    assert "is a link" in alta.refused("list", code=77)
    alta.database.unlink()
    alta.database.mkdir()
    alta.refused("list", code=77)


def test_a_synchronised_folder_is_77_unless_the_file_allows_it(
    make_workspace: Callable[..., Workspace], tmp_path: Path
) -> None:
    alta = make_workspace("alta")
    shared = tmp_path / "OneDrive - Alta kommune"
    shared.mkdir()
    for path in (alta.config, alta.database):
        path.rename(shared / path.name)
    there = Workspace(shared)
    for words in (("list",), ("admit", "Nora")):
        assert "synchronised folder" in there.refused(*words, code=77)
    text = there.config.read_text(encoding="utf-8")
    there.config.write_text("allow_synchronised_folder: true\n" + text, encoding="utf-8")
    there.done("admit", "Nora")
    refusal = invoke("--lang", "en", "init", str(tmp_path / "Dropbox" / "w"))
    assert refusal.code == 77
    assert not (tmp_path / "Dropbox" / "w" / "config.yaml").exists()


# --- output ----------------------------------------------------------------------------------


def test_a_file_is_written_whole_or_not_at_all(alta: Workspace, tmp_path: Path) -> None:
    alta.done("admit", "Nora")
    target = tmp_path / "list.json"
    target.write_text("old", encoding="utf-8")
    alta.done("list", "-o", str(target))
    assert target.read_text(encoding="utf-8") == alta.done("list", "--format", "json").out
    assert target.stat().st_mode & 0o777 == 0o600
    assert "could not be written" in alta.refused("list", "-o", "/nowhere/x.json", code=74)
    assert alta.refused("list", "-o", "x.pdf", code=2) == (
        "x.pdf: the ending says no format; known are .txt, .json, .csv, .md, .html, .htm, .xlsx.\n"
    )
    assert ".md, .ics, .html, .htm, .xlsx.\n" in alta.refused("due", "-o", "x.pdf", code=2)
    month = ("report", "month", "2009-10", "-o")
    assert ".md, .html, .htm, .xlsx.\n" in alta.refused(*month, "x.ics", code=2)
    alta.refused("list", "--format", "xml", code=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.json", "w"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--sort", "shoe"), 2),
        (("--status", "gone"), 2),
        (("--step", "9"), 1),
        (("--step", "top"), 1),
        (("--municipality", "oslo"), 1),
        (("--unit", "9"), 1),
    ],
)
def test_a_list_refuses_what_is_not_there(
    alta: Workspace, words: tuple[str, ...], code: int
) -> None:
    refused(alta, "list", *words, code=code)


def test_a_list_by_step_municipality_status_and_order(alta: Workspace) -> None:
    alta.done("admit", "Cecilie", "--step", "5", "--unit", "3", "--on", "2009-05-01")
    alta.done("admit", "Anna", "--step", "2", "--unit", "2", "--on", "2009-07-01")
    alta.done("admit", "Bent", "--step", "3", "--unit", "1", "--on", "2009-06-01")
    alta.done("admit", "Dag", "--agency", "finnmarkskollektivet", "--municipality", "loppa")
    alta.done("admit", "Eva", "--on", "2009-08-01")
    alta.done("discharge", "eva", "--to", "unknown")

    def names(*words: str) -> list[str]:
        return [row["name"] for row in alta.done("list", *words, "--format", "json").json]

    assert names() == ["Cecilie", "Anna", "Bent", "Dag"]
    assert names("--sort", "name") == ["Anna", "Bent", "Cecilie", "Dag"]
    assert names("--sort", "step") == ["Anna", "Dag", "Bent", "Cecilie"]
    assert names("--sort", "unit") == ["Bent", "Anna", "Cecilie", "Dag"]
    assert names("--sort", "admitted") == ["Cecilie", "Bent", "Anna", "Dag"]
    # Due on 31 May (30 days), 4 July (3), 8 June (7) and 23 November (3).
    assert names("--sort", "due") == ["Cecilie", "Bent", "Anna", "Dag"]
    assert names("--step", "2") == ["Anna", "Dag"]
    assert names("--step", "LIMITED") == ["Bent"]
    assert names("--municipality", "Loppa") == ["Dag"]
    assert names("--status", "discharged") == ["Eva"]
    assert names("--status", "all") == ["Cecilie", "Anna", "Bent", "Dag", "Eva"]
    assert names("--status", "referred") == names("--status", "waiting") == []


def test_show_since_and_find_leave_out_the_rest(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-05-01")
    alta.done("log", "nora", "Hos Nav", "--on", "2009-05-10")
    alta.done("log", "nora", "På fjellet", "--on", "2009-06-10")
    since = shown(alta, "nora", "--since", "2009-06-10")
    assert [entry["text"] for entry in since["follow_ups"]] == ["På fjellet"]
    assert since["moves"] == []
    found = shown(alta, "nora", "--find", "nav")
    assert [entry["text"] for entry in found["follow_ups"]] == ["Hos Nav"]


def test_the_history_tells_what_who_and_when(alta: Workspace) -> None:
    alta.done("admit", "Nora")
    alta.done("admit", "Kari")
    alta.done("log", "nora")
    every = alta.done("data", "history", "--format", "json").json
    assert [change["command"] for change in every] == ["log", "admit", "admit", "init alta"]
    about = alta.done("data", "history", "nora", "--format", "json").json
    assert [change["change"] for change in about] == [4, 2]
    head = alta.done("data", "history", "--head").out
    assert every[0]["seal"] in head
    assert alta.done("data", "history", "--since", "2009-11-20", "--format", "json").json == every
    assert "log" in alta.done("data", "history").out


def test_the_history_says_a_word_as_its_field_means_it(alta: Workspace) -> None:
    alta.done("admit", "Nora")
    alta.done("plan", "status", "nora", "declined")
    alta.done("referral", "add", "Ada Prøve", "--source", "treatment")
    alta.done("referral", "decline", "ada", "--reason", "risk")
    for who, said in (("nora", "status takket nei til plan"), ("ada", "(tomt) → avslått")):
        assert said in " ".join(alta.done("data", "history", who, lang="nb").out.split())
