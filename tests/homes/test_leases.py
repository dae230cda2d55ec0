"""Leases as they are typed: what was explained has been, and what ends is told of."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace
from tests.helpers.case_work import change_config, refused, shown


def test_a_lease_is_not_explained_on_a_day_to_come(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-02")
    ahead = ("place", "nora", "3", "--on", "2009-11-03", "--explained", "2009-12-01")
    assert "2009" in alta.refused(*ahead)
    assert shown(alta, "nora")["placements"] == []
    alta.done(*ahead[:-1], "2009-11-03")
    refused(alta, "edit", "L-1", "explained_on=2009-12-01")


def test_a_trial_never_outlives_its_lease(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-02")
    alta.done("place", "nora", "3", "--until", "2009-12-15", "--on", "2009-11-03")
    [lease] = shown(alta, "nora")["leases"]
    assert lease["ends_on"] == lease["trial_until_on"] == "2009-12-15"


def test_a_lease_under_three_years_asks_when_the_tenant_was_told_in_writing(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-02")
    into = ("place", "nora", "3", "--on", "2009-11-03", "--until", "2010-10-31")
    for lang, told in (("en", "told so in writing"), ("nb", "få vite det skriftlig")):
        said = alta.done(*into, "--dry-run", lang=lang).err
        assert "§ 11-1" in said
        assert told in said
    # Told only afterwards is not told beforehand.
    late = alta.done(*into, "--explained", "2009-11-04").err
    assert "§ 11-1" in late
    assert "after the lease began" in " ".join(late.split())
    assert lacks(alta) == []
    for day, asks, said in (
        ("", True, "explained_on=DATE"),
        ("2009-11-05", False, "after the lease began"),
        ("2009-11-01", False, ""),
    ):
        err = alta.done("edit", "L-1", f"explained_on={day}").err
        assert said in " ".join(err.split()) if said else err == ""
        assert [(one["kind"], one["id"]) for one in lacks(alta)] == [("told", "L-1")] * asks
    for until, short in (("2012-11-02", False), ("2012-11-01", True)):
        err = alta.done("lease", "renew", "nora", "ordinary", "--on", "2009-11-03",
                        "--until", until, "--dry-run").err  # fmt: skip
        assert ("§ 11-1" in err) is short, until


def lacks(alta: Workspace) -> list[dict[str, Any]]:
    """Leases of which today asks when they were explained."""
    [day] = alta.done("today", "--format", "json").json
    return [item for item in day["missing"] if item["kind"] == "told"]


def test_a_contract_has_a_deposit_and_notice_and_can_be_renewed(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-03-02")
    into = ("place", "nora", "1", "--on", "2009-03-02", "--notice", "3", "--deposit")
    # The rent is 5 500 a month, so that 33 000 is the most.
    assert "33 000" in refused(alta, *into, "33000,50")
    alta.done(*into, "33000")
    refused(alta, "lease", "renew", "nora", "--on", "2009-03-01")
    alta.done("lease", "renew", "nora", "ordinary", "--on", "2009-06-01")
    assert [
        (one["kind"], one["begins_on"], one["deposit_ore"], one["notice_months"])
        for one in shown(alta, "nora")["leases"]
    ] == [("special", "2009-03-02", 3_300_000, 3), ("ordinary", "2009-06-01", None, None)]
    assert "trial" not in {limit["what"] for limit in shown(alta, "nora")["limits"]}
    [lease] = alta.done("lease", "list", "--format", "json").json
    assert (lease["id"], lease["unit"], lease["kind"]) == ("L-2", "1", "ordinary")


def test_a_move_leaves_what_was_reported_before_as_it_was(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02", today="2009-03-02")
    march = alta.done("report", "month", "2009-03", today="2009-04-01").out
    alta.done("advance", "nora", "--on", "2009-05-01", today="2009-05-01")
    assert len(shown(alta, "nora")["leases"]) == 1
    assert alta.done("report", "month", "2009-03", today="2009-06-01").out == march


def test_of_two_leases_elsewhere_the_first_must_end(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-09-01")
    alta.done("lease", "add", "nora", "ordinær", "--on", "2009-11-15")
    assert refused(alta, "lease", "add", "nora", "ordinær", "--on", "2009-11-10") == (
        "Only one holds at a time: what begins 10 Nov 2009 must end by 15 Nov 2009, when the next "
        "begins.\n"
    )


def test_a_lease_of_a_home_elsewhere_is_kept_counted_and_announced(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2019-12-10")
    fri.done("admit", "Kim", "--municipality", "bodo", "--unit", "1", "--on", "2019-01-01")
    refused(fri, "lease", "end", "kim")
    fri.done("advance", "kim", "--on", "2019-06-01", "--override", "Klar")
    fri.done("vacate", "kim", "--on", "2019-06-01")
    own = ("lease", "add", "kim", "own", "--explained", "2019-05-20", "--deposit", "20000")
    fri.done(*own, "--on", "2019-06-01", "--until", "2019-12-31")
    [lease] = fri.done("lease", "list", "--format", "json").json
    assert (lease["id"], lease["unit"], lease["ends_on"]) == ("EL-1", None, "2019-12-31")
    assert [one["deposit_ore"] for one in shown(fri, "kim")["own_leases"]] == [2_000_000]
    [day] = fri.done("today", "--format", "json").json
    assert [(one["on"], one["label"]) for one in day["coming"] if one["kind"] == "lease"] == [
        ("2019-12-31", None)
    ]
    # One that follows ends the one before, and what ran out is told of no more.
    fri.done(*own[:4], "--on", "2019-12-05")
    refused(fri, "edit", "EL-1", "left_on=2019-12-06")
    assert [one["left_on"] for one in shown(fri, "kim")["own_leases"]] == ["2019-12-05", None]
    report = ("report", "funder", "husbanken", "--year", "2019", "--format", "json")
    assert fri.done(*report).json["homes"]["on-lease"] == {"start": 0, "now": 1}
    fri.done("lives", "kim", "family", "--on", "2019-12-08")
    assert "on-lease" not in fri.done(*report).json["homes"]
    fri.done("lease", "end", "kim", "--on", "2019-12-09")
    assert fri.done("lease", "list", "--format", "json").json == []


def test_a_home_that_ends_is_announced_and_listed_afterwards(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")
    change_config(
        alta,
        '{code: "1", kind: enkel, owner: Stiftelsen Utleieboliger, rent: 5500, from: 2009-03-01}',
        '{code: "1", kind: enkel, rent: 5500, from: 2009-03-01, until: 2009-11-27}',
    )
    for lang, what in (("en", "unit 1"), ("nb", "boenhet 1")):
        before = alta.done("today", today="2009-11-20", lang=lang).out
        assert any("27" in line and what in line for line in before.splitlines())
        after = alta.done("today", today="2009-11-30", lang=lang).out
        assert any("27" in line and what in line for line in after.splitlines())
    assert "27 Nov 2009" not in alta.done("data", "verify", today="2009-11-20").out
    assert "27 Nov 2009" in alta.done("data", "verify", today="2009-11-30").out


def test_a_lease_elsewhere_is_a_home_and_leaves_that_of_the_unit_in_force(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-11-02")
    said = alta.done("lease", "add", "nora", "ordinary", "--on", "2009-11-03")
    assert "the lease of unit 1 is still in force" in said.err
    alta.done("vacate", "nora", "--on", "2009-11-04")

    def lacking() -> list[str]:
        [day] = alta.done("today", "--format", "json").json
        said = alta.done("data", "verify", lang="en").out
        assert ("home" in [one["kind"] for one in day["missing"]]) is (
            "has no unit, though" in said
        )
        return [one["kind"] for one in day["missing"] if one["kind"] == "home"]

    assert lacking() == []
    alta.done("lease", "end", "nora", "--on", "2009-11-05")
    assert lacking() == ["home"]


def test_the_list_has_what_is_in_force_until_when_it_was_allowed(alta: Workspace) -> None:
    def listed(today: str) -> list[tuple[str | None, str | None]]:
        rows = alta.done("lease", "list", "--format", "json", today=today).json
        return [(row["ends_on"], row["trial_until_on"]) for row in rows]

    alta.done("admit", "Nora", "--on", "2009-11-02")
    alta.done("place", "nora", "3", "--until", "2010-06-30", "--on", "2009-11-03")
    assert listed("2010-02-01") == [("2010-06-30", "2010-02-01")]
    assert listed("2010-02-02") == [("2010-06-30", None)]
    assert (listed("2010-06-30"), listed("2010-07-01")) == ([("2010-06-30", None)], [])
    allow = ("--allowed-by", "Kari", "--reason", "Venter")
    for what, until in (("lease", "2010-08-15"), ("trial", "2010-03-01")):
        alta.done("extend", "nora", "--what", what, "--until", until, *allow, today="2010-01-15")
    assert listed("2010-02-02") == [("2010-08-15", "2010-03-01")]
    assert (listed("2010-08-15"), listed("2010-08-16")) == ([("2010-08-15", None)], [])


def test_a_move_says_which_lease_it_ends_and_names_none_that_is_not_written(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-02")
    alta.done("admit", "Emil", "--on", "2009-11-02")
    into = ("place", "nora", "3", "--until", "2010-06-30", "--deposit", "10000")
    alta.done(*into, "--on", "2009-11-03")
    up = ("--to", "5", "--override", "Klar", "--on", "2009-11-10")
    said = alta.done("advance", "nora", *up).out
    assert "It takes the place of L-1 (Spesialkontrakt), which ends 10 Nov 2009." in said
    assert "The deposit on that one is 10 000 kr." in said.replace("\u00a0", " ")
    said = alta.done("advance", "emil", *up[2:]).out
    assert "Spesialkontrakt" not in said
