"""Random weeks of work: whatever the commands wrote, ``data verify`` finds nothing wrong in it."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Workspace
from tests.entries.test_undo_property import Week, template, typed
from tests.faults import count

__all__ = ["template"]

SEQUENCES = count(4, 16, 16)
STEPS = 30


@pytest.mark.sampled(4)
@pytest.mark.counted
@pytest.mark.parametrize("seed", range(1000, 1000 + SEQUENCES))
def test_whatever_was_done_verify_finds_no_error(seed: int, template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    week = Week(seed)
    db = workspace.open()
    try:
        for number in range(STEPS):
            if week.dice.random() < 0.15:
                workspace.run("undo")
            else:
                typed(
                    workspace,
                    week.command([row[0] for row in db.execute("SELECT code FROM resident")]),
                )
            if number % 10 == 9:
                result = workspace.run("data", "verify", "--format", "json")
                assert [row for row in result.json if row["level"] == "error"] == [], number
                assert result.code == 0
    finally:
        db.close()
