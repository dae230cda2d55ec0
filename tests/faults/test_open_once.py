"""What a command refuses no correction brings in, and ``data verify`` finds whoever wrote it."""

from pathlib import Path

import pytest

from tests.conftest import Workspace
from tests.helpers.damage import tampered
from tests.helpers.lab import LAB, lab_lived

MORE = """    milestones:
      open: {name: Åpning, due: 2026-05-01}
      full: {name: Fullt, due: 2026-06-01}
    benefits:
      aap: {name: AAP}
      kvp: {name: KVP}
"""
COURSE = """
admit Nora --on 2026-01-10
admit Emil --on 2026-02-01
eviction warn nora --cause arrears --on 2026-02-02
eviction warn emil --cause breach --on 2026-03-01
exclusion add nora Blå --on 2026-03-01
exclusion add nora Strax --on 2026-03-02
volunteer match nora Per --on 2026-03-01
volunteer match nora Siri --on 2026-03-02
volunteer hours nora Per 2 --on 2026-03-05
benefit apply nora aap --on 2026-03-01
benefit apply nora kvp --on 2026-03-02
milestone done open --on 2026-05-01
milestone done full --on 2026-05-02
"""


@lab_lived
def book(book: Workspace) -> None:
    """One of each of what is open once, and another that a slip would make the same."""
    book.config.write_text(LAB + MORE, encoding="utf-8")
    homes = COURSE.replace("Nora --on", "Nora --unit A --on", 1).replace(
        "Emil --on", "Emil --unit B --on", 1
    )
    assert book.run("batch", stdin=homes).code == 0


@pytest.mark.parametrize(
    "slip",
    [
        ("EV-2", "resident=nora"),
        ("XU-2", "service= BLÅ"),
        ("VM-2", "volunteer=per"),
        ("YS-2", "kind=aap"),
        ("MR-2", "milestone=open"),
        ("MR-1", "milestone=full"),
        ("VH-1", "given_on=2026-02-28"),
        ("VM-1", "parted_on=2026-03-04"),
    ],
    ids=" ".join,
)
def test_a_correction_brings_in_nothing_that_its_command_refuses(
    book: Workspace, slip: tuple[str, str]
) -> None:
    answer = book.run("edit", *slip)
    assert (answer.code, answer.out) == (1, "")
    assert book.run("data", "verify").code == 0


def test_parting_before_hours_that_were_given_is_refused(book: Workspace) -> None:
    assert book.run("volunteer", "end", "nora", "Per", "--on", "2026-03-04").code == 1
    book.done("volunteer", "end", "nora", "Per", "--on", "2026-03-05")


def test_wishes_of_somebody_erased_are_not_taken_for_the_same(book: Workspace) -> None:
    for wish in ("Leilighet", "Hus"):
        book.done("home", "wish", "emil", wish, "--on", "2026-03-01")
    book.done("discharge", "emil", "--to", "own", "--reason", "planned", "--on", "2026-05-01")
    book.done("data", "erase", "R-0002", "--ground", "Ba om det", "--duty", "none", "--yes")
    assert book.run("data", "verify").code == 0


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE exclusion SET service = ' BLÅ'", "open-twice"),
        ("UPDATE eviction SET stay_id = 1", "open-twice"),
        ("UPDATE companion_hours SET given_on = '2026-02-28'", "hours-outside-match"),
        ("UPDATE exclusion SET from_on = '2027-01-01'", "in-the-future"),
    ],
)
def test_what_another_program_wrote_is_held_to_it_though_it_was_accepted(
    book: Workspace, statement: str, found: str
) -> None:
    with tampered(Path(book.folder) / "ettervern.db") as db:
        db.execute(statement)
    for entry in {one["where"] for one in verified(book) if one["finding"] == "unsealed"}:
        book.done("data", "accept", entry, "--because", "IT")
    errors = {one["finding"] for one in verified(book) if one["level"] == "error"}
    assert errors == {found}


def verified(book: Workspace) -> list[dict[str, str]]:
    answer: list[dict[str, str]] = book.run("data", "verify", "--format", "json").json
    return answer
