"""Files that were good once, damaged in some way: never a traceback, never half an import.

500 in CI and 20,000 in a full run, by ``ETTERVERN_FAULTS``.
"""

import random
from collections.abc import Callable

import pytest

from ettervern_cli.exchange.kinds.every import KINDS
from tests.conftest import Workspace
from tests.faults import count
from tests.helpers.exchange_files import STAYS, check_kept, everything, imported
from tests.helpers.lab import make_lab

GOOD = {
    "stays": [
        STAYS,
        "K-11;Åse Berg;1980;Vardø;treatment;01.03.2026;2.3.2026;2026-06-01;own;A;2",
        "K-11;;;;;;2026-07-01;;;A;tre",
        'K-12;"Ola; Ødegård";1990-02-03;alta;Fengsel;2026-09-01;10.09.2026;;;B;',
    ],
    "moves": [
        "resident;ladder;step;moved_on;reason;note;voice",
        "K-1;trapp;to;2026-04-01;;;Jeg er klar",
        "K-1;trapp;2;2026-05-01;brudd;Brøt avtalen;",
    ],
    "follow-ups": [
        "resident;held_on;kind;minutes;by;areas;missed;text",
        'K-1;2026-03-05;Samtale;45;kari;bolig;;"Gikk, og kom"',
        "K-1;09.03.2026;;;;;ja;",
    ],
    "placements": [
        "resident;unit;moved_in_on;moved_out_on;lease;rent",
        "K-1;A;2026-03-02;2026-04-01;hyre;4 500,50",
        "K-1;B;2026-04-01;;;",
    ],
    "scores": ["resident;instrument;scored_on;total", "K-1;ORS;2026-03-05;21,4"],
    "bookings": ["date;amount;line;text;voucher", "2026-10-31;1.437.500,50;pay;Lønn;118"],
    "payments": ["dato;inn;kid;resident;note", "01.04.2026;kr 3 100,00;;K-1;Leie"],
    "incidents": [
        "id;resident;kind;happened_on;severity;police;why",
        "7;K-1;vold;2026-04-01;2;ja;",
    ],
    "absences": ["resident;kind;left_on;expected_on;returned_on", "K-1;leave;2026-04-01;;"],
    "measures": [
        "resident;measure;provider;started_on;hours_a_week",
        "K-1;Jobb;Nav;2026-04-01;3,5",
    ],
    "outcomes": ["resident;kind;happened_on;note", "K-1;work;2026-04-01;Fast"],
    "referrals": [
        "resident;name;source;referred_on;assessed_on;declined_on;reason",
        "K-13;Siri;prison;2026-08-01;2026-08-02;;",
        "K-14;Per;prison;2026-08-01;;2026-09-01;no",
    ],
    "consents": ["resident;scope;partners;given_on;until", "K-1;plan;nav|losen;2026-03-02;"],
}
BITS = [b"\0", b'"', b"'", b";", b",", b"\t", b"\n", b"\r", b"\xff", b"\xef\xbb\xbf", b"\xe6", b"=",
        b"-", b"9" * 30, b"2026-02-30", b"R-1", b"\xf0\x9f\x98\x80", b"\xe2\x80\xa8", b"#2", b" ",
        b"K-1", b"\x1b[31m", b"[/b]", b"1e9", b"NaN", b"x" * 12_000]  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16")


def mutant(chance: random.Random, kind: str) -> bytes:
    """A good file with one to four things done to it, mostly below its heading."""
    data = "\r\n".join(GOOD[kind]).encode(chance.choice(ENCODINGS))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        first = chance.choice((0, *[min(len(data), len(GOOD[kind][0]) + 2)] * 4))
        place, other = sorted(chance.randint(first, len(data)) for _ in range(2))
        way = chance.randrange(7)
        if way == 0:
            data = data[:place] + data[other:]
        elif way == 1:
            data = data[:place] + chance.choice(BITS) + data[place:]
        elif way == 2 and data:
            spot = min(place, len(data) - 1)
            data = data[:spot] + bytes([chance.randrange(256)]) + data[spot + 1 :]
        elif way == 3:
            data = data[:other] + data[place:]
        elif way == 4:
            heading, *lines = data.split(b"\n")
            chance.shuffle(lines)
            data = b"\n".join([heading, *lines])
        elif way == 5:
            lines = data.split(b"\n")
            data = b"\n".join([*lines, chance.choice(lines)])
        else:
            cells = data.split(b";")
            cells[chance.randrange(len(cells))] = chance.choice(BITS)
            data = b";".join(cells)
    return data


@pytest.mark.counted
def test_no_damaged_file_ends_in_a_traceback_or_is_half_imported(
    make_workspace: Callable[..., Workspace],
) -> None:
    lab = make_lab(make_workspace)
    imported(lab, "stays", STAYS, "K-1;Nora;;;;2026-03-01;2026-03-02;2026-06-01;own;;en")
    chance = random.Random(20261120)
    path = lab.folder / "mutant.csv"
    before, whole = everything(lab), lab.database.read_bytes()
    codes: dict[int, int] = {}
    for number in range(count(60, 150, 20_000)):
        kind = chance.choice(list(GOOD))
        data = mutant(chance, kind)
        path.write_bytes(data)
        result = lab.run("data", "import", kind, str(path), "--format", "json")
        codes[result.code] = codes.get(result.code, 0) + 1
        told = (number, kind, data, result)
        assert result.code in (0, 1), told
        if result.code == 1:
            assert result.out == "", told
            assert result.err, told
            assert lab.database.read_bytes() == whole, told
            continue
        answer = result.json
        if answer["new"] == 0:
            assert lab.database.read_bytes() == whole, told
            continue
        key = KINDS[kind].table
        assert len(everything(lab)[key]) - len(before[key]) == answer["new"], told
        again = lab.done("data", "import", kind, str(path), "--format", "json").json
        assert (again["new"], again["known"]) == (0, answer["new"] + answer["known"]), told
        check_kept(lab)
        assert lab.run("data", "verify").code == 0, told
        lab.done("undo")
        after = everything(lab)
        unlike = {table for table in before if after[table] != before[table]}
        assert unlike == {"history", "change"}, told
        lab.database.write_bytes(whole)  # the history of one mutant is none of the next one's
    assert min(codes.get(0, 0), codes.get(1, 0)) > 5, codes
