"""Rent that falls due in advance on a day of the month, and what was owed from before."""

from typing import Any

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, tried
from tests.helpers.life import looked

DUE = "    # Kinds of lease. Explain"


@lived_once()
def house(alta: Workspace) -> None:
    """Nora in unit 2 since 10 August, and Ola in 3, where rent is due on the 1st, in 3 the 15th."""
    change_config(alta, DUE, f"    rent_due_day: 1\n{DUE}")
    change_config(alta, 'code: "3", kind: enkel,', 'code: "3", kind: enkel, rent_due_day: 15,')
    alta.done("admit", "Nora", "--unit", "2", "--on", "2009-08-10")
    alta.done("admit", "Ola", "--unit", "3", "--on", "2009-08-10")


def owing(workspace: Workspace, **options: Any) -> list[int]:
    """What each owes, in order of code."""
    rows = workspace.done("rent", "list", "--format", "json", **options).json
    return [row["arrears_ore"] for row in rows]


def test_this_month_is_charged_and_is_arrears_from_the_day_it_falls_due(house: Workspace) -> None:
    assert house.done("rent", "charge", today="2009-11-10").out == (
        "Rent for Nov 2009: 2 charges, 11 000 kr in all.\n"
    )
    assert house.rows("SELECT charged_on, nights FROM charge") == [
        ("2009-11-01", 30), ("2009-11-15", 30),
    ]  # fmt: skip
    # Ola's is not due before the 15th: until then it is in no sum and no list.
    assert owing(house, today="2009-11-14") == [550_000]
    assert owing(house, today="2009-11-15") == [550_000, 550_000]
    assert house.done("data", "verify", today="2009-11-10").err == ""
    month = house.done("report", "month", "2009-11", "--format", "json", today="2009-12-01").json
    assert (month["arrears"]["charged_ore"], month["arrears"]["residents"]) == (1_100_000, 2)


def test_the_next_month_can_be_charged_and_no_later_one(house: Workspace) -> None:
    house.done("rent", "charge", "--month", "2009-12")
    assert owing(house, today="2009-11-30") == []
    assert owing(house, today="2009-12-01") == [550_000]
    assert "2010-01 is not over on 20 Nov 2009" in refused(
        house, "rent", "charge", "--month", "2010-01"
    )


def test_who_moves_in_later_owes_from_that_day(house: Workspace) -> None:
    house.done("admit", "Emil", "--unit", "4", "--on", "2009-11-21", today="2009-11-21")
    house.done("rent", "charge", today="2009-11-21")
    charged = house.rows("SELECT charged_on, nights, amount_ore FROM charge WHERE stay_id = 3")
    assert charged == [("2009-11-21", 10, 183_333)]


def test_who_has_moved_out_since_is_told_of_with_the_next_month_too(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("discharge", "nora", "--to", "family", "--on", "2009-11-20")
    for month in ("2009-11", "2009-12"):
        said = house.done("rent", "charge", "--month", month).err
        assert "Nora (R-0001), unit 2: charged for 30 nights in 2009-11, 5 500 kr; as it" in said
    house.done("annul", "H-1", "--reason", "Left on the 20th")
    house.done("rent", "charge", "--month", "2009-11")
    assert owing(house) == [348_333, 550_000]


def test_today_tells_of_rent_that_is_due_and_not_charged(house: Workspace) -> None:
    for month in ("2009-08", "2009-09", "2009-10"):
        house.done("rent", "charge", "--month", month)
    told = {
        on: [
            item["number"]
            for item in looked(house, "today", on=on)[0]["money"]
            if item["kind"] == "rent"
        ]
        for on in ("2009-11-05", "2009-11-06", "2009-11-20")
    }
    assert told == {"2009-11-05": [], "2009-11-06": [1], "2009-11-20": [2]}


@pytest.mark.parametrize("value", ["0", "32", "den første"])
def test_a_day_that_no_month_has_is_refused(alta: Workspace, value: str) -> None:
    change_config(alta, DUE, f"    rent_due_day: {value}\n{DUE}")
    assert "is not a day of the month (1 to 31)" in alta.refused("config", "check", code=78)


# --- owed from before ------------------------------------------------------------------------


def test_what_was_owed_from_before_has_no_unit_and_is_in_no_months_rent(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-10-01")
    said = alta.done("rent", "opening", "nora", "12500", "--on", "2009-08-01", "--note", "Kommunen")
    assert said.out == (
        "Nora (R-0001): 12 500 kr was owed from before, 1 Aug 2009. Owed: 12 500 kr.\n"
    )
    alta.done("rent", "pay", "nora", "2500", "--on", "2009-11-02")
    (row,) = alta.done("rent", "list", "nora", "--format", "json").json
    assert [row[f"arrears_{age}_ore"] for age in ("30", "90", "older")] == [0, 0, 1_000_000]
    opened, paid = row["entries"]
    assert (opened["what"], opened["unit"], opened["month"], opened["note"]) == (
        "opening", None, None, "Kommunen",
    )  # fmt: skip
    assert (paid["what"], paid["balance_ore"]) == ("payment", 1_000_000)
    assert "skyldt fra før" in alta.done("rent", "list", "nora", lang="nb").out
    assert "owed from before: 12 500 kr" in alta.done("show", "nora").out
    year = alta.done("report", "month", "2009-11", "--format", "json", today="2009-12-01").json
    assert (year["arrears"]["charged_ore"], year["arrears"]["total_ore"]) == (0, 1_000_000)
    alta.done("edit", "H-1", "amount=12000")
    assert alta.done("data", "verify").code == 0
    tried(alta, "rent", "opening", "nora", "100")
    refused(alta, "rent", "opening", "nora", "0")
    refused(alta, "rent", "opening", "nora", "100", "--on", "2009-11-21")


@pytest.mark.parametrize("command", [("rent", "opening"), ("rent", "pay")])
def test_an_amount_typed_twice_on_a_day_is_pointed_out(
    alta: Workspace, command: tuple[str, ...]
) -> None:
    alta.done("admit", "Nora", "--on", "2009-10-01")
    entry = "H-1" if "opening" in command else "Y-1"
    assert alta.done(*command, "nora", "500").err == ""
    again = "the same amount stands on that day already, in " + entry
    assert again in alta.done(*command, "nora", "500").err
    assert alta.done(*command, "nora", "501").err == ""


def test_what_was_owed_may_be_written_on_a_day_before_the_first_stay(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-05")
    words = ("rent", "opening", "nora", "100", "--format", "json")
    assert alta.done(*words, today="2009-01-31").json["arrears_ore"] == 10_000
