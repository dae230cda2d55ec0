"""Helpers of the lives: a day's commands typed on that day, and figures picked from answers."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tests.conftest import Result, Workspace


class Life:
    """A workspace lived through day by day: every command is typed on the day it is about."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def do(self, on: str, *words: str, **options: Any) -> str:
        """Type a command that must succeed; what it printed."""
        return self.workspace.done(*words, today=on, **options).out

    def told(self, on: str, *words: str) -> Result:
        """Type a command that must succeed; all that it answered."""
        return self.workspace.done(*words, today=on)

    def no(self, on: str, *words: str, code: int = 1) -> str:
        """Type a command that must be refused and write nothing; what it said on stderr."""
        before = self._changes()
        said = self.workspace.refused(*words, today=on, code=code)
        assert self._changes() == before, words
        return said

    def ask(self, on: str, *words: str) -> Any:
        """Type a command and read its JSON."""
        return looked(self.workspace, *words, on=on)

    def batch(self, on: str, lines: Iterable[str]) -> None:
        """Type many write commands as one transaction."""
        live(self.workspace, {on: lines})

    def row(self, on: str, who: str) -> dict[str, Any]:
        """The resident's row of ``list --status all``."""
        rows = self.ask(on, "list", "--status", "all")
        found = [row for row in rows if row["resident"] == who]
        assert len(found) == 1, rows
        row: dict[str, Any] = found[0]
        return row

    def config(self, *words: str) -> str:
        """The text of the configuration, with each word in it checked to stand there."""
        text = self.workspace.config.read_text(encoding="utf-8")
        assert [word for word in words if word not in text] == []
        return text

    def _changes(self) -> int:
        return int(self.workspace.rows("SELECT count(*) FROM change")[0][0])


def live(workspace: Workspace, days: Mapping[str, Iterable[str]]) -> None:
    """Type each day's command lines on that day; all of them must succeed."""
    for day, lines in days.items():
        workspace.done("batch", "-", stdin="\n".join(lines), today=day)


def looked(workspace: Workspace, *words: str, on: str) -> Any:
    """What a command that reads says on a day, as JSON."""
    return workspace.done(*words, "--format", "json", today=on).json


def matters(
    workspace: Workspace, section: str, *kinds: str, on: str
) -> list[tuple[str, str | None]]:
    """Whom ``today`` names in a section for matters of these kinds: (name, date), in its order."""
    found = looked(workspace, "today", on=on)[0][section]
    return [(each["name"], each["on"]) for each in found if each["kind"] in kinds]


def pick(row: dict[str, Any], *keys: str) -> list[Any]:
    """Some values of a row, in the order asked for."""
    return [row[key] for key in keys]


def some(row: dict[str, Any]) -> dict[str, Any]:
    """What a row counts that is not nought."""
    return {key: value for key, value in json.loads(json.dumps(row)).items() if value}


def rate(numerator: int, denominator: int, value: float | None) -> dict[str, Any]:
    """A rate as reports give it."""
    return {"numerator": numerator, "denominator": denominator, "rate": value}


def lengths(report: dict[str, Any], known_as: str) -> dict[str, int]:
    """How many leavers or stayers fall into each length of stay, empty ones left out."""
    return {each["label"]: each[known_as] for each in report["nights"]["lengths"] if each[known_as]}


def residents_on(report: dict[str, Any]) -> list[int]:
    """Residents on each day counted."""
    return [each["residents"] for each in report["occupancy"]["on"]]


def on_steps(report: dict[str, Any]) -> list[int]:
    """Residents on each step of the only ladder, from the lowest, on the last day."""
    (ladder,) = report["ladders"]
    return [step["residents"] for step in ladder["steps"]]


def months_add_up(workspace: Workspace, year: int, on: str) -> dict[str, Any]:
    """The exits of a year, once its twelve months' admissions and exits have added up to them."""
    months = [looked(workspace, "report", "month", f"{year}-{n:02}", on=on) for n in range(1, 13)]
    whole: dict[str, Any] = looked(workspace, "report", "year", str(year), on=on)
    for kind in ("by_destination", "by_reason"):
        assert _summed(each["exits"][kind] for each in months) == whole["exits"][kind]
    for kind in ("by_source", "by_municipality"):
        assert _summed(each["intake"][kind] for each in months) == whole["intake"][kind]
    assert sum(each["intake"]["number"] for each in months) == whole["intake"]["number"]
    for what in ("number", "died", "planned"):
        assert sum(each["exits"][what] for each in months) == whole["exits"][what]
    found: dict[str, Any] = whole["exits"]
    return found


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)
