"""Leases as they are typed: what was explained has been, and what ends is told of."""

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
