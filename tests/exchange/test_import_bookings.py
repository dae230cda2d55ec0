"""Bookings from an accounting system."""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.exchange_files import bad_rows, check_history, everything, imported, put
from tests.helpers.lab import LAB, lab_lived, make_lab

MAPPED = """    bookkeeping:
      columns: {date: Bilagsdato, amount: Beløp, account: Konto, text: Tekst, voucher: Bilag}
      accounts: {"5000": pay, "7000": car, "3400": grant}
"""


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_lab(make_workspace)


@lab_lived
def mapped(lab: Workspace) -> None:
    lab.config.write_text(LAB + MAPPED, encoding="utf-8")
    lab.done("config", "apply")


EXPORT = (
    "Bilag;Bilagsdato;Konto;Tekst;Beløp;Motpart",
    "118;31.10.2026;5000;Lønn oktober;1 437 500,00;X",
    "119;01.11.2026;7000;Leasing;73333,33;X",
    "120;02.11.2026;7000;Kreditnota;-3.333,33;X".replace("-3.333", "-3333"),
    "121;03.11.2026;3400;Tilskudd;-1600000;X",
    "122;04.11.2026;1920;Bank;-12,5;X",
    "123;05.11.2026;1920;Bank;100;X",
    "119;01.11.2026;7000;Leasing;73333,33;X",
)


def test_an_accounting_export_is_mapped_by_the_configuration(mapped: Workspace) -> None:
    path = put(mapped, *EXPORT, encoding="latin-1")
    result = mapped.done("data", "import", "bookings", path, "--format", "json")
    answer = result.json
    assert (answer["rows"], answer["new"], answer["known"]) == (7, 5, 0)
    assert answer["left_out"] == [{"account": "1920", "rows": 2, "amount_ore": 8750}]
    assert result.err.splitlines()[-1] == (
        "Left out: account 1920, 2 rows, 87.50 kr; the configuration maps it to no line."
    )
    entries = mapped.done("budget", "entries", "--format", "json").json
    names = ("line", "booked_on", "amount_ore", "text", "voucher")
    assert [tuple(entry[name] for name in names) for entry in entries] == [
        ("pay", "2026-10-31", 143750000, "Lønn oktober", "118"),
        ("car", "2026-11-01", 7333333, "Leasing", "119"),
        ("car", "2026-11-01", 7333333, "Leasing", "119"),
        ("car", "2026-11-02", -333333, "Kreditnota", "120"),
        ("grant", "2026-11-03", 160000000, "Tilskudd", "121"),
    ]  # fmt: skip
    assert check_history(mapped, answer["change"]) == 10
    year = mapped.done("budget", "--year", "2026", "--format", "json").json
    assert year["totals"]["cost"]["actual_ore"] == 143750000 + 2 * 7333333 - 333333
    assert year["totals"]["funding"]["actual_ore"] == 160000000
    again = mapped.done("data", "import", "bookings", path, lang="nb")
    assert again.out.endswith("file.csv: ingenting nytt: 5 av 7 rader er her fra før.\n")
    assert "Utelatt: konto 1920, 2 rader, 87,50 kr" in again.err
    mapped.done("annul", "B-1", "--reason", "feil")
    assert imported(mapped, "bookings", *EXPORT)["new"] == 0
    mapped.done("undo")
    mapped.done("undo")
    assert mapped.rows("SELECT count(*) FROM booking") == [(0,)]


def test_lines_of_the_budget_are_booked_as_budget_book_does(lab: Workspace) -> None:
    lines = ("date,amount,line,text", "2026-10-31,100.50,pay,", "2026-10-31,-20,Lønn,Retur",
             "2026-10-31,700,grant,")  # fmt: skip
    assert imported(lab, "bookings", *lines)["new"] == 3
    assert lab.rows("SELECT amount_ore FROM booking ORDER BY id") == [(10050,), (-2000,), (70000,)]
    imported(lab, "bookings", "date;amount;line", "31.10.2026;-1.437.500,05;pay")
    assert lab.rows("SELECT amount_ore FROM booking WHERE id = 4") == [(-143750005,)]


def test_bad_bookings(mapped: Workspace) -> None:
    path = put(
        mapped,
        "Bilagsdato;Konto;Beløp",
        "2026-12-21;5000;1",
        "2026-12-01;5000;0,00",
        "2026-12-01;5000;1,005",
        ";;",
        "2026-12-01;;10",
    )
    before = everything(mapped)
    assert bad_rows(mapped.run("data", "import", "bookings", path)) == [
        "row 2, Bilagsdato: a day that has not been yet",
        "row 4, Beløp: no amount, such as 1650,50",
        "row 6, Konto: must be filled in",
    ]
    assert everything(mapped) == before
    path = put(mapped, "Bilagsdato;Beløp", "2026-12-01;10")
    assert bad_rows(mapped.run("data", "import", "bookings", path)) == ["missing: Konto"]


def test_an_amount_of_nothing_is_skipped_and_said(lab: Workspace) -> None:
    path = put(
        lab, "date;amount;line", "2026-12-01;0,00;pay", "2026-12-02;5;pay", "2026-12-03;0;car"
    )
    result = lab.done("data", "import", "bookings", path, "--format", "json")
    assert (result.json["new"], result.json["skipped"]) == (1, 2)
    assert result.err == "Skipped: rows 2, 4, with an amount of nothing.\n"


def test_unknown_columns_are_said_and_refused_if_one_is_strict(lab: Workspace) -> None:
    path = put(lab, "date;amount;line;Motpart", "2026-12-01;10;pay;x")
    assert bad_rows(lab.run("data", "import", "bookings", path, "--strict")) == ["unknown: Motpart"]
    tried = lab.done("data", "import", "bookings", path, "--dry-run")
    assert tried.err == "Columns that are not read: Motpart.\n"
    path = put(lab, "date;amount;account", "2026-12-01;10;5000")
    answer = lab.done("data", "import", "bookings", path, "--format", "json").json
    assert (answer["new"], answer["left_out"][0]["account"]) == (0, "5000")
    path = put(lab, "date;amount;line", "2026-12-01;10;nothing")
    assert bad_rows(lab.run("data", "import", "bookings", path)) == [
        "row 2, line: not a word of this programme's configuration, which has: pay, car, grant"
    ]
