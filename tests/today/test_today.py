"""``today`` typed: each matter of each noun comes with its verb, goes when done, and with undo."""

from collections.abc import Callable
from typing import Any

from ettervern_cli.money.rent.accounts import accounts
from ettervern_cli.programme.programme import programmes
from ettervern_cli.today.item import SECTIONS
from ettervern_cli.today.money import items as money_of
from ettervern_cli.values.dates import iso_day
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config

AGENCIES = ("--present", "Nav", "--present", "Finnmarkskollektivet")


def found(book: Workspace, kind: str, **options: Any) -> list[dict[str, Any]]:
    """Every matter of a kind, with its section, without what is null."""
    (one,) = book.done("today", "--format", "json", **options).json
    return [
        {"section": section, **{key: value for key, value in matter.items() if value is not None}}
        for section in SECTIONS
        for matter in one[section]
        if matter["kind"] == kind
    ]


def line_of(book: Workspace, word: str, lang: str = "en", **options: Any) -> str:
    """The first line of the screen that has a word, its runs of spaces made one."""
    text = book.done("today", lang=lang, **options).out
    return next(" ".join(line.split()) for line in text.splitlines() if word in line)


def written_everywhere(book: Workspace, kind: str) -> None:
    """The matter stands in csv and markdown too."""
    rows = book.done("today", "--format", "csv").out.splitlines()
    assert [row for row in rows if row.split(",")[2] == kind]
    assert rows[0].startswith("programme,section,kind,resident")


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora, with us since 1 October in unit 1, looked after and seen yesterday."""
    alta.done("admit", "Nora", "--municipality", "alta", "--unit", "1", "--contact", "nurse",
              "--on", "2009-10-01")  # fmt: skip
    alta.done("log", "nora", "Samtale", "--on", "2009-11-19")
    alta.done("rent", "charge", "--month", "2009-10")


def test_a_plan_review_is_told_from_two_weeks_before_until_it_is_held(nora: Workspace) -> None:
    nora.done("plan", "review", "nora", "--next", "2009-11-20", "--coordinator", "nurse",
              "--on", "2009-10-20")  # fmt: skip
    assert found(nora, "review", today="2009-11-05") == []
    for today, section, days in (
        ("2009-11-06", "coming", -14),
        ("2009-11-20", "today", 0),
        ("2009-11-23", "overdue", 3),
    ):
        (one,) = found(nora, "review", today=today)
        assert one == {"section": section, "kind": "review", "resident": "R-0001", "name": "Nora",
                       "on": "2009-11-20", "days": days, "owner": "Sykepleier"}  # fmt: skip
    assert line_of(nora, "plan review") == "R-0001 Nora plan review 20 Nov coordinator Sykepleier"
    assert "gjennomgang 20. nov. koordinator Sykepleier" in line_of(nora, "gjennomgang", "nb")
    written_everywhere(nora, "review")
    nora.done("plan", "review", "nora", "--next", "2010-02-01")
    assert found(nora, "review") == []
    nora.done("undo")
    assert len(found(nora, "review")) == 1
    nora.done("undo")
    assert found(nora, "review") == []


def test_the_next_meeting_is_told_once_there_is_a_rhythm_to_keep(nora: Workspace) -> None:
    assert found(nora, "meeting") == []
    nora.done("meeting", "hold", *AGENCIES, "--on", "2009-10-22")  # every 28 days
    assert found(nora, "meeting", today="2009-11-04") == []
    assert found(nora, "meeting", today="2009-11-05") == [
        {"section": "group", "kind": "meeting", "on": "2009-11-19", "days": -14,
         "label": "Samarbeidsmøte"}
    ]  # fmt: skip
    assert line_of(nora, "meeting") == "meeting 19 Nov 1 day Samarbeidsmøte, overdue"
    assert line_of(nora, "møte ", "nb") == "møte 19. nov. 1 dag Samarbeidsmøte, over fristen"
    assert line_of(nora, "meeting", today="2009-11-18") == "meeting 19 Nov Samarbeidsmøte"
    assert line_of(nora, "meeting", today="2009-11-19") == "meeting 19 Nov today Samarbeidsmøte"
    assert (
        "|  |  | meeting | 19 Nov 2009 | 1 day late | Samarbeidsmøte, overdue |"
        in nora.done("today", "--format", "md").out
    )
    nora.done("undo")
    assert found(nora, "meeting") == []


def test_a_decision_is_told_with_its_owner_until_it_is_done(nora: Workspace) -> None:
    nora.done("meeting", "decide", "Ring gjeldsrådgiver\nog be om tid", "--owner", "nav",
              "--due", "2009-11-17", "--on", "2009-11-10")  # fmt: skip
    nora.done("meeting", "decide", "Finn støttekontakt", "--owner", "nurse", "--about", "nora",
              "--due", "2009-12-01", "--on", "2009-11-10")  # fmt: skip
    late, soon = found(nora, "decision")
    assert late == {"section": "group", "kind": "decision", "on": "2009-11-17", "days": 3,
                    "id": "D-1", "text": "Ring gjeldsrådgiver\nog be om tid",
                    "owner": "Nav"}  # fmt: skip
    assert (soon["resident"], soon["days"], soon["owner"]) == ("R-0001", -11, "Sykepleier")
    assert line_of(nora, "D-1") == ("D-1 decision 17 Nov 3 days overdue, Ring gjeldsrådgiver (Nav)")
    assert line_of(nora, "D-2", "nb") == (
        "D-2 oppgave 1. des. Finn støttekontakt (Sykepleier), R-0001 Nora"
    )
    written_everywhere(nora, "decision")
    nora.done("meeting", "done", "1")
    assert [one["id"] for one in found(nora, "decision")] == ["D-2"]
    nora.done("undo")
    assert [one["id"] for one in found(nora, "decision")] == ["D-1", "D-2"]
    assert [one["id"] for one in found(nora, "decision", today="2009-11-16")] == ["D-1"]


def test_open_gaps_are_counted_and_those_open_for_long_are_named(nora: Workspace) -> None:
    for text, on in (("Ingen melderutine", "2009-08-21"), ("Ingen vakt", "2009-11-01")):
        nora.done("gap", "add", text, "--owner", "nav", "--on", on)
    assert found(nora, "gaps", today="2009-11-19") == [
        {"section": "group", "kind": "gaps", "on": "2009-08-21", "days": 90, "number": 2}
    ]
    assert found(nora, "gap", today="2009-11-19") == []
    assert found(nora, "gap") == [
        {"section": "group", "kind": "gap", "on": "2009-08-21", "days": 91, "id": "J-1",
         "text": "Ingen melderutine", "owner": "Nav"}
    ]  # fmt: skip
    assert line_of(nora, "gaps are") == "2 gaps are open, the oldest for 91 days"
    assert line_of(nora, "eldste", "nb") == "2 glippsoner er åpne, den eldste i 91 dager"
    nora.done("gap", "close", "2", "--how", "Vakt ordnet")
    assert "gap is open" not in nora.done("today").out  # the one that is open stands by name
    nora.done("undo")
    assert line_of(nora, "J-1", "nb") == "J-1 glippsone 21. aug. 91 dager Ingen melderutine (Nav)"
    nora.done("gap", "close", "1", "--how", "Rutine laget")
    assert found(nora, "gap") == []
    assert line_of(nora, "gap is") == "1 gap is open, for 19 days"
    nora.done("undo")
    assert len(found(nora, "gap")) == 1


def test_a_milestone_is_told_from_two_weeks_before_until_it_is_reached(
    make_workspace: Callable[..., Workspace],
) -> None:
    alta = make_workspace("alta", today="2008-12-01")
    for day, late in (
        ("2008-12-16", []),
        ("2008-12-17", [-14]),
        ("2012-12-16", [1446, 1386, 1356, 1295]),
    ):
        told = found(alta, "milestone", today=day)
        assert [one["days"] for one in told] == late
    assert "31 Dec 2008 1 446 days" in line_of(alta, "sendt", today="2012-12-16")
    assert "31. des. 2008 1 446 dager" in line_of(alta, "sendt", "nb", today="2012-12-16")
    alta.done("milestone", "done", "application", "--on", "2008-12-31", today="2012-12-16")
    assert len(found(alta, "milestone", today="2012-12-16")) == 3
    # One begun later knows nothing of those before it, until somebody writes down what is reached.
    later = make_workspace("alta", today="2009-03-15", name="later")
    assert [one["days"] for one in found(later, "milestone", today="2009-06-10")] == [71, 10]
    later.done("milestone", "done", "application", "--on", "2008-12-31")
    assert len(found(later, "milestone", today="2009-06-10")) == 3


def test_arrears_are_told_when_they_are_older_than_thirty_days(nora: Workspace) -> None:
    assert found(nora, "arrears", today="2009-11-30") == []  # charged 31 October
    nora.done("rent", "charge", "--month", "2009-11", today="2009-12-01")
    (one,) = found(nora, "arrears", today="2009-12-01")
    assert one == {"section": "money", "kind": "arrears", "resident": "R-0001", "name": "Nora",
                   "amount_ore": 550000, "total_ore": 1100000}  # fmt: skip
    late = {"today": "2009-12-01"}
    assert line_of(nora, "arrears", **late) == (
        "R-0001 Nora arrears 5 500 kr over 30 days old, 11 000 kr in all"
    )
    assert line_of(nora, "restanse", "nb", **late) == (
        "R-0001 Nora restanse 5 500 kr eldre enn 30 dager, 11 000 kr i alt"
    )
    nora.done("rent", "pay", "nora", "5500", **late)
    assert found(nora, "arrears", **late) == []
    nora.done("undo", **late)
    assert found(nora, "arrears", **late) == [one]


def test_an_agreement_kept_is_beside_the_arrears_and_one_not_kept_a_line(nora: Workspace) -> None:
    nora.done("rent", "agree", "nora", "2000", "--on", "2009-11-02")
    (arrears,) = found(nora, "arrears", today="2009-12-05")
    assert arrears["reason"] == "agreed"  # no full month has passed
    nora.done("rent", "charge", "--month", "2009-11", today="2009-12-06")
    assert found(nora, "repayment", today="2009-12-31") == []
    (broken,) = found(nora, "repayment", today="2010-02-05")
    assert broken == {"section": "money", "kind": "repayment", "resident": "R-0001",
                      "name": "Nora", "on": "2009-11-02", "id": "Z-1", "number": 2, "kept": 0,
                      "amount_ore": 200000}  # fmt: skip
    (arrears,) = found(nora, "arrears", today="2010-02-05")
    assert "reason" not in arrears
    text = nora.done("today", today="2010-02-05").out
    assert "repayment  2 000 kr a month, kept 0 of 2 months" in text
    text = nora.done("today", lang="nb", today="2010-02-05").out
    assert "nedbetaling  2 000 kr i måneden, fulgt i 0 av 2 måneder" in text
    assert line_of(nora, "repayment", today="2010-01-05").endswith("2 000 kr a month, not kept")
    nora.done("rent", "pay", "nora", "11000", today="2010-02-05")
    assert found(nora, "repayment", today="2010-02-05") == []
    nora.done("undo", today="2010-02-05")
    assert found(nora, "repayment", today="2010-02-05") == [broken]


def test_arrears_of_everybody_are_those_of_the_accounts(alta: Workspace) -> None:
    for number, name in enumerate(("Anna", "Bent", "Carl"), 1):
        alta.done("admit", name, "--municipality", "alta", "--unit", str(number), "--contact",
                  "nurse", "--on", "2009-06-10")  # fmt: skip
    for month in ("2009-06", "2009-07", "2009-08", "2009-09", "2009-10"):
        alta.done("rent", "charge", "--month", month)
    alta.done("rent", "pay", "anna", "20000", "--on", "2009-10-01")
    alta.done("rent", "pay", "bent", "40000", "--on", "2009-11-01")
    alta.done("rent", "pay", "bent", "5000", "--refund", "--on", "2009-11-05")
    alta.done("rent", "pay", "carl", "9000", "--on", "2009-08-01")
    alta.done("discharge", "carl", "--to", "family", "--reason", "own-wish", "--on", "2009-11-01")
    db = alta.open()
    for day in ("2009-07-01", "2009-09-30", "2009-10-31", "2009-11-20", "2009-12-05", "2010-05-01"):
        on = iso_day(day)
        wanted = {
            one.resident: (one.ages.middle_ore + one.ages.older_ore, one.ages.total_ore)
            for one in accounts(db, programmes(db), on)
            if one.ages.middle_ore + one.ages.older_ore
        }
        told = [one for one in money_of(db, programmes(db)[0], on) if one.kind == "arrears"]
        assert {one.resident: (one.amount, one.total) for one in told} == wanted, day
        assert [one.amount for one in told] == sorted((a for a, _ in wanted.values()), reverse=True)
    db.close()


def test_rent_of_last_month_is_asked_for_after_the_fifth(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--municipality", "alta", "--unit", "1", "--on", "2009-10-30")
    assert found(alta, "rent", today="2009-11-05") == []
    (one,) = found(alta, "rent", today="2009-11-06")
    assert one == {"section": "money", "kind": "rent", "on": "2009-10-31", "days": 6,
                   "label": "2009-10", "number": 1}  # fmt: skip
    assert (
        line_of(alta, "Rent") == "Rent for Oct 2009 not charged, 1 resident: ettervern rent charge"
    )
    assert line_of(alta, "Husleie", "nb") == (
        "Husleie for okt. 2009 ikke krevd inn, 1 person: ettervern rent charge"
    )
    alta.done("rent", "charge")
    assert found(alta, "rent") == []
    alta.done("undo")
    assert found(alta, "rent") == [{**one, "days": 20}]


def test_nobody_owes_rent_for_a_month_without_nights(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--municipality", "alta", "--unit", "1", "--on", "2009-11-01")
    alta.done("admit", "Ola", "--municipality", "alta", "--unit", "2", "--on", "2009-10-10")
    alta.done("vacate", "ola", "--on", "2009-10-10")
    assert found(alta, "rent") == []


def test_who_waits_is_told_in_the_order_of_the_line_with_the_days(alta: Workspace) -> None:
    alta.done("referral", "add", "Anna", "--source", "prison", "--municipality", "alta",
              "--on", "2009-10-01")  # fmt: skip
    alta.done("referral", "add", "Bent", "--source", "treatment", "--municipality", "alta",
              "--on", "2009-09-01")  # fmt: skip
    alta.done("referral", "assess", "anna", "--on", "2009-11-02")
    first, second = found(alta, "waiting")
    assert first == {"section": "waiting", "kind": "waiting", "resident": "R-0002", "name": "Bent",
                     "on": "2009-09-01", "days": 80, "label": first["label"],
                     "reason": "referred", "id": "N-2", "number": 1}  # fmt: skip
    assert (second["resident"], second["reason"], second["number"]) == ("R-0001", "assessed", 2)
    assert line_of(alta, "Bent") == "R-0002 Bent referral 1 Sep 80 days no. 1, not assessed"
    assert line_of(alta, "Anna", "nb") == ("R-0001 Anna henvisning 1. okt. 50 dager nr. 2, vurdert")
    alta.done("referral", "decline", "bent", "--reason", "too-early", "--ask-again", "2009-11-25")
    assert [one["resident"] for one in found(alta, "waiting")] == ["R-0001"]
    (again,) = found(alta, "referral")
    assert (again["section"], again["resident"], again["days"]) == ("coming", "R-0002", -5)
    # Once the day has come he is in line again, yet told once.
    assert [one["section"] for one in found(alta, "referral", today="2009-11-26")] == ["overdue"]
    assert [one["resident"] for one in found(alta, "waiting", today="2009-11-26")] == ["R-0001"]
    alta.done("undo")
    assert [one["resident"] for one in found(alta, "waiting")] == ["R-0002", "R-0001"]
    alta.done("referral", "withdraw", "bent")
    assert [one["number"] for one in found(alta, "waiting")] == [1]


def test_who_must_be_rehoused_is_told_until_a_home_is_found(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2019-03-01")
    fri.done("rehouse", "add", "Ola", "--on", "2019-01-10")
    assert found(fri, "rehousing") == [
        {"section": "waiting", "kind": "rehousing", "resident": "R-0001", "name": "Ola",
         "on": "2019-01-10", "days": 50, "id": "E-1"}
    ]  # fmt: skip
    assert line_of(fri, "Ola") == "R-0001 Ola rehousing 10 Jan 50 days not found yet"
    assert line_of(fri, "Ola", "nb") == "R-0001 Ola ny bolig 10. jan. 50 dager ikke funnet ennå"
    fri.done("rehouse", "done", "ola", "--to", "own-rented")
    assert found(fri, "rehousing") == []
    fri.done("undo")
    assert len(found(fri, "rehousing")) == 1
    fri.done("undo")
    assert found(fri, "rehousing") == []


def test_a_serious_incident_asks_whether_the_police_know(nora: Workspace) -> None:
    add = ("incident", "add", "nora", "--kind", "violence")
    nora.done(*add, "--severity", "2", "--on", "2009-11-02")
    nora.done(
        *add, "--severity", "3", "--police", "no", "--why", "Ville ikke", "--on", "2009-11-02"
    )
    assert found(nora, "incident") == []
    nora.done(*add, "--severity", "3", "--on", "2009-11-02")
    (one,) = found(nora, "incident")
    assert one == {"section": "missing", "kind": "incident", "resident": "R-0001", "name": "Nora",
                   "on": "2009-11-02", "days": 18, "label": "Vold", "id": "I-3"}  # fmt: skip
    assert line_of(nora, "I-3") == "R-0001 Nora incident 2 Nov Vold (I-3): do the police know?"
    assert line_of(nora, "I-3", "nb") == (
        "R-0001 Nora hendelse 2. nov. Vold (I-3): er det avklart om den skal"
    )
    nora.done("edit", "I-3", "police=yes")
    assert found(nora, "incident") == []
    nora.done("undo")
    assert found(nora, "incident") == [one]
    nora.done("undo")
    assert found(nora, "incident") == []


def test_a_score_taken_without_the_other_of_its_session_is_told_for_thirty_days(
    nora: Workspace,
) -> None:
    for on, instrument in (
        ("2009-11-05", "ors"), ("2009-11-05", "srs"), ("2009-11-12", "ors"), ("2009-11-19", "ors"),
        ("2009-11-18", "barc10"),
    ):  # fmt: skip
        nora.done("score", "add", "nora", "30", "--instrument", instrument, "--on", on)
    (one,) = found(nora, "score")
    assert one == {"section": "missing", "kind": "score", "resident": "R-0001", "name": "Nora",
                   "on": "2009-11-19", "days": 1, "label": "SRS", "number": 2}  # fmt: skip
    assert line_of(nora, "SRS") == "R-0001 Nora score 19 Nov SRS not taken, 2 times"
    assert (
        line_of(nora, "SRS", "nb") == "R-0001 Nora måling 19. nov. SRS ikke gjennomført, 2 ganger"
    )
    assert [one["number"] for one in found(nora, "score", today="2009-12-12")] == [2]
    assert [one["number"] for one in found(nora, "score", today="2009-12-13")] == [1]
    assert found(nora, "score", today="2009-12-20") == []
    nora.done("score", "add", "nora", "36", "--instrument", "srs", "--on", "2009-11-19")
    assert line_of(nora, "SRS") == "R-0001 Nora score 12 Nov SRS not taken"
    nora.done("undo")
    assert found(nora, "score") == [one]
    nora.done("score", "add", "nora", "36", "--instrument", "srs", "--on", "2009-11-13")
    assert [item["label"] for item in found(nora, "score")] == ["SRS", "ORS"]


def test_a_consent_is_told_before_it_runs_out_and_where_it_is_missing(
    make_workspace: Callable[..., Workspace],
) -> None:
    bergen = make_workspace("sent-ute", today="2009-11-20")
    bergen.done("referral", "add", "Per", "--source", bergen.rows(
        "SELECT code FROM term WHERE list = 'source' ORDER BY position")[0][0])  # fmt: skip
    scope = bergen.rows("SELECT code FROM term WHERE list = 'scope' ORDER BY position")[0][0]
    bergen.done("consent", "give", "per", "--scope", scope, "--partner", "helse-bergen",
                "--until", "2009-12-20")  # fmt: skip
    bergen.done("admit", "R-0001")
    (one,) = found(bergen, "consent")
    assert (one["section"], one["days"]) == ("coming", -30)
    bergen.done("consent", "withdraw", "per")
    (one,) = found(bergen, "consent")
    assert one["section"] == "missing"
    bergen.done("undo")
    (one,) = found(bergen, "consent")
    assert one["section"] == "coming"


def test_a_consent_that_ran_out_is_told_for_thirty_days_and_while_something_rests_on_it(
    nora: Workspace,
) -> None:
    def ids(day: str) -> list[str | None]:
        return [one.get("id") for one in found(nora, "consent", today=day)]

    nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--until",
              "2009-12-01", "--on", "2009-11-01")  # fmt: skip
    assert [ids(day) for day in ("2009-12-01", "2009-12-31", "2010-01-01")] == [[None], [None], []]
    nora.done("measure", "start", "nora", "Arbeidstrening", "--provider", "nav")
    assert [ids(day) for day in ("2009-12-01", "2009-12-02", "2010-06-01")] == [
        [None], ["T-1"], ["T-1"],
    ]  # fmt: skip
    told = " ".join(nora.done("today", today="2010-06-01", lang="nb").out.split())
    assert "har løpt ut, T-1 bygger på det: ettervern consent give" in told
    nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", today="2010-06-01")
    assert ids("2010-06-01") == []


def test_an_extension_takes_a_limit_away_and_undo_brings_it_back(nora: Workspace) -> None:
    late = {"today": "2011-10-05"}
    (one,) = found(nora, "stay", **late)
    assert (one["section"], one["on"], one["days"]) == ("overdue", "2011-09-30", 5)
    nora.done("extend", "nora", "--until", "2011-12-31", "--allowed-by", "Leder", "--reason", "x",
              **late)  # fmt: skip
    assert found(nora, "stay", **late) == []
    nora.done("undo", **late)
    assert found(nora, "stay", **late) == [one]


def test_sections_come_in_one_order_and_no_line_passes_eighty_columns(nora: Workspace) -> None:
    nora.done("gap", "add", "Ingen tar imot meldinger om alvorlige hendelser " * 3, "--owner",
              "nav", "--on", "2009-01-01")  # fmt: skip
    nora.done("meeting", "decide", "Ring " * 30, "--owner", "nurse", "--about", "nora", "--due",
              "2009-11-17", "--on", "2009-11-10")  # fmt: skip
    nora.done("referral", "add", "Anna Margrethe Eksempelsen", "--source", "prison",
              "--municipality", "alta", "--on", "2009-10-01")  # fmt: skip
    nora.done("budget", "book", "empty-flats", "120000")
    for lang, heads in (
        ("en", ["Waiting", "The group", "Money"]),
        ("nb", ["Venter", "Samarbeidsmøtet", "Penger"]),
    ):
        lines = nora.done("today", lang=lang).out.splitlines()
        assert [line for line in lines[2:] if line and line[0] != " "][-3:] == heads
        assert max(map(len, lines)) <= 80


def test_a_programme_without_a_rhythm_has_no_next_meeting(alta: Workspace) -> None:
    shared = "agencies: [finnmarkskollektivet, utleieboliger"
    change_config(alta, f"every_days: 28\n          {shared}", shared)
    alta.done("meeting", "hold", *AGENCIES, "--on", "2009-09-01")
    assert found(alta, "meeting") == []


def test_what_is_annulled_is_told_no_more(nora: Workspace) -> None:
    nora.done("gap", "add", "Ingen melderutine", "--owner", "nav", "--on", "2009-01-01")
    nora.done("annul", "J-1", "--reason", "Skrevet to ganger")
    assert found(nora, "gap") == []
    assert found(nora, "gaps") == []
