"""Municipalities that became part of others from a day on, were divided, or split off."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.salten import booked, make_salten

BECAME = "  hasvik: {name: Hasvik, became: {into: alta, from: 2026-11-01}, populations:"


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    """Geir of Hasvik lives there from 10 October; from 1 November Hasvik is part of Alta."""
    made = make_salten(make_workspace)
    booked(made)
    made.done("admit", "Geir", "--municipality", "hasvik", "--unit", "B", "--on", "2026-10-22")
    configured(made, "  hasvik: {name: Hasvik, populations:", BECAME)
    return made


def configured(house: Workspace, old: str, new: str) -> None:
    text = house.config.read_text(encoding="utf-8")
    assert old in text
    house.config.write_text(text.replace(old, new), encoding="utf-8")
    house.done("config", "apply")


def shares(house: Workspace, month: str, *words: str) -> dict[str, tuple[int, int]]:
    found: Any = house.done("budget", "claim", "--month", month, *words, "--format", "json").json
    return {
        one["municipality"]: (one["bed_days"], one["share_ore"])
        for one in found
        if one["municipality"]
    }


def test_who_is_registered_there_is_counted_with_the_successor_from_that_day_on(
    house: Workspace,
) -> None:
    assert {town: days for town, (days, _) in shares(house, "2026-10").items()} == {
        "vardo": 31, "alta": 10, "hasvik": 10
    }  # fmt: skip
    # 88 kr by 30 and 30 bed-days: half each.
    assert shares(house, "2026-11") == {"vardo": (30, 4_400), "alta": (30, 4_400)}
    stays = house.done(
        "budget", "claim", "--month", "2026-11", "--municipality", "alta", "--format", "json"
    ).json["stays"]
    assert [(one["resident"], one["municipality"]) for one in stays] == [("R-0006", "alta")]
    refused = house.refused("budget", "claim", "--month", "2026-11", "--municipality", "hasvik")
    assert "those who do: Vardø, Alta" in refused
    listed = {
        town: [one["resident"] for one in house.done(
            "list", "--municipality", town, "--status", "all", "--format", "json").json]
        for town in ("alta", "hasvik")
    }  # fmt: skip
    assert listed == {"alta": ["R-0002", "R-0006"], "hasvik": ["R-0006"]}
    house.done("admit", "Hild", "--municipality", "hasvik", "--on", "2026-12-01")
    assert house.done("list", "--format", "json").json[-1]["municipality"] == "alta"


def test_a_report_over_the_day_has_each_of_the_two_with_its_own_days(house: Workspace) -> None:
    over = ("--from", "2026-10-01", "--to", "2026-11-30", "--format", "json")
    days, months = {}, {}
    for town in ("alta", "hasvik"):
        report = house.done("report", "municipality", town, *over).json
        days[town] = report["bed_days"]["bed_days"]
        months[town] = [one["share_ore"] for one in report["cost"]["claims"]]
    assert days == {"alta": 10 + 30, "hasvik": 10}
    # 925.41 kr by 31, 10 and 10, and nothing once Hasvik is no more.
    assert months == {"alta": [18_145, 4_400], "hasvik": [18_145, 0]}
    outside = house.done("report", "municipality", "hasvik", *over, "--external").json
    # Geir goes on with Alta: nobody stays, and that one did is not told.
    people = {"served": None, "admitted": None, "discharged": None, "staying": 0}
    assert outside["people"] == people


@pytest.mark.parametrize(
    ("key", "october", "november"),
    [
        ("equal", (30_847, 30_847, 30_847), (4_400, 4_400)),
        # Inhabitants 1 900, 21 000 and 1 000; then 1 900 and 22 000 together.
        ("population", (7_357, 81_312, 3_872), (700, 8_100)),
        # 12.5, 80 and 7.5 percent; then 87.5 together.
        ("fixed", (11_568, 74_033, 6_940), (1_100, 7_700)),
        ("places", (61_694, 30_847, 0), (5_867, 2_933)),
    ],
)
def test_what_was_agreed_and_who_was_counted_go_on_with_the_successor(
    house: Workspace, key: str, october: tuple[int, ...], november: tuple[int, ...]
) -> None:
    configured(house, "      key: bed-days", f"      key: {key}")
    assert tuple(share for _, share in shares(house, "2026-10").values()) == october
    assert tuple(share for _, share in shares(house, "2026-11").values()) == november


def test_claims_for_months_before_and_their_corrections_go_to_the_successor(
    house: Workspace,
) -> None:
    claim = ("budget", "claim", "--month", "2026-10", "--municipality", "hasvik")
    said = house.done(*claim, "--issue").out
    assert "Hasvik is part of Alta today: the claim goes there." in said
    assert house.done(*claim, "--format", "json").json["goes_to"] == "alta"
    house.done("edit", "P-6", "moved_in_on=2026-10-27")
    house.done("edit", "S-6", "admitted_on=2026-10-27")
    alta = ("budget", "claim", "--month", "2026-11", "--municipality", "alta")
    lines = house.done(*alta, "--format", "json").json["corrections"]
    # 925.41 kr by 31, 10 and 10: 181.45; by 31, 10 and 5: 100.59 (10 058.8…).
    assert [(one["claim"], one["municipality"], one["difference_ore"]) for one in lines] == [
        ("KR-1", "hasvik", 10_059 - 18_145)
    ]
    assert "Oct 2026  KR-1   Hasvik" in house.done(*alta).out


def test_who_moves_to_one_that_is_gone_moves_to_its_successor_and_whoever_is_here_to_any(
    house: Workspace,
) -> None:
    moved = house.done("municipality", "anna", "hasvik", "--on", "2026-11-02", "--format", "json")
    assert moved.json["municipality"] == "alta"
    house.done("municipality", "dag", "hasvik", "--on", "2026-10-31")
    assert "is not" not in house.done("municipality", "geir", "bergen", "--on", "2026-10-30").err
    said = house.refused("admit", "Jon", "--municipality", "bergen")
    assert said.endswith("does not admit from Bergen; it admits from: Vardø, Alta, Hasvik.\n")
    for words in (("admit", "Jon", "--municipality"), ("municipality", "geir")):
        assert house.refused(*words, "Oslo").endswith(", Hasvik. More of them: config.yaml\n")


def test_a_divided_one_weighs_for_no_one_and_one_that_split_off_shares_from_its_day(
    house: Workspace,
) -> None:
    configured(house, "became: {into: alta, from: 2026-11-01}", "became: {from: 2026-11-01}")
    assert shares(house, "2026-11") == {"vardo": (30, 8_800), "alta": (0, 0)}
    apart = house.done("budget", "claim", "--month", "2026-11").out
    assert "R-0006 (Hasvik)" in apart
    configured(house, "became: {from: 2026-11-01}", "from: 2026-11-01")
    assert list(shares(house, "2026-10")) == ["vardo", "alta"]
    assert shares(house, "2026-11")["hasvik"] == (30, 4_400)
    for town in ("Vardø", "Alta"):
        configured(house, f"{{name: {town},", f"{{name: {town}, from: 2026-11-01,")
    for issue in ((), ("--issue",)):  # nobody to claim from, and nothing booked
        said = house.refused("budget", "claim", "--month", "2026-01", *issue)
        assert said == "Laben has no municipality.\n"
