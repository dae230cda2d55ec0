"""find and the filters of list: words in all that was typed, and whom a list leaves out."""

import json

import pytest

from ettervern_cli.storage.records import records
from tests.conftest import Workspace, lived_once
from tests.helpers.every_command import ready_for_everything


@lived_once()
def house(alta: Workspace) -> None:
    """Nora (contact nurse, in arrears) and Emil, with the same word in texts of every kind."""
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-09-01", "--contact", "nurse")
    alta.done("admit", "Emil Prøve", "--unit", "2", "--on", "2009-10-01", "--contact", "leader")
    alta.done("log", "nora", "Snakket om ØKT i Alta", "--on", "2009-11-19")
    alta.done("incident", "add", "emil", "--kind", "threat", "--police", "no", "--why",
              "økt lå der", "--on", "2009-10-05")  # fmt: skip
    alta.done("plan", "goal", "nora", "housing", "Mål", "--voice", "Vil ha en økt")
    alta.done("meeting", "decide", "Flere økter", "--owner", "nav", "--due", "2009-12-01")
    alta.done("gap", "add", "Ingen økt på kvelden", "--owner", "nav")
    alta.done("rent", "charge", "--month", "2009-09", "--on", "2009-09-30")


def found(workspace: Workspace, text: str) -> list[tuple[str, str, str | None]]:
    rows = workspace.done("find", text, "--format", "json").json
    return [(row["id"], row["field"], row["resident"]) for row in rows]


def test_words_are_found_in_every_kind_of_text_with_who_and_when(house: Workspace) -> None:
    assert sorted(found(house, "økt")) == [
        ("D-1", "text", None),
        ("F-1", "text", "R-0001"),
        ("G-1", "voice", "R-0001"),
        ("I-1", "why", "R-0002"),
        ("J-1", "text", None),
    ]
    days = [row["on"] for row in house.done("find", "økt", "--format", "json").json]
    assert days == sorted(days, reverse=True)
    assert days[-1] == "2009-10-05"
    said = house.done("find", "økt lå").out.splitlines()
    assert said[1].split() == ["5", "Oct", "I-1", "R-0002", "Emil", "Prøve", "økt", "lå", "der"]
    assert house.done("find", "finnes ikke").out == "Nothing typed has these words.\n"


@pytest.mark.large
def test_every_noun_with_a_text_is_searched(make_workspace: object) -> None:
    """What is searched follows from the records: a mark in each of their texts is found."""
    workspace = make_workspace("alta", lived=ready_for_everything)  # type: ignore[operator]
    db = workspace.open()
    held = {
        (record.table, column)
        for record in records().values()
        for column in record.texts
        if column not in ("sought_name", "born")
        and db.execute(f"SELECT 1 FROM {record.table} WHERE {column} <> '' LIMIT 1").fetchone()
    }
    texts = {
        (table, text)
        for table, column in held
        for (text,) in db.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")
    }
    assert len(held) > 15
    for table, text in texts:
        rows = json.loads(workspace.done("find", "--format", "json", "--", text).out)
        assert (table, text) in {(row["kind"], row["text"]) for row in rows}, (table, text)


def test_what_is_found_of_somebody_counts_as_reading(house: Workspace) -> None:
    house.config.write_text(house.config.read_text() + "\nlog_reading: true\n")
    house.done("find", "økt")
    house.done("list", "--text", "økt lå")
    logged = house.rows(
        "SELECT g.command, r.code FROM reading_log g JOIN resident r ON r.id = g.resident_id "
        "ORDER BY g.id"
    )
    assert sorted(logged) == [("find", "R-0001"), ("find", "R-0002"), ("list", "R-0002")]


def names(workspace: Workspace, *options: str) -> list[str]:
    return [row["name"] for row in workspace.done("list", *options, "--format", "json").json]


def test_a_list_is_by_contact_lateness_debt_and_text_and_by_several(house: Workspace) -> None:
    assert names(house) == ["Nora Prøve", "Emil Prøve"]
    assert names(house, "--contact", "nurse") == ["Nora Prøve"]
    assert names(house, "-c", "led") == ["Emil Prøve"]
    assert names(house, "--overdue") == ["Emil Prøve"]
    assert names(house, "--arrears") == ["Nora Prøve"]
    assert names(house, "--text", "ØKT") == ["Nora Prøve", "Emil Prøve"]
    assert names(house, "--text", "økt", "--overdue") == ["Emil Prøve"]
    assert names(house, "--arrears", "--overdue") == []
    assert "There is no member of staff “x”" in house.refused("list", "--contact", "x")
