"""A row is known again by what stood in it: the keys that files were imported under stay the same.

Were they worked out in another way, a file that is imported again would go in a second time.
"""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.exchange_files import STAYS, imported
from tests.helpers.lab import make_lab

FILES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "moves": (
        ("resident;ladder;step;moved_on;reason;note;voice",
         "K-1;trapp;to;2026-04-01;;;Jeg er klar",
         "K-1;;en;01.05.2026;Brudd;Brøt avtalen;"),
        ["b58e9b20e98ce766", "665100582a8e5b06"],
    ),
    "follow-ups": (
        ("resident;held_on;kind;minutes;by;areas;missed;text",
         "K-1;2026-03-05;Samtale;45;kari;Bolig|bolig;;Gikk",
         "K-1;2026-03-05;samtale;45;Kari;bolig;nei;Gikk",
         "R-0001;09.03.2026;;;;;ja;"),
        ["fb67fd9a15274003", "fb67fd9a15274003#2", "bb517547978228c2"],
    ),
    "placements": (
        ("resident;unit;moved_in_on;moved_out_on;lease;rent",
         "K-1;A;2026-03-02;2026-04-01;hyre;4 500,50",
         "K-1;b;2026-04-01;;;"),
        ["2b0d2b898bd50d93", "ae91bd145ec4e199"],
    ),
    "scores": (
        ("resident;instrument;scored_on;total", "K-1;ORS;2026-03-05;21,4"),
        ["24d404147f9c7f9f"],
    ),
    "bookings": (
        ("date;amount;line;text;voucher", "31.10.2026;1.437.500,50;Pay;Lønn;118"),
        ["f89130f6781589e5"],
    ),
}  # fmt: skip


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    lab = make_lab(make_workspace)
    imported(lab, "stays", STAYS, "K-1;Åse;;;;2026-03-01;02.03.2026;2026-06-01;own;;en")
    return lab


@pytest.mark.parametrize("kind", FILES)
def test_what_rows_are_known_by(lab: Workspace, kind: str) -> None:
    lines, keys = FILES[kind]
    imported(lab, kind, *lines)
    query = "SELECT source_key FROM imported WHERE kind = ? ORDER BY id"
    assert [key[:16] + key[64:] for (key,) in lab.rows(query, kind)] == keys


def test_what_stays_and_persons_are_known_by(lab: Workspace) -> None:
    assert lab.rows("SELECT kind, source_key FROM imported ORDER BY id") == [
        ("resident", "K-1"),
        ("stays", "lab/2026-03-02/K-1"),
    ]
