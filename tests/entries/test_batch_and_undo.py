"""batch: many commands, one transaction. undo: the last command taken back whole."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown, units, written

MONTH = """
# the first two move in
admit "Nora Prøve" --unit 1 --on 2009-03-02   # with a comment
admit "Ola O'Brien" --unit 2 --on 2009-03-03

log nora "Til Nav" --minutes 30 --on 2009-03-05
unit void 3 --reason 'Nytt bad' --on 2009-04-01
budget book office 6200 --on 2009-04-02
"""


def test_a_batch_is_one_change(alta: Workspace) -> None:
    changes = written(alta)[1]
    answer = alta.done("batch", stdin=MONTH)
    assert written(alta)[1] == changes + 1
    assert answer.err == "5 commands written.\n"
    said = answer.out.splitlines()
    assert len(said) == 5
    assert said[0].startswith("Nora Prøve (R-0001) admitted")
    assert said[4].startswith("B-1: 6 200 kr")
    assert [row["name"] for row in alta.done("list", "--format", "json").json] == [
        "Nora Prøve",
        "Ola O'Brien",
    ]


def test_a_batch_comes_from_a_file_too_with_or_without_a_byte_order_mark(
    alta: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "month.txt"
    file.write_bytes(b"\xef\xbb\xbf" + MONTH.encode())
    alta.done("batch", str(file))
    assert listed(alta, "R-0002")["unit"] == "2"


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("admit Kari --unit 1", 1, "Unit 1 is taken"),
        ("log ingen", 1, "Nobody here"),
        ("log nora --on 2010-01-01", 1, "has not come yet"),
        ("log nora --minutes x", 2, "minutes"),
        ("log nora --minuts 5", 2, "did you mean --minutes?"),
        ("log", 2, "WHO is missing"),
        ('log nora "open quote', 2, "quotes do not match"),
        ("lgo nora", 2, "did you mean log?"),
        ("list", 2, "does not write"),
        ("show nora", 2, "does not write"),
        ("budget", 2, "does not write"),
        ("budget --year 2009", 2, "does not write"),
        ("unit", 2, ""),
        ("unit list", 2, "does not write"),
        ("undo", 2, "does not write"),
        ("batch", 2, "does not write"),
        ("init x", 2, "does not write"),
        ("log --help", 2, "does not write"),
        ("--today 2009-01-01 log nora", 2, ""),
    ],
)
def test_a_refused_line_is_named_and_nothing_is_written(
    alta: Workspace, line: str, code: int, says: str
) -> None:
    said = refused(alta, "batch", code=code, stdin=f"{MONTH}{line}\nlog nora\n")
    assert said.startswith("Line 9: "), said
    assert says in said
    assert said.endswith("Nothing was written.\n")
    assert alta.done("list", "--status", "all", "--format", "json").json == []


def test_a_batch_tried_out_says_would_and_writes_nothing(alta: Workspace) -> None:
    before = written(alta)
    answer = alta.done("batch", "--dry-run", stdin=MONTH)
    assert all(line.startswith("Would be done: ") for line in answer.out.splitlines())
    assert written(alta) == before


def test_a_line_tried_out_inside_a_batch_is_not_written(alta: Workspace) -> None:
    answer = alta.done("batch", stdin="admit A\nadmit B --dry-run\nadmit C\n")
    assert answer.err == "2 commands written.\n"
    assert "Would be done: B (R-0002) admitted" in answer.out
    names = [row["name"] for row in alta.done("list", "--format", "json").json]
    assert names == ["A", "C"]


def test_an_empty_batch_writes_nothing(alta: Workspace) -> None:
    before = written(alta)
    alta.done("batch", stdin="\n# nothing\n\n")
    assert written(alta) == before


def test_a_batch_file_that_is_not_there_or_no_text_is_wrong_usage(
    alta: Workspace, tmp_path: Path
) -> None:
    refused(alta, "batch", str(tmp_path / "none.txt"), code=2)
    refused(alta, "batch", str(tmp_path), code=2)
    (tmp_path / "bytes").write_bytes(b"log \xff\xfe\n")
    refused(alta, "batch", str(tmp_path / "bytes"), code=2)


def test_every_line_of_a_batch_can_answer_in_json(alta: Workspace) -> None:
    answer = alta.done("batch", stdin="admit A --format json\nlog a --format json\n")
    assert answer.out.count('"change": 2') == 2


# --- undo ------------------------------------------------------------------------------------


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora moved in, went up a step, was followed up: changes 2, 3 and 4."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")
    alta.done("advance", "nora", "--on", "2009-06-01")
    alta.done("log", "nora", "--next", "2009-06-20", "--on", "2009-06-10")


def test_follow_ups_in_a_row_are_worked_out_together_and_come_to_the_same(
    alta: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    lines = [
        "admit Nora --unit 1 --on 2009-09-01 --treatment-ended 2009-08-20",
        "admit Ola --unit 2 --on 2009-09-02",
        "log nora --on 2009-09-08 --next 2009-09-10",
        "log ola --on 2009-09-09",
        "log nora --on 2009-09-20 --missed",
        "log ola --on 2009-09-22 --dry-run",
        "log nora --on 2009-10-01",
        "advance nora --on 2009-10-05 --override vurdert",
        "log nora --on 2009-10-12",
        "away ola --kind leave --on 2009-10-01",
        "log ola --on 2009-10-03",
    ]
    other = make_workspace("alta", name="other")
    said = [other.done(*shlex.split(line)).out for line in lines]
    answer = alta.done("batch", stdin="\n".join(lines))
    for table in ("due_state", "ladder_position", "follow_up"):
        columns = [row[1] for row in alta.rows(f"PRAGMA table_info({table})")]
        kept = ", ".join(name for name in columns if name != "recorded_at" and name != "id")
        query = f"SELECT {kept} FROM {table} ORDER BY {kept}"
        assert alta.rows(query) == other.rows(query), table
    due = "SELECT stay_id, first_on, every_days, last_on, in_window, is_met FROM due ORDER BY 1, 2"
    assert alta.rows(due) == other.rows(due)
    # Each line says what is next once those in a row with it are written.
    assert len(answer.out.splitlines()) == len(lines)
    assert answer.out.splitlines()[-1] + "\n" == said[-1]
    heads = [line.partition(":")[0] for line in answer.out.splitlines()]
    assert heads == [line.partition(":")[0].strip() for line in said]
    answers = alta.done(
        "batch", "--format", "json", stdin="log nora --on 2009-10-20\nlog nora --on 2009-10-21\n"
    )
    rows = [json.loads(line) for line in answers.out.splitlines()]
    assert [row["line"] for row in rows] == [1, 2]
    assert {row["next_follow_up_on"] for row in rows} == {
        listed(alta, "R-0001")["next_follow_up_on"]
    }


def test_undo_takes_back_the_last_and_then_the_one_before(nora: Workspace) -> None:
    first = nora.done("undo")
    assert first.out.startswith("Taken back: change 4, log, written ")
    assert first.out.endswith(" by tester.\n")
    assert first.err == "Next to take back: change 3, advance.\n"
    assert listed(nora, "R-0001")["next_follow_up_on"] == "2009-06-08"
    answer = nora.done("undo", "--format", "json").json
    assert (answer["undone"], answer["command"]) == (3, "advance")
    assert listed(nora, "R-0001")["steps"]["housing"]["step"] == 2
    last = nora.done("undo")
    assert last.err == ""
    assert nora.done("list", "--status", "all", "--format", "json").json == []
    assert "nothing left to take back" in refused(nora, "undo")


def test_undo_writes_history_rather_than_taking_any_out(nora: Workspace) -> None:
    history, changes = written(nora)
    nora.done("undo")
    assert written(nora) == (history + 1, changes + 1)
    [newest] = nora.rows("SELECT kind, undoes FROM change ORDER BY id DESC LIMIT 1")
    assert newest == ("undo", 4)
    about = shown(nora, "nora")["history"]
    assert [(item["change"], item["command"], item["undone_by"]) for item in about] == [
        (2, "admit", None),
        (3, "advance", None),
        (4, "log", 5),
        (5, "undo", None),
    ]


def test_a_batch_is_taken_back_whole(alta: Workspace) -> None:
    alta.done("batch", stdin=MONTH)
    alta.done("undo")
    assert alta.done("list", "--status", "all", "--format", "json").json == []
    assert {row["status"] for row in units(alta).values()} == {"free"}
    assert alta.done("budget", "entries", "--format", "json").json == []


def test_a_code_is_never_used_twice(nora: Workspace) -> None:
    for _ in range(3):
        nora.done("undo")
    nora.done("admit", "Kari")
    [row] = nora.done("list", "--format", "json").json
    assert (row["resident"], row["name"]) == ("R-0002", "Kari")


def test_undo_of_a_discharge_brings_back_the_home_and_the_absence(nora: Workspace) -> None:
    nora.done("away", "nora", "--kind", "leave", "--on", "2009-11-01")
    before = shown(nora, "nora")
    nora.done("discharge", "nora", "--to", "family", "--on", "2009-11-10")
    nora.done("undo")
    after = shown(nora, "nora")
    assert {k: v for k, v in after.items() if k != "history"} == {
        k: v for k, v in before.items() if k != "history"
    }
    assert units(nora)["1"]["status"] == "held"


def test_what_can_be_taken_back_is_listed(nora: Workspace) -> None:
    found = nora.done("undo", "--list", "--format", "json").json
    assert [(one["change"], one["command"]) for one in found] == [
        (4, "log"), (3, "advance"), (2, "admit"),
    ]  # fmt: skip
    assert "advance" in nora.done("undo", "--list").out
    rows = nora.done("undo", "--list", "--format", "csv").out.splitlines()
    assert rows[0] == ",".join(found[0])
    assert rows[2].startswith("3,advance,")
    assert "| 2 | " in nora.done("undo", "--list", "--format", "md").out.splitlines()[-1]
    nora.refused("undo", "--format", "csv", code=2)


def test_undo_tried_out_says_what_would_be_taken_back(nora: Workspace) -> None:
    before = written(nora)
    said = nora.done("undo", "--dry-run").out
    assert said.startswith("Would be done: Taken back: change 4, log")
    assert written(nora) == before


def test_a_fresh_workspace_has_nothing_to_take_back(alta: Workspace) -> None:
    assert refused(alta, "undo") == "There is nothing left to take back.\n"


def test_what_another_program_changed_is_not_taken_back_over(nora: Workspace) -> None:
    from ettervern_cli.storage.database.connecting import connect

    db = connect(str(nora.database))
    db.execute("UPDATE follow_up SET minutes = 99")
    db.close()
    assert "changed since" in refused(nora, "undo")


def test_a_configuration_stays_applied_through_undo(nora: Workspace) -> None:
    from tests.helpers.case_work import change_config

    change_config(nora, "name: Boligtrapp", "name: Trappa")
    nora.done("undo")  # takes back the log, not the configuration
    assert shown(nora, "nora")["follow_ups"] == []
    assert nora.rows("SELECT name FROM ladder") == [("Trappa",)]
