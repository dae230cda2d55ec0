"""Kills the commands that rewrite a database, at one line of their code after another.

``python -m tests.helpers.kill_rewriting FOLDER COUNT COMMAND… [--without-settings]`` copies the
workspace in FOLDER, runs ``data COMMAND`` there in a process of its own, kills it (SIGKILL) before
a line of the modules that rewrite, and opens what is left: COUNT moments, evenly spread over
each line's first three times; 0 is every one. Prints what went wrong, as JSON.
``--without-settings`` breaks the build on purpose: nothing is told before the swap.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from ettervern_cli.app.app import command
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.seals.chain import holds
from ettervern_cli.storage.vault import encryption, keys

MOST_TIMES = 3
MODULES = ("encryption.py", "changing_key.py", "keys.py", "key_settings.py", "files.py")


def counted(act: Callable[[], None], at: int | None) -> int:
    """Do something, killed at the moment of that number; how many moments there were."""
    moments = 0
    times: Counter[tuple[str, int]] = Counter()

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal moments
        name = os.path.basename(frame.f_code.co_filename)
        if name not in MODULES:
            return None
        if event == "line":
            times[name, frame.f_lineno] += 1
            moments += times[name, frame.f_lineno] <= MOST_TIMES
            if moments == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return moments


def run(folder: Path, verb: list[str]) -> Callable[[], None]:
    """A command line in a workspace."""
    words = ["--config", str(folder), "--today", "2009-11-20", "--quiet", "data", *verb]

    def act() -> None:
        try:
            command(words, standalone_mode=False)
        except SystemExit as leaving:
            if leaving.code:
                raise

    return act


def in_a_child(act: Callable[[], Any]) -> int:
    """The exit code of something done in a process of its own, its output thrown away."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, 1)
            keys.forget()
            code = int(act() or 0)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def look(folder: Path, people: int) -> int:
    """0 if the database opens, holds everybody, and its history is whole."""
    with closing(connect(str(folder / "ettervern.db"))) as db:
        found = db.execute("SELECT count(*) FROM resident").fetchone()[0]
        sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(not (found == people and sound and holds(db)))


def told_nothing(path: str, after: object, plain: object) -> None:
    """The broken build's announcement."""


def main() -> None:
    """Kill, look, and print what was found."""
    broken = "--without-settings" in sys.argv
    folder, most, *verb = [word for word in sys.argv[1:] if word != "--without-settings"]
    if broken:
        setattr(encryption, "announce", told_nothing)  # noqa: B010 (it is not that module's own)
    source, found = Path(folder), []
    with closing(connect(str(source / "ettervern.db"), "ro")) as db:
        people = int(db.execute("SELECT count(*) FROM resident").fetchone()[0])
    keys.forget()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "w"
        shutil.copytree(source, place)
        count = Path(name) / "count"
        act = run(place, verb)
        assert in_a_child(lambda: count.write_text(str(counted(act, None))) * 0) == 0
        total = int(count.read_text())
        killed, steps = 0, int(most) or total
        for number in range(steps):
            shutil.rmtree(place)
            place = Path(name) / str(number)  # what was encrypted here must stay so
            shutil.copytree(source, place)
            act = run(place, verb)
            at = 1 + number * total // steps
            killed += in_a_child(partial(counted, act, at)) == -signal.SIGKILL
            if in_a_child(partial(look, place, people)) != 0:
                found.append({"moment": at, "of": total})
    print(json.dumps({"moments": total, "killed": killed, "found": found}))


if __name__ == "__main__":
    main()
