"""budget share: keys side by side, and the figures that nine municipalities were promised."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Workspace, invoke
from tests.helpers.salten import make_salten

BY_POPULATION = {
    "bodo": 46_305_992, "fauske": 8_788_241, "meloy": 5_700_456, "saltdal": 4_218_535,
    "steigen": 2_265_992, "gildeskal": 1_799_861, "sorfold": 1_781_000, "hamaroy": 1_615_743,
    "beiarn": 924_180,
}  # fmt: skip


@pytest.fixture
def fri(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace("fri", today="2019-12-31")


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_salten(make_workspace)


def asked(workspace: Workspace, *words: str) -> Any:
    return workspace.done("budget", "share", *words, "--format", "json").json


def shares(found: dict[str, Any]) -> dict[str, int]:
    return {row["municipality"]: row["share_ore"] for row in found["shares"]}


def weights(found: dict[str, Any]) -> list[float]:
    return [row["weight"] for row in found["shares"]]


def test_734_000_by_the_nine_municipalities_population(fri: Workspace) -> None:
    found = asked(fri, "--amount", "734000", "--key", "population", "--year", "2018")
    assert (found["amount_ore"], found["key"], list(found)) == (
        73_400_000,
        "population",
        ["amount_ore", "key", "shares"],
    )
    assert shares(found) == BY_POPULATION
    assert found["shares"][0] == {
        "municipality": "bodo",
        "weight": 51558,
        "share_ore": 46_305_992,
        "counted_on": "2017-12-31",
    }
    assert asked(fri, "--amount", "734000", "--year", "2018") == found  # the programme's own key


def test_a_share_by_population_says_when_the_inhabitants_were_counted(fri: Workspace) -> None:
    words = ("budget", "share", "--amount", "734000", "--year", "2018")
    assert fri.done(*words).out.endswith("\n\nInhabitants counted on 31 Dec 2017.\n")
    assert fri.done(*words, "--format", "md", lang="nb").out.endswith(
        "\n- Folketallet er fra 31. des. 2017.\n"
    )
    text = fri.config.read_text(encoding="utf-8")
    fri.config.write_text(text.replace("2017-12-31: 1029", "2016-12-31: 1029"), encoding="utf-8")
    assert "Inhabitants counted from 31 Dec 2016 to 31 Dec 2017.\n" in fri.done(*words).out
    rows = asked(fri, "--amount", "734000", "--year", "2018")["shares"]
    assert [row["counted_on"] for row in rows[:2]] == ["2017-12-31", "2016-12-31"]
    mix = asked(fri, "--amount", "1", "--year", "2018", "--key", "base-and-population")["shares"]
    assert [row["counted_on"] for row in mix[:2]] == ["2017-12-31", "2016-12-31"]
    equal = asked(fri, "--amount", "1", "--key", "equal")["shares"]
    assert {row["counted_on"] for row in equal} == {None}


def test_734_000_in_nine_equal_parts(fri: Workspace) -> None:
    found = asked(fri, "--amount", "734 000,00", "--key", "equal")
    # 8 155 555.56 øre each: the five øre left over go to the first five.
    assert list(shares(found).values()) == [8_155_556] * 5 + [8_155_555] * 4


def test_734_000_by_the_bed_days_of_a_year_in_the_house(fri: Workspace) -> None:
    lines = [
        "admit Anders --municipality bodo --unit 1 --on 2019-01-01",  # 365 nights, 10 of them held
        "admit Berit --municipality fauske --unit 2 --on 2019-07-01",  # 184
        "admit Cato --municipality beiarn --unit 3 --on 2019-12-01",  # 31
        "admit Dina --municipality bodo --unit 4 --on 2019-02-01",  # 28, then 1 Mar she left
        "away anders --kind leave --on 2019-05-01",
        "back anders --on 2019-05-11",
        "discharge dina --to family --on 2019-03-01",
    ]
    fri.done("batch", "-", stdin="\n".join(lines))
    found = asked(fri, "--amount", "734000", "--key", "bed-days", "--year", "2019")
    assert weights(found) == [393, 31, 184, 0, 0, 0, 0, 0, 0]
    # 734 000 kr by 608 bed-days is 120 723.684 øre each.
    assert [shares(found)[town] for town in ("bodo", "beiarn", "fauske", "meloy")] == [
        47_444_408, 3_742_434, 22_213_158, 0,
    ]  # fmt: skip


@pytest.mark.large
def test_a_simulated_years_bed_days_are_shared_and_are_those_of_the_years_report(
    tmp_path: Path,
) -> None:
    made = invoke("--today", "2020-01-10", "demo", str(tmp_path / "d"), "--template", "fri")
    assert made.code == 0, made
    demo = Workspace(tmp_path / "d", today="2020-01-10")
    keys = {key["key"]: key for key in asked(demo, "--amount", "734000", "--year", "2019",
                                             "--compare")}  # fmt: skip
    used = demo.done("report", "year", "2019", "--format", "json").json["occupancy"]
    by_days = keys["bed-days"]
    assert sum(weights(by_days)) == used["occupied_days"] + used["held_days"] > 0
    assert shares(keys["population"]) == BY_POPULATION
    assert {sum(shares(key).values()) for key in keys.values()} == {73_400_000}
    months = [f"2019-{month:02}" for month in range(1, 13)]
    claimed = [
        demo.done("budget", "claim", "--month", month, "--format", "json").json for month in months
    ]
    for place, weight in enumerate(weights(by_days)):
        assert sum(month[place]["bed_days"] for month in claimed) == weight


def test_inhabitants_are_the_latest_counted_before_the_year(house: Workspace) -> None:
    for year, vardo in (("2026", 1900), ("2027", 1)):
        found = asked(house, "--amount", "100", "--key", "population", "--year", year)
        assert weights(found) == [vardo, 21000, 1000]
    said = house.refused("budget", "share", "--amount", "100", "--key", "population", "--year",
                         "2025")  # fmt: skip
    assert "before 2025" in said
    assert "Alta, Hasvik" in said
    assert "Vardø" not in said


def test_places_and_percentages_are_as_agreed_and_whoever_is_not_named_pays_nothing(
    house: Workspace,
) -> None:
    places = asked(house, "--amount", "100", "--key", "places")
    assert (weights(places), list(shares(places).values())) == ([2, 1, 0], [6667, 3333, 0])
    fixed = asked(house, "--amount", "100", "--key", "fixed")
    assert (weights(fixed), list(shares(fixed).values())) == ([12.5, 80, 7.5], [1250, 8000, 750])


def test_bed_days_are_nights_lived_in_and_held_of_those_who_share_alone(house: Workspace) -> None:
    """Anna 111 nights since 1 September, Eva 30, Bo 10; what Cy and Dag used weighs for none."""
    found = asked(house, "--amount", "151", "--key", "bed-days")
    assert weights(found) == [141, 10, 0]
    assert list(shares(found).values()) == [14_100, 1_000, 0]
    for code in ("R-0003", "R-0004"):
        house.done("discharge", code, "--to", "own")
    assert asked(house, "--amount", "151", "--key", "bed-days") == found


def test_a_mix_is_shared_by_its_parts(house: Workspace) -> None:
    half = asked(house, "--amount", "302", "--key", "half")
    # Percent: half of a third each, and half of 141 and of 10 in 151.
    assert weights(half) == [63.355408, 19.977925, 16.666667]
    assert list(shares(half).values()) == [
        19_134,
        6_033,
        5_033,
    ]  # a third of an øre each is left: to the first
    quarter = asked(house, "--amount", "239", "--key", "quarter")
    assert weights(quarter) == [51.987448, 46.966527, 1.046025]
    assert list(shares(quarter).values()) == [12_425, 11_225, 250]


def test_a_credit_is_shared_as_the_charge_was(house: Workspace) -> None:
    charge = asked(house, "--amount", "734000,01", "--key", "population")
    credit = asked(house, "--amount", "-734000,01", "--key", "population")
    assert credit["amount_ore"] == -73_400_001
    assert shares(credit) == {town: -share for town, share in shares(charge).items()}
    assert set(shares(asked(house, "--amount", "0")).values()) == {0}


def test_keys_are_compared_with_the_programmes_own(house: Workspace) -> None:
    every = asked(house, "--amount", "300", "--compare")
    assert [found["key"] for found in every] == [
        "bed-days", "equal", "population", "places", "fixed", "half", "quarter",
    ]  # fmt: skip
    for found in every:
        assert sum(shares(found).values()) == 30_000
        assert sum(row["difference_ore"] for row in found["shares"]) == 0
    equal = every[1]["shares"]
    # By bed-days 28 013.245…, 1 986.755… and 0.
    assert [row["difference_ore"] for row in equal] == [10000 - 28013, 10000 - 1987, 10000]
    named = asked(house, "--amount", "300", "--compare", "--key", "places")
    assert named[0]["key"] == "places"
    assert {row["difference_ore"] for row in named[0]["shares"]} == {0}


def test_a_key_that_says_nothing_is_left_out_of_a_comparison_and_told(
    make_workspace: Callable[..., Workspace],
) -> None:
    bare = make_salten(make_workspace, empty=True)
    answer = bare.done("budget", "share", "--amount", "300", "--key", "equal", "--compare",
                       "--year", "2025", "--format", "json")  # fmt: skip
    assert [found["key"] for found in answer.json] == ["equal", "places", "fixed"]
    assert answer.err.splitlines() == [
        "Left out: population, quarter. No inhabitants counted before 2025 stand in the "
        "configuration for: Alta, Hasvik. Add them under municipalities: … populations:",
        "Left out: bed-days, half. Nothing can be shared by bed-days: nobody has any in that time.",
    ]


def test_what_sharing_refuses(house: Workspace) -> None:
    def message(*words: str, code: int = 1) -> str:
        return house.refused("budget", "share", *words, code=code)

    assert "did you mean places?" in message("--amount", "1", "--key", "place")
    assert "there is: equal, population, places, bed-days, fixed, half, quarter" in message(
        "--amount", "1", "--key", "xyz"
    )
    # No night of a year to come has been spent.
    assert "nobody has any" in message("--amount", "1", "--key", "bed-days", "--year", "2027")
    assert "nobody has any" in message("--amount", "1", "--key", "half", "--year", "2027")
    assert "nobody has any" in message("--amount", "0", "--key", "bed-days", "--year", "2027")
    assert "no amount" in message("--amount", "1.000", code=2)
    assert "--amount is missing" in message(code=2)


def test_all_weights_zero_is_refused_by_every_key_of_the_configuration(
    make_workspace: Callable[..., Workspace],
) -> None:
    house = make_salten(make_workspace, empty=True)
    text = house.config.read_text(encoding="utf-8")
    for old, new in (
        ("{vardo: 2, alta: 1}", "{vardo: 0, alta: 0}"),
        ("{vardo: 12.5, alta: 80, hasvik: 7.5}", "{}"),
        ("2025-12-31: 1900", "2025-12-31: 0"),
        ("2025-12-31: 21000", "2025-12-31: 0"),
        ("2025-12-31: 1000", "2025-12-31: 0"),
        ("{equal: 50, bed-days: 50}", "{equal: 0}"),
    ):
        assert old in text
        text = text.replace(old, new)
    house.config.write_text(text, encoding="utf-8")
    for key in ("places", "fixed", "population", "bed-days", "half", "quarter"):
        said = house.refused("budget", "share", "--amount", "1", "--key", key)
        assert "Nothing can be shared by" in said, key


def test_a_key_that_nothing_is_agreed_for_is_told_from_one_that_nobody_has_used(
    make_workspace: Callable[..., Workspace],
) -> None:
    rana = make_workspace("hf", today="2019-06-01")
    said = rana.refused("budget", "share", "--amount", "10", "--key", "fixed")
    assert said == (
        "Nothing can be shared by fixed: the configuration gives nobody a part under sharing:\n"
    )
    equal = rana.done("budget", "share", "--amount", "10", "--key", "equal", lang="nb").out
    assert equal.startswith("10 kr i like deler, 2019 ")


def test_a_programme_without_municipalities_of_its_own_shares_between_all(
    house: Workspace,
) -> None:
    text = house.config.read_text(encoding="utf-8")
    every = text.replace("    municipalities: [vardo, alta, hasvik]\n", "", 1)
    house.config.write_text(every, encoding="utf-8")
    found = asked(house, "--amount", "10", "--key", "equal")
    assert list(shares(found)) == ["vardo", "alta", "bergen", "hasvik"]


def test_sharing_reads_the_same_in_every_format(house: Workspace) -> None:
    words = ("budget", "share", "--amount", "300,01", "--key", "fixed")
    assert house.done(*words).out == (
        "300.01 kr by fixed shares, 2026                                    kroner, Laben\n"
        "\n"
        "municipality  weight   share\n"
        "Vardø          12.50   37.50\n"
        "Alta              80  240.01\n"
        "Hasvik          7.50   22.50\n"
        "Sum              100  300.01\n"
    )
    assert "300,01 kr etter faste andeler, 2026" in house.done(*words, lang="nb").out
    assert house.done(*words, "--format", "csv").out == (
        "amount_ore,key,municipality,weight,share_ore,counted_on\n"
        "30001,fixed,vardo,12.5,3750,\n30001,fixed,alta,80,24001,\n30001,fixed,hasvik,7.5,2250,\n"
    )
    assert "| Alta | 80 | 240.01 |" in house.done(*words, "--format", "md").out


def test_a_comparison_reads_the_same_in_every_format_and_fits_the_screen(fri: Workspace) -> None:
    fri.done("admit", "Anders", "--municipality", "bodo", "--unit", "1", "--on", "2019-01-01")
    words = ("budget", "share", "--amount", "734000", "--year", "2019", "--compare")
    text = fri.done(*words).out
    assert max(map(len, text.splitlines())) <= 80
    assert "Bodø          463 059.92  81 555.56  244 666.67   734 000  440 400" in text
    assert "More or less than by population" in text
    rows = fri.done(*words, "--format", "csv").out.splitlines()
    assert rows[0] == "amount_ore,key,municipality,weight,share_ore,counted_on,difference_ore"
    assert len(rows) == 1 + 8 * 9
    assert "73400000,equal,bodo,1,8155556,,-38150436" in rows
    md = fri.done(*words, "--format", "md", lang="nb").out
    assert "| Bodø | 463 059,92 | 81 555,56 |" in md
    mixes = text.split("\n\n")[-1].splitlines()
    assert mixes[0] == "base-and-population: 20 % in equal shares and 80 % by population."
    assert "- places-and-use: 50 % etter plasser og 50 % etter døgn.\n" in md
    assert "| Bodø | −381 504,36 |" in md
