"""Who has delivered, until when, and what is defined differently."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ettervern_cli.region.lake.current import Site
from ettervern_cli.region.lake.screen import taken_text
from ettervern_cli.region.lake.taking import Taken
from ettervern_cli.words import Language
from tests.conftest import Workspace, invoke
from tests.helpers.deliveries import HOUSE, make_lake
from tests.helpers.demos import DAYS, demo
from tests.values.test_texts import TENOR

ROOT = Path(__file__).parents[2]
FEWER = HOUSE._replace(
    ladders=(HOUSE.ladders[0]._replace(circling_from=2, steps=HOUSE.ladders[0].steps[:2]),),
    destinations=(HOUSE.destinations[0]._replace(lasting=False), HOUSE.destinations[1]),
    sources=HOUSE.sources[:1],
)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """Two houses that count otherwise, and one that has delivered nothing."""
    expected = [Site("north", "North", "Upper"), Site("west", "West", "Upper")]
    made = make_lake(tmp_path / "lake", {"north": {}}, expected)
    return make_lake(made, {"south": {}}, expected, programmes=(FEWER,))


def test_a_death_at_one_site_that_is_none_at_another_is_told(tmp_path: Path) -> None:
    lives = HOUSE._replace(reasons=(HOUSE.reasons[2]._replace(died=False), *HOUSE.reasons[:2]))
    make_lake(tmp_path / "lake", {"north": {}})
    lake = make_lake(tmp_path / "lake", {"south": {}}, programmes=(lives,))
    for language, said in (("en", "a death (north)"), ("nb", "dødsfall (north)")):
        found = invoke("--lang", language, "region", "status", str(lake))
        assert (found.code, found.err) == (0, "")
        assert said in found.out


def test_the_sites_and_what_they_define_differently_are_listed(lake: Path) -> None:
    shown = invoke("--lang", "en", "region", "status", str(lake)).out
    assert "2 sites expected, 1 missing." in shown
    assert "west   West                    Upper   not yet" in shown
    assert "not expected" in shown
    for told in ("circling from visit number  homes     3 (north); 2 (south)",
                 "lasting (north); not lasting (south)", "source  treatment"):  # fmt: skip
        assert told in shown, shown


def test_scripts_get_all_of_it(lake: Path) -> None:
    found = invoke("region", "status", str(lake), "--format", "json").json
    assert (found["expected"], found["delivered"], found["missing"]) == (2, 2, ["west"])
    assert [one["site"] for one in found["sites"]] == ["north", "west", "south"]
    assert found["sites"][1] == {
        "site": "west", "name": "West", "county": "Upper", "expected": True, "until": None,
        "number": None, "rows": None, "signed": None,
    }  # fmt: skip
    circling = next(one for one in found["differences"] if one["what"] == "circling_from")
    assert circling == {
        "what": "circling_from", "item": "homes", "missing": [],
        "values": [{"value": "3", "sites": ["north"]}, {"value": "2", "sites": ["south"]}],
    }  # fmt: skip
    lacking = next(one for one in found["differences"] if one["what"] == "source")
    assert (lacking["item"], lacking["missing"]) == ("treatment", ["south"])


@pytest.mark.parametrize("form", ["csv", "md", "html", "xlsx"])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_format_names_every_site(lake: Path, tmp_path: Path, form: str, lang: str) -> None:
    path = tmp_path / f"status.{form}"
    answer = invoke("--lang", lang, "region", "status", str(lake), "-o", str(path))
    assert answer.code == 0, answer
    if form == "xlsx":
        from openpyxl import load_workbook  # type: ignore[import-untyped]

        cells = [str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row]
        text = " ".join(cells)
    else:
        text = path.read_text("utf-8")
    assert all(site in text for site in ("north", "west", "south"))


def test_a_hostile_name_acts_neither_on_a_screen_nor_in_a_sheet(tmp_path: Path) -> None:
    lake = make_lake(tmp_path / "lake", {"north": {}}, [Site("x", "X", None)],
                     name="\u202e=cmd()[/b]\x9b2J")  # fmt: skip
    text = invoke("--lang", "en", "region", "status", str(lake)).out
    assert "\\u202e" in text
    assert "\x9b" not in text
    sheet = invoke("region", "status", str(lake), "--format", "csv").out
    assert "\u202e" not in sheet


def test_an_empty_lake_says_so_and_none_is_66(tmp_path: Path) -> None:
    make_lake(tmp_path / "lake", {})
    assert "No site is expected" in invoke("--lang", "en", "region", "status",
                                           str(tmp_path / "lake")).out  # fmt: skip
    answer = invoke("--lang", "en", "region", "status", str(tmp_path))
    assert (answer.code, answer.out) == (66, "")
    (tmp_path / "lake" / "lake.json").write_text('{"format": 2}', "utf-8")
    assert invoke("--lang", "en", "region", "status", str(tmp_path / "lake")).code == 65


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("site;name\n../x;X\n", "rows 2 name no site"),
        ("site;name\na;A\na;B\n;C\n", "rows 3, 4 name no site"),
        ("a;A\n", "rows 1 name no site"),
        ("site;name\na;\n", "rows 2 name no site"),
        (f"site;name\na;Hos {TENOR}\n", "national identity number"),
    ],
)
def test_a_list_of_sites_that_is_none_changes_nothing(
    tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "sites.csv").write_text(content, "utf-8")
    answer = invoke("--lang", "en", "region", "take", "--into", str(tmp_path / "lake"), "--expect",
                    str(tmp_path / "sites.csv"))  # fmt: skip
    assert answer.code == 1
    assert said in answer.err
    assert not (tmp_path / "lake").exists()


def test_the_list_of_sites_can_come_from_windows_and_be_renewed(tmp_path: Path) -> None:
    path, lake = tmp_path / "steder.csv", tmp_path / "lake"
    path.write_bytes("Sted;Navn;Fylke\r\nnord;Huset på Sørøya;Øst\r\n".encode("cp1252"))
    words = ("region", "take", "--into", str(lake), "--expect", str(path))
    assert invoke("--lang", "en", *words).out == "1 site is expected.\n"
    path.write_text("site,name\nvest,Vest\nost,Øst\n", "utf-8")
    assert invoke("--lang", "nb", *words).out == "2 steder er ventet.\n"
    found = json.loads((lake / "lake.json").read_text("utf-8"))
    assert [one["name"] for one in found["expected"]] == ["Vest", "Øst"]


@pytest.mark.large
def test_five_houses_deliver_and_are_taken(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    folders = []
    for template, today in DAYS.items():
        copy = tmp_path / template
        shutil.copytree(demo(tmp_path_factory, template).folder, copy)
        with (copy / "config.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nsite: {{code: {template}, name: Huset}}\nreceivers:\n"
                       "  county: {name: Fylket, basis: Lov, agreement: Avtale}\n")  # fmt: skip
        folders.append(str(tmp_path / f"out-{template}"))
        Workspace(copy, today).done("data", "deliver", folders[-1], "--to", "county")
    lake = str(tmp_path / "lake")
    answer = invoke("--lang", "en", "region", "take", *folders, "--into", lake)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.count(" taken, ") == 5
    found = invoke("region", "status", lake, "--format", "json").json
    assert {one["site"] for one in found["sites"]} == set(DAYS)
    assert all(one["rows"] > 500 for one in found["sites"])
    shown = invoke("--lang", "nb", "region", "status", lake).out
    assert max(map(len, shown.splitlines())) <= 80


def test_no_other_command_brings_in_what_a_region_needs(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom ettervern_cli.app.app import command\n"
        "for words in (['--help'], ['today'], ['data', '--help'], ['region', '--help']):\n"
        f"    try:\n        command(['--config', {str(tmp_path)!r}, *words])\n"
        "    except SystemExit:\n        pass\n"
        "heavy = {'duckdb', 'pyarrow', 'cryptography', 'ettervern_cli.region'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          check=False, cwd=ROOT)  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "1 234 rows"), ("nb", "1 234 rader")])
def test_the_rows_taken_are_written_as_the_status_writes_them(language: str, said: str) -> None:
    one = Taken("d", "north", "North", 2, "2025-12-31", 1234, 1, is_new=True, signed=False)
    assert said in taken_text(Language(language), one).replace("\N{NO-BREAK SPACE}", " ")
