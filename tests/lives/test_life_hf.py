"""Housing First in Rana, lived through by the command line: domain.md's table, line by line.

Twelve are without a home in the autumn of 2014. Six of them buy one, on average after three years;
in the autumn of 2018 eleven are without, and eight of these are given a municipal lease.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.life import Life, matters, months_add_up, pick

ADA, BO, CAI, DINA = (f"R-{number:04}" for number in range(1, 5))
FIRST = [f"R-{number:04}" for number in range(1, 13)]
SECOND = [f"R-{number:04}" for number in range(13, 21)]
BOUGHT = dict(
    zip(
        FIRST[:6],
        ("2017-04-01", "2017-07-01", "2017-10-01", "2017-10-01", "2018-01-01", "2018-04-01"),
        strict=True,
    )
)
OWN_WORDS = "Et hjem er en rettighet; nedtrapping av hjelp planlegges sammen med beboeren."


@pytest.fixture
def life(make_workspace: Callable[..., Workspace]) -> Life:
    return Life(make_workspace("hf", today="2014-10-01"))


def one_in_a_temporary_room(life: Life) -> None:
    """Ada, referred from a transitional home with a plan begun, gets a temporary room."""
    life.do("2015-09-01", "referral", "add", "Ada Test", "--source", "transitional-home")
    life.do("2015-09-01", "referral", "assess", ADA)
    life.do("2015-09-02", "referral", "offer", ADA)
    life.do("2015-09-03", "admit", ADA, "--step", "temporary", "--contact", "team-1")
    life.do("2015-09-03", "place", ADA, "T1", "--until", "2015-12-02", "--explained", "2015-09-02")


def steps(life: Life, on: str) -> dict[str, int]:
    """How many stand on each step on a day, from the report that ends on it."""
    (ladder,) = life.ask("2019-01-02", "report", "period", "2014-10-01", on)["ladders"]
    return {step["step_code"]: step["residents"] for step in ladder["steps"] if step["residents"]}


def test_the_template_says_who_runs_it_and_by_which_work(life: Life) -> None:
    # host: the municipality; a team of two posts that reports to the head of housing measures.
    life.config("host: Rana kommune", "Et team på to årsverk under lederen for botiltakene",
                "team-1", "team-2", "posts: 2")  # fmt: skip
    # work processes: mapping by housing plan and not by diagnosis; practical help to find, rent or
    # buy; staying, the resident taking part as long as she can.
    life.config("Kartlegging med boplan", "Boplan for alle, uavhengig av diagnose",
                "Praktisk hjelp til å finne, leie eller kjøpe bolig",
                "Hjemmet beholdes, og beboeren er med så lenge som mulig")  # fmt: skip
    # figures reported, as the document gives them.
    life.config(
        "I 2014 var 10–15 jevnt uten bolig",
        "Høsten 2018 var tallet 11",
        "8 av dem fikk ny",
        "6 har kjøpt bolig",
        "Å komme dit kan ta tre år",
    )


def test_the_municipality_has_three_houses_and_three_temporary_rooms(life: Life) -> None:
    units = life.ask("2014-10-01", "unit", "list")
    # homes: Enga 3, Høgda 15, Liengbakken 12, and 3 temporary rooms there.
    assert Counter(unit["unit"][0] for unit in units) == {"E": 3, "H": 15, "L": 12, "T": 3}
    assert {unit["kind"] for unit in units if unit["unit"][0] == "T"} == {"midlertidig hybel"}
    life.config("Enga: for those who need it for safety", "Høgda: after long mental illness",
                "Liengbakken: after")  # fmt: skip
    life.batch("2015-01-05", [f"admit '{name} Test'" for name in ("Ada", "Bo", "Cai", "Dina")])
    life.batch("2015-01-05", [f"place {who} E{n}" for n, who in enumerate((ADA, BO, CAI), 1)])
    # otherwise an ordinary lease wherever the resident chooses: no unit of the programme needed,
    # and so no limit to how many it can follow.
    assert "Unit E1 is taken: R-0001 Ada Test." in life.no("2015-01-05", "place", DINA, "E1")
    life.do("2015-01-05", "advance", DINA, "--to", "municipal-lease", "--voice", "Jeg valgte selv")
    assert pick(life.row("2015-01-05", DINA), "unit", "status") == [None, "admitted"]
    assert life.row("2015-01-05", DINA)["steps"]["tenancy"]["step_code"] == "municipal-lease"
    (move,) = life.ask("2015-01-05", "show", DINA)["moves"][1:]
    assert move["voice"] == "Jeg valgte selv"


def test_nobody_is_moved_down_and_the_programme_says_why(life: Life) -> None:
    one_in_a_temporary_room(life)
    before = f"Nobody is moved down in Housing First Rana: {OWN_WORDS}\n"
    assert life.no("2015-09-04", "demote", ADA, "--steps", "1", "--reason", "rule-broken") == before
    # It is said before any value is looked at: no reason and no step could be right.
    assert life.no("2015-09-04", "demote", ADA, "--to", "no-such", "--reason", "none") == before
    assert (
        life.workspace.run(
            "demote", ADA, "--steps", "1", "--reason", "x", today="2015-09-04", lang="nb"
        ).err
        == f"Ingen flyttes ned i Housing First Rana: {OWN_WORDS}\n"
    )
    life.do("2016-01-15", "advance", ADA)
    (ladder,) = life.ask("2016-02-01", "report", "year", "2015")["ladders"]
    assert ladder["down"] == 0


def test_a_temporary_room_is_for_three_months(life: Life) -> None:
    life.do("2015-09-03", "admit", "Ada Test", "--step", "temporary")
    # a stay planned into a fourth month is refused: 3 September and three months, 2 December.
    said = life.no("2015-09-03", "place", ADA, "T1", "--until", "2015-12-03")
    assert said.startswith(
        "3 Dec 2015 is past the limit: unit T1 (Liengbakken hybel 1) is for 3 months at most, here "
        "until 2 Dec 2015."
    )
    life.do("2015-09-03", "place", ADA, "T1")
    # three rooms and no fourth.
    for name, unit in (("Bo", "T2"), ("Cai", "T3")):
        life.do("2015-09-04", "admit", f"{name} Test", "--step", "temporary", "--unit", unit)
    life.do("2015-09-04", "admit", "Dina Test")
    for unit in ("T1", "T2", "T3"):
        assert "is taken" in life.no("2015-09-04", "place", DINA, unit)
    # days passing refuse nothing: what is over the limit is pointed out until somebody allows it.
    life.do("2015-12-03", "log", ADA, "Ingen leilighet ennå")
    line = next(row for row in life.do("2015-12-03", "today").splitlines() if "unit T1" in row)
    assert "2 Dec" in line
    assert line.endswith("unit T1, not extended")
    life.do(
        "2015-12-03",
        "extend",
        ADA,
        "--until",
        "2016-01-31",
        "--allowed-by",
        "Leder for botiltak",
        "--reason",
        "Leilighet klar i januar",
    )
    assert not [row for row in life.do("2015-12-03", "today").splitlines() if "T1" in row]
    (extension,) = life.ask("2015-12-03", "show", ADA)["extensions"]
    assert pick(extension, "what", "until_on", "allowed_by", "reason") == [
        "unit", "2016-01-31", "Leder for botiltak", "Leilighet klar i januar",
    ]  # fmt: skip
    # the room is free the day she leaves it, and the next stay there counts from its own start.
    life.do("2016-01-15", "vacate", ADA)
    assert "14 Apr 2016" in life.no("2016-01-15", "place", DINA, "T1", "--until", "2016-04-15")
    life.do("2016-01-15", "place", DINA, "T1", "--until", "2016-04-14")
    # others run the rooms: somebody lives there, and no night of it is the team's occupancy.
    report = life.ask("2016-02-01", "report", "month", "2016-01")["occupancy"]
    assert pick(report, "occupied_days", "bed_days") == [0, 0]
    rooms = {row["unit"]: row for row in life.ask("2016-02-01", "unit", "list")}
    assert pick(rooms["T1"], "status", "residents", "run_by", "limit_months") == [
        "occupied", [DINA], "Liengbakken", 3,
    ]  # fmt: skip
    (today,) = life.ask("2016-02-01", "today")
    assert pick(today["units"], "units", "free", "others") == [0, 0, 3]


def test_the_housing_plan_holds_goals_resources_services_and_the_residents_words(
    life: Life,
) -> None:
    one_in_a_temporary_room(life)
    on = "2015-09-04"
    life.do(on, "plan", "goal", ADA, "housing", "Egen leilighet", "--voice", "Min egen dør",
            "--by", "2018-09-01")  # fmt: skip
    life.do(on, "plan", "goal", ADA, "economy", "Kvitt husleiegjelda")
    life.do(on, "plan", "review", ADA, "--next", "2015-12-01", "--coordinator", "Kari i teamet",
            "--resources", "Mor bor i byen; kan snekre", "--services", "Gjeldsrådgiver",
            "--voice", "Jeg vil bo i sentrum")  # fmt: skip
    life.do(
        on, "plan", "network", ADA, "--family", "1/1", "--friends", "0", "--professionals", "4/3"
    )
    life.do("2015-12-01", "plan", "progress", ADA, "1", "4", "--voice", "Jeg har sett på en")
    life.do("2015-12-01", "plan", "review", ADA, "--next", "2016-03-01")
    life.do("2016-01-15", "plan", "progress", ADA, "1", "10")
    life.do("2016-01-15", "plan", "close", ADA, "1")
    life.do("2016-03-01", "plan", "network", ADA, "--family", "2/2", "--friends", "2/1",
            "--professionals", "2/2")  # fmt: skip
    plan = life.ask("2016-03-02", "plan", "show", ADA)
    # what a later review leaves out stays as it was; the review agreed for 1 March is a day late.
    assert pick(plan, "coordinator", "resources", "services", "next_review_on", "overdue_days") == [
        "Kari i teamet", "Mor bor i byen; kan snekre", "Gjeldsrådgiver", "2016-03-01", 1,
    ]  # fmt: skip
    goals = [goal for area in plan["areas"] for goal in area["goals"]]
    assert [pick(goal, "area", "voice", "first", "now", "change", "is_open") for goal in goals] == [
        ["housing", "Min egen dør", 4, 10, 6, False],
        ["economy", None, None, None, None, True],
    ]
    assert plan["network"]["change"]["friends"] == {"number": 2, "supportive": 1}
    assert "plan review" in life.do("2016-03-02", "today")
    text = life.do("2016-03-02", "plan", "show", ADA)
    assert [word for word in ("Min egen dør", "Jeg vil bo i sentrum", "Jeg har sett på en")
            if word not in text] == []  # fmt: skip


def test_fit_is_asked_at_each_contact_and_what_lacks_is_seen(life: Life) -> None:
    one_in_a_temporary_room(life)
    totals = {"2015-09-04": ("18", "30"), "2015-09-11": ("20", None), "2015-09-18": (None, None),
              "2015-10-02": ("25", "36"), "2015-10-09": ("12,9", "35")}  # fmt: skip
    for on, (before, after) in totals.items():
        life.do(on, "log", ADA, "--kind", "home-visit")
        if before:
            life.do(on, "score", "add", ADA, before, "--instrument", "ors")
        if after:
            life.do(on, "score", "add", ADA, after, "--instrument", "srs")
    scores = life.ask("2015-10-09", "score", "show", ADA)
    ors = [pick(one, "total", "change", "by_cut_off", "by_change")
           for one in scores if one["instrument"] == "ors"]  # fmt: skip
    # cut-off 25 and reliable change 5: 18 → 20 says nothing, 25 is both, 12.9 is worse for sure.
    assert ors == [
        [18, None, "below-cut-off", None],
        [20, 2, "below-cut-off", "no-reliable-change"],
        [25, 7, "above-cut-off", "reliable-improvement"],
        [12.9, -5.1, "below-cut-off", "reliable-deterioration"],
    ]
    srs = [pick(one, "total", "by_cut_off") for one in scores if one["instrument"] == "srs"]
    assert srs == [[30, "below-cut-off"], [36, "above-cut-off"], [35, "below-cut-off"]]
    assert "lies from 0 to 40" in life.no("2015-10-09", "score", "add", ADA, "41", "--instrument",
                                         "ors")  # fmt: skip
    missing = life.ask("2015-10-09", "score", "show", ADA, "--missing")
    assert [pick(one, "session_on", "missing") for one in missing] == [
        ["2015-09-11", ["srs"]],
        ["2015-09-18", ["ors", "srs"]],
    ]
    report = life.ask("2015-11-01", "report", "period", "2015-09-01", "2015-10-31")["scores"]
    assert pick(report["ors"], "taken", "residents", "missing") == [4, 1, 0]
    assert report["ors"]["sessions"] == {"numerator": 4, "denominator": 5, "rate": 0.8}
    assert report["ors"]["deteriorated"] == {"numerator": 1, "denominator": 1, "rate": 1.0}
    assert pick(report["srs"], "taken", "missing") == [3, 1]
    # The share is the goal's own indicator: at 3 of 5 contacts both were taken.
    goal = life.ask("2015-11-01", "report", "funder", "grant", "--from", "2015-09-01", "--to",
                    "2015-10-31")["goals"][-1]  # fmt: skip
    assert goal["goal"] == "Tilbakemelding (FIT) ved hver kontakt"
    assert [one["rate"] for one in goal["answers"]] == [
        {"numerator": 3, "denominator": 5, "rate": 0.6}
    ]


def test_rent_arrears_are_tracked_and_worked_down(life: Life) -> None:
    one_in_a_temporary_room(life)
    # 5 000 kr a month; 28 of September's 30 nights: 4 666.67.
    (charge,) = life.ask("2015-10-01", "rent", "charge", "--month", "2015-09")["charges"]
    assert pick(charge, "nights", "days", "amount_ore") == [28, 30, 4_666_67]
    # safe to run twice, from cron.
    again = life.ask("2015-10-01", "rent", "charge", "--month", "2015-09")
    assert pick(again, "charges", "charged_before", "change") == [[], 1, None]
    assert "is not over" in life.no("2015-10-01", "rent", "charge", "--month", "2015-10")
    life.do("2015-11-01", "rent", "charge", "--month", "2015-10")
    # a payment settles the oldest first: 2 666.67 of September is left, 33 days old.
    life.do("2015-11-02", "rent", "pay", ADA, "2000")
    (row,) = life.ask("2015-11-02", "rent", "list")
    ages = ("arrears_ore", "arrears_30_ore", "arrears_90_ore", "arrears_older_ore")
    assert pick(row, *ages) == [7_666_67, 5_000_00, 2_666_67, 0]
    # today points it out, since some of it is over a month old.
    assert "2 666.67 kr over 30 days old, 7 666.67 kr in all" in life.do("2015-11-02", "today")
    # a repayment agreement: 6 000 a month in all, and it is kept.
    life.do("2015-11-02", "rent", "agree", ADA, "6000")
    for month, on in (("2015-11", "2015-12-05"), ("2015-12", "2016-01-05")):
        life.do(on, "rent", "charge", "--month", month)
        life.do(on, "rent", "pay", ADA, "6000")
    report = life.ask("2016-01-05", "report", "month", "2015-12")["arrears"]
    # on 31 December: 19 666.67 charged and 8 000 paid; of October 1 666.67 left, November whole.
    assert report == {
        "residents": 1,
        "total_ore": 11_666_67,
        "charged_ore": 5_000_00,
        "paid_ore": 6_000_00,
        "by_age": {
            "arrears_30_ore": 5_000_00,
            "arrears_90_ore": 6_666_67,
            "arrears_older_ore": 0,
        },
    }
    # out on 15 January: 14 nights of 31, 2 258.06; the debt goes with her and is paid off.
    life.do("2016-01-15", "vacate", ADA)
    life.do("2016-02-05", "rent", "charge", "--month", "2016-01")
    life.do("2016-02-05", "rent", "pay", ADA, "6000")
    (row,) = life.ask("2016-02-05", "rent", "list")
    assert pick(row, "charged_ore", "paid_ore", "arrears_ore") == [21_924_73, 20_000_00, 1_924_73]
    life.do("2016-03-05", "rent", "pay", ADA, "1924.73")
    (row,) = life.ask("2016-04-01", "rent", "list", "--all")
    assert pick(row, "arrears_ore") == [0]
    # every full month since November: December, January and February 6 000, March what was left.
    assert pick(row["agreement"], "months", "months_kept", "kept") == [4, 4, True]
    life.do("2016-04-01", "rent", "agree", ADA, "--end")
    life.do("2016-04-01", "outcome", "add", ADA, "arrears-settled")
    life.do("2016-04-01", "outcome", "add", ADA, "debt-plan")


def test_leases_are_kept_with_their_kind_and_the_day_they_were_explained(life: Life) -> None:
    one_in_a_temporary_room(life)
    life.do("2016-01-15", "place", ADA, "L1", "--lease", "municipal", "--explained", "2016-01-10")
    leases = life.ask("2016-01-15", "show", ADA)["leases"]
    keys = ("kind", "begins_on", "ends_on", "explained_on")
    assert [pick(lease, *keys) for lease in leases] == [
        ["temporary", "2015-09-03", "2015-12-02", "2015-09-02"],
        ["municipal", "2016-01-15", None, "2016-01-10"],
    ]


def test_help_is_tapered_together_and_lasts_as_long_as_it_is_needed(life: Life) -> None:
    one_in_a_temporary_room(life)
    life.do("2015-09-04", "consent", "give", ADA, "--scope", "housing-plan", "--partner", "nav")
    life.do("2015-09-04", "measure", "start", ADA, "Hjelp hjemme", "--provider", "nav",
            "--hours-a-week", "6")  # fmt: skip
    life.do("2016-01-15", "vacate", ADA)
    life.do("2016-01-15", "advance", ADA)
    # the resident's own view stands beside the plan to taper.
    life.do("2016-06-01", "plan", "review", ADA, "--voice", "Én gang i uka er nok", "--next",
            "2016-12-01")  # fmt: skip
    life.do("2016-06-01", "measure", "stop", ADA, "Hjelp hjemme")
    life.do("2016-06-01", "measure", "start", ADA, "Hjelp hjemme", "--provider", "nav",
            "--hours-a-week", "1.5")  # fmt: skip
    every = {}
    for on in ("2015-10-01", "2016-02-01"):
        rows = life.ask("2017-01-01", "report", "period", "2015-09-01", on)["help"]
        every[on] = {row["step_code"]: row["hours_a_week"] for row in rows if row["residents"]}
    assert every == {"2015-10-01": {"temporary": 6.0}, "2016-02-01": {"municipal-lease": 6.0}}
    rows = life.ask("2017-01-01", "report", "period", "2015-09-01", "2016-06-30")["help"]
    assert [row["hours_a_week"] for row in rows if row["residents"]] == [1.5]
    # longer between follow-ups step by step, unless something else is agreed.
    life.do("2016-06-02", "log", ADA)
    assert life.row("2016-06-02", ADA)["next_follow_up_on"] == "2016-06-16"
    life.do("2017-10-01", "advance", ADA)
    assert life.row("2017-10-01", ADA)["next_follow_up_on"] == "2017-10-31"
    life.do("2017-10-31", "log", ADA, "--next", "2017-12-20")
    assert life.row("2017-10-31", ADA)["next_follow_up_on"] == "2017-12-20"
    # tapering off is a plan that the two agree on, step by step; nobody is moved by it.
    before = life.row("2017-10-31", ADA)["steps"]
    life.do("2017-10-31", "plan", "taper", ADA, "2018-01-01", "--every-days", "45", "--voice",
            "Litt sjeldnere")  # fmt: skip
    life.do("2017-10-31", "plan", "taper", ADA, "2018-06-01", "--note", "Bare når hun ringer")
    plan = life.ask("2017-12-20", "plan", "show", ADA)["tapering"]
    assert [pick(one, "from_on", "every_days", "agreed_on") for one in plan] == [
        ["2018-01-01", 45, "2017-10-31"], ["2018-06-01", None, "2017-10-31"],
    ]  # fmt: skip
    assert life.row("2017-10-31", ADA)["steps"] == before
    assert matters(life.workspace, "coming", "taper", on="2017-12-20") == [
        ("Ada Test", "2018-01-01")
    ]
    assert matters(life.workspace, "coming", "taper", on="2018-01-02") == []
    assert "lies before" in life.no("2017-10-31", "plan", "taper", ADA, "2017-10-30")
    # no limit of stay: years on nothing has run out, and there is nothing to extend.
    assert life.ask("2018-09-03", "show", ADA)["limits"] == []
    assert "nothing to extend" in life.no("2018-09-03", "extend", ADA, "--until", "2019-09-03",
                                          "--allowed-by", "X", "--reason", "y")  # fmt: skip
    # the end is planned together, to a home to stay in; and the way back is open.
    life.do("2018-09-03", "discharge", ADA, "--to", "own-bought", "--reason", "planned")
    exits = life.ask("2018-10-01", "report", "month", "2018-09")["exits"]
    assert pick(exits, "by_destination", "planned") == [{"own-bought": 1}, 1]
    assert exits["success"]["rate"] == 1.0
    life.do("2018-11-01", "admit", ADA)
    assert [stay["admitted_on"] for stay in life.ask("2018-11-01", "show", ADA)["stays"]] == [
        "2015-09-03", "2018-11-01",
    ]  # fmt: skip


def test_the_resident_chooses_the_home_and_what_came_of_it_is_counted(life: Life) -> None:
    for number, name in enumerate(("Kim", "Liv", "Mia"), 1):
        life.do("2018-01-15", "admit", f"{name} Test", "--on", f"2018-01-{number:02}")
    life.do("2018-01-20", "home", "wish", "kim", "Leilighet i Mo", "--voice", "Nær søstera mi")
    life.do("2018-01-20", "home", "wish", "liv", "Enebolig", "--on", "2017-12-20")
    life.do("2018-03-01", "home", "wish", "mia", "Hybel på Selfors")
    assert "is written down from 1 Mar 2018" in life.no("2018-03-02", "home", "wish", "mia",
                                                        "hybel på selfors")  # fmt: skip
    life.do("2018-04-01", "home", "given", "kim", "leil", "Leilighet, Mo", "--as-wished", "yes")
    life.do("2018-05-01", "home", "given", "liv", "HV-2", "Hybel", "--as-wished", "no")
    assert life.no("2018-05-02", "home", "given", "liv", "HV-2", "Hybel", "--as-wished", "no") == (
        "Liv Test (R-0002) has no open wish.\n"
    )
    (choice,) = life.ask("2018-05-02", "home", "list", "kim")
    assert pick(choice, "wished", "wished_on", "given", "given_on", "as_wished", "voice") == [
        "Leilighet i Mo", "2018-01-20", "Leilighet, Mo", "2018-04-01", "yes", "Nær søstera mi",
    ]  # fmt: skip
    report = life.ask("2018-07-01", "report", "period", "2018-01-01", "2018-06-30")
    # Kim and Mia wished in the half year, Liv the year before; one of the two homes was as wished.
    assert report["facts"] == {
        "home_choices": {
            "wished": 2,
            "given": 2,
            "as_wished": {"numerator": 1, "denominator": 2, "rate": 0.5},
        }
    }
    assert "fikk Hybel, noe annet enn ønsket" in life.do("2018-07-01", "show", "liv", lang="nb")


def live_through_four_years(life: Life) -> None:
    """From twelve without a home in 2014 to the figures of the autumn of 2018."""
    life.batch("2014-10-01", [f"admit 'Person {who[-2:]}' --step without-home" for who in FIRST])
    life.batch("2015-03-01", [f"advance {who} --to temporary" for who in FIRST[:6]])
    for n, who in enumerate(FIRST[:3], 1):
        life.do("2015-03-01", "place", who, f"T{n}", "--until", "2015-05-31")
    life.batch("2015-05-31", [f"vacate {who}" for who in FIRST[:3]])
    life.batch("2016-01-04", [f"advance {who} --to municipal-lease" for who in FIRST[:9]])
    for who, on in BOUGHT.items():
        life.batch(
            on, [f"advance {who} --to own-home --voice Mitt", f"outcome add {who} home-bought"]
        )
    life.batch("2018-02-01", [f"discharge {who} --to municipal --reason planned"
                              for who in FIRST[6:9]])  # fmt: skip
    life.batch("2018-03-01", [f"admit 'Person {who[-2:]}'" for who in SECOND])
    leased = [*FIRST[9:], *SECOND[:5]]
    life.batch("2018-11-01", [f"advance {who} --to municipal-lease" for who in leased])
    life.batch("2018-11-01", [f"outcome add {who} municipal-lease" for who in leased])


@pytest.mark.large
def test_ranas_figures_can_be_kept(life: Life) -> None:
    live_through_four_years(life)
    # figures reported: 10–15 homeless, steady, in 2014.
    assert steps(life, "2014-12-31") == {"without-home": 12}
    # autumn 2018: 11 homeless, three since 2014 and the eight of the spring …
    assert steps(life, "2018-09-30") == {"without-home": 11, "own-home": 6}
    # … 8 of them given a new municipal lease.
    assert steps(life, "2018-12-31") == {"without-home": 3, "municipal-lease": 8, "own-home": 6}
    report = life.ask("2019-01-02", "report", "period", "2014-10-01", "2018-12-31")
    # 6 bought a home, and it took three years: 30, 33, 36, 36, 39 and 42 months.
    assert report["outcomes"] == {"municipal-lease": 8, "home-bought": 6}
    assert report["outcome_months"] == {
        # three after 49 months and five after 8: 187 by 8.
        "municipal-lease": {"mean": 23.375, "median": 8.0},
        "home-bought": {"mean": 36.0, "median": 36.0},
    }
    bought = life.ask("2019-01-02", "outcome", "list", "--kind", "home-bought")
    assert [one["months"] for one in bought] == [30, 33, 36, 36, 39, 42]
    assert "36 months from admission (median)" in life.do("2019-01-02", "outcome", "list")
    text = life.do("2019-01-02", "report", "period", "2014-10-01", "2018-12-31", lang="nb")
    assert [line.split() for line in text.splitlines() if "Kjøpt bolig" in line] == [
        ["Kjøpt", "bolig", "6", "36,0"]
    ]
    # residents on days of one's own choosing.
    counted = life.ask("2019-01-02", "report", "year", "2018", "--count-on", "2018-01-31",
                       "--count-on", "2018-09-30")["occupancy"]["on"]  # fmt: skip
    assert counted == [
        {"on": "2018-01-31", "residents": 12},
        {"on": "2018-09-30", "residents": 17},
    ]
    (ladder,) = report["ladders"]
    # 6 to a temporary home, 9 to a lease, 6 to one of their own, 8 in the autumn: nobody down.
    assert pick(ladder, "up", "down", "circling") == [29, 0, 0]
    assert pick(report["people"], "served", "admitted", "discharged", "staying") == [20, 20, 3, 17]
    assert report["exits"]["success"] == {"numerator": 3, "denominator": 3, "rate": 1.0}
    assert pick(report["exits"], "number", "people", "back", "died") == [3, 3, 0, 0]
    left = [months_add_up(life.workspace, year, "2019-01-02")["number"] for year in (2017, 2018)]
    assert sum(left) == 3


def test_the_homeless_of_the_municipality_are_counted_by_day(life: Life) -> None:
    """10–15, steady, in 2014; 11 in the autumn of 2018; the goal takes the latest."""
    life.do("2014-12-31", "count", "add", "homeless", "10-15")
    life.do("2018-10-01", "count", "add", "Uten bolig i Rana", "11")
    counts = life.ask("2018-10-02", "count", "list")
    assert [pick(one, "counted_on", "lowest", "highest") for one in counts] == [
        ["2014-12-31", 10, 15], ["2018-10-01", 11, 11],
    ]  # fmt: skip
    for year, lowest, highest in ((2014, 10, 15), (2017, 10, 15), (2018, 11, 11)):
        (main,) = [
            goal
            for goal in life.ask("2019-01-02", "report", "funder", "grant", "--year", str(year))[
                "goals"
            ]
            if goal["code"] == "main-1"
        ]
        found = main["answers"][0]
        assert pick(found, "kind", "lowest", "number") == ["figure", lowest, highest]
    told = life.do("2019-01-02", "report", "funder", "grant", "--year", "2017", lang="nb")
    assert "Uten bolig i Rana: 10–15, 31. des. 2014." in told


def test_the_grant_steps_down_and_the_municipality_takes_its_place(life: Life) -> None:
    every = life.ask("2018-10-01", "budget", "show", "--all-years")
    planned = {
        year["year"]: {line["line"]: line["planned_ore"] // 100 for line in year["lines"]}
        for year in every
    }
    # money: a grant for two posts that steps down every year, the own share rising by as much.
    grant = [planned[year]["grant"] for year in sorted(planned)]
    own = [planned[year]["rana"] for year in sorted(planned)]
    assert grant == [1_400_000, 1_120_000, 840_000, 560_000]
    assert own == [200_000, 480_000, 760_000, 1_040_000]
    assert {first + second for first, second in zip(grant, own, strict=True)} == {1_600_000}
    assert all(year["balanced"] for year in every)
    life.do("2018-10-01", "budget", "book", "grant", "1 120 000", "--voucher", "17")
    lines = {
        line["line"]: line for line in life.ask("2018-10-01", "budget", "--year", "2018")["lines"]
    }
    assert pick(lines["grant"], "planned_ore", "actual_ore", "remaining_ore") == [
        1_120_000_00, 1_120_000_00, 0,
    ]  # fmt: skip
    money = life.ask("2019-01-02", "report", "year", "2018")["money"]["totals"]
    assert pick(money["funding"], "planned_ore", "actual_ore") == [1_600_000_00, 1_120_000_00]
    # 280 000 less each year; of the whole the municipality pays 12.5 %, 30, 47.5 and 65 %.
    awards = life.ask("2019-01-02", "budget", "funders", "--all-years")["funders"]
    assert [[step["change_ore"] for step in one["awards"]] for one in awards] == [
        [None, *[-280_000_00] * 3], [None, *[280_000_00] * 3],
    ]  # fmt: skip
    assert "egen andel" in life.do("2019-01-02", "budget", "funders", "--all-years", lang="nb")
