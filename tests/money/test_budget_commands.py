"""budget show, book and entries: document 001's table, and what was booked beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import change_config, refused, tried

# Document 001, kroner a year in fixed 2009 prices.
COSTS = {
    "pay": 1_650_000,
    "supervision": 100_000,
    "office": 70_000,
    "car": 80_000,
    "empty-flats": 100_000,
}
FUNDING = {"husbanken": 1_600_000, "alta": 200_000, "finnmarkskollektivet": 200_000}


def budget(workspace: Workspace, *words: str) -> Any:
    return workspace.done("budget", "show", *words, "--format", "json").json


def line(workspace: Workspace, code: str, *words: str) -> dict[str, Any]:
    return next(item for item in budget(workspace, *words)["lines"] if item["line"] == code)


@pytest.mark.parametrize("year", [2009, 2010, 2011, 2012])
def test_each_year_is_the_documents_table(alta: Workspace, year: int) -> None:
    found = budget(alta, "--year", str(year))
    assert (found["year"], found["programme"], found["balanced"]) == (year, "alta", True)
    planned = {"cost": COSTS, "funding": FUNDING}
    for side, lines in planned.items():
        assert [
            (item["line"], item["planned_ore"]) for item in found["lines"] if item["side"] == side
        ] == [(code, kroner * 100) for code, kroner in lines.items()]
    # 1 650 000 + 100 000 + 70 000 + 80 000 + 100 000 = 2 000 000 = 1 600 000 + 2 × 200 000
    assert found["totals"] == {
        "cost": {"planned_ore": 200_000_000, "actual_ore": None},
        "funding": {"planned_ore": 200_000_000, "actual_ore": None},
        "result": {"planned_ore": 0, "actual_ore": None},
    }
    assert found["lines"][0] == {
        "line": "pay",
        "side": "cost",
        "name": "Lønn, 3,5 årsverk med sosiale utgifter",
        "planned_ore": 165_000_000,
        "actual_ore": None,
        "remaining_ore": 165_000_000,
        "used": {"numerator": 0, "denominator": 165_000_000, "rate": 0.0},
        "applied_ore": None,
        "awarded_ore": None,
    }
    # 1 600 000 for the first year was applied for, and nothing awarded.
    asked = 160_000_000 if year == 2009 else None
    (grant,) = (item for item in found["lines"] if item["line"] == "husbanken")
    assert (grant["applied_ore"], grant["awarded_ore"]) == (asked, None)


def test_all_four_years_are_eight_million(alta: Workspace) -> None:
    years = budget(alta, "--all-years")
    assert [year["year"] for year in years] == [2009, 2010, 2011, 2012]
    for side in ("cost", "funding"):
        assert sum(year["totals"][side]["planned_ore"] for year in years) == 800_000_000


def test_plain_budget_is_this_years(alta: Workspace) -> None:
    assert alta.done("budget").out == alta.done("budget", "show", "--year", "2009").out
    assert alta.done("budget", "--year", "2010").out == (
        alta.done("budget", "show", "--year", "2010").out
    )
    assert "1 650 000" in alta.done("budget").out
    refused(alta, "budget", "show", "--year", "2009", "--all-years", code=2)


def test_a_voucher_is_booked_and_the_plan_shows_what_is_left(alta: Workspace) -> None:
    answer = alta.done(
        "budget", "book", "supervision", "6 200,50", "--text", "Kurs i Tromsø", "--voucher", "41",
        "--note", "To dager", "--on", "2009-04-02", "--format", "json",
    ).json  # fmt: skip
    assert answer == {
        "id": "B-1",
        "line": "supervision",
        "name": "Veiledning og fagutvikling",
        "side": "cost",
        "booked_on": "2009-04-02",
        "amount_ore": 620_050,
        "text": "Kurs i Tromsø\nTo dager",
        "voucher": "41",
        "change": 2,
        "dry_run": False,
    }
    booked = line(alta, "supervision")
    assert (booked["actual_ore"], booked["remaining_ore"]) == (620_050, 9_379_950)
    assert booked["used"] == {"numerator": 620_050, "denominator": 10_000_000, "rate": 0.062}
    assert budget(alta)["totals"]["result"] == {"planned_ore": 0, "actual_ore": -620_050}


def test_what_is_booked_says_what_is_left_of_the_plan(alta: Workspace) -> None:
    said = alta.done("budget", "book", "car", "61200", "--on", "2009-04-02").out
    assert said == (
        "B-1: 61 200 kr on Leasing av bil, 2 Apr 2009. Left of the plan for 2009: 18 800 kr.\n"
    )
    over = alta.done("budget", "book", "car", "20000", "--on", "2009-05-02").out
    assert "Over the plan for 2009 by 1 200 kr." in over


def test_a_credit_comes_back(alta: Workspace) -> None:
    alta.done("budget", "book", "car", "1000", "--on", "2009-04-02")
    said = alta.done("budget", "book", "car", "1000", "--credit", "--on", "2009-04-03").out
    assert "1 000 kr credited" in said
    booked = line(alta, "car")
    # Booked and taken back is nothing left over, yet not "never booked".
    assert (booked["actual_ore"], booked["remaining_ore"]) == (0, 8_000_000)


def test_money_that_comes_in_is_booked_on_a_financing_line(alta: Workspace) -> None:
    alta.done("budget", "book", "husbanken", "800000", "--on", "2009-03-01")
    totals = budget(alta)["totals"]
    assert totals["funding"]["actual_ore"] == 80_000_000
    assert totals["cost"]["actual_ore"] is None
    assert totals["result"]["actual_ore"] == 80_000_000


def test_a_booking_counts_in_its_own_year(alta: Workspace) -> None:
    alta.done("budget", "book", "car", "500", "--on", "2009-03-01")
    assert line(alta, "car", "--year", "2010")["actual_ore"] is None
    alta.done("budget", "book", "office", "100", "--on", "2008-12-31")
    before = budget(alta, "--year", "2008")
    assert before["totals"]["cost"] == {"planned_ore": None, "actual_ore": 10_000}
    [office] = [item for item in before["lines"] if item["line"] == "office"]
    assert (office["planned_ore"], office["remaining_ore"]) == (None, None)
    assert office["used"] == {"numerator": 10_000, "denominator": 0, "rate": None}


def test_entries_stand_in_order_of_date_by_year_and_line(alta: Workspace) -> None:
    for code, amount, on in (
        ("car", "300", "2009-05-01"),
        ("office", "100", "2009-03-01"),
        ("car", "200", "2008-12-01"),
        ("car", "400", "2009-05-01"),
    ):
        alta.done("budget", "book", code, amount, "--on", on)

    def amounts(*words: str) -> list[tuple[str, int]]:
        found = alta.done("budget", "entries", *words, "--format", "json").json
        return [(entry["id"], entry["amount_ore"]) for entry in found]

    assert amounts() == [("B-3", 20_000), ("B-2", 10_000), ("B-1", 30_000), ("B-4", 40_000)]
    assert amounts("--year", "2009") == [("B-2", 10_000), ("B-1", 30_000), ("B-4", 40_000)]
    assert amounts("--line", "CAR", "--year", "2009") == [("B-1", 30_000), ("B-4", 40_000)]
    assert amounts("--line", "Leasing av bil", "--year", "2008") == [("B-3", 20_000)]
    assert amounts("--year", "2011") == []


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("book", "boat", "100"), 1, "no budget line “boat”"),
        (("book", "supervison", "100"), 1, "did you mean supervision?"),
        (("book", "car", "0"), 1, "nothing"),
        (("book", "car", "100", "--on", "2009-11-21"), 1, "has not come yet"),
        (("book", "car", "1.000"), 2, "no amount"),
        (("book", "car", "100", "--on", "soon"), 2, "no date"),
        (("book", "car"), 2, "missing"),
        (("book", "car", "100", "--voucher", " "), 2, "empty"),
        (("show", "--year", "2013"), 1, "neither a plan nor a booking for 2013"),
        (("show", "--year", "09"), 2, "no year"),
        (("entries", "--line", "boat"), 1, "no budget line"),
    ],
)
def test_what_the_budget_refuses(
    alta: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(alta, "budget", *words, code=code)


def test_a_booking_tried_out_is_not_booked(alta: Workspace) -> None:
    assert "100 kr on Leasing av bil" in tried(alta, "budget", "book", "car", "100")
    assert line(alta, "car")["actual_ore"] is None


def test_a_voucher_that_stands_on_the_line_already_is_told(alta: Workspace) -> None:
    book = ("budget", "book", "car", "61200,50", "--voucher", "118")
    assert alta.done(*book, "--on", "2009-04-02").err == ""
    told = "Voucher 118 stands on that line already: B-1, 61 200.50 kr, 2 Apr 2009.\n"
    assert alta.done(*book, "--dry-run").err == told
    assert alta.done(*book, lang="nb").err == (
        "Bilag 118 er allerede ført på denne posten: B-1, 61 200,50 kr, 2. april 2009.\n"
    )
    # One voucher may be spread over several lines, and many bookings have none.
    assert alta.done("budget", "book", "office", "100", "--voucher", "118").err == ""
    assert alta.done("budget", "book", "car", "100").err == ""
    assert alta.done("budget", "book", "car", "100").err == ""


def test_an_amount_with_a_space_in_it_needs_quotes(alta: Workspace) -> None:
    said = alta.refused("budget", "book", "car", "12", "500", code=2)
    assert said.startswith("One word too many: 500. A text or an amount with spaces in it needs")
    said = alta.refused("budget", "book", "car", "12", "500", lang="nb", code=2)
    assert said.startswith("Ett ord for mye: 500. ")
    assert line(alta, "car")["actual_ore"] is None
    assert "12 500 kr on Leasing av bil" in alta.done("budget", "book", "car", "12 500").out


def test_costs_and_financing_that_differ_are_no_balance_even_where_allowed(
    alta: Workspace,
) -> None:
    change_config(
        alta,
        "      2012:\n        costs: {pay: 1650000,",
        "      2012:\n        balanced: false\n        costs: {pay: 1600000,",
    )
    found = budget(alta, "--year", "2012")
    assert found["balanced"] is False
    assert found["totals"]["result"]["planned_ore"] == 5_000_000
    assert budget(alta, "--year", "2011")["balanced"] is True


def test_a_programme_without_a_budget_says_so(make_workspace: Callable[..., Workspace]) -> None:
    fresh = make_workspace("alta")
    text = fresh.config.read_text(encoding="utf-8")
    head, _, rest = text.partition("    # The budget's lines, in the order they are printed …\n")
    _, _, tail = rest.partition("    # Nothing is shared between municipalities here.\n")
    fresh.config.write_text(head + tail, encoding="utf-8")
    fresh.done("config", "apply")
    assert "has no budget line" in refused(fresh, "budget")
    assert "has no budget line" in refused(fresh, "budget", "book", "car", "1")
    assert "has no budget line" in refused(fresh, "budget", "--all-years")


def test_a_minus_before_the_amount_is_told_of_credit(alta: Workspace) -> None:
    said = alta.refused("budget", "book", "car", "-500", code=2)
    assert "what comes back is booked with --credit" in said
    assert "bokføres med --credit" in alta.run("budget", "book", "car", "-5", lang="nb").err
    assert "--credit" not in alta.refused("rent", "pay", "R-0001", "-5", code=2)
    assert alta.done("budget", "entries", "--format", "json").json == []


def test_every_format_of_the_budget_holds_the_same_figures(alta: Workspace) -> None:
    alta.done("budget", "book", "car", "61200,50", "--on", "2009-04-02")
    rows = alta.done("budget", "--format", "csv").out.splitlines()
    assert rows[0] == (
        "year,programme,line,side,name,planned_ore,actual_ore,remaining_ore,"
        "used,used_numerator,used_denominator,applied_ore,awarded_ore"
    )
    car = "2009,alta,car,cost,Leasing av bil,8000000,6120050,1879950"
    assert f"{car},0.765,6120050,8000000,," in rows
    assert "61 200.50" in alta.done("budget", "--format", "md").out
    assert "61 200,50" in alta.done("budget", "--format", "md", lang="nb").out
    target = alta.folder / "budget.json"
    assert alta.done("budget", "-o", str(target)).out == ""
    assert target.read_text(encoding="utf-8") == alta.done("budget", "--format", "json").out
