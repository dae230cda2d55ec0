"""A configuration's problems, and what applying one changed, as a line for people."""

from typing import TYPE_CHECKING

from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.config import ConfigProblem
    from ettervern_cli.programme.applying.upsert import Applied

# Compiled rows that have no name a reader would know.
UNNAMED = {"setting", "served", "population", "plan", "revision"}


def change_text(words: Language, applied: "Applied") -> str:
    """What was added, changed and taken away by name; or that it was settings alone."""
    parts = [
        words.say(f"daily.config_{how}", names=_names(words, shown))
        for how, items in zip(applied._fields, applied, strict=True)
        if (shown := [item for item in items if item[0] not in UNNAMED])
    ]
    return "; ".join(parts) or words.say("daily.config_settings")


def _names(words: Language, items: list[tuple[str, str]]) -> str:
    """What is of the file, each by its word and its code, the first few."""
    shown = list(dict.fromkeys(f"{words.say(f'daily.list_{what}')} {code}" for what, code in items))
    return ", ".join(one.rstrip() for one in shown[:4]) + (" …" if len(shown) > 4 else "")


def problem_text(words: Language, problem: "ConfigProblem") -> str:
    """A configuration problem as one line: where, and the sentence."""
    sentence = _sentence(words, problem)
    place = f" {safe_text(problem.dotted)}" if problem.dotted else ""
    line = words.say("daily.line", number=problem.line)
    return f"{line}{place}: {sentence}"


def problem_json(words: Language, problem: "ConfigProblem") -> dict[str, object]:
    """A configuration problem as scripts get it."""
    return {
        "line": problem.line,
        "where": problem.dotted,
        "problem": problem.kind.replace("_", "-"),
        "sentence": _sentence(words, problem),
    }


def _sentence(words: Language, problem: "ConfigProblem") -> str:
    return words.say(f"config.{problem.kind}", **safe_facts(problem.facts))
