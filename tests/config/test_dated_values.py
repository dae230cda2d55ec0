"""What the configuration says from a day on: the months before it keep every figure."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import change_config, refused, shown, units
from tests.helpers.salten import booked, make_salten


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_salten(make_workspace)


def asked(house: Workspace, *words: str, **options: Any) -> Any:
    return house.done(*words, "--format", "json", **options).json


def month(house: Workspace, month: str) -> Any:
    return asked(house, "report", "month", month)


def more(house: Workspace, text: str, changes: str) -> None:
    """The configuration with changes beside what stands there."""
    change_config(house, text, f"{text}, changes: [{changes}]")


def test_a_units_beds_and_rent_change_from_a_day_on(house: Workspace) -> None:
    before = month(house, "2026-09")
    more(house, "beds: 2, from: 2026-01-01", "{from: 2026-10-16, beds: 3}")
    more(house, "rent: 3100, from: 2026-01-01", "{from: 2026-11-01, rent: 3500}")
    used = month(house, "2026-10")["occupancy"]
    # A and C 31 each; B 15 nights of 2 and 16 of 3: 78. Lived in as before: 26, 10, 31 and 2.
    assert (used["bed_days"], used["occupied_days"]) == (140, 69)
    assert used["rate"]["rate"] == 0.4929
    assert month(house, "2026-09") == before
    on = [units(house, today=day)["B"]["beds"] for day in ("2026-10-15", "2026-10-16")]
    assert on == [2, 3]
    # Whoever lives there keeps the rent of the lease; whoever moves in has the new one.
    charges = asked(house, "rent", "charge", "--month", "2026-11")["charges"]
    assert [one["amount_ore"] for one in charges if one["resident"] == "R-0001"] == [310_000]
    house.done("vacate", "anna", "--on", "2026-12-01")
    house.done("admit", "Gry", "--unit", "A", "--on", "2026-12-01")
    assert shown(house, "gry")["placements"][0]["rent_ore"] == 350_000
    for name in ("Hal", "Ivo"):  # beside Dag
        house.done("admit", name, "--unit", "B", "--on", "2026-10-30")
    assert "B is taken" in refused(house, "admit", "Jon", "--unit", "B", "--on", "2026-10-30")


def test_who_shares_and_by_which_key_changes_with_a_month(house: Workspace) -> None:
    booked(house)
    claim = ("budget", "claim", "--month")
    before = house.done(*claim, "2026-09").out
    change_config(house, "    sharing:\n", "    sharing:\n      changes: [{from: 2026-10-01, key: "
                  "fixed, members: [alta, vardo], fixed: {vardo: 50, alta: 50}}]\n")  # fmt: skip
    # 92 541 øre by halves: the odd øre is the first's in the configuration's order.
    assert [(one["municipality"], one["share_ore"]) for one in asked(house, *claim, "2026-10")] == [
        ("vardo", 46_271), ("alta", 46_270), (None, 0)
    ]  # fmt: skip
    assert house.done(*claim, "2026-09").out == before
    assert "Hasvik" in refused(house, *claim, "2026-10", "--municipality", "hasvik")
    asked(house, *claim, "2026-09", "--municipality", "hasvik")
    shared = asked(house, "budget", "share", "--amount", "100")
    assert [one["municipality"] for one in shared["shares"]] == ["vardo", "alta"]
    shares = [
        asked(house, "report", "municipality", "hasvik", "--month", day)["cost"]["shares"]
        for day in ("2026-09", "2026-10")
    ]
    assert shares == [True, False]


def test_the_rules_of_a_step_change_from_a_day_on(house: Workspace) -> None:
    before = [month(house, day)["follow_ups"] for day in ("2026-09", "2026-10")]
    assert month(house, "2026-11")["follow_ups"]["due"] == 9
    more(house, "code: en, name: En", "{from: 2026-11-01, every_days: 5}")
    asks = "asks: {min_days: 200}, lease: hyre, trial_days: 30, help: {hours_a_week: 2}"
    more(house, "name: To, every_days: 20", f"{{from: 2026-12-01, {asks}}}")
    assert [month(house, day)["follow_ups"] for day in ("2026-09", "2026-10")] == before
    # Nobody is seen. Anna, due on 25 Oct, falls due again on the day itself and every 5th after:
    # 1, 6 … 26 Nov; Cy, due on the 31st, 5 … 30; Dag, here since the 30th, 4 … 29: 6 each.
    assert month(house, "2026-11")["follow_ups"]["due"] == 18
    late = {one["resident"]: one["due_on"] for one in asked(house, "due")}
    assert late == {"R-0001": "2026-10-25", "R-0003": "2026-10-11", "R-0004": "2026-11-04"}
    tried = ("advance", "anna", "--to", "to", "--on")
    assert "200" in refused(house, *tried, "2026-12-01")
    house.done(*tried, "2026-11-30")
    assert "Hyre" not in house.done("advance", "cy", "--to", "to", "--on", "2026-11-30").out
    said = house.done("advance", "dag", "--to", "to", "--on", "2026-12-02", "--override", "x")
    assert "Hyre, 30 days of trial" in said.out
    asked_at = [asked(house, "show", "dag", today=day) for day in ("2026-11-30", "2026-12-02")]
    assert [step["hours_a_week"] for one in asked_at for step in one["steps"].values()] == [None, 2]


def test_a_destination_lasts_from_a_day_on(house: Workspace) -> None:
    before = month(house, "2026-10")["exits"]
    more(house, "name: Egen, lasting: true", "{from: 2026-11-01, lasting: false}")
    assert month(house, "2026-10")["exits"] == before
    house.done("discharge", "dag", "--to", "own", "--on", "2026-11-10")
    november = month(house, "2026-11")["exits"]["success"]
    assert november != before["success"]
    asked(house, "report", "year", "2026", "--external")
    assert house.rows("SELECT lasting FROM v_stay WHERE destination = 'own' ORDER BY id") == [
        (1,), (0,)
    ]  # fmt: skip


def test_the_child_supplement_is_the_one_of_the_day(house: Workspace) -> None:
    tables = """base_amounts: {2025-05-01: {kroner: 130160}}
child_supplement: {2026-07-01: {kroner: 30, days: 250}}
"""
    change_config(house, "language: en\n", f"language: en\n{tables}")
    words = ("benefit", "kvp", "--born", "1980-01-01", "--children", "2", "--on")
    found = [asked(house, *words, day) for day in ("2026-04-30", "2026-07-01")]
    # 2 × 27 × 260 as it was built in, 2 × 30 × 250 from July.
    assert [one["child_supplement_annual_ore"] for one in found] == [1_404_000, 1_500_000]
    assert "30 a day each, 250 days a year" in found[1]["basis"]


def test_changes_that_do_not_fit_are_told_where_they_stand(house: Workspace) -> None:
    wrong = "{from: 2026-11-01, lease: leie}, {from: 2026-10-01, every_days: 5}"
    more(house, "code: en, name: En", wrong)
    wrong = "[{from: 2026-10-01, key: halv, members: [oslo]}]"
    change_config(house, "    sharing:\n", f"    sharing:\n      changes: {wrong}\n")
    problems = house.refused("config", "check", code=78)
    for place in ("steps[1].changes[0].lease", "steps[1].changes[1].from",
                  "sharing.changes[0].key", "sharing.changes[0].members[0]"):  # fmt: skip
        assert place in problems, problems
