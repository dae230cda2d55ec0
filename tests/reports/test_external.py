"""Reports for outsiders: no codes, names or texts, and no small number that can be worked out."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Workspace, lived_once

MARKERS = {
    "name": "Sølvi Marihånd",
    "voice": "Jegvilhjem",
    "text": "Hemmeligtur",
    "provider": "Tante Olga-Marie",
    "note": "Notatingen",
    "remark": "Metodeordene",
    "gap": "Glippesetning",
}
REPORTS = (
    ("month", "2009-10"),
    ("year", "2009"),
    ("period", "2009-10-01", "2009-10-20"),
    ("municipality", "alta"),
    ("funder", "husbanken"),
    ("circling",),
    ("retention",),
)
FORMS = ("text", "json", "csv", "md", "html")


@lived_once("alta")
def house(house: Workspace) -> None:
    """Three from Alta who stay, and Sølvi from Kvalsund who has left, each with a word said."""
    lines = [
        f"admit '{MARKERS['name']}' --municipality kvalsund --agency finnmarkskollektivet "
        "--from treatment --treatment-began 2008-09-01 --treatment-ended 2009-09-30 "
        "--step 3 --unit 6 --on 2009-10-01",
        "admit Nora --municipality alta --from prison --unit 2 --on 2009-10-02",
        "admit Emil --municipality alta --from prison --unit 3 --on 2009-10-03",
        "admit Siri --municipality alta --from prison --unit 4 --on 2009-10-04",
        f"log sølvi '{MARKERS['text']}' --on 2009-10-05",
        f"demote sølvi --steps 1 --reason trouble --voice {MARKERS['voice']} --on 2009-10-06 "
        f"--note {MARKERS['note']}",
        f"measure start sølvi Samtale --provider '{MARKERS['provider']}' --on 2009-10-07",
        f"report remark methods '{MARKERS['remark']}' --on 2009-10-09",
        f"gap add {MARKERS['gap']} --owner nav --on 2009-10-09",
        "discharge sølvi --to family --reason planned --on 2009-10-20",
    ]
    house.done("batch", stdin="\n".join(lines) + "\n")


def found(house: Workspace, *words: str) -> Any:
    return house.done("report", *words, "--external", "--format", "json").json


def test_a_count_of_one_takes_another_with_it(house: Workspace) -> None:
    report = found(house, "month", "2009-10")
    people = report["people"]
    # Three stay: had it said that four were there, one would have left. Three came from one town:
    # had it said that four came, one would have come from another.
    assert [people[name] for name in ("discharged", "served", "admitted")] == [None] * 3
    assert people["staying"] == 3
    assert report["intake"] == {
        "number": None,
        "people": None,
        "by_source": {"treatment": None, "prison": 3},
        "by_municipality": {"alta": 3, "kvalsund": None},
    }
    assert report["exits"]["by_destination"] == {"family": None}
    assert report["exits"]["success"]["rate"] is None
    assert report["nights"]["leavers"] == {"mean": None, "median": None}
    assert report["ladders"][0]["down"] is None
    assert report["ladders"][0]["up"] == 0
    assert report["gaps"] == {"opened": None, "closed": 0, "open": None, "mean_age_days": None}
    assert report["external"] == {"threshold": 3}
    # Beds are not people.
    assert report["occupancy"]["bed_days"] == 217


def test_the_threshold_is_the_configurations(house: Workspace) -> None:
    text = house.config.read_text(encoding="utf-8")
    house.config.write_text(f"small_numbers: {{threshold: 1}}\n{text}", encoding="utf-8")
    report = found(house, "month", "2009-10")
    assert report["people"]["discharged"] == 1
    assert report["external"] == {"threshold": 1}
    assert found(house, "circling")["ladders"][0]["voices"] is None


@pytest.mark.sampled(5)
@pytest.mark.parametrize("words", REPORTS, ids=lambda words: words[0])
def test_no_name_code_or_text_leaves_the_house(house: Workspace, words: tuple[str, ...]) -> None:
    for form, lang in [*((form, "en") for form in FORMS), ("text", "nb"), ("html", "nb")]:
        shown = house.done("report", *words, "--external", "--format", form, lang=lang).out
        for marker in (*MARKERS.values(), "R-000"):
            assert marker.split()[0] not in shown, (words, form)


def test_without_the_option_the_words_are_there(house: Workspace) -> None:
    """The search above is one that finds something."""
    assert "R-0001" in house.done("report", "municipality", "kvalsund").out
    circling = house.done("report", "circling").out
    assert MARKERS["voice"] in circling
    grant = house.done("report", "funder", "husbanken").out
    assert all(MARKERS[word].split()[0] in grant for word in ("remark", "provider"))


@pytest.mark.parametrize("words", REPORTS, ids=lambda words: words[0])
def test_a_workbook_for_outsiders_holds_neither(
    house: Workspace, words: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    house.done("report", *words, "--external", "-o", str(path))
    with zipfile.ZipFile(path) as book:
        text = "".join(book.read(name).decode(errors="ignore") for name in book.namelist())
    assert not any(marker.split()[0] in text for marker in (*MARKERS.values(), "R-000"))
    assert "<t>:</t>" in text


@pytest.mark.parametrize("words", REPORTS, ids=lambda words: words[0])
def test_csv_has_nothing_where_json_has_null(house: Workspace, words: tuple[str, ...]) -> None:
    shown = house.done("report", *words, "--external", "--format", "csv").out
    numbers = [row["value"] for row in csv.DictReader(io.StringIO(shown))]
    leaves = [value for value in whole_numbers(found(house, *words)) if value is not None]
    assert "" in numbers
    assert ":" not in numbers
    # No number stands in csv that is not in JSON.
    assert {int(n) for n in numbers if n.isdecimal()} <= set(leaves)


def whole_numbers(value: object) -> Iterator[int | None]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from whole_numbers(each)
    elif isinstance(value, int) or value is None:
        yield value


def test_the_foot_says_what_is_hidden_and_why(house: Workspace) -> None:
    shown = " ".join(house.done("report", "month", "2009-10", "--external").out.split())
    assert "Counts of people, and of what happened to them, below 3 are hidden (:)" in shown
    assert "Some larger counts are hidden too" in shown
    assert "1 left" not in shown
    shown = " ".join(house.done("report", "month", "2009-10", "--external", lang="nb").out.split())
    assert "under 3 er skjult (:), null vises" in shown


def test_no_chart_of_single_days_is_drawn_for_outsiders(house: Workspace) -> None:
    for words in REPORTS:
        shown = house.done("report", *words, "--external", "--format", "html").out
        assert "<svg" not in shown, words
    assert "<svg" in house.done("report", "month", "2009-10", "--format", "html").out


def test_names_and_outsiders_do_not_go_together(house: Workspace) -> None:
    assert "--names" in house.refused("report", "month", "--external", "--names", code=2)


def test_it_gives_the_same_bytes_again(house: Workspace) -> None:
    for form in FORMS:
        words = ("report", "month", "2009-10", "--external", "--format", form)
        assert house.done(*words).out == house.done(*words).out


def test_what_circles_and_remarks_there_are_is_not_told_as_none(house: Workspace) -> None:
    funder = house.done("report", "funder", "husbanken", "--external").out
    assert "nothing is written" not in funder
    assert "Not written" not in funder
    assert found(house, "funder", "husbanken")["remarks"]["methods"] is None
    assert found(house, "funder", "husbanken")["measures"] == {
        "by_provider": None,
        "by_kind": None,
    }
    assert found(house, "municipality", "kvalsund")["stays"] is None


def test_a_report_on_two_people_shows_no_sum_over_them(house: Workspace) -> None:
    report = found(house, "municipality", "kvalsund", "--month", "2009-10")
    assert report["people"] == {"served": None, "admitted": None, "discharged": None, "staying": 0}
    assert report["bed_days"]["bed_days"] is None
    assert report["follow_ups"]["held"] is None
    assert report["cost"]["share_ore"] in (None, 0)


def test_no_day_of_anybodys_own_stands_in_a_curve(house: Workspace) -> None:
    report = found(house, "retention")
    assert report["in_programme"]["points"] == []
    assert report["in_programme"]["ends"] is None
    assert report["in_programme"]["median"] == {"days": None, "low": None, "high": None}
