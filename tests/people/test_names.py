"""Names as the programme keeps them: in full, as initials, or not at all."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.people.names import called, initials, is_telling, spoken_of, widest, without
from tests.conftest import Workspace
from tests.helpers.case_work import change_config, refused
from tests.helpers.examples import examples

Make = Callable[..., Workspace]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nora Prøve", "N.P."),
        ("Åse Maria Berg", "Å.M.B."),
        ("Anne-Grethe Øye Li", "A.-G.Ø.L."),
        ("nora", "N."),
        ("Ole- Hansen", "O.H."),
        ("- -", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@settings(derandomize=True, max_examples=examples(200))
@given(st.text(min_size=1, max_size=40))
def test_initials_hold_no_word_of_the_name(name: str) -> None:
    short = initials(name)
    assert all(len(part) <= 3 for part in short.replace("-", ".").split("."))


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ringte Ola Prøve.", "Ola Prøve", 1),
        ("OLA PRØVE og ola prøve", "Ola Prøve", 2),
        ("Ola Prøvesen", "Ola Prøve", 0),
        ("Bola Prøve", "Ola Prøve", 0),
        ("Bor hos mor", "Bo", 0),
        ("bo hos Bo", "Bo", 1),
        ("", "Bo", 0),
        ("Noe", "", 0),
    ],
)
def test_where_a_text_speaks_of_somebody(text: str, name: str, found: int) -> None:
    assert len(spoken_of(text, name)) == found


@settings(derandomize=True, max_examples=examples(200))
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_taken_out_is_gone_and_the_rest_is_as_it_was(before: str, after: str) -> None:
    text = f"{before} Ola Prøve {after}"
    cleaned = without(text, ["Ola Prøve"], "–")
    assert spoken_of(cleaned, "Ola Prøve") == []
    if "ola" not in (before + after).lower():
        assert cleaned == f"{before} – {after}"


def test_the_longest_name_goes_first() -> None:
    assert without("Ola Prøve Berg og Ola Prøve", ["Ola Prøve", "Ola Prøve Berg"], "–") == "– og –"


def test_what_is_kept_of_a_name() -> None:
    assert called("full", "Nora Prøve", "R-0001") == "Nora Prøve"
    assert called("codes", "Nora Prøve", "R-0001") == "R-0001"
    assert called("initials", "-", "R-0001") == "R-0001"
    assert widest(["codes", "initials"]) == "initials"
    assert widest(["initials", "full", "codes"]) == "full"
    assert widest([]) == "full"
    assert not is_telling("Bo")
    assert is_telling("Bo Li")
    assert is_telling("Nora")


# --- at the command line ---------------------------------------------------------------------


def named(make_workspace: Make, names: str) -> Workspace:
    house = make_workspace("alta")
    change_config(house, "    capacity: units\n", f"    capacity: units\n    names: {names}\n")
    house.done("list")
    return house


def everything(house: Workspace) -> str:
    tables = ("resident", "history", "stay", "referral", "change", "imported")
    return str([house.rows(f"SELECT * FROM {table}") for table in tables])


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("names", "kept", "said"),
    [
        ("initials", "N.P.", "only the initials are stored: N.P. (R-0001)"),
        ("codes", "R-0001", "the programme keeps no names; use the code: R-0001"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ("admit", "Nora Prøve", "--unit", "1"),
        ("referral", "add", "Nora Prøve", "--source", "prison"),
        ("rehouse", "add", "Nora Prøve"),
    ],
)
def test_a_new_name_is_stored_as_the_programme_keeps_names(
    make_workspace: Make, names: str, kept: str, said: str, words: tuple[str, ...]
) -> None:
    house = named(make_workspace, names)
    answer = house.done(*words)
    assert said in " ".join(answer.err.split())
    assert house.rows("SELECT name FROM resident") == [(kept,)]
    assert "Nora" not in everything(house)
    assert "Prøve" not in everything(house)
    assert "Nora" not in answer.out + answer.err
    assert "R-0001 (R-0001)" not in answer.out
    house.done("edit", "R-0001", "name=Siri Annen")
    assert house.rows("SELECT name FROM resident") == [("S.A." if names == "initials" else kept,)]
    assert "Annen" not in everything(house)


def test_correcting_a_name_tells_what_was_stored(make_workspace: Make) -> None:
    house = named(make_workspace, "initials")
    house.done("admit", "Nora Prøve", "--unit", "1")
    answer = house.done("edit", "R-0001", "name=Siri Annen")
    assert "name N.P. → S.A." in answer.out
    assert "only the initials are stored: S.A. (R-0001)" in answer.err
    said = house.done("edit", "R-0001", "name=Nora Prøve", lang="nb").err
    assert said == "Merk: bare initialene er lagret: N.P. (R-0001).\n"


def test_code_and_initials_find_the_person(make_workspace: Make) -> None:
    house = named(make_workspace, "initials")
    house.done("admit", "Nora Prøve", "--unit", "1")
    for who in ("n.p.", "N.P.", "n.", "r-1"):
        assert house.done("log", who).out.startswith("N.P. (R-0001)")
    assert "Nora" in refused(house, "log", "Nora")
    house = make_workspace("alta", name="koder")
    change_config(house, "    capacity: units\n", "    capacity: units\n    names: codes\n")
    house.done("admit", "Nora Prøve", "--unit", "1")
    assert house.done("log", "R-0001").out.startswith("R-0001: follow-up")
    refused(house, "log", "Nora")


def test_the_same_initials_are_likely_the_same_only_where_the_year_is(
    make_workspace: Make,
) -> None:
    house = named(make_workspace, "initials")
    house.done("admit", "Nora Prøve", "--born", "1980", "--unit", "1")
    assert "may be" not in house.done("admit", "Nils Pedersen", "--unit", "2").err
    assert "may be" not in house.done("admit", "Nina P", "--born", "1981", "--unit", "3").err
    said = house.done("admit", "Nora P", "--born", "1980-02-01", "--unit", "4").err
    assert "may be somebody the case book has already: R-0001 N.P." in said
    codes = make_workspace("alta", name="koder")
    change_config(codes, "    capacity: units\n", "    capacity: units\n    names: codes\n")
    codes.done("admit", "Nora Prøve", "--born", "1980", "--unit", "1")
    assert "may be" not in codes.done("admit", "Nora Prøve", "--born", "1980", "--unit", "2").err


def test_somebody_whom_a_programme_with_names_knows_too_keeps_the_name(
    make_workspace: Make,
) -> None:
    house = named(make_workspace, "codes")
    other = "programmes:\n  andre:\n    name: Andre\n    host: X\n"
    change_config(house, "programmes:\n", other)
    house.done("-p", "andre", "admit", "Nora Prøve", "--on", "2009-05-01")
    house.done("-p", "alta", "referral", "add", "R-0001", "--source", "prison")
    house.done("edit", "R-0001", "name=Nora Berg")
    assert house.rows("SELECT name FROM resident") == [("Nora Berg",)]


def test_undo_and_dry_run_take_the_same_way(make_workspace: Make) -> None:
    house = named(make_workspace, "initials")
    assert house.done("admit", "Nora Prøve", "--unit", "1", "--dry-run").out.startswith(
        "Would be done: N.P. (R-0001)"
    )
    assert house.rows("SELECT count(*) FROM resident") == [(0,)]
    house.done("admit", "Nora Prøve", "--unit", "1")
    house.done("undo")
    assert house.rows("SELECT count(*) FROM resident") == [(0,)]
