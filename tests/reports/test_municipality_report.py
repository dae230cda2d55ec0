"""report municipality: what one municipality gets for its money, without a single name."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.life import rate
from tests.helpers.salten import booked, make_salten

REPORT = ("report", "municipality", "vardo", "--month", "2026-10")
FORMS = ("text", "json", "csv", "md", "html")


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_salten(make_workspace)


def asked(workspace: Workspace, *words: str, **options: Any) -> Any:
    words = ("report", "municipality", *words, "--format", "json")
    return workspace.done(*words, **options).json


def test_a_month_of_one_municipality(house: Workspace) -> None:
    booked(house)
    found = asked(house, "Vardø", "--month", "2026-10")
    assert found["period"] == {"from": "2026-10-01", "to": "2026-10-31", "days": 31}
    assert (found["programme"], found["municipality"], found["name"]) == ("lab", "vardo", "Vardø")
    # Anna stays; Eva left on the first, so that she belongs to the month.
    assert found["people"] == {"served": 2, "admitted": 0, "discharged": 1, "staying": 1}
    assert [(s["resident"], s["from"], s["to"], s["bed_days"]) for s in found["stays"]] == [
        ("R-0001", "2026-10-01", "2026-10-31", 31),
        ("R-0005", "2026-10-01", "2026-10-01", 0),
    ]
    # Vardø's 31 of the 74 that everybody used; four beds for 31 nights are 124.
    assert found["bed_days"] == {
        "occupied_days": 26,
        "held_days": 5,
        "bed_days": 31,
        "of_all_used": rate(31, 74, 0.4189),
        "of_beds": rate(31, 124, 0.25),
    }
    assert found["exits"] == {
        "number": 1,
        "people": 1,
        "back": 0,
        "died": 0,
        "by_destination": {"street": 1},
        "by_reason": {"pending": 1},
        "planned": 0,
        "success": rate(0, 1, 0.0),
    }
    assert found["cost"] == {
        "key": "bed-days",
        "shares": True,
        "cost_ore": 102_541,
        "funding_ore": 10_000,
        "to_share_ore": 92_541,
        "share_ore": 69_970,
        "claims": [
            {
                "from": "2026-10-01",
                "to": "2026-10-31",
                "cost_ore": 102_541,
                "funding_ore": 10_000,
                "to_share_ore": 92_541,
                "share_ore": 69_970,
            }
        ],
    }


def test_its_share_is_what_its_claims_were_month_by_month(house: Workspace) -> None:
    booked(house)
    found = asked(house, "vardo", "--from", "2026-09-15", "--to", "2026-11-30")
    claims = found["cost"]["claims"]
    assert [(c["from"], c["to"]) for c in claims] == [
        ("2026-09-15", "2026-09-30"), ("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-11-30"),
    ]  # fmt: skip
    # September was Vardø's alone: all 77. In November Cy and Dag shared nothing, so all 88.
    assert [claim["share_ore"] for claim in claims] == [7_700, 69_970, 8_800]
    assert found["cost"]["share_ore"] == 86_470
    october = house.done("budget", "claim", "--month", "2026-10", "--municipality", "vardo",
                         "--format", "json").json  # fmt: skip
    assert claims[1]["share_ore"] == october["share_ore"]


def test_steps_follow_ups_and_exits_are_those_of_its_own_residents(house: Workspace) -> None:
    for line in (
        "advance anna --on 2026-09-20",
        "advance anna --on 2026-10-22",
        "demote anna --steps 1 --reason brudd --on 2026-10-30",
        "log anna --on 2026-10-21",
        "log anna --on 2026-10-25 --missed",
        "advance dag --on 2026-10-31",
        "log dag --on 2026-10-31",
    ):
        house.done(*line.split())
    found = asked(house, "vardo", "--month", "2026-10")
    ladder = found["ladders"][0]
    assert [(s["step"], s["residents"], s["reached"]) for s in ladder["steps"]] == [
        (1, 0, 0), (2, 0, 1), (3, 1, 0), (4, 0, 1),  # Eva got to 2; Anna to 4, and stands on 3
    ]  # fmt: skip
    assert (ladder["up"], ladder["down"]) == (1, 1)
    stood = [(s["resident"], step["step"]) for s in found["stays"] for step in s["steps"]]
    assert stood == [("R-0001", 3), ("R-0005", 2)]
    done = found["follow_ups"]
    assert (done["held"], done["missed"]) == (1, 1)
    assert done["on_time"]["denominator"] == done["due"]


def test_follow_ups_of_all_municipalities_are_those_of_the_house(house: Workspace) -> None:
    house.done("edit", "S-4", "municipality=hasvik")  # Dag
    house.done("log", "anna", "--on", "2026-10-21")
    whole = house.done("report", "month", "2026-10", "--format", "json").json
    each = [
        asked(house, town, "--month", "2026-10") for town in ("vardo", "alta", "bergen", "hasvik")
    ]
    for what in ("due", "held", "missed"):
        assert sum(one["follow_ups"][what] for one in each) == whole["follow_ups"][what], what
    met = [one["follow_ups"]["on_time"]["numerator"] for one in each]
    assert sum(met) == whole["follow_ups"]["on_time"]["numerator"]
    for what in ("number", "people", "back", "died", "planned"):
        assert sum(one["exits"][what] for one in each) == whole["exits"][what], what
    for what in ("served", "admitted", "discharged", "staying"):
        assert sum(one["people"][what] for one in each) == whole["people"][what], what
    assert sum(one["bed_days"]["bed_days"] for one in each) == 74


def test_somebody_who_comes_again_is_one_person_with_two_stays(house: Workspace) -> None:
    house.done("discharge", "R-0001", "--to", "own", "--reason", "planned", "--on", "2026-11-03")
    house.done("admit", "R-0001", "--municipality", "vardo", "--unit", "A", "--on", "2026-11-20")
    found = asked(house, "vardo", "--month", "2026-11")
    assert found["people"] == {"served": 1, "admitted": 1, "discharged": 0, "staying": 1}
    assert [stay["bed_days"] for stay in found["stays"]] == [2, 11]
    assert found["exits"]["by_destination"] == {"own": 1}
    assert [found["exits"][name] for name in ("number", "people", "back")] == [1, 1, 1]
    rows = house.done("report", "municipality", "vardo", "--month", "2026-11",
                      "--format", "csv").out.splitlines()  # fmt: skip
    assert "stays,R-0001,bed_days,2" in rows
    assert "stays,R-0001.2,bed_days,11" in rows


def test_a_municipality_that_shares_nothing_is_told_so(house: Workspace) -> None:
    booked(house)
    found = asked(house, "bergen", "--month", "2026-10")
    assert (found["people"]["served"], found["bed_days"]["bed_days"]) == (1, 31)
    assert (found["cost"]["shares"], found["cost"]["share_ore"]) == (False, 0)
    said = house.done("report", "municipality", "bergen", "--month", "2026-10").out
    assert "Takes no part in sharing the cost." in said
    assert "Share of the cost" not in said


def test_months_without_a_booking_are_left_out_of_the_text_alone(house: Workspace) -> None:
    booked(house)
    words = ("report", "municipality", "vardo", "--year", "2026")
    text, md = house.done(*words).out, house.done(*words, "--format", "md").out
    assert ("  Sep 2026" in text, "  Aug 2026" in text, "| Aug 2026 |" in md) == (True, False, True)
    assert len(asked(house, "vardo", "--year", "2026")["cost"]["claims"]) == 12


def test_a_month_that_cannot_be_shared_has_no_share_rather_than_nought(
    make_workspace: Callable[..., Workspace],
) -> None:
    empty = make_salten(make_workspace, empty=True)
    booked(empty)
    found = asked(empty, "vardo", "--month", "2026-10")
    assert (found["cost"]["to_share_ore"], found["cost"]["share_ore"]) == (92_541, None)
    said = empty.done(*REPORT).out
    assert "In 1 month there was nobody to share by the key: its share is not known." in said
    assert "Nobody from Vardø was in the programme in this period." in said
    assert "–" in said


@pytest.mark.sampled(5)
@pytest.mark.parametrize("form", FORMS)
def test_what_happens_later_changes_no_byte_and_no_name_stands_in_it(
    house: Workspace, form: str
) -> None:
    booked(house)
    words = (*REPORT, "--format", form)
    before = house.done(*words, today="2026-11-01").out
    assert house.done(*words).out == before
    for line in (
        "log anna --on 2026-11-02",
        "advance anna --on 2026-11-03",
        "away R-0004 --kind leave --on 2026-11-02",
        "admit Finn --municipality vardo --unit B --on 2026-11-06",
        "budget book pay 999 --on 2026-11-30",
        "discharge anna --to own --reason planned --on 2026-11-30",
    ):
        house.done(*line.split())
        assert house.done(*words).out == before, line
    for name in ("Anna", "Eva", "Cy", "Dag"):
        assert name not in before


def test_what_is_written_later_about_the_period_is_in_the_foot(house: Workspace) -> None:
    before = asked(house, "vardo", "--month", "2026-10", today="2026-12-20")["seal"]
    house.done("budget", "book", "car", "10", "--on", "2026-10-09")
    after = asked(house, "vardo", "--month", "2026-10")
    assert after["seal"]["written_after"] == before["written_after"] + 1
    assert after["seal"]["newest"] != before["newest"]
    said = house.done(*REPORT).out.splitlines()
    assert said[-2] == f"Seal {after['seal']['newest']}"
    assert "written after the period ended" in said[-1]


def test_the_period_is_given_in_one_way_and_is_this_year_without(house: Workspace) -> None:
    year = asked(house, "vardo")
    assert year["period"] == {"from": "2026-01-01", "to": "2026-12-20", "days": 354}
    assert asked(house, "vardo", "--year", "2026") == year
    assert asked(house, "vardo", "--from", "2026-01-01") == year
    assert (
        "counted up to and including 20 Dec 2026"
        in house.done("report", "municipality", "vardo").out
    )

    def refused(*words: str, code: int) -> str:
        return house.refused("report", "municipality", "vardo", *words, code=code)

    assert "--year and --month do not go" in refused("--year", "2026", "--month", "2026-10", code=2)
    assert "--month and --from do not go" in refused("--month", "2026-10", "--to", "today", code=2)
    assert "--from is missing" in refused("--to", "2026-10-01", code=2)
    assert "lies before" in refused("--from", "2026-10-02", "--to", "2026-10-01", code=1)
    assert "The period begins on" in refused("--year", "2027", code=1)
    assert "no month" in refused("--month", "x", code=2)
    assert "no municipality" in house.refused("report", "municipality", "oslo")


def test_the_report_reads_the_same_in_every_format_and_fits_the_screen(house: Workspace) -> None:
    booked(house)
    text = house.done(*REPORT).out
    assert text.startswith(
        "Report to the municipality: Vardø\n"
        "Laben\n"
        "1 Oct 2026 to 31 Oct 2026, 31 days\n"
        "\n"
        "2 residents from Vardø (persons): 1 still there at the end, 1 had left;\n"
        "0 admitted.\n"
        "Bed-days: 31, which is 42 % of all that were used.\n"
    )
    assert "Share of the cost, by bed-days: 699.70 kr of 925.41 kr.\n" in text
    assert "  Sum       1 025.41              100    925.41  699.70\n" in text
    nb = house.done(*REPORT, lang="nb").out
    assert "Andel av kostnaden, etter døgn: 699,70 kr av 925,41 kr." in nb
    for screen in (text, nb):
        assert max(len(line) for line in screen.splitlines() if "S" not in line[:2]) <= 80
    md = house.done(*REPORT, "--format", "md").out
    assert "| Oct 2026 | 1 025.41 | 100 | 925.41 | 699.70 |" in md
    rows = house.done(*REPORT, "--format", "csv").out.splitlines()
    assert rows[0] == "section,item,measure,value"
    assert "cost,2026-10-01,share_ore,69970" in rows
    assert "bed_days,of_beds,rate,0.25" in rows
    assert "699.70" in house.done(*REPORT, "--format", "html").out
