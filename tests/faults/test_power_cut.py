"""The power goes at any moment: every command that had exited 0 is there, in data and history."""

import random
from pathlib import Path

import pytest

from tests.faults import count
from tests.faults.disk import Op, after_cut, fresh, traced
from tests.faults.trial import NO_SYNC, Trial, broken, copied, made, unsound
from tests.helpers.parts import part

COMMANDS = 4
LINES = 3


def recorded(trial: Trial) -> list[Op]:
    """What a few commands did to the disk; each is a batch whose lines belong together."""
    ops = []
    for number in range(COMMANDS):
        lines = "".join(f"log R-0001 {number}-{line}\n" for line in range(LINES))
        ops += traced(trial, "batch", "-", stdin=lines)
    return ops


def cut_some(trial: Trial, times: int, seed: int) -> list[str]:
    """Cut the power at random moments of the same work; what was then wrong."""
    before = copied(trial, trial.folder.parent / "before")
    ops = recorded(trial)
    dice = random.Random(seed)
    ends = [number + 1 for number, op in enumerate(ops) if op.kind == "acked"]
    wrong: list[str] = []
    for number in range(times):
        cut = dice.choice(ends) if dice.random() < 0.25 else dice.randint(0, len(ops))
        folder = fresh(trial.folder.parent / "found")
        after_cut(before.folder, ops[:cut], dice, folder)
        wrong += [f"cut {number} after {cut}: {what}" for what in lost(Trial(folder), ops[:cut])]
    return wrong


def lost(found: Trial, ops: list[Op]) -> list[str]:
    """What is missing or half there of the commands that were acknowledged before the cut."""
    wrong = unsound(found.database)
    if wrong:
        return wrong
    texts = found.texts()
    acked = sum(op.kind == "acked" for op in ops)
    for command in range(COMMANDS):
        there = [text for text in texts if text.startswith(f"{command}-")]
        if len(there) not in (0, LINES):
            wrong.append(f"{len(there)} of {LINES} lines of command {command}")
        if command < acked and len(there) != LINES:
            wrong.append(f"command {command} was acknowledged, and is not there")
    return wrong


@pytest.mark.debian
def test_what_was_acknowledged_outlives_a_power_cut(tmp_path: Path) -> None:
    part("strace")
    assert cut_some(made(tmp_path / "w"), count(20, 120, 5000), seed=1) == []


@pytest.mark.broken_build
@pytest.mark.debian
def test_a_build_that_never_syncs_is_found_out(tmp_path: Path) -> None:
    part("strace")
    trial = made(tmp_path / "w", broken(tmp_path / "build", NO_SYNC))
    assert cut_some(trial, 40, seed=1) != []
