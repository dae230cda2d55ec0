"""help: topics, listed and printed, in both languages and in the terminal's width."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from ettervern_cli.app.completion import topics
from ettervern_cli.help.screen import topic_lines
from ettervern_cli.help.topics import TOPICS, text_of
from ettervern_cli.screen.folding import width
from ettervern_cli.screen.safe import plain
from tests.conftest import invoke

ROOT = Path(__file__).parents[2]
TEXT = """# A title

A paragraph with `a code of some length` in it, and **something strong**, that goes on for more
than eighty columns.

- an item that is long enough to be broken, once it has been joined with the line that follows
  below it
- another

| what | means |
| --- | --- |
| `one` | a text that is so long that it has to go on below itself in a column of its own |
| two | short |

```console
$ ettervern a line that is as long as it is, and is left so because somebody may want to copy it
said
```

    indented --as-it-is
"""


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a workspace."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_list_has_every_topic_in_a_line_and_needs_no_workspace(nowhere: Path) -> None:
    for language in ("nb", "en"):
        listed = invoke("--lang", language, "help")
        assert listed.code == 0
        assert [line.split()[0] for line in listed.out.splitlines()] == list(TOPICS)
        assert max(map(width, listed.out.splitlines())) <= 80
    assert "ettervern help cron" in invoke("help").err
    assert invoke("--quiet", "help").err == ""
    assert list(nowhere.iterdir()) == []


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_printed_in_the_language_asked_for(topic: str, language: str) -> None:
    shown = invoke("--lang", language, "help", topic)
    title = text_of(topic, language).splitlines()[0].removeprefix("# ")
    assert shown.code == 0
    assert shown.err == ""
    assert shown.out.splitlines()[0] == title
    assert title in invoke("--lang", language, "help").out


def test_the_topic_of_rent_is_found_by_its_norwegian_word_and_says_whom_a_new_rent_is_for() -> None:
    for language, word, said in (
        ("nb", "husleie", "gjelder dem som flytter inn fra den dagen"),
        ("en", "rent", "is for those who move in from that day"),
    ):
        shown = " ".join(invoke("--lang", language, "help", word).out.split())
        assert said in shown
        assert "ettervern rent set nora 5700 --on 2010-08-01" in shown


def test_markdown_is_the_text_as_it_is_and_a_file_takes_it_by_its_ending(nowhere: Path) -> None:
    text = text_of("cron", "en")
    assert invoke("--lang", "en", "help", "cron", "--format", "md").out == text
    assert invoke("--lang", "en", "help", "cron", "-o", "cron.md").out == ""
    assert (nowhere / "cron.md").read_text(encoding="utf-8") == text
    invoke("--lang", "en", "help", "cron", "-o", "cron.txt")
    assert (nowhere / "cron.txt").read_text(encoding="utf-8").startswith("From cron,")
    found = invoke("--lang", "en", "help", "cron", "--format", "json").out
    assert '"topic": "cron"' in found
    assert invoke("help", "cron", "--format", "csv").out.startswith("topic,title,markdown\ncron,")
    assert invoke("help", "cron", "--format", "html").code == 2


def test_a_topic_that_is_none_asks_about_the_nearest_or_lists_them_all() -> None:
    near = invoke("--lang", "en", "help", "crno")
    assert (near.code, near.out) == (1, "")
    assert near.err == "There is no topic “crno”; did you mean cron?\n"
    far = invoke("--lang", "nb", "help", "zzz")
    assert far.code == 1
    assert "emne «zzz»" in far.err
    assert ", ".join(TOPICS) in far.err


@pytest.mark.parametrize("words", [("log",), ("data", "verify"), ("referral",)])
def test_a_command_is_pointed_to_its_own_help(words: tuple[str, ...]) -> None:
    shown = invoke("--lang", "en", "help", *words)
    name = " ".join(words)
    assert shown.code == 0
    assert shown.out == f"{name} is a command, not a topic: ettervern {name} --help\n"


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_paragraphs_lists_and_tables_keep_to_the_width(columns: int) -> None:
    for topic in TOPICS:
        for language in ("nb", "en"):
            text = text_of(topic, language)
            copied = set(text.splitlines())
            for line in plain(topic_lines(text, columns)).splitlines():
                assert width(line) <= columns or line in copied, (topic, line)


def test_a_width_is_never_less_than_sixty_nor_more_than_two_hundred() -> None:
    assert topic_lines(TEXT, 20) == topic_lines(TEXT, 60)
    assert topic_lines(TEXT, 500) == topic_lines(TEXT, 200)


def test_each_kind_of_block_is_laid_out() -> None:
    assert plain(topic_lines(TEXT, 60)) == (
        "A title\n"
        "\n"
        "A paragraph with `a code of some length` in it, and\n"
        "something strong, that goes on for more than eighty\n"
        "columns.\n"
        "\n"
        "- an item that is long enough to be broken, once it has been\n"
        "  joined with the line that follows below it\n"
        "- another\n"
        "\n"
        "what   means\n"
        "\n"
        "`one`  a text that is so long that it has to go on below\n"
        "       itself in a column of its own\n"
        "\n"
        "two    short\n"
        "\n"
        "$ ettervern a line that is as long as it is, and is left so because somebody may want to"
        " copy it\n"
        "said\n"
        "\n"
        "    indented --as-it-is\n"
    )


def test_code_and_what_is_strong_stand_out_on_a_terminal() -> None:
    cells = [cell for line in topic_lines(TEXT, 60) for cell in line]
    assert "a code of some length" in [cell.text for cell in cells if cell.style == "cyan"]
    bold = [cell.text for cell in cells if cell.style == "bold"]
    assert bold[:2] == ["A title", "something strong"]
    assert bold[2].startswith("$ ettervern")


def on_a_terminal(columns: int, topic: str = "trust", **environment: str) -> str:
    """What ``help`` prints of a topic on a terminal so wide."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    subprocess.run(["stty", "cols", str(columns), "rows", "500"], stdin=theirs, check=True)
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **environment}
    subprocess.run(
        [sys.executable, "-m", "ettervern_cli", "help", topic],
        env={**env, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=theirs,
        check=True,
    )
    os.close(theirs)
    found = b""
    try:
        while part := os.read(ours, 65536):
            found += part
    except OSError:
        pass
    os.close(ours)
    return found.decode()


def test_a_terminal_gets_its_own_width_and_colour_unless_it_wants_none() -> None:
    coloured = on_a_terminal(120)
    assert "\x1b[1m" in coloured
    wide = on_a_terminal(120, NO_COLOR="1").splitlines()
    assert "\x1b" not in "".join(wide)
    assert 100 < max(map(len, wide)) <= 120
    assert max(map(len, on_a_terminal(60, NO_COLOR="1").splitlines())) <= 60


def test_a_line_to_be_copied_is_not_broken_on_a_narrow_terminal() -> None:
    text = text_of("cron", "en")
    longest = max((line for line in text.splitlines() if line.startswith("30 6 1")), key=len)
    assert len(longest) > 80
    assert longest in on_a_terminal(80, "cron")


def test_topics_are_completed() -> None:
    found = ["referrals", "rent", "reports", "region", "rights"]
    assert topics(None, [], "r") == [(name, "") for name in found]
