"""What ends while something rests on it: told beforehand, and until it is put right."""

from collections.abc import Callable
from typing import Any

import pytest

from ettervern_cli.today.item import SECTIONS
from tests.conftest import Workspace
from tests.helpers.case_work import change_config
from tests.helpers.salten import make_salten

SOON, LATER = {"today": "2026-12-20"}, {"today": "2027-02-15"}


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    house = make_salten(make_workspace)
    change_config(house, "kari: {name: Kari}", "kari: {name: Kari, until: 2026-12-31}\n"
                  "      ola: {name: Ola}")  # fmt: skip
    change_config(house, "nav: {name: Nav", "nav: {until: 2026-12-31, name: Nav")
    return house


def agenda(house: Workspace, *kinds: str, **options: Any) -> list[tuple[object, ...]]:
    found = house.done("today", "--format", "json", **options).json[0]
    return [
        (section, one["kind"], one.get("resident"), one.get("id"))
        for section in SECTIONS
        for one in found[section]
        if one["kind"] in kinds
    ]


def findings(house: Workspace, *kinds: str, **options: Any) -> list[tuple[str, str]]:
    found = house.done("data", "verify", "--format", "json", **options).json
    return [(one["finding"], one["where"]) for one in found if one["finding"] in kinds]


def test_a_contact_who_leaves_is_told_of_until_another_is_named(house: Workspace) -> None:
    house.done("contact", "anna", "kari", "--on", "2026-10-01")
    assert ("coming", "contact", "R-0001", "S-1") in agenda(house, "contact", **SOON)
    assert findings(house, "contact-ended", **SOON) == []
    assert ("overdue", "contact", "R-0001", "S-1") in agenda(house, "contact", **LATER)
    assert findings(house, "contact-ended", **LATER) == [("contact-ended", "S-1")]
    assert "Kari slutter" in house.done("today", "--all", lang="nb", **SOON).out
    house.done("contact", "anna", "ola", "--on", "2027-01-01", **SOON)
    for day in (SOON, LATER):
        assert ("R-0001", "S-1") not in [one[2:] for one in agenda(house, "contact", **day)]
    assert findings(house, "contact-ended", **LATER) == []


def test_a_partner_who_takes_part_no_longer_is_told_of_by_what_rests_on_it(
    house: Workspace,
) -> None:
    house.done("consent", "give", "anna", "--scope", "plan", "--partner", "nav")
    house.done("measure", "start", "anna", "Kurs", "--provider", "nav")
    house.done("gap", "add", "Rutine", "--owner", "nav")
    resting = [("coming", "partner", "R-0001", "C-1"), ("coming", "partner", "R-0001", "T-1")]
    soon = agenda(house, "partner", **SOON)
    assert [one for one in soon if one[2]] == resting
    assert [one[3] for one in soon] == ["C-1", "T-1", "J-1"]
    assert "J-1" in house.done("today", "--all", **SOON).out
    ended = ("partner-ended",)
    assert [where for _, where in findings(house, *ended, **LATER)] == ["J-1", "C-1", "T-1"]
    house.done("measure", "stop", "anna", "Kurs", **LATER)
    house.done("gap", "close", "1", "--how", "Avtalt", **LATER)
    house.done("consent", "withdraw", "anna", **LATER)
    assert findings(house, *ended, **LATER) == []


def test_a_post_that_ends_is_told_of_where_somebody_pays_for_it(house: Workspace) -> None:
    change_config(house, "state: {name: Staten, kind: grant, line: grant}",
                  "state: {name: Staten, kind: grant, line: grant, posts: 2, "
                  "amounts: {2026: 1000, 2027: 1000}}")  # fmt: skip
    change_config(house, "    sharing:\n", "    posts:\n"
                  "      one: {name: Leder, line: pay, yearly: 1000}\n"
                  "      two: {name: Vikar, line: pay, yearly: 1000, until: 2026-12-31}\n"
                  "    sharing:\n")  # fmt: skip
    assert "The post Vikar ends, and Staten pays" in house.done("today", "--all", **SOON).out
    assert findings(house, "post-ended", **LATER) == [("post-ended", "lab")]
    change_config(house, "yearly: 1000, until: 2026-12-31", "yearly: 1000, until: 2027-12-31")
    assert "Vikar" not in house.done("today", "--all", **SOON).out


def test_a_consent_and_a_home_that_have_run_out_are_listed(house: Workspace) -> None:
    house.done("consent", "give", "anna", "--scope", "plan", "--partner", "losen", "--until",
               "2026-12-31")  # fmt: skip
    assert findings(house, "over-consent", **SOON) == []
    assert findings(house, "over-consent", **LATER) == [("over-consent", "R-0001")]
    change_config(house, "kind: hybel, rent: 3100, from: 2026-01-01",
                  "kind: hybel, rent: 3100, from: 2026-01-01, until: 2027-01-10")  # fmt: skip
    assert ("coming", "unit", "R-0001") in [one[:3] for one in agenda(house, "unit", **SOON)]
    assert ("overdue", "unit", "R-0001") in [one[:3] for one in agenda(house, "unit", **LATER)]
    assert findings(house, "over-unit", **LATER) == [("over-unit", "R-0001")]


def test_nights_and_beds_end_the_same_day(house: Workspace) -> None:
    change_config(
        house, "beds: 2, from: 2026-01-01", "beds: 2, from: 2026-01-01, until: 2026-10-15"
    )
    used = house.done("report", "month", "2026-10", "--format", "json").json["occupancy"]
    # A and C 31 beds each, B 15 of 2. Lived in: A 26, C 31, and B's 11 to 15 October alone.
    assert (used["bed_days"], used["occupied_days"], used["held_days"]) == (92, 62, 5)
    claims = house.done("budget", "claim", "--month", "2026-10", "--format", "json").json
    assert [one["bed_days"] for one in claims] == [31, 5, 0, 31]
