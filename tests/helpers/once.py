"""What is made once a run and copied by whoever needs it, by whichever of its processes."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Made(NamedTuple):
    """A folder that somebody filled, and what they had to say of it."""

    folder: Path
    told: Any


_known: dict[tuple[Path, str], Made] = {}


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Made:
    """The folder of a name, filled by ``make`` where no process of this run has done so.

    What ``make`` returns must go through JSON. Nobody may write into the folder afterwards.
    """
    base = _of_the_run(factory)
    if (base, name) not in _known:
        place = base / sha256(name.encode()).hexdigest()[:16]
        place.mkdir(exist_ok=True)
        _known[base, name] = _made(place, make)
    return _known[base, name]


def _made(place: Path, make: Callable[[Path], object]) -> Made:
    folder, told = place / "made", place / "told.json"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what an attempt that failed left
            folder.mkdir()
            told.write_text(json.dumps(make(folder)), "utf-8")
    return Made(folder, json.loads(told.read_text("utf-8")))


def _of_the_run(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    shared.mkdir(exist_ok=True)
    return shared
