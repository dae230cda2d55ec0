"""Two records of one person become one, and back."""

from collections.abc import Callable
from typing import Any

import pytest

from ettervern_cli.storage.schema import CASE_TABLES
from tests.conftest import Workspace, lived_once


@lived_once()
def twice(alta: Workspace) -> None:
    """Nora is here as R-0001; R-0002 is an older stay and a consent of the same Nora."""
    alta.done("admit", "Nora Prøve", "--on", "2009-11-01", "--unit", "1")
    alta.done("admit", "Nora Prove", "--on", "2009-05-01", "--born", "1985", "--unit", "2")
    alta.done("log", "R-0002", "Samtale", "--on", "2009-05-03")
    alta.done("discharge", "R-0002", "--to", "own-rented", "--on", "2009-10-01")
    alta.done("consent", "give", "R-0002", "--scope", "plan", "--partner", "nav", "--on",
              "2009-05-01")  # fmt: skip
    alta.done("rehouse", "add", "R-0002", "--on", "2009-01-01")
    alta.done("rehouse", "done", "R-0002", "--to", "own-rented", "--on", "2009-02-01")
    alta.done("rehouse", "add", "R-0001")


def everything(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    tables = [*CASE_TABLES, "due", "due_state", "ladder_position"]
    return {table: sorted(workspace.rows(f"SELECT * FROM {table}"), key=str) for table in tables}


def test_everything_moves_over_and_the_old_code_still_finds_the_person(twice: Workspace) -> None:
    row = twice.done("data", "merge", "R-0002", "R-0001", "--format", "json").json
    assert (row["resident"], row["name"], row["status"]) == ("R-0001", "Nora Prøve", "admitted")
    assert row["merged"] == "R-0002"
    assert twice.rows("SELECT code, born FROM resident") == [("R-0001", "1985")]
    owners = ("stay", "consent", "rehousing", "merged")
    assert [twice.rows(f"SELECT DISTINCT resident_id FROM {table}") for table in owners] == [
        [(1,)]
    ] * 4
    shown = twice.done("show", "R-0002")
    assert "Nora Prøve (R-0001)" in shown.out
    assert shown.err == "Note: R-0002 has become R-0001, Nora Prøve.\n"
    assert twice.done("show", "r-2", lang="nb").err == (
        "Merk: R-0002 er blitt R-0001, Nora Prøve.\n"
    )
    assert len(twice.done("show", "nora", "--format", "json").json["stays"]) == 2
    twice.done("log", "R-0002", "Samtale")
    assert twice.done("list", "--status", "all", "--format", "json").json[0]["resident"] == "R-0001"


@pytest.mark.large
def test_undo_takes_a_merge_back_whole(twice: Workspace) -> None:
    before = everything(twice)
    twice.done("data", "merge", "R-0002", "R-0001", "--dry-run")
    assert everything(twice) == before
    twice.done("data", "merge", "R-0002", "R-0001")
    assert everything(twice) != before
    twice.done("undo")
    after = everything(twice)
    for table in ("due", "ladder_position"):  # worked out anew, so their own numbers differ
        for rows in (before, after):
            rows[table] = sorted((row[1:] for row in rows[table]), key=str)
    assert after == before


def test_stays_that_share_days_in_one_programme_cannot_be_one_persons(twice: Workspace) -> None:
    twice.done("edit", "S-1", "admitted_on=2009-09-30")
    before = everything(twice)
    assert "has been here since 30 Sep 2009" in twice.refused("data", "merge", "R-0002", "R-0001")
    assert everything(twice) == before
    twice.done("edit", "S-1", "admitted_on=2009-10-01")
    twice.done("data", "merge", "R-0002", "R-0001")


def test_circles_are_counted_over_both_records(twice: Workspace) -> None:
    assert twice.rows("SELECT visits FROM ladder_position WHERE stay_id = 1") == [(1,)]
    twice.done("data", "merge", "R-0002", "R-0001")
    assert twice.rows("SELECT visits FROM ladder_position WHERE stay_id = 1") == [(2,)]


def test_the_home_that_was_found_is_kept(twice: Workspace) -> None:
    twice.done("data", "merge", "R-0002", "R-0001")
    assert twice.rows("SELECT listed_on, housed_on FROM rehousing") == [
        ("2009-01-01", "2009-02-01")
    ]


def test_an_open_referral_that_there_is_no_room_for_comes_first(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve")
    alta.done("referral", "add", "Nora Prøve", "--source", "prison")
    alta.done("referral", "add", "Nora Prøve", "--source", "prison")
    assert "referral withdraw R-0002" in alta.refused("data", "merge", "R-0001", "R-0002")
    assert "referral withdraw R-0002" in alta.refused("data", "merge", "R-0002", "R-0001")
    assert "referral withdraw R-0003" in alta.refused("data", "merge", "R-0003", "R-0002")
    alta.done("referral", "withdraw", "R-0003")
    alta.done("data", "merge", "R-0003", "R-0002")
    alta.done("referral", "withdraw", "R-0002")
    alta.done("data", "merge", "R-0002", "R-0001")
    assert alta.done("show", "R-0003").err == "Note: R-0003 has become R-0001, Nora Prøve.\n"


def test_a_merge_takes_codes_of_two_different_people(twice: Workspace) -> None:
    twice.refused("data", "merge", "R-0001", "R-0001")
    twice.refused("data", "merge", "R-0001", "R-0099")
    twice.refused("data", "merge", "Nora", "R-0001", code=2)
    twice.done("data", "merge", "R-0002", "R-0001")
    twice.refused("data", "merge", "R-0002", "R-0001", code=0)


def test_two_years_of_birth_are_a_warning(twice: Workspace) -> None:
    twice.done("edit", "R-0001", "born=1986")
    warned = twice.done("data", "merge", "R-0002", "R-0001").err
    assert warned == "Note: R-0002 had 1985 as year of birth; 1986 is kept.\n"


@pytest.mark.parametrize(
    ("theirs", "ours", "kept"),
    [("1985-06-30", "1985", "1985-06-30"), ("1985", "1985-06-30", "1985-06-30")],
)
def test_a_whole_date_of_birth_says_more_than_its_year(
    twice: Workspace, theirs: str, ours: str, kept: str
) -> None:
    twice.done("edit", "R-0002", "born=")
    twice.done("edit", "R-0002", f"born={theirs}")
    twice.done("edit", "R-0001", f"born={ours}")
    assert twice.done("data", "merge", "R-0002", "R-0001").err == ""
    assert twice.rows("SELECT born FROM resident") == [(kept,)]


def test_meetings_keep_the_person_once(make_workspace: Callable[..., Workspace]) -> None:
    bergen = make_workspace("sent-ute", today="2020-11-20")
    for name in ("Per Prøve", "Per Proeve"):
        bergen.done("referral", "add", name, "--source", "lar", "--on", "2020-10-01")
    for code in ("R-0001", "R-0002"):
        bergen.done("consent", "give", code, "--scope", "health", "--partner", "police")
    hold = ("meeting", "hold", "--present", "police")
    bergen.done(*hold, "--about", "R-0001", "--about", "R-0002")
    bergen.done(*hold, "--about", "R-0002")
    bergen.done("referral", "withdraw", "R-0002")
    bergen.done("data", "merge", "R-0002", "R-0001")
    assert bergen.rows("SELECT meeting_id, resident_id FROM discussion ORDER BY 1") == [
        (1, 1), (2, 1)
    ]  # fmt: skip
    bergen.done("undo")
    assert bergen.rows("SELECT count(*) FROM discussion") == [(3,)]


def test_the_old_code_admits_and_completes_as_the_person_it_became(twice: Workspace) -> None:
    twice.done("data", "merge", "R-0002", "R-0001")
    assert "R-0001" in twice.refused("admit", "R-0002")
    assert twice.rows("SELECT count(*) FROM stay") == [(2,)]
