"""Steg-for-steg in Kristiansand, lived through by the command line: three years, no homes.

Each chapter names the lines of Steg's table that it checks. Ada's way is told day by day. The
others begin on 1 February each year and climb alike: step 2 after 30 days, 3 after 90, 4 after
180, a result after 270 and out after 300. How many of them, by what came of it:

                        2020    2021    2022    in all
    ordinary work         4       3       1       8   and Ada: 9
    adapted work          3       2       1       6
    school                2       3       1       6
    left before           2       1       0       3
    there on 31 Dec 2022  0       1       5       6
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import listed, refused, shown
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

# When a step is entered, in days from the first, and the help there: name, provider, hours a week.
STEPS = (
    (0, [("Turgruppe", "villmarksgruppa", 5), ("Tidgiver", "posebyen", 3)]),
    (30, [("Småjobb", "smajobbsentralen", 6)]),
    (90, [("Praksis", "nav", 4)]),
    (180, [("AFT", "mjavann", 2)]),
)
OUT = {"work": "own-rented", "adapted-work": "supported", "school": "family"}


@pytest.mark.large
def test_steg_from_the_first_referral_to_the_last_report(
    make_workspace: Callable[..., Workspace],
) -> None:
    steg = make_workspace("steg", today="2020-01-08")
    there_are_no_homes(steg)
    from_treatment_to_the_first_step(steg)
    the_critical_window(steg)
    up_by_the_conditions_of_each_step(steg)
    down_and_up_again(steg)
    one_contact_through_every_phase(steg)
    a_network_that_grows(steg)
    volunteers_are_matched_and_counted(steg)
    three_years_of_others(steg)
    results_are_counted(steg)
    the_report_of_three_years(steg)
    help_thins_out(steg)
    two_tenders_and_support(steg)


def there_are_no_homes(steg: Workspace) -> None:
    """Ladder: four steps of activity; there is nothing to live in."""
    assert steg.done("unit", "list", "--format", "json").json == []
    (now,) = looked(steg, "today", on="2020-01-08")
    assert now["units"] is None


def from_treatment_to_the_first_step(steg: Workspace) -> None:
    """Host, partners: recruits from Loland and from prison work; assessed while still inside."""
    live(
        steg,
        {
            "2020-01-08": [
                "referral add Ada --source loland --agency loland --municipality vennesla "
                "--treatment-ended 2020-01-15",
                "referral add Bo --source prison --agency prison-work",
            ],
            "2020-01-10": ["referral assess ada", "referral decline bo --reason not-target-group"],
        },
    )
    line = looked(steg, "referral", "list", "--status", "all", on="2020-01-10")
    assert [(each["name"], each["status"]) for each in line] == [
        ("Ada", "waiting"), ("Bo", "declined"),
    ]  # fmt: skip
    live(steg, {"2020-01-20": ["admit R-0001"]})
    # Fixed contact: who has none is pointed out.
    assert matters(steg, "missing", "contact", "home", on="2020-01-20") == [("Ada", None)]
    live(
        steg,
        {
            "2020-01-20": [
                "contact ada contact-1",
                "consent give ada --scope work --partner villmarksgruppa --partner posebyen",
                'measure start ada "Turgruppe" --provider villmarksgruppa --hours-a-week 3',
                'measure start ada "Selvhjelpsgruppe" --provider posebyen --hours-a-week 2.5',
                'measure start ada "Medvandrer" --provider "Tidgivere" --hours-a-week 2.5',
            ]
        },
    )
    ada = shown(steg, "ada", today="2020-01-20")
    assert ada["steps"]["activity"]["step_code"] == "community"
    assert (ada["stays"][0]["source"], ada["municipality"]) == ("loland", "vennesla")
    assert sum(each["hours_a_week"] for each in ada["measures"]) == 8
    assert ada["measures"][0]["provider"] == "Villmarksgruppa"
    assert (ada["unit"], ada["placements"], ada["leases"]) == (None, [], [])
    assert "has no unit" in refused(steg, "place", "ada", "1", today="2020-01-20")


def the_critical_window(steg: Workspace) -> None:
    """Critical window: three months after treatment, followed more closely, something to go to."""
    ada = listed(steg, "R-0001", today="2020-01-20")
    # From 15 January to the same day three months on, that day not included.
    assert (ada["critical_until"], ada["next_follow_up_on"]) == ("2020-04-14", "2020-01-22")
    (due,) = looked(steg, "due", on="2020-01-22")
    assert (due["reason"], due["contact"]) == ("critical-window", "contact-1")
    live(
        steg,
        {
            "2020-01-22": ["log ada --by contact-1 --kind home-visit --area housing"],
            "2020-01-24": ["log ada --by volunteers --kind volunteer --area network"],
            "2020-01-27": ["log ada --by contact-1 --area activity"],
        },
    )
    report = looked(steg, "report", "month", "2020-01", on="2020-02-01")
    # Due 22 and 24 (met), 26 (not), 28 (met on the 27th), then 29 and 31 from the 27th on.
    months = report["follow_ups"].pop("months")
    assert months[-1] == {"month": "2020-01", "due": 6, "on_time": rate(3, 6, 0.5)}
    assert report["follow_ups"] == {
        "due": 6,
        "held": 3,
        "missed": 0,
        "on_time": rate(3, 6, 0.5),
        "critical_window": rate(3, 6, 0.5),
    }
    assert matters(steg, "critical", "critical-window", on="2020-01-27") == [("Ada", "2020-01-29")]


def up_by_the_conditions_of_each_step(steg: Workspace) -> None:
    """Ladder: step 2 is work training; it asks for 30 days on the first."""
    said = refused(steg, "advance", "ada", today="2020-02-18")
    assert "step 2 asks for 30 days on step 1; Ada has been there 29 (since 20 Jan 2020)" in said
    up = steg.done("advance", "ada", "--voice", "Jeg vil jobbe med hendene", today="2020-02-19")
    assert up.out == (
        "Ada (R-0001): up from step 1 to step 2, Arbeidstrening ved Småjobbsentralen. "
        "Follow-up every 7 days.\n"
    )
    # Still in the first three months, so every second day all the same.
    assert listed(steg, "R-0001", today="2020-02-19")["next_follow_up_on"] == "2020-02-21"


def down_and_up_again(steg: Workspace) -> None:
    """Ladder: down with her own words, up again; 3 is work practice, 4 is AFT with Mjåvann."""
    live(
        steg,
        {
            "2020-03-10": ['demote ada --steps 1 --reason too-early --voice "Det gikk for fort"'],
            "2020-04-14": ["advance ada"],
        },
    )
    assert listed(steg, "R-0001", today="2020-04-14")["next_follow_up_on"] == "2020-04-16"
    live(steg, {f"2020-{day}": ["log ada --by contact-1"] for day in ("04-16", "05-05", "06-02")})
    # The window is over: the step's own seven days.
    assert listed(steg, "R-0001", today="2020-06-02")["next_follow_up_on"] == "2020-06-09"
    assert "asks for 60 days on step 2; Ada has been there 59" in refused(
        steg, "advance", "ada", today="2020-06-12"
    )
    assert "asks for 4 follow-ups held on step 2; there are 3" in refused(
        steg, "advance", "ada", today="2020-06-13"
    )
    live(
        steg,
        {
            "2020-06-15": ["log ada --by contact-1", "advance ada"],
            "2020-09-05": ["log ada --by contact-1 --missed"],
        },
    )
    # 90 days on step 3 on 13 September, but 14 days without a missed one only on the 19th.
    assert "asks for 14 days without a missed follow-up" in refused(
        steg, "advance", "ada", today="2020-09-18"
    )
    live(steg, {"2020-09-19": ["log ada --by contact-1", "advance ada"]})
    assert refused(steg, "advance", "ada", today="2020-09-20") == (
        "Already at the top: step 4, Arbeidsforberedende trening (AFT).\n"
    )
    # From there every 14 days.
    assert listed(steg, "R-0001", today="2020-09-19")["next_follow_up_on"] == "2020-10-03"


def one_contact_through_every_phase(steg: Workspace) -> None:
    """Fixed contact: the same one from the first step to the last; volunteers beside."""
    ada = shown(steg, "ada", today="2020-09-20")
    assert [move["to_step"] for move in ada["moves"]] == [1, 2, 1, 2, 3, 4]
    assert ada["contact"] == "contact-1"
    assert {each["by"] for each in ada["follow_ups"]} == {"contact-1", "volunteers"}
    assert [row["contact"] for row in looked(steg, "due", on="2020-10-03")] == ["contact-1"]
    assert looked(steg, "due", "--by", "contact-2", on="2020-10-03") == []
    assert [each["minutes"] for each in ada["follow_ups"] if each["kind"] == "volunteer"] == [None]


def a_network_that_grows(steg: Workspace) -> None:
    """Step 1: network mapping, over time; goals in her own words."""
    around = "plan network ada --family {} --friends {} --professionals {}"
    live(
        steg,
        {
            "2020-01-30": [around.format("2/0", "5/0", "6/6")],
            "2020-06-16": [around.format("2/1", "3/2", "4/4")],
            "2020-10-05": [
                around.format("3/2", "6/5", "2/2"),
                'plan goal ada activity "Fast jobb" --voice "En grunn til å stå opp"',
                "plan progress ada 1 6",
            ],
        },
    )
    plan = looked(steg, "plan", "show", "ada", on="2020-10-05")
    assert [each["mapped_on"] for each in plan["network"]["mappings"]] == [
        "2020-01-30", "2020-06-16", "2020-10-05",
    ]  # fmt: skip
    # Fewer paid helpers, more friends, and more of both who support: 6 of 13 became 9 of 11.
    assert plan["network"]["change"] == {
        "family": {"number": 1, "supportive": 2},
        "friends": {"number": 1, "supportive": 5},
        "professionals": {"number": -4, "supportive": -4},
    }
    (area,) = plan["areas"]
    assert (area["area"], area["goals"][0]["now"]) == ("activity", 6)
    live(
        steg,
        {
            "2021-02-15": ["outcome add ada work"],
            "2021-03-15": ["discharge ada --to own-rented --reason work-or-school"],
        },
    )
    stopped = {each["stopped_on"] for each in shown(steg, "ada", today="2021-03-15")["measures"]}
    assert stopped == {"2021-03-15"}


# --- the others ------------------------------------------------------------------------------


class Year:
    """Those who begin on 1 February of a year, in the order of their codes from ``first`` on."""

    def __init__(self, year: int, first: int, count: int) -> None:
        self.began = dt.date(year, 2, 1)
        self.codes = [f"R-{number:04}" for number in range(first, first + count)]
        self.lines = [
            f"admit Deltaker-{code[2:]} --from treatment --treatment-ended {self.began} "
            f"--contact contact-{1 + number % 3} --on {self.began}"
            for number, code in enumerate(self.codes)
        ]

    def after(self, days: int, *lines: str) -> None:
        """Commands typed so many days after the beginning."""
        on = self.began + dt.timedelta(days=days)
        self.lines += [f"{line} --on {on}" for line in lines]

    def climb(self, code: str, to: int) -> None:
        """Up to a step, each time from one measure to the next."""
        running: list[str] = []
        hear = " ".join(f"--partner {who}" for _, given in STEPS for _, who, _ in given)
        self.after(0, f"consent give {code} --scope work {hear}")
        for step, (days, given) in enumerate(STEPS[:to], 1):
            if step > 1:
                self.after(days, f"advance {code}")
            self.after(days, *(f"measure stop {code} {name}" for name in running))
            for name, provider, hours in given:
                start = f"measure start {code} {name} --provider {provider}"
                self.after(days, f"{start} --hours-a-week {hours}")
            if step == 2:
                for held in (40, 50, 60, 70):
                    self.after(held, f"log {code}")
            running = [name for name, _, _ in given]

    def succeed(self, codes: Sequence[str], outcome: str) -> None:
        """All the way up, with a result and a planned exit."""
        for code in codes:
            self.climb(code, 4)
            self.after(270, f"outcome add {code} {outcome}")
            self.after(300, f"discharge {code} --to {OUT[outcome]} --reason work-or-school")


def volunteers_are_matched_and_counted(steg: Workspace) -> None:
    """Tidgivere and medvandrere: with whom, from when, and the hours; no full names."""
    said = steg.refused("volunteer", "match", "ada", "Bea Frivillig", today="2020-02-01", code=2)
    assert "no code or first name" in said
    live(
        steg,
        {
            "2020-02-01": ["volunteer match ada Bea", "volunteer match ada T-2"],
            "2020-02-08": ["volunteer hours ada bea 2,5"],
            "2020-02-15": ["volunteer hours ada bea 3", "volunteer hours ada T-2 1"],
            "2020-06-01": ["volunteer end ada T-2", "volunteer hours ada Bea 2"],
        },
    )
    twice = ("volunteer", "hours", "ada", "bea", "3", "--dry-run", "--on")
    assert "VH-2" in steg.done(*twice, "2020-02-15", today="2020-06-02").err
    assert "VH-" not in steg.done(*twice, "2020-02-16", today="2020-06-02").err
    assert "“T-2”; there is: Bea" in refused(steg, "volunteer", "hours", "ada", "T-2", "1",
                                              today="2020-06-02")  # fmt: skip
    # written down late: Ada's stay had ended, and Bea's visits with it.
    found = looked(steg, "volunteer", "list", "ada", on="2020-06-02")
    assert [pick(one, "volunteer", "matched_on", "parted_on", "hours") for one in found] == [
        ["Bea", "2020-02-01", "2021-03-15", 7.5], ["T-2", "2020-02-01", "2020-06-01", 1.0],
    ]  # fmt: skip
    report = looked(steg, "report", "month", "2020-02", on="2020-06-02")
    # in February 2.5, 3 and 1 hours of two volunteers with one resident.
    assert report["facts"]["volunteers"] == {"volunteers": 2, "residents": 1, "hours": 6.5}
    text = steg.done("report", "month", "2020-02", today="2020-06-02").out
    assert ("Bea" in text, "T-2" in text) == (False, False)


def three_years_of_others(steg: Workspace) -> None:
    """Length and money: three years."""
    one, two, three = Year(2020, 3, 11), Year(2021, 14, 10), Year(2022, 24, 8)
    one.succeed(one.codes[:4], "work")
    one.succeed(one.codes[4:7], "adapted-work")
    one.succeed(one.codes[7:9], "school")
    one.after(90, f"discharge {one.codes[9]} --to unknown --reason own-wish")
    one.after(121, f"discharge {one.codes[10]} --to prison --reason prison")
    two.succeed(two.codes[:3], "work")
    two.succeed(two.codes[3:5], "adapted-work")
    two.succeed(two.codes[5:8], "school")
    two.after(60, f"discharge {two.codes[8]} --to homeless --reason agreement-broken")
    two.climb(two.codes[9], 4)
    three.succeed(three.codes[:1], "work")
    three.succeed(three.codes[1:2], "adapted-work")
    three.succeed(three.codes[2:3], "school")
    for code, step in zip(three.codes[3:], (1, 1, 2, 3, 4), strict=True):
        three.climb(code, step)
    live(steg, {"2020-12-31": one.lines, "2021-12-31": two.lines, "2022-12-31": three.lines})


def results_are_counted(steg: Workspace) -> None:
    """Outcomes counted: adapted ordinary work, ordinary work, qualified through school."""
    by_year = [
        looked(steg, "report", "year", str(year), on="2023-01-01")["outcomes"]
        for year in (2020, 2021, 2022)
    ]
    assert by_year == [
        {"adapted-work": 3, "work": 4, "school": 2},
        {"adapted-work": 2, "work": 4, "school": 3},
        {"adapted-work": 1, "work": 1, "school": 1},
    ]
    found = looked(steg, "outcome", "list", on="2023-01-01")
    assert len({each["resident"] for each in found}) == len(found) == 21
    assert len(looked(steg, "outcome", "list", "--kind", "work", on="2023-01-01")) == 9
    assert "no outcome" in refused(steg, "outcome", "add", "R-0023", "kvp", today="2023-01-01")


def the_report_of_three_years(steg: Workspace) -> None:
    """People, lengths, ladder and exits of the whole time, by hand."""
    report = looked(steg, "report", "period", "2020-01-01", "2022-12-31", on="2023-01-01")
    assert report["period"]["days"] == 366 + 365 + 365
    # Ada, 11, 10 and 8 came; Ada, 11, 9 and 3 left.
    assert report["people"] == {
        "served": 30, "admitted": 30, "discharged": 24, "staying": 6, "referred": 0, "waiting": 0,
    }  # fmt: skip
    assert report["outcomes"] == {"adapted-work": 6, "work": 9, "school": 6}
    # Leavers: 20 of 300 nights, and 90, 121 and 60; Ada 347 + 73 = 420: 6 691. Stayers: one since
    # 1 February 2021, 334 + 365 = 699, and five of 334: 2 369.
    assert report["nights"]["leavers"] == {"mean": 278.7917, "median": 300.0}
    assert report["nights"]["stayers"] == {"mean": 394.8333, "median": 334.0}
    assert lengths(report, "leavers") == {"31–60": 1, "61–90": 1, "91–180": 1, "181–365": 20,
                                          "366–730": 1}  # fmt: skip
    # No homes: nothing to be lived in, no rate; residents are counted all the same.
    assert report["occupancy"]["bed_days"] == report["occupancy"]["occupied_days"] == 0
    assert report["occupancy"]["rate"] == rate(0, 0, None)
    assert residents_on(report)[::12] == [1, 1, 1]  # January: Ada; Ada; the one from 2021
    # Up: Ada 4; 20 who got there and the one who stays, 3 each; of the five 0, 0, 1, 2 and 3.
    (ladder,) = report["ladders"]
    assert (ladder["up"], ladder["down"], ladder["circling"]) == (4 + 63 + 6, 1, 0)
    assert on_steps(report) == [2, 1, 1, 2]
    # Lasting: 9 own homes and 6 with support; 21 of the 24 left as planned.
    exits = report["exits"]
    assert exits["by_destination"] == {
        "own-rented": 9, "supported": 6, "family": 6, "prison": 1, "homeless": 1, "unknown": 1,
    }  # fmt: skip
    assert (exits["planned"], exits["success"]) == (21, rate(15, 24, 0.625))
    # Six are still there: one of 2021 and five of 2022.
    years = [months_add_up(steg, year, "2023-01-01")["number"] for year in (2020, 2021, 2022)]
    assert sum(years) == exits["number"] == exits["people"] == 24
    assert report["intake"]["by_source"] == {"loland": 1, "treatment": 29}


def help_thins_out(steg: Workspace) -> None:
    """Ladder: from eight hours on the first step to two on the fourth, and where it does not."""

    def hours() -> list[tuple[float, ...]]:
        rows: list[dict[str, Any]] = looked(steg, "report", "year", "2022", on="2023-01-01")["help"]
        keys = ("residents", "hours_a_week", "planned_hours_a_week", "actual_hours_a_week")
        return [tuple(row[key] for key in keys) for row in rows]

    assert hours() == [(2, 16.0, 8.0, 8.0), (1, 6.0, 6.0, 6.0), (1, 4.0, 4.0, 4.0),
                       (2, 4.0, 2.0, 2.0)]  # fmt: skip
    told = steg.done("report", "year", "2022", today="2023-01-01").out
    assert "Help thins out, or stays the same, from step to step." in told
    more = "measure start R-0023 Praksis --provider nav --hours-a-week 9 --on 2022-12-01"
    live(steg, {"2023-01-01": [more]})
    assert hours()[3] == (2, 13.0, 2.0, 6.5)
    told = steg.done("report", "year", "2022", today="2023-01-01").out
    assert "Help does not thin out: step 4 gets more than step 3." in told


def two_tenders_and_support(steg: Workspace) -> None:
    """Length and money: two tenders and support from Blå Kors Norge, as lines of their own."""
    live(
        steg,
        {
            "2020-03-01": [
                "budget book nav 1800000", "budget book kristiansand 1400000",
                "budget book bla-kors-norge 400000", "budget book pay 2500000,50",
            ]
        },
    )  # fmt: skip
    years = looked(steg, "budget", "show", "--all-years", on="2022-12-31")
    assert [(each["year"], each["balanced"]) for each in years] == [
        (2020, True), (2021, True), (2022, True),
    ]  # fmt: skip
    funding = [line for line in years[0]["lines"] if line["side"] == "funding"]
    assert [(line["name"], line["remaining_ore"]) for line in funding] == [
        ("Avtale med Nav (anbud)", 0), ("Avtale med Kristiansand kommune (anbud)", 0),
        ("Støtte fra Blå Kors Norge", 0),
    ]  # fmt: skip
    assert years[0]["totals"]["result"] == {"planned_ore": 0, "actual_ore": 109_999_950}
    # Each contract counts whom its partner sent: two by NAV, one of them at work, and one.
    live(
        steg,
        {
            "2022-10-03": [
                "admit 'Nav En' --from treatment --agency nav",
                "admit 'Nav To' --from treatment --agency NAV",
                "admit 'By En' --from prison --agency 'Kristiansand kommune'",
            ],
            "2022-12-01": ["outcome add 'Nav En' work", "outcome add 'Nav En' school"],
        },
    )
    contracts = {
        one["funder"]: one["contract"]
        for one in looked(steg, "budget", "funders", "--year", "2022", on="2022-12-31")["funders"]
    }
    asked = ("taken", "places", "reached", "target")
    assert [contracts["nav"][key] for key in asked] == [2, 12, 1, 15]
    assert [contracts["kristiansand"][key] for key in asked] == [1, 10, 0, 15]
    assert contracts["bla-kors-norge"] is None
    # Several tens: 21 of the others and Ada by the table above, and one of NAV's, of 30.
    report = looked(steg, "report", "funder", "nav", "--year", "2022", on="2023-01-01")
    (number,) = [one["rate"] for goal in report["goals"] for one in goal["answers"]
                 if one["kind"] == "target"]  # fmt: skip
    assert number == rate(22, 30, 0.7333)
    assert report["contract"] == contracts["nav"]
