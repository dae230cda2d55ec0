"""One thing wrong with a configuration, and what loading one answers."""

from collections.abc import Mapping
from typing import NamedTuple

from ettervern_cli.config.models import Config

Path = tuple[str | int, ...]


class ConfigProblem(NamedTuple):
    """One thing wrong: where, and the facts of its sentence (``config.<kind>`` in words/)."""

    line: int
    path: Path
    kind: str
    facts: Mapping[str, object]
    rests_on: Path = ()
    """The section that it was compared with: pointless to report while that one is unreadable."""

    @property
    def dotted(self) -> str:
        """The path as people read it: ``programmes.alta.units[2].beds``."""
        text = ""
        for part in self.path:
            if isinstance(part, int):
                text += f"[{part}]"
            else:
                text += f".{part}" if text else part
        return text


class LoadedConfig(NamedTuple):
    """What the file said: a configuration and hints about it, or problems."""

    config: Config | None
    problems: list[ConfigProblem]
    hints: list[ConfigProblem] = []
