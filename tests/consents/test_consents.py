"""Consents: what they allow, when they end, and what stops without one."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.consents.verbs import covers, in_force
from ettervern_cli.programme.programme import choose_programme
from tests.conftest import Workspace, lived_once
from tests.helpers.examples import examples

DAY = "2020-11-20"


@lived_once("sent-ute", today=DAY)
def bergen(workspace: Workspace) -> None:
    """A programme that rests on consent; Per is referred."""
    workspace.done("referral", "add", "Per Prøve", "--source", "lar", "--on", "2020-10-01")


@lived_once()
def alta_nora(alta: Workspace) -> None:
    """A programme that asks for consent with some partners; Nora lives there."""
    alta.done("admit", "Nora Prøve", "--on", "2009-11-01")


def uncovered(workspace: Workspace, on: str, *partners: str) -> list[str]:
    """Partners that may not be told about the first person on a day."""
    db = workspace.open()
    try:
        programme = choose_programme(db, None)
        rows = db.execute("SELECT id, code FROM partner").fetchall()
        ids = [number for number, code in rows if not partners or code in partners]
        return [one.code for one in covers(db, 1, programme, ids, dt.date.fromisoformat(on))]
    finally:
        db.close()


def test_a_consent_is_given_to_partners_by_code_name_or_alias(alta_nora: Workspace) -> None:
    row = alta_nora.done(
        "consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--partner",
        "Finnmarksklinikken", "--until", "2009-12-31", "--note", "På papir", "--on", "2009-11-02",
        "--format", "json",
    ).json  # fmt: skip
    own = {
        "id": "C-1",
        "resident": "R-0001",
        "name": "Nora Prøve",
        "programme": "alta",
        "scope": "plan",
        "scope_name": "Samarbeid om individuell plan",
        "partners": ["finnmarkskollektivet", "nav"],
        "from": "2009-11-02",
        "until": "2009-12-31",
        "withdrawn_on": None,
        "in_force": True,
        "note": "På papir",
    }
    assert row == {
        **alta_nora.done("list", "--format", "json").json[0],
        **own,
        "change": 3,
        "dry_run": False,
    }
    assert alta_nora.done("consent", "list", "--format", "json").json == [own]
    assert alta_nora.done("consent", "list", "nora", "--format", "json").json == [own]


def test_the_list_of_consents_is_for_people_and_for_spreadsheets(alta_nora: Workspace) -> None:
    give = ("consent", "give", "nora", "--scope")
    alta_nora.done(*give, "plan", "--partner", "nav", "--until", "2009-11-19", "--on", "2009-11-02")
    alta_nora.done(*give, "treatment", "--partner", "rio", "--on", "2009-11-03")
    alta_nora.done(*give, "plan", "--partner", "aksis", "--until", "2009-12-01")
    alta_nora.done("consent", "withdraw", "nora", "--scope", "treatment")
    assert alta_nora.done("consent", "list").out == (
        "             name        what                             from  holds\n"
        "C-1  R-0001  Nora Prøve  Samarbeid om individuell plan   2 Nov  ran out 19 Nov\n"
        "    Nav\n"
        "C-2  R-0001  Nora Prøve  Opplysninger fra                3 Nov  withdrawn 20 Nov\n"
        "                         behandlingsstedet\n"
        "    RIO\n"
        "C-3  R-0001  Nora Prøve  Samarbeid om individuell plan  20 Nov  until 1 Dec\n"
        "    Aksis\n"
    )
    csv = alta_nora.done("consent", "list", "--format", "csv").out.splitlines()
    assert csv[0] == (
        "id,resident,name,programme,scope,scope_name,partners,from,until,withdrawn_on,in_force,note"
    )
    assert csv[2] == (
        "C-2,R-0001,Nora Prøve,alta,treatment,Opplysninger fra behandlingsstedet,rio,2009-11-03,,"
        "2009-11-20,false,"
    )
    table = alta_nora.done("consent", "list", "--format", "md", lang="nb").out
    assert "| 2. nov. 2009 | utløpt 19. nov. 2009 |" in table


def test_no_consent_is_said_in_words(alta_nora: Workspace) -> None:
    assert alta_nora.done("consent", "list", lang="nb").out == "Ingen samtykker er registrert.\n"


def test_what_cannot_be_consented_to_is_refused(alta_nora: Workspace) -> None:
    give = ("consent", "give", "nora", "--scope")
    alta_nora.refused(*give, "everything", "--partner", "nav")
    alta_nora.refused(*give, "plan", "--partner", "nobody")
    alta_nora.refused(*give, "plan", "--partner", "nav", "--until", "2009-11-19")
    alta_nora.refused(*give, "plan", "--partner", "nav", "--on", "2009-11-21")
    alta_nora.refused(*give, "plan", code=2)
    alta_nora.refused("consent", "withdraw", "nora")
    alta_nora.done(*give, "plan", "--partner", "nav")
    alta_nora.refused(*give, "plan", "--partner", "Nav", code=0)
    alta_nora.refused("consent", "withdraw", "nora", "--scope", "treatment")
    alta_nora.refused("consent", "withdraw", "nora", "--on", "2009-11-19")
    assert alta_nora.rows("SELECT count(*) FROM consent") == [(1,)]


def test_the_last_day_is_included_and_the_day_of_withdrawal_is_not(alta_nora: Workspace) -> None:
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--on",
                   "2009-11-05", "--until", "2009-11-10")  # fmt: skip
    days = ("2009-11-04", "2009-11-05", "2009-11-10", "2009-11-11")
    assert [uncovered(alta_nora, day, "nav") for day in days] == [["nav"], [], [], ["nav"]]
    alta_nora.done("consent", "withdraw", "nora", "--on", "2009-11-08")
    around = ("2009-11-07", "2009-11-08")
    assert [uncovered(alta_nora, day, "nav") for day in around] == [[], ["nav"]]


def test_a_partner_that_needs_no_consent_is_covered_without_one(alta_nora: Workspace) -> None:
    hosts = ["sosialtjenesten", "miljoarbeidertjenesten"]
    others = ["finnmarkskollektivet", "utleieboliger", "nav", "aksis", "rode-kors", "hjemkommunen",
              "rio", "an", "mental-helse"]  # fmt: skip
    assert uncovered(alta_nora, "2009-11-20") == others
    assert uncovered(alta_nora, "2009-11-20", *hosts) == []
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "aksis")
    # Papers from the place of treatment are no ground to sit in a meeting or to give a measure.
    alta_nora.done("consent", "give", "nora", "--scope", "treatment", "--partner", "rode-kors")
    assert uncovered(alta_nora, "2009-11-20") == [one for one in others if one != "aksis"]


def test_every_partner_needs_consent_where_the_programme_rests_on_it(bergen: Workspace) -> None:
    text = bergen.config.read_text(encoding="utf-8")
    text = text.replace("strax: {name: Strax-huset, consent_needed: true}", "strax: {name: Strax}")
    bergen.config.write_text(text, encoding="utf-8")
    bergen.done("list")
    assert uncovered(bergen, DAY, "strax", "police") == ["police", "strax"]


@settings(
    derandomize=True,
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(1, 20), st.none() | st.integers(1, 20), st.none() | st.integers(1, 20))
def test_a_consent_holds_on_exactly_the_days_between(
    alta_nora: Workspace, first: int, last: int | None, withdrawn: int | None
) -> None:
    def day(number: int) -> str:
        return f"2009-11-{number:02}"

    while alta_nora.rows("SELECT 1 FROM consent"):
        alta_nora.done("undo")
    if last is not None and last < first:
        return
    until = ("--until", day(last)) if last is not None else ()
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--on",
                   day(first), *until)  # fmt: skip
    if withdrawn is not None and first <= withdrawn <= (last or 20):
        alta_nora.done("consent", "withdraw", "nora", "--on", day(withdrawn))
    else:
        withdrawn = None
    held = [n for n in range(1, 29) if uncovered(alta_nora, day(n), "nav") == []]
    ends = min(28, last or 28, (withdrawn or 29) - 1)
    assert held == list(range(first, ends + 1))


# --- a programme that rests on consent -------------------------------------------------------


def give(workspace: Workspace, *words: str) -> None:
    workspace.done("consent", "give", "per", "--scope", "coordination", "--partner", "police",
                   *words)  # fmt: skip


def test_nobody_is_admitted_without_consent_and_the_next_step_is_said(bergen: Workspace) -> None:
    new = bergen.refused("admit", "Siri Prøve")
    assert new == (
        "Sent Ute admits nobody without consent. First: ettervern referral add NAME --source "
        "SOURCE, then ettervern consent give CODE --scope SCOPE --partner PARTNER; then admit the "
        "code.\n"
    )
    known = bergen.refused("admit", "R-0001", lang="nb")
    assert known == (
        "Sent Ute krever samtykke, og Per Prøve (R-0001) har ikke noe gyldig "
        "20. nov. 2020. Først: ettervern consent give R-0001 --scope OMFANG --partner PARTNER\n"
    )
    assert bergen.rows("SELECT count(*) FROM stay UNION ALL SELECT count(*) FROM resident") == [
        (0,), (1,)
    ]  # fmt: skip


def test_consent_must_be_in_force_on_the_day_of_admission(bergen: Workspace) -> None:
    give(bergen, "--on", "2020-10-15", "--until", "2020-10-31")
    bergen.refused("admit", "R-0001", "--on", "2020-10-14")
    bergen.refused("admit", "R-0001", "--on", "2020-11-01")
    bergen.done("admit", "R-0001", "--on", "2020-10-31")


def test_somebody_only_referred_can_consent(bergen: Workspace) -> None:
    give(bergen)
    row = bergen.done("list", "--status", "referred", "--format", "json").json[0]
    assert row["resident"] == "R-0001"
    bergen.done("admit", "R-0001")


@pytest.fixture
def withdrawn(bergen: Workspace) -> Workspace:
    """Per came on consent, and withdrew it on 10 November."""
    give(bergen, "--on", "2020-10-15")
    bergen.done("admit", "R-0001", "--on", "2020-10-20")
    warned = bergen.done("consent", "withdraw", "per", "--on", "2020-11-10").err
    assert "refused until a new one is given" in warned
    return bergen


def test_a_withdrawn_consent_stops_new_entries_but_not_reading_or_the_end(
    withdrawn: Workspace,
) -> None:
    told = withdrawn.refused("log", "per", "Samtale")
    assert "ettervern consent give R-0001" in told
    assert "bygger på samtykke" in withdrawn.refused("log", "per", lang="nb")
    withdrawn.refused("log", "per", "--on", "2020-11-10")
    withdrawn.refused("meeting", "hold", "--present", "police", "--about", "per")
    for verb, what in (("exclusion add", "strax"), ("home wish", "Hybel"),
                       ("benefit apply", "kvp"), ("volunteer match", "Tom")):  # fmt: skip
        said = withdrawn.refused(*verb.split(), "per", what, today="2020-11-11")
        assert "has none in force on 11 Nov 2020" in said
    withdrawn.done("exclusion", "add", "per", "strax", "--on", "2020-10-01")  # before he came
    assert withdrawn.rows("SELECT count(*) FROM follow_up") == [(0,)]
    for words in (["show", "per"], ["consent", "list", "per"], ["list"], ["due"], ["today"]):
        withdrawn.done(*words)
    withdrawn.done("discharge", "per", "--to", "unknown", "--reason", "own-wish")


def test_what_happened_while_consent_was_in_force_can_still_be_written(
    withdrawn: Workspace,
) -> None:
    withdrawn.done("log", "per", "Samtale", "--on", "2020-11-09")


def test_a_new_consent_opens_the_work_again(withdrawn: Workspace) -> None:
    give(withdrawn)
    withdrawn.done("log", "per", "Samtale")
    withdrawn.refused("log", "per", "Samtale", "--on", "2020-11-19")


def test_today_says_who_has_no_consent_and_whose_runs_out(bergen: Workspace) -> None:
    def matters(section: str) -> list[tuple[str, str | None]]:
        found = bergen.done("today", "--format", "json").json[0][section]
        return [(one["kind"], one["on"]) for one in found if one["kind"] == "consent"]

    give(bergen, "--on", "2020-10-15", "--until", "2020-12-20")
    bergen.done("admit", "R-0001", "--on", "2020-10-20")
    assert matters("coming") == [("consent", "2020-12-20")]
    assert "consent" in bergen.done("today").out
    give(bergen, "--until", "2020-12-21")
    assert matters("coming") == []
    bergen.done("consent", "withdraw", "per")
    assert matters("missing") == [("consent", None)]
    assert "ingen gyldige" in bergen.done("today", lang="nb").out


def test_one_that_ran_out_elsewhere_is_pointed_out_for_thirty_days(alta_nora: Workspace) -> None:
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--on",
                   "2009-11-02", "--until", "2009-11-18")  # fmt: skip

    def overdue(today: str) -> list[int]:
        found = alta_nora.done("today", "--format", "json", today=today).json[0]["overdue"]
        return [one["days"] for one in found if one["kind"] == "consent"]

    assert (overdue("2009-11-20"), overdue("2009-12-18"), overdue("2009-12-19")) == ([2], [30], [])


def test_advance_rests_on_consent_too(make_workspace: Callable[..., Workspace]) -> None:
    alta = make_workspace("alta")
    text = alta.config.read_text(encoding="utf-8").replace("required: false", "required: true")
    alta.config.write_text(text, encoding="utf-8")
    alta.done("referral", "add", "Nora Prøve", "--source", "treatment", "--on", "2009-08-01")
    alta.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--on",
              "2009-08-01")  # fmt: skip
    alta.done("admit", "R-0001", "--on", "2009-08-10")
    alta.done("consent", "withdraw", "nora")
    assert "consent give" in alta.refused("advance", "nora", "--override", "Klar")
    alta.done("advance", "nora", "--override", "Klar", "--on", "2009-11-19")


# --- correcting, taking back, reporting ------------------------------------------------------


def test_an_admission_keeps_the_consent_that_it_rests_on(bergen: Workspace) -> None:
    give(bergen, "--on", "2020-10-15")
    bergen.done("edit", "C-1", "from=2020-10-14", "until=2020-12-31")
    bergen.done("admit", "R-0001", "--on", "2020-10-20")
    bergen.refused("annul", "C-1", "--reason", "Feil person")
    bergen.refused("edit", "C-1", "from=2020-10-21")
    bergen.refused("edit", "C-1", "withdrawn_on=2020-10-20")
    bergen.refused("edit", "C-1", "until=2020-10-13")
    bergen.done("edit", "C-1", "until=2020-10-20", "scope=health")
    give(bergen, "--on", "2020-10-20")
    bergen.done("annul", "C-1", "--reason", "Feil person")
    assert bergen.rows("SELECT count(*) FROM consent_partner") == [(1,)]


VERBS = [
    ("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--partner", "aksis"),
    ("consent", "withdraw", "nora", "--note", "På telefon"),
    ("annul", "C-1", "--reason", "Feil person"),
    ("edit", "C-1", "until=2009-12-01"),
]


def everything(workspace: Workspace) -> list[list[tuple[Any, ...]]]:
    tables = ("consent", "consent_partner")
    return [workspace.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_undo_takes_back_each_verb_and_a_dry_run_writes_nothing(
    alta_nora: Workspace, words: tuple[str, ...]
) -> None:
    alta_nora.done("consent", "give", "nora", "--scope", "treatment", "--partner", "rio")
    before = everything(alta_nora)
    assert alta_nora.done(*words, "--dry-run").out.startswith("Would be done: ")
    assert everything(alta_nora) == before
    alta_nora.done(*words)
    assert everything(alta_nora) != before
    alta_nora.done("undo")
    assert everything(alta_nora) == before


def test_the_history_knows_whose_consent_it_was(alta_nora: Workspace) -> None:
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav")
    assert alta_nora.rows(
        "SELECT DISTINCT table_name FROM history WHERE resident_id = 1 AND table_name LIKE 'cons%'"
    ) == [("consent",), ("consent_partner",)]


def test_show_tells_of_consents_given_and_withdrawn(alta_nora: Workspace) -> None:
    alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--until",
                   "2010-01-31", "--on", "2009-11-05")  # fmt: skip
    alta_nora.done("consent", "withdraw", "nora")
    shown = " ".join(alta_nora.done("show", "nora").out.split())
    assert "5 Nov C-1 consent Samarbeid om individuell plan: Nav; until 31 Jan 2010" in shown
    assert "20 Nov C-1 consent Samarbeid om individuell plan: withdrawn" in shown
    found = alta_nora.done("show", "nora", "--format", "json").json["consents"]
    assert [(one["id"], one["partners"], one["withdrawn_on"]) for one in found] == [
        ("C-1", ["nav"], "2009-11-20")
    ]


def test_the_report_counts_consents_in_force_given_and_withdrawn(alta_nora: Workspace) -> None:
    def counted(month: str) -> object:
        return alta_nora.done("report", "month", month, "--format", "json").json["consents"]

    alta_nora.done("admit", "Emil Prøve", "--on", "2009-10-01")
    give = ("consent", "give")
    alta_nora.done(*give, "emil", "--scope", "plan", "--partner", "nav", "--on", "2009-10-01",
                   "--until", "2009-10-31")  # fmt: skip
    alta_nora.done(*give, "emil", "--scope", "plan", "--partner", "aksis", "--on", "2009-10-02")
    alta_nora.done(*give, "nora", "--scope", "plan", "--partner", "aksis", "--on", "2009-10-03")
    assert counted("2009-10") == {"in_force": 1, "given": 3, "withdrawn": 0}
    before = alta_nora.done("report", "month", "2009-10").out
    assert "given in the period 3 withdrawn in the period 0" in " ".join(before.split())
    alta_nora.done("consent", "withdraw", "emil", "--on", "2009-11-02", "--note", "På telefon")
    assert alta_nora.done("report", "month", "2009-10").out == before
    assert counted("2009-11") == {"in_force": 1, "given": 0, "withdrawn": 1}


def test_any_consent_in_force_will_do_for_admission(bergen: Workspace) -> None:
    give(bergen, "--on", "2020-10-15", "--until", "2020-10-20")
    db = bergen.open()
    try:
        programme = choose_programme(db, None)
        days = [dt.date(2020, 10, number) for number in (14, 15, 20, 21)]
        assert [in_force(db, programme, 1, day) for day in days] == [False, True, True, False]
    finally:
        db.close()


def test_a_withdrawal_names_what_goes_on_with_those_who_may_hear_no_more(
    alta_nora: Workspace,
) -> None:
    for partner in ("nav", "aksis"):
        alta_nora.done("consent", "give", "nora", "--scope", "plan", "--partner", partner,
                       "--on", "2009-11-01")  # fmt: skip
    for name in ("Arbeidstrening", "Avsluttet"):
        alta_nora.done("measure", "start", "nora", name, "--provider", "nav", "--on", "2009-11-02")
    alta_nora.done("measure", "stop", "nora", "Avsluttet", "--on", "2009-11-09")
    alta_nora.done("meeting", "decide", "Ring", "--owner", "aksis", "--due", "2009-12-01",
                   "--about", "nora", "--meeting", "none", "--on", "2009-11-10")  # fmt: skip
    said = alta_nora.done("consent", "withdraw", "nora", "--on", "2009-11-15").err
    assert "without consent: T-1 Arbeidstrening (Nav), D-1 (Aksis)." in said.replace(" and", ",")
