"""Referrals and the waiting list, typed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace, lived_once


@lived_once()
def asked(alta: Workspace) -> None:
    """Nora and Emil are referred to a house with seven flats."""
    alta.done("referral", "add", "Nora Prøve", "--source", "treatment", "--agency",
              "Finnmarksklinikken", "--municipality", "alta", "--born", "1985",
              "--treatment-began", "2008-09-01", "--treatment-ended", "2009-12-20",
              "--on", "2009-10-01")  # fmt: skip
    alta.done("referral", "add", "Emil Prøve", "--source", "prison", "--on", "2009-10-05")


def waiting(workspace: Workspace, *words: str, today: str = "") -> list[tuple[str, object]]:
    """Who is listed, with the place in the line."""
    rows = workspace.done("referral", "list", *words, "--format", "json", today=today or None).json
    return [(row["name"].split()[0], row["place"]) for row in rows]


def test_a_referral_is_written_down_with_all_that_admission_needs(alta: Workspace) -> None:
    row = alta.done(
        "referral", "add", "Nora Prøve", "--source", "treatment", "--agency", "Klinikken",
        "--municipality", "Alta", "--born", "1985-06-30", "--treatment-began", "2009-01-10",
        "--treatment-ended", "2009-12-20", "--on", "2009-11-01", "--note", "Ringte selv",
        "--format", "json",
    ).json  # fmt: skip
    assert row == {
        "resident": "R-0001",
        "name": "Nora Prøve",
        "programme": "alta",
        "municipality": "alta",
        "status": "referred",
        "admitted_on": None,
        "discharged_on": None,
        "steps": {},
        "unit": None,
        "contact": None,
        "next_follow_up_on": None,
        "overdue_days": None,
        "critical_until": None,
        "id": "N-1",
        "source": "treatment",
        "referred_on": "2009-11-01",
        "waited_days": 19,
        "place": 1,
        "first_in_line": False,
        "agency": "Klinikken",
        "treatment_began_on": "2009-01-10",
        "treatment_ended_on": "2009-12-20",
        "assessed_on": None,
        "offered_on": None,
        "declined_on": None,
        "ask_again_on": None,
        "ended_on": None,
        "reason": None,
        "note": "Ringte selv",
        "change": 2,
        "dry_run": False,
    }
    assert alta.rows("SELECT born FROM resident") == [("1985-06-30",)]


def test_the_waiting_list_has_its_order_and_how_long_each_has_waited(asked: Workspace) -> None:
    asked.done("referral", "decline", "emil", "--reason", "full", "--on", "2009-11-01")
    asked.done("referral", "assess", "nora", "--on", "2009-10-20")
    assert asked.done("referral", "list").out == (
        "           name        referred   waited  from           where it stands\n"
        "1  R-0002  Emil Prøve     5 Oct  46 days  Fengsel        first in line\n"
        "2  R-0001  Nora Prøve     1 Oct  50 days  Rusbehandling  assessed 20 Oct\n"
    )
    rows = asked.done("referral", "list", "--format", "json").json
    contract = ("resident", "name", "status", "source", "referred_on", "waited_days")
    assert [tuple(row[key] for key in contract) for row in rows] == [
        ("R-0002", "Emil Prøve", "referred", "prison", "2009-10-05", 46),
        ("R-0001", "Nora Prøve", "waiting", "treatment", "2009-10-01", 50),
    ]


def test_the_list_speaks_norwegian_and_has_a_table_and_values(asked: Workspace) -> None:
    assert asked.done("referral", "list", lang="nb").out == (
        "           navn        henvist    ventet  fra            status\n"
        "1  R-0001  Nora Prøve  1. okt.  50 dager  Rusbehandling  ikke vurdert\n"
        "2  R-0002  Emil Prøve  5. okt.  46 dager  Fengsel        ikke vurdert\n"
    )
    assert asked.done("referral", "list", "--format", "md").out.splitlines()[2] == (
        "| 1 | N-1 | R-0001 | Nora Prøve | alta | alta | referred | 1 Oct 2009 | 50 | "
        "Rusbehandling | Finnmarksklinikken | not assessed |  |"
    )
    csv = asked.done("referral", "list", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,place,resident,name,programme,status,source,agency,municipality,")
    assert csv[2] == "N-2,2,R-0002,Emil Prøve,alta,referred,prison,,,2009-10-05,46,false,,,,,,,,,"


def test_nobody_waiting_is_said_in_words(alta: Workspace) -> None:
    assert alta.done("referral", "list").out == "Nobody is waiting.\n"
    assert alta.done("referral", "list", "--format", "json").json == []


def test_an_assessed_or_offered_referral_is_waiting(asked: Workspace) -> None:
    told = asked.done("referral", "assess", "nora", "--on", "2009-10-20").out
    assert told == "Nora Prøve (R-0001): assessed 20 Oct 2009, waiting for a place. " \
        "Number 1 in line.\n"  # fmt: skip
    offered = asked.done("referral", "offer", "emil", "--format", "json").json
    assert (offered["status"], offered["offered_on"]) == ("waiting", "2009-11-20")
    listed = asked.done("list", "--status", "waiting", "--format", "json").json
    assert [row["resident"] for row in listed] == ["R-0001", "R-0002"]
    assert asked.done("list", "--status", "referred", "--format", "json").json == []
    asked.refused("referral", "assess", "nora", code=0)
    asked.refused("referral", "offer", "emil", code=0)


def test_dates_count_and_not_the_order_of_typing(asked: Workspace) -> None:
    asked.done("referral", "offer", "nora", "--on", "2009-10-20")
    asked.done("referral", "assess", "nora", "--on", "2009-10-10")
    asked.refused("referral", "decline", "nora", "--reason", "risk", "--on", "2009-10-19")
    asked.refused("referral", "withdraw", "nora", "--on", "2009-10-19")
    asked.refused("referral", "assess", "emil", "--on", "2009-10-04")
    asked.done("referral", "offer", "emil", "--on", "2009-10-20")
    asked.refused("referral", "assess", "emil", "--on", "2009-10-21")
    asked.refused("referral", "offer", "nora", "--on", "2009-11-21")


def test_a_step_that_has_another_day_is_not_how_it_stands(asked: Workspace) -> None:
    for verb, field in (("assess", "assessed_on"), ("offer", "offered_on")):
        asked.done("referral", verb, "nora", "--on", "2009-11-18")
        again = asked.done("referral", verb, "nora", "--on", "2009-11-18")
        assert again.err == "That is how it stands already.\n"
        other = asked.refused("referral", verb, "nora", "--on", "2009-11-19")
        assert other.endswith(f", on 18 Nov 2009. Correct it: ettervern edit N-1 {field}=DATE\n")


def test_who_is_declined_because_it_is_full_stays_first_in_line(asked: Workspace) -> None:
    told = asked.done("referral", "decline", "emil", "--reason", "full").out
    assert told == (
        "Emil Prøve (R-0002): declined 20 Nov 2009, Ingen ledig plass; stays first in line. "
        "Number 1 in line.\n"
    )
    assert waiting(asked) == [("Emil", 1), ("Nora", 2)]
    row = asked.done("referral", "offer", "emil", "--format", "json").json
    assert (row["place"], row["first_in_line"]) == (1, True)


def test_who_is_declined_as_too_early_is_asked_again_on_a_date(asked: Workspace) -> None:
    asked.done("referral", "decline", "nora", "--reason", "too-early", "--ask-again", "2009-11-25")
    assert waiting(asked) == [("Emil", 1)]
    assert waiting(asked, "--status", "later") == [("Nora", None)]
    assert waiting(asked, today="2009-11-25") == [("Nora", 1), ("Emil", 2)]
    assert "--status later" in asked.done("referral", "list").err
    today = asked.done("today", "--format", "json").json[0]
    found = [(matter["kind"], matter["resident"], matter["on"]) for matter in today["coming"]]
    assert found == [("referral", "R-0001", "2009-11-25")]
    asked.done("referral", "offer", "nora")
    assert waiting(asked) == [("Nora", 1), ("Emil", 2)]
    assert asked.done("today", "--format", "json").json[0]["coming"] == []


def test_a_day_to_ask_again_is_worked_out_where_none_is_given(asked: Workspace) -> None:
    nora = asked.done("referral", "decline", "nora", "--reason", "too-early", "--format", "json")
    assert nora.json["ask_again_on"] == "2009-12-20"  # the end of treatment
    emil = asked.done("referral", "decline", "emil", "--reason", "too-early", "--on", "2009-11-01",
                      "--format", "json")  # fmt: skip
    assert emil.json["ask_again_on"] == "2009-12-01"
    asked.refused("referral", "decline", "emil", "--reason", "full", "--ask-again", "2010-01-01",
                  code=2)  # fmt: skip
    asked.refused("referral", "decline", "emil", "--reason", "too-early", "--ask-again",
                  "2009-11-19")  # fmt: skip


@pytest.mark.parametrize("reason", ["not-target-group", "no-consent", "risk"])
def test_every_other_reason_ends_the_referral(asked: Workspace, reason: str) -> None:
    row = asked.done("referral", "decline", "nora", "--reason", reason, "--format", "json").json
    assert (row["status"], row["ended_on"], row["reason"]) == ("declined", "2009-11-20", reason)
    assert waiting(asked) == [("Emil", 1)]
    assert waiting(asked, "--status", "declined") == [("Nora", None)]
    asked.refused("referral", "decline", "nora", "--reason", reason)
    assert asked.done("list", "--status", "all", "--format", "json").json[0]["status"] == "declined"
    asked.done("referral", "add", "R-0001", "--source", "treatment")
    assert waiting(asked) == [("Emil", 1), ("Nora", 2)]


def test_a_place_can_be_offered_again_and_the_time_between_stays_waited(asked: Workspace) -> None:
    asked.done("referral", "offer", "nora", "--on", "2009-10-10")
    asked.done("referral", "decline", "nora", "--reason", "too-early", "--on", "2009-10-20")
    asked.done("referral", "offer", "nora", "--on", "2009-11-10")
    assert counted(asked, "2009-10") == (1, 1)
    assert counted(asked, "2009-11") == (1, 1)


def test_who_asks_no_longer_is_out_of_the_line(asked: Workspace) -> None:
    told = asked.done("referral", "withdraw", "nora", "--on", "2009-11-02", lang="nb").out
    assert told == "Nora Prøve (R-0001): ber ikke lenger om plass, 2. nov. 2009.\n"
    rows = asked.done("referral", "list", "--status", "withdrawn", "--format", "json").json
    assert [(row["waited_days"], row["ended_on"]) for row in rows] == [(32, "2009-11-02")]


def test_nobody_asks_twice_at_once_or_where_they_are_already(asked: Workspace) -> None:
    assert "1 Oct 2009" in asked.refused("referral", "add", "R-0001", "--source", "prison")
    asked.done("admit", "R-0001", "--on", "2009-11-01")
    assert "since 1 Nov 2009" in asked.refused("referral", "add", "R-0001", "--source", "prison")
    asked.done("discharge", "nora", "--to", "own-rented", "--on", "2009-11-10")
    asked.refused("referral", "add", "R-0001", "--source", "prison", "--on", "2009-11-09")
    asked.done("referral", "add", "R-0001", "--source", "prison", "--on", "2009-11-10")
    asked.refused("referral", "add", "R-0099", "--source", "prison")
    asked.refused("referral", "add", "Ola", "--source", "nowhere")
    asked.refused("referral", "add", "Ola", code=2)
    asked.refused("referral", "offer", "R-0099")
    assert asked.rows("SELECT count(*) FROM resident") == [(2,)]


# --- admission ---------------------------------------------------------------------------------


def test_admission_types_nothing_twice_and_ends_the_referral(asked: Workspace) -> None:
    asked.done("admit", "R-0001", "--on", "2009-11-10")
    assert asked.rows(
        "SELECT m.code, c.code, s.agency, p.code, s.treatment_began_on, s.treatment_ended_on "
        "FROM stay s JOIN municipality m ON m.id = s.municipality_id "
        "JOIN term c ON c.id = s.source_id JOIN partner p ON p.id = s.partner_id"
    ) == [("alta", "treatment", "Finnmarksklinikken", "finnmarkskollektivet", "2008-09-01",
           "2009-12-20")]  # fmt: skip
    assert asked.rows("SELECT ended_on, ending, stay_id FROM referral WHERE id = 1") == [
        ("2009-11-10", "admitted", 1)
    ]
    assert waiting(asked) == [("Emil", 1)]


def test_what_is_said_at_the_admission_wins_over_the_referral(asked: Workspace) -> None:
    asked.done("admit", "R-0001", "--from", "prison", "--agency", "Alta fengsel",
               "--treatment-ended", "2009-11-01")  # fmt: skip
    assert asked.rows(
        "SELECT c.code, s.agency, s.partner_id, s.treatment_ended_on FROM stay s "
        "JOIN term c ON c.id = s.source_id"
    ) == [("prison", "Alta fengsel", None, "2009-11-01")]


def test_the_flat_of_a_partner_is_open_to_whom_it_referred(asked: Workspace) -> None:
    reserved = asked.rows("SELECT code FROM unit WHERE reserved_for_id IS NOT NULL")[0][0]
    asked.done("admit", "R-0001", "--unit", reserved)
    asked.refused("admit", "R-0002", "--unit", reserved)


def test_an_admission_before_the_referral_is_refused(asked: Workspace) -> None:
    asked.refused("admit", "R-0001", "--on", "2009-09-30")
    asked.done("referral", "assess", "nora", "--on", "2009-10-20")
    asked.refused("admit", "R-0001", "--on", "2009-10-19")
    assert asked.rows("SELECT count(*) FROM stay") == [(0,)]


def test_after_an_exit_the_same_person_is_referred_and_admitted_again(asked: Workspace) -> None:
    asked.done("admit", "R-0001", "--on", "2009-10-10")
    asked.done("discharge", "nora", "--to", "own-rented", "--on", "2009-11-01")
    asked.done("referral", "add", "R-0001", "--source", "prison", "--on", "2009-11-05")

    def status(wanted: str) -> list[tuple[str, str]]:
        rows = asked.done("list", "--status", wanted, "--format", "json").json
        return [(row["resident"], row["status"]) for row in rows]

    assert status("discharged") == []
    assert status("referred") == [("R-0001", "referred"), ("R-0002", "referred")]
    assert status("all") == [("R-0001", "referred"), ("R-0002", "referred")]
    shown = asked.done("show", "nora", "--format", "json").json
    assert (shown["status"], shown["admitted_on"], len(shown["stays"])) == ("referred", None, 1)
    asked.done("admit", "R-0001", "--on", "2009-11-06")
    assert status("all") == [("R-0001", "admitted"), ("R-0002", "referred")]
    assert asked.rows("SELECT count(*), count(DISTINCT resident_id) FROM stay") == [(2, 1)]
    assert asked.rows("SELECT ending, stay_id FROM referral ORDER BY id") == [
        ("admitted", 1), (None, None), ("admitted", 2)
    ]  # fmt: skip


def test_list_filters_and_sorts_those_without_a_stay_too(asked: Workspace) -> None:
    asked.done("admit", "R-0002", "--on", "2009-11-01")

    def codes(*words: str) -> list[str]:
        rows = asked.done("list", *words, "--format", "json").json
        return [row["resident"] for row in rows]

    assert codes("--status", "all", "--municipality", "alta") == ["R-0001", "R-0002"]
    assert codes("--status", "referred", "--municipality", "alta") == ["R-0001"]
    assert codes("--status", "all", "--unit", "1") == []
    for key in ("name", "step", "since", "unit", "due", "admitted"):
        assert sorted(codes("--status", "all", "--sort", key)) == ["R-0001", "R-0002"]
    assert codes() == ["R-0002"]
    csv = asked.done("list", "--status", "referred", "--format", "csv").out.splitlines()[1]
    assert csv == "R-0001,Nora Prøve,alta,alta,referred,,,,,,,,,,,,,,"
    assert "referred" in asked.done("list", "--status", "all").out
    assert "henvist" in asked.done("list", "--status", "all", "--format", "md", lang="nb").out


def test_a_likely_duplicate_is_pointed_out_when_somebody_is_referred(asked: Workspace) -> None:
    def warned(*words: str) -> bool:
        tried = ("referral", "add", *words, "--source", "prison", "--dry-run")
        return "R-0001 Nora Prøve" in asked.done(*tried).err

    assert warned("Nora Prøve")
    assert warned("Nora Prove", "--born", "1985", "--municipality", "alta")
    assert not warned("Nora Prøve", "--born", "1984")
    assert not warned("Ola Prøve", "--born", "1985")
    assert "R-0001" in asked.done("admit", "Nora Prøve", "--dry-run").err


def test_another_municipality_is_another_person(make_workspace: Callable[..., Workspace]) -> None:
    fri = make_workspace("fri")
    fri.done("referral", "add", "Nora Prøve", "--source", "treatment", "--municipality", "bodo")

    def warned(town: str) -> bool:
        words = ("referral", "add", "Nora Prøve", "--source", "treatment", "--municipality", town)
        return "R-0001" in fri.done(*words, "--dry-run").err

    assert warned("bodo")
    assert not warned("fauske")


TWO = """\
language: en
programmes:
  house:
    name: The house
    host: The town
    sources: {prison: {name: Prison}}
    decline_reasons: {full: {name: Full, effect: first-in-line}}
  work:
    name: The workshop
    host: The town
    sources: {house: {name: The house}}
    decline_reasons: {full: {name: Full, effect: first-in-line}}
    partners: {nav: {name: Nav, consent_needed: true}}
    consent: {scopes: {plan: {name: The plan}}}
"""


def test_in_several_programmes_an_open_referral_says_which_is_meant(alta: Workspace) -> None:
    alta.config.write_text(TWO, encoding="utf-8")
    assert alta.run("list").code == 0
    assert "house, work" in alta.refused("referral", "add", "Nora", "--source", "prison", code=2)
    alta.done("-p", "house", "referral", "add", "Nora", "--source", "prison")
    alta.done("admit", "R-0001")
    assert "house, work" in alta.refused("admit", "Emil", code=2)
    assert "house, work" in alta.refused("admit", "R-0001", code=2)
    alta.done("-p", "work", "referral", "add", "R-0001", "--source", "house")
    alta.done("referral", "assess", "nora")
    give = ("consent", "give", "nora", "--scope", "plan", "--partner", "nav")
    assert "house, work" in alta.refused(*give, code=2)
    alta.done("-p", "work", *give)
    alta.done("consent", "withdraw", "nora")
    assert [row["programme"] for row in both(alta, "all")] == ["house", "work"]
    assert [row["programme"] for row in both(alta, "waiting")] == ["work"]
    alta.done("admit", "R-0001")
    assert {(row["programme"], row["status"]) for row in both(alta, "all")} == {
        ("house", "admitted"), ("work", "admitted")
    }  # fmt: skip
    alta.done("-p", "work", "referral", "add", "Emil", "--source", "house")
    shown = alta.done("show", "emil", "--format", "json").json
    assert (shown["programme"], shown["status"]) == ("work", "referred")


def both(workspace: Workspace, status: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = workspace.done("list", "--status", status, "--format", "json").json
    return rows


# --- reading, correcting, taking back ------------------------------------------------------------


def test_show_tells_what_became_of_a_referral(asked: Workspace) -> None:
    asked.done("referral", "assess", "nora", "--on", "2009-10-20", "--note", "God samtale")
    asked.done("referral", "decline", "nora", "--reason", "too-early", "--on", "2009-10-21")
    shown = asked.done("show", "nora").out
    assert "Nora Prøve (R-0001), Ettervernsboligene i Alta: waiting" in shown
    assert "   1 Oct  N-1  referral  referred, from Rusbehandling, Finnmarksklinikken" in shown
    assert "in treatment until 20 Dec. God samtale" in " ".join(shown.split())
    assert "  20 Oct  N-1  referral  assessed\n" in shown
    assert "  21 Oct  N-1  referral  declined: For tidlig; ask again 20 Dec\n" in shown
    found = asked.done("show", "nora", "--format", "json").json
    assert [entry["id"] for entry in found["referrals"]] == ["N-1"]
    assert found["referrals"][0]["assessed_on"] == "2009-10-20"
    assert asked.done("show", "nora", "--since", "2009-10-02", "--format", "json").json[
        "referrals"
    ] == []  # fmt: skip
    assert "avslått: For tidlig" in asked.done("show", "nora", "--format", "md", lang="nb").out


def test_a_referral_is_corrected_within_its_own_order(asked: Workspace) -> None:
    asked.done("referral", "decline", "nora", "--reason", "risk", "--on", "2009-11-01")
    asked.done("edit", "N-1", "agency=Aksis", "source=prison", "referred_on=2009-10-02")
    asked.refused("edit", "N-1", "referred_on=2009-11-02")
    asked.refused("edit", "N-1", "assessed_on=2009-10-01")
    asked.refused("edit", "N-1", "declined_on=2009-11-03")
    asked.refused("edit", "N-1", "reason=full")
    asked.refused("edit", "N-1", "ask_again_on=2009-12-01", code=2)
    asked.refused("edit", "N-2", "declined_on=2009-11-01", code=2)
    asked.refused("edit", "N-2", "ended_on=2009-11-01", code=2)
    asked.done("edit", "N-1", "reason=not-target-group")
    asked.done("edit", "N-1", "declined_on=2009-11-03", "ended_on=2009-11-03")
    assert asked.rows("SELECT referred_on, declined_on, ended_on FROM referral WHERE id = 1") == [
        ("2009-10-02", "2009-11-03", "2009-11-03")
    ]
    asked.done("referral", "add", "R-0001", "--source", "prison", "--on", "2009-11-03")
    asked.refused("edit", "N-3", "referred_on=2009-11-02")
    asked.done("annul", "N-1", "--reason", "Feil person")
    asked.done("edit", "N-3", "referred_on=2009-11-02")


def test_a_corrected_admission_takes_the_end_of_the_referral_along(asked: Workspace) -> None:
    asked.done("referral", "assess", "nora", "--on", "2009-10-20")
    asked.done("admit", "R-0001", "--on", "2009-11-01")
    asked.done("edit", "S-1", "admitted_on=2009-10-25")
    assert asked.rows("SELECT ended_on FROM referral WHERE id = 1") == [("2009-10-25",)]
    asked.refused("edit", "S-1", "admitted_on=2009-10-19")
    asked.refused("edit", "N-1", "ended_on=2009-10-24")
    assert asked.rows("SELECT admitted_on FROM stay") == [("2009-10-25",)]


def test_an_annulled_stay_leaves_the_person_waiting_again(asked: Workspace) -> None:
    asked.done("admit", "R-0001", "--on", "2009-11-01")
    asked.done("annul", "S-1", "--reason", "Feil person")
    assert waiting(asked) == [("Nora", 1), ("Emil", 2)]
    asked.done("admit", "R-0001", "--on", "2009-11-01")
    asked.done("discharge", "nora", "--to", "unknown", "--on", "2009-11-02")
    asked.done("referral", "add", "R-0001", "--source", "prison", "--on", "2009-11-03")
    asked.refused("annul", "S-1", "--reason", "Feil person")


VERBS = [
    ("referral", "add", "Siri", "--source", "prison"),
    ("referral", "assess", "nora"),
    ("referral", "offer", "nora"),
    ("referral", "decline", "nora", "--reason", "full"),
    ("referral", "decline", "nora", "--reason", "risk", "--note", "Se møtet"),
    ("referral", "withdraw", "nora", "--on", "2009-11-01"),
    ("admit", "R-0001"),
]


def everything(workspace: Workspace) -> list[list[tuple[Any, ...]]]:
    tables = ("resident", "referral", "stay", "move")
    return [workspace.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_undo_takes_back_each_verb(asked: Workspace, words: tuple[str, ...]) -> None:
    before = everything(asked)
    asked.done(*words)
    assert everything(asked) != before
    asked.done("undo")
    assert everything(asked) == before


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_dry_run_writes_nothing(asked: Workspace, words: tuple[str, ...]) -> None:
    before = everything(asked)
    result = asked.done(*words, "--dry-run")
    assert result.out.startswith("Would be done: ")
    assert asked.done(*words, "--dry-run", lang="nb").out != result.out
    assert everything(asked) == before


def test_referrals_go_through_a_batch(alta: Workspace) -> None:
    lines = 'referral add "Nora Prøve" --source prison\nreferral assess nora\nadmit R-0001\n'
    alta.done("batch", stdin=lines)
    assert alta.rows("SELECT ending FROM referral") == [("admitted",)]
    alta.refused("batch", stdin="referral list\n", code=2)


# --- the report -------------------------------------------------------------------------------


def counted(workspace: Workspace, month: str) -> tuple[object, object]:
    """Referred and waiting on a month's last day."""
    people = workspace.done("report", "month", month, "--format", "json").json["people"]
    return people["referred"], people["waiting"]


def test_the_report_counts_who_asks_on_its_last_day_by_dates_alone(asked: Workspace) -> None:
    assert counted(asked, "2009-09") == (0, 0)
    assert counted(asked, "2009-10") == (2, 0)
    asked.done("referral", "assess", "nora", "--on", "2009-10-31")
    assert counted(asked, "2009-10") == (1, 1)
    asked.done("referral", "decline", "emil", "--reason", "full", "--on", "2009-10-31")
    assert counted(asked, "2009-10") == (1, 1)
    asked.done("referral", "withdraw", "emil", "--on", "2009-10-31")
    assert counted(asked, "2009-10") == (0, 1)
    asked.done("admit", "R-0001", "--on", "2009-10-31")
    assert counted(asked, "2009-10") == (0, 0)
    text = asked.done("report", "month", "2009-10").out
    assert "Asking for a place" not in text


def test_what_is_dated_later_does_not_change_a_months_report(asked: Workspace) -> None:
    def report() -> str:
        return asked.done("report", "month", "2009-10", "--format", "md").out

    before = report()
    assert "| referred, not yet assessed | 2 |" in before
    asked.done("referral", "assess", "nora", "--on", "2009-11-01", "--note", "God samtale")
    asked.done("referral", "decline", "nora", "--reason", "too-early", "--on", "2009-11-02")
    asked.done("referral", "offer", "nora", "--on", "2009-11-03")
    asked.done("admit", "R-0001", "--on", "2009-11-04")
    asked.done("referral", "withdraw", "emil", "--on", "2009-11-04", "--note", "Flyttet")
    assert report() == before
    asked.done("edit", "N-2", "referred_on=2009-10-06")
    assert report() != before
