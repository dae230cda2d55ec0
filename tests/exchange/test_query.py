"""data query: the views say what the reports say, and a statement only reads."""

import csv
import importlib.util
import io
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.exchange.errors import TookTooLong, TooManyRows
from ettervern_cli.exchange.queries import query
from ettervern_cli.help.topics import text_of
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.sqlite_file import scratch
from tests.conftest import Workspace
from tests.helpers.demos import EACH, demo

VIEWS = ("resident", "stay", "step", "move", "placement", "follow_up", "incident", "outcome",
         "occupancy_month", "budget", "rent")  # fmt: skip


@pytest.fixture(scope="module", params=EACH)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, request.param)


def asked(book: Workspace, statement: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = book.done("data", "query", statement, "--format", "json").json
    return found


def told(book: Workspace, *words: str) -> Any:
    return book.done(*words, "--format", "json").json


def whole(book: Workspace) -> Any:
    """The report on everything that happened."""
    first = asked(book, "SELECT min(admitted_on) AS first FROM v_stay")[0]["first"]
    return told(book, "report", "period", first[:8] + "01", book.today)


def test_residents_and_where_they_stand_are_those_of_the_list(book: Workspace) -> None:
    views = asked(book, "SELECT * FROM v_resident")
    listed = [*told(book, "list"), *told(book, "list", "--status", "discharged")]
    kept = ("resident", "name", "programme", "municipality", "status", "admitted_on",
            "discharged_on", "unit", "contact", "next_follow_up_on", "critical_until")  # fmt: skip
    here = {row["resident"]: {name: row[name] for name in kept} for row in views}
    assert (
        here.items()
        >= {row["resident"]: {name: row[name] for name in kept} for row in listed}.items()
    )
    again = here.keys() - {row["resident"] for row in listed}
    asking = told(book, "referral", "list")
    assert again <= {row["resident"] for row in asking}
    steps = asked(
        book,
        "SELECT p.* FROM v_step p JOIN v_stay s ON s.id = p.stay WHERE s.discharged_on IS NULL",
    )
    assert sorted(
        (row["resident"], row["ladder"], row["step"], row["since"], row["visits"], row["circling"])
        for row in steps
    ) == sorted(
        (row["resident"], ladder, at["step"], at["since"], at["visits"], at["circling"])
        for row in told(book, "list")
        for ladder, at in row["steps"].items()
    )


def test_events_are_counted_as_in_the_report(book: Workspace) -> None:
    report = whole(book)
    for view, section in (("incident", "incidents"), ("outcome", "outcomes")):
        rows = asked(book, f"SELECT kind, count(*) AS n FROM v_{view} GROUP BY kind")
        counted = {kind: n for kind, n in report[section].items() if n}
        assert {row["kind"]: row["n"] for row in rows} == counted
    moves = Counter(row["direction"] for row in asked(book, "SELECT direction FROM v_move"))
    for direction in ("up", "down"):
        assert moves[direction] == sum(one[direction] for one in report["ladders"])
    contacts = asked(
        book, "SELECT coalesce(sum(missed), 0) AS missed, count(*) AS n FROM v_follow_up"
    )[0]
    seen = report["follow_ups"]
    assert (contacts["n"], contacts["missed"]) == (seen["held"] + seen["missed"], seen["missed"])
    ends = asked(
        book,
        "SELECT iif(died, 'died', coalesce(destination, 'pending')) AS whereto, count(*) AS n "
        f"FROM v_stay WHERE discharged_on <= '{book.today}' GROUP BY 1",
    )
    assert {row["whereto"]: row["n"] for row in ends} == report["exits"]["by_destination"]


def test_the_nights_of_each_month_are_those_of_the_report(book: Workspace) -> None:
    today = book.today[:7]
    rows = asked(book, f"SELECT * FROM v_occupancy_month WHERE month < '{today}' ORDER BY month")
    months = whole(book)["occupancy"]["months"] or []
    assert [
        (row["month"], row["bed_days"] - row["void_days"], row["occupied_days"], row["held_days"],
         row["rate"])
        for row in rows
    ] == [
        (one["month"], one["usable_days"], one["occupied_days"], one["held_days"],
         one["rate"]["rate"])
        for one in months if one["month"] < today
    ]  # fmt: skip
    for row in rows[-2:]:
        seen = told(book, "report", "month", row["month"])["occupancy"]
        assert {key: seen[key] for key in ("bed_days", "void_days", "held_days")} == {
            key: row[key] for key in ("bed_days", "void_days", "held_days")
        }


def test_amounts_are_those_of_the_budget_and_the_rent(book: Workspace) -> None:
    rows = asked(book, "SELECT * FROM v_budget ORDER BY year, side, line")
    kept = ("line", "side", "name", "planned_ore", "actual_ore", "remaining_ore")
    years = {
        year: sorted(
            (tuple(row[name] for name in kept) for row in rows if row["year"] == year), key=str
        )
        for year in {row["year"] for row in rows}
    }
    shown = told(book, "budget", "--all-years", "--fixed-prices") if rows else []
    planned = {
        one["year"]: sorted((tuple(line[name] for name in kept) for line in one["lines"]), key=str)
        for one in shown
    }
    assert years.items() >= planned.items()
    assert bool(planned) == bool(rows)
    rent = asked(book, "SELECT * FROM v_rent")
    kept = ("resident", "name", "programme", "charged_ore", "paid_ore", "arrears_ore")
    accounts = told(book, "rent", "list", "--all") if rent else []
    assert sorted(tuple(row.values()) for row in rent) == sorted(
        tuple(one[name] for name in kept)
        for one in accounts
        if one["charged_ore"] or one["paid_ore"]
    )


QUESTIONS = re.findall(r'^\$ ettervern data query "(.*)"$', text_of("query", "en"), re.MULTILINE)


def test_the_questions_of_the_topic_are_answered_as_by_the_reports(book: Workspace) -> None:
    standing, nights, money, owed, contacts = (asked(book, one) for one in QUESTIONS)
    assert [(row["ladder"], row["step"], row["residents"]) for row in standing] == sorted(
        (one["ladder"], step["step"], step["residents"])
        for one in whole(book)["ladders"]
        for step in one["steps"]
        if step["residents"]
    )
    for row in nights:
        seen = told(book, "report", "month", row["month"])["occupancy"]
        assert {key: seen[key] for key in row if key.endswith("_days")} == {
            key: value for key, value in row.items() if key.endswith("_days")
        }
        assert seen["rate"]["rate"] == row["rate"]
    if money:
        totals = told(book, "budget", "--year", book.today[:4], "--fixed-prices")["totals"]
        assert {row["side"]: (row["planned"], row["booked"]) for row in money} == {
            side: tuple(
                None if totals[side][what] is None else int(totals[side][what] / 100)
                for what in ("planned_ore", "actual_ore")
            )
            for side in ("cost", "funding")
        }
    if asked(book, "SELECT 1 AS one FROM v_rent LIMIT 1"):
        debts = [one["arrears_ore"] for one in told(book, "rent", "list", "--all")]
        debts = [ore for ore in debts if ore > 0]
        assert owed == [{"debtors": len(debts), "arrears_ore": sum(debts)}]
    year = told(book, "report", "period", f"{book.today[:4]}-01-01", book.today)["follow_ups"]
    assert (contacts[0]["held"], contacts[0]["missed"]) == (year["held"], year["missed"])


LINES = re.findall(r"^```sh\n(.*?)^```$", text_of("query", "en"), re.MULTILINE | re.DOTALL)[0]


@pytest.mark.sampled(3)
@pytest.mark.plain
@pytest.mark.parametrize("tool", ["datasette", "pandas", "duckdb"])
def test_the_lines_for_other_tools_work_where_those_are(
    tool: str, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    if importlib.util.find_spec(tool) is None:
        pytest.skip(f"{tool} is not installed")
    book = demo(tmp_path_factory, "alta")
    bins = tmp_path / "bin"
    bins.mkdir()
    for name, more in (("ettervern", " -m ettervern_cli"), ("python", "")):
        (bins / name).write_text(f'#!/bin/sh\nexec {sys.executable}{more} "$@"\n')
        (bins / name).chmod(0o755)
    lines = [line for line in LINES.splitlines() if not line.startswith("#")]
    copied = lines[0].rpartition("; ")[0]
    wanted = next(line for line in lines if f"import {tool}" in line or f"; {tool} " in line)
    if tool == "datasette":  # which would go on serving
        wanted = f"{wanted} --get '/copy/v_rent.json?_shape=array'"
    ran = subprocess.run(
        ["bash", "-ec", wanted if tool == "datasette" else f"{copied}; {wanted}"],
        cwd=tmp_path,
        env={
            "PATH": f"{bins}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "HOME": str(tmp_path),
            "ETTERVERN_CONFIG": str(book.config),
            "ETTERVERN_TODAY": book.today,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert {"datasette": '"arrears_ore"', "pandas": "bed_days", "duckdb": "median(nights)"}[
        tool
    ] in ran.stdout


@pytest.mark.sampled(5)
def test_columns_are_named_as_in_show(book: Workspace) -> None:
    code = asked(book, "SELECT resident FROM v_stay ORDER BY 1 LIMIT 1")[0]["resident"]
    shown = told(book, "show", code)
    for view, section in (("stay", "stays"), ("move", "moves"), ("follow_up", "follow_ups"),
                          ("placement", "placements"), ("incident", "incidents"),
                          ("outcome", "outcomes")):  # fmt: skip
        for entry in shown[section]:
            row = asked(book, f"SELECT * FROM v_{view} WHERE id = '{entry['id']}'")[0]
            own = {"resident", "programme", "nights", "planned", "lasting"}
            assert row.keys() - own <= entry.keys(), view
            assert all(
                row[name] == entry[name] for name in row.keys() - own - {"areas", "led_to"}
            ), (view, row, entry)


REFUSED = {
    "DELETE FROM stay": 1,
    "UPDATE stay SET note = 'x'": 1,
    "INSERT INTO setting (name, value) VALUES ('a', 'b')": 1,
    "CREATE TABLE mine (a)": 1,
    "CREATE TEMP TABLE mine AS SELECT 1": 1,
    "DROP VIEW v_rent": 1,
    "PRAGMA user_version": 1,
    "PRAGMA query_only = OFF": 1,
    "SELECT * FROM pragma_table_info('stay')": 1,
    "ATTACH ':memory:' AS other": 1,
    "BEGIN": 1,
    "COMMIT": 1,
    "SELECT load_extension('x')": 1,
    "VACUUM": 2,
    "SELECT 1; SELECT 2": 2,
    "SELECT 1; DELETE FROM stay": 2,
    "SELECT nothing FROM v_stay": 2,
    "SELECT ?": 2,
    "/* nothing */": 2,
    "": 2,
}


@pytest.mark.parametrize("statement", REFUSED)
@pytest.mark.parametrize("lang", ["en", "nb"])
def test_whatever_does_more_than_read_is_refused_in_a_sentence(
    alta: Workspace, statement: str, lang: str
) -> None:
    before = alta.database.read_bytes()
    said = alta.refused("data", "query", statement, code=REFUSED[statement], lang=lang)
    assert said.count("\n") == 1
    assert alta.database.read_bytes() == before
    alta.done("log", "--help")


@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "html", "xlsx"])
def test_an_answer_is_shown_in_every_format(alta: Workspace, tmp_path: Path, form: str) -> None:
    alta.done("admit", "=Kari <Prøve>", "--on", "2009-11-01")
    file = tmp_path / f"answer.{'txt' if form == 'text' else form}"
    statement = "SELECT name, admitted_on, 1.25 AS part, x'00ff' AS bytes, admitted_on, NULL AS no "
    alta.done("data", "query", f"{statement} FROM v_resident", "-o", str(file))
    if form == "csv":
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=","))
        assert rows[0] == ["name", "admitted_on", "part", "bytes", "admitted_on_2", "no"]
        assert rows[1][1:] == ["2009-11-01", "1.25", "00ff", "2009-11-01", ""]
        assert not rows[1][0].startswith("=")
    elif form != "xlsx":
        assert "2009-11-01" in file.read_text("utf-8")
        assert "Prøve" in file.read_text("utf-8")


def test_a_statement_is_read_from_standard_input_and_knows_the_day(alta: Workspace) -> None:
    answer = alta.done("data", "query", "-", "--format", "json", stdin="SELECT :today AS today\n")
    assert answer.json == [{"today": alta.today}]
    assert alta.done("data", "query", "SELECT 1 WHERE 0").out == "Nothing was found.\n"
    assert alta.done("data", "query", "SELECT 1 AS one WHERE 0", "--format", "csv").out == "one\n"


def test_every_view_answers_and_says_what_it_is(make_workspace: Callable[..., Workspace]) -> None:
    """In a workspace that CI encrypts on its second run."""
    house = make_workspace("alta")
    house.done("admit", "Kari Prøve", "--on", "2009-11-01")
    made = asked(house, "SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    assert {row["name"] for row in made} == {f"v_{name}" for name in VIEWS}
    for row in made:
        assert row["sql"].splitlines()[1].startswith("-- "), row["name"]
        asked(house, f"SELECT * FROM {row['name']}")
    assert asked(house, "SELECT status FROM v_resident") == [{"status": "admitted"}]


def test_a_query_that_takes_too_long_or_too_much_is_stopped(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "
    said = alta.refused("data", "query", f"{endless} max(x) FROM n", "--seconds", "1")
    assert said == (
        "The query was stopped after 1 s; ask for less, or give it longer: --seconds N\n"
    )
    db = scratch()
    with pytest.raises(TookTooLong):
        query.ask(db, f"{endless} max(x) FROM n", alta.today, 0)
    monkeypatch.setattr(query, "MOST_ROWS", 10)
    with pytest.raises(TooManyRows):
        query.ask(db, f"{endless} x FROM n LIMIT 11", alta.today, 30)
    assert len(query.ask(db, f"{endless} x FROM n LIMIT 10", alta.today, 30).rows) == 10
    with pytest.raises(sqlite3.OperationalError):  # what it was told is forgotten again
        db.execute("DELETE FROM stay")
    db.execute("CREATE TABLE stay (a)")
    db.close()


def test_views_are_missed_by_verify_and_made_again_by_a_migration(alta: Workspace) -> None:
    db = connect(str(alta.database))
    db.execute("DROP VIEW v_rent")
    db.execute("DROP VIEW v_budget")
    db.execute("CREATE VIEW v_budget AS SELECT 1 AS programme")
    assert wrong(alta) == {"v_rent": "view-missing", "v_budget": "view-changed"}
    db.execute("PRAGMA user_version = 2")
    db.close()
    alta.done("list")
    assert wrong(alta) == {}


def wrong(book: Workspace) -> dict[str, str]:
    """Where ``data verify`` finds errors, and which."""
    found = book.run("data", "verify", "--format", "json").json
    return {row["where"]: row["finding"] for row in found if row["level"] == "error"}
