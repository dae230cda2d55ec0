"""Ettervernsboligene i Alta, lived through by the command line: seven flats over two years.

Each chapter names the lines of Alta's table that it checks. All sums are worked out here by hand
from this table; the number after a date is that of the day in its year.

    flat   name  in the flat                             then
    1      Nora  2 Mar 09 (61) to 1 Apr 10 (91)          up to step 5, a home of her own
    2      Emil  2 Mar 09 (61) to 20 Jan 10 (20)         in circles, evicted
    3      Siri  10 Mar 09 (69) to 30 Jun 11             past two years, with an extension
    7      Åse   16 Mar 09 (75) to 1 Mar 11              the family flat
    4      Ola   1 Apr 09 (91) to 1 Sep 09 (244)         left early
    5      Per   15 Apr 09 (105) to 15 Jun 10 (166)      a readmission of ten nights
    6      Kai   4 May 09 (124) to 15 May 10 (135)       the reserved flat, from Karasjok
    4      Tor   from 1 Oct 09 (274)                     had waited since April
    2      Jon   from 20 Jan 10 (20)
    5      Eva   from 1 Jul 10 (182)
"""

from collections.abc import Callable

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

NONE_LEFT = "Note: 0 units stand empty now; the programme means to keep 1.\n"
KEPT = "Ettervernsboligene i Alta is full; the empty unit is kept for Finnmarkskollektivet's own.\n"
FULL = "Ettervernsboligene i Alta is full.\n"


def test_alta_from_the_first_referral_to_the_last_report(
    make_workspace: Callable[..., Workspace],
) -> None:
    alta = make_workspace("alta", today="2009-02-10")
    what_is_text_in_the_template(alta)
    assessment_begins_in_the_institution(alta)
    applied_for_then_awarded(alta)
    nobody_enters_at_the_shelter(alta)
    the_first_four(alta)
    seven_flats_and_one_reserved(alta)
    up_the_staircase(alta)
    the_lease_follows_the_step(alta)
    plan_network_and_partners(alta)
    three_groups_meet(alta)
    benefits_applied_for_and_granted(alta)
    services_and_control_go_with_the_step(alta)
    down_for_each_of_three_reasons(alta)
    a_year_with_comings_and_goings(alta)
    the_report_of_a_month(alta)
    the_report_of_the_first_year(alta)
    goals_have_an_indicator_or_a_remark(alta)
    evicted_the_same_day(alta)
    home_of_ones_own_and_home_municipality(alta)
    the_report_of_the_second_year(alta)
    two_years_at_the_most(alta)
    eight_million_in_four_years(alta)


def what_is_text_in_the_template(alta: Workspace) -> None:
    """Staffing, target group, KVP, goals, need: what no command works with stands in the file."""
    text = " ".join(alta.done("config", "show").out.split())
    for words in (
        "3,5 årsverk", "14–22 lørdag og søndag", "om natta er det hjemmevakt",
        "Ønsker selv å delta", "rett til individuell plan (IP)", "kvalifiseringsprogrammet (KVP)",
        "Prosjektplanen sier 133 600 kr i året per 1. februar 2008", "fra mars 2009",
        "about 70 people in contact with two consultants and 1.5 milieu workers",
        "11 places for ages 18–30", "RIO", "Anonyme Narkomane", "Mental Helse",
        "Samarbeid, rutiner og avtaler mellom alle parter", "fellesrom, personalrom og egne",
    ):  # fmt: skip
        assert words in text, words


# --- 2009 ------------------------------------------------------------------------------------


def assessment_begins_in_the_institution(alta: Workspace) -> None:
    """Phases: vurdering while treatment goes on, then bo, read off and not kept."""
    live(
        alta,
        {
            "2009-02-10": [
                "referral add Nora --source treatment --agency Behandlingsstedet "
                "--municipality alta --born 1986 --treatment-ended 2009-03-01"
            ],
            "2009-02-17": ["referral assess nora"],
            "2009-02-24": ["referral offer nora"],
        },
    )
    assert listed(alta, "R-0001", today="2009-02-24")["status"] == "waiting"
    (asked,) = looked(alta, "referral", "list", on="2009-02-24")
    assert asked["assessed_on"] < asked["treatment_ended_on"]
    # Goal 1: the flats are in use from March 2009, and not before.
    said = refused(alta, "admit", "R-0001", "--unit", "1", today="2009-02-27")
    assert said == FULL
    live(alta, {"2009-03-02": ["admit R-0001 --contact nurse",
                               "place nora 1 --explained 2009-02-27"]})  # fmt: skip
    nora = shown(alta, "nora", today="2009-03-02")
    assert (nora["status"], nora["municipality"], nora["born"]) == ("admitted", "alta", "1986")
    assert nora["stays"][0]["agency"] == "Behandlingsstedet"
    (referral,) = nora["referrals"]
    assert (referral["status"], referral["ended_on"]) == ("admitted", "2009-03-02")


def applied_for_then_awarded(alta: Workspace) -> None:
    """1,600,000 is an application of 31 December 2008; the award is another fact, later."""
    live(
        alta,
        {
            "2009-03-01": [
                "milestone done application --on 2008-12-31",
                # The pre-project: half a post from November, and a visit, out of Husbanken's money.
                "budget book pre-pay 40000 --on 2008-12-31",
                "budget book pre-visit 17500 --on 2008-11-20",
                "budget book pre-grant 60000 --on 2008-11-01",
            ]
        },
    )
    asked = alta.config.read_text(encoding="utf-8")
    given = asked.replace(
        "        applied: {2009: 1600000}\n",
        "        applied: {2009: 1600000}\n        amounts: {2009: 1500000}\n"
        "        awarded_on: {2009: 2009-02-20}\n",
    )
    alta.config.write_text(given, encoding="utf-8")
    for day, awarded in (("2009-02-19", None), ("2009-02-20", 150_000_000)):
        (grant, *_) = looked(alta, "budget", "funders", "--year", "2009", on=day)["funders"]
        assert (grant["applied_ore"], grant["applied_on"]) == (160_000_000, "2008-12-31")
        assert grant["awarded_ore"] == awarded
        lines = looked(alta, "budget", "--year", "2009", on=day)["lines"]
        (line,) = [one for one in lines if one["line"] == "husbanken"]
        assert (line["applied_ore"], line["awarded_ore"]) == (160_000_000, awarded)
        grants = looked(alta, "report", "funder", "husbanken", "--year", "2009", on=day)["grant"]
        assert grants["total"]["awarded_ore"] == awarded
    own = looked(alta, "budget", "show", "--project", "pre-project", on="2009-03-01")
    # 60 000 planned on both sides; 57 500 of 60 000 is spent.
    assert own["totals"]["cost"] == {"planned_ore": 6_000_000, "actual_ore": 5_750_000}
    assert own["totals"]["result"] == {"planned_ore": 0, "actual_ore": 250_000}
    late = looked(alta, "milestone", "list", on="2009-03-10")
    assert {one["milestone"]: one["overdue_days"] for one in late if one["overdue_days"] > -60} == {
        "application": 0, "staff": 9, "opening": -21,
    }  # fmt: skip
    assert [on for _, on in matters(alta, "milestones", "milestone", on="2009-03-10")] == [
        "2009-03-01"
    ]
    live(alta, {"2009-03-10": ["milestone done staff", "milestone done opening --on 2009-03-02"]})


def nobody_enters_at_the_shelter(alta: Workspace) -> None:
    """Boligtrapp: step 1 is not run here; admission is straight to a later one."""
    assert refused(alta, "admit", "Emil", "--step", "1", today="2009-03-02") == (
        "Step 1, Hospits, is not run here; nobody can be placed on it.\n"
    )
    foot = listed(alta, "R-0001", today="2009-03-02")["steps"]["housing"]
    assert (foot["step"], foot["step_code"]) == (2, "training")
    said = refused(alta, "admit", "Liv", "--municipality", "hammerfest", today="2009-03-02")
    assert said.startswith("Ettervernsboligene i Alta does not admit from Hammerfest")


def the_first_four(alta: Workspace) -> None:
    """Follow-ups: denser in the three months after treatment, then by step."""
    live(
        alta,
        {
            "2009-03-02": ["admit Emil --from treatment --treatment-ended 2009-02-20 --unit 2"],
            "2009-03-05": ["log nora --by nurse", "log emil"],
            "2009-03-08": ["log nora --by nurse"],
            "2009-03-10": [
                "admit Siri --from treatment --treatment-ended 2008-11-20 --unit 3 --step 3"
            ],
            "2009-03-11": ["log nora --by nurse --area housing"],
            "2009-03-14": ["log nora --by nurse --missed"],
            "2009-03-16": ["admit Åse --from municipality --unit 7"],
            "2009-03-17": ["log siri"],
        },
    )
    assert units(alta, today="2009-03-16")["7"]["kind"] == "familie"
    # Nora's three months last to 31 May, Emil's to 19 May; Siri's were over before she came.
    until = {row["name"]: row["critical_until"] for row in looked(alta, "list", on="2009-03-17")}
    assert until == {
        "Nora": "2009-05-31", "Emil": "2009-05-19", "Siri": "2009-02-19", "Åse": None,
    }  # fmt: skip
    report = looked(alta, "report", "month", "2009-03", on="2009-04-01")
    # Every third day from the 2nd: 5, 8, 11, … 29 for Nora (3 met of 9) and Emil (1 of 9). Siri on
    # step 3, weekly: 17 (met), 24, 31. Åse on step 2, from the 16th: 19, 22, 25, 28, 31.
    months = report["follow_ups"].pop("months")
    assert months[-1] == {"month": "2009-03", "due": 26, "on_time": rate(5, 26, 0.1923)}
    assert report["follow_ups"] == {
        "due": 26,
        "held": 5,
        "missed": 1,
        "on_time": rate(5, 26, 0.1923),
        "critical_window": rate(4, 18, 0.2222),
    }
    # Nights: 30, 30, 22 and 16 of 7 × 31.
    occupancy = report["occupancy"]
    assert (occupancy["occupied_days"], occupancy["rate"]) == (98, rate(98, 217, 0.4516))


def seven_flats_and_one_reserved(alta: Workspace) -> None:
    """Homes: 6 single and 1 family, 1 of the 7 at Finnmarkskollektivet's disposal. Vacancy."""
    live(
        alta,
        {
            "2009-04-01": ["admit Ola --from prison --unit 4"],
            "2009-04-15": ["admit Per --from hospital --unit 5"],
            "2009-04-20": ["referral add Tor --source own-request --municipality alta"],
        },
    )
    # The seventh person from Alta: the last flat is reserved. Tor stays first in line.
    assert refused(alta, "admit", "R-0007", today="2009-04-20") == KEPT
    live(alta, {"2009-04-20": ["referral decline tor --reason full"]})
    # A year in treatment there: eleven months are too few, whichever way into the flat is tried.
    short = (
        "admit Leif --agency Finnmarkskollektivet --municipality alta "
        "--treatment-began 2008-06-02 --treatment-ended 2009-05-02"
    )
    asks = "Unit 6 is for those who have spent 12 months in treatment at Finnmarkskollektivet."
    assert asks in refused(alta, *short.split(), "--unit", "6", today="2009-05-03")
    assert asks in refused(alta, "batch", "-", stdin=f"{short}\nplace Leif 6", today="2009-05-03")
    live(
        alta,
        {
            "2009-04-22": [
                "referral add Kai --source treatment --agency Finnmarksklinikken "
                "--municipality karasjok --treatment-began 2008-05-03 --treatment-ended 2009-05-03"
            ]
        },
    )
    # From outside Alta, under the partner's other name; one flat is to stand empty: a warning.
    taken = alta.done("admit", "R-0008", "--unit", "6", today="2009-05-04")
    assert taken.err == NONE_LEFT
    assert listed(alta, "R-0008", today="2009-05-04")["municipality"] == "karasjok"
    assert refused(alta, "admit", "Ine", today="2009-05-05") == FULL
    assert refused(alta, "admit", "Ine", "--agency", "finnmarkskollektivet",
                   today="2009-05-05") == FULL  # fmt: skip
    house = units(alta, today="2009-05-05")
    assert [each["kind"] for each in house.values()] == ["enkel"] * 6 + ["familie"]
    assert {each["status"] for each in house.values()} == {"occupied"}


def up_the_staircase(alta: Workspace) -> None:
    """Boligtrapp, steps 2 to 5; tiltakstrapp: less help and fewer follow-ups on the way up."""
    said = refused(alta, "advance", "nora", today="2009-04-30")
    assert "step 3 asks for 60 days on step 2; Nora has been there 59" in said
    live(alta, {"2009-05-01": ["advance nora", "advance emil"]})
    # Within the first three months every third day goes before the step's seven.
    assert listed(alta, "R-0001", today="2009-05-01")["next_follow_up_on"] == "2009-05-04"
    # Trial periods of 90 days, from 10 and 16 March and 1 April, are about to run out.
    assert matters(alta, "coming", "trial", on="2009-06-01") == [
        ("Siri", "2009-06-08"), ("Åse", "2009-06-14"), ("Ola", "2009-06-30"),
    ]  # fmt: skip
    live(alta, {"2009-06-01": ["log nora --by nurse"]})
    assert listed(alta, "R-0001", today="2009-06-01")["next_follow_up_on"] == "2009-06-08"
    live(
        alta,
        {
            "2009-07-01": ["advance siri"],
            "2009-07-04": ["advance kai"],
            "2009-07-30": ['advance nora --voice "Jeg klarer mer selv"'],
        },
    )
    assert listed(alta, "R-0001", today="2009-07-30")["next_follow_up_on"] == "2009-08-13"
    live(alta, {"2009-11-01": ["advance siri"], "2009-11-27": ["advance nora"]})
    assert listed(alta, "R-0001", today="2009-11-27")["next_follow_up_on"] == "2009-12-27"
    assert refused(alta, "advance", "nora", today="2009-11-28") == (
        "Already at the top: step 5, Vanlig leilighet, ordinær kontrakt.\n"
    )
    planned = looked(alta, "report", "month", "2009-11", on="2009-12-01")["help"]
    assert [row["planned_hours_a_week"] for row in planned] == [None, 10.0, 6.0, 3.0, 1.0]


def the_lease_follows_the_step(alta: Workspace) -> None:
    """Contracts: special on steps 2 to 4, each with its trial, ordinary on 5; when explained."""
    _, ordinary = shown(alta, "nora", today="2009-11-27")["leases"]
    alta.done("edit", ordinary["id"], "explained_on=2009-11-26", today="2009-11-27")
    nora = shown(alta, "nora", today="2009-11-27")
    assert [(each["kind"], each["begins_on"], each["explained_on"]) for each in nora["leases"]] == [
        ("special", "2009-03-02", "2009-02-27"),
        ("ordinary", "2009-11-27", "2009-11-26"),
    ]
    assert [(each["begins_on"], each["until_on"]) for each in nora["trials"]] == [
        ("2009-03-02", "2009-05-31"),
        ("2009-05-01", "2009-07-30"),
        ("2009-07-30", "2009-10-28"),
    ]


def plan_network_and_partners(alta: Workspace) -> None:
    """IP, KVP, network and volunteers; the partners meet, consent decides about whom."""
    live(
        alta,
        {
            "2009-04-01": [
                'plan goal nora housing "Egen leilighet" --voice "Min egen dør" --by 2010-06-01',
                "plan review nora --coordinator social-worker --resources Søstera "
                '--services "KVP hos Nav" --next 2009-10-01 --voice "Dette er min plan"',
                "plan status nora right --on 2009-02-01",
                "plan status nora has",
                "plan network nora --family 2/1 --friends 4/0 --professionals 5/5",
                "outcome add nora individual-plan",
            ],
            "2009-05-05": [
                "consent give nora --scope plan --partner rode-kors",
                'measure start nora "Bro til turlaget" --provider "Røde Kors" --hours-a-week 2',
                "outcome add nora work-training",
            ],
        },
    )
    meeting = "meeting hold --present rio --present an --present mental-helse --present nav"
    about = (*meeting.split(), "--about", "nora")
    assert "Nav" in refused(alta, *about, today="2009-06-02")
    live(
        alta,
        {
            "2009-06-02": ["consent give nora --scope plan --partner nav --partner rio "
                           "--partner an --partner mental-helse", " ".join(about)],
            "2009-08-15": ["outcome add nora kvp"],
            "2009-10-01": [
                "plan review nora --next 2010-03-01", "plan progress nora 1 7",
                "plan network nora --family 2/2 --friends 3/2 --professionals 3/3",
                "outcome add nora network",
            ],
        },
    )  # fmt: skip
    assert matters(alta, "coming", "review", on="2010-02-20") == [("Nora", "2010-03-01")]
    plan = looked(alta, "plan", "show", "nora", on="2009-11-27")
    assert (plan["coordinator"], plan["next_review_on"]) == ("Sosionom", "2010-03-01")
    assert (plan["resources"], plan["services"]) == ("Søstera", "KVP hos Nav")
    assert plan["areas"][0]["goals"][0]["voice"] == "Min egen dør"
    assert pick(plan, "status", "status_on") == ["has", "2009-04-01"]
    assert plan["network"]["change"]["friends"] == {"number": -1, "supportive": 2}


def three_groups_meet(alta: Workspace) -> None:
    """Partners: a project group with the users' organisations and an expert group, beside."""
    groups = {"project-group": "rio an mental-helse", "expert-group": "sosialtjenesten"}
    for series, present in groups.items():
        held = ["meeting", "hold", "--series", series]
        for agency in present.split():
            held += ["--present", agency]
        alta.done(*held, today="2009-06-15")
        assert "omtaler ingen" in alta.refused(*held, "--about", "nora", today="2009-06-15",
                                               lang="nb")  # fmt: skip
    alta.done("meeting", "decide", "Søk om midler", "--owner", "leader", "--due", "2009-08-01",
              "--series", "project-group", today="2009-06-15")  # fmt: skip
    found = {
        series: looked(alta, "meeting", "agenda", "--series", series, on="2009-06-16")
        for series in ("cooperation", *groups)
    }
    # 28 days from 2 June, when cooperation was last spoken of; 56 and 28 from 15 June.
    assert [one["next"]["due_on"] for one in found.values()] == [
        "2009-06-30", "2009-08-10", "2009-07-13",
    ]  # fmt: skip
    assert [len(one["decisions"]) for one in found.values()] == [0, 1, 0]
    assert found["project-group"]["agenda"] == ["Framdrift", "Økonomi", "Brukermedvirkning"]
    assert found["expert-group"]["present"] == ["sosialtjenesten"]
    due = looked(alta, "today", on="2009-06-29")[0]["group"]
    assert [pick(one, "kind", "label", "days") for one in due] == [
        ["meeting", "Samarbeidsmøte", -1], ["meeting", "Faggruppe", -14],
    ]  # fmt: skip
    alta.done("meeting", "done", "D-1", today="2009-07-20")


def benefits_applied_for_and_granted(alta: Workspace) -> None:
    """KVP: residents may apply for it, and are then entitled to housing allowance."""
    live(
        alta,
        {
            "2009-03-10": ["benefit apply nora kvp --on 2009-02-20", "benefit apply emil kvp"],
            "2009-04-15": ["benefit answer nora kvp granted --from 2009-05-01 --until 2010-04-30"],
            "2009-05-04": ["benefit apply nora bostøtte", "benefit apply siri kvp"],
            "2009-05-20": ["benefit answer emil kvp declined --note 'Ikke klar'"],
        },
    )
    # 60 days for an answer: Nora's and Siri's of 4 May run out on 3 July.
    assert matters(alta, "overdue", "application", on="2009-07-02") == []
    assert matters(alta, "today", "application", on="2009-07-03") == [
        ("Nora", "2009-07-03"), ("Siri", "2009-07-03"),
    ]  # fmt: skip
    alta.done("benefit", "answer", "nora", "housing-allowance", "granted", today="2009-07-06")
    assert "no open application" in refused(
        alta, "benefit", "answer", "emil", "kvp", "granted", today="2009-07-06"
    )
    assert "30 Apr 2010" in alta.done("show", "nora", today="2009-07-06").out
    # the last day of a grant is told thirty days before, while she is here.
    assert matters(alta, "coming", "grant", on="2010-03-31") == [("Nora", "2010-04-30")]
    answered = looked(alta, "benefit", "list", "nora", on="2009-07-06")
    assert [pick(one, "kind", "applied_on", "answered_on", "status", "from_on") for one in answered
            ] == [
        ["kvp", "2009-02-20", "2009-04-15", "granted", "2009-05-01"],
        ["housing-allowance", "2009-05-04", "2009-07-06", "granted", "2009-07-06"],
    ]  # fmt: skip


def services_and_control_go_with_the_step(alta: Workspace) -> None:
    """Tiltakstrapp: help, services and control are shown with the step, and go with it."""
    told = shown(alta, "nora", today="2009-11-27")["steps"]["housing"]
    assert pick(told, "step", "hours_a_week", "services", "control") == [
        5, 1, ["samtale ved behov", "hjelp til å finne egen bolig"], [],
    ]  # fmt: skip
    before = alta.done("show", "emil", today="2009-03-02", lang="nb").out
    assert "tiltak på trinnet" in before
    assert "husregler, " in before


def down_for_each_of_three_reasons(alta: Workspace) -> None:
    """Demotion: one or several steps, for Alta's reasons; circling is made visible."""
    voice = "Jeg trenger mer folk rundt meg"
    live(
        alta,
        {
            "2009-06-01": [
                "incident add emil --kind rule-broken --severity 1",
                "demote emil --steps 1 --reason rule-broken --incident I-1",
            ],
            "2009-07-06": ["away emil --kind leave --back 2009-07-16"],
            "2009-07-16": ["back emil"],
            "2009-08-01": ["advance emil"],
            "2009-10-30": ["advance emil"],
        },
    )
    said = alta.done("demote", "emil", "--steps", "2", "--reason", "agreement-broken", "--voice",
                     voice, today="2009-12-01").out  # fmt: skip
    assert said == (
        "Emil (R-0002): down from step 4 to step 2, Treningsleilighet. The lease goes on, with a "
        "new trial until 1 Mar 2010. Follow-up every 3 days. In circles: step 2, entered 3 times.\n"
    )
    foot = listed(alta, "R-0002", today="2009-12-01")["steps"]["housing"]
    assert (foot["visits"], foot["circling"]) == (3, True)
    assert "↻" in alta.done("list", today="2009-12-01").out
    live(
        alta,
        {
            "2010-01-05": ['advance emil --override "Ny avtale"'],
            "2010-01-10": ["demote emil --steps 1 --reason trouble"],
        },
    )
    demote = ("demote", "emil", "--steps", "1")
    assert "lowest here is 2" in refused(alta, *demote, "--reason", "trouble", today="2010-01-11")
    assert "is not run here" in refused(
        alta, "demote", "emil", "--to", "shelter", "--reason", "trouble", today="2010-01-11"
    )
    assert "did you mean" not in refused(alta, *demote, "--reason", "x", today="2010-01-11")
    refused(alta, *demote, code=2, today="2010-01-11")
    moves = shown(alta, "emil", today="2010-01-11")["moves"]
    assert [(move["to_step"], move["reason"]) for move in moves] == [
        (2, None), (3, None), (2, "rule-broken"), (3, None), (4, None), (2, "agreement-broken"),
        (3, None), (2, "trouble"),
    ]  # fmt: skip
    assert (moves[5]["voice"], moves[6]["override"]) == (voice, "Ny avtale")


def a_year_with_comings_and_goings(alta: Workspace) -> None:
    """Stay: one year is expected at least. Vacancy: the empty flat, warned of again."""
    gone = alta.done("discharge", "ola", "--to", "family", "--reason", "own-wish",
                     today="2009-09-01")  # fmt: skip
    assert gone.err == "Note: shorter than the 12 months that a stay is expected to last.\n"
    live(alta, {"2009-09-01": ["unit void 4 --reason Maling"], "2009-09-15": ["unit open 4"]})
    (waiting,) = looked(alta, "referral", "list", on="2009-10-01")
    assert (waiting["name"], waiting["first_in_line"], waiting["waited_days"]) == ("Tor", True, 164)
    assert alta.done("admit", "R-0007", "--unit", "4", today="2009-10-01").err == NONE_LEFT
    live(
        alta,
        {
            "2009-11-10": ["away per --kind readmission --back 2009-11-20"],
            "2009-11-20": [
                "back per",
                "budget book pay 1437500", "budget book supervision 61200",
                "budget book office 74350", "budget book car 73333",
                "budget book empty-flats 83000", "budget book husbanken 1600000",
                "budget book alta 200000",
            ],
        },
    )  # fmt: skip
    assert listed(alta, "R-0006", today="2009-11-20")["critical_until"] == "2010-02-19"
    # Rent of March: Nora 5 500 × 30 ÷ 31 = 5 322,58; Åse in the family flat 7 500 × 16 ÷ 31.
    alta.done("rent", "charge", "--month", "2009-03", today="2009-11-20")
    alta.done("rent", "pay", "nora", "5000", today="2009-11-20")
    rents = {row["name"]: row["arrears_ore"] for row in looked(alta, "rent", "list",
                                                               on="2009-11-20")}  # fmt: skip
    assert (rents["Nora"], rents["Åse"]) == (32_258, 387_097)


def the_report_of_a_month(alta: Workspace) -> None:
    """November 2009: all seven lived in, one of them held for ten nights."""
    report = looked(alta, "report", "month", "2009-11", on="2009-12-01")
    assert report["people"] == {
        "served": 7, "admitted": 0, "discharged": 0, "staying": 7, "referred": 0, "waiting": 0,
    }  # fmt: skip
    occupancy = report["occupancy"]
    assert (occupancy["bed_days"], occupancy["held_days"]) == (210, 10)
    assert occupancy["rate"] == rate(200, 210, 0.9524)
    # Siri and Nora to step 5, Emil from 30 October still on step 4.
    (ladder,) = report["ladders"]
    assert (ladder["up"], ladder["down"], ladder["circling"]) == (2, 0, 0)
    assert on_steps(report) == [0, 3, 1, 1, 2]
    lines = {line["line"]: line["actual_ore"] for line in report["money"]["lines"]}
    assert (lines["office"], lines["finnmarkskollektivet"]) == (7_435_000, None)


def the_report_of_the_first_year(alta: Workspace) -> None:
    """2009: people, nights, occupancy from 1 March, the staircase, exits and intake."""
    report = looked(alta, "report", "year", "2009", on="2010-01-01")
    assert report["people"] == {
        "served": 8, "admitted": 8, "discharged": 1, "staying": 7, "referred": 0, "waiting": 0,
    }  # fmt: skip
    # Beds: 7 × 306 days from 1 March. In flats, to day 366: Nora and Emil 305, Siri 297, Åse 291,
    # Ola 153, Per 261, Kai 242, Tor 92: 1 946, of them held: Emil 10, Per 10. Void: flat 4, 14.
    occupancy = report["occupancy"]
    assert (occupancy["bed_days"], occupancy["void_days"]) == (2_142, 14)
    assert (occupancy["occupied_days"], occupancy["held_days"]) == (1_926, 20)
    assert occupancy["rate"] == rate(1_926, 2_128, 0.9051)
    assert residents_on(report) == [0, 0, 4, 6, 7, 7, 7, 7, 6, 7, 7, 7]
    # Ola left after 153 nights. The others: 305, 305, 297, 291, 261, 242, 92: 1 793.
    assert report["nights"]["leavers"] == {"mean": 153.0, "median": 153.0}
    assert report["nights"]["stayers"] == {"mean": 256.1429, "median": 291.0}
    assert lengths(report, "stayers") == {"91–180": 1, "181–365": 6}
    # Up: Nora 3, Emil 3, Siri 2, Kai 1. Down: Emil twice in 2009, the second time by two steps.
    (ladder,) = report["ladders"]
    assert (ladder["up"], ladder["down"], ladder["circling"]) == (9, 2, 1)
    assert on_steps(report) == [0, 4, 1, 0, 2]
    assert report["intake"] == {
        "number": 8,
        "people": 8,
        "by_source": {"treatment": 4, "prison": 1, "municipality": 1, "hospital": 1,
                      "own-request": 1},
        "by_municipality": {"alta": 7, "karasjok": 1},
    }  # fmt: skip
    exits = report["exits"]
    assert (exits["by_destination"], exits["success"]) == ({"family": 1}, rate(0, 1, 0.0))
    assert months_add_up(alta, 2009, "2010-01-01")["number"] == 1
    # Goals are no plan: of the eight who were there Nora has one, and nobody asked the others.
    funder = looked(alta, "report", "funder", "husbanken", "--year", "2009", on="2010-01-01")
    assert pick(funder["plans"], "with_plan", "unknown") == [rate(1, 8, 0.125), 7]
    assert report["absences"] == {"leave": 1, "readmission": 1}
    assert report["incidents"] == {"rule-broken": 1}
    # Goal 2: work training and network; IP and KVP.
    assert report["outcomes"] == {
        "work-training": 1, "kvp": 1, "network": 1, "individual-plan": 1,
    }  # fmt: skip
    # KVP: Nora, Emil and Siri applied, Nora has it; the allowance is hers too.
    assert report["facts"] == {
        "benefits": {
            "kvp": {"applied": 3, "granted": 1, "declined": 1, "receiving": 1},
            "housing-allowance": {"applied": 1, "granted": 1, "declined": 0, "receiving": 1},
        }
    }


# --- 2010 and 2011 ---------------------------------------------------------------------------


def goals_have_an_indicator_or_a_remark(alta: Workspace) -> None:
    """Goals: two main aims over seven; all seven flats are lived in since 4 May 2009."""
    live(
        alta,
        {
            "2009-05-04": ["milestone done all-units"],
            "2009-12-15": ['report remark results "Fire mestrer mer" --goal 3',
                           'report remark results "Avtalene er signert" --goal main-2'],
        },
    )  # fmt: skip
    report = looked(alta, "report", "funder", "husbanken", "--year", "2009", on="2010-01-02")
    assert [goal["code"] for goal in report["goals"]] == ["main-1", "main-2", *"1234567"]
    used = {goal["code"]: goal["answers"][0]["rate"] for goal in report["goals"][:3:2]}
    assert used == {"main-1": rate(7, 7, 1.0), "1": rate(7, 7, 1.0)}
    assert [(one["goal"], one["text"]) for one in report["remarks"]["results"]] == [
        ("3", "Fire mestrer mer"), ("main-2", "Avtalene er signert"),
    ]  # fmt: skip
    text = alta.done("report", "funder", "husbanken", "--year", "2009", today="2010-01-02").out
    assert "Utviklingsmuligheter og mestring for beboerne\n  Fire mestrer mer\n" in text
    assert alta.done("today", today="2009-12-15").out.count("milestone") == 0


def evicted_the_same_day(alta: Workspace) -> None:
    """Demotion: an eviction can be same-day; the flat is free for the next that very day."""
    live(
        alta,
        {
            "2010-01-04": ["referral add Jon --source treatment --municipality alta"],
            "2010-01-15": ["incident add emil --kind eviction-petition"],
        },
    )
    assert refused(alta, "admit", "R-0009", "--unit", "2", today="2010-01-20") == FULL
    live(
        alta,
        {
            "2010-01-20": [
                "incident add emil --kind eviction --severity 3 --police yes",
                "discharge emil --to homeless --reason rule-broken",
                "admit R-0009 --unit 2",
            ]
        },
    )
    emil = shown(alta, "emil", today="2010-01-20")
    assert {emil["discharged_on"], emil["placements"][0]["moved_out_on"],
            emil["incidents"][-1]["happened_on"]} == {"2010-01-20"}  # fmt: skip
    assert units(alta, today="2010-01-20")["2"]["residents"] == ["R-0009"]


def home_of_ones_own_and_home_municipality(alta: Workspace) -> None:
    """Phases: avslutning, to one's own home or to the home municipality."""
    live(
        alta,
        {
            "2010-04-01": ["discharge nora --to own-rented --reason planned"],
            "2010-05-15": ["discharge kai --to home-municipality --reason planned"],
            "2010-06-15": ["discharge per --to supported --reason planned"],
            "2010-07-01": ["admit Eva --from treatment --unit 5"],
        },
    )
    assert listed(alta, "R-0001", today="2010-07-01")["status"] == "discharged"
    free = [code for code, each in units(alta, today="2010-07-01").items()
            if each["status"] == "free"]  # fmt: skip
    assert free == ["1", "6"]


def the_report_of_the_second_year(alta: Workspace) -> None:
    """2010: occupancy with one flat and more standing empty, exits and who came back."""
    report = looked(alta, "report", "year", "2010", on="2011-01-01")
    assert report["people"] == {
        "served": 9, "admitted": 2, "discharged": 4, "staying": 5, "referred": 0, "waiting": 0,
    }  # fmt: skip
    # In flats: Nora 90, Emil 19, Siri, Åse and Tor 365 each, Per 165, Kai 134, Jon 346, Eva 184:
    # 2 033 of 7 × 365; empty flats stay in the denominator.
    assert report["occupancy"]["rate"] == rate(2_033, 2_555, 0.7957)
    # Leavers: Nora 305 + 90 = 395, Emil 324, Per 426, Kai 376. Stayers: Siri 662, Åse 656, Tor
    # 457, Jon 346, Eva 184.
    assert report["nights"]["leavers"] == {"mean": 380.25, "median": 385.5}
    assert report["nights"]["stayers"] == {"mean": 461.0, "median": 457.0}
    exits = report["exits"]
    assert exits["by_destination"] == {
        "own-rented": 1, "supported": 1, "home-municipality": 1, "homeless": 1,
    }  # fmt: skip
    assert (exits["planned"], exits["success"]) == (3, rate(2, 4, 0.5))
    assert pick(exits, "number", "people", "back", "died") == [4, 4, 0, 0]
    assert months_add_up(alta, 2010, "2011-01-01") == exits
    # 180 days ran out for Ola and for the four of 2010, 365 for Ola; nobody was back.
    assert exits["returned"] == {
        "180": rate(0, 5, 0.0), "365": rate(0, 1, 0.0), "730": rate(0, 0, None),
    }  # fmt: skip
    assert report["incidents"] == {"eviction-petition": 1, "eviction": 1}
    assert report["incidents_reported"]["numerator"] == 1


def two_years_at_the_most(alta: Workspace) -> None:
    """Stay: never over two years, but by an extension that says who allowed it and why."""
    assert matters(alta, "coming", "stay", on="2011-02-20") == [
        ("Siri", "2011-03-09"), ("Åse", "2011-03-15"),
    ]  # fmt: skip
    live(alta, {"2011-03-01": ["discharge åse --to own-rented --reason planned"]})
    assert matters(alta, "overdue", "stay", on="2011-03-10") == [("Siri", "2011-03-09")]
    live(
        alta,
        {
            "2011-03-10": [
                "extend siri --until 2011-06-30 --allowed-by Leder "
                '--reason "Leiligheten er klar i juli"'
            ]
        },
    )
    assert matters(alta, "overdue", "stay", on="2011-03-10") == []
    said = refused(alta, "place", "siri", "7", "--until", "2011-07-01", today="2011-03-11")
    assert said.startswith(
        "1 Jul 2011 is past the limit: a stay in Ettervernsboligene i Alta is for 24 months at "
        "most, this one until 30 Jun 2011."
    )
    (extension,) = shown(alta, "siri", today="2011-03-11")["extensions"]
    assert (extension["what"], extension["allowed_by"], extension["reason"]) == (
        "stay", "Leder", "Leiligheten er klar i juli",
    )  # fmt: skip
    live(alta, {"2011-06-30": ["discharge siri --to supported --reason planned"]})
    last = looked(alta, "report", "year", "2011", on="2011-07-01")
    # 10 March 2009 to 30 June 2011: 297 + 365 + 180 = 842 nights; Åse 291 + 365 + 59 = 715.
    assert last["period"]["to"] == "2011-07-01"
    assert last["nights"]["leavers"] == {"mean": 778.5, "median": 778.5}
    assert lengths(last, "leavers") == {"366–730": 1, "731–1095": 1}
    assert last["exits"]["success"] == rate(2, 2, 1.0)


def eight_million_in_four_years(alta: Workspace) -> None:
    """Budget: 2,000,000 a year on both sides in fixed prices, 8,000,000 over 2009–2012."""
    years = looked(alta, "budget", "show", "--all-years", on="2012-12-31")
    assert [each["year"] for each in years] == [2009, 2010, 2011, 2012]
    costs = {"pay": 1650, "supervision": 100, "office": 70, "car": 80, "empty-flats": 100}
    funding = {"husbanken": 1600, "alta": 200, "finnmarkskollektivet": 200}
    for each in years:
        planned = {line["line"]: line["planned_ore"] for line in each["lines"]}
        assert planned == {line: k * 100_000 for line, k in {**costs, **funding}.items()}
        assert each["balanced"]
    sides = ("cost", "funding")
    for side in sides:
        assert sum(each["totals"][side]["planned_ore"] for each in years) == 800_000_000
    # 1 437 500 + 61 200 + 74 350 + 73 333 + 83 000 = 1 729 383 of 2 000 000 in 2009.
    first = years[0]["totals"]
    assert (first["cost"]["actual_ore"], first["funding"]["actual_ore"]) == (
        172_938_300, 180_000_000,
    )  # fmt: skip
    assert first["result"]["actual_ore"] == 7_061_700
