"""The documents cannot lie: their console blocks are run, and every command is named in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.help.topics import TOPICS
from tests.contract.test_architecture import ORDER
from tests.helpers import sessions

DOCUMENTS = {name: path.read_text(encoding="utf-8") for name, path in sessions.documents().items()}
README = DOCUMENTS["README"]
SESSIONS = [name for name, text in DOCUMENTS.items() if sessions.steps(text)]


@pytest.fixture(scope="module")
def tools() -> Iterator[Path]:
    """A folder for the path, with an ``ettervern`` in it."""
    with sessions.tools() as folder:
        yield folder


@pytest.mark.parametrize("name", SESSIONS)
def test_every_console_block_says_what_happens(name: str, tools: Path, tmp_path: Path) -> None:
    """A document's blocks are one session, begun in an empty folder."""
    steps = sessions.steps(DOCUMENTS[name])
    answers = sessions.typed(DOCUMENTS[name], tools, tmp_path)
    for step, answer in zip(steps, answers, strict=True):
        assert answer == step.said, step.command


def test_the_readme_and_most_topics_show_a_session() -> None:
    assert "README" in SESSIONS
    assert len(SESSIONS) > len(TOPICS)


def test_every_command_is_documented() -> None:
    english = "".join(text for name, text in DOCUMENTS.items() if not name.startswith("nb/"))
    for name in COMMANDS:
        assert f"`{name}" in english or f"ettervern {name}" in english, name


def test_the_two_lines_that_set_everything_up_are_one_line_each() -> None:
    for heading in ("## Try it", "## Run the tests"):
        section = README.partition(f"{heading}\n")[2].partition("\n## ")[0]
        lines = [line for line in section.splitlines() if line.startswith("    ")]
        assert len(lines) == 1, heading


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 250
    for topic in TOPICS:
        assert f"`{topic}`" in README, topic


BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shape(text: str) -> list[str]:
    """The headings, items, table rows and blocks of a text, in order, without their words."""
    marks = r"^(#+ |- |\| |```|    .*)"
    return re.findall(marks, BLOCKS.sub("```", text), re.MULTILINE)


def recipes(text: str) -> list[tuple[str, str]]:
    """What is to be copied into a file, by its kind, without its comments."""
    found = [(kind, body) for kind, body in BLOCKS.findall(text) if kind != "console"]
    return [(kind, re.sub(r"^# .*\n", "", body, flags=re.MULTILINE)) for kind, body in found]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_says_the_same_in_both_languages(topic: str) -> None:
    english, norwegian = DOCUMENTS[f"en/{topic}"], DOCUMENTS[f"nb/{topic}"]
    assert shape(norwegian) == shape(english)
    assert recipes(norwegian) == recipes(english)
    commands = [step.command for step in sessions.steps(english)]
    assert [step.command for step in sessions.steps(norwegian)] == [
        command.replace("ETTERVERN_LANG=en", "ETTERVERN_LANG=nb") for command in commands
    ]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_topic_on_the_house_names_every_room_in_its_order(language: str) -> None:
    table = DOCUMENTS[f"{language}/house"].partition("| --- |")[2].partition("\n\n")[0]
    rooms = [name for name in ORDER if "/" not in name]
    named = [name for name in re.findall(r"`(\w+)/`", table) if name in rooms]
    assert named == rooms
    package = sessions.ROOT / "ettervern_cli"
    for folder in {path.parent.name for path in package.glob("*/__init__.py")} - {"programmes"}:
        assert f"`{folder}/`" in table, folder


def test_no_file_lies_among_the_topics_that_is_none() -> None:
    folder = sessions.ROOT / "ettervern_cli/help"
    there = {str(path.relative_to(folder).with_suffix("")) for path in folder.glob("*/*.md")}
    assert there == set(DOCUMENTS) - {"README"}
