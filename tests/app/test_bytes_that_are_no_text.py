"""Bytes that are no UTF-8, wherever somebody can type: exit 2 and a sentence, nothing written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from tests.conftest import Workspace, invoke
from tests.faults.trial import Trial, made
from tests.helpers.case_work import refused, written
from tests.helpers.every_command import WRITES, copied_house, line, texts_of

NO_TEXT = os.fsdecode(b"Hei \xff")
OUTSIDE = ("init", "demo")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Where every line of WRITES can be written."""
    return copied_house(tmp_path_factory)


@pytest.mark.sampled(9)
@pytest.mark.parametrize("command", WRITES)
def test_no_text_of_a_write_command_is_anything_but_text(house: Workspace, command: str) -> None:
    for typed in texts_of(command):
        said = refused(house, *line(house, command, typed, NO_TEXT), code=2)
        assert "\udcff" not in said


@pytest.mark.large
def test_nor_of_any_other_command(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(house)
    for command in sorted(COMMANDS.keys() - WRITES.keys() - set(OUTSIDE)):
        folder = tmp_path / command
        folder.mkdir()
        monkeypatch.chdir(folder)  # paths are written to, whatever bytes they have
        for typed in texts_of(command):
            words = [typed.option, NO_TEXT] if typed.option else [NO_TEXT]
            answer = house.run(*command.split(), *map(str, words))
            path = typed.name in ("folder", "file", "output", "target", "to", "what", "gone")
            assert answer.code != 70 if path else answer.code == 2, (typed, answer)
            if path and answer.code == 0:  # it did its work: encrypting says where its sheet lies
                before = written(house)
            assert written(house) == before, (typed, answer)


@pytest.mark.parametrize("option", ["--programme", "--today", "--lang"])
def test_nor_an_option_before_the_command(house: Workspace, option: str) -> None:
    answer = invoke("--config", str(house.config), option, NO_TEXT, "list")
    assert answer.code == 2, answer


@pytest.mark.parametrize("name", ["ETTERVERN_USER", "ETTERVERN_TODAY", "ETTERVERN_LANG"])
def test_nor_what_the_environment_says(house: Workspace, name: str) -> None:
    before = written(house)
    answer = invoke("--config", str(house.config), "log", "R-0003", "Hei", env={name: NO_TEXT})
    assert answer.code == 2, answer
    assert written(house) == before


def test_a_batch_names_the_line_of_a_text_that_is_none(house: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes("log R-0003 Blåbær\n".encode() + b"log R-0003 \xff\n")
    said = refused(house, "batch", str(path), code=2)
    assert said == f"Line 2 of {path} is no text in UTF-8.\n"
    nb = refused(house, "batch", str(path), code=2, lang="nb")
    assert nb == f"Linje 2 i {path} er ikke tekst i UTF-8.\n"


# --- as processes: the standard input of the command line itself -----------------------------

READERS = [
    ("log", "R-0002", "-"),
    ("log", "-", "Hei"),
    ("log", "R-0002", "Hei", "--note", "-"),
    ("show", "-"),
    ("admit", "-"),
    ("edit", "S-2", "note=x", "--note", "-"),
    ("batch",),
    ("batch", "-"),
    ("data", "import", "stays", "-"),
    ("data", "recover"),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A workspace for processes of their own."""
    found = made(tmp_path_factory.mktemp("bytes") / "w")
    found.done("admit", "Nora", "--unit", "2", "--on", "2009-10-01")
    return found


@pytest.mark.sampled(5)
@pytest.mark.parametrize("words", READERS, ids=" ".join)
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_standard_input_that_is_no_text_is_told_by_its_line(
    trial: Trial, words: tuple[str, ...], locale: str
) -> None:
    before = trial.texts()
    ran = subprocess.run(
        trial.words(*words), input=b"\nlog R-0002 \xff\n", capture_output=True, check=False,
        env={**trial.env, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    )  # fmt: skip
    if words[:2] in (("data", "import"), ("data", "recover")):
        assert ran.returncode in (1, 2), ran  # a sheet has other letters, a plain file no key
    else:
        assert (ran.returncode, b"Line 2 of stdin" in ran.stderr) == (2, True), ran
    assert trial.texts() == before


def test_arguments_as_the_system_hands_them_over(trial: Trial) -> None:
    before = trial.texts()
    ran = subprocess.run(
        [*map(os.fsencode, trial.words("log", "R-0002")), b"Hei \xff"],
        capture_output=True, check=False, env=trial.env,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr.count(b"\n")) == (2, 1), ran
    assert trial.texts() == before


def test_a_path_may_have_any_bytes(trial: Trial, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff"
    os.mkdir(folder)
    file = folder + b"/list.csv"
    words = [os.fsencode(word) for word in trial.words("list", "-o")]
    ran = subprocess.run([*words, file], capture_output=True, check=False, env=trial.env)
    assert ran.returncode == 0, ran
    assert os.path.getsize(file)


@pytest.mark.large
def test_a_passphrase_of_any_bytes_opens_what_it_was_given_for(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"tolv tegn \xff\xff\xff\n")
    secret.chmod(0o600)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ETTERVERN_USER": "tester",
           "ETTERVERN_PASSPHRASE_FILE": str(secret)}  # fmt: skip
    folder = tmp_path / "w"
    program = [sys.executable, "-m", "ettervern_cli"]
    init = ["init", str(folder), "--encrypt", "--key-in", "passphrase"]
    for words in (init, ["--config", str(folder / "config.yaml"), "list"]):
        ran = subprocess.run([*program, *words], capture_output=True, check=False, env=env)
        assert ran.returncode == 0, ran
