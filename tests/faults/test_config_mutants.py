"""Configurations with something wrong anywhere: a list of sentences, never a crash."""

import random
from collections.abc import Callable
from importlib.resources import files

import pytest

from ettervern_cli.app.output.config_messages import problem_text
from ettervern_cli.config import load
from ettervern_cli.words import Language
from tests.faults import count

TEMPLATES = ("alta", "fri", "steg", "sent-ute", "hf")
VALUES = (
    "", "~", "null", "NO", "0150", "12:30", "[", "]", "{", "}", "- ", "&a", "*a", "!!int 3", "|",
    ">", "'", '"', "#", "%", "@", "`", "\t", "\0", "\x1b", "\ufeff", "\u2028", "\udcff", "-1",
    "1e999",
    "99999999999999999999", "2009-02-30", "true", "Åse [/b]", "? ", ": ", "<<: *a", "---", "...",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[", "x" * 3000,
)  # fmt: skip
SPEAKERS = (Language("nb"), Language("en"))


def mutant(text: str, dice: random.Random) -> str:
    """The text with one to four things wrong."""
    for _ in range(dice.randint(1, 4)):
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        line = lines[at]
        kind = dice.randrange(8)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[dice.randrange(len(lines))])
        elif kind == 2:
            lines[at] = " " * dice.randint(0, 9) + line.lstrip()
        elif kind == 3 and ":" in line:
            lines[at] = line.partition(":")[0] + ": " + dice.choice(VALUES)
        elif kind == 4:
            place = dice.randrange(len(line) + 1)
            lines[at] = line[:place] + dice.choice(VALUES) + line[place:]
        elif kind == 5:
            place = dice.randrange(len(line) + 1)
            lines[at] = line[:place] + line[place + 1 :]
        elif kind == 6:
            lines = lines[: at + 1]
        else:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], line
        text = "\n".join(lines)
    return text


def crashes(times: int, seed: int, read: Callable[[str], object]) -> list[str]:
    """Read so many mutants; the errors that came out of it."""
    dice = random.Random(seed)
    texts = [
        (files("ettervern_cli.programmes") / f"{name}.yaml").read_text("utf-8")
        for name in TEMPLATES
    ]
    found = []
    for number in range(times):
        text = mutant(dice.choice(texts), dice)
        try:
            read(text)
        except Exception as error:
            found.append(f"{number}: {type(error).__name__} {error}")
    return found


def read_and_tell(text: str) -> None:
    """Load a configuration; every problem has a sentence in both languages, on one line."""
    loaded = load(text)
    assert (loaded.config is None) == bool(loaded.problems)
    for problem in loaded.problems:
        for speaker in SPEAKERS:
            said = problem_text(speaker, problem)
            assert said, problem
            assert said.isprintable(), problem


@pytest.mark.parametrize("seed", range(count(1, 3, 20)))
def test_no_configuration_makes_it_crash(seed: int) -> None:
    assert crashes(count(60, 200, 2500), seed, read_and_tell) == []


@pytest.mark.broken_build
def test_reading_it_as_others_do_would_be_found_out() -> None:
    import yaml

    from ettervern_cli.config import Config

    def as_others_do(text: str) -> None:
        Config.model_validate(yaml.load(text, yaml.BaseLoader))

    assert crashes(60, 0, as_others_do) != []
