"""Everything written out and read back into an empty workspace."""

import csv
import hashlib
import json
import os
import shutil
import stat
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.exchange.import_export import NATURAL
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES, VERSION
from ettervern_cli.workspace.making import template_names
from tests.conftest import Workspace
from tests.helpers import demos
from tests.helpers.exchange_files import check_kept, everything
from tests.helpers.lab import LAB, lab_lived
from tests.values.test_texts import OLDER

DAY = "2020-11-20"


def exported(workspace: Workspace, name: str = "out") -> Path:
    folder = workspace.folder.parent / name
    workspace.done("data", "export", str(folder))
    return folder


def records(folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / f"{table}.json").read_text("utf-8"))
    return found


def in_codes(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every case row with natural keys in place of the keys of compiled rows."""
    with closing(workspace.open()) as db:
        return _in_codes(lambda query: db.execute(query).fetchall())


def _in_codes(
    ask: Callable[[str], list[tuple[Any, ...]]],
) -> dict[str, list[tuple[Any, ...]]]:
    labels: dict[str, dict[int, str]] = {}
    for table, key in NATURAL.items():
        parents = [name for name in key if name.endswith("_id")]
        rows = ask(f"SELECT id, {', '.join(key)} FROM {table}")
        labels[table] = {
            row[0]: "/".join(
                labels[name[:-3]][value] if name in parents else str(value)
                for name, value in zip(key, row[1:], strict=True)
            )
            for row in rows
        }
    found = {}
    for table in CASE_TABLES:
        names = [row[1] for row in ask(f"PRAGMA table_info({table})")]
        other = {
            row[3]: row[2] for row in ask(f"PRAGMA foreign_key_list({table})") if row[2] in NATURAL
        }
        found[table] = [
            tuple(
                labels[other[name]][value] if name in other and value is not None else value
                for name, value in zip(names, row, strict=True)
            )
            for row in ask(f"SELECT * FROM {table} ORDER BY id")
        ]
    return found


@pytest.fixture(params=template_names())
def demo(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    made = demos.demo(tmp_path_factory, request.param, DAY, "--residents", "3")
    shutil.copytree(made.folder, tmp_path / "demo")
    return Workspace(tmp_path / "demo", DAY)


@pytest.mark.sampled(5)
def test_an_export_read_into_a_fresh_workspace_gives_the_same_content(
    demo: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    folder = exported(demo)
    fresh = make_workspace("alta", today=DAY, name="fresh")
    # Made from another template first, so that what the configuration says has other keys.
    fresh.config.write_text(demo.config.read_text(encoding="utf-8"), encoding="utf-8")
    fresh.done("config", "apply")
    answer = fresh.done("data", "import", str(folder), "--format", "json").json
    assert answer["residents"] == len(records(folder, "resident")) >= 3
    assert answer["rows"] == sum(len(records(folder, table)) for table in CASE_TABLES)
    assert in_codes(fresh) == in_codes(demo)
    check_kept(fresh)
    for words in (["report", "month", "2020-10"], ["list", "--status", "all"], ["due"]):
        assert _without_foot(fresh.done(*words).out) == _without_foot(demo.done(*words).out)
    before = everything(fresh)
    said = fresh.done("data", "import", str(folder)).out
    assert said == f"Everything in {folder} is here already: there is nothing to do.\n"
    assert everything(fresh) == before
    fresh.done("undo")
    assert not any(everything(fresh)[table] for table in CASE_TABLES)


def _without_foot(text: str) -> str:
    """A report but for its seal, and for what was written after the period."""
    return text.partition("\nSeal ")[0]


@lab_lived
def lab(lab: Workspace) -> None:
    """Two residents, one of whom has hostile things said about them."""
    lab.done("admit", "Åse Prøve", "--unit", "A", "--on", "2026-02-01", "--municipality", "vardo")
    lab.done("log", "åse", '=HYPERLINK("x")\x1b[31m[/b] \u202e "sitat"\nny linje', "--on", "-3d")
    lab.done("admit", "@Ola", "--unit", "B", "--on", "2026-03-01")
    lab.done("budget", "book", "pay", "100,50")
    lab.done("discharge", "R-0002", "--to", "street", "--on", "2026-05-01")


def test_json_is_exact_and_csv_is_inert(lab: Workspace) -> None:
    folder = exported(lab)
    assert records(folder, "follow_up")[0]["text"] == (
        '=HYPERLINK("x")\x1b[31m[/b] \u202e "sitat"\nny linje'
    )
    with (folder / "follow_up.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["text"].startswith("'=HYPERLINK")
    assert "\x1b" not in rows[0]["text"]
    with (folder / "resident.csv").open(encoding="utf-8", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == ["Åse Prøve", "'@Ola"]


@pytest.mark.parametrize("sign", [*"=+-@", *"\uff1d\uff0b\uff0d\uff20"])
def test_no_cell_of_a_csv_begins_a_formula(lab: Workspace, sign: str) -> None:
    lab.done("log", "åse", "--on", "-2d", "--", f"{sign}SUM(A1)")
    folder = exported(lab)
    with (folder / "follow_up.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)][-1] == f"'{sign}SUM(A1)"
    assert records(folder, "follow_up")[-1]["text"] == f"{sign}SUM(A1)"


def test_the_description_tells_of_every_table_field_and_key(lab: Workspace) -> None:
    folder = exported(lab)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resources = {one["name"]: one for one in package["resources"]}
    logs = {"history", "change", "reading_log", "due", "due_state", "ladder_position"}
    tables = {*CASE_TABLES, *COMPILED_TABLES, *logs}
    assert resources.keys() == tables | {f"{name}-json" for name in tables}
    for name, one in resources.items():
        content = (folder / one["path"]).read_bytes()
        assert one["bytes"] == len(content), name
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", name
    assert set(os.listdir(folder)) == {"datapackage.json", *(r["path"] for r in resources.values())}
    stay = resources["stay"]["schema"]
    types = {field["name"]: field["type"] for field in stay["fields"]}
    assert (types["id"], types["admitted_on"], types["recorded_at"], types["note"]) == (
        "integer", "date", "datetime", "string",
    )  # fmt: skip
    assert stay["primaryKey"] == ["id"]
    key = {"fields": ["resident_id"], "reference": {"resource": "resident", "fields": ["id"]}}
    assert key in stay["foreignKeys"]
    for name in tables:
        assert resources[name]["path"] == f"{name}.csv"
        for key in resources[name]["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in {"", *tables}
    head = lab.done("data", "history", "--head", "--format", "json").json[0]["seal"]
    assert package["ettervern"] == {"version": VERSION, "head": head}
    assert len(records(folder, "history")) == lab.rows("SELECT count(*) FROM history")[0][0]


def test_every_table_and_field_explains_itself_in_both_languages(
    lab: Workspace, tmp_path: Path
) -> None:
    told: dict[str, list[str]] = {}
    for lang in ("en", "nb"):
        lab.done("data", "export", str(tmp_path / lang), lang=lang)
        package = json.loads((tmp_path / lang / "datapackage.json").read_text("utf-8"))
        tables = [one for one in package["resources"] if one["format"] == "csv"]
        fields = [field for one in tables for field in one["schema"]["fields"]]
        for one in (package, *package["resources"], *fields):
            assert one["title"].strip(), one
            assert one["description"].strip().endswith("."), one
        told[lang] = [one["description"] for one in (package, *tables, *fields)]
        by_name = {one["name"]: one for one in tables}
        move = {field["name"]: field for field in by_name["move"]["schema"]["fields"]}
        assert move["direction"]["constraints"] == {
            "required": True, "enum": ["entry", "up", "down"],
        }  # fmt: skip
        charge = {field["name"]: field for field in by_name["charge"]["schema"]["fields"]}
        assert (charge["amount_ore"]["unit"], charge["nights"]["unit"]) == ("øre", "night")
    alike = [en for en, nb in zip(told["en"], told["nb"], strict=True) if en == nb]
    assert set(alike) <= {"JSON."}
    assert any("demotion_reason" in one and "edit" in one for one in told["en"])


@pytest.mark.large
@pytest.mark.parametrize("template", ["alta", "hf"])
def test_frictionless_finds_nothing_wrong_with_an_export(
    template: str, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    demos.demo(tmp_path_factory, template).done("data", "export", str(tmp_path / "x"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, of what it is built on
        report = frictionless.validate(str(tmp_path / "x" / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.stats["tasks"] == 2 * len({*CASE_TABLES, *COMPILED_TABLES}) + 2 * 6


def test_nobody_else_may_read_it_and_the_same_content_gives_the_same_bytes(lab: Workspace) -> None:
    before = os.umask(0)
    try:
        one, two = exported(lab, "one"), exported(lab, "two")
    finally:
        os.umask(before)
    assert stat.S_IMODE(one.stat().st_mode) == 0o700
    for path in one.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert path.read_bytes() == (two / path.name).read_bytes(), path


def test_a_folder_in_use_is_not_written_into(lab: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "brev.txt").write_text("viktig")
    said = lab.refused("data", "export", str(other), "--yes")
    assert said.endswith("holds something already; name a folder that is new or empty.\n")
    assert os.listdir(other) == ["brev.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    lab.done("data", "export", str(empty))
    assert lab.refused("data", "export", str(empty)).endswith("To replace it: --yes\n")
    lab.done("log", "R-0001", "Mer")
    lab.done("data", "export", str(empty), "--yes")
    assert len(records(empty, "follow_up")) == 2
    (empty / "notat.txt").write_text("mitt")
    lab.refused("data", "export", str(empty), "--yes")
    assert (empty / "notat.txt").read_text() == "mitt"
    link = tmp_path / "link"
    link.symlink_to(other)
    lab.refused("data", "export", str(link), "--yes")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "lab", "link", "other"]


def test_an_export_that_fails_leaves_nothing(
    lab: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.exchange import export as exporting

    old = exported(lab, "old")
    before = {path.name: path.read_bytes() for path in old.iterdir()}

    def full(path: str, parts: Any) -> Any:
        if path.endswith("stay.json"):
            raise OSError(28, "No space left on device")
        return real(path, parts)

    real = exporting._write
    monkeypatch.setattr(exporting, "_write", full)
    assert lab.run("data", "export", str(tmp_path / "new")).code == 74
    assert lab.run("data", "export", str(old), "--yes").code == 74
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lab", "old"]
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


def test_an_export_changes_nothing_and_says_what_it_wrote(lab: Workspace, tmp_path: Path) -> None:
    before = everything(lab)
    result = lab.done("data", "export", str(tmp_path / "a"), "--format", "json")
    assert result.json["folder"] == str(tmp_path / "a")
    assert result.json["tables"] == len(CASE_TABLES) + len(COMPILED_TABLES) + 6
    assert "anyone who opens it can read it" in result.err
    said = lab.done("data", "export", str(tmp_path / "b"), lang="nb")
    assert said.out.startswith(f"{result.json['tables']} tabeller, ")
    assert everything(lab) == before


def fresh_lab(make_workspace: Callable[..., Workspace], text: str = LAB) -> Workspace:
    fresh = make_workspace("hf", today="2026-12-20", name="fresh")
    fresh.config.write_text(text, encoding="utf-8")
    fresh.done("config", "apply")
    return fresh


def test_rows_find_their_words_by_code_and_not_by_number(
    lab: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    folder = exported(lab)
    swapped = LAB.replace("  vardo: {name: Vardø}\n  alta: {name: Alta}\n",
                          "  alta: {name: Alta}\n  vardo: {name: Vardø}\n")  # fmt: skip
    swapped = swapped.replace("{code: A, kind: hybel, rent: 3100, from: 2026-01-01}",
                              "{code: Z, kind: hybel}\n      - {code: A, kind: hybel}")  # fmt: skip
    fresh = fresh_lab(make_workspace, swapped)
    fresh.done("data", "import", str(folder))
    assert fresh.rows("SELECT id FROM unit WHERE code = 'A'") != lab.rows(
        "SELECT id FROM unit WHERE code = 'A'"
    )
    assert in_codes(fresh) == in_codes(lab)
    check_kept(fresh)
    assert "is here already" in fresh.done("data", "import", str(folder)).out


def test_words_that_the_configuration_lacks_are_listed(
    lab: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    folder = exported(lab)
    text = LAB.replace("{code: B,", "{code: BB,").replace("      street: {name: Gata}\n", "")
    fresh = fresh_lab(make_workspace, text)
    before = everything(fresh)
    said = fresh.refused("data", "import", str(folder))
    assert "lacks 2 words" in said
    assert "term lab/destination/street, unit lab/B" in said
    assert everything(fresh) == before


def test_a_workspace_that_holds_something_is_not_mixed_with_it(
    lab: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    folder = exported(lab)
    fresh = fresh_lab(make_workspace)
    fresh.done("admit", "Nora", "--on", "2026-01-01")
    before = everything(fresh)
    assert "goes into an empty one alone" in fresh.refused("data", "import", str(folder))
    assert everything(fresh) == before
    lab.done("log", "R-0001", "Mer")
    lab.refused("data", "import", str(folder))


def test_a_dry_run_writes_nothing(lab: Workspace, make_workspace: Callable[..., Workspace]) -> None:
    folder = exported(lab)
    fresh = fresh_lab(make_workspace)
    before = everything(fresh)
    said = fresh.done("data", "import", str(folder), "--dry-run").out
    assert said.startswith(f"Would be done: Imported from {folder}: 2 residents, ")
    assert everything(fresh) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("stay.json", '"admitted_on": "2026-02-01"', '"admitted_on": "2026-02-02"'),
        ("stay.json", "]", ""),
        ("term.json", '"code": "own"', '"code": "owm"'),
        ("datapackage.json", '"hash": "sha256:', '"hash": "sha256:0'),
    ],
)
def test_an_export_that_is_not_as_it_was_written_is_refused(
    lab: Workspace, make_workspace: Callable[..., Workspace], name: str, old: str, new: str
) -> None:
    folder = exported(lab)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    fresh = fresh_lab(make_workspace)
    before = everything(fresh)
    said = fresh.refused("data", "import", str(folder))
    assert "is missing or is not as it was written" in said
    assert everything(fresh) == before


def rewritten(folder: Path, table: str, rows: object) -> None:
    """Another content for a table's file, with a description that fits it."""
    content = json.dumps(rows).encode()
    (folder / f"{table}.json").write_bytes(content)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for one in package["resources"]:
        if one["path"] == f"{table}.json":
            one["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "change",
    [
        {"resident_id": 99},
        {"admitted_on": "i fjor"},
        {"discharged_on": "2001-01-01"},
        {"recorded_at": None},
        {"id": "x"},
        {"note": ["liste"]},
        {"note": {"a": 1}},
        {"id": 2**70},
        {"source_id": 10**6},
        {"programme_id": ["x"]},
    ],
)
def test_rows_that_cannot_be_are_refused_whole(
    lab: Workspace, make_workspace: Callable[..., Workspace], change: dict[str, object]
) -> None:
    folder = exported(lab)
    rows = records(folder, "stay")
    rewritten(folder, "stay", [{**rows[0], **change}, *rows[1:]])
    fresh = fresh_lab(make_workspace)
    before = everything(fresh)
    fresh.refused("data", "import", str(folder))
    assert everything(fresh) == before


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("stay", "exit_note", "f. {0}, Vardø"),
        ("stay", "recorded_at", "{0}"),
        ("resident", "code", "R-{0}"),
        ("follow_up", "areas", '["bolig", "{0}"]'),
        ("stay", "note", "[{0}]"),
    ],
)
def test_no_text_of_an_export_brings_an_identity_number(
    lab: Workspace, make_workspace: Callable[..., Workspace], table: str, column: str, text: str
) -> None:
    folder = exported(lab)
    rows = records(folder, table)
    rewritten(folder, table, [{**rows[0], column: text.format(OLDER)}, *rows[1:]])
    fresh = fresh_lab(make_workspace)
    before = everything(fresh)
    said = fresh.refused("data", "import", str(folder))
    assert "national identity number" in said
    assert OLDER not in said
    assert everything(fresh) == before


def test_what_is_no_export_of_ours_is_refused(lab: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert "is no export" in lab.refused("data", "import", str(tmp_path / "x"))
    for text in ("[]", "{", '{"ettervern": 1}', '{"ettervern": {"version": 99}}'):
        (tmp_path / "x" / "datapackage.json").write_text(text)
        assert "is no export" in lab.refused("data", "import", str(tmp_path / "x"))
