"""Rent by the command line: months charged once, payments, agreements, arrears by age."""

import json
from typing import Any

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import refused, shown, tried, written


@lived_once()
def house(alta: Workspace) -> None:
    """Nora in unit 2 from 10 August, Ola in 3 from 1 July, Emil in 4 from May to 1 November."""
    alta.done("admit", "Nora", "--unit", "2", "--on", "2009-08-10")
    alta.done("admit", "Ola", "--unit", "3", "--on", "2009-07-01")
    alta.done("admit", "Emil", "--unit", "4", "--on", "2009-05-01")


def account(workspace: Workspace, who: str, *words: str, **options: Any) -> dict[str, Any]:
    """One resident's row in ``rent list``."""
    (row,) = workspace.done("rent", "list", who, *words, "--format", "json", **options).json
    found: dict[str, Any] = row
    return found


def test_a_month_is_charged_by_nights(house: Workspace) -> None:
    done = house.done("rent", "charge", "--month", "2009-08", "--format", "json").json
    assert done == {
        "month": "2009-08",
        "charges": [
            {
                "id": "H-1",
                "resident": "R-0001",
                "name": "Nora",
                "unit": "2",
                "nights": 22,
                "days": 31,
                "rent_ore": 550_000,
                "amount_ore": 390_323,
            },
            {
                "id": "H-2",
                "resident": "R-0002",
                "name": "Ola",
                "unit": "3",
                "nights": 31,
                "days": 31,
                "rent_ore": 550_000,
                "amount_ore": 550_000,
            },
            {
                "id": "H-3",
                "resident": "R-0003",
                "name": "Emil",
                "unit": "4",
                "nights": 31,
                "days": 31,
                "rent_ore": 550_000,
                "amount_ore": 550_000,
            },
        ],
        "total_ore": 1_490_323,
        "charged_before": 0,
        "change": 5,
        "dry_run": False,
    }
    days = house.rows("SELECT DISTINCT charged_on, month FROM charge")
    assert days == [("2009-08-31", "2009-08")]


def test_charging_twice_charges_once(house: Workspace) -> None:
    first = house.done("rent", "charge")
    assert first.out == "Rent for Oct 2009: 3 charges, 16 500 kr in all.\n"
    before = written(house)
    again = house.done("rent", "charge", "--month", "last-month")
    assert again.out == "Rent for Oct 2009 is charged already; nothing was missing.\n"
    assert again.err == ""
    assert written(house) == before
    scripted = house.done("rent", "charge", "--format", "json").json
    assert (scripted["charges"], scripted["charged_before"], scripted["change"]) == ([], 3, None)


def test_a_second_run_charges_what_was_missing_and_tells_of_other_nights(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("edit", "P-1", "moved_out_on=2009-10-11")
    house.done("place", "nora", "5", "--on", "2009-10-11")
    again = house.done("rent", "charge")
    assert again.out == "Rent for Oct 2009: 1 charge, 3 725.81 kr.\n"
    assert again.err == (
        "Note: Nora (R-0001), unit 2: charged for 31 nights in 2009-10, 5 500 kr; as it stands now "
        'it is 10 nights, 1 774.19 kr. To charge anew: ettervern annul H-1 --reason "…", then '
        "ettervern rent charge --month 2009-10\n"
    )
    house.done("annul", "H-1", "--reason", "Moved on the 11th")
    assert house.done("rent", "charge").err == ""
    total = house.rows("SELECT sum(amount_ore) FROM charge WHERE stay_id = 1")
    assert total == [(550_000,)]


def test_held_nights_are_charged_and_released_ones_are_not(house: Workspace) -> None:
    house.done("away", "nora", "--kind", "leave", "--on", "2009-10-05")
    house.done("away", "ola", "--kind", "leave", "--release-unit", "--on", "2009-10-05")
    charges = house.done("rent", "charge", "--format", "json").json["charges"]
    assert [(one["resident"], one["nights"]) for one in charges] == [
        ("R-0001", 31),
        ("R-0002", 4),
        ("R-0003", 31),
    ]


def test_in_and_out_the_same_day_costs_nothing(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "2", "--on", "2009-10-05")
    alta.done("vacate", "nora", "--on", "2009-10-05")
    assert alta.done("rent", "charge").out == "There is no rent to charge for Oct 2009.\n"


def test_a_unit_without_rent_is_told_of(house: Workspace) -> None:
    house.done("edit", "P-1", "rent=")
    done = house.done("rent", "charge")
    assert "2 charges, 11 000 kr in all." in done.out
    assert "Nora (R-0001) has no rent in unit 2, so nothing is charged for 2009-10" in done.err
    house.done("edit", "P-1", "rent=0")
    assert house.done("rent", "charge").err == ""


def test_a_month_that_is_not_over_is_refused(house: Workspace) -> None:
    assert refused(house, "rent", "charge", "--month", "2009-11") == (
        "2009-11 is not over on 20 Nov 2009: its nights are known when 30 Nov 2009 has passed. "
        "Where rent is due in advance: rent_due_day in config.yaml\n"
    )
    assert "config" not in refused(house, "rent", "charge", "--month", "2010-01")
    refused(house, "rent", "charge", "--month", "2009-11", today="2009-11-30")
    house.done("rent", "charge", "--month", "2009-11", today="2009-12-01")
    assert "2009-11 er ikke over" in refused(
        house, "rent", "charge", "--month", "2009-11", lang="nb"
    )
    refused(house, "rent", "charge", "--month", "novembar", code=2)


def test_a_higher_rent_that_comes_sooner_than_the_law_has_it_is_pointed_out(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-01")
    soon = "(husleieloven § 4-2). Announced today: from {}."
    for today, amount, on, earliest in (
        ("2009-11-20", "5700", "2010-02-28", "1 Mar 2010"),
        ("2009-11-20", "5700", "2010-03-01", ""),
        ("2009-11-20", "5000", "2009-12-01", ""),
        ("2010-02-20", "5700", "2010-03-01", "20 Mar 2010"),
        ("2010-03-10", "5700", "2010-03-01", ""),  # written down late
        ("2010-03-10", "5700", "2010-02-01", "10 Apr 2010"),
    ):
        said = alta.done("rent", "set", "nora", amount, "--on", on, "--dry-run", today=today).err
        assert (soon.format(earliest) in said) if earliest else said == ""


def test_a_charge_can_be_dated_later_than_the_months_last_day(house: Workspace) -> None:
    refused(house, "rent", "charge", "--on", "2009-10-15")
    house.done("rent", "charge", "--on", "2009-11-15")
    assert house.rows("SELECT DISTINCT charged_on FROM charge") == [("2009-11-15",)]


def test_a_programme_without_units_charges_no_rent(make_workspace: Any) -> None:
    steg = make_workspace("steg")
    assert "has no unit" in refused(steg, "rent", "charge")


def test_a_payment_settles_the_oldest_first_and_the_rest_ages(house: Workspace) -> None:
    for month in ("2009-07", "2009-08", "2009-09", "2009-10"):
        house.done("rent", "charge", "--month", month)
    assert account(house, "ola") == {
        "resident": "R-0002",
        "name": "Ola",
        "programme": "alta",
        "left_on": None,
        "charged_ore": 2_200_000,
        "paid_ore": 0,
        "arrears_ore": 2_200_000,
        "arrears_30_ore": 550_000,
        "arrears_90_ore": 1_100_000,
        "arrears_older_ore": 550_000,
        "agreement": None,
        "entries": [
            {
                "id": f"H-{number}",
                "stay": "S-2",
                "on": on,
                "what": "charge",
                "amount_ore": 550_000,
                "balance_ore": balance,
                "unit": "3",
                "month": on[:7],
                "nights": int(on[8:]),
                "note": None,
            }
            for number, on, balance in (
                (1, "2009-07-31", 550_000),
                (4, "2009-08-31", 1_100_000),
                (7, "2009-09-30", 1_650_000),
                (10, "2009-10-31", 2_200_000),
            )
        ],
    }
    paid = house.done("rent", "pay", "ola", "6000", "--on", "2009-11-02", "--note", "Vipps")
    assert paid.out == "Ola (R-0002): 6 000 kr paid, 2 Nov 2009. Owed: 16 000 kr.\n"
    row = account(house, "ola")
    assert (row["paid_ore"], row["arrears_ore"]) == (600_000, 1_600_000)
    ages = [row[f"arrears_{age}_ore"] for age in ("30", "90", "older")]
    assert ages == [550_000, 1_050_000, 0]
    assert row["entries"][-1]["note"] == "Vipps"
    assert account(house, "ola", "--on", "2009-11-01")["paid_ore"] == 0


def test_what_is_paid_beyond_all_debt_is_a_credit_and_can_be_paid_back(house: Workspace) -> None:
    house.done("rent", "charge")
    done = house.done("rent", "pay", "nora", "7000,50", "--format", "json").json
    assert (done["id"], done["resident"], done["arrears_ore"]) == ("Y-1", "R-0001", -150_050)
    assert (done["unit"], done["dry_run"]) == ("2", False)
    assert refused(house, "rent", "pay", "nora", "2000", "--refund") == (
        "Nora (R-0001) has a credit of 1 500.50 kr; no more can be paid back.\n"
    )
    back = house.done("rent", "pay", "nora", "1500,50", "--refund", lang="nb").out
    assert (
        back
        == "Nora (R-0001): 1 500,50 kr betalt tilbake, 20. nov. 2009. Ingenting er utestående.\n"
    )
    row = account(house, "nora")
    assert (row["paid_ore"], row["arrears_ore"], row["arrears_30_ore"]) == (550_000, 0, 0)
    assert [entry["what"] for entry in row["entries"]] == ["charge", "payment", "refund"]


def test_an_amount_must_be_something(house: Workspace) -> None:
    refused(house, "rent", "pay", "nora", "0")
    refused(house, "rent", "pay", "nora", "much", code=2)
    refused(house, "rent", "pay", "nora", "\u2212500", code=2)
    refused(house, "rent", "pay", "nora", "500", "--on", "2009-11-21")
    refused(house, "rent", "pay", "nora", "500", "--on", "2009-08-09")
    refused(house, "rent", "agree", "nora", "0")


def test_somebody_who_has_left_still_owes_and_pays(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("discharge", "emil", "--to", "family", "--on", "2009-11-03")
    house.done("rent", "charge", "--month", "2009-11", today="2009-12-02")
    row = account(house, "emil", today="2009-12-02")
    assert (row["left_on"], row["charged_ore"]) == ("2009-11-03", 550_000 + 36_667)
    house.done("rent", "pay", "emil", "5866,67", today="2009-12-02")

    def codes(*words: str, on: str) -> list[str]:
        rows = house.done("rent", "list", *words, "--format", "json", today=on).json
        return [row["resident"] for row in rows]

    assert codes(on="2009-12-02") == ["R-0001", "R-0002"]
    assert codes("--on", "2009-12-01", on="2009-12-02") == ["R-0001", "R-0002", "R-0003"]
    assert codes("--all", on="2009-12-02") == ["R-0001", "R-0002", "R-0003"]


def test_debt_follows_the_person_into_the_next_stay(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("discharge", "emil", "--to", "family", "--on", "2009-11-01")
    house.done("admit", "R-0003", "--on", "2009-11-10")
    house.done("rent", "pay", "emil", "1000")
    row = account(house, "emil")
    assert (row["left_on"], row["arrears_ore"]) == (None, 450_000)
    assert [entry["stay"] for entry in row["entries"]] == ["S-3", "S-4"]


def test_an_agreement_says_whether_it_is_kept(house: Workspace) -> None:
    house.done("rent", "charge", "--month", "2009-08")
    said = house.done("rent", "agree", "nora", "1000", "--on", "2009-09-01").out
    assert said == (
        "Nora (R-0001): from 1 Sep 2009 at least 1 000 kr is paid each month. Owed: 3 903.23 kr.\n"
    )
    assert account(house, "nora", "--on", "2009-09-30")["agreement"] == {
        "id": "Z-1",
        "monthly_ore": 100_000,
        "agreed_on": "2009-09-01",
        "months": 0,
        "months_kept": 0,
        "kept": None,
    }
    house.done("rent", "pay", "nora", "600", "--on", "2009-09-01")
    house.done("rent", "pay", "nora", "400", "--on", "2009-09-30")
    assert account(house, "nora", "--on", "2009-10-15")["agreement"]["kept"] is True
    house.done("rent", "pay", "nora", "999", "--on", "2009-10-15")
    broken = account(house, "nora")["agreement"]
    assert (broken["months"], broken["months_kept"], broken["kept"]) == (2, 1, False)
    assert "1 000 a month, kept 1 of 2 months" in house.done("rent", "list").out
    assert "1 000 i måneden, fulgt i 1 av 2 måneder" in house.done("rent", "list", lang="nb").out


def test_a_new_agreement_ends_the_one_before_it(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("rent", "agree", "nora", "1000", "--on", "2009-11-02")
    refused(house, "rent", "agree", "nora", "1000", code=0)
    refused(house, "rent", "agree", "nora", "2000", "--on", "2009-11-01")
    assert "before it has ended" in house.done("rent", "agree", "nora", "2000").out
    rows = house.rows("SELECT monthly_ore, agreed_on, ended_on FROM repayment")
    assert rows == [(100_000, "2009-11-02", "2009-11-20"), (200_000, "2009-11-20", None)]
    refused(house, "rent", "agree", "nora", "--end", "2000", code=2)
    refused(house, "rent", "agree", "nora", code=2)
    house.done("rent", "agree", "nora", "--end", "--note", "Gjelda er slettet")
    assert account(house, "nora")["agreement"] is None
    assert "no repayment agreement" in refused(house, "rent", "agree", "nora", "--end")


def test_an_agreement_with_somebody_who_owes_nothing_is_pointed_out(house: Workspace) -> None:
    assert house.done("rent", "agree", "nora", "1000").err == "Note: nothing is owed.\n"


def test_every_write_can_be_tried_first_and_taken_back(house: Workspace) -> None:
    assert tried(house, "rent", "charge").endswith("3 charges, 16 500 kr in all.")
    house.done("rent", "charge")
    tried(house, "rent", "pay", "nora", "500")
    tried(house, "rent", "agree", "nora", "500")
    house.done("rent", "agree", "nora", "500")
    tried(house, "rent", "agree", "nora", "--end")
    house.done("rent", "agree", "nora", "--end")
    house.done("rent", "pay", "nora", "500")
    for table in ("payment", None, "repayment", "charge"):
        house.done("undo")
        if table:
            assert house.rows(f"SELECT count(*) FROM {table}") == [(0,)]
        else:
            assert account(house, "nora")["agreement"]["id"] == "Z-1"


def test_entries_are_corrected_by_their_ids(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("rent", "pay", "nora", "500")
    house.done("rent", "agree", "nora", "500")
    house.done("edit", "Y-1", "amount=600", "paid_on=2009-11-15")
    house.done("edit", "H-1", "amount=5000")
    house.done("edit", "Z-1", "monthly=700")
    row = account(house, "nora")
    assert (row["charged_ore"], row["paid_ore"]) == (500_000, 60_000)
    assert row["agreement"]["monthly_ore"] == 70_000
    refused(house, "edit", "Y-1", "amount=0")
    refused(house, "edit", "Z-1", "ended_on=2009-11-19")
    refused(house, "annul", "P-1", "--reason", "Wrong")
    refused(house, "annul", "S-1", "--reason", "Wrong")
    for entry in ("H-1", "Y-1", "Z-1"):
        house.done("annul", entry, "--reason", "Wrong")
    assert account(house, "nora")["entries"] == []
    house.done("annul", "P-1", "--reason", "Wrong")


def test_show_tells_of_rent_in_order_of_time(house: Workspace) -> None:
    house.done("rent", "charge")
    house.done("rent", "pay", "nora", "500", "--note", "[/b] kontant")
    house.done("rent", "agree", "nora", "500")
    found = shown(house, "nora")["rent"]
    assert [(entry["id"], entry["what"]) for entry in found] == [
        ("H-1", "charge"),
        ("Y-1", "payment"),
        ("Z-1", "agreement"),
    ]
    text = house.done("show", "nora").out
    assert "Oct 2009, unit 2, 31 nights: 5 500 kr" in text
    assert "500 kr. [/b] kontant" in text
    assert "okt. 2009, boenhet 2, 31 døgn: 5 500 kr" in house.done("show", "nora", lang="nb").out


def test_the_list_says_who_owes_what(house: Workspace) -> None:
    assert house.done("rent", "list").out == "No rent has been charged or paid.\n"
    house.done("rent", "charge", "--month", "2009-08")
    house.done("rent", "charge")
    house.done("rent", "pay", "emil", "12000")
    assert house.done("rent", "list").out.splitlines() == [
        "Rent, 20 Nov 2009                                                         kroner",
        "2 residents owe 20 403.23 kr in all.",
        "",
        "        name   arrears  ≤30 days     31–90",
        "R-0001  Nora  9 403.23     5 500  3 903.23",
        "R-0002  Ola     11 000     5 500     5 500",
        "R-0003  Emil    −1 000                      credit",
    ]
    table = house.done("rent", "list", "--format", "csv").out.splitlines()
    assert table[0].startswith("resident,name,programme,left_on,charged_ore,paid_ore,arrears_ore,")
    assert table[3] == "R-0003,Emil,alta,,1100000,1200000,-100000,0,0,0,,,,,,"
    page = house.done("rent", "list", "nora", "--format", "md", lang="nb").out
    assert "| R-0001 | Nora | alta |  | 9 403,23 | 0 | 9 403,23 | 5 500 | 3 903,23 | 0 |  |" in page
    assert "| 31. aug. 2009 | H-1 | aug. 2009, boenhet 2, 22 døgn | 3 903,23 | 3 903,23 |" in page
    ledger = house.done("rent", "list", "emil", lang="nb").out
    assert "betalt" in ledger
    assert "−12 000" in ledger


def test_cron_is_silent_when_all_is_well(house: Workspace) -> None:
    done = house.done("--quiet", "rent", "charge")
    assert (done.out, done.err) == ("", "")
    assert json.loads(house.done("--quiet", "rent", "list", "--format", "json").out)


@pytest.mark.parametrize(("lang", "said"), [("en", "typed twice"), ("nb", "registrert to ganger")])
def test_the_same_amount_twice_on_a_day_is_asked_about(
    house: Workspace, lang: str, said: str
) -> None:
    first = house.done("rent", "pay", "nora", "1000", "--on", "2009-11-18", lang=lang)
    assert said not in first.err
    again = house.done("rent", "pay", "nora", "1000", "--on", "2009-11-18", lang=lang)
    assert said in again.err
    assert "Y-1" in again.err
    for other in (("500", "--on", "2009-11-18"), ("1000", "--on", "2009-11-19")):
        assert said not in house.done("rent", "pay", "nora", *other, lang=lang).err
