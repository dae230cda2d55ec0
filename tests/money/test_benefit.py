"""The qualification benefit and the base amount: rules by table, and the commands."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from ettervern_cli.money.benefit.errors import BeforeBaseAmounts, NoBaseAmounts, NotBornYet
from ettervern_cli.money.benefit.rules import BaseAmount, birthday, kvp, last_day
from tests.conftest import Workspace

G = {2007: 66812, 2008: 70256, 2009: 72881, 2022: 111477, 2023: 118620, 2025: 130160}
AMOUNTS = [BaseAmount(dt.date(year, 5, 1), kroner * 100, True) for year, kroner in G.items()]
OLD = dt.date(1960, 1, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "annual"),
    [
        ("2007-05-01", 133_624),  # the document's 133 600, not rounded
        ("2008-02-01", 133_624),
        ("2008-04-30", 133_624),
        ("2008-05-01", 140_512),
        ("2023-05-01", 237_240),
        ("2026-04-30", 260_320),
    ],
)
def test_the_benefit_is_twice_the_base_amount_of_the_day(on: str, annual: int) -> None:
    found = kvp(AMOUNTS, OLD, 0, day(on))
    assert (found.annual_ore, found.reduced) == (annual * 100, False)


def test_under_25_it_is_two_thirds_and_not_those_of_the_year_before() -> None:
    found = kvp(AMOUNTS, day("2000-01-01"), 0, day("2023-05-01"))
    assert (found.reduced, found.annual_ore, found.monthly_ore) == (True, 158_160_00, 13_180_00)
    # A published page once gave the two thirds of 2022's base amount for 2023.
    wrong = kvp(AMOUNTS, day("2000-01-01"), 0, day("2023-04-30"))
    assert wrong.annual_ore == 148_636_00


@pytest.mark.parametrize(
    ("born", "on", "reduced"),
    [
        ("1998-06-15", "2023-06-14", True),
        ("1998-06-15", "2023-06-15", False),
        ("2000-02-29", "2025-02-27", True),  # 2025 has no 29 February: the 28th is the day
        ("2000-02-29", "2025-02-28", False),
        ("1999-02-28", "2024-02-27", True),  # a leap year in which somebody else turns 25
        ("1999-02-28", "2024-02-28", False),
        ("1999-03-01", "2024-02-29", True),
        ("1999-03-01", "2024-03-01", False),
    ],
)
def test_the_reduction_ends_on_the_25th_birthday(born: str, on: str, reduced: bool) -> None:
    assert kvp(AMOUNTS, day(born), 0, day(on)).reduced is reduced


def test_a_birthday_on_29_february_is_on_the_29th_in_leap_years() -> None:
    assert birthday(day("2000-02-29"), 24) == day("2024-02-29")
    assert birthday(day("2000-02-29"), 25) == day("2025-02-28")


def test_odd_ore_are_rounded_half_up() -> None:
    amounts = [BaseAmount(day("2020-05-01"), 100_01, True)]
    full = kvp(amounts, OLD, 0, day("2020-05-01"))
    assert (full.annual_ore, full.monthly_ore) == (200_02, 16_67)  # 16.668
    young = kvp(amounts, day("2019-01-01"), 0, day("2020-05-01"))
    assert (young.annual_ore, young.monthly_ore) == (133_35, 11_11)  # 133.3467, then 11.1125


@pytest.mark.parametrize(
    ("on", "children", "supplement"),
    [
        ("2009-12-31", 1, 7_128),
        ("2009-12-31", 3, 21_384),
        ("2010-01-01", 1, 7_020),
        ("2023-05-01", 2, 14_040),
        ("2023-05-01", 0, 0),
    ],
)
def test_the_supplement_is_27_kroner_a_day_by_months_until_2009_and_by_weeks_from_2010(
    on: str, children: int, supplement: int
) -> None:
    young = kvp(AMOUNTS, day("2005-01-01"), children, day(on))
    old = kvp(AMOUNTS, OLD, children, day(on))
    assert young.child_supplement_annual_ore == supplement * 100  # never reduced
    assert old.child_supplement_annual_ore == supplement * 100


def test_a_day_that_the_table_does_not_reach_is_refused() -> None:
    with pytest.raises(BeforeBaseAmounts):
        kvp(AMOUNTS, OLD, 0, day("2007-04-30"))
    with pytest.raises(NoBaseAmounts):
        kvp([], OLD, 0, day("2020-01-01"))
    with pytest.raises(NotBornYet):
        kvp(AMOUNTS, day("2024-01-02"), 0, day("2024-01-01"))
    assert kvp(AMOUNTS, day("2024-01-01"), 0, day("2024-01-01")).reduced


def test_after_the_table_the_newest_amount_answers_and_says_where_it_ends() -> None:
    assert kvp(AMOUNTS, OLD, 0, day("2026-04-30")).held_until is None
    found = kvp(AMOUNTS, OLD, 0, day("2026-05-01"))
    assert (found.annual_ore, found.held_until) == (2 * 130_160_00, day("2026-04-30"))
    young = kvp(AMOUNTS, day("2003-01-01"), 1, day("2027-12-31"))
    assert (young.annual_ore, young.reduced) == (173_546_67, True)  # 260 320 × 2 ÷ 3
    assert young.child_supplement_annual_ore == 7_020_00


@pytest.mark.parametrize(("lang", "ends"), [("en", "30 Apr 2026"), ("nb", "30. april 2026")])
def test_todays_benefit_is_answered_before_the_table_is_filled(
    alta: Workspace, lang: str, ends: str
) -> None:
    told = alta.done("benefit", "kvp", "--born", "1980-01-01", today="2026-11-29", lang=lang)
    assert "260 320" in told.out
    assert ends in told.err
    assert "base_amounts:" in told.err
    found = asked(alta, "kvp", "--born", "1980-01-01", today="2026-11-29", lang=lang)
    assert found["annual_ore"] == 260_320_00
    assert ends in found["basis"]
    held = asked(alta, "kvp", "--born", "1980-01-01", today="2026-04-30", lang=lang)
    assert "2026" not in held["basis"]
    quiet = alta.done("--quiet", "benefit", "kvp", "--born", "1980-01-01", today="2026-11-29")
    assert quiet.err == ""


def test_a_filled_table_answers_by_its_own_year(alta: Workspace) -> None:
    text = alta.config.read_text(encoding="utf-8")
    line = text.index("  2025-05-01:")
    added = "  2026-05-01: {kroner: 136549}\n"
    alta.config.write_text(text[:line] + added + text[line:], encoding="utf-8")
    told = alta.done("benefit", "kvp", "--born", "1980-01-01", today="2026-11-29")
    assert "273 098" in told.out
    assert "newest" not in told.err


def test_the_newest_amount_holds_until_the_next_30_april_whenever_it_began() -> None:
    for began, last in (
        ("2025-05-01", "2026-04-30"),
        ("2025-04-30", "2025-04-30"),
        ("2026-01-01", "2026-04-30"),
        ("2025-12-31", "2026-04-30"),
    ):
        assert last_day(BaseAmount(day(began), 1, True)) == day(last), began


def asked(workspace: Workspace, *words: str, **options: Any) -> Any:
    return workspace.done("benefit", *words, "--format", "json", **options).json


def test_scripts_get_the_benefit_of_a_day(alta: Workspace) -> None:
    found = asked(
        alta, "kvp", "--born", "1999-06-15", "--children", "2", "--on", "2023-05-01",
        today="2024-01-01",
    )  # fmt: skip
    assert found == {
        "on": "2023-05-01",
        "base_amount_ore": 11_862_000,
        "annual_ore": 15_816_000,
        "monthly_ore": 1_318_000,
        "child_supplement_annual_ore": 1_404_000,
        "reduced": True,
        "basis": "G 118 620 kr from 1 May 2023; two thirds of 2 × G, until the 25th birthday on "
        "15 Jun 2024; child supplement: 2 children, 27 a day each, 5 × 52 days",
    }


def test_the_benefit_when_the_house_opened_is_not_what_the_plan_said(alta: Workspace) -> None:
    said = alta.done("benefit", "kvp", "--born", "1980-01-01", "--on", "2009-03-01").out
    assert "140 512  2 × G" in said
    said = alta.done("benefit", "kvp", "--born", "1980-01-01", "--on", "2008-02-01", lang="nb").out
    assert "66 812  fra 1. mai 2007, ikke kontrollert" in said
    assert "133 624  2 × G" in said
    assert "Barnetillegg" not in said


@pytest.mark.parametrize(
    ("words", "today", "code", "says"),
    [
        (("--born", "1980-01-01"), "2007-04-30", 1, "the table begins on 1 May 2007"),
        (("--born", "1980-01-01", "--on", "2009-11-21"), "2009-11-20", 1, "has not come yet"),
        (("--born", "2009-11-21"), "2009-11-20", 1, "Born on 21 Nov 2009 is after"),
        (("--born", "1980"), "2009-11-20", 2, "is no date"),
        (("--born", "1980-01-01", "--children", "-1"), "2009-11-20", 2, "--children"),
        ((), "2009-11-20", 2, "--born is missing"),
    ],
)
def test_what_the_benefit_refuses(
    alta: Workspace, words: tuple[str, ...], today: str, code: int, says: str
) -> None:
    assert says in alta.refused("benefit", "kvp", *words, code=code, today=today)


def test_the_table_says_what_was_checked_and_explains_the_plans_figure(alta: Workspace) -> None:
    rows = asked(alta, "rates")
    assert [row["from"][:4] for row in rows] == [str(year) for year in range(2007, 2026)]
    first, second, *_, newest = rows
    assert {key: first[key] for key in first if key != "note"} == {
        "from": "2007-05-01",
        "until": "2008-04-30",
        "base_amount_ore": 6_681_200,
        "annual_ore": 13_362_400,
        "reduced_annual_ore": 8_908_267,
        "monthly_ore": 1_113_533,
        "checked": False,
    }
    assert "133 600" in first["note"]
    assert (second["checked"], second["note"]) == (True, None)
    assert newest["until"] == "2026-04-30"
    assert [row["from"][:4] for row in rows if not row["checked"]] == [
        "2007", "2011", "2012", "2024", "2025",
    ]  # fmt: skip


def test_the_table_reads_the_same_in_every_format(alta: Workspace) -> None:
    text = alta.done("benefit", "rates").out
    assert "1 May 2023  118 620  237 240     158 160         19 770  yes" in text
    assert "133 600 kr" in text
    assert max(map(len, text.splitlines())) <= 80
    nb = alta.done("benefit", "rates", lang="nb").out
    assert "1. mai 2007   66 812  133 624    89 082,67        11 135,33  ikke kontrollert" in nb
    assert "| 1 May 2023 | 118 620 |" in alta.done("benefit", "rates", "--format", "md").out
    rows = alta.done("benefit", "rates", "--format", "csv").out.splitlines()
    assert rows[0].startswith("from,until,base_amount_ore,annual_ore,reduced_annual_ore")
    assert "2023-05-01,2024-04-30,11862000,23724000,15816000,1977000,true," in rows
    kvp_rows = alta.done("benefit", "kvp", "--born", "1980-01-01", "--format", "csv").out
    assert kvp_rows.splitlines()[1].startswith("2009-11-20,7288100,14576200,1214683,0,false,")


def test_a_workspace_without_the_table_says_so(make_workspace: Callable[..., Workspace]) -> None:
    bare = make_workspace("alta")
    text = bare.config.read_text(encoding="utf-8")
    bare.config.write_text(text.partition("\n# The National Insurance")[0], encoding="utf-8")
    assert asked(bare, "rates") == []
    assert "no base amounts" in bare.done("benefit", "rates").out
    assert "no base amounts" in bare.refused("benefit", "kvp", "--born", "1980-01-01")
