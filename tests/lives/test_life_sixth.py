"""A sixth programme, made up here, lived through beside one of the five in the same workspace.

Two ladders side by side, a rhythm of its own on every level, a unit of two beds, an instrument on
which less is better, and words that no other programme has. Nothing in the code can know them.
"""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.life import Life, pick

SIXTH = """
  havna:
    name: Havna
    host: Stiftelsen Fyrlykta
    residents_are: deltaker
    municipalities: [vardo, alta]
    partners:
      losen: {name: Losen, aliases: [Loskontoret]}
      rederiet: {name: Rederiet}
      tollen: {name: Tollen}
    staff:
      styrmann: {name: Styrmannen}
      kokk: {name: Kokken}
    phases:
      horing: {name: Høring, when: referral}
      seilas: {name: Seilas, when: stay}
    capacity: 3
    stay: {most_months: 5}
    rhythm: {every_days: 11}
    critical_window: {months: 2, every_days: 4}
    ladders:
      mannskap:
        name: Mannskapstrapp
        circling_from: 2
        steps:
          - {code: dekksgutt, name: Dekksgutt, every_days: 5, help: {hours_a_week: 8}}
          - code: matros
            name: Matros
            every_days: 9
            asks: {follow_ups_held: 2, days_without_missed: 6}
            limit_months: 2
            help: {hours_a_week: 4}
          - {code: batsmann, name: Båtsmann, help: {hours_a_week: 1}}
      landlov:
        name: Landlovstrapp
        demotion: {allowed: false, because: "Landlov som er gitt, tas ikke tilbake."}
        steps:
          - {code: kai, name: Til kaia, run: false}
          - {code: by, name: Til byen, needs_unit: false, every_days: 7}
          - {code: hjem, name: Hjem i helga, needs_unit: false}
    units:
      - {code: lugar-a, name: Lugar A, kind: lugar, beds: 2, rent: 310}
      - {code: lugar-b, name: Lugar B, kind: lugar, rent: 620, limit_months: 1}
    leases:
      hyre: {name: Hyrekontrakt}
    sources:
      strandet: {name: Strandet}
      forlist: {name: Forlist}
    follow_up_kinds:
      vakt: {name: Hundevakt}
      kaffe: {name: Kaffe i byssa}
    areas:
      knuter: {name: Knuter}
    demotion_reasons:
      mytteri: {name: Mytteri}
    exit_reasons:
      avmonstret: {name: Avmønstret, planned: true}
      romt: {name: Rømt}
    destinations:
      fast-grunn: {name: Fast grunn, lasting: true}
      fremmed-havn: {name: Fremmed havn}
    decline_reasons:
      stappfullt: {name: Stappfullt, effect: first-in-line}
      sjosyk: {name: Sjøsyk, effect: ask-again}
      landkrabbe: {name: Landkrabbe, effect: closed}
    absences:
      storm: {name: Uvær}
      landgang: {name: Landgang, unit: released, pauses_follow_ups: true,
                 opens_critical_window: true}
    incident_kinds:
      mann-over-bord: {name: Mann over bord}
    outcomes:
      sertifikat: {name: Båtførerprøven}
    instruments:
      svai: {name: Svaiemåler, lowest: 0, highest: 21, cut_off: 10, reliable_change: 4,
             higher_is_better: false}
    consent:
      required: true
      scopes:
        mannskapsliste: {name: Mannskapslista}
    meetings: {every_days: 9, agencies: [losen, rederiet]}
    budget_lines:
      costs: {hyre: {name: Hyre}, proviant: {name: Proviant}}
      financing: {frakt: {name: Frakt}}
    budget:
      2009: {costs: {hyre: 900, proviant: 100}, financing: {frakt: 1000}}
"""

KARI, LIV, ODD, PER = (f"R-{number:04}" for number in range(1, 5))
HERE = ("-p", "havna")
THERE = ("-p", "alta")


@pytest.fixture
def life(make_workspace: Callable[..., Workspace]) -> Life:
    """The workspace of another programme, to which this one is added by hand."""
    workspace = make_workspace("alta", today="2009-06-01")
    text = workspace.config.read_text(encoding="utf-8")
    for heading, added in (("\nmunicipalities:\n", "  vardo: {name: Vardø}\n"),
                           ("\nprogrammes:\n", SIXTH)):  # fmt: skip
        assert text.count(heading) == 1
        text = text.replace(heading, heading + added)
    workspace.config.write_text(text, encoding="utf-8")
    life = Life(workspace)
    life.do("2009-06-01", "config", "check")
    assert "programme havna" in life.told("2009-06-01", "config", "apply").err
    return life


def three_ask(life: Life) -> None:
    """Kari, Liv and Odd are referred; Kari and Liv consent; each gets an answer of its own."""
    on = "2009-06-01"
    for name, source in (("Kari", "strandet"), ("Liv", "forlist"), ("Odd", "strandet")):
        life.do(on, *HERE, "referral", "add", f"{name} Test", "--source", source,
                "--municipality", "vardo")  # fmt: skip
    for who in (KARI, LIV):
        life.do(on, *HERE, "consent", "give", who, "--scope", "mannskapsliste",
                "--partner", "Loskontoret", "--partner", "rederiet")  # fmt: skip
    life.do(on, *HERE, "referral", "assess", KARI)
    life.do(on, *HERE, "referral", "offer", KARI)
    life.do(
        on, *HERE, "referral", "decline", LIV, "--reason", "sjosyk", "--ask-again", "2009-06-15"
    )
    life.do(on, *HERE, "referral", "decline", ODD, "--reason", "landkrabbe")


def kari_is_admitted(life: Life) -> None:
    three_ask(life)
    life.do("2009-06-01", *HERE, "admit", KARI, "--unit", "lugar-b", "--lease", "hyre",
            "--contact", "styrmann")  # fmt: skip


def a_month_at_sea(life: Life) -> None:
    """June: Kari in lugar-b until 20 June and in lugar-a from 25 June; Liv and Per come aboard."""
    kari_is_admitted(life)
    life.do("2009-06-15", *HERE, "admit", LIV, "--unit", "lugar-a")
    life.do("2009-06-17", *HERE, "away", LIV, "--kind", "storm", "--back", "2009-06-19")
    life.do("2009-06-19", *HERE, "back", LIV)
    life.do("2009-06-20", *HERE, "away", KARI, "--kind", "landgang", "--back", "2009-06-24")
    life.do("2009-06-20", *HERE, "referral", "add", "Per Test", "--source", "forlist")
    life.do("2009-06-20", *HERE, "consent", "give", PER, "--scope", "mannskapsliste",
            "--partner", "losen")  # fmt: skip
    life.do("2009-06-21", *HERE, "admit", PER, "--unit", "lugar-b")


def test_a_referral_is_answered_in_the_programmes_own_words(life: Life) -> None:
    three_ask(life)
    rows = life.ask("2009-06-01", *HERE, "referral", "list", "--status", "all")
    answers = {row["resident"]: pick(row, "status", "reason", "ask_again_on") for row in rows}
    assert answers == {
        KARI: ["waiting", None, None],
        LIV: ["referred", "sjosyk", "2009-06-15"],
        ODD: ["declined", "landkrabbe", None],
    }
    # one who is asked again later is out of the line until that day, then in it again.
    line = {on: [row["resident"] for row in life.ask(on, *HERE, "referral", "list")]
            for on in ("2009-06-14", "2009-06-15")}  # fmt: skip
    assert line == {"2009-06-14": [KARI], "2009-06-15": [KARI, LIV]}
    assert "there is: Strandet, Forlist" in life.no(
        "2009-06-01", *HERE, "referral", "add", "Eva", "--source", "treatment"
    )
    assert "admits nobody without consent" in life.no("2009-06-01", *HERE, "admit", ODD)


def test_a_person_may_be_in_two_programmes_at_once_and_each_is_named(life: Life) -> None:
    kari_is_admitted(life)
    life.do("2009-06-01", *THERE, "admit", KARI, "--unit", "1")
    rows = life.ask("2009-06-01", "list")
    assert [pick(row, "resident", "programme", "unit", "municipality") for row in rows] == [
        [KARI, "havna", "lugar-b", "vardo"],
        [KARI, "alta", "1", "alta"],
    ]
    # what could mean either is asked about; what one alone has is not mistaken for the other's.
    said = life.no("2009-06-02", "log", KARI, "hei", code=2)
    assert said == "Which programme? ettervern -p ID …, where ID is one of: havna, alta.\n"
    life.do("2009-06-02", *THERE, "log", KARI, "hei")
    assert [
        len(life.ask("2009-06-02", *which, "show", KARI)["follow_ups"]) for which in (HERE, THERE)
    ] == [
        0,
        1,
    ]
    assert "no kind of follow-up “kaffe”" in life.no(
        "2009-06-02", *THERE, "log", KARI, "--kind", "kaffe"
    )
    assert "no measuring instrument “svai”" in life.no(
        "2009-06-02", *THERE, "score", "add", KARI, "12", "--instrument", "svai"
    )
    # each by its own rhythm: the shorter of two steps here, the training flat's there.
    due = {row["programme"]: row["next_follow_up_on"] for row in life.ask("2009-06-02", "list")}
    assert due == {"havna": "2009-06-06", "alta": "2009-06-05"}
    # leaving one is not leaving the other.
    life.do("2009-06-03", *HERE, "discharge", KARI, "--to", "fremmed-havn", "--reason", "romt")
    assert [row["programme"] for row in life.ask("2009-06-03", "list")] == ["alta"]
    life.do("2009-06-04", "log", KARI, "Nå er det bare ett program å mene")


def test_two_ladders_stand_side_by_side_each_with_its_own_rules(life: Life) -> None:
    three_ask(life)
    assert "Which ladder? --ladder with one of: mannskap, landlov." in life.no(
        "2009-06-01", *HERE, "admit", KARI, "--step", "matros", code=2
    )
    assert "Til kaia, is not run here" in life.no(
        "2009-06-01", *HERE, "admit", KARI, "--ladder", "landlov", "--step", "kai"
    )
    told = life.do("2009-06-01", *HERE, "admit", KARI)
    assert "Mannskapstrapp: step 1, Dekksgutt. Landlovstrapp: step 2, Til byen." in told
    assert "Follow-up every 5 days." in told
    assert "Which ladder?" in life.no("2009-06-02", *HERE, "advance", KARI, code=2)
    # the first ladder asks for two follow-ups held and six days without a missed one.
    climb = (*HERE, "advance", KARI, "--ladder", "mannskap")
    life.do("2009-06-02", *HERE, "log", KARI, "--missed")
    life.do("2009-06-03", *HERE, "log", KARI, "--kind", "kaffe")
    assert "asks for 2 follow-ups held on step 1; there is 1" in life.no("2009-06-03", *climb)
    life.do("2009-06-04", *HERE, "log", KARI, "--kind", "vakt")
    assert "asks for 6 days without a missed follow-up" in life.no("2009-06-05", *climb)
    # 7 days on the other ladder's step is the shorter now.
    assert "up from step 1 to step 2, Matros. Follow-up every 7 days." in life.do(
        "2009-06-08", *climb
    )
    assert life.row("2009-06-08", KARI)["next_follow_up_on"] == "2009-06-15"
    # the other asks for nothing, and takes nothing back, in words of its own.
    rest = (*HERE, "advance", KARI, "--ladder", "landlov")
    assert "Follow-up every 9 days." in life.do("2009-06-09", *rest)
    assert "Already at the top: step 3, Hjem i helga." in life.no("2009-06-09", *rest)
    assert life.no("2009-06-10", *HERE, "demote", KARI, "--ladder", "landlov", "--steps", "1",
                   "--reason", "mytteri") == (
        "Nobody is moved down in Havna: Landlov som er gitt, tas ikke tilbake.\n"
    )  # fmt: skip
    # on the first a reason of this programme's moves down, and here the second time is a circle.
    down = (*HERE, "demote", KARI, "--ladder", "mannskap", "--steps", "1", "--reason")
    assert "Mytteri" in life.no("2009-06-12", *down, "rule-broken")
    assert "In circles: step 1" in life.do("2009-06-12", *down, "mytteri", "--voice", "Urettferdig")
    steps = life.row("2009-06-12", KARI)["steps"]
    keys = ("step", "step_code", "since", "visits", "circling")
    assert {ladder: pick(step, *keys) for ladder, step in steps.items()} == {
        "mannskap": [1, "dekksgutt", "2009-06-12", 2, True],
        "landlov": [3, "hjem", "2009-06-09", 1, False],
    }
    ladders = life.ask("2009-07-01", *HERE, "report", "month", "2009-06")["ladders"]
    assert [pick(ladder, "ladder", "up", "down", "circling") for ladder in ladders] == [
        ["mannskap", 1, 1, 1],
        ["landlov", 1, 0, 0],
    ]


def test_limits_of_stay_step_and_unit_are_this_programmes(life: Life) -> None:
    kari_is_admitted(life)
    life.do("2009-06-01", *HERE, "vacate", KARI)
    where = (*HERE, "place", KARI)
    assert "Havna is for 5 months at most, this one until 31 Oct 2009" in life.no(
        "2009-06-01", *where, "lugar-a", "--until", "2009-11-01"
    )
    assert "unit lugar-b (Lugar B) is for 1 month at most, here until 30 Jun 2009" in life.no(
        "2009-06-01", *where, "lugar-b", "--until", "2009-07-01"
    )
    life.do("2009-06-01", *HERE, "advance", KARI, "--ladder", "mannskap", "--override", "Alt prøvd")
    assert "the step Matros is for 2 months at most, here until 31 Jul 2009" in life.no(
        "2009-06-01", *where, "lugar-a", "--until", "2009-08-01"
    )
    life.do("2009-06-01", *where, "lugar-a", "--until", "2009-07-31", "--lease", "hyre")
    assert life.ask("2009-06-01", *HERE, "show", KARI)["moves"][-1]["override"] == "Alt prøvd"
    life.do("2009-10-31", *HERE, "extend", KARI, "--until", "2009-12-31", "--allowed-by", "Kokken",
            "--reason", "Isen ligger")  # fmt: skip
    (extension,) = life.ask("2009-10-31", *HERE, "show", KARI)["extensions"]
    assert pick(extension, "what", "until_on", "allowed_by") == ["stay", "2009-12-31", "Kokken"]


def test_a_unit_given_away_is_gone_and_a_held_one_waits(life: Life) -> None:
    a_month_at_sea(life)
    said = life.no("2009-06-25", *HERE, "back", KARI, "--unit", "lugar-b")
    assert "Unit lugar-b is taken: R-0004 Per Test." in said
    told = life.do("2009-06-25", *HERE, "back", KARI, "--unit", "lugar-a")
    # the landing opens the first time anew: two months here, 24 August its last day.
    assert "24 Aug 2009" in told
    assert pick(life.row("2009-06-25", KARI), "unit", "critical_until", "next_follow_up_on") == [
        "lugar-a", "2009-08-24", "2009-06-29",
    ]  # fmt: skip
    # two beds and three places: nobody more in the one, nobody more in the programme.
    assert "Unit lugar-a is taken: R-0001 Kari Test, R-0002 Liv Test." in life.no(
        "2009-06-26", *HERE, "place", PER, "lugar-a"
    )
    life.do("2009-06-26", *HERE, "referral", "add", "Siri Test", "--source", "strandet")
    life.do("2009-06-26", *HERE, "consent", "give", "R-0005", "--scope", "mannskapsliste",
            "--partner", "losen")  # fmt: skip
    assert life.no("2009-06-26", *HERE, "admit", "R-0005") == "Havna is full.\n"
    life.do("2009-06-26", *HERE, "referral", "decline", "R-0005", "--reason", "stappfullt")
    (first,) = life.ask("2009-06-26", *HERE, "referral", "list")
    assert pick(first, "resident", "first_in_line") == ["R-0005", True]


def test_a_months_report_comes_out_as_counted_by_hand(life: Life) -> None:
    a_month_at_sea(life)
    life.do("2009-06-25", *HERE, "back", KARI, "--unit", "lugar-a")
    life.do(
        "2009-06-26", *HERE, "incident", "add", LIV, "--kind", "mann-over-bord", "--severity", "2"
    )
    for on, total in (("2009-06-15", "14"), ("2009-06-22", "12"), ("2009-06-29", "9")):
        life.do(on, *HERE, "score", "add", LIV, total, "--instrument", "svai")
    report = life.ask("2009-07-01", *HERE, "report", "month", "2009-06")
    assert report["programme"] == "havna"
    assert report["people"] == {
        "served": 3, "admitted": 3, "discharged": 0, "staying": 3, "referred": 0, "waiting": 0,
    }  # fmt: skip
    # Kari 1–19 and 25–30 June, 19 + 6 nights; Liv 15–30 less two held, 14; Per 21–30, 10; three
    # beds.
    keys = ("bed_days", "occupied_days", "held_days", "void_days")
    assert pick(report["occupancy"], *keys) == [90, 49, 2, 0]
    assert report["occupancy"]["rate"] == {"numerator": 49, "denominator": 90, "rate": 0.5444}
    assert report["intake"] == {
        "number": 3,
        "people": 3,
        "by_source": {"strandet": 1, "forlist": 2},
        "by_municipality": {"vardo": 2, "unknown": 1},
    }
    assert pick(report, "absences", "incidents") == [
        {"storm": 1, "landgang": 1},
        {"mann-over-bord": 1},
    ]
    # less is better: 14 → 9 is reliably so, and 9 is on the good side of 10.
    readings = life.ask("2009-07-01", *HERE, "score", "show", LIV)
    assert [pick(one, "total", "change", "by_change") for one in readings] == [
        [14, None, None],
        [12, -2, "no-reliable-change"],
        [9, -5, "reliable-improvement"],
    ]
    assert report["scores"]["svai"]["improved"] == {"numerator": 1, "denominator": 1, "rate": 1.0}
    # rent by nights: 620 × 19/30, 310 × 6/30, 310 × 16/30 with the held ones, 620 × 10/30.
    charges = life.ask("2009-07-01", *HERE, "rent", "charge", "--month", "2009-06")["charges"]
    assert sorted((row["resident"], row["nights"], row["amount_ore"]) for row in charges) == [
        (KARI, 6, 62_00),
        (KARI, 19, 392_67),
        (LIV, 16, 165_33),
        (PER, 10, 206_67),
    ]
    # the neighbour's report knows nothing of it.
    other = life.ask("2009-07-01", *THERE, "report", "month", "2009-06")
    assert pick(other["people"], "served", "referred") == [0, 0]
    assert pick(other["occupancy"], "bed_days", "occupied_days") == [7 * 30, 0]
    assert [ladder["ladder"] for ladder in other["ladders"]] == ["housing"]
    assert other["incidents"] == {}


def test_meetings_keep_a_rhythm_of_nine_days_and_consent_covers_every_partner(life: Life) -> None:
    kari_is_admitted(life)
    life.do(
        "2009-06-01",
        *HERE,
        "meeting",
        "hold",
        "--present",
        "Loskontoret",
        "--present",
        "Rederiet",
        "--about",
        KARI,
    )
    agenda = life.ask("2009-06-12", *HERE, "meeting", "agenda")
    assert agenda["next"] == {"every_days": 9, "due_on": "2009-06-10", "overdue_days": 2}
    assert agenda["present"] == ["losen", "rederiet"]
    # the programme rests on consent, so even a partner not marked for it needs one.
    assert "R-0001 (Tollen)" in life.no(
        "2009-06-12", *HERE, "meeting", "hold", "--present", "tollen", "--about", KARI
    )
    life.do("2009-06-12", *HERE, "gap", "add", "Ingen fører loggen", "--owner", "rederiet")
    life.do("2009-06-12", *HERE, "meeting", "decide", "Før loggen", "--owner", "kokk",
            "--due", "2009-06-13")  # fmt: skip
    report = life.ask("2009-07-01", *HERE, "report", "month", "2009-06")
    assert pick(report["gaps"], "opened", "open") == [1, 1]
    assert report["meetings"]["decisions"] == {"made": 1, "done": 0, "overdue": 1}
    other = life.ask("2009-07-01", *THERE, "report", "month", "2009-06")
    assert (other["meetings"]["held"], other["gaps"]["opened"]) == (0, 0)


def test_two_records_of_one_person_become_one_across_programmes(life: Life) -> None:
    kari_is_admitted(life)
    life.do("2009-06-01", *THERE, "admit", "Kari Testesen", "--unit", "1", "--born", "1980")
    life.do("2009-06-02", "log", "R-0004", "Før vi visste")
    life.do("2009-06-03", "data", "merge", "R-0004", KARI)
    rows = life.ask("2009-06-03", "list")
    assert [pick(row, "resident", "name", "programme") for row in rows] == [
        [KARI, "Kari Test", "havna"],
        [KARI, "Kari Test", "alta"],
    ]
    # the code that went still finds her, and nothing of hers was lost.
    found = life.ask("2009-06-03", *THERE, "show", "R-0004")
    assert pick(found, "resident", "born") == [KARI, "1980"]
    assert [one["text"] for one in found["follow_ups"]] == ["Før vi visste"]
    life.do("2009-06-03", "undo")
    assert [row["resident"] for row in life.ask("2009-06-03", "list")] == [KARI, "R-0004"]
    # two open stays in one programme cannot be one person's.
    life.do("2009-06-15", *HERE, "admit", LIV)
    assert "has been here since 1 Jun 2009" in life.no("2009-06-15", "data", "merge", LIV, KARI)


def test_an_entry_on_the_wrong_person_is_taken_out_and_kept_in_the_history(life: Life) -> None:
    a_month_at_sea(life)
    life.do("2009-06-22", "log", LIV, "Dette gjaldt Per")
    assert life.row("2009-06-22", LIV)["next_follow_up_on"] == "2009-06-27"
    life.do("2009-06-22", "annul", "F-1", "--reason", "Feil person")
    life.do("2009-06-22", "log", PER, "Dette gjaldt Per")
    assert life.ask("2009-06-22", "show", LIV)["follow_ups"] == []
    # due as if it had never been: five days after the return on 19 June.
    assert life.row("2009-06-22", LIV)["next_follow_up_on"] == "2009-06-24"
    assert [one["text"] for one in life.ask("2009-06-22", "show", PER)["follow_ups"]] == [
        "Dette gjaldt Per"
    ]
    commands = [one["command"] for one in life.ask("2009-06-22", "data", "history")]
    assert commands[:3] == ["log", "annul", "log"]


def test_the_voyage_ends_on_firm_ground(life: Life) -> None:
    a_month_at_sea(life)
    life.do("2009-06-25", *HERE, "back", KARI, "--unit", "lugar-a")
    life.do("2009-08-03", *HERE, "outcome", "add", KARI, "sertifikat", "--voice", "Endelig")
    life.do("2009-08-10", *HERE, "discharge", PER, "--to", "fremmed-havn", "--reason", "romt")
    life.do("2009-09-30", *HERE, "discharge", KARI, "--to", "fast-grunn", "--reason", "avmonstret")
    life.do("2009-09-30", *HERE, "budget", "book", "proviant", "100")
    report = life.ask("2009-10-31", *HERE, "report", "period", "2009-06-01", "2009-10-31")
    assert pick(report["people"], "served", "admitted", "discharged", "staying") == [3, 3, 2, 1]
    # Kari 121 nights, 1 June to 30 September; Per 50, 21 June to 10 August.
    assert report["nights"]["leavers"] == {"mean": 85.5, "median": 85.5}
    assert pick(report["exits"], "by_destination", "planned") == [
        {"fast-grunn": 1, "fremmed-havn": 1}, 1,
    ]  # fmt: skip
    assert report["exits"]["success"] == {"numerator": 1, "denominator": 2, "rate": 0.5}
    assert report["outcomes"] == {"sertifikat": 1}
    # admitted on 1 June: two whole months on 3 August.
    assert report["outcome_months"] == {"sertifikat": {"mean": 2.0, "median": 2.0}}
    totals = report["money"]["totals"]
    assert pick(totals["cost"], "planned_ore", "actual_ore") == [1_000_00, 100_00]
    for language, word in (("en", "Båtførerprøven"), ("nb", "Båtførerprøven")):
        text = life.do("2009-10-31", *HERE, "report", "period", "2009-06-01", "2009-10-31",
                       lang=language)  # fmt: skip
        assert word in text
        assert [line for line in text.splitlines() if len(line) > 80] == []
    # and today speaks of each programme under its own name.
    screen = life.do("2009-10-31", "today")
    assert screen.index("Havna") < screen.index("Ettervernsboligene i Alta")
