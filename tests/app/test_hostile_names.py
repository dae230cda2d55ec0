"""A name that is markup, a formula and an escape sequence goes through everything unharmed."""

import csv
import io
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import TODAY, Workspace, invoke
from tests.helpers.case_work import listed, shown

NAME = 'Åse [/b] =1+1 \x1b[31m "O\'Brien"'
FORMULA = "=1+1 [red] \x1b]0;x\x07 \x9b31m \u202eeilA"
VISIBLE = 'Åse [/b] =1+1 ␛[31m "O\'Brien"'

WRITES: list[list[str]] = [
    ["admit", NAME, "--unit", "1", "--agency", NAME, "--note", NAME, "--on", "2009-10-01"],
    ["log", NAME, NAME, "--note", FORMULA, "--on", "2009-10-02"],
    ["advance", NAME, "--voice", NAME, "--note", FORMULA, "--override", NAME, "--on", "2009-10-03"],
    ["demote", NAME, "--steps", "1", "--reason", "trouble", "--voice", FORMULA, "--note", NAME,
     "--on", "2009-10-04"],
    ["vacate", NAME, "--note", NAME, "--on", "2009-10-05"],
    ["place", NAME, "2", "--note", NAME, "--until", "2012-01-01", "--override", FORMULA,
     "--on", "2009-10-06"],
    ["away", NAME, "--kind", "leave", "--note", NAME, "--on", "2009-10-07"],
    ["back", NAME, "--note", FORMULA, "--on", "2009-10-08"],
    ["extend", NAME, "--until", "2012-01-01", "--allowed-by", NAME, "--reason", FORMULA],
    ["contact", NAME, "nurse", "--note", NAME],
    ["budget", "book", "car", "100", "--text", NAME, "--voucher", FORMULA, "--note", NAME],
    ["unit", "void", "3", "--reason", FORMULA, "--note", NAME],
    ["edit", "F-1", f"text={FORMULA}", "--note", NAME],
    ["annul", "M-3", "--reason", NAME],
]  # fmt: skip
READS = [
    ["list", "--status", "all"],
    ["show", NAME],
    ["due", "--within", "900d"],
    ["unit", "list"],
    ["budget", "show"],
    ["budget", "entries"],
    ["data", "history"],
    ["data", "history", NAME],
]
REFUSED = [
    ["log", f"{NAME} and more"],
    ["admit", "Kari", "--unit", "1" + NAME],
    ["place", NAME, FORMULA],
    ["advance", NAME, "--to", NAME],
    ["list", "--municipality", NAME],
    ["edit", NAME, "x=y"],
    ["edit", "F-1", f"{NAME}=1"],
    ["log", NAME, "--on", NAME],
    ["log", NAME, "--minutes", FORMULA],
    ["budget", "book", NAME, "1"],
    ["budget", "book", "car", NAME],
    ["admit", "Kari", "--born", NAME],
    ["unit", "void", "2", "--reason", "x", "--until", NAME],
    ["list", "-o", NAME],
    ["list", "--format", NAME],
    ["batch", NAME],
    ["discharge", NAME, "--to", NAME],
    [NAME],
    ["log", f"--{NAME}"],
]


def harmless(text: str) -> None:
    """Nothing that a terminal would act on, or that turns or hides what stands beside it."""
    acting = sorted({letter for letter in text if not letter.isprintable()} - {"\n", "\r"})
    assert acting == []


def exact(text: str) -> None:
    """JSON says a name exactly, escaped: what reads from right to left may stand in it."""
    harmless(text.replace("\u202e", ""))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Everything that can be written, written with the hostile texts; to be copied."""
    workspace = Workspace(tmp_path_factory.mktemp("hostile") / "w")
    assert invoke("--today", TODAY, "--lang", "en", "init", str(workspace.folder)).code == 0
    for words in WRITES:
        answer = workspace.done(*words)
        harmless(answer.out + answer.err)
    workspace.done("admit", FORMULA, "--agency", "finnmarkskollektivet", "--on", "2009-10-01")
    return workspace


@pytest.fixture
def full(filled: Workspace, tmp_path: Path) -> Workspace:
    """A workspace full of hostile texts, of one test alone."""
    shutil.copytree(filled.folder, tmp_path / "w")
    return Workspace(tmp_path / "w")


def test_it_is_kept_exactly(full: Workspace) -> None:
    assert listed(full, "R-0001")["name"] == NAME
    everything = shown(full, NAME)
    assert everything["stays"][0]["agency"] == NAME
    assert everything["stays"][0]["note"] == NAME
    assert everything["follow_ups"][0]["text"] == FORMULA
    assert everything["moves"][1]["voice"] == NAME
    assert everything["moves"][1]["override"] == NAME
    assert everything["extensions"][0]["allowed_by"] == NAME
    assert full.done("budget", "entries", "--format", "json").json[0]["voucher"] == FORMULA
    assert full.rows("SELECT name FROM resident") == [(NAME,), (FORMULA,)]
    assert shown(full, "=1+1")["name"] == FORMULA


@pytest.mark.sampled(4)
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_it_acts_in_no_format_and_in_no_language(
    full: Workspace, words: list[str], form: str
) -> None:
    for lang in ("nb", "en"):
        answer = full.done(*words, "--format", form, lang=lang)
        (exact if form == "json" else harmless)(answer.out + answer.err)
    if form == "csv":
        for row in csv.reader(io.StringIO(answer.out)):
            for value in row:
                assert not value.startswith(("=", "+", "@", "\t", "\r")), row
                assert not value.startswith("-") or value[1:].isdigit(), row


def test_it_is_seen_as_it_is_on_a_screen(full: Workspace) -> None:
    assert VISIBLE in " ".join(full.done("show", NAME).out.split())
    assert "[red]" in full.done("list").out
    for words in (["today"], ["report", "month", "2009-10"]):
        answer = full.done(*words)
        harmless(answer.out + answer.err)


def test_a_calendar_with_names_holds_it_harmlessly(full: Workspace) -> None:
    text = full.done("due", "--within", "900d", "--format", "ics", "--names").out
    harmless(text)
    assert "[/b]" in text


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: words[0][:6])
def test_a_refusal_repeats_it_harmlessly(full: Workspace, words: list[str]) -> None:
    for lang in ("nb", "en"):
        answer = full.run(*words, lang=lang)
        assert answer.code in (1, 2), answer
        harmless(answer.out + answer.err)


def test_candidates_and_likely_duplicates_are_listed_harmlessly(full: Workspace) -> None:
    again = full.done("admit", NAME, "--agency", "finnmarkskollektivet")
    assert VISIBLE in again.err
    harmless(again.err)
    several = full.refused("log", NAME)
    harmless(several)
    assert several.count(VISIBLE) == 3


def test_undo_and_discharge_and_dry_runs_say_it_harmlessly(full: Workspace) -> None:
    for words in (
        ["discharge", NAME, "--to", "family", "--note", NAME, "--dry-run"],
        ["discharge", NAME, "--to", "family", "--note", NAME],
        ["undo", "--list"],
        ["undo"],
    ):
        answer = full.done(*words)
        harmless(answer.out + answer.err)


def test_a_batch_takes_it_quoted(alta: Workspace) -> None:
    lines = "\n".join(shlex.join(words) for words in WRITES)
    answer = alta.done("batch", stdin=lines)
    harmless(answer.out + answer.err)
    assert shown(alta, NAME)["follow_ups"][0]["text"] == FORMULA


def test_a_configuration_with_it_is_refused_or_shown_harmlessly(alta: Workspace) -> None:
    text = alta.config.read_text(encoding="utf-8")
    hostile = 'Åse [/b] =1+1 \\e[31m \\"O\'Brien\\"'
    alta.config.write_text(
        text.replace("name: Boligtrapp", f'name: "{hostile}"').replace(
            "kind: familie", f'kind: "{hostile}"'
        ),
        encoding="utf-8",
    )
    for words in (["config", "apply"], ["admit", "Nora", "--unit", "7"], ["show", "nora"],
                  ["unit", "list"]):  # fmt: skip
        answer = alta.done(*words)
        harmless(answer.out + answer.err)
    alta.config.write_text(
        text.replace("keep_empty: 1", f'keep_empty: "{hostile}"').replace(
            "circling_from: 3", f'"{hostile}": 3'
        ),
        encoding="utf-8",
    )
    answer = alta.run("config", "check")
    assert answer.code == 78
    harmless(answer.out + answer.err)


def test_the_actors_name_is_shown_harmlessly(alta: Workspace) -> None:
    base = ["--config", str(alta.config), "--today", alta.today]
    invoke(*base, "admit", "Nora", env={"ETTERVERN_USER": NAME})
    for words in (["data", "history"], ["show", "nora"], ["undo", "--list"], ["undo"]):
        answer = alta.done(*words)
        harmless(answer.out + answer.err)
