"""Tables from other systems' files: letters, separators, quotes, and cells."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.errors import Refused
from ettervern_cli.exchange.files import sheet as sheet_rules
from ettervern_cli.exchange.files.cells import cell_day, cell_flag
from ettervern_cli.exchange.files.errors import EmptySheet, NotText, QuotesDoNotMatch, SheetTooLarge
from ettervern_cli.exchange.files.headings import find
from ettervern_cli.exchange.files.sheet import decode, read_sheet, separator_of
from tests.helpers.examples import examples

ROWS = [(2, ["Åse", "1,5", "31.10.2026"]), (3, ["Ola; jr", 'sa "hei"', "linje\nto"])]


def written(separator: str, ending: str) -> str:
    out = io.StringIO()
    # A line end that is not the file's own is quoted by whoever writes it.
    writer = csv.writer(
        out,
        delimiter=separator,
        lineterminator=ending,
        quoting=csv.QUOTE_ALL if ending == "\r" else csv.QUOTE_MINIMAL,
    )
    writer.writerow(["Navn", "Beløp", "Dato"])
    for _, row in ROWS:
        writer.writerow(row)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_a_norwegian_system_may_write_a_table_as_it_likes(
    separator: str, ending: str, encoding: str
) -> None:
    found = read_sheet(written(separator, ending).encode(encoding), "x.csv")
    assert found.heading == ["Navn", "Beløp", "Dato"]
    assert found.rows == ROWS


def test_everything_stays_text() -> None:
    found = read_sheet(b"a;b\n0150;NO\n1e5;12:30\n", "x.csv")
    assert [cells for _, cells in found.rows] == [["0150", "NO"], ["1e5", "12:30"]]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b,c;d\n", ";"),
        ('"a,b,c";d\n1,2;3\n', ";"),
        ("a\n1,2\n", ","),
        ("a\tb\n", "\t"),
        ("sep=;\na,b,c\n", ";"),
        ('"en\nto;tre;fire",b\n', ","),
    ],
)
def test_the_heading_shows_the_separator(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_a_line_that_names_the_separator_is_no_heading() -> None:
    assert read_sheet(b"sep=;\na;b\n1;2\n", "x").heading == ["a", "b"]


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out() -> None:
    found = read_sheet(b'a;b\n\n1;"x\ny"\n;\n3;4\n', "x.csv")
    assert found.rows == [(3, ["1", "x\ny"]), (5, ["3", "4"])]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySheet),
        (b"\n\n", EmptySheet),
        (b"a;b\n1;\x002\n", NotText),
        (b"\xff\xfea", NotText),
        (b'a;b\n1;"2\n3;4\n', QuotesDoNotMatch),
        (b'a;b\n1;2\n"x"y;2\n', QuotesDoNotMatch),
        (b"a" + b";" * 300, SheetTooLarge),
        (b"a\n" + b"x" * 200_000, QuotesDoNotMatch),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, error: type[Refused]) -> None:
    with pytest.raises(error) as raised:
        read_sheet(data, "fil.csv")
    assert raised.value.facts["file"] == "fil.csv"
    assert raised.value.exit_code == 1


def test_the_row_of_a_quote_that_does_not_match_is_named() -> None:
    with pytest.raises(QuotesDoNotMatch) as raised:
        read_sheet(b'a;b\n1;2\n3;"4\n5;6\n', "x")
    assert raised.value.facts["row"] == 3


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rules, "MOST_ROWS", 2)
    assert read_sheet(b"a\n1\n", "x").rows == [(2, ["1"])]
    with pytest.raises(SheetTooLarge):
        read_sheet(b"a\n1\n2\n", "x")
    monkeypatch.setattr(sheet_rules, "MOST_BYTES", 3)
    with pytest.raises(SheetTooLarge):
        read_sheet(b"a\n1\n", "x")


@settings(derandomize=True, max_examples=examples(300))
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        found = read_sheet(data, "x")
    except Refused:
        return
    assert all(isinstance(cell, str) for _, row in found.rows for cell in row)


def test_bytes_that_windows_leaves_empty_are_read_all_the_same() -> None:
    assert decode(b"\x81\xe6", "x") == "\x81æ"
    assert decode(b"\xef\xbb\xbfa\xe6", "x") == "aæ"


def test_a_heading_is_compared_by_name_in_any_case() -> None:
    names = {"resident": ["beboer", "resident"], "born": ["born"], "name": ["name"]}
    found = find(["RESIDENT", "Born", "Born", "", "shoe"], names, ["resident", "name"])
    assert found == ({"resident": 0, "born": 1}, ["name"], ["4", "shoe"], ["Born"])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-10-31", "2026-10-31"),
        ("31.10.2026", "2026-10-31"),
        ("1.2.2026", "2026-02-01"),
        ("29.02.2024", "2024-02-29"),
        ("2026-10-31 00:00", "2026-10-31"),
        ("02.03.2009 00:00:00", "2009-03-02"),
        ("2009-03-02T00:00:00.000Z", "2009-03-02"),
    ],
)
def test_days_are_read_as_the_two_forms(text: str, iso: str) -> None:
    assert cell_day(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "31.10.26", "2026-13-01", "29.02.2023", "31/10/2026", "2026-10-31 0:0", "1.1.0026",
     "1.1.1899", "100.1.2026", "1..2026", "٣١.١٠.٢٠٢٦", "2026-W01-1", "31.10.2026.1", "45000"],
)  # fmt: skip
def test_other_days_are_not(text: str) -> None:
    with pytest.raises(ValueError):
        cell_day(text)


def test_yes_and_no_in_both_languages() -> None:
    assert [cell_flag(text) for text in ("ja", "Yes", "1", "x", "TRUE")] == [True] * 5
    assert [cell_flag(text) for text in ("nei", "No", "0", "", "false")] == [False] * 5
    with pytest.raises(ValueError):
        cell_flag("kanskje")
