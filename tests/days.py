"""Helpers of the tests that live through a programme: days of command lines, and figures read."""

from collections.abc import Mapping
from typing import Any

from tests.conftest import Workspace


def live(workspace: Workspace, days: Mapping[str, list[str]]) -> None:
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


def rate(numerator: int, denominator: int, value: float | None) -> dict[str, Any]:
    """A rate as reports give it."""
    return {"numerator": numerator, "denominator": denominator, "rate": value}


def lengths(report: dict[str, Any], whose: str) -> dict[str, int]:
    """How many leavers or stayers fall into each length of stay, empty ones left out."""
    return {each["label"]: each[whose] for each in report["nights"]["lengths"] if each[whose]}


def residents_on(report: dict[str, Any]) -> list[int]:
    """Residents on each day counted."""
    return [each["residents"] for each in report["occupancy"]["on"]]


def on_steps(report: dict[str, Any]) -> list[int]:
    """Residents on each step of the only ladder, from the lowest, on the last day."""
    (ladder,) = report["ladders"]
    return [step["residents"] for step in ladder["steps"]]
