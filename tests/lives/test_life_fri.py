"""Fri in Bodø, lived through by the command line: a house with twelve rooms over two years.

Each chapter names the lines of Fri's table that it checks. All sums are worked out here by hand
from this table; the number after a date is that of the day in its year (2020 is a leap year).

    room   name    in the house                           then
    1      Anders  2 Jan 19 (2) to 2 Jan 20 (2)           own home, left 20 Dec 20 (355)
    2      Berit   2 Jan 19 (2) to 1 Mar 20 (61)          own home
    3      Cato    15 Jan 19 (15) to 15 Jan 20 (15)       own home, left 15 Oct 20 (289)
    4, 5   Dina    1 Feb 19 (32) to 1 Aug (213) in 4,     own home
                   1 Oct (274) to 1 Feb 20 (32) in 5
    5      Erik    1 Feb 19 (32) to 20 Sep (263),         a second stay of the same person
                   again from 1 Feb 20 (32)
    6      Frida   1 Mar 19 (60) to 1 Mar 20 (61)         own home, left 1 Sep 20 (245)
    7      Geir    1 Mar 19 (60) to 11 Nov (315)          died
    8      Hanne   1 Apr 19 (91) to 1 Apr 20 (92)         own home
    9      Ivar    1 Apr 19 (91) to 1 Apr 20 (92),        own home in between
                   1 Jul (183) to 1 Sep (245), from 1 Nov (306)
    10     Jorunn  1 May 19 (121) to 1 May 20 (122)       own home
    11     Kjell   1 May 19 (121) to 1 May 20 (122)       own home, left 1 Aug 20 (214)
    12     Live    1 Jun 19 (152) to 1 Jun 20 (153)       own home
    4      Mona    5 Aug 19 (217) to 5 Aug 20 (218)       own home
    1 Nils from 2 Jan 20 (2) · 3 Oda from 1 Feb (32) · 2 Petter and 6 Ragna from 1 Mar (61) ·
    8 Sven from 1 Apr (92) · 10 Tora from 1 May (122)
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import listed, refused, shown, units
from tests.helpers.life import (
    lengths,
    live,
    looked,
    matters,
    months_add_up,
    on_steps,
    pick,
    rate,
    residents_on,
)

SALTEN = (
    "bodo", "beiarn", "fauske", "gildeskal", "hamaroy", "meloy", "saltdal", "steigen", "sorfold",
)  # fmt: skip


@pytest.mark.large
def test_fri_from_the_first_referral_to_the_last_report(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2018-09-20")
    ten_are_rehoused_first(fri)
    the_grant_of_734_000(fri)
    the_first_referral_becomes_an_admission(fri)
    january_is_followed_up_densely(fri)
    a_readmission_with_the_short_term_unit(fri)
    twelve_rooms_are_filled(fri)
    an_acute_exit_and_a_thirteenth_resident(fri)
    a_room_is_given_away(fri)
    two_leave_and_a_room_is_painted(fri)
    the_report_of_the_first_year(fri)
    before = fri.done("report", "year", "2019", today="2020-01-01").out
    a_year_in_the_house_is_over(fri)
    the_same_person_again(fri)
    a_year_in_ones_own_home(fri)
    in_circles_between_house_and_home(fri)
    leaving(fri)
    the_report_of_the_second_year(fri)
    the_first_year_reads_as_it_did(fri, before)
    the_limit_of_two_years(fri)


# --- 2018: the changeover --------------------------------------------------------------------


def ten_are_rehoused_first(fri: Workspace) -> None:
    """Changeover: the ten who lived there get another home, before any room is let anew."""
    live(fri, {"2018-09-20": [f'rehouse add "Bor på Brua {n}"' for n in range(1, 11)]})
    live(
        fri,
        {
            "2018-10-15": [f"rehouse done R-000{n} --to supported" for n in range(1, 7)],
            "2018-11-01": [
                "rehouse done R-0007 --to own-rented",
                "rehouse done R-0008 --to family",
            ],
        },
    )
    waiting = looked(fri, "rehouse", "list", on="2018-11-02")
    assert [each["resident"] for each in waiting if each["housed_on"] is None] == [
        "R-0009", "R-0010",
    ]  # fmt: skip
    assert [each["lasting"] for each in waiting if each["housed_on"]] == [True] * 7 + [False]
    assert matters(fri, "waiting", "rehousing", on="2018-11-02") == [
        ("Bor på Brua 9", "2018-09-20"), ("Bor på Brua 10", "2018-09-20"),
    ]  # fmt: skip
    # Homes: the rooms are let from 1 January 2019, so nobody is admitted while others live there.
    assert refused(fri, "admit", "Anders", "--municipality", "bodo") == "Fri is full.\n"
    fri.done("rehouse", "done", "R-0009", "--to", "supported", today="2018-12-14")
    last = fri.done("rehouse", "done", "R-0010", "--to", "institution", today="2018-12-28")
    assert "10 of 10 have moved, 8 of them to a lasting home." in last.out
    assert "Institusjon is not counted as a lasting home" in last.err
    assert matters(fri, "waiting", "rehousing", on="2018-12-28") == []
    # Those who are rehoused were never residents of the new programme.
    assert looked(fri, "list", "--status", "all", on="2018-12-28") == []


def the_grant_of_734_000(fri: Workspace) -> None:
    """Money: 734,000 kr from Husbanken pay for the changeover; every year balances."""
    live(
        fri,
        {
            "2018-10-01": ["budget book husbanken 734000 --voucher 1"],
            "2018-12-20": ["budget book changeover 701250,50 --voucher 2"],
        },
    )
    money = looked(fri, "report", "year", "2018", on="2019-01-01")["money"]["totals"]
    assert money["funding"]["planned_ore"] == money["funding"]["actual_ore"] == 73_400_000
    # 734 000,00 − 701 250,50 = 32 749,50 left.
    assert money["result"] == {
        "planned_ore": 0, "actual_ore": 3_274_950, "actual_to_date_ore": 3_274_950,
    }  # fmt: skip
    # Gifts from business pay the rebuild: 500 000 and 250 000 came, 612 400,50 is spent by 2019.
    live(
        fri,
        {
            "2018-10-02": ["budget book gifts 500000", "budget book rebuild 400000 --voucher 3"],
            "2019-01-15": ["budget book gifts 250000", "budget book rebuild 212400,50"],
        },
    )
    rebuild = looked(fri, "budget", "show", "--project", "rebuild", on="2019-01-15")["totals"]
    assert [rebuild[side]["actual_ore"] for side in ("funding", "cost", "result")] == [
        75_000_000, 61_240_050, 13_759_950,
    ]  # fmt: skip
    keys = ("received_ore", "spent_ore", "unspent_ore")
    for day, balance in (
        ("2018-12-31", [50_000_000, 40_000_000, 10_000_000]),
        ("2019-01-15", [25_000_000, 21_240_050, 13_759_950]),
    ):
        gift = looked(fri, "budget", "funders", "--year", day[:4], on=day)["funders"][-1]
        assert (gift["funder"], [gift[key] for key in keys]) == ("business", balance)
    # They are in no year's budget, and nothing of them falls on the nine.
    assert looked(fri, "report", "year", "2018", on="2019-01-15")["money"]["totals"] == money
    years = looked(fri, "budget", "show", "--all-years", on="2018-12-31")
    assert [(each["year"], each["balanced"]) for each in years] == [
        (2018, True), (2019, True), (2020, True),
    ]  # fmt: skip


# --- 2019: the house -------------------------------------------------------------------------


def the_first_referral_becomes_an_admission(fri: Workspace) -> None:
    """Intake: out of treatment; what the referral says is not typed again."""
    live(
        fri,
        {
            "2018-11-15": [
                "referral add Anders --source treatment --agency UNN --municipality bodo "
                "--born 1984 --treatment-ended 2018-12-20"
            ],
            "2018-11-29": ["referral assess anders"],
            "2018-12-10": ["referral offer anders"],
        },
    )
    (asked,) = looked(fri, "referral", "list", on="2018-12-10")
    assert (asked["resident"], asked["status"], asked["waited_days"]) == ("R-0011", "waiting", 25)
    live(
        fri,
        {
            "2019-01-02": [
                "admit R-0011 --unit 1 --contact milieu-1",
                "admit Berit --municipality fauske --from treatment "
                "--treatment-ended 2018-12-28 --unit 2",
            ],
            "2019-01-15": [
                "admit Cato --municipality meloy --from prison --treatment-ended 2019-01-15 "
                "--unit 3"
            ],
        },
    )
    (stay,) = shown(fri, "anders", today="2019-01-02")["stays"]
    assert (stay["source"], stay["agency"], stay["municipality"], stay["treatment_ended_on"]) == (
        "treatment", "UNN", "bodo", "2018-12-20",
    )  # fmt: skip
    # The three months: from 20 December to 19 March, from 15 January (a release) to 14 April.
    assert listed(fri, "R-0011", today="2019-01-02")["critical_until"] == "2019-03-19"
    assert listed(fri, "R-0013", today="2019-01-15")["critical_until"] == "2019-04-14"


def january_is_followed_up_densely(fri: Workspace) -> None:
    """Areas of help: Fri's own six. In the first three months every third day is due."""
    live(
        fri,
        {
            "2019-01-05": ['log anders "Ringte søstera si" --area relations --area leisure'],
            "2019-01-07": ["log anders --area work --area education"],
            "2019-01-10": ["log anders --area housing --area health"],
            "2019-01-18": ["log cato --missed"],
        },
    )
    said = refused(fri, "log", "anders", "--area", "economy", today="2019-01-18")
    assert "no life area" in said
    report = looked(fri, "report", "month", "2019-01", on="2019-02-01")
    # Anders: 5, 8 (met on the 7th), 10, then 13, 16, 19, 22, 25, 28, 31: 10 due, 3 met.
    # Berit: 5, 8, 11, 14, 17, 20, 23, 26, 29: 9 due. Cato: 18, 21, 24, 27, 30: 5 due.
    months = report["follow_ups"].pop("months")
    assert months[-1] == {"month": "2019-01", "due": 24, "on_time": rate(3, 24, 0.125)}
    assert report["follow_ups"] == {
        "due": 24,
        "held": 3,
        "missed": 1,
        "on_time": rate(3, 24, 0.125),
        "critical_window": rate(3, 24, 0.125),
    }
    # Nights from the 2nd: 30 and 30; from the 15th: 17. Beds: 12 rooms in 31 days.
    assert report["occupancy"]["bed_days"] == 372
    assert report["occupancy"]["occupied_days"] == 77


def a_readmission_with_the_short_term_unit(fri: Workspace) -> None:
    """Readmission: planned with the short-term unit, by consent; the room is held for 21 nights."""
    meeting = ("meeting", "hold", "--present", "short-term-unit", "--about", "berit")
    assert "Korttidsenheten for rus" in refused(fri, *meeting, today="2019-02-20")
    live(
        fri,
        {
            "2019-02-20": [
                "consent give berit --scope readmission --partner short-term-unit",
                " ".join(meeting),
            ],
        },
    )
    left = fri.done(
        "away", "berit", "--kind", "readmission", "--back", "2019-03-22", today="2019-03-01"
    )
    # the agreement stands on the unit that gives it, and has no last day here.
    assert "By the agreement with Korttidsenheten for rus." in left.out
    assert matters(fri, "group", "agreement", on="2019-03-10") == []
    assert units(fri, today="2019-03-10")["2"]["status"] == "held"
    assert listed(fri, "R-0012", today="2019-03-10")["next_follow_up_on"] is None
    assert "R-0012 Berit" in refused(
        fri, "admit", "Per", "--municipality", "bodo", "--unit", "2", today="2019-03-10"
    )
    assert matters(fri, "coming", "return", on="2019-03-10") == [("Berit", "2019-03-22")]
    home = fri.done("back", "berit", today="2019-03-22")
    assert home.out == (
        "Berit (R-0012): back. Unit 2. The first months count anew, until 21 Jun 2019.\n"
    )


def twelve_rooms_are_filled(fri: Workspace) -> None:
    """Homes: 12 rooms. Host, partners: all nine municipalities send somebody."""
    treated = "--from treatment --treatment-ended"
    live(
        fri,
        {
            "2019-02-01": [
                f"admit Dina --municipality saltdal {treated} 2019-01-20 --unit 4",
                f"admit Erik --municipality bodo --born 1990 {treated} 2019-01-31 --unit 5",
            ],
            "2019-03-01": [
                f"admit Frida --municipality bodo {treated} 2019-02-20 --unit 6",
                "admit Geir --municipality steigen --from prison --unit 7",
            ],
            "2019-04-01": [
                f"admit Hanne --municipality beiarn {treated} 2019-03-28 --unit 8",
                f"admit Ivar --municipality gildeskal {treated} 2019-03-29 --unit 9",
            ],
            "2019-05-01": [
                f"admit Jorunn --municipality hamaroy {treated} 2019-04-30 --unit 10",
                "admit Kjell --municipality sorfold --from municipality --unit 11",
            ],
            "2019-06-01": [f"admit Live --municipality bodo {treated} 2019-05-15 --unit 12"],
        },
    )
    house = units(fri, today="2019-06-01")
    assert [each["status"] for each in house.values()] == ["occupied"] * 12
    assert {each["municipality"] for each in looked(fri, "list", on="2019-06-01")} == set(SALTEN)
    # Rent of March: seven rooms at 4 500 kr, the one held for Berit too.
    assert looked(fri, "rent", "list", on="2019-03-31") == []
    fri.done("rent", "charge", "--month", "2019-03", today="2019-04-01")
    charged = looked(fri, "rent", "list", on="2019-04-01")
    assert [each["charged_ore"] for each in charged] == [450_000] * 7


def an_acute_exit_and_a_thirteenth_resident(fri: Workspace) -> None:
    """Readmission: an acute exit after use in the house, with an expected return."""
    live(
        fri,
        {
            "2019-06-03": ["referral add Sindre --source own-request --municipality bodo"],
            "2019-06-05": [
                "referral add Mona --source treatment --municipality bodo "
                "--treatment-ended 2019-05-31"
            ],
            "2019-06-10": [
                "incident add cato --kind use-in-house --severity 2 --police no "
                '--why "Bare egen bruk" --action "Ut en uke, samtale daglig"',
                "away cato --kind acute-exit --back 2019-06-17 --incident I-1",
            ],
        },
    )
    (incident,) = shown(fri, "cato", today="2019-06-10")["incidents"]
    assert (incident["kind"], incident["led_to"]) == ("use-in-house", ["A-2"])
    # The room waits for him, so the house is full: the thirteenth is refused in both languages.
    assert units(fri, today="2019-06-10")["3"]["status"] == "held"
    assert refused(fri, "admit", "R-0024", today="2019-06-10") == "Fri is full.\n"
    assert refused(fri, "admit", "R-0024", today="2019-06-10", lang="nb") == "Fri er fullt.\n"
    live(fri, {"2019-06-11": ["referral decline mona --reason full"]})
    line = looked(fri, "referral", "list", on="2019-06-11")
    assert [(each["name"], each["place"]) for each in line] == [("Mona", 1), ("Sindre", 2)]
    # Follow-ups do not rest, and no new window opens; a return that is late shows.
    assert listed(fri, "R-0013", today="2019-06-12")["next_follow_up_on"] is not None
    assert matters(fri, "overdue", "return", on="2019-06-18") == [("Cato", "2019-06-17")]
    live(fri, {"2019-06-20": ["back cato"], "2019-07-01": ["referral withdraw sindre"]})
    assert listed(fri, "R-0013", today="2019-07-01")["critical_until"] == "2019-04-14"


def a_room_is_given_away(fri: Workspace) -> None:
    """Absence: a sentence releases the room; who has it now keeps it."""
    live(
        fri,
        {
            "2019-08-01": ["away dina --kind sentence --back 2019-10-01"],
            "2019-08-05": ["admit R-0024 --unit 4"],
        },
    )
    (stay,) = shown(fri, "mona", today="2019-08-05")["stays"]
    assert (stay["source"], stay["municipality"]) == ("treatment", "bodo")
    live(
        fri,
        {
            "2019-09-19": ["incident add erik --kind use-in-house --severity 2"],
            "2019-09-20": ["discharge erik --to homeless --reason use-in-house"],
        },
    )
    assert refused(fri, "back", "dina", "--unit", "4", today="2019-10-01") == (
        "Unit 4 is taken: R-0024 Mona.\n"
    )
    live(fri, {"2019-10-01": ["back dina --unit 5"]})
    assert listed(fri, "R-0014", today="2019-10-01")["critical_until"] == "2019-12-31"
    # Rent of August: Dina has no room; Mona pays 27 of 31 nights, 4 500 × 27 ÷ 31 = 3 919,35.
    fri.done("rent", "charge", "--month", "2019-08", today="2019-09-01")
    owed = {row["name"]: row["charged_ore"] for row in looked(fri, "rent", "list", on="2019-09-01")}
    assert (owed["Dina"], owed["Mona"]) == (450_000, 391_935)


def two_leave_and_a_room_is_painted(fri: Workspace) -> None:
    """The rest of 2019: a death, a void room, leave over the new year, who asks for a place."""
    live(
        fri,
        {
            "2019-11-10": ["incident add geir --kind overdose --severity 3 --police yes"],
            "2019-11-11": ["discharge geir --reason died"],
            "2019-11-15": ["unit void 7 --reason Maling --until 2019-12-09"],
            "2019-12-01": ["outcome add berit relation-restored", "outcome add live work"],
            "2019-12-10": [
                "unit open 7",
                "referral add Nils --source prison --municipality bodo",
            ],
            "2019-12-18": ["referral assess nils"],
            "2019-12-20": ["away hanne --kind leave --back 2020-01-03"],
            "2019-12-28": ["referral add Oda --source treatment --municipality bodo"],
        },
    )


def the_report_of_the_first_year(fri: Workspace) -> None:
    """2019: people, nights, occupancy, intake and exits, by hand."""
    report = looked(fri, "report", "year", "2019", on="2020-01-01")
    # Thirteen came; Erik and Geir left. Oda is not assessed yet, Nils is.
    assert report["people"] == {
        "served": 13, "admitted": 13, "discharged": 2, "staying": 11, "referred": 1, "waiting": 1,
    }  # fmt: skip
    # Beds: 12 × 365. In rooms, to the night before 1 January (day 366): Anders and Berit 364 each,
    # Cato 351, Dina 213−32 + 366−274 = 273, Erik 231, Frida 306, Geir 255, Hanne and Ivar 275
    # each, Jorunn and Kjell 245 each, Live 214, Mona 149: 3 547. Held: Berit 21, Cato 10 (10 to 20
    # June), Hanne 12 (from 20 December): 43. Void: room 7 from 15 November to 10 December, 25.
    occupancy = report["occupancy"]
    assert (occupancy["bed_days"], occupancy["void_days"]) == (4_380, 25)
    assert (occupancy["occupied_days"], occupancy["held_days"]) == (3_504, 43)
    assert occupancy["rate"] == rate(3_504, 4_355, 0.8046)
    assert residents_on(report) == [3, 5, 7, 9, 11, 12, 12, 13, 12, 12, 11, 11]
    # Leavers: 231 and 255 nights. Stayers, to 31 December: 364, 364, 351, 334 (Dina's sentence is
    # part of her stay), 306, 275, 275, 245, 245, 214, 149: 3 122 nights, the sixth is 275.
    assert report["nights"]["leavers"] == {"mean": 243.0, "median": 243.0}
    assert report["nights"]["stayers"] == {"mean": 283.8182, "median": 275.0}
    assert lengths(report, "leavers") == {"181–365": 2}
    assert lengths(report, "stayers") == {"91–180": 1, "181–365": 10}
    # Intake: mainly out of treatment; the mix. Host, partners: the nine.
    assert report["intake"]["by_source"] == {"treatment": 10, "prison": 2, "municipality": 1}
    assert report["intake"]["by_municipality"] == {
        "bodo": 5, "beiarn": 1, "fauske": 1, "gildeskal": 1, "hamaroy": 1, "meloy": 1,
        "saltdal": 1, "steigen": 1, "sorfold": 1,
    }  # fmt: skip
    assert report["absences"] == {"leave": 1, "readmission": 1, "acute-exit": 1, "sentence": 1}
    assert report["incidents"] == {"use-in-house": 2, "overdose": 1}
    assert report["outcomes"] == {"work": 1, "relation-restored": 1}
    # A death is no failure to find a home; nobody's 180 days have run out yet.
    assert report["exits"]["by_destination"] == {"homeless": 1, "died": 1}
    assert pick(report["exits"], "number", "people", "back", "died") == [2, 2, 0, 1]
    assert months_add_up(fri, 2019, "2020-01-01") == report["exits"]
    assert "Geir" not in fri.done("today", today="2020-01-01").out
    assert (report["exits"]["planned"], report["exits"]["success"]) == (0, rate(0, 1, 0.0))
    assert report["exits"]["returned"] == dict.fromkeys(("180", "365", "730"), rate(0, 0, None))
    # Course: everybody is in the house, on its first step.
    assert on_steps(report) == [11, 0]


# --- 2020: one's own home --------------------------------------------------------------------


def a_year_in_the_house_is_over(fri: Workspace) -> None:
    """Course: one year in the house; past it without an extension somebody is pointed out."""
    assert matters(fri, "coming", "step", on="2019-12-31") == [
        ("Anders", "2020-01-01"), ("Berit", "2020-01-01"), ("Cato", "2020-01-14"),
    ]  # fmt: skip
    up = fri.done("advance", "anders", "--voice", "Egne nøkler", today="2020-01-02")
    assert up.out == (
        "Anders (R-0011): up from step 1 to step 2, Oppfølging i egen bolig. "
        "Follow-up every 14 days.\n"
    )
    # His own lease is not of the room, which somebody else is waiting for.
    assert (
        up.err
        == "Note: Anders has unit 1 still; to free it: ettervern vacate R-0011 --on 2020-01-02\n"
    )
    leases = shown(fri, "anders", today="2020-01-02")["leases"]
    assert [(each["kind"], each["begins_on"]) for each in leases] == [("house", "2019-01-02")]
    live(
        fri,
        {
            "2020-01-02": [
                "vacate anders",
                "admit R-0025 --unit 1 --treatment-ended 2020-01-02",
            ]
        },
    )
    assert matters(fri, "overdue", "step", on="2020-01-02") == [("Berit", "2020-01-01")]
    live(
        fri,
        {
            "2020-01-03": [
                "back hanne",
                "extend berit --what step --until 2020-02-29 --allowed-by Virksomhetsleder "
                '--reason "Leiligheten er klar 1. mars"',
            ]
        },
    )
    assert matters(fri, "overdue", "step", on="2020-01-03") == []
    until = refused(fri, "place", "berit", "7", "--until", "2020-03-01", today="2020-01-03")
    assert until.startswith(
        "1 Mar 2020 is past the limit: the step Døgnbemannet bolig is for 12 months at most, here "
        "until 29 Feb 2020."
    )
    # The second step needs no room: nothing is missing, and Anders takes no place.
    anders = listed(fri, "R-0011", today="2020-01-03")
    assert (anders["unit"], anders["steps"]["course"]["step_code"]) == (None, "own-home")
    assert "Anders" not in [name for name, _ in matters(fri, "missing", "home", on="2020-01-03")]


def the_same_person_again(fri: Workspace) -> None:
    """After an exit: referred and admitted again, the same person with a second stay."""
    live(
        fri,
        {
            "2020-01-10": ["referral add R-0015 --source treatment --municipality bodo"],
            "2020-01-15": ["vacate cato", "advance cato"],
            "2020-02-01": [
                "vacate dina", "advance dina",
                "admit R-0015 --unit 5", "admit R-0026 --unit 3",
            ],
        },
    )  # fmt: skip
    erik = shown(fri, "erik", today="2020-02-01")
    assert [(stay["admitted_on"], stay["discharged_on"]) for stay in erik["stays"]] == [
        ("2019-02-01", "2019-09-20"), ("2020-02-01", None),
    ]  # fmt: skip
    assert erik["steps"]["course"]["visits"] == 2
    assert [row["name"] for row in looked(fri, "list", on="2020-02-01")].count("Erik") == 1


def a_year_in_ones_own_home(fri: Workspace) -> None:
    """Course: one year of follow-up in one's own home; rooms that fall free are taken again."""
    up = {name: [f"vacate {name}", f"advance {name}"] for name in (
        "berit", "frida", "hanne", "ivar", "jorunn", "kjell", "live", "mona",
    )}  # fmt: skip
    treated = "--from treatment --municipality"
    live(
        fri,
        {
            "2020-03-01": [
                *up["berit"], *up["frida"],
                f"admit Petter {treated} fauske --unit 2",
                "admit Ragna --from prison --municipality bodo --unit 6",
            ],
            "2020-04-01": [*up["hanne"], *up["ivar"], f"admit Sven {treated} meloy --unit 8"],
            "2020-05-01": [
                *up["jorunn"], *up["kjell"],
                "admit Tora --from own-request --municipality bodo --unit 10",
            ],
            "2020-05-11": ["away erik --kind readmission --back 2020-06-01"],
            "2020-06-01": ["back erik", *up["live"]],
            "2020-08-05": up["mona"],
        },
    )  # fmt: skip
    # Its own limit of one year, beside the two years of the whole stay.
    berit = shown(fri, "berit", today="2020-03-01")["limits"]
    assert [(limit["what"], limit["last_on"]) for limit in berit] == [
        ("stay", "2021-01-01"), ("step", "2021-02-28"),
    ]  # fmt: skip
    # Followed up at home every 14 days, once a week in the house.
    due = {row["name"]: row["next_follow_up_on"] for row in looked(fri, "list", on="2020-03-01")}
    assert (due["Berit"], due["Petter"]) == ("2020-03-15", "2020-03-08")
    assert refused(fri, "advance", "berit", today="2020-03-01") == (
        "Already at the top: step 2, Oppfølging i egen bolig.\n"
    )


def in_circles_between_house_and_home(fri: Workspace) -> None:
    """Course: back to the house when a home is lost; the third time there shows as a circle."""
    live(
        fri,
        {
            "2020-07-01": [
                'demote ivar --to house --reason home-lost --voice "Jeg vil tilbake til huset"',
                "place ivar 9",
            ],
            "2020-09-01": ["vacate ivar", "advance ivar"],
            "2020-10-30": ["incident add ivar --kind relapse --severity 1"],
            "2020-11-01": [
                "demote ivar --to house --reason relapse --incident I-4",
                "place ivar 9",
            ],
        },
    )
    foot = listed(fri, "R-0019", today="2020-11-01")["steps"]["course"]
    assert (foot["step"], foot["visits"], foot["circling"]) == (1, 3, True)
    moves = shown(fri, "ivar", today="2020-11-01")["moves"]
    assert [(move["direction"], move["reason"]) for move in moves] == [
        ("entry", None), ("up", None), ("down", "home-lost"), ("up", None), ("down", "relapse"),
    ]  # fmt: skip
    assert moves[2]["voice"] == "Jeg vil tilbake til huset"


def leaving(fri: Workspace) -> None:
    """Exits: to a home of one's own, to prison, and one whose whereto is not known yet."""
    live(
        fri,
        {
            "2020-08-01": ["discharge kjell --to pending --reason pending"],
            "2020-08-20": ["outcome add frida home-bought", "outcome add mona school"],
            "2020-09-01": ["discharge frida --to own-bought --reason planned"],
            "2020-10-15": ["discharge cato --to prison --reason prison"],
            "2020-12-01": ["outcome add anders own-lease", "outcome add anders new-relations"],
            "2020-12-20": ["discharge anders --to own-rented --reason planned"],
        },
    )
    assert matters(fri, "missing", "exit", on="2020-12-31") == [("Kjell", "2020-08-01")]


def the_report_of_the_second_year(fri: Workspace) -> None:
    """2020: people, nights, occupancy, ladder, exits and returns, by hand."""
    report = looked(fri, "report", "year", "2020", on="2021-01-01")
    # Eleven were there, seven came, Anders, Cato, Frida and Kjell left.
    assert report["people"] == {
        "served": 18, "admitted": 7, "discharged": 4, "staying": 14, "referred": 0, "waiting": 0,
    }  # fmt: skip
    # Beds: 12 × 366. In rooms, to the night before 1 January (day 367): Anders 1, Berit and Frida
    # 60 each, Cato 14, Dina 31, Erik 335, Hanne 91, Ivar 91 + 62 + 61 = 214, Jorunn and Kjell 121
    # each, Live 152, Mona 217; Nils 365, Oda 335, Petter and Ragna 306 each, Sven 275, Tora 245:
    # 3 249. Held: Hanne 2, Erik 21.
    occupancy = report["occupancy"]
    assert (occupancy["bed_days"], occupancy["void_days"]) == (4_392, 0)
    assert (occupancy["occupied_days"], occupancy["held_days"]) == (3_226, 23)
    assert occupancy["rate"] == rate(3_226, 4_392, 0.7345)
    assert residents_on(report) == [12, 14, 16, 17, 18, 18, 18, 17, 16, 15, 15, 14]
    # Leavers: Anders 718, Frida 550, Kjell 458, Cato 639. Stayers: Berit 730, Dina 700, Hanne and
    # Ivar 641, Jorunn 611, Live 580, Mona 515, Nils 365, Erik (his second stay) and Oda 335,
    # Petter and Ragna 306, Sven 275, Tora 245: 6 585 nights; the middle two are 365 and 515.
    assert report["nights"]["leavers"] == {"mean": 591.25, "median": 594.5}
    assert report["nights"]["stayers"] == {"mean": 470.3571, "median": 440.0}
    assert lengths(report, "leavers") == {"366–730": 4}
    assert lengths(report, "stayers") == {"181–365": 7, "366–730": 7}
    assert report["intake"]["by_source"] == {"treatment": 4, "prison": 2, "own-request": 1}
    # Up: eleven of the first thirteen once, Ivar twice. In the house: Erik, Ivar and the six new.
    (course,) = report["ladders"]
    assert (course["up"], course["down"], course["circling"]) == (12, 2, 1)
    assert on_steps(report) == [8, 6]
    # Erik's 180 and 365 days ran out in 2020, and he was back after 134; Geir had died.
    exits = report["exits"]
    assert exits["returned"] == {
        "180": rate(1, 1, 1.0), "365": rate(1, 1, 1.0), "730": rate(0, 0, None),
    }  # fmt: skip
    assert exits["by_destination"] == {"own-rented": 1, "own-bought": 1, "prison": 1, "pending": 1}
    assert (exits["planned"], exits["success"]) == (2, rate(2, 4, 0.5))
    assert months_add_up(fri, 2020, "2021-01-01") == exits
    # What was pending is filled in, and only then counts.
    live(fri, {"2021-01-04": ["discharge kjell --to supported --reason planned"]})
    later: dict[str, Any] = looked(fri, "report", "year", "2020", on="2021-01-05")["exits"]
    assert (later["planned"], later["success"]) == (3, rate(3, 4, 0.75))


def the_first_year_reads_as_it_did(fri: Workspace, before: str) -> None:
    """What a year later wrote changes no byte of the first year's report."""
    assert fri.done("report", "year", "2019", today="2021-01-05").out == before


def the_limit_of_two_years(fri: Workspace) -> None:
    """Course: two years in all; over them somebody has to allow it."""
    assert matters(fri, "overdue", "stay", on="2021-01-05") == [("Berit", "2021-01-01")]
    live(
        fri,
        {
            "2021-01-05": [
                "extend berit --until 2021-02-28 --allowed-by Virksomhetsleder "
                '--reason "Til året i egen bolig er over"'
            ]
        },
    )
    assert matters(fri, "overdue", "stay", on="2021-01-05") == []
