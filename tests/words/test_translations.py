"""Translators get a file that their tools read; what they write comes back whole or not at all."""

import gettext
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po

from ettervern_cli.words import translations
from ettervern_cli.words.tongues import TONGUES, Plural, Tongue
from ettervern_cli.words.translations import NotTaken, exported, imported, main, spoken
from tests.helpers.parts import part
from tests.helpers.three_forms import ONE_TWO_OTHER

WORDS = Path(translations.__file__).parent
SAMI = Tongue("se", back="nb", plural=ONE_TWO_OTHER)


@pytest.fixture
def file() -> polib.POFile:
    return exported("nn")


@pytest.fixture
def sami(monkeypatch: pytest.MonkeyPatch) -> polib.POFile:
    """A language that has been begun with no more than its line in the table."""
    monkeypatch.setitem(TONGUES, "se", SAMI)
    return exported("se")


def entry(file: polib.POFile, key: str) -> polib.POEntry:
    found: polib.POEntry = next(one for one in file if one.msgctxt == key)
    return found


def test_every_english_sentence_is_in_it_with_what_bokmål_says_and_where_it_is_used(
    file: polib.POFile,
) -> None:
    assert [one.msgctxt for one in file] == list(spoken("en"))
    homes = entry(file, "today.homes")
    assert (homes.msgid, homes.msgid_plural) == spoken("en")["today.homes"]
    assert homes.comment == (
        "facts: n, occupied\n"
        "nb: {occupied} av {n} boenhet bebodd | {occupied} av {n} boenheter bebodd"
    )
    assert [path for path, _ in homes.occurrences] == ["ettervern_cli/today/screen.py"]
    assert [path for path, _ in entry(file, "error.UnitFull").occurrences] == [
        "ettervern_cli/homes/errors.py"
    ]


def test_what_goes_out_comes_back_byte_for_byte(file: polib.POFile, tmp_path: Path) -> None:
    language, sentences = imported(polib.pofile(str(file)))
    assert (language, sentences) == ("nn", spoken("nn"))
    translations.write(language, sentences, tmp_path)
    there = {path.relative_to(WORDS): path.read_text("utf-8") for path in WORDS.glob("nn/**/*.py")}
    back = {path.relative_to(tmp_path): path.read_text("utf-8") for path in tmp_path.rglob("*.py")}
    assert back == there


def test_babel_reads_the_same_in_it(file: polib.POFile) -> None:
    catalogue = read_po(io.StringIO(str(file)), abort_invalid=True)
    assert str(catalogue.locale) == "nn"
    assert catalogue.num_plurals == 2
    nn = spoken("nn")
    for message in catalogue:
        if message.id and message.string and any(message.string):
            said = nn[message.context or ""]
            forms = {said} if isinstance(said, str) else set(said)
            assert {message.string, *message.string} >= forms or set(message.string) == forms


@pytest.mark.debian
def test_gettext_finds_nothing_wrong_with_it(
    file: polib.POFile, sami: polib.POFile, tmp_path: Path
) -> None:
    entry(sami, "daily.days").msgstr_plural = dict(enumerate(["{n} a", "{n} b", "{n} c"]))
    for name, one in (("nn.po", file), ("se.po", sami)):
        path = tmp_path / name
        path.write_text(str(one), encoding="utf-8")
        command = [part("msgfmt"), "--check", "--output-file", "/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        left = [line for line in done.stderr.splitlines() if "PO-Revision-Date" not in line]
        assert left == []  # that one a translator's tool fills in


@pytest.mark.parametrize("plural", {tongue.plural for tongue in TONGUES.values()} | {ONE_TWO_OTHER})
def test_translators_files_choose_the_form_that_the_program_chooses(plural: Plural) -> None:
    rule: Callable[[int], int] = gettext.c2py(plural.gettext.partition("plural=")[2].rstrip(";"))
    assert [rule(n) for n in range(300)] == [plural.form(n) for n in range(300)]
    assert f"nplurals={len(plural.names)};" in plural.gettext


def test_a_language_of_three_forms_asks_for_three_and_gets_them_back(
    sami: polib.POFile, tmp_path: Path
) -> None:
    assert entry(sami, "daily.days").msgstr_plural == {0: "", 1: "", 2: ""}
    entry(sami, "daily.days").msgstr_plural = {0: "{n} beaivi", 1: "guokte beaivvi", 2: "{n} b."}
    entry(sami, "screen.count_free").msgstr_plural = dict.fromkeys(range(3), "{n} guorus")
    entry(sami, "error.UnitFull").msgstr = 'Viessu {unit} lea dievva: "{residents}".'
    language, sentences = imported(polib.pofile(str(sami)))
    assert sentences == {
        "daily.days": ("{n} beaivi", "guokte beaivvi", "{n} b."),
        "screen.count_free": "{n} guorus",
        "error.UnitFull": 'Viessu {unit} lea dievva: "{residents}".',
    }
    translations.write(language, sentences, tmp_path)
    assert (tmp_path / "se" / "daily" / "error.py").read_text("utf-8").splitlines()[2:] == [
        "WORDS: dict[str, str | tuple[str, ...]] = {",
        '    "error.UnitFull": \'Viessu {unit} lea dievva: "{residents}".\',',
        "}",
    ]
    translations.write(language, {"daily.days": "{n}"}, tmp_path)
    assert not (tmp_path / "se" / "daily" / "error.py").exists()


def put(key: str, *forms: str) -> Callable[[polib.POFile], None]:
    def change(file: polib.POFile) -> None:
        one = entry(file, key)
        if one.msgid_plural:
            one.msgstr_plural = dict(enumerate(forms))
        else:
            one.msgstr = forms[0]

    return change


def renamed(file: polib.POFile) -> None:
    entry(file, "today.nothing").msgctxt = "today.nothing_at_all"


def older(file: polib.POFile) -> None:
    entry(file, "today.nothing").msgid = "Nothing needs you."


def no_plurals(file: polib.POFile) -> None:
    del file.metadata["Plural-Forms"]


def other_plurals(file: polib.POFile) -> None:
    file.metadata["Plural-Forms"] = "nplurals=3; plural=0;"


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("daily.in_unit", "Bueining."), "daily.in_unit: {unit} is missing in “Bueining.”"),
        (put("daily.in_unit", "Bueining {uint}."),
         "daily.in_unit: {unit} is missing in “Bueining {uint}.”\n"
         "daily.in_unit: {uint} is no fact of it, in “Bueining {uint}.”"),
        (put("daily.in_unit", "{unit.__class__} {unit}"),
         "daily.in_unit: {unit.__class__} is no fact of it, in “{unit.__class__} {unit}”"),
        (put("daily.in_unit", "{unit!r} {unit}"),
         "daily.in_unit: {unit!r} is no fact of it, in “{unit!r} {unit}”"),
        (put("daily.in_unit", "{unit} {}"), "daily.in_unit: {} is no fact of it, in “{unit} {}”"),
        (put("daily.in_unit", "Bueining {unit"),
         "daily.in_unit: the braces do not match in “Bueining {unit”"),
        (put("daily.days", "ein dag", "mange dagar"),
         "daily.days: {n} is missing in “mange dagar”"),
        (put("daily.days", "", "{n} dagar"), "daily.days: it needs a form for each of: one, other"),
        (put("today.keep_empty", "{keep} skal stå tom", "{n} skal stå tomme"),
         "today.keep_empty: {keep} is no fact of it, in “{keep} skal stå tom”"),
        (put("today.first_of", "første månad", "første {n} månader, til {until}"),
         "today.first_of: {until} is missing in “første månad”"),
        (renamed, "today.nothing_at_all: the program does not say that any more"),
        (older, "today.nothing: the English sentence has changed since; export anew"),
        (no_plurals, "Plural-Forms is not nplurals=2; plural=(n != 1);"),
        (other_plurals, "Plural-Forms is not nplurals=2; plural=(n != 1);"),
    ],
)  # fmt: skip
def test_a_file_with_something_wrong_in_it_is_refused_and_the_entry_named(
    change: Callable[[polib.POFile], None], said: str, file: polib.POFile
) -> None:
    change(file)
    with pytest.raises(NotTaken) as refused:
        imported(file)
    assert str(refused.value) == said


def test_the_header_may_be_as_other_tools_write_it(file: polib.POFile) -> None:
    file.metadata["Plural-Forms"] = "nplurals=2; plural=n != 1;"
    file.metadata["Language"] = "nn_NO"
    assert imported(file) == ("nn", spoken("nn"))


def test_what_is_unsure_or_struck_out_is_not_taken(file: polib.POFile) -> None:
    entry(file, "today.nothing").flags.append("fuzzy")
    entry(file, "today.nothing").msgstr = "{nothing}"
    entry(file, "daily.and").obsolete = True
    _, sentences = imported(file)
    assert {"today.nothing", "daily.and"} & sentences.keys() == set()
    assert len(sentences) == len(spoken("nn")) - 2


def test_the_command_says_what_is_wrong_and_writes_nothing(
    file: polib.POFile,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrote: list[object] = []
    monkeypatch.setattr(translations, "write", lambda _, sentences: wrote.append(sentences))
    path = tmp_path / "nn.po"
    put("daily.in_unit", "Bueining.")(file)
    path.write_text(str(file), encoding="utf-8")
    assert main(["import", str(path)]) == 1
    assert capsys.readouterr().err == "daily.in_unit: {unit} is missing in “Bueining.”\n"
    assert main(["import", str(tmp_path / "not-there.po")]) == 1
    assert main(["export", "xx"]) == 1
    assert "first its line in words/tongues.py" in capsys.readouterr().err
    assert main(["export", "nb"]) == 1
    assert main(["export"]) == main([]) == main(["dig", "nn"]) == 2
    assert wrote == []
    capsys.readouterr()
    assert main(["export", "nn"]) == 0
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["import", str(path)]) == 0
    assert wrote == [spoken("nn")]
