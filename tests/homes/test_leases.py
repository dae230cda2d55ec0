"""Leases as they are typed: what was explained has been, and a trial ends with its lease."""

from tests.conftest import Workspace
from tests.helpers.case_work import refused, shown


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
