"""region report, as a person types it."""

import csv
import io
import json
from pathlib import Path

import pytest

from ettervern_cli.region.lake.current import Site, write_lake
from tests.conftest import Result, invoke
from tests.helpers.deliveries import day, make_delivery, make_lake, person, put_in_lake

EXPECTED = [Site("north", "North", "Upper"), Site("south", "South", "Lower"),
            Site("west", "West", "Lower"), Site("late", "Late", "Upper")]  # fmt: skip


def stay(number: int, begins: str, ends: str | None = None) -> dict[str, object]:
    return {"person": person(number), "stay": 1, "admitted": day(begins),
            "discharged": None if ends is None else day(ends)}  # fmt: skip


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """Two sites until the end of 2025, one until the end of June, and one that is missing."""
    rows = {
        "north": {"stay": [stay(1, "2025-03-01"), stay(2, "2024-01-01", "2025-02-01")]},
        "south": {"stay": [stay(1, "2025-05-01")]},
    }
    lake = make_lake(tmp_path / "lake", rows, EXPECTED)
    made = lake / "made"
    manifest = make_delivery(made, "west", {"stay": [stay(1, "2025-01-10")]}, until="2025-06-30")
    put_in_lake(lake, manifest, made)
    return lake


def report(lake: Path, *words: str) -> Result:
    before = ("--today", "2026-01-15", "--lang", "en", "region", "report", str(lake))
    return invoke(*before, *words)


def rows(lake: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = report(lake, *words, "--format", "json").json["rows"]
    return found


def served(lake: Path, *words: str) -> dict[object, object]:
    """Everyone served, by what a row is of."""
    return {
        row.get("site", row.get("county", "all")): row["people"]["served"]  # type: ignore[index]
        for row in rows(lake, *words)
    }


def test_rows_are_of_sites_of_counties_or_of_all(lake: Path) -> None:
    assert served(lake, "--period", "2025", "--by", "site") == {"north": 2, "south": 1}
    assert served(lake, "--period", "2025", "--by", "county") == {"Upper": 2, "Lower": 1}
    assert served(lake, "--period", "2025") == {"all": 3}


def test_it_says_who_is_missing_and_leaves_out_whoever_has_not_delivered_to_the_end(
    lake: Path,
) -> None:
    sites = report(lake, "--period", "2025", "--period", "2025-05", "--format", "json").json[
        "sites"
    ]
    assert sites["expected"] == ["north", "south", "west", "late"]
    assert sites["missing"] == ["late"]
    assert sites["late"] == [{
        "period": {"from": "2025-01-01", "to": "2025-12-31", "days": 365},
        "sites": [{"site": "west", "until": "2025-06-30"}],
    }]  # fmt: skip
    text = " ".join(report(lake, "--period", "2025").out.split())
    assert "3 of 4 sites expected have delivered. Missing: late." in text
    assert "only until: west (30 Jun 2025)" in text
    assert served(lake, "--period", "2025-05") == {"all": 3}


def test_a_corrected_delivery_is_what_counts(lake: Path) -> None:
    made, people = lake / "again", [stay(n, f"2025-02-0{n}") for n in (7, 8, 9)]
    corrected = make_delivery(made, "south", {"stay": people}, number=2)
    put_in_lake(lake, corrected, made)
    assert served(lake, "--period", "2025", "--by", "site") == {"north": 2, "south": 3}


def test_a_period_that_nobody_has_delivered_is_not_counted_as_zero(lake: Path) -> None:
    found = report(lake, "--period", "2026")
    assert found.code == 0
    assert "2026–2026: no site" not in found.out
    assert "no site is counted" in found.out
    assert rows(lake, "--period", "2026") == []


def test_csv_tells_the_period_and_the_group_of_every_value(lake: Path) -> None:
    text = report(lake, "--period", "2025", "--by", "county", "--format", "csv").out
    found = list(csv.DictReader(io.StringIO(text)))
    assert list(found[0]) == [
        "from", "to", "site", "county", "programme", "section", "item", "measure", "value"
    ]  # fmt: skip
    wanted = [one for one in found if (one["section"], one["measure"]) == ("people", "served")]
    assert [(one["from"], one["county"], one["value"]) for one in wanted] == [
        ("2025-01-01", "Upper", "2"), ("2025-01-01", "Lower", "1"),
    ]  # fmt: skip


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("by", "ending"),
    [("site", ".md"), ("county", ".html"), ("all", ".xlsx"), ("site", ".csv"), ("county", ".txt"),
     ("all", ".html")],
)  # fmt: skip
def test_every_format_is_written(by: str, ending: str, lake: Path, tmp_path: Path) -> None:
    # What outsiders get is weighed anew each time, and is written as the other is.
    for place, more in enumerate(([], ["--external"])[: 2 if by == "all" else 1]):
        target = tmp_path / f"report{place}{ending}"
        words = ("--period", "2025", "--by", by, *more)
        found = report(lake, *words, "-o", str(target))
        assert (found.code, found.err) == (0, "")
        assert target.stat().st_size > 500


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024..2025-06", "2024-01-01", "2025-06-30"),
        ("2024-05-02..2024-05-03", "2024-05-02", "2024-05-03"),
    ],
)  # fmt: skip
def test_periods_are_typed_as_years_months_and_days(
    text: str, first: str, last: str, lake: Path
) -> None:
    (row,) = rows(lake, "--period", text)
    period = row["period"]
    assert isinstance(period, dict)
    assert (period["from"], period["to"]) == (first, last)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--period is missing"), (("--period", "spring"), 2, "is no period"),
        (("--period", "2025..2024"), 2, "is no period"), (("--period", "2027"), 1, "begins on"),
        (("--period", "2025", "--by", "street"), 2, "none of"),
        (("--period", "2025", "--remote", "sc://x"), 2, "do not go together"),
        (("--period", "2025", "--memory", "much"), 2, "512MB"),
    ],
)  # fmt: skip
def test_what_is_typed_wrong_is_said_in_a_sentence(
    words: tuple[str, ...], code: int, said: str, lake: Path
) -> None:
    found = report(lake, *words)
    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_a_programme_is_chosen_by_its_code(lake: Path) -> None:
    before = ("--today", "2026-01-15", "--lang", "en", "--programme")
    words = ("region", "report", str(lake), "--period", "2025", "--format", "json")
    assert len(json.loads(invoke(*before, "house", *words).out)["rows"]) == 1
    found = invoke(*before, "nothing", *words)
    assert (found.code, found.out) == (1, "")
    assert "no programme “nothing”; there is: house" in found.err


def test_outsiders_get_no_report_of_one_programme_beside_that_of_all(lake: Path) -> None:
    before = ("--today", "2026-01-15", "--lang", "en", "--programme", "house")
    found = invoke(*before, "region", "report", str(lake), "--period", "2025", "--external")
    assert (found.code, found.out) == (2, "")
    assert "--external and --programme do not go together" in found.err


def test_sites_that_nobody_expects_are_told_of_apart(lake: Path) -> None:
    made = make_delivery(lake / "made", "east", {"stay": [stay(1, "2025-01-10")]})
    put_in_lake(lake, made, lake / "made")
    found = report(lake, "--period", "2025").out
    assert "3 of 4 sites expected have delivered." in found
    assert "1 more has delivered without being expected" in found
    write_lake(str(lake), ())
    found = report(lake, "--period", "2025").out
    assert "4 sites have delivered." in found
    assert "expected" not in found


@pytest.mark.large
def test_no_period_and_no_word_is_broken_in_the_tables_at_80_columns(
    lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = ("--period", "2024..2025", "--period", "2025-12", "--by", "county")
    for language in ("nb", "en"):
        text = invoke("--today", "2026-01-15", "--lang", language, "region", "report", str(lake),
                      *words).out  # fmt: skip
        tables = [line for line in text.splitlines() if line.startswith(("  Upper ", "  Lower "))]
        assert len(tables) > 20
        assert all(("2024–2025  " in line) or ("2025-12  " in line) for line in tables)


def test_exits_as_planned_are_not_called_a_budget(lake: Path) -> None:
    words = ("--period", "2025", "--by", "county")
    text = invoke("--today", "2026-01-15", "--lang", "nb", "region", "report", str(lake), *words)
    assert "som planlagt" in text.out
    assert "budsjett " not in text.out


@pytest.mark.parametrize("name", ["site=elsewhere", "programme=other", "[1] it's *?"])
def test_the_name_of_a_lakes_folder_says_nothing_of_its_rows(name: str, tmp_path: Path) -> None:
    lake = tmp_path / name
    make_lake(lake, {"north": {"stay": [stay(1, "2025-03-01")]}})
    assert served(lake, "--period", "2025", "--by", "site") == {"north": 1}


def test_a_lake_of_nobody_says_so(tmp_path: Path) -> None:
    lake = tmp_path / "empty"
    lake.mkdir()
    write_lake(str(lake), tuple(EXPECTED[:1]))
    found = report(lake, "--period", "2025")
    assert found.code == 0
    assert "0 of 1 site expected" in found.out
