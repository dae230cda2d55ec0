"""A couple with a child in Alta's family flat, by the command line; every figure by hand.

    Åse    flat 7 from 1 April 2009, 7 500 kr a month; out on 20 August
    Emil   with Åse from 1 May, 3 000 of the rent his; out on 16 June, back on 1 August
    child  born 2007, at home; another, born 1995, lives elsewhere

Five more live in flats 1 to 5, so that the house is full but for the flat kept for a partner's own.
"""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace
from tests.helpers.case_work import refused, shown, units
from tests.helpers.life import live, looked, pick


def test_a_couple_with_a_child_in_the_family_flat(
    make_workspace: Callable[..., Workspace],
) -> None:
    alta = make_workspace("alta", today="2009-04-01")
    a_full_house_has_room_for_a_couple(alta)
    the_flat_counts_once_a_night(alta)
    the_parts_are_the_rent(alta)
    one_leaves_and_the_other_stays(alta)
    who_came_first_leaves_and_the_other_owes_it_all(alta)
    what_is_known_of_the_children_goes_with_the_parent(alta)
    who_is_alone_has_the_homes_rent_set(alta)


def a_full_house_has_room_for_a_couple(alta: Workspace) -> None:
    names = ("Per", "Kai", "Eva", "Jon", "Liv")
    live(alta, {"2009-04-01": [f"admit {name} --unit {n}" for n, name in enumerate(names, 1)]
                              + ["admit Åse --unit 7"]})  # fmt: skip
    assert "is full" in refused(alta, "admit", "Emil", today="2009-05-01")
    # 7 500 less the others' parts, of which there is none yet.
    said = refused(alta, "household", "join", "per", "åse", "--rent", "7501", today="2009-05-01")
    assert said == "Of the rent of 7 500 kr at most 7 500 kr is left for another part.\n"
    done = alta.done("admit", "Emil", "--with", "åse", today="2009-05-01")
    assert "Åse owes 3 750 kr of the rent a month. Emil owes 3 750 kr" in done.out
    live(alta, {"2009-05-01": [
        "edit P-7 rent=3000",
        "household children åse --here 2007 --elsewhere 1995 --cared-for yes --by Helsestasjonen",
    ]})  # fmt: skip
    (home,) = looked(alta, "household", "list", on="2009-05-10")
    assert home == {
        "household": "P-6", "unit": "7", "rent_ore": 750_000, "born": [2007],
        "residents": ["R-0006", "R-0007"], "names": ["Åse", "Emil"],
        "parts_ore": [450_000, 300_000],
    }  # fmt: skip
    seven = units(alta, today="2009-05-10")["7"]
    assert pick(seven, "beds", "residents", "children", "status") == [
        1, ["R-0006", "R-0007"], 1, "occupied",
    ]  # fmt: skip
    text = alta.done("show", "åse", today="2009-05-10", lang="nb").out
    assert "sammen med R-0007" in text
    assert "1 barn under 18 bor her: 2007" in text
    assert alta.done("data", "verify", today="2009-05-10").code == 0


def the_flat_counts_once_a_night(alta: Workspace) -> None:
    """Emil is away for 5 nights, Åse for 2: the flat is lived in. Both for 2: then it is held."""
    live(
        alta,
        {
            "2009-05-10": ["away emil --kind leave"],
            "2009-05-15": ["back emil"],
            "2009-05-20": ["away åse --kind leave"],
            "2009-05-22": ["back åse"],
            "2009-05-25": ["away åse --kind leave", "away emil --kind leave"],
            "2009-05-27": ["back åse", "back emil"],
        },
    )
    report = looked(alta, "report", "month", "2009-05", on="2009-06-01")
    used = report["occupancy"]
    # Six flats of seven for 31 nights, and in flat 7 two of them held.
    assert pick(used, "bed_days", "occupied_days", "held_days") == [7 * 31, 6 * 31 - 2, 2]
    assert pick(used["months"][-1], "occupied_days", "held_days") == [6 * 31 - 2, 2]
    view = "SELECT occupied_days, held_days FROM v_occupancy_month WHERE month = '2009-05'"
    assert alta.rows(view) == [(6 * 31 - 2, 2)]
    # The same nights, stay by stay: the 2 nights of Åse's leave are Emil's.
    town = looked(alta, "report", "municipality", "alta", "--month", "2009-05", on="2009-06-01")
    days = {one["resident"]: (one["occupied_days"], one["held_days"]) for one in town["stays"]}
    assert (days["R-0006"], days["R-0007"]) == ((31 - 2 - 2, 2), (2, 0))
    assert report["homes"] == {
        "elsewhere": 0, "households": 1, "residents": 2, "children": 1, "minors": 2,
        "cared_for": 2,
    }  # fmt: skip
    text = alta.done("report", "month", "2009-05", today="2009-06-01", lang="nb").out
    assert "husstander med flere, eller med barn" in text
    out = looked(alta, "report", "month", "2009-05", "--external", on="2009-06-01")
    assert "homes" not in out


def charged(alta: Workspace, month: str, on: str) -> dict[str, tuple[int, int]]:
    """Nights and øre of a month that is charged, for the two."""
    done: Any = alta.done("rent", "charge", "--month", month, "--format", "json", today=on).json
    return {
        one["name"]: (one["nights"], one["amount_ore"])
        for one in done["charges"]
        if one["unit"] == "7"
    }


def the_parts_are_the_rent(alta: Workspace) -> None:
    assert charged(alta, "2009-04", "2009-05-02") == {"Åse": (30, 750_000)}
    assert charged(alta, "2009-05", "2009-06-01") == {"Åse": (31, 450_000), "Emil": (31, 300_000)}
    live(alta, {"2009-06-02": ["rent pay åse 11500", "rent pay emil 3000"]})
    owed = {
        row["name"]: row["arrears_ore"] for row in looked(alta, "rent", "list", on="2009-06-02")
    }
    assert (owed["Åse"], owed["Emil"]) == (50_000, 0)


def one_leaves_and_the_other_stays(alta: Workspace) -> None:
    live(alta, {"2009-06-16": ["discharge emil --to own-rented --reason planned"]})
    # Half of June together, half of it Åse alone: 2 250 and 3 750, and 1 500.
    assert charged(alta, "2009-06", "2009-07-01") == {"Åse": (30, 600_000), "Emil": (15, 150_000)}
    assert charged(alta, "2009-07", "2009-08-01") == {"Åse": (31, 750_000)}
    report = looked(alta, "report", "month", "2009-06", on="2009-07-01")
    assert pick(report["occupancy"], "occupied_days", "held_days") == [6 * 30, 0]
    # With her child she is a household.
    assert pick(report["homes"], "households", "residents", "children") == [1, 1, 1]


def who_came_first_leaves_and_the_other_owes_it_all(alta: Workspace) -> None:
    live(
        alta,
        {
            "2009-08-01": ["admit R-0007 --with åse"],
            "2009-08-20": ["vacate åse"],
        },
    )
    assert "Unit 7 is taken: R-0007 Emil." in refused(alta, "place", "per", "7", today="2009-08-21")
    # 19 nights in halves, 12 of Emil's alone: of 7 500 / 31 a night 2 298.39 and 5 201.61.
    assert charged(alta, "2009-08", "2009-09-01") == {"Åse": (19, 229_839), "Emil": (31, 520_161)}
    report = looked(alta, "report", "month", "2009-08", on="2009-09-01")
    assert report["occupancy"]["occupied_days"] == 6 * 31
    live(alta, {"2009-09-01": ["household join åse emil --rent 2500"]})
    (home,) = looked(alta, "household", "list", on="2009-09-01")
    assert home["parts_ore"] == [500_000, 250_000]
    refused(alta, "annul", "P-6", "--reason", "Feil", today="2009-09-01")
    refused(alta, "edit", "P-9", "unit=1", today="2009-09-01")
    assert alta.done("data", "verify", today="2009-09-01").code == 0


def what_is_known_of_the_children_goes_with_the_parent(alta: Workspace) -> None:
    assert [one["here"] for one in shown(alta, "åse", today="2009-09-01")["children"]] == ["[2007]"]
    said = refused(alta, "household", "children", "åse", today="2009-09-01", code=2)
    assert "--none" in said
    refused(alta, "household", "children", "åse", "--here", "1991", today="2009-09-01", code=2)
    live(alta, {"2009-09-10": ["discharge åse --to own-rented --reason planned"]})
    alta.done("data", "erase", "R-0006", "--ground", "Krav", "--duty", "none", "--yes",
              today="2009-09-11")  # fmt: skip
    assert alta.rows("SELECT count(*) FROM children") == [(0,)]
    assert alta.done("data", "verify", today="2009-09-11").code == 0
    left = "SELECT new FROM history WHERE table_name = 'children' AND new LIKE '%2007%'"
    assert not alta.rows(left)


def who_is_alone_has_the_homes_rent_set(alta: Workspace) -> None:
    """30 nights: 15 at 7 500 and 15 at 8 100 are 7 800; Åse's 9 of 2 500 are 750."""
    live(alta, {"2009-09-16": ["rent set emil 8100"]})
    found = charged(alta, "2009-09", "2009-10-01")
    assert found == {"–": (9, 75_000), "Emil": (30, 705_000)}  # Åse is erased
