"""Sent Ute, Bergen, lived through by the command line: domain.md's table, line by line.

2016 is the first of its three years. Four take part from 11 January, a Monday; the resource group
meets every 14 days; the hard core of 15 to 20 is reached in September.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.life import Life, matters, months_add_up, pick, some

ADA, BO, CAI, DINA, EVA = (f"R-{number:04}" for number in range(1, 6))
HEALTH = ("bergen-kommune", "helse-bergen", "mental-health", "addiction-medicine")
JUSTICE = ("police", "prosecution")
GROUP = (*HEALTH, *JUSTICE)


def each(option: str, values: tuple[str, ...]) -> list[str]:
    """An option repeated, one value each."""
    return [word for value in values for word in (option, value)]


@pytest.fixture
def life(make_workspace: Callable[..., Workspace]) -> Life:
    return Life(make_workspace("sent-ute", today="2016-01-04"))


def refer_five(life: Life) -> None:
    """Five are proposed, one by each way in; none has been asked for consent yet."""
    ways = {"Ada": "addiction-medicine", "Bo": "lar", "Cai": "prison", "Dina": "municipality",
            "Eva": "sentence"}  # fmt: skip
    for name, source in ways.items():
        released = ["--treatment-ended", "2015-10-01"] if source == "prison" else []
        agency = ["--agency", "Strax-huset"] if source == "municipality" else []
        life.do(
            "2016-01-04", "referral", "add", f"{name} Test", "--source", source, *released, *agency
        )
    life.batch("2016-01-06", [f"referral assess {who}" for who in (ADA, BO, CAI, DINA, EVA)])


def begin_with_four(life: Life) -> None:
    """Four consent and are admitted on 11 January; Eva does not."""
    life.do(
        "2016-01-11", "consent", "give", ADA, "--scope", "coordination", *each("--partner", HEALTH)
    )
    life.do(
        "2016-01-11",
        "consent",
        "give",
        BO,
        "--scope",
        "coordination",
        *each("--partner", GROUP),
        "--until",
        "2016-07-15",
    )
    for who in (CAI, DINA):
        life.do("2016-01-11", "consent", "give", who, "--scope", "coordination",
                *each("--partner", GROUP))  # fmt: skip
    contacts = {ADA: "trainer-1", BO: "trainer-2", CAI: "coordinator", DINA: "trainer-1"}
    for who, contact in contacts.items():
        life.do("2016-01-11", "admit", who, "--contact", contact)
    life.do("2016-01-11", "referral", "decline", EVA, "--reason", "no-consent")


def first_half_year(life: Life) -> None:
    """What happens from January to June; the comments of the report's test count it by hand."""
    logs = {ADA: ("2016-01-18", "2016-02-01", "2016-02-15"), BO: ("2016-01-25",),
            CAI: ("2016-01-18",), DINA: ("2016-01-18", "2016-01-25")}  # fmt: skip
    for who, days in logs.items():
        for on in days:
            life.do(on, "log", who, "--kind", "social-training", "--minutes", "60")
    life.do("2016-02-01", "log", BO, "--missed")
    life.do("2016-02-03", "incident", "add", DINA, "--kind", "violence", "--severity", "3",
            "--police", "yes", "--action", "Vold mot ansatt, anmeldt samme dag")  # fmt: skip
    life.do("2016-02-20", "incident", "add", BO, "--kind", "serious", "--severity", "2",
            "--police", "no", "--why", "Ingen rutine for å melde fra")  # fmt: skip
    life.do("2016-02-25", "incident", "add", BO, "--kind", "disorder", "--severity", "1")
    life.do("2016-03-05", "away", DINA, "--kind", "sentence", "--back", "2016-06-24")


def test_the_template_says_who_works_together_for_how_long_and_how(life: Life) -> None:
    # host, partners: the municipality, the hospital and the police district; the resource group
    # holds Divisjon psykisk helsevern, Avdeling for rusmedisin and the prosecution too.
    life.config(
        "host: Bergen kommune",
        "Helse Bergen",
        "Vest politidistrikt",
        "Divisjon psykisk helsevern",
        "Avdeling for rusmedisin",
        "Påtaleenheten",
    )
    # method: no new courses or contact persons; two temporary staff for social training.
    life.config("ingen nye forløp og ingen nye kontaktpersoner", "To midlertidig ansatte",
                "sosial trening 1", "sosial trening 2")  # fmt: skip
    # needs: nobody violent among 35 others; some need supervision day and night.
    life.config("Ingen med voldelig atferd bor sammen med 35 andre", "tilsyn hele døgnet")
    # rhythm: three years, and an evaluation every half year.
    life.config("Evaluering hvert halvår i tre år")
    every = life.ask("2016-01-04", "budget", "show", "--all-years")
    assert [pick(year, "year", "balanced") for year in every] == [
        [2016, True],
        [2017, True],
        [2018, True],
    ]
    assert every[0]["totals"]["cost"]["planned_ore"] == 2_000_000_00


def test_nobody_takes_part_without_consent(life: Life) -> None:
    refer_five(life)
    said = life.no("2016-01-11", "admit", ADA)
    assert said.startswith(
        "Sent Ute admits nobody without consent, and Ada Test (R-0001) has none in force on "
        "11 Jan 2016. First: ettervern consent give R-0001"
    )
    assert (
        "Sent Ute krever samtykke"
        in life.workspace.run("admit", ADA, today="2016-01-11", lang="nb").err
    )
    said = life.no("2016-01-11", "admit", "Finn Test")
    assert "admits nobody without consent. First: ettervern referral add" in said
    begin_with_four(life)
    # participants: four took part at the start. referral: each by the way the document names.
    assert [row["resident"] for row in life.ask("2016-01-11", "list")] == [ADA, BO, CAI, DINA]
    assert pick(life.row("2016-01-11", ADA), "municipality", "steps", "unit", "contact") == [
        "bergen", {}, None, "trainer-1",
    ]  # fmt: skip
    # a refusal of consent ends the referral, for its own reason.
    declined = life.ask("2016-01-11", "referral", "list", "--status", "declined")
    assert [pick(row, "resident", "status", "reason") for row in declined] == [
        [EVA, "declined", "no-consent"]
    ]
    assert life.ask("2016-01-11", "referral", "list") == []
    # a consent that has run out is none: nobody is admitted on it.
    life.do("2016-01-12", "referral", "add", "Gro Test", "--source", "lar")
    life.do(
        "2016-01-12",
        "consent",
        "give",
        "R-0006",
        "--scope",
        "health",
        "--partner",
        "helse-bergen",
        "--until",
        "2016-01-31",
    )
    assert "none in force on 1 Feb 2016" in life.no("2016-02-01", "admit", "R-0006")


def test_prison_is_a_way_in_and_opens_the_critical_window(life: Life) -> None:
    life.do("2016-01-04", "referral", "add", "Cai Test", "--source", "prison",
            "--treatment-ended", "2016-01-08")  # fmt: skip
    life.do(
        "2016-01-04", "consent", "give", ADA, "--scope", "coordination", *each("--partner", GROUP)
    )
    life.do("2016-01-11", "admit", ADA)
    # released 8 January: three months, the last day 7 April; every third day meanwhile.
    assert pick(life.row("2016-01-11", ADA), "critical_until", "next_follow_up_on") == [
        "2016-04-07", "2016-01-14",
    ]  # fmt: skip


def test_there_is_no_ladder_and_no_home_of_its_own(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    assert life.no("2016-01-12", "advance", ADA) == "Sent Ute has no ladder.\n"
    assert life.no("2016-01-12", "demote", ADA, "--steps", "1", "--reason", "x") == (
        "Sent Ute has no ladder.\n"
    )
    assert life.ask("2016-01-12", "unit", "list") == []
    assert life.ask("2016-01-12", "report", "month", "2016-01")["ladders"] == []
    assert "deltaker" in life.do("2016-01-12", "report", "month", "2016-01", lang="nb")


def test_the_group_meets_every_14_days_and_speaks_only_of_those_who_consented(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    agenda = life.ask("2016-01-11", "meeting", "agenda")
    assert agenda["next"] == {"every_days": 14, "due_on": None, "overdue_days": None}
    life.do(
        "2016-01-11", "meeting", "hold", *each("--present", HEALTH), "--about", ADA, "--about", BO
    )
    life.do("2016-01-25", "meeting", "hold", *each("--present", GROUP), "--about", BO)
    agenda = life.ask("2016-02-08", "meeting", "agenda")
    assert agenda["next"] == {"every_days": 14, "due_on": "2016-02-08", "overdue_days": 0}
    agenda = life.ask("2016-02-11", "meeting", "agenda")
    assert agenda["next"] == {"every_days": 14, "due_on": "2016-02-08", "overdue_days": 3}
    assert "Next meeting due 8 Feb, 3 days late; every 14 days." in life.do(
        "2016-02-11", "meeting", "agenda"
    )
    # A meeting that would speak of Ada with the police is refused, and so is a decision theirs.
    said = life.no("2016-02-11", "meeting", "hold", *each("--present", GROUP), "--about", ADA,
                   "--about", BO)  # fmt: skip
    assert said == (
        "Not without consent on 11 Feb 2016: R-0001 (Vest politidistrikt, Påtaleenheten). Leave "
        "the person out, or first: ettervern consent give. Which agencies need none stands in "
        "the config (consent_needed, why).\n"
    )
    life.do("2016-02-11", "meeting", "hold", *each("--present", GROUP), "--about", BO)
    said = life.no("2016-02-11", "meeting", "decide", "Møte med politiet", "--owner", "police",
                   "--due", "2016-02-25", "--about", ADA)  # fmt: skip
    assert "R-0001 (Vest politidistrikt, Påtaleenheten)" in said
    # Wider consent: the same is written down.
    life.do("2016-02-12", "consent", "give", ADA, "--scope", "police", *each("--partner", JUSTICE))
    life.do("2016-02-12", "meeting", "hold", *each("--present", GROUP), "--about", ADA)
    held = life.ask("2016-02-12", "meeting", "list")
    assert [pick(one, "held_on", "about") for one in held] == [
        ["2016-01-11", [ADA, BO]],
        ["2016-01-25", [BO]],
        ["2016-02-11", [BO]],
        ["2016-02-12", [ADA]],
    ]
    # Somebody who declined to take part is not spoken of either.
    assert f"{EVA} (" in life.no(
        "2016-02-12", "meeting", "hold", "--present", "police", "--about", EVA
    )


def test_a_measure_goes_through_the_group_and_is_given_by_a_service_there_is(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    life.do("2016-01-11", "meeting", "hold", *each("--present", HEALTH), "--about", ADA)
    life.do("2016-01-11", "meeting", "decide", "Psykiatrisk utredning", "--owner", "mental-health",
            "--due", "2016-02-01", "--about", ADA)  # fmt: skip
    begun = ("measure", "start", ADA, "Utredning", "--provider", "mental-health")
    # method: no new courses and no new contact persons; a new measure goes through the group.
    assert life.no("2016-01-20", *begun) == (
        "Sent Ute begins nothing new without a decision: Eksisterende kanaler og løp brukes, "
        "ingen nye forløp og ingen nye kontaktpersoner. Name it with --decision D-…\n"
    )
    assert "begins nothing new" in life.no("2016-01-20", "contact", ADA, "trainer-2")
    # one that is of no meeting, about somebody else, or of a later day does not do.
    life.do("2016-01-12", "meeting", "decide", "Ring", "--owner", "mental-health", "--due",
            "2016-02-01", "--about", ADA, "--meeting", "none")  # fmt: skip
    life.do("2016-01-12", "meeting", "decide", "Om Bo", "--owner", "mental-health", "--due",
            "2016-02-01", "--about", BO)  # fmt: skip
    for wrong in ("D-2", "D-3", "D-9", "J-1"):
        assert f"{wrong} is no decision" in life.no("2016-01-20", *begun, "--decision", wrong)
    life.do("2016-01-20", *begun, "--decision", "1", "--hours-a-week", "2")
    life.do("2016-01-20", "contact", ADA, "trainer-2", "--decision", "D-1")
    (fact,) = life.ask("2016-01-20", "show", ADA)["facts"]
    assert pick(fact, "id", "from_on", "contact", "decision") == [
        "FA-1", "2016-01-20", "trainer-2", "D-1",
    ]  # fmt: skip
    # a correction may not bring in what the command refused.
    for entry in ("T-1", "FA-1"):
        for wrong in ("D-2", "D-3"):
            said = life.no("2016-01-20", "edit", entry, f"decision={wrong}")
            assert f"{wrong} is no decision of a meeting about" in said
    assert "rest on it: T-1, FA-1." in life.no("2016-01-20", "annul", "D-1", "--reason", "Feil")
    assert "is no decision" in life.no("2016-01-21", "edit", "D-1", "decided_on=2016-01-21")
    life.do("2016-01-21", "annul", "D-3", "--reason", "Feil")
    life.do("2016-01-21", "annul", "D-2", "--reason", "Feil")
    due = life.ask("2016-02-03", "meeting", "agenda")["decisions"]
    assert [pick(one, "id", "resident", "owner", "overdue_days") for one in due] == [
        ["D-1", ADA, "mental-health", 2]
    ]
    assert "Psykiatrisk utredning" in life.do("2016-02-03", "today")
    life.do("2016-02-03", "meeting", "done", "1", "--how", "Utredningen er i gang")
    assert "Psykiatrisk utredning" not in life.do("2016-02-03", "today")
    life.do("2016-03-01", "measure", "stop", ADA, "Utredning")
    life.do("2016-03-01", "outcome", "add", ADA, "psychiatric-assessment")
    (measure,) = life.ask("2016-03-01", "show", ADA)["measures"]
    assert pick(measure, "measure", "provider", "started_on", "stopped_on", "decision") == [
        "Utredning", "Divisjon psykisk helsevern", "2016-01-20", "2016-03-01", "D-1",
    ]  # fmt: skip
    # housing recurs: what suits is a result that is counted, beside supervision day and night.
    life.do("2016-05-01", "outcome", "add", ADA, "supervised-home")
    report = life.ask("2016-07-01", "report", "period", "2016-01-01", "2016-06-30")
    assert report["outcomes"] == {"supervised-home": 1, "psychiatric-assessment": 1}
    # 11 January to 1 March and to 1 May: whole months.
    assert report["outcome_months"]["supervised-home"] == {"mean": 3.0, "median": 3.0}
    assert report["meetings"]["decisions"] == {"made": 1, "done": 1, "overdue": 0}


def test_the_group_and_the_half_yearly_evaluation_are_two_series(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    # rhythm: half a year from the first admission, 11 January, is 11 July.
    assert matters(life.workspace, "group", "meeting", on="2016-06-26") == []
    due = life.ask("2016-06-27", "today")[0]["group"]
    assert [pick(one, "label", "on", "days") for one in due] == [
        ["Halvårsevaluering", "2016-07-11", -14]
    ]
    life.do("2016-07-04", "meeting", "hold", *each("--present", HEALTH), "--about", BO)
    held = ("meeting", "hold", "--series", "evaluation", "--present", "helse-bergen")
    assert "speaks of no resident (R-0002)" in life.no("2016-07-12", *held, "--about", BO)
    life.do("2016-07-12", *held)
    assert "speaks of no resident" in life.no(
        "2016-07-12",
        "meeting",
        "decide",
        "Om Bo",
        "--owner",
        "police",
        "--due",
        "2016-08-01",
        "--about",
        BO,
    )
    life.do("2016-07-12", "meeting", "decide", "Skriv rapport", "--owner", "coordinator",
            "--due", "2016-08-01", "--series", "evaluation")  # fmt: skip
    life.do("2016-07-12", "meeting", "decide", "Ring Strax", "--owner", "coordinator",
            "--due", "2016-08-01", "--series", "resource")  # fmt: skip
    # each has its own last meeting, next one, matters and members.
    group = life.ask("2016-07-20", "meeting", "agenda")
    other = life.ask("2016-07-20", "meeting", "agenda", "--series", "evaluation")
    assert [pick(one, "series", "last", "agenda") for one in (group, other)] == [
        ["resource-group", {"id": "K-1", "held_on": "2016-07-04"}, []],
        ["evaluation", {"id": "K-2", "held_on": "2016-07-12"},
         ["Framdrift", "Glippsoner", "Bolig"]],
    ]  # fmt: skip
    assert other["next"] == {"every_months": 6, "due_on": "2017-01-12", "overdue_days": 0}
    assert group["next"] == {"every_days": 14, "due_on": "2016-07-18", "overdue_days": 2}
    assert [[one["text"] for one in each["decisions"]] for each in (group, other)] == [
        ["Ring Strax"], ["Skriv rapport"],
    ]  # fmt: skip
    assert (len(group["residents"]), other["residents"], other["referrals"]) == (0, [], [])
    assert [pick(one, "id", "series") for one in life.ask("2016-07-20", "meeting", "list")] == [
        ["K-1", "resource-group"], ["K-2", "evaluation"],
    ]  # fmt: skip
    shown = life.do("2016-07-20", "meeting", "list", "--series", "evaluation")
    assert ("K-2" in shown, "K-1" in shown, "every 6 months" in shown) == (True, False, True)
    assert "Fant ikke møtegruppe «styret»" in life.workspace.refused(
        "meeting", "agenda", "--series", "styret", today="2016-07-20", lang="nb"
    )
    # the group named by mistake is corrected, but for a meeting that spoke of somebody.
    assert "speaks of no resident" in life.no("2016-07-20", "edit", "K-1", "series=evaluation")
    life.do("2016-07-20", "edit", "K-2", "series=resource-group")
    assert life.ask("2016-07-20", "meeting", "agenda")["last"]["id"] == "K-2"


def test_who_is_shut_out_of_other_services_is_kept_and_counted(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    # Ada since before she came; Bo from two services; Cai's is over.
    life.do("2016-01-12", "exclusion", "add", ADA, "strax", "--on", "2015-11-02")
    life.do("2016-02-01", "exclusion", "add", BO, "strax", "--until", "2016-06-30")
    life.do("2016-02-01", "exclusion", "add", BO, "Natthjemmet", "--note", "Slagsmål")
    life.do("2016-02-01", "exclusion", "add", CAI, "strax", "--until", "2016-03-01")
    said = life.no("2016-02-02", "exclusion", "add", BO, "STRAX")
    assert said == (
        "Bo Test (R-0002): Strax-huset is written down from 1 Feb 2016, and is not over.\n"
    )
    life.do("2016-03-02", "exclusion", "end", CAI, "strax")
    assert "has no open exclusion" in life.no("2016-03-02", "exclusion", "end", CAI, "strax")
    assert "1 Feb 2016, when it began" in life.no("2016-03-02", "exclusion", "end", BO, "natt",
                                                  "--on", "2016-01-31")  # fmt: skip
    # what is to end is told two weeks before, and until somebody says so.
    for on, section in (("2016-06-15", ""), ("2016-06-16", "coming"), ("2016-07-02", "overdue")):
        found = matters(life.workspace, section or "coming", "exclusion", on=on)
        assert found == ([("Bo Test", "2016-06-30")] if section else [])
    told = life.do("2016-06-16", "show", BO)
    assert "shut out" in told
    assert "Natthjemmet. Slagsmål" in told
    report = half_year(life)
    # on 30 June Ada and Bo, from Strax-huset and Natthjemmet; Cai's ended in March.
    assert report["facts"] == {"exclusions": {"residents": 2, "services": 2, "ended": 1}}
    # Bo's from Strax-huset had its last day then: it is over from July on, if nobody says so too.
    july = life.ask("2016-08-01", "report", "month", "2016-07")
    assert july["facts"] == {"exclusions": {"residents": 2, "services": 2, "ended": 1}}
    assert "Shut out of other services" not in life.do(
        "2016-07-01", "report", "period", "2016-01-01", "2016-06-30", "--external"
    )
    # Shut out again once the last day has passed: the one before is over with that day.
    assert "is not over" in life.no("2016-06-30", "exclusion", "add", BO, "strax")
    life.do("2016-07-01", "exclusion", "add", BO, "Strax-huset")
    again = [one for one in life.ask("2016-07-01", "exclusion", "list", BO)
             if one["service"] == "Strax-huset"]  # fmt: skip
    assert [(one["from_on"], one["ended_on"]) for one in again] == [
        ("2016-02-01", "2016-07-01"), ("2016-07-01", None),
    ]  # fmt: skip


def test_gaps_are_registered_owned_and_followed_until_closed(life: Life) -> None:
    text = "Ingen rutine for å anmelde alvorlige hendelser"
    assert "no partner" in life.no("2016-01-11", "gap", "add", text, "--owner", "nav")
    life.do("2016-01-11", "gap", "add", text, "--owner", "police")
    life.do("2016-01-15", "gap", "add", "Ingen har bolig med tilsyn", "--owner", "bergen-kommune")
    life.do("2016-01-25", "meeting", "hold", *each("--present", GROUP))
    # followed: it stays on every agenda, with its age and its owner, until it is closed.
    on_agenda = life.ask("2016-02-08", "meeting", "agenda")["gaps"]
    assert [pick(gap, "gap", "text", "owner", "age_days") for gap in on_agenda] == [
        ["J-1", text, "police", 28],
        ["J-2", "Ingen har bolig med tilsyn", "bergen-kommune", 24],
    ]
    life.do("2016-03-11", "gap", "close", "1", "--how", "Fast kontakt hos politiet")
    assert "was closed on" in life.no("2016-03-12", "gap", "close", "1", "--how", "Igjen")
    assert [gap["gap"] for gap in life.ask("2016-03-12", "gap", "list")] == ["J-2"]
    closed = life.ask("2016-03-12", "gap", "list", "--all")[0]
    # 11 January to 11 March 2016: 20 + 29 + 11 days.
    assert pick(closed, "opened_on", "closed_on", "age_days", "how") == [
        "2016-01-11", "2016-03-11", 60, "Fast kontakt hos politiet",
    ]  # fmt: skip
    assert life.ask("2016-03-12", "meeting", "agenda")["gaps"][0]["gap"] == "J-2"
    report = life.ask("2016-07-01", "report", "period", "2016-01-01", "2016-06-30")
    # one is open on 30 June, since 15 January: 167 days.
    assert report["gaps"] == {"opened": 2, "closed": 1, "open": 1, "mean_age_days": 167.0}


def test_violence_is_recorded_with_the_police_report_or_why_not(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    life.do("2016-02-03", "incident", "add", DINA, "--kind", "violence", "--severity", "3",
            "--police", "yes", "--action", "Anmeldt", "--voice", "Jeg ble redd")  # fmt: skip
    assert "--why" in life.no("2016-02-04", "incident", "add", BO, "--kind", "threat",
                              "--police", "no", code=2)  # fmt: skip
    life.do("2016-02-04", "incident", "add", BO, "--kind", "threat", "--police", "no",
            "--why", "Ingen rutine")  # fmt: skip
    # a serious one without an answer is asked about, with the way to answer.
    asked = life.told("2016-02-05", "incident", "add", BO, "--kind", "violence", "--severity", "3")
    assert "was it reported to the police? ettervern edit I-3 police=yes" in asked.err
    life.do("2016-02-06", "edit", "I-3", "police=no", "why=Ikke sett av noen")
    found = life.ask("2016-02-06", "incident", "list")
    assert [
        pick(one, "resident", "kind", "severity", "police", "police_why", "action") for one in found
    ] == [
        [DINA, "violence", 3, True, None, "Anmeldt"],
        [BO, "threat", None, False, "Ingen rutine", None],
        [BO, "violence", 3, False, "Ikke sett av noen", None],
    ]
    report = life.ask("2016-03-01", "report", "month", "2016-02")
    assert report["incidents"] == {"violence": 2, "threat": 1}
    assert report["incidents_reported"] == {"numerator": 1, "denominator": 3, "rate": 0.3333}


def test_a_sentence_is_an_absence_that_rests_follow_ups_and_opens_the_window(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    life.do("2016-03-05", "away", DINA, "--kind", "sentence", "--back", "2016-06-24")
    assert pick(life.row("2016-04-01", DINA), "status", "next_follow_up_on", "overdue_days") == [
        "admitted", None, None,
    ]  # fmt: skip
    assert DINA not in [
        row["resident"] for row in life.ask("2016-04-01", "due", "--within", "365d")
    ]
    # the return is overdue once its day has passed.
    assert "back" in life.do("2016-06-27", "today")
    life.do("2016-07-01", "back", DINA)
    # released 1 July: the window lasts until 30 September, every third day.
    assert pick(life.row("2016-07-01", DINA), "critical_until", "next_follow_up_on") == [
        "2016-09-30", "2016-07-04",
    ]  # fmt: skip


def test_withdrawal_of_consent_stops_the_work_and_lets_the_stay_end(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    told = life.told("2016-08-01", "consent", "withdraw", ADA)
    assert "has no consent in force" in told.err
    assert "rests on consent, and Ada Test (R-0001) has none in force on 2 Aug 2016" in life.no(
        "2016-08-02", "log", ADA, "hei"
    )
    assert "R-0001 (" in life.no("2016-08-02", "meeting", "hold", "--present", "helse-bergen",
                                 "--about", ADA)  # fmt: skip
    assert "none in force" in life.do("2016-08-02", "today")
    # what happened before the withdrawal may still be written down: consent was in force that day.
    life.do("2016-08-02", "log", ADA, "Siste samtale", "--on", "2016-07-31")
    # reading and leaving always work, and coming back asks for a new consent.
    life.do("2016-08-03", "discharge", ADA, "--to", "unknown", "--reason", "consent-withdrawn")
    life.do("2016-09-01", "referral", "add", ADA, "--source", "addiction-medicine")
    assert "admits nobody without consent" in life.no("2016-09-01", "admit", ADA)
    life.do("2016-09-01", "consent", "give", ADA, "--scope", "coordination", "--partner", "strax")
    life.do("2016-09-01", "admit", ADA)
    stays = life.ask("2016-09-01", "show", ADA)["stays"]
    assert [pick(stay, "admitted_on", "discharged_on", "reason") for stay in stays] == [
        ["2016-01-11", "2016-08-03", "consent-withdrawn"],
        ["2016-09-01", None, None],
    ]
    # nobody is gone at the end of the year, and still somebody has left.
    exits = months_add_up(life.workspace, 2016, "2017-01-01")
    assert pick(exits, "number", "people", "back", "died") == [1, 1, 1, 0]
    assert exits["by_reason"] == {"consent-withdrawn": 1}


def test_today_warns_before_a_consent_runs_out_and_when_it_has(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    screen = life.do("2016-07-10", "today")
    assert [line for line in screen.splitlines() if "consent" in line and "15 Jul" in line], screen
    life.do("2016-07-15", "log", BO, "Den siste dagen er med")
    assert "none in force" in life.no("2016-07-16", "log", BO, "For sent")


def test_the_hard_core_grows_to_twenty_and_no_further(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    new = [f"R-{number:04}" for number in range(6, 23)]
    life.batch("2016-09-05", [f"referral add 'Person {who[-2:]}' --source lar" for who in new])
    life.batch("2016-09-05", [f"consent give {who} --scope coordination --partner helse-bergen"
                              for who in new])  # fmt: skip
    # participants: 15 to 20. Eleven more make fifteen, sixteen make twenty; the next is refused.
    life.batch("2016-09-05", [f"admit {who}" for who in new[:11]])
    assert len(life.ask("2016-09-05", "list")) == 15
    life.batch("2016-09-06", [f"admit {who}" for who in new[11:16]])
    assert len(life.ask("2016-09-06", "list")) == 20
    assert life.no("2016-09-06", "admit", new[16]) == "Sent Ute is full.\n"
    life.do("2016-09-06", "referral", "decline", new[16], "--reason", "full")
    (first,) = life.ask("2016-09-20", "referral", "list")
    assert pick(first, "resident", "waited_days", "first_in_line") == [new[16], 15, True]
    life.do("2016-10-01", "discharge", CAI, "--to", "supported", "--reason", "planned")
    life.do("2016-10-01", "admit", new[16])
    report = life.ask("2017-01-02", "report", "period", "2016-07-01", "2016-12-31")
    # second half year: 4 at its start, 16 on 5 and 6 September, 1 on 1 October when Cai left.
    assert report["people"] == {
        "served": 21, "admitted": 17, "discharged": 1, "staying": 20, "referred": 0, "waiting": 0,
    }  # fmt: skip
    assert report["occupancy"]["on"] == [
        {"on": on, "residents": number}
        for on, number in (
            ("2016-07-31", 4), ("2016-08-31", 4), ("2016-09-30", 20),
            ("2016-10-31", 20), ("2016-11-30", 20), ("2016-12-31", 20),
        )
    ]  # fmt: skip
    assert pick(report["exits"], "by_destination", "planned") == [{"supported": 1}, 1]
    assert report["exits"]["success"] == {"numerator": 1, "denominator": 1, "rate": 1.0}


def half_year(life: Life) -> dict[str, Any]:
    found: dict[str, Any] = life.ask("2016-07-01", "report", "period", "2016-01-01", "2016-06-30")
    return found


def test_the_half_yearly_evaluation_comes_out_as_counted_by_hand(life: Life) -> None:
    refer_five(life)
    begin_with_four(life)
    first_half_year(life)
    for on in ("2016-01-11", "2016-01-25", "2016-02-15"):
        life.do(on, "meeting", "hold", *each("--present", HEALTH), "--about", BO)
    report = half_year(life)
    assert report["period"] == {"from": "2016-01-01", "to": "2016-06-30", "days": 182}
    assert report["people"] == {
        "served": 4, "admitted": 4, "discharged": 0, "staying": 4, "referred": 0, "waiting": 0,
    }  # fmt: skip
    # 11 January to 30 June, both included: 21 + 29 + 31 + 30 + 31 + 30 days, for all four.
    assert report["nights"]["stayers"] == {"mean": 172.0, "median": 172.0}
    assert report["nights"]["leavers"] == {"mean": None, "median": None}
    assert report["intake"] == {
        "number": 4,
        "people": 4,
        "by_source": {"addiction-medicine": 1, "lar": 1, "prison": 1, "municipality": 1},
        "by_municipality": {"bergen": 4},
    }
    # Every seventh day from 18 January, a Monday, to 27 June: 24 due dates each for Ada, Bo and
    # Cai; for Dina those until 29 February, 7, since the sentence rests them. Kept: 3, 1, 1, 2.
    months = report["follow_ups"].pop("months")
    assert [sum(one["due"] for one in months), months[0]["month"]] == [79, "2016-01"]
    assert report["follow_ups"] == {
        "due": 79,
        "held": 7,
        "missed": 1,
        "on_time": {"numerator": 7, "denominator": 79, "rate": 0.0886},
        "critical_window": {"numerator": 0, "denominator": 0, "rate": None},
    }
    assert report["incidents"] == {"violence": 1, "serious": 1, "disorder": 1}
    # one of the two for which it is answered; disorder of severity 1 says nothing.
    assert report["incidents_reported"] == {"numerator": 1, "denominator": 2, "rate": 0.5}
    assert report["absences"] == {"sentence": 1}
    assert report["consents"] == {"in_force": 4, "given": 4, "withdrawn": 0}
    assert report["meetings"]["held"] == 3
    assert some(report["meetings"]["attendance"]) == dict.fromkeys(HEALTH, 3)
    # no homes of its own, so neither beds nor rent.
    assert (report["occupancy"]["bed_days"], report["arrears"]) == (0, None)
    # Run again later it is the same, to the byte; what is dated later changes nothing.
    words = ("report", "period", "2016-01-01", "2016-06-30")
    before = life.do("2016-07-01", *words)
    life.do("2016-08-01", "consent", "withdraw", ADA)
    assert life.do("2017-02-01", *words) == before
