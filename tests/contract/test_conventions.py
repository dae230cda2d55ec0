"""The conventions of interface.md: words typed, streams, exit codes and files."""

import json
from pathlib import Path

import pytest

from tests.conftest import Workspace
from tests.helpers.lab import asked, lab_lived, typed


@lab_lived
def lab(lab: Workspace) -> None:
    lab.done("admit", "Anna Prøve", "--on", "2026-10-01", "--unit", "A")
    lab.done("admit", "Anna", "--on", "2026-10-01")
    lab.done("admit", "Åse Ødegård", "--on", "2026-10-01")


def test_a_whole_name_wins_over_a_start_in_any_case(lab: Workspace) -> None:
    for who, code in (
        ("anna", "R-0002"),
        ("ANNA P", "R-0001"),
        ("r-0001", "R-0001"),
        ("åse", "R-0003"),
        ("ÅSE ØDEGÅRD", "R-0003"),
    ):
        assert asked(lab, "show", who)["resident"] == code
    said = lab.refused("log", "ann")
    assert "R-0001" in said
    assert "R-0002" in said


def test_a_name_given_to_admit_is_a_new_person_and_a_duplicate_a_warning(lab: Workspace) -> None:
    result = lab.done("admit", "Anna", "--on", "2026-10-02")
    assert "R-0004" in result.out
    assert "R-0002" in result.err
    assert lab.refused("admit", "R-0002")  # known by code: admitted already
    quiet = lab.run("--quiet", "admit", "Anna", "--on", "2026-10-02")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_days_are_dates_today_yesterday_or_days_back(lab: Workspace) -> None:
    for day, on in (
        ("2026-12-01", "2026-12-01"),
        ("today", "2026-12-20"),
        ("yesterday", "2026-12-19"),
        ("-3d", "2026-12-17"),
        ("18.12.2026", "2026-12-18"),
        ("16.12.", "2026-12-16"),
        ("5/12", "2026-12-05"),
        ("i går", "2026-12-19"),
        ("i dag", "2026-12-20"),
    ):
        lab.done("log", "anna", "--on", day)
        held = [each["held_on"] for each in asked(lab, "show", "anna")["follow_ups"]]
        assert on in held
    lab.refused("log", "anna", "--on", "2026-12-21")
    for word in ("tomorrow", "2026-02-30", "31.11.", "12/20/2026", "2026-12-1", ""):
        lab.refused("log", "anna", "--on", word, code=2)


def test_a_day_yet_to_come_is_the_next_of_its_name_in_options_batch_and_corrections(
    lab: Workspace,
) -> None:
    lab.done("log", "anna", "--next", "3.1.")
    assert asked(lab, "show", "anna")["follow_ups"][-1]["next_on"] == "2027-01-03"
    entry = asked(lab, "show", "anna")["follow_ups"][-1]["id"]
    lab.done("edit", entry, "next=4/1", "held_on=19.12.")
    edited = asked(lab, "show", "anna")["follow_ups"][-1]
    assert (edited["next_on"], edited["held_on"]) == ("2027-01-04", "2026-12-19")
    lab.done("batch", stdin="log anna --on 'i går' --next 28.2.\n")
    assert asked(lab, "show", "anna")["follow_ups"][-1]["next_on"] == "2027-02-28"
    assert asked(lab, "show", "anna")["follow_ups"][-1]["held_on"] == "2026-12-19"


def test_a_text_can_come_from_standard_input(lab: Workspace) -> None:
    lab.done("log", "anna", "-", stdin="Fra røret\n")
    assert asked(lab, "show", "anna")["follow_ups"][-1]["text"] == "Fra røret"
    lab.done("advance", "anna", "--voice", "-", stdin="Klar\n")
    assert asked(lab, "show", "anna")["moves"][-1]["voice"] == "Klar"
    lab.done("admit", "-", stdin="Hemmelig Navn\n")
    assert asked(lab, "show", "hemmelig")["name"] == "Hemmelig Navn"
    lab.refused("log", "-", "-", stdin="anna\n", code=2)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("log", "nobody"), 1),
        (("log", "R-0099"), 1),
        (("log", "anna", "--kind", "zz"), 1),
        (("log", "anna", "--by", "zz"), 1),
        (("log", "anna", "--area", "zz"), 1),
        (("log", "anna", "--minutes", "x"), 2),
        (("log",), 2),
        (("log", "anna", "--nosuch"), 2),
        (("nosuch",), 2),
        (("admit", "Bo", "--step", "1"), 1),
        (("admit", "Bo", "--step", "9"), 1),
        (("admit", "Bo", "--unit", "Z"), 1),
        (("admit", "Bo", "--unit", "A"), 1),
        (("admit", "Bo", "--unit", "C"), 1),
        (("admit", "Bo", "--municipality", "zz"), 1),
        (("admit", "Bo", "--from", "zz"), 1),
        (("admit", "Bo", "--treatment-ended", "zz"), 2),
        (("advance", "anna", "--to", "1"), 1),
        (("advance", "anna", "--to", "4"), 1),
        (("demote", "anna", "--steps", "1", "--reason", "brudd"), 1),
        (("demote", "anna", "--steps", "1", "--reason", "zz"), 1),
        (("demote", "anna", "--steps", "1"), 2),
        (("demote", "anna", "--reason", "brudd"), 1),
        (("place", "anna", "A"), 1),
        (("vacate", "anna"), 1),
        (("back", "anna"), 1),
        (("away", "anna", "--kind", "zz"), 1),
        (("away", "anna"), 2),
        (("extend", "anna", "--until", "2027-10-01"), 2),
        (("discharge", "anna"), 2),
        (("discharge", "anna", "--to", "zz"), 1),
        (("discharge", "anna", "--to", "own", "--reason", "zz"), 1),
        (("place", "anna", "B", "--until", "2027-05-01"), 1),
        (("unit", "void", "A", "--until", "2026-12-31", "--reason", "x"), 1),
        (("budget", "book", "zz", "100"), 1),
        (("budget", "book", "pay", "1,234"), 2),
        (("budget", "show", "--year", "x"), 2),
        (("score", "add", "anna", "41", "--instrument", "ors"), 1),
        (("score", "add", "anna", "9"), 2),
        (("report", "month", "2026-13"), 2),
        (("report", "year", "x"), 2),
        (("report", "period", "2026-10-01"), 2),
        (("edit", "F-99", "text=x"), 1),
        (("annul", "F-99", "--reason", "x"), 1),
        (("list", "--format", "xml"), 2),
        (("-p", "zz", "list"), 1),
    ],
)
def test_a_refusal_has_its_exit_code_one_sentence_and_writes_nothing(
    lab: Workspace, words: tuple[str, ...], code: int
) -> None:
    before = lab.rows("SELECT count(*) FROM history")
    said = lab.refused(*words, code=code)
    assert "Traceback" not in said
    assert 1 <= len(said.splitlines()) <= 3
    assert lab.rows("SELECT count(*) FROM history") == before


@pytest.mark.parametrize(
    "option", [("--today", "2026-11-01"), ("-p", "lab"), ("--lang", "nb"), ("--quiet",),
               ("--no-color",), ("--no-pager",), ("--debug",), ("--config", "x")],
)  # fmt: skip
def test_a_global_option_after_the_command_shows_the_right_order(
    lab: Workspace, option: tuple[str, ...]
) -> None:
    said = lab.refused("list", *option, code=2)
    assert f"ettervern {option[0]}" in said
    assert said.rstrip().endswith("list")


def test_quiet_keeps_what_was_asked_for_and_errors(lab: Workspace) -> None:
    assert lab.run("--quiet", "log", "anna", "x")[:2] == (0, "")
    assert json.loads(lab.run("--quiet", "log", "anna", "--format", "json").out)["resident"]
    assert lab.run("--quiet", "list").out
    assert lab.run("--quiet", "log", "nobody").err
    typed(lab, "log R-0001", "log R-0003")
    assert lab.run("--quiet", "due") == (0, "", "")
    assert lab.run("--quiet", "due", "--check") == (0, "", "")


@pytest.mark.parametrize("ending", ["json", "csv", "md", "txt"])
def test_a_file_gets_the_format_of_its_ending(lab: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    path.write_text("before", encoding="utf-8")
    result = lab.done("list", "-o", str(path))
    assert result.out == ""
    form = "text" if ending == "txt" else ending
    assert path.read_text(encoding="utf-8") == lab.done("list", "--format", form).out
    assert [each for each in path.parent.iterdir() if each.name.startswith(".ettervern")] == []


def test_a_file_that_cannot_be_written_is_74(lab: Workspace, tmp_path: Path) -> None:
    lab.refused("list", "-o", str(tmp_path / "none" / "list.json"), code=74)


def test_a_batch_is_one_transaction_and_returns_the_refused_lines_code(lab: Workspace) -> None:
    before = lab.rows("SELECT count(*) FROM history")
    for line, code in (
        ("log nobody", 1),
        ("log anna --minutes x", 2),
        ("list", 2),
        ("undo", 2),
        ("batch", 2),
        ("--today 2026-01-01 log anna", 2),
        ("log 'anna", 2),
    ):
        said = lab.refused("batch", stdin=f"log anna first\n{line}\n", code=code)
        assert "2" in said
    assert lab.rows("SELECT count(*) FROM history") == before
    lab.done("batch", stdin="# a comment\n\nlog 'Åse Ødegård' \"a # b\" # c\nlog anna\n")
    assert asked(lab, "show", "åse")["follow_ups"][-1]["text"] == "a # b"
    lab.done("undo")
    assert asked(lab, "show", "anna")["follow_ups"] == []
    assert asked(lab, "show", "åse")["follow_ups"] == []


@pytest.mark.parametrize(
    ("typed_as", "ore"),
    [("1650000", 165_000_000), ("1 650 000", 165_000_000), ("1650000,50", 165_000_050),
     ("1650000.50", 165_000_050), ("0,5", 50)],
)  # fmt: skip
def test_money_is_typed_four_ways_and_kept_in_ore(lab: Workspace, typed_as: str, ore: int) -> None:
    assert asked(lab, "budget", "book", "pay", typed_as)["amount_ore"] == ore


def test_no_database_is_exit_66_and_none_is_made(tmp_path: Path, lab: Workspace) -> None:
    lab.database.rename(tmp_path / "elsewhere.db")
    result = lab.run("list")
    assert result.code == 66
    assert not lab.database.exists()


@pytest.mark.large
def test_the_same_command_gives_the_same_bytes(lab: Workspace) -> None:
    for words in (("list",), ("show", "anna"), ("today",), ("due", "--within", "30d"),
                  ("unit", "list"), ("budget",), ("report", "year", "2026")):  # fmt: skip
        for form in ("text", "json", "csv", "md"):
            first = lab.done(*words, "--format", form).out
            assert lab.done(*words, "--format", form).out == first
