"""What a period report may depend on, by interface.md: the same input gives the same bytes."""

import pytest

from tests.conftest import Workspace
from tests.helpers.lab import lab_lived, report

SEPTEMBER = ("report", "month", "2026-09")


@lab_lived
def lab(lab: Workspace) -> None:
    """Anna came in September, and that was written down then."""
    lab.done("admit", "Anna", "--on", "2026-09-02", "--unit", "A", today="2026-09-03")


def seal(lab: Workspace) -> tuple[str, int]:
    found = report(lab, "month", "2026-09")["seal"]
    return found["newest"], found["written_after"]


def head(lab: Workspace) -> str:
    newest = lab.done("data", "history", "--head", "--format", "json").json
    return str(newest[0]["seal"])


@pytest.mark.large
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_what_is_dated_later_changes_no_byte(lab: Workspace, form: str) -> None:
    words = (*SEPTEMBER, "--format", form)
    before = lab.done(*words, today="2026-10-01").out
    assert lab.done(*words).out == before
    for line in (
        ("advance", "anna", "--on", "2026-10-01"),
        ("log", "anna", "--on", "2026-10-01"),
        ("log", "anna", "--on", "2026-10-02", "--next", "2027-01-10"),
        ("admit", "Bo", "--on", "2026-10-01", "--unit", "B"),
        ("away", "anna", "--kind", "leave", "--on", "2026-10-10"),
        ("back", "anna", "--on", "2026-10-12"),
        ("unit", "void", "C", "--on", "2026-10-01", "--reason", "x"),
        ("budget", "book", "pay", "100", "--on", "2026-10-01"),
        ("incident", "add", "anna", "--kind", "vold", "--on", "2026-10-03"),
        ("score", "add", "anna", "12", "--instrument", "ors", "--on", "2026-10-03"),
        ("outcome", "add", "anna", "work", "--on", "2026-10-03"),
        ("rent", "charge", "--month", "2026-10"),
        ("consent", "give", "anna", "--scope", "plan", "--partner", "nav"),
        ("referral", "add", "Cy", "--source", "prison", "--on", "2026-10-01"),
        ("gap", "add", "Ingen", "--owner", "nav", "--on", "2026-10-01"),
        ("discharge", "anna", "--to", "pending", "--on", "2026-11-01"),
        ("discharge", "anna", "--to", "own"),
        ("undo",),
    ):
        lab.done(*line)
        assert lab.done(*words).out == before, line


def test_an_entry_dated_in_the_period_and_written_later_is_in_the_foot(lab: Workspace) -> None:
    first = seal(lab)
    assert first == (head(lab), 0)
    lab.done("log", "anna", "--on", "2026-09-20", today="2026-09-30")
    assert seal(lab) == (head(lab), 0)
    lab.done("log", "anna", "--on", "2026-09-20", today="2026-10-01")
    second = seal(lab)
    assert second == (head(lab), 1)
    lab.done("log", "anna", "--on", "2026-10-02")
    assert seal(lab) == second
    lab.done("edit", "F-1", "minutes=20")
    assert seal(lab) == (head(lab), 2)
    lab.done("annul", "F-2", "--reason", "feil person")
    assert seal(lab) == (head(lab), 3)
    lab.done("undo")
    assert seal(lab) == (head(lab), 4)


def test_an_exit_of_the_period_filled_in_later_is_in_the_foot(lab: Workspace) -> None:
    lab.done("discharge", "anna", "--to", "pending", "--on", "2026-09-20", today="2026-09-20")
    assert seal(lab)[1] == 0
    lab.done("discharge", "anna", "--to", "own")
    assert seal(lab) == (head(lab), 1)
    assert report(lab, "month", "2026-09")["exits"]["by_destination"] == {"own": 1}


def test_a_correction_that_moves_a_date_out_of_the_period_is_in_the_foot(lab: Workspace) -> None:
    lab.done("log", "anna", "--on", "2026-09-20", today="2026-09-20")
    lab.done("edit", "F-1", "held_on=2026-10-20")
    assert seal(lab) == (head(lab), 1)
    assert report(lab, "month", "2026-09")["follow_ups"]["held"] == 0


def test_a_dry_run_and_a_read_leave_the_seal_as_it_was(lab: Workspace) -> None:
    before, top = seal(lab), head(lab)
    lab.done("log", "anna", "--on", "2026-09-20", "--dry-run")
    lab.done("list")
    lab.done("show", "anna")
    assert (seal(lab), head(lab)) == (before, top)


def test_a_report_names_neither_the_clock_nor_today(lab: Workspace) -> None:
    for form in ("text", "json", "csv", "md"):
        out = lab.done(*SEPTEMBER, "--format", form).out
        for today in ("2026-12-20", "20 Dec 2026", "20.12.2026"):
            assert today not in out


def test_csv_of_a_report_has_four_columns(lab: Workspace) -> None:
    out = lab.done(*SEPTEMBER, "--format", "csv").out
    assert out.splitlines()[0] == "section,item,measure,value"
