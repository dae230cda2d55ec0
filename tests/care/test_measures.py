"""Measures and outcomes: help begun and ended, help on each step, and results reached."""

import csv
import datetime as dt
import io

import pytest

from ettervern_cli.programme.programme import choose_programme
from ettervern_cli.reports.period.care import HelpRow, climbs
from ettervern_cli.reports.period.counts.care import help_by_step
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.transaction import reading
from tests.conftest import Workspace, lived_once


@lived_once()
def nora(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01")
    hear = [word for one in ("finn", "nav", "rode") for word in ("--partner", one)]
    alta.done("consent", "give", "nora", "--scope", "plan", *hear, "--on", "2009-09-01")


@pytest.fixture
def helped(nora: Workspace) -> Workspace:
    """Nora with one measure that ended and two that run."""
    for name, provider, more, day in (
        ("Botrening", "Finnmarksklinikken", ("--hours-a-week", "6,5"), "2009-09-05"),
        ("Gjeldsråd", "Namsmannen", (), "2009-10-01"),
        ("Arbeidstrening", "nav", ("--hours-a-week", "4"), "2009-10-05"),
    ):
        nora.done("measure", "start", "nora", name, "--provider", provider, *more, "--on", day)
    nora.done("measure", "stop", "nora", "bot", "--on", "2009-11-10")
    return nora


def test_a_measure_names_its_provider_and_hours(nora: Workspace) -> None:
    said = nora.done(
        "measure", "start", "nora", "Botrening", "--provider", "Finnmarksklinikken",
        "--hours-a-week", "6,5",
    )  # fmt: skip
    assert said.out == (
        "Nora Prøve (R-0001): Botrening, given by Finnmarkskollektivet, 6.5 h a week from "
        "20 Nov 2009.\n"
    )
    assert nora.rows("SELECT name, provider, hours_tenths FROM measure") == [
        ("Botrening", "Finnmarkskollektivet", 65)
    ]


def test_the_commands_answer_in_bokmal(nora: Workspace) -> None:
    nora.lang = "nb"
    begun = nora.done("measure", "start", "nora", "Turgruppe", "--provider", "Røde Kors")
    assert begun.out == "Nora Prøve (R-0001): Turgruppe, gitt av Røde Kors, fra 20. nov. 2009.\n"
    ended = nora.done("measure", "stop", "nora", "Turgruppe")
    assert ended.out == "Nora Prøve (R-0001): Turgruppe avsluttet 20. nov. 2009.\n"
    said = nora.done("outcome", "add", "nora", "kvp")
    assert (
        said.out
        == "Nora Prøve (R-0001): Startet i kvalifiseringsprogrammet (KVP), 20. nov. 2009.\n"
    )


def test_measures_as_scripts_read_them(helped: Workspace) -> None:
    found = helped.done("measure", "list", "nora", "--format", "json").json
    assert found[0] == {
        "id": "T-1",
        "resident": "R-0001",
        "name": "Nora Prøve",
        "stay": "S-1",
        "measure": "Botrening",
        "provider": "Finnmarkskollektivet",
        "hours_a_week": 6.5,
        "started_on": "2009-09-05",
        "stopped_on": "2009-11-10",
        "note": None,
        "decision": None,
    }
    assert [(one["measure"], one["hours_a_week"]) for one in found[1:]] == [
        ("Gjeldsråd", None),
        ("Arbeidstrening", 4),
    ]


def test_the_list_of_everybody_holds_what_runs_now(helped: Workspace) -> None:
    helped.done("admit", "Emil Tenkt", "--on", "2009-09-01")
    words = ("measure", "start", "emil", "Turgruppe", "--provider", "Røde Kors")
    give = ("consent", "give", "emil", "--partner", "rode-kors", "--scope")
    assert "R-0002 (Røde Kors). Who gives a measure" in helped.refused(*words)
    helped.done(*give, "treatment")
    assert helped.rows("SELECT count(*) FROM measure") == [(3,)]
    helped.refused(*words)
    helped.done(*give, "plan")
    helped.done(*words)
    running = helped.done("measure", "list", "--format", "json").json
    assert [one["id"] for one in running] == ["T-2", "T-3", "T-4"]
    every = helped.done("measure", "list", "--all", "--format", "json").json
    assert [one["id"] for one in every] == ["T-1", "T-2", "T-3", "T-4"]
    text = helped.done("measure", "list").out
    assert "R-0001  Nora Prøve  T-3  Arbeidstrening" in text
    rows = list(csv.DictReader(io.StringIO(helped.done("measure", "list", "--all", "--format",
                                                       "csv").out)))  # fmt: skip
    assert [row["hours_a_week"] for row in rows] == ["6.5", "", "4", ""]
    assert (
        "| R-0001 | Nora Prøve | T-1 | Botrening |"
        in helped.done("measure", "list", "--all", "--format", "md").out
    )


def test_an_empty_list_says_so(nora: Workspace) -> None:
    assert nora.done("measure", "list").out == "No measures.\n"
    assert nora.done("measure", "list", lang="nb").out == "Ingen tiltak.\n"
    assert nora.done("outcome", "list").out.startswith("No results yet. Counted here: ")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("start", "nora", "gjeldsråd", "--provider", "x"), 1, "has had “Gjeldsråd” since 1 Oct"),
        (("start", "nora", "Gjeldsråd", "--provider", "x", "--on", "2009-09-10"), 1, "has had"),
        (("start", "nora", "Botrening", "--provider", "x", "--on", "2009-11-09"), 1, "has had"),
        (("start", "nora", "X", "--provider", "x", "--hours-a-week", "0"), 2, "hours a week"),
        (("start", "nora", "X", "--provider", "x", "--hours-a-week", "169"), 2, "hours a week"),
        (("start", "nora", "X"), 2, "--provider is missing"),
        (("start", "nora", " ", "--provider", "x"), 2, "The name is empty."),
        (("start", "nora", "X", "--provider", "x", "--on", "2009-08-31"), 1, "the admission"),
        (("stop", "nora", "Botrening"), 1, "there is: Gjeldsråd, Arbeidstrening"),
        (("stop", "nora", "T-1"), 1, "no measure “T-1” that runs"),
        (("stop", "nora", ""), 1, "no measure “”"),
        (("stop", "nora", "Gjeld", "--on", "2009-09-30"), 1, "lies before 1 Oct 2009"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    helped: Workspace, words: tuple[str, ...], code: int, said: str
) -> None:
    before = helped.rows("SELECT * FROM measure")
    assert said in helped.refused("measure", *words, code=code)
    assert helped.rows("SELECT * FROM measure") == before


def test_a_measure_may_begin_again_the_day_it_ended(helped: Workspace) -> None:
    helped.done("measure", "start", "nora", "Botrening", "--provider", "x", "--on", "2009-11-10")
    helped.done("measure", "stop", "nora", "T-4")
    assert helped.rows("SELECT count(*) FROM measure WHERE stopped_on IS NOT NULL") == [(2,)]


def test_measures_end_with_the_stay(helped: Workspace) -> None:
    assert "already written" in helped.refused(
        "discharge", "nora", "--to", "family", "--on", "2009-11-09"
    )
    helped.done("discharge", "nora", "--to", "family", "--on", "2009-11-18")
    assert helped.rows("SELECT stopped_on FROM measure ORDER BY id") == [
        ("2009-11-10",),
        ("2009-11-18",),
        ("2009-11-18",),
    ]
    assert "has no measure that runs" in helped.refused(
        "measure", "stop", "nora", "Gjeldsråd", "--on", "2009-11-17"
    )
    assert "cannot go on after the discharge" in helped.refused("edit", "T-2", "stopped_on=")
    helped.done("edit", "S-1", "discharged_on=2009-11-17")
    assert helped.rows("SELECT max(stopped_on) FROM measure") == [("2009-11-17",)]
    helped.done("undo")
    helped.done("undo")
    assert helped.rows("SELECT count(*) FROM measure WHERE stopped_on IS NULL") == [(2,)]


def test_a_measure_written_late_ends_with_its_stay(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "family", "--on", "2009-11-18")
    nora.done("measure", "start", "nora", "Botrening", "--provider", "x", "--on", "2009-11-01")
    assert nora.rows("SELECT stopped_on FROM measure") == [("2009-11-18",)]


@pytest.mark.parametrize(
    "words",
    [
        ("measure", "start", "nora", "Turgruppe", "--provider", "Røde Kors", "--note", "Tirsdag"),
        ("measure", "stop", "nora", "Gjeldsråd"),
        ("outcome", "add", "nora", "work", "--voice", "Endelig"),
    ],
)
def test_every_verb_can_be_tried_and_taken_back(helped: Workspace, words: tuple[str, ...]) -> None:
    def state() -> list[object]:
        return [helped.rows(f"SELECT * FROM {table}") for table in ("measure", "outcome")]

    before = state()
    tried = helped.done(*words, "--dry-run", "--format", "json").json
    assert (tried["resident"], tried["change"], tried["dry_run"]) == ("R-0001", None, True)
    assert state() == before
    assert helped.done(*words, "--format", "json").json["dry_run"] is False
    assert state() != before
    helped.done("undo")
    assert state() == before


def test_a_measure_is_corrected_by_its_id(helped: Workspace) -> None:
    helped.done("edit", "T-3", "hours_a_week=2,5", "measure=Praksis", "provider=Nav Alta")
    assert helped.rows("SELECT name, provider, hours_tenths FROM measure WHERE id = 3") == [
        ("Praksis", "Nav Alta", 25)
    ]
    assert "has had" in helped.refused("edit", "T-3", "measure=gjeldsråd")
    assert "lies before" in helped.refused("edit", "T-1", "stopped_on=2009-09-01")
    helped.refused("edit", "T-1", "hours_a_week=mye", code=2)
    helped.done("annul", "T-1", "--reason", "Not hers")
    assert helped.rows("SELECT count(*) FROM measure") == [(2,)]


# --- help by step ----------------------------------------------------------------------------


def on_steps(workspace: Workspace, day: dt.date) -> list[HelpRow]:
    db = connect(str(workspace.database), "ro")
    try:
        with reading(db):
            return help_by_step(db, choose_programme(db, None), day)
    finally:
        db.close()


def figures(rows: list[HelpRow]) -> list[tuple[int, int, int, float | None, float | None]]:
    return [
        (row.step, row.residents, row.measures, row.planned_hours_a_week, row.actual_hours_a_week)
        for row in rows
    ]


def test_each_step_shows_what_was_planned_and_given(helped: Workspace) -> None:
    helped.done("admit", "Emil Tenkt", "--on", "2009-09-01", "--step", "2")
    helped.done("admit", "Siri Liksom", "--on", "2009-09-01", "--step", "4")
    helped.done("measure", "start", "siri", "Samtaler", "--provider", "x",
                "--hours-a-week", "3", "--on", "2009-09-01")  # fmt: skip
    helped.done("advance", "emil", "--on", "2009-11-15")
    assert figures(on_steps(helped, dt.date(2009, 10, 31))) == [
        (1, 0, 0, None, None),
        (2, 2, 3, 10.0, 5.25),  # Nora has 6.5 and 4 hours and one of no known length; Emil none
        (3, 0, 0, 6.0, None),
        (4, 1, 1, 3.0, 3.0),
        (5, 0, 0, 1.0, None),
    ]
    rows = on_steps(helped, dt.date(2009, 11, 20))
    assert figures(rows)[1:4] == [
        (2, 1, 2, 10.0, 4.0),
        (3, 1, 0, 6.0, 0.0),
        (4, 1, 1, 3.0, 3.0),
    ]
    assert climbs(rows) == [(3, 4)]


def test_a_measure_counts_from_its_first_day_to_the_day_before_it_ended(helped: Workspace) -> None:
    days = [dt.date(2009, 9, 4), dt.date(2009, 9, 5), dt.date(2009, 11, 9), dt.date(2009, 11, 10)]
    assert [on_steps(helped, day)[1].measures for day in days] == [0, 1, 3, 2]


def test_hours_that_nobody_wrote_down_are_unknown_and_not_none(nora: Workspace) -> None:
    nora.done("measure", "start", "nora", "Gjeldsråd", "--provider", "x")
    (row,) = [row for row in on_steps(nora, dt.date(2009, 11, 20)) if row.residents]
    assert (row.measures, row.hours_tenths, row.actual_hours_a_week) == (1, None, None)


def test_whether_help_thins_out_is_said_only_where_it_can_be(nora: Workspace) -> None:
    rows = on_steps(nora, dt.date(2009, 11, 20))
    assert climbs(rows) is None
    two = [row._replace(residents=1, hours_tenths=10) for row in rows[:2]]
    assert climbs(two) == []
    assert climbs([row._replace(hours_tenths=0) for row in two]) is None
    assert climbs([two[0], two[1]._replace(hours_tenths=None)]) is None


# --- outcomes --------------------------------------------------------------------------------


def test_results_are_listed_in_order_of_date_with_their_numbers(nora: Workspace) -> None:
    nora.done("outcome", "add", "nora", "work", "--on", "2009-11-02", "--voice", "Endelig")
    nora.done("outcome", "add", "nora", "kvp", "--on", "2009-10-01", "--note", "Vedtak")
    text = nora.done("outcome", "list").out
    assert text.startswith("""\
 date               name        result
1 Oct  U-2  R-0001  Nora Prøve  Startet i kvalifiseringsprogrammet (KVP)
                                Vedtak
2 Nov  U-1  R-0001  Nora Prøve  Ordinært arbeid
                                “Endelig”

1  Startet i kvalifiseringsprogrammet (KVP)""")
    assert "\n1  Ordinært arbeid" in text
    assert nora.done("outcome", "list", "--kind", "work", "--format", "json").json == [
        {
            "id": "U-1",
            "resident": "R-0001",
            "name": "Nora Prøve",
            "stay": "S-1",
            "kind": "work",
            "kind_name": "Ordinært arbeid",
            "happened_on": "2009-11-02",
            "voice": "Endelig",
            "note": None,
            "months": 2,
        }
    ]
    text = nora.done("outcome", "list", "--format", "csv").out
    assert text.splitlines()[1].startswith("U-2,R-0001,Nora Prøve,S-1,kvp,")
    page = nora.done("outcome", "list", "--format", "md").out
    assert "| 2 Nov 2009 | U-1 | R-0001 | Nora Prøve | Ordinært arbeid | Endelig |" in page
    assert "| 1 | Ordinært arbeid |" in page
    shown = nora.done("show", "nora", "--format", "json").json
    assert [one["kind"] for one in shown["outcomes"]] == ["kvp", "work"]


def test_results_are_among_the_programmes_own(nora: Workspace) -> None:
    for words in (("add", "nora", "wrk"), ("list", "--kind", "wrk")):
        assert "did you mean work?" in nora.refused("outcome", *words)
    assert "before the admission" in nora.refused(
        "outcome", "add", "nora", "work", "--on", "2009-08-01"
    )
    assert nora.rows("SELECT count(*) FROM outcome") == [(0,)]


def test_a_programme_that_counts_nothing_says_so(nora: Workspace) -> None:
    text = nora.config.read_text(encoding="utf-8")
    before, _, rest = text.partition("    outcomes:\n")
    after = rest[rest.index("    # Measuring instruments") :]
    uncounted = before.replace("work-training, leisure, network, ", "")
    nora.config.write_text(uncounted + after, encoding="utf-8")
    for words in (("add", "nora", "work"), ("list",)):
        assert "has no outcome" in nora.refused("outcome", *words)


def test_a_result_is_corrected_and_taken_out(nora: Workspace) -> None:
    nora.done("outcome", "add", "nora", "work")
    nora.done("edit", "U-1", "kind=school", "happened_on=2009-10-01")
    assert nora.done("outcome", "list", "--format", "json").json[0]["kind"] == "school"
    nora.refused("edit", "U-1", "happened_on=2009-08-01")
    nora.done("annul", "U-1", "--reason", "Not hers")
    assert nora.rows("SELECT count(*) FROM outcome") == [(0,)]


HOSTILE = "[/b] \x1b[31m=1+1|<b>"


def test_words_are_shown_and_not_obeyed(nora: Workspace) -> None:
    nora.done("measure", "start", "nora", HOSTILE, "--provider", HOSTILE, "--note", HOSTILE)
    nora.done("outcome", "add", "nora", "work", "--note", HOSTILE)
    nora.done("score", "add", "nora", "20", "--instrument", "ors", "--note", HOSTILE)
    for words in (("measure", "list"), ("outcome", "list"), ("score", "show", "nora"),
                  ("show", "nora")):  # fmt: skip
        for form in ("text", "md"):
            out = nora.done(*words, "--format", form).out
            assert "=1+1" in out
            assert "\x1b" not in out
