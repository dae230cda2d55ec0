"""Helpers of the tests that type daily commands: what a workspace holds, before and after."""

from typing import Any

from tests.conftest import Workspace


def written(workspace: Workspace) -> tuple[int, int]:
    """How many rows the history has, and how many changes were sealed."""
    rows = workspace.rows("SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM change)")
    history, changes = rows[0]
    return int(history), int(changes)


def refused(workspace: Workspace, *words: str, code: int = 1, **options: Any) -> str:
    """Type a command that must be refused and write nothing; what it said on stderr."""
    before = written(workspace)
    said = workspace.refused(*words, code=code, **options)
    assert written(workspace) == before, (words, said)
    assert said, words
    return said


def tried(workspace: Workspace, *words: str, **options: Any) -> str:
    """Type a command as a dry run: it says what would be and writes nothing; what it said."""
    before = written(workspace)
    text = workspace.done(*words, "--dry-run", **options)
    assert text.out.startswith("Would be done: "), text
    shown = workspace.done(*words, "--dry-run", "--format", "json", **options).json
    assert shown["dry_run"] is True
    assert shown["change"] is None
    assert written(workspace) == before, words
    return text.out.strip()


def listed(workspace: Workspace, who: str, *words: str, **options: Any) -> dict[str, Any]:
    """The row of one resident, by code, in ``list --status all``."""
    rows = workspace.done("list", "--status", "all", "--format", "json", *words, **options).json
    found = [row for row in rows if row["resident"] == who]
    assert len(found) == 1, rows
    row: dict[str, Any] = found[0]
    return row


def shown(workspace: Workspace, who: str, *words: str, **options: Any) -> dict[str, Any]:
    """Everything about one resident."""
    found: dict[str, Any] = workspace.done("show", who, "--format", "json", *words, **options).json
    return found


def units(workspace: Workspace, **options: Any) -> dict[str, dict[str, Any]]:
    """Every unit by its code."""
    rows = workspace.done("unit", "list", "--format", "json", **options).json
    return {row["unit"]: row for row in rows}


def change_config(workspace: Workspace, old: str, new: str) -> None:
    """Edit the configuration file, where the old text stands exactly once."""
    text = workspace.config.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    workspace.config.write_text(text.replace(old, new), encoding="utf-8")


def awarded(config: str) -> str:
    """Alta's configuration when Husbanken's letter has come: 1 600 000 kr for each year."""
    asked = "        applied: {2009: 1600000}\n"
    assert config.count(asked) == 1
    years = ", ".join(f"{year}: 1600000" for year in range(2009, 2013))
    return config.replace(asked, f"{asked}        amounts: {{{years}}}\n")


def award_husbanken(alta: Workspace) -> None:
    """The letter that answers the application."""
    config = alta.config
    config.write_text(awarded(config.read_text(encoding="utf-8")), encoding="utf-8")
