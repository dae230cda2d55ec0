"""Alta from an empty folder to a working month: each figure below is worked out by hand."""

from typing import Any

import pytest

from tests.conftest import Workspace, invoke
from tests.helpers.case_work import listed, refused, shown, units

TODAY = "2009-11-20"

ADMISSIONS = [
    ("Nora", "2009-03-02", "--unit", "1", "--from", "treatment", "--treatment-ended", "2009-02-20"),
    ("Ola", "2009-03-16", "--unit", "2", "--from", "prison"),
    ("Kari", "2009-04-01", "--unit", "3", "--step", "3", "--from", "treatment"),
    ("Emil", "2009-05-04", "--unit", "4"),
    ("Åse", "2009-06-01", "--unit", "5"),
    ("Per", "2009-08-17", "--unit", "7"),
]
MOVES = [
    # Nora: 63 days on step 2 (60 asked), then 91 on step 3 (90 asked).
    ("advance", "nora", "--on", "2009-05-04"),
    ("advance", "nora", "--on", "2009-08-03", "--voice", "Jeg klarer mer selv"),
    # Ola: 35 days on step 2 are too few, 103 on step 3 are enough; then down two steps.
    ("advance", "ola", "--on", "2009-04-20", "--override", "Fast jobb"),
    ("advance", "ola", "--on", "2009-08-01"),
    ("demote", "ola", "--steps", "2", "--reason", "agreement-broken", "--on", "2009-09-15"),
    ("advance", "ola", "--on", "2009-10-05", "--override", "Ny avtale"),
    ("demote", "ola", "--steps", "1", "--reason", "trouble", "--on", "2009-10-26"),
    # Kari: 91 days on step 3, then down one.
    ("advance", "kari", "--on", "2009-07-01"),
    ("demote", "kari", "--steps", "1", "--reason", "rule-broken", "--on", "2009-10-01"),
]
# Thirty follow-ups; a minus is a missed one.
FOLLOW_UPS = {
    "nora": "03-04 03-20 05-20 08-17 08-31 09-14 09-28 10-12 10-26 11-09",
    "ola": "03-18 04-10 09-18 -09-22 10-07 -10-14 10-28 -11-02",
    "kari": "10-08 10-15 10-22 -10-29 11-18",
    "emil": "05-06 06-10",
    "per": "10-30 11-17",
    "jon": "10-02 11-19",
    "siv": "-10-15",
}
BOOKINGS = [
    ("husbanken", "800000", "2009-10-01"),
    ("office", "6200", "2009-10-05"),
    ("car", "61200", "2009-10-06"),
    ("supervision", "12000,50", "2009-10-07"),
]
FULL_BUT_KEPT = (
    "Ettervernsboligene i Alta is full; the empty unit is kept for Finnmarkskollektivet's own.\n"
)
NONE_LEFT = "Note: 0 units stand empty now; the programme means to keep 1.\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The whole session typed, up to and including the four bookings."""
    folder = tmp_path_factory.mktemp("session") / "bolig"
    made = invoke("--today", TODAY, "--lang", "en", "init", str(folder), "--template", "alta")
    assert made.code == 0
    house = Workspace(folder, TODAY)
    wrong_step = ("admit", "Per", "--step", "1", "--on", "2009-03-02")
    assert "not run here" in refused(house, *wrong_step)
    for name, on, *words in ADMISSIONS:
        told = house.done("admit", name, *words, "--on", on)
        assert told.err == ""  # unit 6 stands empty all the time
    assert "35" in refused(house, "advance", "ola", "--on", "2009-04-20")
    for move in MOVES:
        house.done(*move)
    seventh = ("admit", "Siv", "--on", "2009-09-01")
    assert refused(house, *seventh) == FULL_BUT_KEPT
    assert "kept for" in refused(house, *seventh, "--unit", "6")
    eighth = house.done(
        "admit", "Jon", "--agency", "Finnmarksklinikken", "--municipality", "hammerfest", "--from",
        "treatment", "--treatment-began", "2008-09-01", "--treatment-ended", "2009-09-30",
        "--unit", "6", "--on", "2009-10-01",
    )  # fmt: skip
    assert eighth.err == NONE_LEFT
    said = refused(house, "admit", "Siv", "--on", "2009-10-01")
    assert said == "Ettervernsboligene i Alta is full.\n"
    house.done("away", "emil", "--kind", "sentence", "--on", "2009-10-05")
    again = house.done("admit", "Siv", "--unit", "4", "--from", "prison", "--on", "2009-10-12")
    assert again.err == NONE_LEFT
    for who, days in FOLLOW_UPS.items():
        for day in days.split():
            missed = ["--missed"] if day.startswith("-") else []
            house.done("log", who, *missed, "--on", f"2009-{day.lstrip('-')}")
    house.done(
        "discharge", "åse", "--to", "own-rented", "--reason", "planned", "--on", "2009-10-20"
    )
    for line, amount, on in BOOKINGS:
        house.done("budget", "book", line, amount, "--on", on)
    return house


def test_there_are_thirty_follow_ups_and_five_of_them_missed(house: Workspace) -> None:
    assert house.rows("SELECT count(*), sum(is_missed) FROM follow_up") == [(30, 5)]


def test_everybody_lives_where_they_should(house: Workspace) -> None:
    now = {code: (row["status"], row["residents"], row["since"])
           for code, row in units(house).items()}  # fmt: skip
    assert now == {
        "1": ("occupied", ["R-0001"], "2009-03-02"),
        "2": ("occupied", ["R-0002"], "2009-03-16"),
        "3": ("occupied", ["R-0003"], "2009-04-01"),
        "4": ("occupied", ["R-0008"], "2009-10-12"),
        "5": ("free", [], "2009-10-20"),
        "6": ("occupied", ["R-0007"], "2009-10-01"),
        "7": ("occupied", ["R-0006"], "2009-08-17"),
    }


def test_everybody_stands_where_they_should(house: Workspace) -> None:
    rows = house.done("list", "--format", "json").json
    found = {
        row["name"]: (
            row["steps"]["housing"]["step"],
            row["steps"]["housing"]["since"],
            row["steps"]["housing"]["visits"],
            row["steps"]["housing"]["circling"],
            row["next_follow_up_on"],
            row["overdue_days"],
        )
        for row in rows
    }
    assert found == {
        # Step 4: 14 days after 9 November.
        "Nora": (4, "2009-08-03", 1, False, "2009-11-23", 0),
        # Step 2 for the third time (in March, September, October): 3 days after 28 October,
        # and 20 days late on 20 November.
        "Ola": (2, "2009-10-26", 3, True, "2009-10-31", 20),
        # Step 3 for the second time: 7 days after 18 November.
        "Kari": (3, "2009-10-01", 2, False, "2009-11-25", 0),
        # Serving a sentence: nothing is due.
        "Emil": (2, "2009-05-04", 1, False, None, None),
        "Per": (2, "2009-08-17", 1, False, "2009-11-20", 0),
        "Jon": (2, "2009-10-01", 1, False, "2009-11-22", 0),
        # Admitted 12 October, met nobody yet: due on the 15th, 36 days ago.
        "Siv": (2, "2009-10-12", 1, False, "2009-10-15", 36),
    }
    assert "circles" in house.done("list").out
    assert "circles" in house.done("show", "ola").out
    assert "Ola" in house.done("today").out


def test_the_first_three_months_end_when_they_should(house: Workspace) -> None:
    # From 20 February the last day is 19 May; from 30 September it is 29 December.
    assert listed(house, "R-0001")["critical_until"] == "2009-05-19"
    assert listed(house, "R-0007")["critical_until"] == "2009-12-29"
    assert listed(house, "R-0002")["critical_until"] is None


def test_due_check_says_what_is_overdue_and_exits_3(house: Workspace) -> None:
    result = house.run("due", "--check", "--format", "json")
    assert result.code == 3
    assert [(i["name"], i["due_on"], i["overdue_days"], i["reason"]) for i in result.json] == [
        ("Siv", "2009-10-15", 36, "step"),
        ("Ola", "2009-10-31", 20, "step"),
        ("Per", "2009-11-20", 0, "step"),
    ]
    assert house.run("due", "--check").code == 3


def test_the_contract_stands_and_the_trials_follow_the_steps(house: Workspace) -> None:
    nora = shown(house, "nora")
    [lease] = nora["leases"]
    assert (lease["kind"], lease["begins_on"]) == ("special", "2009-03-02")
    # Ninety days each: from 2 March, 4 May and 3 August.
    assert [(one["begins_on"], one["until_on"]) for one in nora["trials"]] == [
        ("2009-03-02", "2009-05-31"),
        ("2009-05-04", "2009-08-02"),
        ("2009-08-03", "2009-11-01"),
    ]


def test_the_budget_shows_the_four_bookings_beside_the_plan(house: Workspace) -> None:
    found = house.done("budget", "show", "--year", "2009", "--format", "json").json
    actual = {line["line"]: line["actual_ore"] for line in found["lines"]}
    assert actual == {
        "pay": None,
        "supervision": 1_200_050,
        "office": 620_000,
        "car": 6_120_000,
        "empty-flats": None,
        "husbanken": 80_000_000,
        "alta": None,
        "finnmarkskollektivet": None,
    }
    # 12 000,50 + 6 200 + 61 200 = 79 400,50 out; 800 000 in; 720 599,50 left.
    assert found["totals"] == {
        "cost": {"planned_ore": 200_000_000, "actual_ore": 7_940_050},
        "funding": {"planned_ore": 200_000_000, "actual_ore": 80_000_000},
        "result": {"planned_ore": 0, "actual_ore": 72_059_950},
    }
    assert found["balanced"] is True
    years = house.done("budget", "--all-years", "--format", "json").json
    assert sum(year["totals"]["cost"]["planned_ore"] for year in years) == 800_000_000


# --- last month's report: October 2009, 31 days ----------------------------------------------


@pytest.fixture(scope="module")
def october(house: Workspace) -> Any:
    """The report on October as scripts get it."""
    return house.done("report", "month", "--format", "json").json


def test_the_report_is_last_months(october: Any) -> None:
    assert october["period"] == {"from": "2009-10-01", "to": "2009-10-31", "days": 31}
    assert october["programme"] == "alta"


def test_people_in_october(october: Any) -> None:
    # All eight were there; Jon and Siv came, Åse left, seven stayed on.
    people = october["people"]
    assert people == {
        "served": 8,
        "admitted": 2,
        "discharged": 1,
        "staying": 7,
        "referred": 0,
        "waiting": 0,
    }
    assert people["served"] == people["discharged"] + people["staying"]


def test_nights_in_october(october: Any) -> None:
    nights = october["nights"]
    # Åse: 1 June to 20 October is 30 + 31 + 31 + 30 + 19 = 141.
    assert nights["leavers"] == {"mean": 141, "median": 141}
    # To 31 October, that day counted: Nora 244, Ola 230, Kari 214, Emil 181, Per 76, Jon 31,
    # Siv 20; together 996, and 996 / 7 = 142.2857.
    assert nights["stayers"] == {"mean": 142.2857, "median": 181}
    stayers = {each["label"]: each["stayers"] for each in nights["lengths"] if each["stayers"]}
    assert stayers == {"≤30": 1, "31–60": 1, "61–90": 1, "181–365": 4}
    leavers = {each["label"]: each["leavers"] for each in nights["lengths"] if each["leavers"]}
    assert leavers == {"91–180": 1}


def test_occupancy_in_october(october: Any) -> None:
    found = october["occupancy"]
    # Seven beds in 31 nights are 217. Flats 1, 2, 3, 6 and 7: 5 × 31 = 155. Flat 4: Emil 4
    # nights, Siv 20. Flat 5: Åse 19 nights. Together 198. A sentence releases: nothing is held.
    assert (found["bed_days"], found["occupied_days"]) == (217, 198)
    assert (found["held_days"], found["void_days"]) == (0, 0)
    assert found["rate"] == {"numerator": 198, "denominator": 217, "rate": 0.9124}
    assert found["on"] == [{"on": "2009-10-31", "residents": 7}]


def test_the_ladder_in_october(october: Any) -> None:
    [ladder] = october["ladders"]
    # Nora on 4; Kari on 3; Ola, Emil, Per, Jon and Siv on 2. Up: Ola on the 5th. Down: Kari on
    # the 1st, Ola on the 26th. Ola circles.
    assert {each["step"]: each["residents"] for each in ladder["steps"] if each["residents"]} == {
        2: 5, 3: 1, 4: 1,
    }  # fmt: skip
    assert (ladder["ladder"], ladder["up"], ladder["down"], ladder["circling"]) == (
        "housing", 1, 2, 1,
    )  # fmt: skip


def test_follow_ups_in_october(october: Any) -> None:
    found = october["follow_ups"]
    # Held: Nora 2, Ola 2, Kari 3, Per 1, Jon 1. Missed: Ola, Kari, Siv.
    assert (found["held"], found["missed"]) == (9, 3)
    # Due (met):
    # Nora  12, 26                                             2 (2)
    # Ola   3; 12 (met on the 7th), 14, 21; 29 (met on the 28th), 31   6 (2)
    # Kari  8, 15, 22, 29                                      4 (3)
    # Emil  2, then away from the 5th                          1 (0)
    # Åse   2, 5, 8, 11, 14, 17, then discharged on the 20th   6 (0)
    # Per   1, 4 … 28 and 31, which the 30th meets            11 (1)
    # Jon   4 (met on the 2nd), then 5, 8 … 29                10 (1), all in the first months
    # Siv   15, 18, 21, 24, 27, 30                             6 (0)
    assert found["due"] == 46
    assert found["on_time"] == {"numerator": 9, "denominator": 46, "rate": 0.1957}
    assert found["critical_window"] == {"numerator": 1, "denominator": 10, "rate": 0.1}


def test_intake_and_exits_in_october(october: Any) -> None:
    given = {key: n for key, n in october["intake"]["by_source"].items() if n}
    assert given == {"treatment": 1, "prison": 1}
    homes = {key: n for key, n in october["intake"]["by_municipality"].items() if n}
    assert homes == {"alta": 1, "hammerfest": 1}
    exits = october["exits"]
    assert {key: n for key, n in exits["by_destination"].items() if n} == {"own-rented": 1}
    assert exits["success"] == {"numerator": 1, "denominator": 1, "rate": 1.0}


def test_the_report_twice_is_the_same_bytes_in_every_format(house: Workspace) -> None:
    for form in ("text", "json", "csv", "md"):
        first = house.done("report", "month", "2009-10", "--format", form)
        assert first.out
        assert house.done("report", "month", "--format", form).out == first.out
        later = house.done("report", "month", "2009-10", "--format", form, today="2009-11-30")
        assert later.out == first.out


# --- taken back, and told --------------------------------------------------------------------


def test_the_last_three_are_taken_back_and_the_history_tells_it_all(house: Workspace) -> None:
    """Runs last: it changes what the tests above look at."""
    before = house.done("report", "month", "2009-10", "--format", "json").json
    for number in (54, 53, 52):
        said = house.done("undo").out
        assert said.startswith(f"Taken back: change {number}, budget book")
    entries = house.done("budget", "entries", "--format", "json").json
    assert [(entry["line"], entry["amount_ore"]) for entry in entries] == [
        ("husbanken", 80_000_000)
    ]
    history = house.done("data", "history", "--format", "json").json
    # init, 6 admissions, 9 moves, Jon, Emil's sentence, Siv, 30 follow-ups, Åse's discharge and
    # 4 bookings are 54; three were taken back.
    assert len(history) == 57
    assert [change["command"] for change in history[:4]] == ["undo", "undo", "undo", "budget book"]
    assert [change["undoes"] for change in history[:3]] == [52, 53, 54]
    assert history[-1]["command"] == "init alta"
    count: dict[str, int] = {}
    for change in history:
        count[change["command"]] = count.get(change["command"], 0) + 1
    assert count == {
        "init alta": 1,
        "admit": 8,
        "advance": 6,
        "demote": 3,
        "away": 1,
        "log": 30,
        "discharge": 1,
        "budget book": 4,
        "undo": 3,
    }
    about = house.done("data", "history", "emil", "--format", "json").json
    assert [change["command"] for change in about] == ["log", "log", "away", "admit"]
    after = house.done("report", "month", "2009-10", "--format", "json").json
    changed = {key for key in after if after[key] != before[key]}
    # Written in November about October: the seal at the report's foot says so.
    assert changed == {"money", "seal"}
