"""Stays from another system."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ettervern_cli.exchange import import_command
from ettervern_cli.exchange.files.rows import READING
from ettervern_cli.exchange.importing import importing
from ettervern_cli.storage.database.connecting import connect
from tests.conftest import Workspace
from tests.helpers.case_work import tried
from tests.helpers.exchange_files import (
    STAYS,
    bad_rows,
    check_history,
    check_kept,
    everything,
    imported,
    put,
)
from tests.helpers.lab import make_lab
from tests.helpers.seals import resealed

THREE = (
    STAYS,
    "K-1;Åse  Berg;1980;Vardø;treatment;01.03.2026;2.3.2026;2026-06-01;own;A;2",
    "K-1;;;;;;2026-07-01;;;A;tre",
    'K-2;"Ola Ødegård";1990-02-03;alta;Fengsel;2026-09-01;10.09.2026;;;B;',
)


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_lab(make_workspace)


def test_a_file_of_stays_becomes_persons_stays_steps_and_homes(lab: Workspace) -> None:
    answer = imported(lab, "stays", *THREE)
    assert (answer.pop("file")[-8:], answer.pop("change") > 0) == ("file.csv", True)
    assert answer == {
        "kind": "stays",
        "rows": 3,
        "new": 3,
        "known": 0,
        "changed": 0,
        "updated": 0,
        "skipped": 0,
        "residents": 2,
        "left_out": [],
        "dry_run": False,
    }
    rows = lab.done("list", "--status", "all", "--format", "json").json
    assert [(row["resident"], row["name"], row["admitted_on"], row["unit"]) for row in rows] == [
        ("R-0001", "Åse Berg", "2026-07-01", "A"),
        ("R-0002", "Ola Ødegård", "2026-09-10", "B"),
    ]
    assert rows[0]["steps"]["trapp"]["step_code"] == "tre"
    assert rows[1]["steps"] == {}  # without a step nobody knows where Ola stood
    assert rows[1]["critical_until"] == "2026-11-30"
    first, second = sorted(
        lab.done("show", "R-0001", "--format", "json").json["stays"],
        key=lambda stay: stay["admitted_on"],
    )
    assert (first["discharged_on"], second["discharged_on"]) == ("2026-06-01", None)
    assert lab.rows(
        "SELECT m.code, t.code, s.treatment_ended_on, d.code FROM stay s "
        "JOIN municipality m ON m.id = s.municipality_id JOIN term t ON t.id = s.source_id "
        "LEFT JOIN term d ON d.id = s.destination_id ORDER BY s.id"
    ) == [
        ("vardo", "treatment", "2026-03-01", "own"),
        ("alta", "prison", "2026-09-01", None),
    ]
    assert lab.rows("SELECT moved_in_on, moved_out_on, rent_ore FROM placement ORDER BY id") == [
        ("2026-03-02", "2026-06-01", 310000),
        ("2026-07-01", None, 310000),
        ("2026-09-10", None, None),
    ]
    assert lab.rows(
        "SELECT source_key, resident_id FROM imported WHERE kind = 'resident' ORDER BY id"
    ) == [("K-1", 1), ("K-2", 2)]


def test_the_history_is_what_the_triggers_would_have_written_and_what_is_kept_is_right(
    lab: Workspace,
) -> None:
    lab.done("admit", "Nora Prøve", "--on", "2026-02-01", "--step", "en")
    lab.done("discharge", "nora", "--to", "own", "--on", "2026-03-01")
    hostile = '"K\\""%s\u2028é\x7f"'
    answer = imported(
        lab,
        "stays",
        *THREE,
        f"{hostile};Per 100% \\o/;;;;;2026-01-01;2026-01-01;;;",
        "R-0001;;;;;2026-03-30;2026-04-01;2026-05-01;street;;en",
        "K-9;=cmd;;;;2026-05-05;2026-04-01;;;C;to",
    )
    assert answer["new"] == 6
    assert check_history(lab, answer["change"]) == 4 + 6 + 4 + 4 + 10
    check_kept(lab)


def test_the_seal_is_the_chains_own(lab: Workspace) -> None:
    number = imported(lab, "stays", *THREE)["change"]
    db = connect(str(lab.database), "ro")
    try:
        first, last, seal = db.execute(
            "SELECT first_history, last_history, seal FROM change WHERE id = ?", (number,)
        ).fetchone()
        (rows,) = db.execute(
            "SELECT count(*) FROM history WHERE id BETWEEN ? AND ?", (first, last)
        ).fetchone()
        ours = resealed(db, number)
    finally:
        db.close()
    assert last - first + 1 == rows == 2 + 3 + 2 + 3 + 5
    assert seal == ours
    assert lab.rows("SELECT earliest_on FROM change WHERE id = ?", number) == [("2026-03-02",)]


def test_the_same_file_again_adds_nothing_and_says_so(lab: Workspace) -> None:
    assert lab.done("data", "import", "stays", put(lab, *THREE, name="s.csv")).out.endswith(
        "s.csv: 3 new stays, 2 new residents; 0 rows here already.\n"
    )
    before = everything(lab)
    path = put(lab, *THREE, name="s.csv")
    said = lab.done("data", "import", "stays", path).out
    assert said.endswith("s.csv: nothing new: 3 of 3 rows are here already.\n")
    said = lab.done("data", "import", "stays", path, lang="nb").out
    assert said.endswith("s.csv: ingenting nytt: 3 av 3 rader er her fra før.\n")
    assert everything(lab) == before
    assert imported(lab, "stays", *THREE, "K-3;;;;;;2026-01-01;;;;")["new"] == 1


def test_what_was_corrected_or_taken_out_since_stays_so(lab: Workspace) -> None:
    imported(lab, "stays", *THREE)
    lab.done("edit", "S-2", "admitted_on=2026-07-02")
    lab.done("annul", "S-3", "--reason", "feil person")
    before = everything(lab)
    assert imported(lab, "stays", *THREE)["new"] == 0
    assert everything(lab) == before


@pytest.mark.large
def test_undo_takes_an_import_back_whole_and_it_can_be_imported_again(lab: Workspace) -> None:
    before = everything(lab)
    imported(lab, "stays", *THREE)
    after = everything(lab)
    lab.done("undo")
    for table, content in before.items():
        if table not in ("history", "change"):
            assert everything(lab)[table] == content, table
    assert imported(lab, "stays", *THREE)["new"] == 3
    assert [row[1:3] for row in everything(lab)["stay"]] == [
        (row[1] + 2, row[2]) for row in after["stay"]
    ]


def test_a_dry_run_says_what_would_be_and_writes_nothing(lab: Workspace) -> None:
    before = everything(lab)
    said = tried(lab, "data", "import", "stays", put(lab, *THREE))
    assert said.endswith("file.csv: 3 new stays, 2 new residents; 0 rows here already.")
    assert everything(lab) == before


def test_one_row_is_enough_with_two_columns(lab: Workspace) -> None:
    imported(lab, "stays", "admitted_on,resident", "2026-01-01,17")
    row = lab.done("list", "--format", "json").json[0]
    assert (row["resident"], row["name"], row["admitted_on"]) == ("R-0001", "R-0001", "2026-01-01")


def test_standard_input_is_read(lab: Workspace) -> None:
    text = "resident;admitted_on\n1;2026-01-01\n"
    assert lab.done("data", "import", "stays", "-", stdin=text).out.startswith("-: 1 new stay, ")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (";Ola;;;;;2026-01-01;;;;", "row 2, resident: must be filled in"),
        ("K;;;;;;;;;;", "row 2, admitted_on: must be filled in"),
        ("K;;;;;;01/02/2026;;;;", "row 2, admitted_on: no date; it is to be 2026-10-31 or "
         "31.10.2026"),
        ("K;;;;;;2026-12-21;;;;", "row 2, admitted_on: a day that has not been yet"),
        ("K;;;;;;2026-01-01;2026-12-21;;;", "row 2, discharged_on: a day that has not been yet"),
        ("K;;;;;2026-12-21;2026-01-01;;;;", "row 2, treatment_ended_on: a day that has not been "
         "yet"),
        ("K;;;;;;2026-01-02;2026-01-01;;;", "row 2, discharged_on: lies before the day it began"),
        ("K;;;;;;2026-01-02;;own;;", "row 2, destination: filled in, but there is no day of "
         "discharge"),
        ("K;;;Oslo;;;2026-01-02;;;;", "row 2, municipality: not a word of this programme's "
         "configuration, which has: vardo, alta"),
        ("K;;;;jail;;2026-01-02;;;;", "row 2, source: not a word of this programme's "
         "configuration, which has: treatment, prison"),
        ("K;;;;;;2026-01-02;;;Z;", "row 2, unit: not a word of this programme's configuration, "
         "which has: A, B, C"),
        ("K;;;;;;2026-01-02;;;;grunn", "row 2, step: not a word of this programme's "
         "configuration, which has: en, to, tre"),
        ("K;;x;;;;2026-01-02;;;;", "row 2, born: no year or date of birth"),
        ("K;;2090;;;;2026-01-02;;;;", "row 2, born: a day that has not been yet"),
        ("K;" + "x" * 201 + ";;;;;2026-01-02;;;;", "row 2, name: longer than a field may be"),
        ("R-7;;;;;;2026-01-02;;;;", "row 2, resident: nobody here has that key or code"),
        ("K;;;;;;2026-01-02;;;", "row 2: fewer cells than the heading has"),
        ("K;;;;;;2026-01-02;;;;;x", "row 2: more cells than the heading has"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_with_its_column_and_without_its_content(
    lab: Workspace, row: str, problem: str
) -> None:
    before = everything(lab)
    result = lab.run("data", "import", "stays", put(lab, STAYS, row))
    assert bad_rows(result) == [problem]
    assert everything(lab) == before


def test_an_identity_number_is_kept_nowhere(lab: Workspace) -> None:
    from tests.values.test_texts import TENOR

    result = lab.run(
        "data", "import", "stays",
        put(lab, STAYS, f"{TENOR};;;;;;2026-01-02;;;;", f"K;Ola {TENOR};;;;;2026-01-02;;;;"),
    )  # fmt: skip
    assert bad_rows(result) == [
        "row 2, resident: holds a national identity number; the case book keeps none",
        "row 3, name: holds a national identity number; the case book keeps none",
    ]
    assert TENOR not in result.err


def test_every_bad_row_is_named_at_once_in_both_languages(lab: Workspace) -> None:
    lab.done("admit", "Nora Prøve", "--on", "2026-10-01")
    path = put(
        lab,
        STAYS,
        "K-1;Anne;;;;;2026-01-01;2026-03-01;;;",
        "K-1;Anna;;;;;2026-02-28;2026-03-05;;;",
        "K-1;;1980;;;;2026-03-05;2026-03-05;;;",
        "K-1;;1981;;;;2026-03-05;2026-03-06;;;",
        "",
        "R-1;;;;;;2026-11-01;;;X;",
        "K-2;Per;;;;;i fjor;;;;",
        encoding="cp1252",
    )
    assert bad_rows(lab.run("data", "import", "stays", path)) == [
        "row 3, admitted_on: shares days with another stay of the same person",
        "row 3, name: differs from another row of the same resident",
        "row 5, born: differs from another row of the same resident",
        "row 7, admitted_on: shares days with another stay of the same person",
        "row 7, unit: not a word of this programme's configuration, which has: A, B, C",
        "row 8, admitted_on: no date; it is to be 2026-10-31 or 31.10.2026",
    ]
    result = lab.run("data", "import", "stays", path, lang="nb")
    assert result.err.splitlines()[0].endswith("file.csv: 6 feil; ingenting ble importert.")
    assert bad_rows(result)[-1] == (
        "rad 8, admitted_on: ingen dato; den skrives 2026-10-31 eller 31.10.2026"
    )
    assert "i fjor" not in result.err


def test_columns_are_refused_by_name(lab: Workspace) -> None:
    path = put(lab, "resident;Name;name;sko;born", "1;a;b;c;d", name="k.csv")
    result = lab.run("data", "import", "stays", path)
    assert bad_rows(result) == ["missing: admitted_on", "unknown: sko", "there twice: name"]
    assert "k.csv: the columns are not right" in result.err


def test_a_file_without_a_heading_is_not_read_out(lab: Workspace) -> None:
    result = lab.run("data", "import", "stays", put(lab, "K-1;Åse Berg;1980", "K-2;Ola Berg;1981"))
    assert bad_rows(result) == ["missing: resident", "missing: admitted_on"]
    assert "Berg" not in result.err


def test_wrong_usage_and_files_that_cannot_be_read(lab: Workspace) -> None:
    assert "FILE" in lab.refused("data", "import", "stays", code=2)
    assert "moves" in lab.refused("data", "import", "shoes", "x.csv", code=2)
    assert (
        lab.refused("data", "import", "stays", "nowhere.csv") == "There is no file nowhere.csv.\n"
    )
    assert lab.refused("data", "import", "nowhere") == "There is no file nowhere.\n"
    (lab.folder / "b.csv").write_bytes(b"resident;admitted_on\n1;\x00\n")
    lab.refused("data", "import", "stays", str(lab.folder / "b.csv"))
    (lab.folder / "q.csv").write_bytes(b'resident;admitted_on\n"1;2026-01-01\n')
    assert "row 2" in lab.refused("data", "import", "stays", str(lab.folder / "q.csv"))


def test_several_programmes_must_be_told_apart(
    make_workspace: Callable[..., Workspace],
) -> None:
    lab = make_lab(make_workspace, second=True)
    path = put(lab, STAYS, "K;;;;;;2026-01-01;2026-02-01;;;")
    lab.refused("data", "import", "stays", path, code=2)
    lab.done("-p", "lab", "data", "import", "stays", path)
    lab.done("-p", "bua", "data", "import", "stays", path)
    assert lab.rows("SELECT count(*), count(DISTINCT resident_id) FROM stay") == [(2, 1)]
    check_kept(lab)


def test_a_programme_without_names_keeps_none(lab: Workspace) -> None:
    text = lab.config.read_text(encoding="utf-8")
    lab.config.write_text(
        text.replace("    name: Laben\n", "    name: Laben\n    names: initials\n")
    )
    imported(lab, "stays", STAYS, "K-1;Åse Marie Berg;;;;;2026-01-01;;;;")
    assert lab.rows("SELECT name FROM resident") == [("Å.M.B.",)]
    lab.config.write_text(text.replace("    name: Laben\n", "    name: Laben\n    names: codes\n"))
    imported(lab, "stays", STAYS, "K-2;Per Berg;;;;;2026-01-01;;;;")
    assert lab.rows("SELECT name FROM resident WHERE id = 2") == [("R-0002",)]


def test_a_failure_half_way_leaves_nothing(lab: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(lab)
    path = put(lab, *THREE)

    def failing(*rest: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(importing, "refresh", failing)
    assert lab.run("data", "import", "stays", path).code != 0
    monkeypatch.undo()
    assert everything(lab) == before
    assert imported(lab, "stays", *THREE)["new"] == 3


def test_how_much_is_done_is_told_from_nothing_to_all(
    lab: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float] = []

    @contextmanager
    def progress(session: object) -> Iterator[Callable[[float], None]]:
        yield told.append

    monkeypatch.setattr(import_command, "progress", progress)
    imported(lab, "stays", *THREE)
    assert told == [0, READING, importing.WRITING, 1]


@pytest.mark.large
def test_a_thousand_stays_are_kept_and_sealed_as_one_by_one(lab: Workspace) -> None:
    import datetime as dt
    import random

    chance = random.Random(4)
    lines = []
    free_from = dict.fromkeys("AB", dt.date.min)
    for number in range(400):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(200))
        for _ in range(chance.randint(1, 4)):
            ended = day + dt.timedelta(days=chance.randrange(120))
            is_open = ended > dt.date(2026, 1, 1)
            treated = day - dt.timedelta(days=chance.randrange(-20, 60))
            unit = chance.choice(["", "A", "B"])
            if unit and free_from[unit] > day:
                unit = ""
            elif unit:
                free_from[unit] = dt.date.max if is_open else ended
            lines.append(
                f"K{number};;;;;{treated if chance.random() < 0.6 else ''};{day};"
                f"{'' if is_open else ended};;{unit};"
                f"{chance.choice(['', 'en', 'to', '4'])}"
            )
            day = ended + dt.timedelta(days=chance.randrange(60))
    answer = imported(lab, "stays", STAYS, *lines)
    assert (answer["new"], answer["residents"]) == (len(lines), 400)
    check_kept(lab)
    check_history(lab, answer["change"])
