"""budget forecast: where a year is likely to end, and what a board asks of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import award_husbanken, change_config, refused, written


def asked(workspace: Workspace, *words: str, **options: Any) -> Any:
    return workspace.done("budget", "forecast", *words, "--format", "json", **options).json


def rows(found: Any) -> dict[str, list[Any]]:
    keys = ("planned_ore", "booked_ore", "forecast_ore", "difference_ore", "basis")
    return {line["line"]: [line[key] for key in keys] for line in found["lines"]}


@lived_once()
def booked(alta: Workspace) -> None:
    """Pay for three full months and a part of November, a gift never planned, and a grant."""
    award_husbanken(alta)
    change_config(
        alta,
        "        empty-flats: {name: Husleie for tomme leiligheter}\n",
        "        empty-flats: {name: Husleie for tomme leiligheter}\n"
        "        gift: {name: Gaver}\n        feast: {name: Fest}\n",
    )
    for line, amount, on in (
        ("pay", "137500", "2009-08-12"),
        ("pay", "137500", "2009-09-12"),
        ("pay", "137500", "2009-10-12"),
        ("pay", "100000", "2009-11-12"),
        ("car", "6000", "2009-08-03"),
        ("car", "6000", "2009-10-03"),
        ("gift", "500", "2009-05-17"),
        ("husbanken", "800000", "2009-03-01"),
    ):
        alta.done("budget", "book", line, amount, "--on", on)


def test_each_line_goes_on_as_it_has_or_uses_its_plan(booked: Workspace) -> None:
    found = asked(booked)
    assert (found["year"], found["programme"], found["on"]) == (2009, "alta", "2009-11-20")
    assert rows(found) == {
        # 512 500 booked, 37 500 more in November and 137 500 in December.
        "pay": [165_000_000, 51_250_000, 68_750_000, -96_250_000, "recurs"],
        "supervision": [10_000_000, None, 10_000_000, 0, "plan"],
        "office": [7_000_000, None, 7_000_000, 0, "plan"],
        "car": [8_000_000, 1_200_000, 8_000_000, 0, "plan"],
        "empty-flats": [10_000_000, None, 10_000_000, 0, "plan"],
        "gift": [None, 50_000, 50_000, None, "booked"],
        "feast": [None, None, None, None, None],
        "husbanken": [160_000_000, 80_000_000, 160_000_000, 0, "award"],
        "alta": [20_000_000, None, 20_000_000, 0, "award"],
        "finnmarkskollektivet": [20_000_000, None, 20_000_000, 0, "award"],
    }
    assert found["totals"] == {
        "cost": {
            "planned_ore": 200_000_000,
            "booked_ore": 52_500_000,
            "forecast_ore": 103_800_000,
            "difference_ore": -96_200_000,
        },
        "funding": {
            "planned_ore": 200_000_000,
            "booked_ore": 80_000_000,
            "forecast_ore": 200_000_000,
            "difference_ore": 0,
        },
        "result": {
            "planned_ore": 0,
            "booked_ore": 27_500_000,
            "forecast_ore": 96_200_000,
            "difference_ore": 96_200_000,
        },
    }


def test_a_month_is_full_on_its_last_day(booked: Workspace) -> None:
    last = rows(asked(booked, today="2009-11-30"))["pay"]
    # September, October and November now: 375 000 ÷ 3 for December alone.
    assert last[2] == 51_250_000 + 12_500_000
    assert rows(asked(booked, today="2009-12-31"))["pay"][2:] == [
        51_250_000, 51_250_000 - 165_000_000, "booked",
    ]  # fmt: skip


def test_what_recurs_goes_on_over_new_year(booked: Workspace) -> None:
    booked.done("budget", "book", "pay", "137500", "--on", "2009-12-12", today="2009-12-31")
    found = rows(asked(booked, today="2010-01-10"))
    # 375 000 for October to December, 125 000 a month for all of 2010.
    assert found["pay"] == [165_000_000, None, 150_000_000, -15_000_000, "recurs"]
    assert found["gift"] == [None, None, None, None, None]
    # The year that is over has what was booked, and a year to come what is planned.
    assert rows(asked(booked, "--year", "2009", today="2010-01-10"))["office"][2:] == [None] * 3
    assert rows(asked(booked, "--year", "2011"))["pay"][1:] == [None, 165_000_000, 0, "plan"]


def test_the_forecast_on_a_screen(booked: Workspace) -> None:
    text = booked.done("budget", "forecast").out
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    [gift] = [line.split() for line in lines if "Gaver" in line]
    assert gift == ["Gaver", "–", "500", "500", "–", "booked"]
    [feast] = [line.split() for line in lines if "Fest" in line]
    assert feast == ["Fest", "–", "–", "–", "–"]
    nb = booked.done("budget", "forecast", lang="nb").out
    assert nb.startswith("Prognose 2009, Ettervernsboligene i Alta")
    assert "framskrevet" in nb
    assert max(map(len, nb.splitlines())) <= 80
    csv = booked.done("budget", "forecast", "--format", "csv").out.splitlines()
    assert csv[0] == "section,item,measure,value"
    assert "line,pay,forecast_ore,68750000" in csv
    assert "line,feast,forecast_ore," in csv
    assert "total,result,difference_ore,96200000" in csv
    assert "| Gaver | – | 500 | 500 | – | booked |" in booked.done(
        "budget", "forecast", "--format", "md"
    ).out  # fmt: skip


# --- what a board asks -----------------------------------------------------------------------


def test_a_cut_grant_and_emptier_flats_in_alta(alta: Workspace) -> None:
    before = written(alta)
    found = asked(alta, "--occupancy", "0.75", "--grant-cut", "20%")
    # The flats' rents from March: (6 × 5 500 + 7 500) × 10 = 405 000, a quarter of it empty.
    # Costs: 2 000 000 − 100 000 + 101 250; income: 2 000 000 − 320 000.
    assert found["scenario"] == {
        "occupancy": {"numerator": 3, "denominator": 4, "rate": 0.75},
        "occupancy_from": "asked",
        "grant_cut": 0.2,
        "grants_ore": 160_000_000,
        "cut_ore": 32_000_000,
        "cost_ore": 200_125_000,
        "income_ore": 168_000_000,
        "result_ore": -32_125_000,
    }
    even = found["break_even"]
    assert even["bed_days"] == 7 * 306
    assert even["used_bed_days"] == 1607  # 1606.5, half up
    assert even["cost_a_bed_day_ore"] == 93_429  # 2 001 250 ÷ 2 142 = 934.29
    assert even["cost_a_used_bed_day_ore"] == 124_533  # 2 001 250 ÷ 1 607 = 1 245.33
    assert (even["balance"], even["balance_bed_days"]) == (None, None)
    assert (even["empty_beds_ore"], even["used_beds_ore"]) == (10_125_000, None)
    assert even["replaced"] == {"cost_ore": 10_000_000, "income_ore": 0}
    assert even["empty_unit"] == {"least_ore": 5_500_000, "most_ore": 7_500_000}
    # One of seven is to stand empty: six sevenths are left.
    assert even["most"] == {"numerator": 6, "denominator": 7, "rate": 0.8571}
    assert written(alta) == before


def test_alta_balances_where_its_empty_flats_cost_what_is_budgeted(alta: Workspace) -> None:
    even = asked(alta)["break_even"]
    # 1 900 000 + 405 000 × empty = 2 000 000: empty is 100 ÷ 405.
    assert even["balance"] == {"numerator": 61, "denominator": 81, "rate": 0.7531}
    assert even["balance_bed_days"] == 1614  # 1 613.1 rounded up
    [at_full] = [each for each in even["by_occupancy"] if each["occupancy"]["rate"] == 1]
    assert at_full["result_ore"] == 10_000_000
    text = alta.done("budget", "forecast").out
    assert "  balances at                     75.3 %  1 614 of 2 142 bed-days\n" in text
    assert "one more empty unit, a year     55 000  to 75 000, by its rent" in text
    assert "occupancy  bed-days" not in text  # only where something was asked


def test_the_occupancy_is_the_years_own_unless_another_is_asked_about(alta: Workspace) -> None:
    alta.done("admit", "Ola", "--unit", "1", "--on", "2009-09-10")
    here = asked(alta)
    # 72 nights of 7 × 265.
    assert here["scenario"]["occupancy"] == {"numerator": 72, "denominator": 1855, "rate": 0.0388}
    assert here["scenario"]["occupancy_from"] == "so-far"
    later = asked(alta, "--year", "2010")["scenario"]
    assert (later["occupancy"]["rate"], later["occupancy_from"]) == (0.8571, "policy")
    over = alta.done("budget", "forecast", "--year", "2009", today="2010-01-05").out
    assert "of the bed-days are used, as in that year\n" in over


def test_fris_rents_go_by_its_rooms(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri", today="2020-06-01")
    found = asked(fri, "--occupancy", "75%")
    # 12 500 000 of costs; 11 852 000 from the municipalities, and 648 000 × 0.75 of rents.
    assert found["scenario"]["income_ore"] == 1_233_800_000
    assert found["scenario"]["result_ore"] == -16_200_000
    even = found["break_even"]
    assert even["balance"] == {"numerator": 1, "denominator": 1, "rate": 1.0}
    assert even["cost_a_bed_day_ore"] == 284_608  # 12 500 000 ÷ (12 × 366)
    assert even["empty_unit"] == {"least_ore": 5_400_000, "most_ore": 5_400_000}
    assert [each["result_ore"] for each in even["by_occupancy"]] == [
        -32_400_000, -25_920_000, -19_440_000, -16_200_000, -12_960_000, -6_480_000, 0,
    ]  # fmt: skip
    assert "  75 %     3 294  12 500 000  12 338 000  −162 000\n" in fri.done(
        "budget", "forecast", "--occupancy", "0,75"
    ).out  # fmt: skip


def test_what_goes_by_occupancy_is_named_beside_the_forecast(
    make_workspace: Callable[..., Workspace], alta: Workspace
) -> None:
    fri = make_workspace("fri", today="2020-06-01", name="fri")
    even = asked(fri, "--occupancy", "75%")["break_even"]
    # 12 rooms at 4 500 a month, three quarters of them used.
    assert (even["empty_beds_ore"], even["used_beds_ore"]) == (None, 48_600_000)
    assert even["replaced"] == {"cost_ore": 0, "income_ore": 64_800_000}
    text = fri.done("budget", "forecast", "--occupancy", "75%").out
    assert "of this, by beds used           486 000  in place of 648 000 in the forecast\n" in text
    told = alta.done("budget", "forecast", "--occupancy", "75%", lang="nb").out.split()
    row = "av dette for tomme plasser 101 250 i stedet for 100 000 i prognosen"
    assert row in " ".join(told)
    csv = fri.done("budget", "forecast", "--occupancy", "75%", "--format", "csv").out
    assert "break_even,,used_beds_ore,48600000\n" in csv


def test_a_place_paid_by_the_bed_day_moves_more(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri", today="2020-06-01")
    by_place = "place_line: municipalities, place_price: 3000"
    change_config(fri, "{rent_line: rent}", f"{{rent_line: rent, {by_place}}}")
    even = asked(fri)["break_even"]
    # 3 000 × 4 392 + 648 000 = 13 824 000 when full.
    assert even["balance"] == {"numerator": 3125, "denominator": 3456, "rate": 0.9042}
    assert even["empty_unit"]["least_ore"] == 5_400_000 + 300_000 * 366
    change_config(fri, ", place_price: 3000", "")
    found = asked(fri, "--occupancy", "0.5")
    assert found["scenario"]["income_ore"] == 1_250_000_000 // 2
    assert found["break_even"]["empty_unit"]["least_ore"] == 5_400_000 + 98_766_667  # a twelfth


def test_without_units_only_grants_can_be_asked_about(
    make_workspace: Callable[..., Workspace],
) -> None:
    ute = make_workspace("sent-ute", today="2017-05-05")
    assert "has no unit" in refused(ute, "budget", "forecast", "--occupancy", "0.5")
    found = asked(ute, "--grant-cut", "0.5")
    assert found["break_even"] is None
    assert (found["scenario"]["occupancy"], found["scenario"]["grants_ore"]) == (None, 0)
    text = ute.done("budget", "forecast", "--grant-cut", "50%").out
    assert text.splitlines()[-4] == "If grants are cut by 50 %, of which there are none"
    assert "If" not in ute.done("budget", "forecast").out


def test_a_house_where_nothing_goes_by_occupancy_says_so(
    make_workspace: Callable[..., Workspace],
) -> None:
    rana = make_workspace("hf", today="2019-06-01")
    change_config(
        rana, "run_by: Enga, rent: 7500}\n      - {code: E2", "rent: 7500}\n      - {code: E2"
    )
    text = rana.done("budget", "forecast", "--grant-cut", "20%").out
    assert "no income or cost goes by occupancy" in text
    asked_about = " ".join(text.split())
    assert "and grants are cut by 20 %, 168 000 kr" in asked_about
    assert max(map(len, text.splitlines())) <= 80
    assert "one more empty unit" not in text


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--occupancy", "75"), 2, "write 0.75 or 75%"),
        (("--grant-cut", "-1"), 2, "write 0.75 or 75%"),
        (("--year", "2030"), 1, "neither a plan nor a booking for 2030"),
        (("--year", "x"), 2, "no year"),
    ],
)
def test_what_the_forecast_refuses(
    alta: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(alta, "budget", "forecast", *words, code=code)


def test_a_break_even_line_has_to_be_in_the_budget(alta: Workspace) -> None:
    vacancy = "    vacancy: {line: empty-flats}\n"
    change_config(alta, vacancy, vacancy + "    break_even: {rent_line: rent}\n")
    result = alta.run("config", "check")
    assert result.code == 78
    assert "programmes.alta.break_even.rent_line" in result.err + result.out
