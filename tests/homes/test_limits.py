"""Limits of stays, steps and units: planning beyond one is refused in the programme's own words."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, shown


@lived_once("hf", today="2018-09-01")
def rana(workspace: Workspace) -> None:
    """Per, admitted to Housing First on 1 September 2018, without a home."""
    workspace.done("admit", "Per")


def overdue(workspace: Workspace, **options: Any) -> list[tuple[str, str, str]]:
    """What ``today`` says has run out: kind, date and label."""
    agenda = workspace.done("today", "--format", "json", **options).json[0]
    return [
        (matter["kind"], matter["on"], matter["label"])
        for matter in agenda["overdue"]
        if matter["kind"] != "follow-up"
    ]


def test_a_temporary_room_is_not_planned_into_a_fourth_month(rana: Workspace) -> None:
    into = ("place", "per", "T1", "--until")
    assert refused(rana, *into, "2018-12-01") == (
        "1 Dec 2018 is past the limit: unit T1 (Liengbakken hybel 1) is for 3 months at most, here "
        'until 30 Nov 2018.\nTo plan it all the same: --override "why"\n'
    )
    assert refused(rana, *into, "2018-12-01", lang="nb") == (
        "1. des. 2018 er forbi grensen: boenhet T1 (Liengbakken hybel 1) er for høyst 3 måneder, "
        'her til 30. nov. 2018.\nFor å planlegge det likevel: --override "hvorfor"\n'
    )
    rana.done(*into, "2018-11-30")


def test_an_override_says_why_and_is_kept(rana: Workspace) -> None:
    rana.done("place", "per", "T1", "--until", "2018-12-31", "--override", "Leilighet i januar")
    (home,) = shown(rana, "per")["placements"]
    assert (home["until"], home["override"]) == ("2018-12-31", "Leilighet i januar")


def test_being_over_the_limit_shows_today_until_somebody_allows_it(rana: Workspace) -> None:
    rana.done("place", "per", "T1")
    assert overdue(rana, today="2018-11-30") == []
    assert overdue(rana, today="2018-12-01") == [("unit", "2018-11-30", "T1")]
    rana.done("extend", "per", "--until", "2019-01-31", "--allowed-by", "Kari Leder",
              "--reason", "Leilighet klar i februar", today="2018-12-01")  # fmt: skip
    assert overdue(rana, today="2019-01-31") == []
    assert overdue(rana, today="2019-02-01") == [("unit", "2019-01-31", "T1")]
    (extension,) = shown(rana, "per", today="2018-12-01")["extensions"]
    assert extension == {
        "id": "X-1",
        "stay": "S-1",
        "what": "unit",
        "allowed_on": "2018-12-01",
        "until_on": "2019-01-31",
        "allowed_by": "Kari Leder",
        "reason": "Leilighet klar i februar",
    }


def test_the_limit_of_the_stay_is_named(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-01")
    until = ("place", "nora", "2", "--until")
    assert refused(alta, *until, "2011-11-01").startswith(
        "1 Nov 2011 is past the limit: a stay in Ettervernsboligene i Alta is for 24 months at "
        "most, this one until 31 Oct 2011."
    )
    assert "et opphold i Ettervernsboligene i Alta varer høyst 24 måneder" in refused(
        alta, *until, "2011-11-01", lang="nb"
    )
    alta.done(
        "extend", "nora", "--until", "2011-12-31", "--allowed-by", "Kari", "--reason", "Bolig"
    )
    assert "this one until 31 Dec 2011" in refused(alta, *until, "2012-01-01")
    alta.done(*until, "2011-12-31")


def test_the_step_that_is_lived_on_has_a_limit_of_its_own(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2019-03-01")
    fri.done("admit", "Kim", "--municipality", "fauske")
    step = fri.rows("SELECT name FROM step WHERE number = 1")[0][0]
    said = refused(fri, "place", "kim", "1", "--until", "2020-03-01")
    assert f"the step {step} is for 12 months at most, here until 29 Feb 2020" in said
    fri.done("place", "kim", "1", "--until", "2020-02-29")


def test_a_step_without_a_unit_sets_no_limit_to_a_home(alta: Workspace) -> None:
    change_config(
        alta,
        "            name: Treningsleilighet\n",
        "            name: Treningsleilighet\n            limit_months: 1\n"
        "            needs_unit: false\n",
    )
    alta.done("admit", "Nora")
    alta.done("place", "nora", "2", "--until", "2010-06-30")


def test_the_earliest_limit_is_the_one_named(alta: Workspace) -> None:
    change_config(
        alta,
        '{code: "2", kind: enkel,',
        '{code: "2", name: Gul, kind: enkel, limit_months: 1,',
    )
    alta.done("admit", "Nora")
    said = refused(alta, "place", "nora", "2", "--until", "2012-01-01")
    assert "unit 2 (Gul) is for 1 month at most, here until 19 Dec 2009" in said


def test_whether_a_step_brings_a_lease_is_asked_of_the_day_it_was_entered(alta: Workspace) -> None:
    rule = "            lease: special\n            trial_days: 90  # not from the document\n"
    text = alta.config.read_text(encoding="utf-8")
    first, second, rest = text.partition("code: limited")
    changed = "            changes: [{from: 2009-09-01, lease: special}]\n"
    alta.config.write_text(first + second + rest.replace(rule, changed, 1), encoding="utf-8")
    alta.done("config", "apply")
    for unit, name, moved_on in (("1", "Nora", "2009-08-31"), ("2", "Emil", "2009-09-01")):
        alta.done("admit", name, "--step", "2", "--unit", unit, "--on", "2009-08-20")
        alta.done("advance", name, "--override", "x", "--on", moved_on)
    # The trial of the step below is over with one that brings a lease, and without one goes on.
    assert overdue(alta, today="2009-11-20") == [("trial", "2009-11-18", "1")]
