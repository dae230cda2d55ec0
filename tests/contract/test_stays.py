"""Stays, occupancy, ladders and exits of interface.md, with figures worked out by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.lab import asked, make_lab, report, typed


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_lab(make_workspace)


def rate(numerator: int, denominator: int, value: float | None) -> dict[str, Any]:
    return {"numerator": numerator, "denominator": denominator, "rate": value}


def test_a_departure_on_the_first_day_belongs_to_the_period(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-09-01 --unit A",
        "discharge anna --to own --on 2026-10-01",
        "admit Bo --on 2026-09-01",
        "discharge bo --to own --on 2026-09-30",
    )
    october = report(lab, "month", "2026-10")
    people = october["people"]
    assert (people["served"], people["discharged"], people["staying"]) == (1, 1, 0)
    assert october["nights"]["leavers"] == {"mean": 30.0, "median": 30.0}
    assert october["occupancy"]["occupied_days"] == 0  # the day of departure is never a night


def test_in_and_out_the_same_day_is_served_with_no_nights(lab: Workspace) -> None:
    typed(lab, "admit Anna --on 2026-10-10 --unit A", "discharge anna --to own --on 2026-10-10")
    october = report(lab, "month", "2026-10")
    assert october["people"]["served"] == 1
    assert october["nights"]["leavers"] == {"mean": 0.0, "median": 0.0}
    assert october["nights"]["lengths"][0]["leavers"] == 1
    assert october["occupancy"]["occupied_days"] == 0
    assert report(lab, "month", "2026-10", "--count-on", "2026-10-10")["occupancy"]["on"] == [
        {"on": "2026-10-10", "residents": 0}
    ]


def test_a_new_stay_may_begin_the_day_the_last_ended_and_none_may_overlap(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-10-01 --unit A",
        "discharge anna --to street --on 2026-10-11",
    )
    lab.refused("admit", "R-0001", "--on", "2026-10-10")
    lab.done("admit", "R-0001", "--on", "2026-10-11", "--unit", "A")
    lab.refused("admit", "R-0001", "--on", "2026-10-20")
    october = report(lab, "month", "2026-10")
    people = october["people"]
    assert [people[key] for key in ("served", "admitted", "discharged", "staying")] == [1, 1, 0, 1]
    # The last stay: 31 October less 11 October plus one.
    assert october["nights"]["stayers"] == {"mean": 21.0, "median": 21.0}
    exits = october["exits"]  # an event that adds up, though nobody is gone
    assert (exits["number"], exits["back"], exits["by_destination"]) == (1, 1, {"street": 1})
    assert october["occupancy"]["occupied_days"] == 31


def test_the_median_of_an_even_count_is_the_mean_of_the_middle_two(lab: Workspace) -> None:
    for name, ends in (("Anna", "02"), ("Bo", "05"), ("Cy", "11"), ("Di", "31")):
        typed(
            lab,
            f"admit {name} --on 2026-10-01",
            f"discharge {name} --to own --on 2026-10-{ends}",
        )
    assert report(lab, "month", "2026-10")["nights"]["leavers"] == {"mean": 11.25, "median": 7.0}


@pytest.mark.parametrize(
    ("nights", "label"),
    [(30, "≤30"), (31, "31–60"), (60, "31–60"), (61, "61–90"), (90, "61–90"), (91, "91–180"),
     (180, "91–180"), (181, "181–365"), (365, "181–365"), (366, "366–730"), (730, "366–730"),
     (731, "731–1095"), (1095, "731–1095"), (1096, "1096–1460"), (1460, "1096–1460"),
     (1461, "1461–1825"), (1825, "1461–1825"), (1826, ">1825")],
)  # fmt: skip
def test_a_length_falls_in_its_bin(lab: Workspace, nights: int, label: str) -> None:
    lab.done("admit", "Anna", "--on", f"-{nights}d")
    lab.done("discharge", "anna", "--to", "own")
    lengths = report(lab, "year", "2026")["nights"]["lengths"]
    assert [each["label"] for each in lengths if each["leavers"]] == [label]


def test_a_period_that_reaches_past_today_is_cut_at_today(lab: Workspace) -> None:
    lab.done("admit", "Anna", "--on", "2026-12-01", "--unit", "A")
    year = report(lab, "year", "2026")
    assert year["period"] == {"from": "2026-01-01", "to": "2026-12-20", "days": 354}
    assert year["nights"]["stayers"]["mean"] == 20.0
    assert year["occupancy"]["occupied_days"] == 20
    assert year["occupancy"]["bed_days"] == 4 * 354
    assert "20 Dec 2026" in lab.done("report", "year", "2026").out


def test_residents_are_counted_on_each_months_last_day_or_on_the_days_asked_for(
    lab: Workspace,
) -> None:
    typed(
        lab,
        "admit Anna --on 2026-10-05",
        "discharge anna --to own --on 2026-11-10",
        "admit Bo --on 2026-11-10",
    )
    asked_for = ("period", "2026-10-01", "2026-11-30")
    assert report(lab, *asked_for)["occupancy"]["on"] == [
        {"on": "2026-10-31", "residents": 1},
        {"on": "2026-11-30", "residents": 1},
    ]
    days = ("--count-on", "2026-11-10", "--count-on", "2026-10-04", "--count-on", "2026-11-09")
    assert report(lab, *asked_for, *days)["occupancy"]["on"] == [
        {"on": "2026-10-04", "residents": 0},
        {"on": "2026-11-09", "residents": 1},
        {"on": "2026-11-10", "residents": 1},
    ]


def test_nights_are_occupied_held_or_void(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-10-05 --unit A",  # 27 nights, of which 5 away
        "away anna --kind leave --on 2026-10-20",
        "back anna --on 2026-10-25",
        "admit Bo --on 2026-10-10 --unit B",  # 22
        "admit Cy --on 2026-10-10 --unit B",  # 10
        "vacate cy --on 2026-10-20",
        "admit Di --on 2026-10-01",  # no unit, no nights
    )
    lab.done("unit", "void", "C", "--on", "2026-10-11", "--until", "2026-10-20", "--reason", "x")
    found = report(lab, "month", "2026-10")["occupancy"]
    whole = {"usable_days": 114, "occupied_days": 54, "held_days": 5, "rate": rate(54, 114, 0.4737)}
    assert found.pop("months") == [{"month": "2026-10", **whole}]
    nights = found.pop("nights")
    assert len(nights) == 31
    assert nights[20] == {"on": "2026-10-21", "beds": 4, "occupied": 1, "held": 1, "used": 0.25}
    assert found == {
        "bed_days": 4 * 31,
        "occupied_days": 22 + 22 + 10,
        "held_days": 5,
        "void_days": 10,
        "rate": rate(54, 114, 0.4737),
        "on": [{"on": "2026-10-31", "residents": 4}],
    }


def test_held_nights_run_from_leaving_to_the_night_before_the_return(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-09-01 --unit A",
        "away anna --kind leave --on 2026-09-29",
        "back anna --on 2026-10-03",
        "away anna --kind leave --on 2026-10-30",
        "discharge anna --to own --on 2026-11-02",
    )
    held = [report(lab, "month", f"2026-{month}")["occupancy"] for month in ("09", "10", "11")]
    assert [each["held_days"] for each in held] == [2, 2 + 2, 1]
    assert [each["occupied_days"] for each in held] == [28, 27, 0]


def test_a_released_unit_is_neither_held_nor_occupied(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-10-01 --unit A",
        "away anna --kind sentence --on 2026-10-11",
        "back anna --on 2026-10-21 --unit A",
        "away anna --kind leave --on 2026-10-26 --release-unit",
    )
    october = report(lab, "month", "2026-10")["occupancy"]
    assert (october["occupied_days"], october["held_days"]) == (15, 0)


def test_a_unit_is_void_up_to_and_with_the_last_day_given(lab: Workspace) -> None:
    lab.done("unit", "void", "B", "--on", "2026-10-01", "--until", "2026-10-10", "--reason", "x")
    lab.refused("admit", "Anna", "--on", "2026-10-10", "--unit", "B")
    status = {row["unit"]: row for row in asked(lab, "unit", "list")}
    assert (status["B"]["status"], status["B"]["since"]) == ("free", "2026-10-11")
    assert asked(lab, "unit", "list", today="2026-10-10")[1]["status"] == "void"
    lab.done("admit", "Anna", "--on", "2026-10-11", "--unit", "B")
    assert report(lab, "month", "2026-10")["occupancy"]["void_days"] == 2 * 10
    lab.refused("unit", "void", "B", "--reason", "x")


def test_a_void_unit_is_opened_early_or_confirmed_as_planned(lab: Workspace) -> None:
    lab.done("unit", "void", "A", "--on", "2026-10-01", "--until", "2026-10-20", "--reason", "x")
    lab.done("unit", "open", "A", "--on", "2026-10-06")
    assert report(lab, "month", "2026-10")["occupancy"]["void_days"] == 5
    lab.done("unit", "void", "A", "--on", "2026-11-01", "--until", "2026-11-05", "--reason", "x")
    assert "6 Nov 2026" in lab.done("unit", "open", "A", "--on", "2026-11-20").out
    assert report(lab, "month", "2026-11")["occupancy"]["void_days"] == 5
    lab.refused("unit", "open", "A")


def test_moves_of_one_day_count_in_the_order_of_typing_and_circles_over_all_stays(
    lab: Workspace,
) -> None:
    typed(
        lab,
        "admit Anna --on 2026-01-05",
        "advance anna --on 2026-02-01",
        "demote anna --steps 1 --reason brudd --on 2026-02-01",
    )
    assert "31 Jan 2026" in lab.refused("advance", "anna", "--on", "2026-01-31")
    foot = asked(lab, "list")[0]["steps"]["trapp"]
    assert (foot["step"], foot["visits"], foot["circling"]) == (2, 2, False)
    typed(
        lab,
        "discharge anna --to street --on 2026-03-01",
        "admit R-0001 --on 2026-05-01",
    )
    foot = asked(lab, "list")[0]["steps"]["trapp"]
    assert (foot["step"], foot["visits"], foot["circling"]) == (2, 3, True)
    (february,) = report(lab, "month", "2026-02")["ladders"]
    assert (february["up"], february["down"], february["circling"]) == (1, 1, 0)
    (april,) = report(lab, "month", "2026-04")["ladders"]
    assert [step["residents"] for step in april["steps"]] == [0, 0, 0, 0]
    (may,) = report(lab, "month", "2026-05")["ladders"]
    assert [step["residents"] for step in may["steps"]] == [0, 1, 0, 0]
    assert (may["up"], may["down"], may["circling"]) == (0, 0, 1)


def test_the_day_of_discharge_is_the_first_that_a_move_cannot_have(lab: Workspace) -> None:
    typed(lab, "admit Anna --on 2026-10-01", "discharge anna --to own")
    assert "after the discharge" in lab.refused("advance", "anna")
    demoted = ("demote", "anna", "--steps", "1", "--reason", "brudd")
    assert "after the discharge" in lab.refused(*demoted)
    lab.done("advance", "anna", "--on", "yesterday")
    assert "after the discharge" in lab.refused(*demoted)


def test_success_leaves_out_deaths_and_counts_what_is_pending(lab: Workspace) -> None:
    for name, exit_ in (
        ("Anna", ("--to", "own", "--reason", "planned")),
        ("Bo", ("--to", "street")),
        ("Cy", ("--to", "pending")),
        ("Di", ("--reason", "died")),
    ):
        lab.done("admit", name, "--on", "2026-10-01")
        lab.done("discharge", name, *exit_, "--on", "2026-10-20")
    exits = report(lab, "month", "2026-10")["exits"]
    assert exits["by_destination"] == {"own": 1, "street": 1, "pending": 1, "died": 1}
    assert (exits["planned"], exits["success"]) == (1, rate(1, 3, 0.3333))
    lab.done("discharge", "cy", "--to", "own")
    assert report(lab, "month", "2026-10")["exits"]["success"] == rate(2, 3, 0.6667)


def test_returned_are_exits_whose_days_ran_out_in_the_period(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-01-01",
        "discharge anna --to own --on 2026-02-01",  # 180 days: 31 July
        "admit R-0001 --on 2026-07-31",
        "admit Bo --on 2026-01-01",
        "discharge bo --to own --on 2026-02-02",  # 180 days: 1 August
        "admit R-0002 --on 2026-08-02",
    )
    july, august = (report(lab, "month", month)["exits"] for month in ("2026-07", "2026-08"))
    assert july["returned"]["180"] == rate(1, 1, 1.0)
    assert august["returned"]["180"] == rate(0, 1, 0.0)
    assert august["returned"]["365"] == rate(0, 0, None)
    assert set(july["returned"]) == {"180", "365", "730"}


def test_several_programmes_are_told_apart(make_workspace: Callable[..., Workspace]) -> None:
    lab = make_lab(make_workspace, second=True)
    assert "lab" in lab.refused("admit", "Anna", code=2)
    for programme in ("lab", "bua"):
        said = lab.refused("report", "month", code=2)
        assert programme in said
    typed(
        lab,
        "-p lab admit Anna --on 2026-11-01 --unit A",
        "-p bua admit R-0001 --on 2026-11-15",
    )
    rows = asked(lab, "list")
    assert [(row["resident"], row["programme"]) for row in rows] == [
        ("R-0001", "lab"),
        ("R-0001", "bua"),
    ]
    bua = asked(lab, "-p", "bua", "report", "month", "2026-11")
    assert (bua["programme"], bua["nights"]["stayers"]["mean"]) == ("bua", 16.0)
    assert (bua["occupancy"]["bed_days"], bua["occupancy"]["rate"]) == (0, rate(0, 0, None))
    assert bua["ladders"] == []
    assert "lab" in lab.refused("log", "anna", code=2)
