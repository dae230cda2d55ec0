"""No national identity number is stored: every place where somebody can type a text refuses one.

Which options and arguments take free text is not listed here: whatever takes ``Vanlig tekst`` does.
Every number is synthetic.
"""

import inspect
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.exchange.kinds import KINDS
from ettervern_cli.storage.records import records
from tests.conftest import Workspace
from tests.helpers.case_work import change_config, written
from tests.helpers.marked_life import Marks, content, entry, lived
from tests.values.test_texts import D_NUMBER, OLDER, TENOR

HARMLESS = "Vanlig tekst"
SHAPES = ("{0}", "{1} {2}", "{1}-{2}", "{1}.{2}", "nr {3} {4} {5} {2}", "f. {0}, Alta")
REASON = "national identity number"
# A command line that is written, for every write command, about Nora (here) or Emil (gone).
BASES: dict[str, tuple[str, ...]] = {
    "admit": ("Vera Ny",),
    "advance": ("R-0003", "--override", "Grunn"),
    "demote": ("R-0003", "--steps", "1", "--reason", "trouble"),
    "log": ("R-0003", "Hei"),
    "place": ("R-0003", "4"),
    "vacate": ("R-0003",),
    "away": ("R-0003", "--kind", "leave"),
    "back": ("R-0004",),
    "lives": ("R-0003", "own-rented"),
    "extend": ("R-0003", "--until", "2011-12-01", "--allowed-by", "Leder", "--reason", "Grunn"),
    "contact": ("R-0003", "leader"),
    "discharge": ("R-0003", "--to", "family", "--reason", "planned"),
    "edit": ("R-0001", "born=1986"),
    "annul": ("{F}", "--reason", "Feil"),
    "referral add": ("Vera Ny", "--source", "prison"),
    "referral assess": ("R-0005",),
    "referral offer": ("R-0005",),
    "referral decline": ("R-0005", "--reason", "full"),
    "referral withdraw": ("R-0005",),
    "consent give": ("R-0003", "--scope", "treatment", "--partner", "nav"),
    "consent withdraw": ("R-0003",),
    "rehouse add": ("Vera Ny",),
    "rehouse done": ("R-0005", "--to", "own-rented"),
    "plan goal": ("R-0003", "housing", "Et mål"),
    "plan progress": ("R-0003", "{G}", "5"),
    "plan close": ("R-0003", "{G}"),
    "plan review": ("R-0003",),
    "plan network": ("R-0003", "--family", "3/2", "--friends", "2/1", "--professionals", "4/4"),
    "score add": ("R-0003", "20", "--instrument", "ors"),
    "measure start": ("R-0003", "Turgruppe", "--provider", "NAV"),
    "measure stop": ("R-0003", "Samtalegruppe"),
    "outcome add": ("R-0003", "kvp"),
    "unit void": ("5", "--reason", "Maling"),
    "unit open": ("7",),
    "rent charge": ("--month", "2009-10"),
    "rent pay": ("R-0003", "100"),
    "rent agree": ("R-0003", "100"),
    "incident add": ("R-0003", "--kind", "threat", "--police", "no", "--why", "Ikke alvorlig"),
    "budget book": ("car", "100"),
    "meeting hold": ("--present", "nav"),
    "meeting decide": ("Et vedtak", "--owner", "nav", "--due", "2009-12-01"),
    "meeting done": ("{D}",),
    "gap add": ("En glippe", "--owner", "nav"),
    "gap close": ("{J}", "--how", "Avtalt"),
    "report remark": ("results", "Vi lærte mye"),
    "data merge": ("R-0001", "R-0002"),
}  # fmt: skip


class Typed(typing.NamedTuple):
    """A text that somebody can type: an option's name, or an argument's place."""

    command: str
    name: str
    option: str | None
    place: int


def texts_of(command: str) -> Iterator[Typed]:
    """Every option and argument of a command that is read as text."""
    entry = COMMANDS[command]
    function = getattr(import_module(f"ettervern_cli.{entry.module}"), entry.function)
    place = 0
    for parameter in inspect.signature(function).parameters.values():
        if typing.get_origin(parameter.annotation) is not typing.Annotated:
            continue
        kind, info = typing.get_args(parameter.annotation)[:2]
        is_argument = type(info).__name__ == "ArgumentInfo"
        if "str" in str(kind):
            named = [
                one for one in (info.default, *(info.param_decls or ())) if str(one)[:2] == "--"
            ]
            yield Typed(command, parameter.name, None if is_argument else str(named[0]), place)
        place += is_argument


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two who have left, one who is here, one who is away, and one who asks for a place."""
    from tests.conftest import ENCRYPTED, TODAY, invoke

    folder = tmp_path_factory.mktemp("numbers") / "w"
    made = ["--today", TODAY, "--lang", "en", "init", str(folder), "--template", "alta"]
    assert invoke(*made, *(["--encrypt", "--key-in", "file"] if ENCRYPTED else [])).code == 0
    workspace = Workspace(folder)
    done = workspace.done
    lived(workspace, "Nora Prøve", "1", Marks("nora"))
    done("admit", "Emil Prøve", "--on", "2009-10-01")
    done("discharge", "R-0002", "--to", "family", "--on", "2009-10-02")
    done("admit", "Siri Prøve", "--unit", "1", "--on", "2009-10-05")
    done("admit", "Ola Prøve", "--unit", "2", "--on", "2009-10-05")
    done("away", "R-0004", "--kind", "leave", "--on", "2009-11-18")
    done("referral", "add", "Åse Prøve", "--source", "prison", "--on", "2009-11-01")
    done("rehouse", "add", "R-0005")
    done("advance", "R-0003", "--override", "x", "--on", "2009-10-10")
    done("consent", "give", "R-0003", "--scope", "plan", "--partner", "nav")
    done("log", "R-0003", "Hei", "--on", "2009-10-11")
    done("plan", "goal", "R-0003", "housing", "Mål")
    done("plan", "progress", "R-0003", "G-2", "3")
    done("plan", "review", "R-0003")
    done("plan", "network", "R-0003", "--family", "1", "--friends", "1", "--professionals", "1")
    done("score", "add", "R-0003", "20", "--instrument", "ors", "--on", "2009-10-12")
    done("measure", "start", "R-0003", "Samtalegruppe", "--provider", "NAV")
    done("rent", "charge", "--month", "2009-09", "--on", "2009-09-30")
    done("rent", "pay", "R-0003", "100", "--on", "2009-10-20")
    done("rent", "agree", "R-0001", "100", "--on", "2009-11-01")
    done("unit", "void", "7", "--reason", "Vannskade")
    done("budget", "book", "car", "50")
    done("meeting", "hold", "--present", "nav")
    done("meeting", "decide", "Vedtak", "--owner", "nav", "--due", "2009-12-01")
    done("gap", "add", "Glippe", "--owner", "nav")
    done("report", "remark", "results", "Ord")
    return workspace


def line(house: Workspace, command: str, typed: Typed | None = None, value: str = "") -> list[str]:
    """A command line that is written, or the same with one text replaced."""
    heads = {"{F}": ("F", "follow_up"), "{G}": ("G", "goal"), "{D}": ("D", "decision"),
             "{J}": ("J", "gap")}  # fmt: skip
    words = [entry(house, *heads[word]) if word in heads else word for word in BASES[command]]
    if typed is not None and typed.option is None:
        end = next((i for i, word in enumerate(words) if word.startswith("--")), len(words))
        words[typed.place : min(typed.place + 1, end)] = [value]
    elif typed is not None and typed.option in words:
        words[words.index(typed.option) + 1] = value
    elif typed is not None:
        words += [str(typed.option), value]
    return [*command.split(), *words]


def test_every_write_command_has_a_line_here_that_is_written(house: Workspace) -> None:
    assert set(BASES) == {name for name, entry in COMMANDS.items() if entry.writes}
    before = written(house)
    for command in BASES:
        assert house.run(*line(house, command), "--dry-run").code == 0, (
            command,
            house.run(*line(house, command), "--dry-run"),
        )
    assert written(house) == before


# What takes free text, found by trying: a place less here is a place where it was lost.
LEAST = 80
# A correction has no day of its own, and what is taken out is told by its --reason: left unread.
UNREAD = (("edit", "on"), ("annul", "on"), ("annul", "note"))


def test_no_option_or_argument_of_a_write_command_takes_a_national_identity_number(
    house: Workspace,
) -> None:
    before = commands(house)
    found = 0
    for command in BASES:
        for typed in texts_of(command):
            if typed.option in ("--format", "--form"):
                continue
            harmless = house.run(*line(house, command, typed, HARMLESS), "--dry-run")
            number = house.run(*line(house, command, typed, TENOR))
            if number.code == 0:
                assert typed[:2] in UNREAD, (typed, number)
                house.done("undo")
            elif harmless.code == 0:
                found += 1
                assert (number.code, REASON in number.err) == (1, True), (typed, number)
                assert TENOR not in number.out + number.err, typed
    assert found >= LEAST
    assert not stored(house)
    assert commands(house) == before


def commands(house: Workspace) -> int:
    """How many commands stand that were not taken back."""
    rows = house.rows(
        "SELECT count(*) FROM change c WHERE kind = 'command' "
        "AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id)"
    )
    return int(rows[0][0])


def stored(house: Workspace) -> bool:
    """Whether the number stands anywhere in the database."""
    return TENOR in content(house)


@pytest.mark.parametrize("number", [TENOR, OLDER, D_NUMBER])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_spacing_hides_one(house: Workspace, number: str, shape: str) -> None:
    before = written(house)
    text = shape.format(number, number[:6], number[6:], number[:2], number[2:4], number[4:6])
    for command in (
        ("log", "R-0003", text),
        ("admit", text),
        ("log", "R-0003", "-"),
        ("plan", "goal", "R-0003", "housing", "Mål", "--voice", text),
        ("data", "erase", "R-0001", "--ground", text, "--yes"),
    ):
        answer = house.run(*command, stdin=text)
        assert (answer.code, REASON in answer.err) == (1, True), (command, answer)
    assert written(house) == before


def test_no_field_of_a_correction_takes_one(house: Workspace) -> None:
    before = written(house)
    found = 0
    for table, record in records().items():
        if not record.fields:
            continue
        number = house.rows(f"SELECT max(id) FROM {table} WHERE id <> 1")[0][0]
        number = number or house.rows(f"SELECT max(id) FROM {table}")[0][0]
        assert number is not None, table
        row = f"R-{number:04d}" if table == "resident" else f"{record.prefix}-{number}"
        for field, column in record.fields.items():
            if column.read.startswith("amount"):  # a number and no text
                continue
            answer = house.run("edit", row, f"{field}={TENOR}")
            assert answer.code != 0, (table, field, answer)
            if column.read in ("text", "name", "agency"):
                found += 1
                assert (answer.code, REASON in answer.err) == (1, True), (table, field, answer)
    assert found > 40
    assert written(house) == before


FILES = {
    "stays": "resident;name;born;municipality;source;treatment_ended_on;admitted_on;discharged_on;"
    "destination;unit;step",
    "moves": "resident;step;moved_on;ladder;reason;note;voice",
    "follow-ups": "resident;held_on;kind;minutes;by;areas;missed;text",
    "placements": "resident;unit;moved_in_on;moved_out_on;lease;rent",
    "scores": "resident;instrument;scored_on;total",
    "bookings": "date;amount;account;line;text;voucher",
}
ROWS = {
    "stays": "K-1;Ny;;;;;2009-10-06;;;;",
    "moves": "R-0003;3;2009-11-01;;;;",
    "follow-ups": "R-0003;2009-11-01;;;;;;",
    "placements": "R-0003;4;2009-11-01;;;",
    "scores": "R-0003;ors;2009-11-01;20",
    "bookings": "2009-11-01;100;;car;;",
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_column_of_an_import_takes_one(house: Workspace, tmp_path: Path, kind: str) -> None:
    before = written(house)
    columns, cells = FILES[kind].split(";"), ROWS[kind].split(";")
    for place, column in enumerate(columns):
        if column in ("amount", "rent"):  # numbers and no texts
            continue
        row = [*cells[:place], TENOR, *cells[place + 1 :]]
        path = tmp_path / f"{column}.csv"
        path.write_text(f"{FILES[kind]}\n{';'.join(row)}\n", encoding="utf-8")
        answer = house.run("data", "import", kind, str(path))
        if (kind, column) == ("bookings", "account"):  # with a line, nobody asks for the account
            assert not stored(house)
            house.done("undo")
            before = written(house)
            continue
        assert answer.code != 0, (column, answer)
        assert TENOR not in answer.out + answer.err, column
        if column in ("name", "note", "voice", "text", "voucher"):
            assert REASON in " ".join(answer.err.split()), (column, answer)
    assert written(house) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    name: Ettervernsboligene i Alta\n", "    name: Alta {0}\n"),
        ("{{name: Rusbehandling}}", "{{name: Rusbehandling {1} {2}}}"),
        ("      treatment: {{name: Rusb", '      "{0}": {{name: Rusb'),
        ("aliases: [Finnmarksklinikken]", 'aliases: ["{0}"]'),
    ],
)
def test_a_configuration_with_one_is_not_valid(
    make_workspace: Callable[..., Workspace], old: str, new: str
) -> None:
    house = make_workspace("alta")
    change_config(house, old.format(), new.format(TENOR, TENOR[:6], TENOR[6:]))
    answer = house.run("config", "check")
    assert (answer.code, REASON in answer.out + answer.err) == (78, True), answer
    assert TENOR not in answer.err.replace(f".{TENOR}", "")
