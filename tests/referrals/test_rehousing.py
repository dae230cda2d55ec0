"""The changeover list: ten who must be found another home first."""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace, lived_once


@lived_once("fri", today="2020-11-20")
def house(workspace: Workspace) -> None:
    """A house of ten that changes its purpose."""
    for number in range(1, 11):
        workspace.done("rehouse", "add", f"Beboer {number:02}", "--on", f"2020-01-{number:02}")


def test_the_list_says_how_many_of_how_many_have_moved(house: Workspace) -> None:
    told = house.done("rehouse", "done", "Beboer 03", "--to", "own-rented", "--on", "2020-03-01")
    assert told.out == (
        "Beboer 03 (R-0003): moved 1 Mar 2020 to Egen leid bolig. 1 of 10 have moved, 1 of them to "
        "a lasting home.\n"
    )
    warned = house.done("rehouse", "done", "R-0001", "--to", "unknown", "--on", "2020-04-01")
    assert "is not counted as a lasting home" in warned.err
    lines = house.done("rehouse", "list").out.splitlines()
    assert lines[1].split() == ["R-0002", "Beboer", "02", "2", "Jan", "no", "home", "yet"]
    assert [line[:6] for line in lines[9:11]] == ["R-0003", "R-0001"]
    assert lines[-1] == "2 of 10 have moved, 1 of them to a lasting home."


def test_rows_for_scripts_put_those_without_a_home_first(house: Workspace) -> None:
    row = house.done("rehouse", "done", "R-0001", "--to", "own-rented", "--note", "Fant selv",
                     "--format", "json").json  # fmt: skip
    own = {
        "id": "E-1",
        "resident": "R-0001",
        "name": "Beboer 01",
        "programme": "fri",
        "listed_on": "2020-01-01",
        "housed_on": "2020-11-20",
        "destination": "own-rented",
        "destination_name": "Egen leid bolig",
        "lasting": True,
        "note": "Fant selv",
    }
    assert row == {**own, "change": 12, "dry_run": False}
    rows = house.done("rehouse", "list", "--format", "json").json
    assert rows[0]["resident"] == "R-0002"
    assert rows[-1] == own
    assert rows[0]["housed_on"] is rows[0]["destination"] is rows[0]["lasting"] is None
    csv = house.done("rehouse", "list", "--format", "csv").out.splitlines()
    assert csv[0] == ",".join(own)
    assert csv[-1] == (
        "E-1,R-0001,Beboer 01,fri,2020-01-01,2020-11-20,own-rented,Egen leid bolig,true,Fant selv"
    )
    table = house.done("rehouse", "list", "--format", "md", lang="nb").out.splitlines()
    assert table[2] == "| E-2 | R-0002 | Beboer 02 | fri | 2. jan. 2020 |  | ingen bolig ennå |  |"


def test_what_does_not_fit_is_refused(house: Workspace) -> None:
    house.refused("rehouse", "add", "R-0001")
    house.refused("rehouse", "add", "R-0099")
    house.refused("rehouse", "done", "R-0001", "--to", "the moon")
    house.refused("rehouse", "done", "R-0001", "--to", "own-rented", "--on", "2019-12-31")
    house.refused("rehouse", "done", "R-0001", code=2)
    house.done("rehouse", "done", "R-0001", "--to", "own-rented")
    house.refused("rehouse", "done", "R-0001", "--to", "own-rented", code=0)
    house.done("admit", "Nora Prøve")
    assert "rehouse add R-0011" in house.refused("rehouse", "done", "nora", "--to", "own-rented")
    assert house.rows("SELECT sum(housed_on IS NOT NULL) FROM rehousing") == [(1,)]


def test_somebody_who_lives_in_the_house_is_listed_by_code(house: Workspace) -> None:
    house.done("admit", "Nora Prøve")
    row = house.done("rehouse", "add", "R-0011", "--format", "json").json
    assert (row["id"], row["status"], row["housed_on"]) == ("E-11", "admitted", None)
    assert "R-0001" in house.done("rehouse", "add", "Beboer 01", "--dry-run").err


@pytest.mark.parametrize(
    "words",
    [
        ("rehouse", "add", "Siri"),
        ("rehouse", "done", "R-0002", "--to", "own-bought", "--note", "Overtok"),
        ("edit", "E-2", "listed_on=2020-01-09"),
        ("annul", "E-2", "--reason", "Feil person"),
    ],
    ids=" ".join,
)
def test_undo_takes_back_each_verb_and_a_dry_run_writes_nothing(
    house: Workspace, words: tuple[str, ...]
) -> None:
    before = house.rows("SELECT * FROM rehousing ORDER BY id")
    house.done(*words, "--dry-run")
    assert house.rows("SELECT * FROM rehousing ORDER BY id") == before
    house.done(*words)
    assert house.rows("SELECT * FROM rehousing ORDER BY id") != before
    house.done("undo")
    assert house.rows("SELECT * FROM rehousing ORDER BY id") == before


def test_corrections_keep_the_order_of_days(house: Workspace) -> None:
    house.done("rehouse", "done", "R-0001", "--to", "own-rented", "--on", "2020-03-01")
    house.refused("edit", "E-1", "listed_on=2020-03-02")
    house.refused("edit", "E-1", "housed_on=2019-12-31")
    house.done("edit", "E-1", "housed_on=2020-02-01", "destination=own-bought")


def test_show_knows_somebody_who_is_only_on_the_list(house: Workspace) -> None:
    house.done("rehouse", "done", "R-0001", "--to", "own-rented", "--on", "2020-03-01")
    shown = " ".join(house.done("show", "R-0001").out.split())
    assert "1 Jan E-1 rehousing must be found another home" in shown
    assert "1 Mar E-1 rehousing to: Egen leid bolig" in shown
    found = house.done("show", "R-0001", "--format", "json").json["rehousing"]
    assert [(one["id"], one["housed_on"]) for one in found] == [("E-1", "2020-03-01")]


def test_an_empty_list_is_said_in_words(make_workspace: Callable[..., Workspace]) -> None:
    empty = make_workspace("fri")
    assert empty.done("rehouse", "list").out == "Nobody is on the list.\n"
    assert empty.done("rehouse", "list", lang="nb").out == "Ingen står på lista.\n"
