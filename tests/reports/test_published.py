"""Reports that are published: the register, and what of the next one must be hidden for it."""

from typing import Any

from tests.conftest import Workspace, lived_once


@lived_once("alta")
def house(house: Workspace) -> None:
    """Five who came in January, one who left in February, and one who was troubled thrice."""
    lines = [
        f"admit {name} --municipality alta --from prison --unit {unit} --on 2009-03-0{unit}"
        for unit, name in enumerate(("Nora", "Emil", "Siri", "Ola", "Kari"), 1)
    ]
    lines += [
        *(f"incident add nora --kind violence --on 2009-03-2{day}" for day in range(3)),
        "discharge emil --to family --reason planned --on 2009-04-10",
        "report remark methods Hemmelig --on 2009-04-11",
        "report remark methods Metodeordene --public --on 2009-04-11",
    ]
    house.done("batch", stdin="\n".join(lines) + "\n")


def report(house: Workspace, *words: str) -> Any:
    return house.done("report", *words, "--external", "--format", "json").json


def test_three_incidents_of_one_resident_are_no_three(house: Workspace) -> None:
    assert house.done("report", "month", "2009-03", "--format", "json").json["incidents"] == {
        "violence": 3
    }
    assert report(house, "month", "2009-03")["incidents"] == {"violence": None}


def test_none_of_a_hidden_number_is_hidden_too(house: Workspace) -> None:
    found = report(house, "month", "2009-04")
    returned = found["exits"]["returned"]["180"]
    assert found["people"]["discharged"] is None
    assert returned["numerator"] == returned["denominator"] == 0


def test_residents_are_counted_on_ends_of_months_alone(house: Workspace) -> None:
    words = ("report", "month", "2009-03", "--external", "--count-on")
    assert "5 Mar 2009 is none" in house.refused(*words, "2009-03-05", code=2)
    assert house.done(*words, "2009-03-31").out


def test_what_is_published_stands_in_the_register_sealed(house: Workspace) -> None:
    assert "--external" in house.refused("report", "month", "2009-03", "--publish", code=2)
    report(house, "month", "2009-03", "--publish")
    rows = house.rows("SELECT report, first_on, last_on FROM publication")
    assert rows == [("period", "2009-03-01", "2009-03-31")]
    said = house.done("data", "history").out
    assert "published report" in said
    assert house.done("data", "verify").code == 0
    warned = house.done("report", "year", "2009", "--external").err
    assert "was published on" in warned
    assert house.done("report", "month", "2009-06", "--external").err == ""
    house.done("undo")
    assert house.rows("SELECT count(*) FROM publication") == [(0,)]


def test_words_that_were_read_stay(house: Workspace) -> None:
    remarks = report(house, "funder", "husbanken", "--year", "2009")["remarks"]
    assert [one["text"] for one in remarks.pop("methods")] == ["Metodeordene"]
    assert set(remarks.values()) == {None}
    house.done("edit", "RM-2", "text=Metodeordene og Nora")
    assert report(house, "funder", "husbanken", "--year", "2009")["remarks"]["methods"] is None
