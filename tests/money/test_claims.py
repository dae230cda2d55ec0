"""budget claim: the basis of nine invoices, which add up to what the month cost."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.salten import booked, make_salten

OCTOBER = ("budget", "claim", "--month", "2026-10")


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_salten(make_workspace)


def asked(workspace: Workspace, *words: str) -> Any:
    return workspace.done("budget", "claim", *words, "--format", "json").json


def test_the_claims_add_up_to_costs_less_what_did_not_come_from_the_municipalities(
    house: Workspace,
) -> None:
    booked(house)
    every = asked(house, "--month", "2026-10")
    assert [claim["municipality"] for claim in every] == ["vardo", "alta", "hasvik", None]
    for claim in every:
        # 1 000 and 25.41 paid, 100 from the state; the towns' 500 pay the claims themselves.
        assert (claim["cost_ore"], claim["funding_ore"]) == (102_541, 10_000)
        assert (claim["to_share_ore"], claim["key"]) == (92_541, "bed-days")
    # 92 541 øre by 31 and 10: 69 970.02… and 22 570.97….
    assert [claim["share_ore"] for claim in every] == [69_970, 22_571, 0, 0]
    assert [claim["weight"] for claim in every] == [31, 10, 0, None]
    assert sum(claim["share_ore"] for claim in every) == 92_541


def test_a_claim_shows_its_stays_with_their_nights_and_no_name_unless_asked(
    house: Workspace,
) -> None:
    booked(house)
    claim = asked(house, "--municipality", "Vardø", "--month", "2026-10")
    assert claim["period"] == {"from": "2026-10-01", "to": "2026-10-31", "days": 31}
    assert (claim["occupied_days"], claim["held_days"], claim["bed_days"]) == (26, 5, 31)
    assert claim["share_ore"] == 69_970
    assert claim["stays"] == [
        {
            "resident": "R-0001", "municipality": "vardo", "admitted_on": "2026-09-01",
            "discharged_on": None, "from": "2026-10-01", "to": "2026-10-31",
            "occupied_days": 26, "held_days": 5, "bed_days": 31,
        },
        {
            "resident": "R-0005", "municipality": "vardo", "admitted_on": "2026-09-01",
            "discharged_on": "2026-10-01", "from": "2026-10-01", "to": "2026-10-01",
            "occupied_days": 0, "held_days": 0, "bed_days": 0,
        },
    ]  # fmt: skip
    for form in ("text", "json", "csv", "md", "html"):
        words = (*OCTOBER, "--municipality", "vardo", "--format", form)
        assert "Anna" not in house.done(*words).out, form
        assert "Anna" in house.done(*words, "--names").out, form
    md = (*OCTOBER, "--format", "md")
    assert ("Anna" in house.done(*md).out, "Anna" in house.done(*md, "--names").out) == (
        False,
        True,
    )
    named = asked(house, "--municipality", "alta", "--month", "2026-10", "--names")
    assert [stay["name"] for stay in named["stays"]] == ["Bo"]
    assert named["stays"][0]["to"] == "2026-10-20"  # the night before he left


def test_stays_of_nobody_who_shares_stand_apart_and_their_cost_falls_on_all(
    house: Workspace,
) -> None:
    booked(house)
    apart = asked(house, "--month", "2026-10")[-1]
    assert [(stay["resident"], stay["municipality"], stay["bed_days"]) for stay in apart["stays"]] \
        == [("R-0003", "bergen", 31), ("R-0004", None, 2)]  # fmt: skip
    assert (apart["bed_days"], apart["share_ore"]) == (33, 0)
    said = " ".join(house.done(*OCTOBER).out.split())
    assert (
        "2 stays are of nobody who shares, 33 bed-days: R-0003 (Bergen) and R-0004 (no "
        "municipality). Nobody is charged for them alone; their cost falls on all." in said
    )
    nb = " ".join(house.done(*OCTOBER, lang="nb").out.split())
    assert "33 døgn: R-0003 (Bergen) og R-0004 (uten kommune)" in nb


def test_the_bed_days_of_all_claims_are_those_of_the_months_report(house: Workspace) -> None:
    every = asked(house, "--month", "2026-10")
    units = house.done("report", "month", "2026-10", "--format", "json").json["occupancy"]
    assert sum(claim["occupied_days"] for claim in every) == units["occupied_days"]
    assert sum(claim["held_days"] for claim in every) == units["held_days"]
    assert sum(claim["bed_days"] for claim in every) == 74


def test_a_month_in_which_nothing_was_booked_has_nothing_to_share(house: Workspace) -> None:
    every = asked(house, "--month", "2026-10")
    assert {(c["cost_ore"], c["funding_ore"], c["to_share_ore"], c["share_ore"]) for c in every} \
        == {(None, None, 0, 0)}  # fmt: skip
    assert "Nothing to share: nothing was booked in the month." in house.done(*OCTOBER).out
    house.done("budget", "book", "towns", "500", "--on", "2026-10-20")
    assert "nothing was booked" in house.done(*OCTOBER).out


def test_a_month_that_other_financing_covers_has_nothing_to_share(house: Workspace) -> None:
    house.done("budget", "book", "pay", "40", "--on", "2026-10-20")
    house.done("budget", "book", "gift", "40", "--on", "2026-10-21")  # of no funder: not municipal
    assert "other financing covers the costs just so" in house.done(*OCTOBER).out
    assert {claim["share_ore"] for claim in asked(house, "--month", "2026-10")} == {0}


def test_a_month_with_more_in_than_out_gives_money_back(house: Workspace) -> None:
    house.done("budget", "book", "pay", "59", "--on", "2026-10-20")
    house.done("budget", "book", "grant", "100", "--on", "2026-10-20")
    every = asked(house, "--month", "2026-10")
    assert [claim["share_ore"] for claim in every] == [-3_100, -1_000, 0, 0]
    assert "Other financing was 41 kr more than the costs" in house.done(*OCTOBER).out
    assert "−31" in house.done(*OCTOBER, "--municipality", "vardo").out


def test_a_month_with_something_to_share_and_nobody_there_is_refused_by_bed_days(
    make_workspace: Callable[..., Workspace],
) -> None:
    empty = make_salten(make_workspace, empty=True)
    assert [claim["weight"] for claim in asked(empty, "--month", "2026-10")] == [None] * 3
    booked(empty)
    assert "shared by bed-days: nobody has any" in empty.refused(*OCTOBER)


def test_a_month_that_is_not_over_is_counted_up_to_today_and_says_so(house: Workspace) -> None:
    claim = asked(house, "--municipality", "vardo", "--month", "2026-12")
    assert claim["period"] == {"from": "2026-12-01", "to": "2026-12-20", "days": 20}
    assert claim["bed_days"] == 20
    said = house.done("budget", "claim", "--month", "2026-12").out
    assert "The month is not over: counted up to and including 20 Dec 2026." in said
    assert "begins on 1 Jan 2027" in house.refused("budget", "claim", "--month", "2027-01")


def test_last_month_is_meant_where_none_is_named(house: Workspace) -> None:
    assert asked(house) == asked(house, "--month", "2026-11")


def test_what_a_claim_refuses(house: Workspace) -> None:
    outside = house.refused(*OCTOBER, "--municipality", "bergen")
    assert outside == (
        "Bergen does not share the costs of Laben; those who do: Vardø, Alta, Hasvik.\n"
    )
    assert "no municipality “oslo”" in house.refused(*OCTOBER, "--municipality", "oslo")
    assert "no month" in house.refused("budget", "claim", "--month", "Smarch", code=2)


def test_nine_claims_reconcile_to_the_ore(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri", today="2019-12-31")
    lines = ["admit Anders --municipality bodo --unit 1 --on 2019-01-01"]
    for line, amount in (("pay", "800000,07"), ("running", "125000,50"), ("rent", "54000")):
        lines.append(f"budget book {line} {amount} --on 2019-10-15")
    lines.append("budget book municipalities 946000 --on 2019-10-20")
    fri.done("batch", "-", stdin="\n".join(lines))
    every = asked(fri, "--month", "2019-10")
    assert len(every) == 9
    # 925 000.57 paid less 54 000 of rent; by population, counted on the last day of 2017.
    assert {claim["to_share_ore"] for claim in every} == {87_100_057}
    assert sum(claim["share_ore"] for claim in every) == 87_100_057
    # 871 000.57 kr × 51 558 ÷ 81 725 = 549 489.7196…
    assert every[0]["share_ore"] == 54_948_972
    alone = [asked(fri, "--municipality", claim["municipality"], "--month", "2019-10")
             for claim in every]  # fmt: skip
    assert alone == every


def test_a_programme_without_homes_has_no_columns_of_nights(
    make_workspace: Callable[..., Workspace],
) -> None:
    steg = make_workspace("steg", today="2019-12-31")
    steg.done("admit", "Anders", "--municipality", "kristiansand", "--on", "2019-10-01")
    words = ("budget", "claim", "--month", "2019-10")
    assert "municipality  weight  stays  share\n" in steg.done(*words).out
    one = steg.done(*words, "--municipality", "kristiansand").out
    assert "resident   from      to\nR-0001    1 Oct  31 Oct\n" in one
    report = steg.done("report", "municipality", "kristiansand", "--month", "2019-10").out
    assert "lived in" not in report
    assert "Nothing was booked in the period." in report


def test_claims_read_the_same_in_every_format(house: Workspace) -> None:
    booked(house)
    assert house.done(*OCTOBER).out.startswith(
        "Claims for Oct 2026, Laben                                   kroner, by bed-days\n"
        "\n"
        "Costs booked            1 025.41\n"
        "Other financing booked       100\n"
        "To share                  925.41\n"
        "\n"
        "municipality  weight  stays  bed-days   share\n"
        "Vardø             31      2        31  699.70\n"
        "Alta              10      1        10  225.71\n"
        "Hasvik             0      0         0       0\n"
        "Sum               41      3        41  925.41\n"
    )
    one = house.done(*OCTOBER, "--municipality", "alta").out
    assert "Share of Alta, 24.39 % (10 of 41)    225.71\n" in one
    assert "R-0002    11 Oct  20 Oct        10     0        10" in one
    assert "Nobody from there" in house.done(*OCTOBER, "--municipality", "hasvik").out
    rows = house.done(*OCTOBER, "--format", "csv").out.splitlines()
    assert rows[0] == (
        "row,programme,from,to,days,key,id,issued_on,issued_by,municipality,weight,cost_ore,"
        "funding_ore,to_share_ore,share_ore,corrections_ore,total_ore,claimed_ore,right_ore,"
        "differs,goes_to,counted_on,occupied_days,held_days,bed_days,resident,admitted_on,"
        "discharged_on"
    )
    claim = "claim,lab,2026-10-01,2026-10-31,31,bed-days,,,,vardo,31,102541,10000,92541,69970"
    assert rows[1] == f"{claim},0,69970,,,,,,26,5,31,,,"
    stay = "stay,lab,2026-10-30,2026-10-31,,bed-days,,,,,,,,,,,,,,,,,2,0,2"
    assert rows[-1] == f"{stay},R-0004,2026-10-30,"
    assert len(rows) == 1 + 3 + 5
    md = house.done(*OCTOBER, "--format", "md").out
    assert "| Vardø | 31 | 2 | 31 | 699.70 |" in md
    assert "### Alta" in md
    for lang in ("en", "nb"):
        for words in (OCTOBER, (*OCTOBER, "--municipality", "vardo", "--names")):
            text = house.done(*words, lang=lang).out
            assert max(map(len, text.splitlines())) <= 80


def test_what_happens_later_does_not_change_a_months_claims(house: Workspace) -> None:
    booked(house)
    before = house.done(*OCTOBER, "--format", "json").out
    for line in (
        "discharge R-0001 --to own --reason planned --on 2026-11-05",
        "away R-0004 --kind leave --on 2026-11-02",
        "admit Finn --municipality hasvik --unit A --on 2026-11-06",
        "budget book pay 999 --on 2026-11-30",
    ):
        house.done(*line.split())
        assert house.done(*OCTOBER, "--format", "json").out == before, line
