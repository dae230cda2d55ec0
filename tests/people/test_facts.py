"""What is true from a day on: municipality, fixed contact and rent change, and the past stands."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import listed, refused, shown
from tests.helpers.salten import booked, make_salten

# Anna (vardo, in A) is on leave from 10 to 15 October and moves to Hasvik on the 13th.
MOVES = ("municipality", "anna", "hasvik", "--on", "2026-10-13")


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_salten(make_workspace)


def asked(house: Workspace, *words: str, **options: Any) -> Any:
    return house.done(*words, "--format", "json", **options).json


def test_a_month_in_which_somebody_moved_is_shared_by_the_nights_of_each(house: Workspace) -> None:
    booked(house)
    claim = ("budget", "claim", "--month")
    before = house.done(*claim, "2026-09").out
    intake = asked(house, "report", "month", "2026-09")["intake"]
    assert asked(house, *MOVES)["id"] == "FA-1"
    # Vardø until the 12th: 9 nights lived in, 3 held. Hasvik: 2 held, 17 lived in; Alta as before.
    every = asked(house, *claim, "2026-10")
    assert [one["weight"] for one in every] == [12, 10, 19, None]
    # 92 541 øre by 12, 10 and 19 of 41: 27 085.17…, 22 570.97…, 42 884.85….
    assert [one["share_ore"] for one in every] == [27_085, 22_571, 42_885, 0]
    vardo, _, hasvik, _ = every
    assert [(s["from"], s["to"], s["occupied_days"], s["held_days"]) for s in vardo["stays"]] == [
        ("2026-10-01", "2026-10-12", 9, 3),
        ("2026-10-01", "2026-10-01", 0, 0),
    ]
    assert [(s["from"], s["to"], s["occupied_days"], s["held_days"]) for s in hasvik["stays"]] == [
        ("2026-10-13", "2026-10-31", 17, 2)
    ]
    # Whoever came in September came from Vardø, and September is Vardø's.
    assert house.done(*claim, "2026-09").out == before
    assert asked(house, "report", "month", "2026-09")["intake"] == intake
    assert asked(house, "report", "month", "2026-10")["occupancy"]["occupied_days"] == 69


def test_each_municipality_reports_what_happened_on_its_days(house: Workspace) -> None:
    for day in ("2026-10-05", "2026-10-20"):
        house.done("log", "anna", "Hei", "--on", day)
    house.done("advance", "anna", "--to", "to", "--on", "2026-10-20", "--override", "x")
    everybody = asked(house, "report", "municipality", "vardo", "--month", "2026-10")
    house.done(*MOVES)
    vardo, hasvik = (
        asked(house, "report", "municipality", town, "--month", "2026-10")
        for town in ("vardo", "hasvik")
    )
    # Eva left on the first; Anna went over to Hasvik, where she stays and nobody was admitted.
    assert vardo["people"] == everybody["people"] | {"staying": 0, "discharged": 2}
    assert hasvik["people"] | {"served": 1, "staying": 1, "admitted": 0} == hasvik["people"]
    assert [one["exits"]["by_destination"] for one in (vardo, hasvik)] == [
        everybody["exits"]["by_destination"], {}
    ]  # fmt: skip
    assert [one["bed_days"]["bed_days"] for one in (vardo, hasvik)] == [12, 19]
    assert [one["moved_on"] for one in (*vardo["stays"], *hasvik["stays"])] == [
        "2026-10-13", None, None
    ]  # fmt: skip
    text = house.done("report", "municipality", "vardo", "--month", "2026-10").out
    assert "R-0001: another municipality from 13 Oct 2026." in text
    assert [one["follow_ups"]["held"] for one in (vardo, hasvik)] == [1, 1]
    assert [one["ladders"][0]["up"] for one in (vardo, hasvik)] == [0, 1]
    due = [one["follow_ups"]["due"] for one in (everybody, vardo, hasvik)]
    assert due[0] == due[1] + due[2]
    house.done("report", "municipality", "hasvik", "--month", "2026-10", "--external")


def test_whoever_reads_a_day_reads_the_municipality_of_that_day(house: Workspace) -> None:
    house.done("municipality", "anna", "alta", "--on", "2027-01-01")  # known beforehand
    assert listed(house, "R-0001")["municipality"] == "vardo"
    assert listed(house, "R-0001", today="2027-01-01")["municipality"] == "alta"
    assert shown(house, "anna", today="2027-01-01")["stays"][0]["municipality"] == "alta"
    assert [one["resident"] for one in asked(house, "list", "--municipality", "alta")] == []
    rows = asked(house, "list", "--municipality", "alta", today="2027-01-01")
    assert [one["resident"] for one in rows] == ["R-0001"]
    assert shown(house, "anna")["facts"] == [
        {"id": "FA-1", "stay": "S-1", "from_on": "2027-01-01", "what": "municipality",
         "municipality": "alta", "municipality_name": "Alta", "contact": None,
         "contact_name": None, "decision": None, "placement": None, "rent_ore": None}
    ]  # fmt: skip
    said = house.done("municipality", "anna", "hasvik", "--on", "2026-12-01")
    assert "only until 1 Jan 2027, when FA-1 takes over" in said.err
    assert [one["finding"] for one in asked(house, "data", "verify")] == ["no-backup"]


def test_a_fact_is_corrected_and_taken_out_as_any_entry(house: Workspace) -> None:
    house.done(*MOVES)
    house.done("edit", "FA-1", "municipality=alta", "from_on=2026-10-14")
    assert shown(house, "anna")["facts"][0]["municipality"] == "alta"
    refused(house, "edit", "FA-1", "contact=kari", code=2)
    refused(house, "edit", "FA-1", "from_on=2026-08-31")
    assert refused(house, "edit", "FA-1", "municipality=", code=2).startswith(
        "municipality of FA-1 "
    )
    refused(house, "municipality", "anna", "alta", code=0)  # so it is already
    refused(house, "municipality", "anna", "vardo", "--on", "2026-08-31")
    house.done("annul", "FA-1", "--reason", "Feil")
    assert listed(house, "R-0001")["municipality"] == "vardo"
    # On the day of admission there is no before: the stay itself is corrected.
    assert asked(house, "municipality", "anna", "alta", "--on", "2026-09-01")["id"] == "S-1"
    assert shown(house, "anna")["facts"] == []


def test_a_contact_by_a_decision_on_the_first_day_gives_way_to_another(alta: Workspace) -> None:
    first = ("--on", "2009-10-01")
    alta.done("admit", "Nora", *first)
    alta.done("meeting", "hold", "--present", "nav", *first)
    alta.done("meeting", "decide", "Ny", "--owner", "nav", "--due", "2009-11-01", *first)
    alta.done("contact", "nora", "leader", "--decision", "D-1", *first)
    alta.done("contact", "nora", "nurse", *first)
    assert listed(alta, "R-0001")["contact"] == "nurse"
    alta.done("undo")
    assert listed(alta, "R-0001")["contact"] == "leader"


def test_a_rent_changes_from_a_day_on_and_months_charged_stand(house: Workspace) -> None:
    house.done("rent", "charge", "--month", "2026-09")
    leases = shown(house, "anna")["leases"]
    assert asked(house, "rent", "set", "anna", "6200", "--on", "2026-10-16")["id"] == "FA-1"
    found = shown(house, "anna")
    assert (found["leases"], found["placements"][0]["rent_ore"]) == (leases, 310_000)
    charged = {
        one["resident"]: (one["nights"], one["rent_ore"], one["amount_ore"])
        for one in asked(house, "rent", "charge", "--month", "2026-10")["charges"]
    }
    # 15 nights at 3 100 and 16 at 6 200 of 31: 1 500 + 3 200.
    assert charged["R-0001"] == (31, 620_000, 470_000)
    november = asked(house, "rent", "charge", "--month", "2026-11")["charges"]
    assert [one["amount_ore"] for one in november if one["resident"] == "R-0001"] == [620_000]
    again = house.done("rent", "charge", "--month", "2026-09")
    assert "H-1" not in again.err  # as it was charged
    said = house.done("rent", "set", "anna", "0", "--on", "2026-11-01")
    assert "H-3" in said.err  # November is charged already
    assert "H-3" in house.done("rent", "charge", "--month", "2026-11").err


def test_a_rent_set_for_one_home_is_not_that_of_the_next(house: Workspace) -> None:
    house.done("rent", "set", "anna", "100", "--on", "2026-10-16")
    house.done("rent", "set", "anna", "200", "--on", "2027-01-01")  # of A, where she is no more
    house.done("place", "anna", "B", "--rent", "310", "--on", "2026-10-26")
    rents = "SELECT unit, rent_ore FROM v_placement WHERE resident = 'R-0001' ORDER BY id"
    assert house.rows(rents)[1] == ("B", 31_000)
    charges = asked(house, "rent", "charge", "--month", "2026-10")["charges"]
    # A: 15 nights at 3 100 and 10 at 100 of 31; B: 6 at 310.
    mine = [(one["unit"], one["amount_ore"]) for one in charges if one["resident"] == "R-0001"]
    assert mine == [("A", 153_226), ("B", 6_000)]
    refused(house, "rent", "set", "bo", "100", "--on", "2026-10-21")  # lives there no longer
    refused(house, "rent", "set", "anna", "310", code=0)


def test_the_fixed_contact_changes_from_a_day_on(house: Workspace) -> None:
    assert listed(house, "R-0001")["contact"] is None
    assert asked(house, "contact", "anna", "kari", "--on", "2026-12-24")["id"] == "FA-1"
    assert listed(house, "R-0001")["contact"] is None
    late = {"today": "2026-12-24"}
    assert listed(house, "R-0001", **late)["contact"] == "kari"
    due = asked(house, "due", "--by", "kari", "--within", "60d", **late)
    assert [one["resident"] for one in due] == ["R-0001"]
    assert asked(house, "due", "--by", "kari", "--within", "60d") == []
    lines = house.done("show", "anna", **late).out
    assert "FA-1" in lines and "fixed contact Kari" in lines  # noqa: PT018


def test_tables_for_sql_and_export_have_it_too(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--contact", "nurse", "--on", "2009-09-01")
    alta.done("contact", "nora", "leader", "--on", "2009-10-01")
    assert alta.rows("SELECT contact FROM v_resident") == [("leader",)]
    assert "fixed contact Sykepleier" in alta.done("show", "nora").out
    alta.done("data", "export", str(alta.folder / "ut"))
    facts = (alta.folder / "ut" / "fact.csv").read_text(encoding="utf-8")
    assert facts.splitlines()[1].startswith("1,1,2009-10-01,,")
    alta.done("undo")
    assert alta.rows("SELECT count(*) FROM fact") == [(0,)]


def test_a_day_without_a_year_that_may_be_one_to_come_is_the_nearest(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "1.10.")
    alta.done("contact", "nora", "nurse", "--on", "1.12.")
    alta.done("municipality", "nora", "alta", "--on", "15.11.")
    alta.done("benefit", "apply", "nora", "kvp")
    answer = ("benefit", "answer", "nora", "kvp", "granted", "--from", "1.12.")
    for more, period in (
        ((), "From 1 Dec 2009."),
        (("--until", "2010-05-31"), "From 1 Dec 2009. Until 31 May 2010."),
    ):
        said = alta.done(*answer, *more, "--dry-run").out
        assert said.endswith(f"granted on 20 Nov 2009. {period}\n")
    alta.done(*answer)
    assert alta.rows("SELECT from_on FROM fact ORDER BY id")[0] == ("2009-12-01",)
    assert alta.rows("SELECT from_on FROM application") == [("2009-12-01",)]
