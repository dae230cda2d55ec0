"""Budgets over years: price adjustment, posts, the rent of empty units, and bars on a terminal."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from ettervern_cli.app.console import Globals
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.session import Session
from ettervern_cli.money.budget.budget import BudgetLine, BudgetYear
from ettervern_cli.money.budget.screen import year_sheet
from ettervern_cli.screen import WIDTH, sheet
from ettervern_cli.screen.charts.bars import ASCII, BLOCKS
from ettervern_cli.screen.folding import width
from ettervern_cli.screen.safe import plain
from ettervern_cli.today.item import TodayItem
from ettervern_cli.today.screen import today_lines
from ettervern_cli.today.today import Agenda
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, written

PRICES = "    prices: {year: 2009, factors: {2010: 1.031}, yearly: 1.03}\n"
POSTS = "    # Posts: 3.5 full-time equivalents"


def asked(workspace: Workspace, *words: str) -> Any:
    return workspace.done("budget", *words, "--format", "json").json


@lived_once()
def priced(alta: Workspace) -> None:
    """Alta with plans in 2009's prices: 3.1 % more in 2010, then 3 % a year."""
    change_config(alta, POSTS, PRICES + POSTS)
    alta.done("config", "apply")


# --- prices ----------------------------------------------------------------------------------


def test_a_plan_in_fixed_prices_is_shown_in_its_own_years(priced: Workspace) -> None:
    plans = {
        year: {line["line"]: line["planned_ore"] for line in found["lines"]}
        for year in (2009, 2010, 2011)
        for found in [asked(priced, "show", "--year", str(year))]
    }
    assert plans[2009]["pay"] == 165_000_000
    assert plans[2010]["pay"] == 170_115_000  # 1 650 000 × 1.031
    assert plans[2010]["husbanken"] == 164_960_000  # 1 600 000 × 1.031
    assert plans[2011]["pay"] == 175_218_450  # × 1.03
    assert plans[2011]["office"] == 7_433_510  # 70 000 × 1.06193


def test_every_year_stays_balanced_and_says_whose_prices_it_is_in(priced: Workspace) -> None:
    years = asked(priced, "show", "--all-years")
    totals = [year["totals"]["cost"]["planned_ore"] for year in years]
    # 2 000 000 × 1, 1.031, 1.06193 and 1.0937879
    assert totals == [200_000_000, 206_200_000, 212_386_000, 218_757_580]
    assert all(year["balanced"] for year in years)
    assert [year["totals"]["funding"]["planned_ore"] for year in years] == totals
    assert [year["prices"] for year in years][2] == {
        "year": 2009, "factor": 1.06193, "adjusted": True,
    }  # fmt: skip


def test_fixed_prices_show_the_plan_as_it_was_made(priced: Workspace) -> None:
    years = asked(priced, "show", "--all-years", "--fixed-prices")
    assert sum(year["totals"]["cost"]["planned_ore"] for year in years) == 800_000_000
    assert years[3]["prices"] == {"year": 2009, "factor": 1.093788, "adjusted": False}
    text = priced.done("budget", "--year", "2010", "--fixed-prices").out
    assert "\n\nPlan in 2009 prices.\n" in text
    text = priced.done("budget", "--year", "2010", lang="nb").out
    assert "Budsjett i 2009-priser, ganget med 1,0310." in text


def test_all_years_and_markdown_say_whose_prices_they_are_in(priced: Workspace) -> None:
    told = "Plans made in 2009 prices; each year is in its own.\n"
    assert priced.done("budget", "show", "--all-years").out.endswith(f"\n\n{told}")
    every = priced.done("budget", "show", "--all-years", "--format", "md").out
    assert f"|\n\n- {told}\n### Budget 2009" in every
    fixed = priced.done("budget", "show", "--all-years", "--fixed-prices", lang="nb").out
    assert fixed.endswith("\n\nBudsjett i faste 2009-priser.\n")
    year = priced.done("budget", "--year", "2010", "--format", "md").out
    assert year.split("|\n\n")[-1].startswith(
        "- Plan in 2009 prices times 1.0310.\n- 1 unit to stand empty comes to 66 000 kr of rent"
    )


def test_what_is_left_of_a_plan_and_the_report_go_by_the_years_prices(priced: Workspace) -> None:
    told = priced.done("budget", "book", "car", "82480", today="2010-03-01").out
    assert "Left of the plan for 2010: 0 kr." in told  # 80 000 × 1.031 = 82 480
    report = priced.done("report", "year", "2010", "--format", "json", today="2011-01-01").json
    lines = {line["line"]: line["planned_ore"] for line in report["money"]["lines"]}
    assert (lines["pay"], lines["car"]) == (170_115_000, 8_248_000)
    both = priced.done(
        "report", "period", "2009-06-01", "2010-06-30", "--format", "json", today="2011-01-01"
    ).json  # fmt: skip
    [pay] = [line for line in both["money"]["lines"] if line["line"] == "pay"]
    assert pay["planned_ore"] == 165_000_000 + 170_115_000


def test_without_prices_nothing_is_adjusted(alta: Workspace) -> None:
    assert asked(alta, "show", "--year", "2012")["prices"] is None
    assert asked(alta, "show", "--fixed-prices") == asked(alta, "show")
    assert "prices" not in alta.done("budget").out


# --- posts -----------------------------------------------------------------------------------


def test_altas_posts_are_three_and_a_half_for_its_line_of_pay(alta: Workspace) -> None:
    found = asked(alta, "posts")
    assert found["lines"] == [
        {
            "line": "pay",
            "name": "Lønn, 3,5 årsverk med sosiale utgifter",
            "full_time_in_year": 3.5,
            "posts_ore": 165_000_000,
            "planned_ore": 165_000_000,
            "difference_ore": 0,
        }
    ]
    assert found["posts"][1] == {
        "post": "shifts",
        "name": "Miljøpersonale i turnus",
        "line": "pay",
        "full_time": 2.5,
        "yearly_ore": 46_400_000,
        "from": None,
        "until": None,
        "full_time_in_year": 2.5,
        "cost_ore": 116_000_000,
    }


def test_a_post_filled_for_part_of_a_year_costs_that_part(alta: Workspace) -> None:
    change_config(
        alta, "line: pay, full_time: 1, yearly: 490000}",
        "line: pay, full_time: 1, yearly: 490000, from: 2009-07-02, until: 2010-12-31}",
    )  # fmt: skip
    found = asked(alta, "posts", "--year", "2009")
    # 183 of 365 days: 490 000 × 183 ÷ 365 = 245 671.23
    assert [post["cost_ore"] for post in found["posts"]] == [24_567_123, 116_000_000]
    assert found["posts"][0]["full_time_in_year"] == 0.5
    assert found["lines"][0]["difference_ore"] == 165_000_000 - 24_567_123 - 116_000_000
    later = asked(alta, "posts", "--year", "2011")
    assert [later["posts"][0][key] for key in ("full_time_in_year", "cost_ore")] == [None, None]
    assert later["lines"][0]["posts_ore"] == 116_000_000
    never = asked(alta, "posts", "--year", "2030")
    assert (never["lines"][0]["planned_ore"], never["lines"][0]["difference_ore"]) == (None, None)


def test_posts_follow_prices_too(priced: Workspace) -> None:
    assert asked(priced, "posts", "--year", "2010")["lines"][0]["posts_ore"] == 170_115_000
    fixed = asked(priced, "posts", "--year", "2010", "--fixed-prices")["lines"][0]
    assert (fixed["posts_ore"], fixed["planned_ore"]) == (165_000_000, 165_000_000)


def test_posts_are_said_in_every_form(alta: Workspace) -> None:
    text = alta.done("budget", "posts").out
    assert "  Miljøpersonale i turnus           2.50            464 000     1 160 000" in text
    assert "igjen av planen" in alta.done("budget", "posts", lang="nb").out
    rows = alta.done("budget", "posts", "--format", "csv").out.splitlines()
    assert rows[1] == "2009,alta,leader,Leder,pay,1.0,49000000,,,1.0,49000000"
    assert "| Leder | 1.00 | 490 000 | 490 000 |" in alta.done(
        "budget", "posts", "--format", "md"
    ).out  # fmt: skip


def test_a_programme_without_posts_says_so(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri", today="2020-06-01")
    assert "has no post" in refused(fri, "budget", "posts")
    assert "har ingen stilling" in refused(fri, "budget", "posts", lang="nb")


# --- empty units -----------------------------------------------------------------------------


def test_one_flat_of_alta_is_to_stand_empty_from_march(alta: Workspace) -> None:
    found = asked(alta, "vacancy")
    assert (found["keep_empty"], found["line"], found["planned_ore"]) == (1, "empty-flats", 10**7)
    assert found["booked_ore"] is None
    assert (found["policy_nights"], found["policy_ore"]) == (306, 5_500_000)  # 10 × 5 500
    assert found["months"][1] == {
        "month": "2009-02", "policy_nights": 0, "policy_ore": 0, "empty_nights": 0, "empty_ore": 0,
    }  # fmt: skip
    whole = asked(alta, "vacancy", "--year", "2012")
    assert (whole["policy_nights"], whole["policy_ore"]) == (366, 6_600_000)
    assert (whole["empty_nights"], whole["empty_ore"]) == (None, None)


def test_empty_nights_are_those_of_beds_nobody_has(alta: Workspace) -> None:
    # Six flats at 35 000 kr together, the seventh kept for a partner; from 1 March to 20 November.
    found = asked(alta, "vacancy")
    assert (found["empty_nights"], found["empty_ore"]) == (6 * 265, 30_333_333)
    alta.done("admit", "Ola", "--unit", "1", "--on", "2009-09-10")
    alta.done("away", "ola", "--kind", "readmission", "--on", "2009-11-01")  # the flat is held
    alta.done("unit", "void", "2", "--reason", "Vann", "--on", "2009-11-11")
    found = asked(alta, "vacancy")
    september, november, december = (found["months"][i] for i in (8, 10, 11))
    # 35 000 − 5 500 × 21 ÷ 30; then 20 nights of 29 500, less ten of 5 500, each ÷ 30.
    assert (september["empty_nights"], september["empty_ore"]) == (6 * 30 - 21, 3_115_000)
    assert (november["empty_nights"], november["empty_ore"]) == (5 * 20 - 10, 1_783_333)
    assert (december["empty_nights"], december["empty_ore"]) == (None, None)
    assert found["empty_nights"] == 6 * 265 - 21 - 31 - 20 - 10
    assert found["empty_ore"] == 21_000_000 + 3_115_000 + 2_950_000 + 1_783_333


def test_the_rent_of_empty_flats_stands_below_the_budget_and_by_month(alta: Workspace) -> None:
    tail = alta.done("budget").out.splitlines()[-2:]
    assert tail == [
        "1 unit to stand empty comes to 55 000 kr of rent in 2009; 1 590 nights were",
        "empty, 303 333.33 kr.",
    ]
    text = alta.done("budget", "vacancy", lang="nb").out
    assert "1 boenhet skal stå tom til enhver tid: den billigste som finnes." in text
    assert "Husleie for tomme leiligheter: 100 000 kr planlagt, – kr bokført." in text
    later = alta.done("budget", "--year", "2010").out
    assert later.endswith("1 unit to stand empty comes to 66 000 kr of rent in 2010.\n")
    rows = alta.done("budget", "vacancy", "--format", "csv").out.splitlines()
    assert rows[0] == "month,policy_nights,policy_ore,empty_nights,empty_ore"
    assert rows[12] == "2009-12,31,550000,,"
    assert "| Dec | 31 | 5 500 | – | – |" in alta.done(
        "budget", "vacancy", "--format", "md"
    ).out  # fmt: skip


def test_a_house_without_the_policy_or_units_says_so(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2020-06-01")
    assert "No unit is meant to stand empty." in fri.done("budget", "vacancy").out
    assert asked(fri, "vacancy")["line"] is None
    assert "empty" not in fri.done("budget").out
    steg = make_workspace("steg", today="2021-10-01", name="s")
    assert "has no unit" in refused(steg, "budget", "vacancy")


def test_looking_writes_nothing(alta: Workspace) -> None:
    before = written(alta)
    for words in (("show",), ("posts",), ("vacancy",), ("funders",), ("forecast",)):
        alta.done("budget", *words)
    assert written(alta) == before


# --- bars ------------------------------------------------------------------------------------


class Screen(io.StringIO):
    """A stream that says what it is."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = True) -> None:
        super().__init__()
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("stream", "form", "output", "term", "style"),
    [
        (Screen(), "text", None, "xterm", BLOCKS),
        (Screen("ascii"), "text", None, "xterm", ASCII),
        (Screen(terminal=False), "text", None, "xterm", ""),
        (Screen(), "json", None, "xterm", ""),
        (Screen(), "text", "x.txt", "xterm", ""),
        (Screen(), "text", None, "dumb", ""),
    ],
)
def test_bars_are_for_a_person_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    stream: Screen, form: str, output: str | None, term: str, style: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stdout", stream)
    assert bar_style(Session(Globals(no_color=True)), form, output) == style


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_budget_with_bars_keeps_to_the_screen(language: str) -> None:
    lines = [
        BudgetLine(
            "pay", "cost", "Lønn, 3,5 årsverk med sosiale utgifter", 165_000_000, 82_500_000
        ),
        BudgetLine("office", "cost", "Kontor", 7_000_000, 7_435_050),
        BudgetLine("gift", "cost", "Gaver", None, 100),
        BudgetLine("state", "funding", "Staten", 172_000_000, None),
    ]
    found = BudgetYear(2009, "alta", "Alta", lines)
    made = year_sheet(Language(language), found, iso_day("2009-11-20"), None, BLOCKS)
    rows = plain(sheet.text(made)).splitlines()
    assert max(map(width, rows)) <= WIDTH
    drawn = [row.rpartition("  ")[2] for row in rows if "█" in row or "░" in row]
    assert drawn == ["████░░░░", "███████+", "░░░░░░░░"]  # none for what was never planned


def test_a_pipe_gets_no_bars(alta: Workspace) -> None:
    alta.done("budget", "book", "empty-flats", "99000")
    for words in (("budget",), ("today",), ("budget", "--format", "md")):
        out = alta.done(*words).out
        assert "█" not in out
        assert "#####" not in out


def test_a_line_of_today_that_is_ahead_of_the_year_has_its_bar() -> None:
    line = TodayItem("money", "budget", label="Leie", used=8_300_000, planned=10_000_000)
    over = TodayItem("money", "budget", label="Kontor", used=12_000_000, planned=10_000_000)
    agenda = Agenda("alta", "Alta", iso_day("2009-09-01"), 3, 244, 365, None, [line, over])
    told = plain(today_lines(Language("en"), agenda, BLOCKS)).splitlines()[-2:]
    assert told == [
        "  █████░░ Leie: 83 % used, 67 % of the year gone",
        "  ██████+ Kontor: 120 % used, 67 % of the year gone",
    ]
    without = plain(today_lines(Language("en"), agenda)).splitlines()[-2:]
    assert without[0] == "          Leie: 83 % used, 67 % of the year gone"
