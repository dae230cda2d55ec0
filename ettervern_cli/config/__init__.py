"""The configuration: YAML text → typed values, with every problem at once.

The only room that imports yaml and pydantic, and it is entered only when the file has changed.
What a programme may say is in ``models``, what must fit together across it in ``checks``.
Sentences about problems are in words/.
"""

from typing import Any

from pydantic import ValidationError

from ettervern_cli.config.checks import check, hints
from ettervern_cli.config.explain import explain, mended, unknown_without_value
from ettervern_cli.config.models import Config, ProgrammeSettings
from ettervern_cli.config.problems import ConfigProblem, LoadedConfig, Path
from ettervern_cli.config.tree import read_tree

__all__ = ["Config", "ConfigProblem", "LoadedConfig", "ProgrammeSettings", "as_json",
           "json_schema", "load"]  # fmt: skip


def load(text: str) -> LoadedConfig:
    """Read a configuration from YAML text: typed and checked, or every problem in order."""
    tree, lines, problems = read_tree(text)
    if tree is None:
        return LoadedConfig(None, problems)
    problems += unknown_without_value(tree, lines)
    try:
        config = Config.model_validate(tree)
    except ValidationError as error:
        found, spoilt = explain(error, tree)
        sound = mended(error, tree)
        problems += found
        if sound is not None:
            problems += [p for p in check(sound) if not _rests_on_any(p, spoilt)]
        return LoadedConfig(None, _placed(problems, lines))
    problems += check(config)
    if problems:
        return LoadedConfig(None, _placed(problems, lines))
    return LoadedConfig(config, [], _placed(hints(config), lines))


def _placed(problems: list[ConfigProblem], lines: dict[Path, int]) -> list[ConfigProblem]:
    """Give each problem the line of the longest prefix of its path that the file has."""
    placed = []
    for problem in problems:
        path = problem.path
        while path and path not in lines:
            path = path[:-1]
        placed.append(problem._replace(line=problem.line or lines.get(path, 1)))
    return sorted(placed, key=lambda problem: problem.line)


def _rests_on_any(problem: ConfigProblem, spoilt: list[Path]) -> bool:
    """Whether a problem lies in or around a spoilt place, or was compared with one."""
    path, compared = problem.path, problem.rests_on
    return any(
        other[: len(path)] == path
        or path[: len(other)] == other
        or (compared and compared[: len(other)] == other)
        for other in spoilt
    )


def json_schema() -> dict[str, Any]:
    """A JSON Schema of the file, for editors."""
    return Config.model_json_schema(mode="validation", by_alias=True)


def as_json(config: Config) -> dict[str, Any]:
    """What the file says, as values that JSON has; what it leaves to be understood is left out."""
    return config.model_dump(mode="json", by_alias=True, exclude_unset=True)
