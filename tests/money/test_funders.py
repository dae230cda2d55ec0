"""budget funders: awards, what came in and was spent of them, staircases, and reports due."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import award_husbanken, change_config, refused


@pytest.fixture(name="alta")
def awarded_alta(alta: Workspace) -> Workspace:
    """Alta, when Husbanken has awarded what was applied for."""
    award_husbanken(alta)
    return alta


def asked(workspace: Workspace, *words: str, **options: Any) -> Any:
    return workspace.done("budget", "funders", *words, "--format", "json", **options).json


def amounts(found: Any) -> dict[str, list[int | None]]:
    keys = ("awarded_ore", "received_ore", "spent_ore", "unspent_ore")
    return {row["funder"]: [row[key] for key in keys] for row in found["funders"]}


def test_altas_costs_are_paid_in_proportion_to_the_awards(alta: Workspace) -> None:
    alta.done("budget", "book", "pay", "1000000", "--on", "2009-10-01")
    alta.done("budget", "book", "car", "234,50", "--on", "2009-10-02")
    alta.done("budget", "book", "husbanken", "800000", "--on", "2009-03-01")
    found = asked(alta)
    # 1 000 234.50 kr: eight tenths, and a tenth each.
    assert amounts(found) == {
        "husbanken": [160_000_000, 80_000_000, 80_018_760, 79_981_240],
        "alta": [20_000_000, None, 10_002_345, 9_997_655],
        "finnmarkskollektivet": [20_000_000, None, 10_002_345, 9_997_655],
    }
    assert found["totals"] == {
        "applied_ore": 160_000_000,
        "awarded_ore": 200_000_000,
        "received_ore": 80_000_000,
        "spent_ore": 100_023_450,
        "unspent_ore": 99_976_550,
    }


def test_a_funder_says_what_it_is_for_and_what_it_asks(alta: Workspace) -> None:
    husbanken, own, _ = asked(alta)["funders"]
    assert husbanken == {
        "funder": "husbanken",
        "name": "Husbanken/Fylkesmannen",
        "kind": "grant",
        "line": "husbanken",
        "purpose": "Ettervernsboliger, prosjekt D356",
        "conditions": ["Rapport som kan offentliggjøres", "Regnskap"],
        "covers": ["pay", "supervision", "office", "car", "empty-flats"],
        "posts": None,
        "applied_ore": 160_000_000,
        "applied_on": "2008-12-31",
        "awarded_ore": 160_000_000,
        "awarded_on": None,
        "received_ore": None,
        "spent_ore": None,
        "unspent_ore": 160_000_000,
        "report_by": "2010-03-01",
        "auditor_above_ore": 50_000_000,
        "auditor_needed": True,
        "contract": None,
    }
    assert (own["kind"], own["auditor_needed"], own["report_by"]) == ("own", None, None)
    text = alta.done("budget", "funders").out
    assert "  An auditor's attestation is needed: more than 500 000 kr\n" in text
    assert "  Revisorattest kreves: mer enn 500 000 kr\n" in alta.done(
        "budget", "funders", lang="nb"
    ).out  # fmt: skip


def test_at_the_limit_itself_no_auditor_is_needed(alta: Workspace) -> None:
    change_config(alta, "auditor_above: 500000", "auditor_above: 1600000")
    assert asked(alta)["funders"][0]["auditor_needed"] is False
    assert "No auditor's attestation" in alta.done("budget", "funders").out


def test_a_year_without_awards_has_none_and_not_nought(alta: Workspace) -> None:
    found = asked(alta, "--year", "2030")
    assert set(map(tuple, amounts(found).values())) == {(None, None, None, None)}
    assert set(found["totals"].values()) == {None}


def test_funders_of_one_line_share_what_came_in_by_their_awards(alta: Workspace) -> None:
    change_config(
        alta,
        "        kind: other\n        line: finnmarkskollektivet",
        "        kind: other\n        line: alta",
    )
    alta.done("budget", "book", "alta", "100000,01")
    found = amounts(asked(alta))
    assert found["alta"][1] == 5_000_001
    assert found["finnmarkskollektivet"][1] == 5_000_000
    later = alta.done("budget", "book", "alta", "700", "--on", "2008-05-01")
    assert later.code == 0
    before = amounts(asked(alta, "--year", "2008"))
    assert (before["alta"][1], before["finnmarkskollektivet"][1]) == (70_000, None)


# --- the staircase of Rana -------------------------------------------------------------------


@pytest.fixture
def rana(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace("hf", today="2019-06-01")


def test_the_grant_steps_down_and_the_own_share_fills_it(rana: Workspace) -> None:
    found = asked(rana, "--all-years")
    assert found["years"] == [2017, 2018, 2019, 2020]
    grant, own = found["funders"]
    assert [step["awarded_ore"] for step in grant["awards"]] == [
        140_000_000, 112_000_000, 84_000_000, 56_000_000,
    ]  # fmt: skip
    assert [step["change_ore"] for step in grant["awards"]] == [None, *[-28_000_000] * 3]
    assert [step["change_ore"] for step in own["awards"]] == [None, *[28_000_000] * 3]
    assert {step["awarded_ore"] for step in found["sums"]} == {160_000_000}
    assert found["same_sum"] is True


def test_the_staircase_stands_side_by_side(rana: Workspace) -> None:
    assert rana.done("budget", "funders", "--all-years").out == (
        "Funders 2017–2020, Housing First Rana                                     kroner\n"
        "\n"
        "                                  2017       2018       2019       2020\n"
        "Statsforvalteren i Nordland  1 400 000  1 120 000    840 000    560 000\n"
        "                                         −280 000   −280 000   −280 000\n"
        "Rana kommune                   200 000    480 000    760 000  1 040 000\n"
        "                                         +280 000   +280 000   +280 000\n"
        "Sum                          1 600 000  1 600 000  1 600 000  1 600 000\n"
        "own share                       12.5 %       30 %     47.5 %       65 %\n"
        "\n"
        "The sum is the same every year: 1 600 000 kr.\n"
    )
    text = rana.done("budget", "funders", "--all-years", lang="nb").out
    assert "egen andel                      12,5 %" in text
    assert "Summen er den samme hvert år: 1 600 000 kr." in text
    rows = rana.done("budget", "funders", "--all-years", "--format", "csv").out.splitlines()
    assert rows[2] == "hf,grant,Statsforvalteren i Nordland,grant,2018,112000000,-28000000"
    assert rows[1].endswith(",2017,140000000,")
    assert "47.5 %" in rana.done("budget", "funders", "--all-years", "--format", "md").out


def test_years_that_differ_are_said_to(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri", today="2020-06-01")
    found = asked(fri, "--all-years")
    assert (found["years"], found["same_sum"]) == ([2018, 2019, 2020], False)
    gift = found["funders"][2]
    assert (gift["kind"], [step["awarded_ore"] for step in gift["awards"]]) == ("gift", [None] * 3)
    assert "The sum is not the same every year." in fri.done("budget", "funders", "--all-years").out
    assert "own share" not in fri.done("budget", "funders", "--all-years").out


def test_an_application_without_an_answer_is_no_award_and_leaves_the_own_part_open(
    make_workspace: Callable[..., Workspace],
) -> None:
    alta = make_workspace("alta", today="2009-02-01")
    told = alta.done("budget", "funders", "--all-years", lang="nb").out
    lines = {line.split("  ")[0]: line.replace("\u00a0", "").split()[-4:]
             for line in told.splitlines()}  # fmt: skip
    assert lines["søkt, ikke besvart"][1:] == ["–", "–", "–"]
    assert "egen andel                      –     50" in told
    found = asked(alta, "--all-years")
    assert [one["applied_ore"] for one in found["pending"]] == [160_000_000, None, None, None]


def test_the_grant_of_rana_pays_for_its_two_posts_alone(rana: Workspace) -> None:
    rana.done("budget", "book", "pay", "160000")
    rana.done("budget", "book", "practical", "60000")
    # The 60 000 are the municipality's alone; 160 000 divide as 840 000 and 760 000.
    found = amounts(asked(rana))
    assert found["grant"][2] == 8_400_000
    assert found["rana"][2] == 6_000_000 + 7_600_000
    assert asked(rana)["funders"][0]["covers"] == ["pay"]
    assert "  Pays full-time posts: 2\n" in rana.done("budget", "funders").out


def test_what_the_command_refuses(
    alta: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    refused(alta, "budget", "funders", "--year", "2009", "--all-years", code=2)
    text = alta.config.read_text(encoding="utf-8")
    head, _, rest = text.partition("    # Who pays, and what each wants to know.\n")
    _, _, tail = rest.partition("    # Nothing is shared between municipalities here.\n")
    alta.config.write_text(head + tail, encoding="utf-8")
    assert "has no funder" in refused_after_applying(alta, "budget", "funders")
    assert "har ingen finansieringskilde" in refused(alta, "budget", "funders", lang="nb")
    assert alta.done("budget", "forecast").code == 0


def refused_after_applying(workspace: Workspace, *words: str) -> str:
    workspace.done("config", "apply")
    return refused(workspace, *words)


# --- reports due, in today -------------------------------------------------------------------


def reports(workspace: Workspace, on: str) -> list[dict[str, Any]]:
    [programme] = workspace.done("today", "--format", "json", today=on).json
    return [matter for matter in programme["money"] if matter["kind"] == "report"]


@pytest.mark.parametrize(
    ("on", "days"),
    [("2009-12-30", None), ("2009-12-31", -60), ("2010-03-01", 0), ("2010-03-15", 14),
     ("2010-03-16", None)],
)  # fmt: skip
def test_a_report_is_pointed_out_from_sixty_days_before_until_fourteen_after(
    alta: Workspace, on: str, days: int | None
) -> None:
    found = reports(alta, on)
    assert [each["days"] for each in found] == ([] if days is None else [days])
    for each in found:
        assert (each["label"], each["number"], each["on"], each["reason"]) == (
            "Husbanken/Fylkesmannen", 2009, "2010-03-01", "auditor",
        )  # fmt: skip


def test_today_says_by_when_and_never_that_a_report_was_not_sent(alta: Workspace) -> None:
    before = alta.done("today", today="2010-02-10").out
    assert (
        "Money\n          Husbanken/Fylkesmannen: report on 2009 by 1 Mar, in 19 days; an\n"
        "          auditor's attestation is needed\n"
    ) in before
    after = alta.done("today", today="2010-03-05", lang="nb").out
    assert "Husbanken/Fylkesmannen: rapporten for 2009 hadde frist 1. mars;" in after
    assert "revisorattest kreves" in alta.done(
        "today", "--format", "md", today="2010-03-05", lang="nb"
    ).out  # fmt: skip


def test_a_report_without_a_limit_needs_no_auditor(rana: Workspace) -> None:
    [found] = reports(rana, "2020-02-01")
    assert (found["number"], found["reason"]) == (2019, None)
    told = rana.done("today", today="2020-02-01").out
    assert "Statsforvalteren i Nordland: report on 2019 by 1 Mar, in 29 days\n" in told
