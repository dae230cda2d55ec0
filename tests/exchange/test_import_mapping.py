"""What a file calls things: headings, words, amounts and workbooks of other systems."""

import datetime as dt
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from ettervern_cli.exchange.files.cells import cell_amount
from ettervern_cli.exchange.files.workbook import text_of
from ettervern_cli.exchange.kinds.every import KINDS, PRESETS
from ettervern_cli.exchange.kinds.money import is_kid
from tests.conftest import Workspace
from tests.helpers.exchange_files import bad_rows, imported, put
from tests.helpers.lab import LAB, lab_lived, make_lab


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_lab(make_workspace)


def configured(lab: Workspace, text: str) -> None:
    """The configuration with some more of the programme."""
    lab.config.write_text(LAB + text, encoding="utf-8")
    lab.done("config", "apply")


STAYS = "SELECT r.name, s.admitted_on, t.code FROM stay s JOIN resident r ON r.id = s.resident_id "
WITH_SOURCE = STAYS + "LEFT JOIN term t ON t.id = s.source_id ORDER BY s.id"


def test_norwegian_headings_lines_above_them_and_a_sum_are_known(lab: Workspace) -> None:
    path = put(
        lab,
        "Utskrift fra Fagsystemet, Vardø kommune, 1. mars 2026",
        "",
        "Beboer;Navn;Kilde;Dato inn;Dato ut;Trinn;Ansvarlig enhet",
        'K-1;"Åse, f. Berg";Behandling;02.03.2026 00:00:00;;En;Øst',
        "K-2;Ola;Fengsel;2026-03-03T00:00:00;;;Vest",
        "Totalt:;;;;;;",
        encoding="cp1252",
    )
    result = lab.done("data", "import", "stays", path)
    assert result.out.endswith(
        "2 new stays, 2 new residents; 0 rows here already; 1 row skipped.\n"
    )
    assert result.err == "Columns that are not read: Ansvarlig enhet.\nSkipped: row 6, a sum.\n"
    assert lab.rows(WITH_SOURCE) == [
        ("Åse, f. Berg", "2026-03-02", "treatment"),
        ("Ola", "2026-03-03", "prison"),
    ]
    assert bad_rows(lab.run("data", "import", "stays", path, "--strict")) == [
        "unknown: Ansvarlig enhet"
    ]


def test_a_problem_is_named_by_the_files_own_heading_and_row(lab: Workspace) -> None:
    path = put(lab, "Rapport", "Beboer;Dato inn;Kilde", "K-1;i går;Båt", "K-2;01.03.2026;Tog")
    assert bad_rows(lab.run("data", "import", "stays", path, lang="nb")) == [
        "rad 3, Dato inn: ingen dato; den skrives 2026-10-31 eller 31.10.2026",
        "rad 3, Kilde: ikke et ord i oppsettet for dette programmet, som har: treatment, prison",
        "rad 4, Kilde: ikke et ord i oppsettet for dette programmet",
    ]


def test_columns_are_renamed_where_they_are_typed(lab: Workspace) -> None:
    path = put(lab, "Kode=1;Første dag;Beboer", "K-1;01.03.2026;x")
    lab.done("data", "import", "stays", path, "--map", "Kode=1=resident", "--map",
             "første dag=admitted_on")  # fmt: skip
    assert lab.rows("SELECT source_key FROM imported WHERE kind = 'resident'") == [("K-1",)]
    assert "no column sko" in lab.refused("data", "import", "stays", path, "--map", "Kode=sko")
    lab.refused("data", "import", "stays", path, "--map", "Kode", code=2)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_maps_its_columns_and_words_in_the_configuration(
    lab: Workspace, kind: str
) -> None:
    first = next(cell.name for cell in KINDS[kind].cells if cell.needed)
    configured(lab, f"    imports: {{{kind}: {{columns: {{{first}: Sær}}}}}}\n")
    path = put(lab, "noe;annet", "1;2")
    assert "missing: Sær" in bad_rows(lab.run("data", "import", kind, path))
    configured(lab, f"    imports: {{{kind}: {{values: {{sko: {{A: b}}}}}}}}\n")
    assert f"A file of {kind} has no column sko." in lab.refused("data", "import", kind, path)


def test_the_configurations_words_stand_for_the_files(lab: Workspace) -> None:
    configured(
        lab,
        "    imports:\n"
        "      stays:\n"
        "        columns: {resident: Klientnr}\n"
        '        values: {source: {Rusklinikk: treatment, Ukjent: ""}}\n',
    )
    lines = ("Klientnr;Beboer;Inntatt;Kilde", "7;x;01.03.2026;RUSKLINIKK", "8;x;01.03.2026;ukjent")
    assert imported(lab, "stays", *lines)["new"] == 2
    assert [row[2] for row in lab.rows(WITH_SOURCE)] == ["treatment", None]


def test_a_kind_that_there_is_not_is_a_problem_of_the_configuration(lab: Workspace) -> None:
    lab.config.write_text(LAB + "    imports: {sko: {columns: {}}}\n", encoding="utf-8")
    assert "stays" in lab.run("config", "check").out + lab.run("config", "check").err
    assert lab.run("config", "check").code == 78


@pytest.mark.parametrize(
    ("text", "ore"),
    [("100,00-", -10000), ("kr 500", 50000), ("500 kr", 50000), ("kr. 1 650,50", 165050),
     ("NOK 1.650.000,50", 165000050), ("500,-", 50000), ("-500,-", -50000),
     ("\u2212 12,5", -1250)],
)  # fmt: skip
def test_amounts_are_read_as_systems_write_them(text: str, ore: int) -> None:
    assert cell_amount(text) == ore


@pytest.mark.parametrize("text", ["", "kr", "100-50", "--5", "-5-", "5kr7", "1,234", "kr kr 5"])
def test_other_amounts_are_not(text: str) -> None:
    with pytest.raises(ValueError):
        cell_amount(text)


# --- workbooks -------------------------------------------------------------------------------


def workbook(lab: Workspace, *rows: tuple[object, ...]) -> str:
    """A workbook beside the workspace; its path."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = lab.folder / "file.xlsx"
    book.save(path)
    return str(path)


def test_a_workbook_is_read_as_the_same_rows_of_text(lab: Workspace) -> None:
    path = workbook(
        lab,
        ("Regnskap 2026",),
        (),
        ("Dato", "Beløp", "Post", "Bilag"),
        (dt.datetime(2026, 10, 31), 1437500.5, "pay", 118),
        (dt.date(2026, 11, 1), -20, "car", "119"),
        ("02.11.2026", "kr 7", "car", None),
        ("Sum", 1437487.5, None, None),
    )
    answer = lab.done("data", "import", "bookings", path, "--format", "json").json
    assert (answer["new"], answer["skipped"]) == (3, 1)
    assert lab.rows("SELECT booked_on, amount_ore, voucher FROM booking ORDER BY id") == [
        ("2026-10-31", 143750050, "118"),
        ("2026-11-01", -2000, "119"),
        ("2026-11-02", 700, None),
    ]
    lines = ("date;amount;line;voucher", "31.10.2026;1437500,50;pay;118")
    assert imported(lab, "bookings", *lines)["known"] == 1
    bad = workbook(lab, ("Dato", "Beløp", "Post"), ("x", 1, "pay"))
    assert bad_rows(lab.run("data", "import", "bookings", bad)) == [
        "row 2, Dato: no date; it is to be 2026-10-31 or 31.10.2026"
    ]


def test_what_a_cell_of_a_workbook_says() -> None:
    values = (None, True, 1.0, 0.1, 1234567.89, 1e16, 12, dt.datetime(2026, 1, 2, 3, 4), "x")
    assert [text_of(value) for value in values] == [
        "", "1", "1", "0.1", "1234567.89", "1" + "0" * 16, "12", "2026-01-02", "x",
    ]  # fmt: skip


def test_a_damaged_workbook_and_a_missing_library_are_said(
    lab: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(workbook(lab, ("date", "amount", "line")))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "cannot be read as one" in lab.refused("data", "import", "bookings", str(path))
    path.write_bytes(whole)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "ettervern[xlsx]" in lab.refused("data", "import", "bookings", str(path))


def test_a_workbook_of_which_anything_is_damaged_is_read_or_refused(lab: Workspace) -> None:
    rows = (("Dato", "Beløp", "Post"), (dt.date(2026, 10, 1), 12.5, "pay"))
    path = Path(workbook(lab, *rows))
    whole, chance = path.read_bytes(), random.Random(7)
    codes = set()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        result = lab.run("data", "import", "bookings", str(path), "--dry-run")
        codes.add(result.code)
        assert "Traceback" not in result.err
    assert codes == {0, 1}


# --- a bank's file ---------------------------------------------------------------------------


@lab_lived
def housed(lab: Workspace) -> None:
    """Whoever pays by the KID 2345676, and K-2, are residents since 1 March."""
    lines = ("resident;admitted_on", "2345676;2026-03-01", "K-2;2026-03-01")
    imported(lab, "stays", *lines)


def test_a_kid_is_checked_by_its_last_digit() -> None:
    assert [kid for kid in ("2345676", "12345678903", "1234567-", "18") if is_kid(kid)] == [
        "2345676", "12345678903", "18",
    ]  # fmt: skip
    assert not any(map(is_kid, ("", "7", "2345677", "23456x6", "1" * 26)))


def test_payments_come_from_a_banks_file_by_kid(housed: Workspace) -> None:
    path = put(
        housed,
        "Kontoutskrift 1234.56.78903",
        "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto;KID",
        "01.04.2026;Leie april;01.04.2026;;3 100,00;2345676",
        "02.04.2026;Strøm;02.04.2026;812,00;;",
        "03.04.2026;Gave;03.04.2026;;200,00;",
        encoding="cp1252",
    )
    result = housed.done("data", "import", "payments", path)
    assert result.out.endswith("1 new payment; 0 rows here already; 2 rows skipped.\n")
    assert "Skipped: row 4, with an amount of nothing.\n" in result.err
    assert "Skipped: row 5, with neither a KID nor a resident.\n" in result.err
    assert housed.rows("SELECT stay_id, paid_on, amount_ore, note FROM payment") == [
        (1, "2026-04-01", 310000, "Leie april")
    ]
    path = put(
        housed, "Dato;Inn;KID", "01.05.2026;5;2345677", "01.05.2026;5;18", "01.02.2026;5;K-2"
    )
    assert bad_rows(housed.run("data", "import", "payments", path)) == [
        "row 2, KID: no KID: its last digit does not fit the others",
        "row 3, KID: nobody here has that key or code",
        "row 4, Dato: lies in no stay of that resident",
    ]
    configured(housed, '    imports: {payments: {values: {kid: {"18": K-2}}}}\n')
    assert imported(housed, "payments", "Dato;Inn;KID", "01.05.2026;500 kr;18")["new"] == 1
    assert housed.rows("SELECT stay_id FROM payment WHERE id = 2") == [(2,)]


# --- HMIS CSV --------------------------------------------------------------------------------

ENROLLMENT = (
    "EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,EnrollmentCoC,"
    "LivingSituation,RentalSubsidyType,LengthOfStay,LOSUnderThreshold,PreviousStreetESSH,"
    "DateToStreetESSH,TimesHomelessPastThreeYears,MonthsHomelessPastThreeYears,"
    "DisablingCondition,DateOfEngagement,MoveInDate,DateCreated,DateUpdated,UserID,DateDeleted,"
    "ExportID"
)
EXIT = (
    "ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DestinationSubsidyType,OtherDestination,"
    "HousingAssessment,SubsidyInformation,DateCreated,DateUpdated,UserID,DateDeleted,ExportID"
)


def enrolled(number: str, person: str, day: str, situation: str, deleted: str = "") -> str:
    """A line of an invented Enrollment.csv."""
    wide = f'"{number}","{person}","P1",{day},"H{person}",1,"NO-501",{situation}'
    stamp = "2026-04-01 09:30:00"
    return f'{wide},,2,,,,,,99,,,{stamp},{stamp},"U1",{deleted},"X1"'


def left(number: str, enrollment: str, day: str, destination: str) -> str:
    """A line of an invented Exit.csv."""
    stamp = "2026-04-01 09:30:00"
    told = f'"{number}","{enrollment}","c-{enrollment}",{day},{destination}'
    return f'{told},,,,,{stamp},{stamp},"U1",,"X1"'


def test_an_hmis_export_is_read_by_its_preset(lab: Workspace) -> None:
    configured(
        lab,
        "    imports:\n"
        "      stays:\n"
        '        values: {source: {"205": treatment, "207": prison, "99": ""}}\n'
        "      exits:\n"
        '        values: {destination: {"410": own, "116": street}}\n',
    )
    hmis = ("--preset", "hmis", "--format", "json")
    entries = put(
        lab,
        ENROLLMENT,
        enrolled("e1", "p1", "2026-01-10", "205"),
        enrolled("e2", "p2", "2026-02-01", "207"),
        enrolled("e3", "p3", "2026-02-01", "99", "2026-02-02 10:00:00"),
        enrolled("e4", "p1", "2026-06-01", "99"),
        name="Enrollment.csv",
    )
    exits = put(lab, EXIT, left("x1", "e1", "2026-04-01", "410"), name="Exit.csv")
    assert bad_rows(lab.run("data", "import", "stays", entries, *hmis)) == [
        "row 5, EntryDate: shares days with another stay of the same person"
    ]
    first = put(
        lab,
        ENROLLMENT,
        enrolled("e1", "p1", "2026-01-10", "205"),
        enrolled("e2", "p2", "2026-02-01", "207"),
        enrolled("e3", "p3", "2026-02-01", "99", "2026-02-02 10:00:00"),
        name="first.csv",
    )
    answer = lab.done("data", "import", "stays", first, *hmis).json
    assert (answer["new"], answer["skipped"]) == (2, 1)
    assert lab.done("data", "import", "exits", exits, *hmis).json["new"] == 1
    assert lab.done("data", "import", "stays", entries, *hmis).json["new"] == 1
    exits = put(
        lab,
        EXIT,
        left("x1", "e1", "2026-04-05", "116"),
        left("x2", "e2", "2026-05-01", "410"),
        name="Exit.csv",
    )
    told = lab.run("data", "import", "exits", exits, "--preset", "hmis")
    assert bad_rows(told) == [
        "row 2, ExitDate: 5 Apr 2026, here 1 Apr 2026",
        "row 2, Destination: Gata, here Egen",
    ]
    answer = lab.done("data", "import", "exits", exits, *hmis, "--update").json
    assert (answer["new"], answer["updated"]) == (1, 1)
    assert lab.rows(
        "SELECT t.code, s.admitted_on, s.discharged_on, d.code FROM stay s "
        "LEFT JOIN term t ON t.id = s.source_id LEFT JOIN term d ON d.id = s.destination_id "
        "ORDER BY s.id"
    ) == [
        ("treatment", "2026-01-10", "2026-04-05", "street"),
        ("prison", "2026-02-01", "2026-05-01", "own"),
        (None, "2026-06-01", None, None),
    ]
    assert lab.done("data", "import", "stays", entries, *hmis).json["known"] == 3


def test_a_preset_names_cells_that_its_kinds_have(lab: Workspace) -> None:
    for kinds in PRESETS.values():
        for kind, mapped in kinds.items():
            assert set(mapped.columns) <= {cell.name for cell in KINDS[kind].cells}
    path = put(lab, EXIT)
    assert "hmis" in lab.refused("data", "import", "exits", path, "--preset", "sko", code=2)
    lab.refused("data", "import", "moves", path, "--preset", "hmis", code=2)
