"""Remarks for funders' reports, and where residents live, by the command line."""

import pytest

from ettervern_cli.values.known_words import names_in
from tests.conftest import Workspace
from tests.helpers.case_work import refused, shown, tried
from tests.helpers.damage import tampered

LEARNED = ("report", "remark", "learned", "Planen må begynne tidlig")


def test_a_remark_is_written_under_a_heading_and_listed(alta: Workspace) -> None:
    said = alta.done(*LEARNED, "--voice", "Det hjalp", "--on", "2009-11-02").out
    assert said == "RM-1: written down under what was learned, 2 Nov 2009.\n"
    answer = alta.done(
        "report", "remark", "methods", "-", "--format", "json", stdin="=Kart\nog samtale\n"
    ).json
    assert (answer.pop("change") > 0, answer.pop("dry_run")) == (True, False)
    assert answer == {
        "id": "RM-2",
        "programme": "alta",
        "heading": "methods",
        "noted_on": "2009-11-20",
        "text": "=Kart\nog samtale",
        "voice": None,
        "goal": None,
    }
    assert alta.done("report", "remarks").out == (
        "RM-1   2 Nov  what was learned  Planen må begynne tidlig\n"
        "                                “Det hjalp”\n"
        "RM-2  20 Nov  methods           =Kart\n"
        "                                og samtale\n"
    )
    only = alta.done("report", "remarks", "--heading", "methods", "--format", "json").json
    assert only == [answer]
    assert alta.done("report", "remarks", "--format", "csv").out == (
        "id,programme,heading,noted_on,text,voice,goal\n"
        "RM-1,alta,learned,2009-11-02,Planen må begynne tidlig,Det hjalp,\n"
        'RM-2,alta,methods,2009-11-20,"\'=Kart\nog samtale",,\n'
    )
    text = alta.done("report", "remarks", "--format", "md", lang="nb").out
    assert (
        "| RM-1 | 2. nov. 2009 | hva vi har lært |  | Planen må begynne tidlig | Det hjalp |"
        in text
    )


def test_a_heading_that_is_none_is_shown_as_written_and_in_no_report(alta: Workspace) -> None:
    alta.done(*LEARNED)
    with tampered(alta.database) as db:
        db.execute("UPDATE remark SET heading = 'weather'")
    assert "weather" in alta.done("report", "remarks").out
    assert LEARNED[-1] not in alta.done("report", "funder", "husbanken").out
    said = alta.run("data", "verify").out
    assert "Stands under a heading that no report has." in " ".join(said.split())


def test_a_remark_that_seems_to_name_somebody_is_warned_of(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve")
    result = alta.done("report", "remark", "results", "Gikk tur med nora.")
    assert result.err.startswith("RM-1 seems to name somebody (Nora), and funders read it.")
    result = alta.done("report", "remark", "results", "Nordlys og tur")
    assert result.err == ""
    assert alta.done("report", "remark", "other", "x", lang="nb").out.startswith("RM-3: registrert")


def test_names_are_found_as_words_and_short_first_names_only_whole() -> None:
    people = ["Bo Prøve", "Åse", "Ola Prøve"]
    assert names_in("Bo kom, og åse gikk", people) == ["Åse"]
    assert names_in("Bo  prøve kom", people) == ["Bo Prøve"]
    assert names_in("Olas dør, basen", people) == []
    assert names_in("", people) == names_in("Ola", []) == []


def test_what_is_no_remark_is_refused(alta: Workspace) -> None:
    said = refused(alta, "report", "remark", "news", "x", code=2)
    assert "“news” is none of: results, cooperation, involvement" in said
    refused(alta, "report", "remark", "other", " ", code=2)
    refused(alta, *LEARNED, "--on", "2009-11-21")
    alta.done(*LEARNED)
    refused(alta, "edit", "RM-1", "heading=news", code=2)
    refused(alta, "edit", "RM-1", "text=", code=2)


@pytest.mark.parametrize(
    "words",
    [
        ("edit", "RM-1", "heading=methods", "text=Annet", "voice=Ja", "noted_on=2009-10-01"),
        ("annul", "RM-1", "--reason", "feil"),
    ],
)
def test_undo_takes_a_remark_back_whole(alta: Workspace, words: tuple[str, ...]) -> None:
    alta.done(*LEARNED)
    listing = ("report", "remarks", "--format", "json")
    before = alta.done(*listing).out
    alta.done(*words)
    assert alta.done(*listing).out != before
    alta.done("undo")
    assert alta.done(*listing).out == before


def test_a_dry_run_of_where_somebody_lived_writes_nothing(alta: Workspace) -> None:
    tried(alta, "admit", "Emil Prøve", "--lived", "homeless")


# --- where residents live ---------------------------------------------------------------------


def test_where_somebody_lived_before_and_lives_now_stands_in_show(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01", "--lived", "homeless")
    said = alta.done("lives", "nora", "own-rented", "--note", "Hos en venn først").out
    assert said == "Nora Prøve (R-0001): home as of 20 Nov 2009: Egen leid bolig.\n"
    first = {
        "stay": "S-1",
        "kind": "homeless",
        "kind_name": "Uten bolig (bostedsløs)",
        "note": None,
    }
    last = {"kind": "own-rented", "kind_name": "Egen leid bolig", "note": "Hos en venn først"}
    assert shown(alta, "nora")["dwellings"] == [
        {"id": "LV-1", "seen_on": "2009-09-01", **first},
        {"id": "LV-2", "seen_on": "2009-11-20", **first, **last},
    ]
    lines = alta.done("show", "nora", lang="nb").out
    assert "LV-2  bosted" in lines
    assert "Egen leid bolig. Hos en venn først" in lines


def test_a_home_is_one_of_the_programmes_and_a_day_of_the_stay(alta: Workspace) -> None:
    assert "no destination “tent”" in refused(alta, "admit", "Nora Prøve", "--lived", "tent")
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01")
    assert "did you mean family" in refused(alta, "lives", "nora", "famly")
    refused(alta, "lives", "nora", "family", "--on", "2009-08-31")
    refused(alta, "lives", "nora", "family", "--on", "2009-11-21")
    alta.done("lives", "nora", "family")
    again = alta.run("lives", "nora", "family")
    assert (again.code, again.err) == (0, "That is how it stands already.\n")
    refused(alta, "edit", "LV-1", "seen_on=2009-08-31")
    refused(alta, "edit", "S-1", "admitted_on=2009-11-20", "discharged_on=2009-11-19")
    alta.done("edit", "LV-1", "kind=own-bought", "seen_on=2009-10-01")
    alta.done("annul", "LV-1", "--reason", "feil")
    assert shown(alta, "nora")["dwellings"] == []


def test_a_home_goes_with_the_admission_it_was_written_with(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01", "--lived", "homeless")
    alta.done("edit", "S-1", "admitted_on=2009-08-20")
    assert shown(alta, "nora")["dwellings"][0]["seen_on"] == "2009-08-20"
    alta.done("undo")
    alta.done("annul", "S-1", "--reason", "feil")
    assert alta.rows("SELECT count(*) FROM dwelling") == [(0,)]
    alta.done("undo")
    assert shown(alta, "nora")["dwellings"][0]["seen_on"] == "2009-09-01"
