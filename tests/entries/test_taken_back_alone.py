"""One change taken back alone, and an entry that goes to the person it is about."""

import datetime as dt
from zoneinfo import ZoneInfo

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown


@lived_once()
def two(alta: Workspace) -> None:
    """Nora and Emil are here; changes 2 to 6 are theirs."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")
    alta.done("admit", "Emil", "--unit", "2", "--on", "2009-06-01")
    alta.done("log", "nora", "Til Nav", "--on", "2009-06-10")
    alta.done("advance", "nora", "--on", "2009-07-01")
    alta.done("log", "emil", "--on", "2009-07-02")


def test_one_change_is_taken_back_and_those_after_it_stand(two: Workspace) -> None:
    assert two.done("undo", "4").out.startswith("Taken back: change 4, log, ")
    assert shown(two, "nora")["follow_ups"] == []
    assert len(shown(two, "emil")["follow_ups"]) == 1
    assert "Change 4 has been taken back already, by change 7." in refused(two, "undo", "4")
    assert "There is no change 99 to take back" in refused(two, "undo", "99")
    refused(two, "undo", "x", code=2)


def test_what_something_rests_on_is_not_taken_back_and_why_is_said(two: Workspace) -> None:
    said = refused(two, "undo", "2")
    assert said == (
        "M-1 cannot be taken out: other entries rest on it: M-3. "
        "First: ettervern annul M-3 --reason …\n"
    )
    two.done("advance", "nora", "--on", "2009-10-01")
    assert "M-3 cannot be taken out" in refused(two, "undo", "5")
    two.done("edit", "F-1", "minutes=30")
    assert "F-1 has been changed since" in refused(two, "undo", "4")


def test_the_list_says_whose_and_which_entries(two: Workspace) -> None:
    found = two.done("undo", "--list", "--format", "json").json
    assert [(one["change"], one["residents"], one["entries"][:1]) for one in found] == [
        (6, ["R-0002"], ["F-2"]),
        (5, ["R-0001"], ["M-3"]),
        (4, ["R-0001"], ["F-1"]),
        (3, ["R-0002"], ["R-0002"]),
        (2, ["R-0001"], ["R-0001"]),
    ]
    two.done("admit", "Anna Margrethe Eksempel", "--unit", "3")
    two.done("plan", "network", "R-0003", "--family", "1", "--friends", "0",
              "--professionals", "2")  # fmt: skip
    lines = two.done("undo", "--list").out.splitlines()
    assert len(lines) == 7  # one a change: who did it gives way
    assert "plan network  R-0003 Anna Margrethe Eksempel  W-1" in lines[0]


def test_what_was_typed_on_the_wrong_person_goes_to_the_right_one(two: Workspace) -> None:
    before = listed(two, "R-0002")["next_follow_up_on"]
    said = two.done("edit", "F-2", "resident=nora").out
    assert said == (
        "F-2 corrected: resident R-0002 Emil → R-0001 Nora. It is about Nora (R-0001).\n"
    )
    assert [one["id"] for one in shown(two, "nora")["follow_ups"]] == ["F-1", "F-2"]
    assert shown(two, "emil")["follow_ups"] == []
    assert listed(two, "R-0002")["next_follow_up_on"] < before
    assert listed(two, "R-0001")["next_follow_up_on"] == "2009-07-09"
    assert two.done("data", "verify").code == 0
    two.done("undo")
    assert listed(two, "R-0002")["next_follow_up_on"] == before


def test_an_entry_stays_where_it_may_not_go(two: Workspace) -> None:
    two.done("log", "nora", "Før Emil kom", "--on", "2009-03-10")
    assert "lies before the admission of Emil" in refused(two, "edit", "F-3", "resident=R-0002")
    assert "belongs with other entries" in refused(two, "edit", "M-3", "resident=R-0002")
    assert "belongs with other entries" in refused(two, "edit", "P-1", "resident=R-0002")
    assert "no field “resident”" in refused(two, "edit", "S-1", "resident=R-0002")
    assert two.done("annul", "F-3", "-r", "Feil").out == (
        "F-3 taken out: Feil. It is about Nora (R-0001).\n"
    )


def test_times_are_those_of_the_clocks_of_the_place(two: Workspace) -> None:
    [newest, *_] = two.done("undo", "--list", "--format", "json").json
    kept = dt.datetime.fromisoformat(newest["written_at"])
    local = kept.astimezone(ZoneInfo("Europe/Oslo")).strftime("%Y-%m-%d %H:%M")
    assert local in two.done("undo", "--list").out
    said = two.done("undo").out
    assert f"written {local} by" in said
    assert "UTC" not in said


def test_what_is_in_the_way_is_named_of_much_the_first(two: Workspace) -> None:
    two.done("batch", stdin="\n".join(f"log nora --on 2009-08-0{day}" for day in range(1, 7)))
    for entry, others, first in (
        ("S-1", "F-1, F-3, F-4, F-5, F-6, and 2 more", "F-8"),
        ("M-1", "M-3", "M-3"),
        ("M-3", "", ""),
    ):
        taken = two.run("annul", entry, "--reason", "Feil", "--dry-run")
        then = f". First: ettervern annul {first} --reason …" if first else "." if others else ""
        assert taken.err.partition("rest on it: ")[2].strip() == f"{others}{then}"
    said = two.refused("annul", "R-0001", "--reason", "Feil", lang="nb")
    assert " ".join(said.split()).endswith(
        "Skal personen bort for godt: ettervern data erase R-0001"
    )
    two.done("incident", "add", "nora", "--kind", "threat", "--on", "2009-08-07")
    two.done("demote", "nora", "--steps", "1", "--reason", "trouble", "--incident", "I-1")
    assert "same stay, M-4, and" in refused(two, "edit", "I-1", "resident=R-0002")
