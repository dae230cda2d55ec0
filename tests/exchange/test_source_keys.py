"""A row is known again by what stood in it: the keys that files were imported under stay the same.

Were they worked out in another way, a file that is imported again would go in a second time.
"""

from collections.abc import Callable
from contextlib import closing

import pytest

from ettervern_cli.storage.database.connecting import connect
from tests.conftest import Workspace
from tests.helpers.exchange_files import STAYS, imported
from tests.helpers.lab import make_lab

FILES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "moves": (
        ("resident;ladder;step;moved_on;reason;note;voice",
         "K-1;trapp;to;2026-04-01;;;Jeg er klar",
         "K-1;;en;01.05.2026;Brudd;Brøt avtalen;"),
        ["ba62b9ca521f7e1a", "21f1e7575dc3a8e7"],
    ),
    "follow-ups": (
        ("resident;held_on;kind;minutes;by;areas;missed;text",
         "K-1;2026-03-05;Samtale;45;kari;Bolig|bolig;;Gikk",
         "K-1;2026-03-05;samtale;45;Kari;bolig;nei;Gikk",
         "R-0001;09.03.2026;;;;;ja;"),
        ["6fd82b1e79a0c124", "6fd82b1e79a0c124#2", "aa4d6818ede92925"],
    ),
    "placements": (
        ("resident;unit;moved_in_on;moved_out_on;lease;rent",
         "K-1;A;2026-03-02;2026-04-01;hyre;4 500,50",
         "K-1;b;2026-04-01;;;"),
        ["a157873d3af870a4", "e2b0b7081f248e0e"],
    ),
    "scores": (
        ("resident;instrument;scored_on;total", "K-1;ORS;2026-03-05;21,4"),
        ["a0da5916d12548aa"],
    ),
    "bookings": (
        ("date;amount;line;text;voucher", "31.10.2026;1.437.500,50;Pay;Lønn;118"),
        ["52f7788c9ae116e2"],
    ),
}  # fmt: skip


# What the first versions knew the same rows by: all that they said.
BEFORE = {
    "moves": [
        "b58e9b20e98ce76652ac7e06bca66fbb200fc399fd1e2daf44310987bce4993c",
        "665100582a8e5b06eacddbfeccf9eb82e62f6e42f47904afca2d68ae3cee562d",
    ],
    "follow-ups": [
        "fb67fd9a15274003371924563ec833e00e8cad594cfec3bced2406dc3c0d431c",
        "fb67fd9a15274003371924563ec833e00e8cad594cfec3bced2406dc3c0d431c#2",
        "bb517547978228c2cb3065c168d1d94df1e36f0d79f91638ac4677cbe93a9a6c",
    ],
    "placements": [
        "2b0d2b898bd50d9398a1dbb919294451cb323358dd6b313a820ca76905471262",
        "ae91bd145ec4e199f5678e3299a32a3d0b347c0846805bfa52bdeca529703436",
    ],
    "scores": ["24d404147f9c7f9f831bdeb33586b604a963d5f7ddc01e668f968c6e66a89880"],
    "bookings": ["f89130f6781589e54e96a74852b67f3d07bc236f3004faa15a60555065d46e09"],
}


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


@pytest.mark.parametrize("kind", FILES)
def test_rows_that_an_older_version_imported_are_known(lab: Workspace, kind: str) -> None:
    imported(lab, kind, *FILES[kind][0])
    with closing(connect(str(lab.database))) as db:
        rows = db.execute("SELECT id FROM imported WHERE kind = ? ORDER BY id", (kind,)).fetchall()
        for (row_id,), key in zip(rows, BEFORE[kind], strict=True):
            db.execute("UPDATE imported SET source_key = ? WHERE id = ?", (key, row_id))
    answer = imported(lab, kind, *FILES[kind][0])
    assert (answer["new"], answer["known"]) == (0, len(rows))


def test_a_key_of_another_system_names_its_resident_where_no_name_does(lab: Workspace) -> None:
    imported(lab, "stays", "resident;name;admitted_on", "SAK-9;Berit Bø;2026-03-01")
    code = lab.done("show", "SAK-9", "--format", "json").json["resident"]
    assert "Berit Bø" in lab.done("log", "SAK-9", "--on", "2026-04-01").out
    lab.done("admit", "Sak-9 Hansen", "--on", "2026-03-02")  # a name goes before a key
    assert lab.done("show", "SAK-9", "--format", "json").json["resident"] != code
    assert "Nobody here" in lab.refused("show", "SAK-10")
