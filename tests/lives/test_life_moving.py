"""Somebody who moves to another municipality in the middle of a year, with claims sent before.

Fri shares by bed-days here. Two live in the house all of 2020, and each month's costs are 2 000 kr
for every day of it, so that a claim is 1 000 kr a night:

    room 1  Anders  Bodø, from 16 June Meløy; that was wrong, it was from 1 June
    room 2  Berit   Fauske

    month   costs   sent            right, as was known     right in the end
    May     62 000  Bodø 31 000     the same                the same
    June    60 000  Bodø 30 000     15 000, Meløy 15 000    Meløy 30 000, with the voucher 33 000
    July    62 000  Bodø 31 000     Meløy 31 000            the same
"""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace

DAYS = {5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31}
CLAIM = ("budget", "claim", "--month")


def test_a_move_in_mid_year_is_corrected_month_by_month(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2020-12-31")
    text = fri.config.read_text(encoding="utf-8")
    fri.config.write_text(text.replace("key: population", "key: bed-days"), encoding="utf-8")
    two_live_there(fri)
    until_july_nobody_knows(fri)
    august_takes_back_what_bodo_paid_for_him(fri)
    it_was_earlier_still(fri)
    a_voucher_comes_late(fri)
    the_year_adds_up(fri)


def two_live_there(fri: Workspace) -> None:
    fri.done("admit", "Anders", "--municipality", "bodo", "--unit", "1", "--on", "2020-05-01")
    fri.done("admit", "Berit", "--municipality", "fauske", "--unit", "2", "--on", "2020-05-01")
    for month, days in DAYS.items():
        fri.done("budget", "book", "pay", str(2_000 * days), "--on", f"2020-{month:02}-20")


def issued(fri: Workspace, month: int) -> dict[str, tuple[int, list[tuple[str, int]]]]:
    """A month's claims sent early in the next: share and corrections in kroner, of all but 0."""
    fri.done(*CLAIM, f"2020-{month:02}", "--issue", today=f"2020-{month + 1:02}-03")
    return sent(fri, month)


def sent(fri: Workspace, month: int) -> dict[str, tuple[int, list[tuple[str, int]]]]:
    found: Any = fri.done(*CLAIM, f"2020-{month:02}", "--format", "json").json
    return {
        one["municipality"]: (
            one["share_ore"] // 100,
            [(line["from"][5:7], line["difference_ore"] // 100) for line in one["corrections"]],
        )
        for one in found
        if one["share_ore"] or one["corrections"]
    }


def until_july_nobody_knows(fri: Workspace) -> None:
    for month in (5, 6, 7):
        own = 1_000 * DAYS[month]
        assert issued(fri, month) == {"bodo": (own, []), "fauske": (own, [])}


def august_takes_back_what_bodo_paid_for_him(fri: Workspace) -> None:
    fri.done("discharge", "anders", "--to", "pending", "--reason", "pending", "--on", "2020-06-16")
    fri.done("admit", "R-0001", "--municipality", "meloy", "--unit", "1", "--on", "2020-06-16")
    june = fri.done(*CLAIM, "2020-06", "--municipality", "bodo", lang="nb").out
    assert "Andelen til Bodø, 50,00 % (30 av 60)  30 000" in june
    assert "riktig i dag er 15 000 kr; neste krav retter det" in " ".join(june.split())
    assert issued(fri, 8) == {
        "bodo": (0, [("06", -15_000), ("07", -31_000)]),
        "fauske": (31_000, []),
        "meloy": (31_000, [("06", 15_000), ("07", 31_000)]),
    }
    assert sent(fri, 6) == {"bodo": (30_000, []), "fauske": (30_000, [])}  # as it was sent
    meloy = fri.done(*CLAIM, "2020-08", "--municipality", "meloy", lang="nb").out
    assert "juni 2020" in meloy
    assert "Å betale 77 000" in " ".join(meloy.split())


def it_was_earlier_still(fri: Workspace) -> None:
    fri.done("edit", "S-1", "discharged_on=2020-06-01")
    fri.done("edit", "S-3", "admitted_on=2020-06-01")
    assert issued(fri, 9) == {
        "bodo": (0, [("06", -15_000)]),
        "fauske": (30_000, []),
        "meloy": (30_000, [("06", 15_000)]),
    }


def a_voucher_comes_late(fri: Workspace) -> None:
    fri.done("budget", "book", "running", "6000", "--on", "2020-06-30")
    assert issued(fri, 10) == {
        "fauske": (31_000, [("06", 3_000)]),
        "meloy": (31_000, [("06", 3_000)]),
    }


def the_year_adds_up(fri: Workspace) -> None:
    """All that was sent is what is right: Bodø's May, Meløy's June to October, Fauske's all."""
    found: Any = fri.done("budget", "claims", "--format", "json").json
    assert {one["to_correct_ore"] for one in found} == {0}
    sums: dict[str, int] = {}
    for one in found:
        sums[one["municipality"]] = sums.get(one["municipality"], 0) + one["total_ore"] // 100
    assert {town: total for town, total in sums.items() if total} == {
        "bodo": 31_000,
        "meloy": 33_000 + 31_000 + 31_000 + 30_000 + 31_000,
        "fauske": 31_000 + 33_000 + 31_000 + 31_000 + 30_000 + 31_000,
    }
    year = fri.done("report", "municipality", "bodo", "--year", "2020", "--format", "json").json
    assert year["cost"]["share_ore"] == 3_100_000
