"""WHO: a code, a whole name or a unique start of one, in any case."""

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import refused, shown

PEOPLE = ("Ola", "Ola Nordmann", "Ola Nordli", "Åse Ødegård", "Ærlig Æsop", "Kari", "Straße")


@lived_once()
def people(alta: Workspace) -> None:
    """Seven people, R-0001 to R-0007."""
    lines = "\n".join(f'admit "{name}" --agency finnmarkskollektivet' for name in PEOPLE)
    alta.done("batch", stdin=lines)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("R-0002", "R-0002"),
        ("r-0002", "R-0002"),
        ("R-2", "R-0002"),
        ("r-000002", "R-0002"),
        (" R-0002 ", "R-0002"),
        ("Ola", "R-0001"),  # a whole name wins over a start
        ("OLA", "R-0001"),
        ("ola nordm", "R-0002"),
        ("Ola  Nordli", "R-0003"),
        ("åse", "R-0004"),
        ("ÅSE ØDE", "R-0004"),
        ("A\u030ase", "R-0004"),  # the ring as a letter of its own
        ("ÆRLIG", "R-0005"),
        ("k", "R-0006"),
        ("STRASSE", "R-0007"),
    ],
)
def test_who_is_found(people: Workspace, who: str, code: str) -> None:
    assert shown(people, who)["resident"] == code


def test_several_are_listed_and_nothing_is_written(people: Workspace) -> None:
    said = refused(people, "log", "ola nord")
    assert said == (
        "“ola nord” fits several; use the code:\n  R-0002 Ola Nordmann\n  R-0003 Ola Nordli\n"
    )


def test_two_of_the_same_name_need_the_code(people: Workspace) -> None:
    people.done("discharge", "kari", "--to", "unknown")
    people.done("admit", "Kari")
    said = refused(people, "log", "kari")
    assert said.splitlines()[1:] == ["  R-0006 Kari", "  R-0008 Kari"]
    people.done("log", "R-0008")


@pytest.mark.parametrize("who", ["nordmann", "per", "R-0099", "R-", "0001", "%", "_", "*", ""])
def test_nobody_is_found(people: Workspace, who: str) -> None:
    assert "Nobody here" in refused(people, "log", who)


def test_who_comes_from_standard_input(people: Workspace) -> None:
    people.done("log", "-", stdin="åse\n")
    assert len(shown(people, "R-0004")["follow_ups"]) == 1


def test_whoever_was_discharged_is_still_found(people: Workspace) -> None:
    people.done("discharge", "kari", "--to", "unknown")
    assert shown(people, "kari")["status"] == "discharged"
