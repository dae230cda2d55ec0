"""Homes that others run: places where somebody may live, and no vacancies of the programme's."""

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, shown, units
from tests.helpers.life import looked


@lived_once()
def house(alta: Workspace) -> None:
    """Alta with flat 5 run by Nabohuset for four months at most; Nora in it, Ola in flat 1."""
    change_config(
        alta,
        'code: "5", kind: enkel,',
        'code: "5", kind: enkel, run_by: Nabohuset, limit_months: 4,',
    )
    alta.done("admit", "Nora", "--unit", "5", "--on", "2009-11-01")
    alta.done("admit", "Ola", "--unit", "1", "--on", "2009-11-01")


def test_they_are_lived_in_and_counted_apart(house: Workspace) -> None:
    five = units(house)["5"]
    assert (five["status"], five["residents"], five["run_by"]) == (
        "occupied",
        ["R-0001"],
        "Nabohuset",
    )
    text = house.done("unit", "list").out
    assert "6 units: 1 lived in, 5 free; 1 home that others run, 1 living there" in text
    assert "At most 4 months: 5.\nRun by Nabohuset: 5.\n" in text
    (today,) = house.done("today", "--format", "json").json
    assert today["units"] == {
        "units": 6, "occupied": 1, "held": 0, "free": 5, "void": 0, "keep_empty": 1, "others": 1,
    }  # fmt: skip
    said = " ".join(house.done("today", lang="nb").out.split())
    assert "1 bor i bolig som andre driver" in said
    assert shown(house, "nora")["unit"] == "5"
    house.done("vacate", "nora")
    assert units(house)["5"]["status"] == "others"
    assert "andres" in house.done("unit", "list", lang="nb").out


def test_their_nights_are_none_of_the_programmes(house: Workspace) -> None:
    report = looked(house, "report", "month", "2009-11", on="2009-12-01")
    # Ola's 30 nights of six flats.
    used = report["occupancy"]
    assert (used["bed_days"], used["occupied_days"], used["held_days"]) == (180, 30, 0)
    assert sum(month["occupied_days"] for month in used["months"]) == 30
    view = "SELECT bed_days, occupied_days FROM v_occupancy_month WHERE month = '2009-11'"
    assert house.rows(view) == [(180, 30)]
    town = house.done(
        "report",
        "municipality",
        "alta",
        "--month",
        "2009-11",
        "--format",
        "json",
        today="2009-12-01",
    ).json
    assert {stay["resident"]: stay["bed_days"] for stay in town["stays"]} == {
        "R-0001": 0, "R-0002": 30,
    }  # fmt: skip
    empty = looked(house, "budget", "vacancy", on="2009-12-01")
    # Flats 1 to 4 and 7, the reserved one left out; Ola in flat 1.
    assert empty["months"][10]["empty_nights"] == 4 * 30


def test_no_place_there_is_open_to_anybody(house: Workspace) -> None:
    house.done("vacate", "nora")
    for number, name in zip("234", ("Per", "Kai", "Eva"), strict=True):
        house.done("admit", name, "--unit", number)
    # Nora, who has no home now, takes flat 7, the last that is not kept: flat 5 is no place.
    assert "is full" in refused(house, "admit", "Tor", "--unit", "7")


def test_a_capacity_of_units_needs_units_of_ones_own(alta: Workspace) -> None:
    text = alta.config.read_text(encoding="utf-8")
    for key in ("kind: enkel", "kind: familie"):
        text = text.replace(f"{key},", f"{key}, run_by: Nabohuset,")
        text = text.replace(f"{key}\n", f"{key}\n        run_by: Nabohuset\n")
    alta.config.write_text(text, encoding="utf-8")
    said = alta.refused("config", "check", code=78)
    assert "capacity" in said
    assert "keep_empty" in said
