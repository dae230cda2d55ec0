"""A year of monthly exports from a case system and a bank, imported as cron would, and by hand.

The case system writes everything it has each month, corrected since or not; the bank writes the
month's own rows. In the end the case book is the one that somebody typed.
"""

import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from ettervern_cli.storage.schema import CASE_TABLES
from tests.conftest import Workspace
from tests.helpers.exchange_files import check_kept, everything, put
from tests.helpers.lab import LAB, make_lab

LAST = "2027-01-01"

CONFIGURED = """    bookkeeping:
      columns: {date: Bilagsdato, amount: Beløp, account: Konto, text: Tekst, voucher: Bilag}
      accounts: {"5010": pay, "7000": car, "3400": grant}
    imports:
      stays:
        columns: {resident: Klientnr}
        values: {source: {Rusinstitusjon: treatment, Ukjent: ""}}
      payments:
        values: {kid: {"1012": K-1, "2022": K-2}}
"""

# Kind → heading, and rows by the month in which the system first has them. A row that begins with
# the same cell as an earlier one, its number, takes that one's place.
SYSTEM: dict[str, tuple[str, dict[int, list[str]]]] = {
    "stays": (
        "Id;Klientnr;Navn;Kilde;Inntatt;Utskrevet;Flyttet til;Trinn;Saksbehandler",
        {
            1: ["1;K-1;Åse Berg;Rusinstitusjon;05.01.2026;;;en;x",
                "2;K-2;Oystein;Ukjent;20.01.2026;;;en;x"],
            3: ["2;K-2;Øystein Å;Fengsel;20.01.2026;;;en;x",
                "3;K-3;Ærlig Lie;Fengsel;02.03.2026;;;en;y"],
            4: ["1;K-1;Åse Berg;Rusinstitusjon;05.01.2026;20.04.2026;Gata;en;x",
                "3;K-3;Ærlig Lie;Fengsel;02.03.2026;30.04.2026;Egen;en;y"],
            5: ["1;K-1;Åse Berg;Rusinstitusjon;05.01.2026;20.04.2026;Egen;en;x",
                "3;K-3;Ærlig Lie;Fengsel;02.03.2026;;;en;y",
                "2;K-2;Øystein Å;Fengsel;20.01.2026;31.05.2026;Egen;en;x"],
            6: ["2;K-2;Øystein Å;Fengsel;20.01.2026;28.05.2026;Egen;en;x",
                "4;K-1;Åse Berg;Fengsel;15.06.2026;;;en;x"],
            9: ["3;K-3;Ærlig Lie;Fengsel;02.03.2026;30.09.2026;Gata;en;y"],
        },
    ),
    "referrals": (
        "Løpenr;Beboer;Navn;Kilde;Henvist;Vurdert;Avslått;Avslagsgrunn;Inntatt",
        {
            2: ["1;K-3;Ærlig Lie;Fengsel;20.02.2026;;;;", "2;K-4;Siv Å;Behandling;21.02.2026;;;;"],
            3: ["1;K-3;Ærlig Lie;Fengsel;20.02.2026;25.02.2026;;;02.03.2026"],
            4: ["2;K-4;Siv Å;Behandling;21.02.2026;;15.04.2026;Nei;"],
        },
    ),
    "placements": (
        "Løpenr;Beboer;Bolig;Innflyttet;Utflyttet;Husleie",
        {
            1: ["1;K-1;A;05.01.2026;;", "2;K-2;B;20.01.2026;;kr 2 900,00"],
            2: ["2;K-2;B;20.01.2026;;kr 2 950,00"],
            3: ["1;K-1;A;05.01.2026;10.03.2026;", "3;K-1;B;10.03.2026;;",
                "4;K-3;A;10.03.2026;;"],
            6: ["5;K-1;B;15.06.2026;;"],
            7: ["4;K-3;A;10.03.2026;01.07.2026;", "6;K-3;B;01.07.2026;;"],
        },
    ),
    "moves": (
        "Løpenr;Deltaker;Trinn;Dato;Grunn;Merknad",
        {
            2: ["1;K-1;to;10.02.2026 00:00:00;;"],
            3: ["2;K-1;en;01.03.2026 00:00:00;Brudd;Tok en pause"],
            4: ["1;K-1;to;10.02.2026 00:00:00;;Ville selv"],
        },
    ),
    "follow-ups": (
        "Beboer;Dato;Type;Varighet;Ansatt;Områder;Tekst",
        {
            1: ["K-1;12.01.2026;Samtale;30;Kari;Bolig;Første", "K-2;25.01.2026;;;;;"],
            2: ["K-1;12.01.2026;Samtale;45;Kari;Bolig;Første samtale",
                "K-1;05.02.2026;Samtale;20;;;"],
            11: ["K-1;10.11.2026;Samtale;25;Kari;;"],
        },
    ),
    "scores": (
        "Beboer;Skjema;Dato;Skår",
        {1: ["K-1;ORS;12.01.2026;18,2"], 2: ["K-1;ORS;12.01.2026;18,9", "K-2;ORS;01.02.2026;22"]},
    ),
    "measures": (
        "Beboer;Tiltak;Leverandør;Startet;Avsluttet;Timer",
        {
            2: ["K-1;Arbeidstrening;Nav;01.02.2026;;10"],
            3: ["K-1;Arbeidstrening;Nav;01.02.2026;15.03.2026;10",
                "K-3;Kurs;Andre;05.03.2026;;"],
        },
    ),
    "incidents": (
        "Beboer;Hendelsestype;Dato;Alvorlighet;Politi;Begrunnelse",
        {3: ["K-1;Vold;01.03.2026;1;;"], 4: ["K-1;Vold;01.03.2026;2;nei;Ville ikke"]},
    ),
    "absences": (
        "Beboer;Fravær;Fra;Ventet tilbake;Til",
        {
            7: ["K-1;Permisjon;10.07.2026;20.07.2026;"],
            8: ["K-1;Permisjon;10.07.2026;20.07.2026;22.07.2026"],
        },
    ),
    "outcomes": (
        "Beboer;Resultat;Dato;Merknad",
        {10: ["K-1;Arbeid;01.10.2026;"], 11: ["K-1;Arbeid;01.10.2026;Halv stilling"]},
    ),
    "consents": (
        "Beboer;Gjelder;Gitt til;Gitt;Trukket",
        {
            1: ["K-1;Plan;Nav | Losen;05.01.2026;"],
            6: ["K-1;Plan;Nav | Losen;05.01.2026;01.06.2026"],
        },
    ),
    "bookings": (
        "Bilag;Bilagsdato;Konto;Tekst;Beløp",
        {
            1: ["101;31.01.2026;5010;Lønn;45000,00", "102;31.01.2026;1920;Bank;45000,00-"],
            2: ["101;31.01.2026;5010;Lønn januar;45000,00", "103;10.02.2026;3400;Tilskudd;500000-",
                "104;11.02.2026;7000;Nullet;0,00"],
            3: ["105;10.03.2026;7000;Leiebil;1 250,50"],
        },
    ),
}  # fmt: skip
BANK = (
    "Bokføringsdato;Forklaring;Inn på konto;Ut fra konto;KID;Arkivref",
    {
        1: ["30.01.2026;Leie;3100,00;;1012;A1", "30.01.2026;Strøm;;812,00;;A2"],
        2: ["02.02.2026;Leie;2900,00;;2022;A3", "05.02.2026;Gave;100,00;;;A4"],
        6: ["03.06.2026;Rest;450,50;;2022;A5"],
    },
)
# How many cells of a row tell which row it is, where it has no number of its own.
CELLS = {"follow-ups": 2, "scores": 3, "measures": 2, "incidents": 3, "absences": 3,
         "outcomes": 3, "consents": 2, "bookings": 1}  # fmt: skip

TYPED = """
admit 'Åse Berg' --from treatment --step en --unit A --on 2026-01-05
admit 'Øystein Å' --from prison --step en --on 2026-01-20
place R-0002 B --rent 2950 --on 2026-01-20
consent give R-0001 --scope plan --partner Nav --partner Losen --on 2026-01-05
log R-0001 'Første samtale' --kind samtale --minutes 45 --by kari --area bolig --on 2026-01-12
log R-0002 --kind samtale --on 2026-01-25
log R-0001 --kind samtale --minutes 20 --on 2026-02-05
score add R-0001 18.9 --instrument ors --on 2026-01-12
score add R-0002 22 --instrument ors --on 2026-02-01
measure start R-0001 Arbeidstrening --provider Nav --hours-a-week 10 --on 2026-02-01
advance R-0001 --to to --note 'Ville selv' --on 2026-02-10
referral add 'Ærlig Lie' --source prison --on 2026-02-20
referral add 'Siv Å' --source treatment --on 2026-02-21
referral assess R-0003 --on 2026-02-25
demote R-0001 --to en --reason brudd --note 'Tok en pause' --on 2026-03-01
incident add R-0001 --kind vold --severity 2 --police no --why 'Ville ikke' --on 2026-03-01
admit R-0003 --on 2026-03-02
measure start R-0003 Kurs --provider Andre --on 2026-03-05
place R-0001 B --on 2026-03-10
place R-0003 A --on 2026-03-10
measure stop R-0001 Arbeidstrening --on 2026-03-15
referral decline R-0004 --reason no --on 2026-04-15
discharge R-0001 --to own --on 2026-04-20
discharge R-0002 --to own --on 2026-05-28
consent withdraw R-0001 --on 2026-06-01
admit R-0001 --from prison --unit B --on 2026-06-15
place R-0003 B --on 2026-07-01
away R-0001 --kind leave --back 2026-07-20 --on 2026-07-10
back R-0001 --on 2026-07-22
discharge R-0003 --to street --on 2026-09-30
outcome add R-0001 work --note 'Halv stilling' --on 2026-10-01
log R-0001 --kind samtale --minutes 25 --by kari --on 2026-11-10
rent pay R-0001 3100 --note Leie --on 2026-01-30
rent pay R-0002 2900 --note Leie --on 2026-02-02
rent pay R-0002 450,50 --note Rest --on 2026-06-03
budget book pay 45000 --text 'Lønn januar' --voucher 101 --on 2026-01-31
budget book grant 500000 --text Tilskudd --voucher 103 --on 2026-02-10
budget book car 1250,50 --text Leiebil --voucher 105 --on 2026-03-10
"""


def exported(kind: str, month: int) -> list[str]:
    """What the case system writes of a kind at the end of a month, or the bank."""
    if kind == "payments":
        heading, rows = BANK
        return [heading, *rows.get(month, [])]
    heading, by_month = SYSTEM[kind]
    known: dict[tuple[str, ...], str] = {}
    for when in sorted(by_month):
        for row in by_month[when] if when <= month else ():
            known[tuple(row.split(";")[: CELLS.get(kind, 1)])] = row
    width = heading.count(";")
    return ["Fagsystemet, utskrift" + ";" * width, heading, *known.values(), "Sum" + ";" * width]


def configure(workspace: Workspace) -> Workspace:
    """The configuration that says what the exports call things."""
    workspace.config.write_text(LAB + CONFIGURED, encoding="utf-8")
    workspace.done("config", "apply")
    return workspace


def content(workspace: Workspace) -> dict[str, list[str]]:
    """Every case row by what it says, whatever its number; ties to other systems aside."""
    with closing(workspace.open()) as db:
        return {
            table: sorted(_told(db, table, row_id) for (row_id,) in db.execute(
                f"SELECT id FROM {table}").fetchall())
            for table in CASE_TABLES
            if table != "imported"
        }  # fmt: skip


def _told(db: sqlite3.Connection, table: str, row_id: int) -> str:
    """A row as text, the rows that it names told in full."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    for other in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        if other[2] in CASE_TABLES and row[other[3]] is not None:
            row[other[3]] = _told(db, other[2], row[other[3]])
    return str({name: value for name, value in row.items() if name not in ("id", "recorded_at")})


@pytest.mark.large
def test_a_year_imported_month_by_month_is_the_year_typed_by_hand(
    make_workspace: Callable[..., Workspace],
) -> None:
    book = configure(make_lab(make_workspace))
    changed = 0
    for month in range(1, 13):
        after = f"2026-{month + 1:02}-01" if month < 12 else LAST
        for kind in (*SYSTEM, "payments"):
            lines = exported(kind, month)
            if len(lines) == 1:
                continue
            path = put(book, *lines, name=f"{kind}.csv", encoding="cp1252")
            job = ("data", "import", kind, path, "--update")
            words = (*job, "--format", "json")
            answer = book.done(*words, "--dry-run", today=after).json
            changed += answer["updated"]
            said = book.done("--quiet", *job, today=after)
            assert (said.out, said.err) == ("", ""), "a mail from cron"
            assert (
                answer["new"] + answer["known"] + answer["changed"] + answer["skipped"]
                == (answer["rows"])
            )
            again = book.done(*words, today=after).json
            assert (again["new"], again["changed"]) == (0, 0), (kind, month)
    assert changed > 20
    check_kept(book)
    assert book.run("data", "verify", today=LAST).code == 0

    typed = configure(make_lab(make_workspace, name="typed"))
    for line in TYPED.strip().splitlines():
        typed.done(*shlex.split(line), today=LAST)
    found, wanted = content(book), content(typed)
    for table in wanted:
        assert found[table] == wanted[table], table
    filled = {table for table, rows in found.items() if rows}
    assert len(filled) >= 15
    shown = ("report", "year", "2026", "--format", "json")
    mine, theirs = (one.done(*shown, today=LAST).json for one in (book, typed))
    assert {**mine, "seal": None} == {**theirs, "seal": None}


def test_a_year_can_be_taken_back_import_by_import(
    make_workspace: Callable[..., Workspace],
) -> None:
    book = configure(make_lab(make_workspace))
    states = []
    for month in (1, 3, 4, 5):
        for kind in ("stays", "placements"):
            states.append(everything(book))
            path = put(book, *exported(kind, month), name="f.csv", encoding="cp1252")
            answer = book.done("data", "import", kind, path, "--update", "--format", "json").json
            if not answer["new"] and not answer["updated"]:
                states.pop()
    for before in reversed(states):
        book.done("undo")
        after = everything(book)
        assert {t for t in before if before[t] != after[t]} <= {"history", "change"}
