"""Evictions in Alta, from the warning to the day, and what the reports count of them.

    who   warned     asked for  ruled      ended
    Nora  1 Oct 09   20 Oct 09  10 Dec 09  carried out 12 Jan 10
    Ola   2 Nov 09   17 Nov 09             settled 1 Dec 09: the arrears are paid
    Emil  1 Dec 09                         withdrawn 8 Dec 09

So October and November 2009 have one asked for each, and the year two, of two people; one was
carried out, in January 2010.
"""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace
from tests.helpers.life import Life, matters


def test_an_eviction_from_the_warning_to_the_day(make_workspace: Callable[..., Workspace]) -> None:
    alta = make_workspace("alta", today="2009-03-02")
    life = Life(alta)
    for who, unit in (("Nora", "1"), ("Ola", "2"), ("Emil", "3")):
        life.do("2009-03-02", "admit", who, "--unit", unit)
    the_steps_come_in_order(life)
    today_reminds_of_the_next_step(life)
    two_are_not_carried_out(life)
    said_as_somebody_leaves(life)
    what_the_reports_count(life)
    assert "No errors" in life.do("2010-02-01", "data", "verify")


def the_steps_come_in_order(life: Life) -> None:
    life.do("2009-09-01", "vacate", "nora")
    warn = ("eviction", "warn", "nora", "--cause", "arrears")
    assert "no home to be put out of" in life.no("2009-09-02", *warn)
    life.do("2009-09-03", "place", "nora", "1")
    said = life.no("2009-10-01", "eviction", "petition", "nora")
    assert "eviction warn R-0001" in said
    warned = life.do("2009-10-01", "eviction", "warn", "nora", "--cause", "restanse")
    assert "from 15 Oct 2009" in warned
    said = life.workspace.done("edit", "EV-1", "cause=brudd", today="2009-10-01", lang="nb").out
    assert said.startswith("EV-1 er rettet: årsak husleierestanse → brudd på leieavtalen.")
    assert "none of: arrears, breach" in life.no("2009-10-01", "edit", "EV-1", "cause=what", code=2)
    life.do("2009-10-01", "edit", "EV-1", "cause=arrears")
    life.no("2009-10-02", "eviction", "warn", "nora", "--cause", "breach")
    assert "eviction petition" in life.no("2009-10-02", "eviction", "ruling", "nora")
    assert "eviction petition" in life.no("2009-10-02", "eviction", "carried-out", "nora")
    life.no("2009-10-20", "eviction", "petition", "nora", "--on", "2009-09-30")
    assert "15 Oct 2009" in life.told("2009-10-09", "eviction", "petition", "nora", "--dry-run").err


def today_reminds_of_the_next_step(life: Life) -> None:
    house = life.workspace
    assert matters(house, "coming", "eviction", on="2009-10-01") == [("Nora", "2009-10-15")]
    assert matters(house, "overdue", "eviction", on="2009-10-16") == [("Nora", "2009-10-15")]
    life.do("2009-10-20", "eviction", "petition", "nora")
    assert matters(house, "missing", "eviction", on="2009-12-09") == [("Nora", None)]
    ruled = life.told("2009-12-10", "eviction", "ruling", "nora", "--set-for", "2010-01-12")
    assert "12 Jan 2010" in ruled.out
    assert "§ 27" in ruled.err
    told = " ".join(
        house.done("data", "history", "nora", today="2009-12-10", lang="nb").out.split()
    )
    assert "årsak husleierestanse, varslet 1. okt. 2009" in told
    assert "besluttet av namsmannen (tomt) → 10. des. 2009" in told
    assert matters(house, "coming", "eviction", on="2009-12-28") == []
    assert matters(house, "coming", "eviction", on="2009-12-30") == [("Nora", "2010-01-12")]


def two_are_not_carried_out(life: Life) -> None:
    life.do("2009-11-02", "eviction", "warn", "ola", "--cause", "arrears")
    life.do("2009-11-17", "eviction", "petition", "ola")
    # The same petition, told as an incident too, is one.
    life.do("2009-11-17", "incident", "add", "ola", "--kind", "eviction-petition")
    life.do("2009-12-01", "eviction", "settle", "ola")
    life.do("2009-12-01", "eviction", "warn", "emil", "--cause", "breach")
    life.do("2009-12-08", "eviction", "withdraw", "emil")
    rows = life.ask("2009-12-31", "eviction", "list")
    assert [(row["name"], row["ended_on"], row["ending"]) for row in rows] == [
        ("Nora", None, None),
        ("Ola", "2009-12-01", "settled"),
        ("Emil", "2009-12-08", "withdrawn"),
    ]
    assert [row["id"] for row in life.ask("2009-12-31", "eviction", "list", "--open")] == ["EV-1"]


def said_as_somebody_leaves(life: Life) -> None:
    """Namsmannen alone puts a tenant out: discharge says where that stands, and refuses nothing."""
    put_out = ("--to", "homeless", "--reason", "rule-broken", "--dry-run")
    said = life.told("2010-01-11", "discharge", "nora", *put_out).err
    assert "10 Dec 2009 (EV-1); it is not carried out" in said
    assert (
        "No eviction is written down" in life.told("2010-01-11", "discharge", "emil", *put_out).err
    )
    own_wish = ("discharge", "emil", "--to", "family", "--reason", "own-wish", "--dry-run")
    assert "viction" not in life.told("2010-01-11", *own_wish).err
    said = life.told("2010-01-12", "eviction", "carried-out", "nora").err
    assert "unit 1 still" in said
    assert "viction" not in life.told("2010-01-12", "discharge", "nora", *put_out[:-1]).err
    assert matters(life.workspace, "overdue", "eviction", on="2010-01-13") == []


def what_the_reports_count(life: Life) -> None:
    def counted(*words: str) -> Any:
        found = life.ask("2010-02-01", "report", *words)["evictions"]
        return [(one["number"], one["people"]) for one in found.values()]

    for month, asked in (("2009-10", 1), ("2009-11", 1), ("2009-12", 0)):
        assert counted("month", month) == [(asked, asked), (0, 0)], month
    assert counted("month", "2010-01") == [(0, 0), (1, 1)]
    assert counted("year", "2009") == [(2, 2), (0, 0)]
    assert counted("period", "2009-10-01", "2010-01-31") == [(2, 2), (1, 1)]
    assert counted("funder", "husbanken", "--year", "2009") == [(2, 2), (0, 0)]
    assert "Evictions asked for: 2 (people: 2)." in life.do("2010-02-01", "report", "year", "2009")
    outside = life.ask("2010-02-01", "report", "year", "2009", "--external")
    assert outside["evictions"] is None
