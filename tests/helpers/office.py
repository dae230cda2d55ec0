"""An office: two people with accounts of their own, and one machine that has the case book.

``run`` makes it in a folder, where it is root in a mount namespace of its own: there the accounts
are in the system's list and the one line stands in sudo's, and nowhere else. Everybody types
through sudo, as a command of the account that owns the files.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.parts import part

ROOT = Path(__file__).parent.parent.parent
HOUSE, KARI, PER = 20010, 20001, 20002
NAMES = {HOUSE: "bolig", KARI: "kari", PER: "per"}
# Kari and Per with two terminals each, and a third of Per's that only reads.
WRITERS = (("kari", KARI), ("kari", KARI), ("per", PER), ("per", PER))


class Typed(NamedTuple):
    """A command that somebody typed: how it ended, and after how many seconds."""

    who: str
    code: int
    seconds: float
    said: str


class Told(NamedTuple):
    """What the office did: what was written, what was read meanwhile, and one command alone."""

    written: list[Typed]
    read: list[Typed]
    alone: list[Typed]


def needed() -> None:
    """Skip where this cannot be: without sudo, or where nobody may make a mount namespace."""
    part("sudo")
    part("setpriv")
    tried = subprocess.run(
        [part("unshare"), "-m", "mount", "--bind", "/etc/hosts", "/etc/hosts"], capture_output=True
    )
    if os.geteuid() or tried.returncode:
        if os.environ.get("ETTERVERN_REQUIRE_PARTS"):
            pytest.fail("no mount namespace can be made")
        pytest.skip("no mount namespace can be made")


def run(folder: Path, each: int) -> Told:
    """Let four write ``each`` commands and one read until they are done; in a new folder.

    The workspace is ``folder/bolig/w`` afterwards. Raises CalledProcessError where it failed.
    """
    folder.mkdir()
    for name in ("passwd", "shadow"):
        shutil.copy(f"/etc/{name}", folder / name)
    with (folder / "passwd").open("a") as accounts, (folder / "shadow").open("a") as locked:
        for uid, name in NAMES.items():
            accounts.write(f"{name}:x:{uid}:{uid}::{folder / name}:/bin/sh\n")
            locked.write(f"{name}:*:20000:0:99999:7:::\n")
            (folder / name).mkdir(mode=0o700)
            os.chown(folder / name, uid, uid)
    (folder / "sudoers").write_text(f"kari, per ALL=(bolig) NOPASSWD: {folder}/ettervern\n")
    (folder / "sudoers").chmod(0o440)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    seen = {"python": sys.base_prefix, "program": ROOT, "packages": packages}
    for name in seen:
        (folder / name).mkdir()
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    (folder / "ettervern").write_text(
        f"#!/bin/sh\nPYTHONHOME={folder}/python PYTHONPATH={folder}/program:{folder}/packages \\\n"
        f'    exec {folder}/python/bin/{version} -P -m ettervern_cli "$@"\n'
    )
    (folder / "ettervern").chmod(0o755)
    # What lies above is not for everybody to enter; what is bound here is.
    binds = [f"mount --bind {place} {folder / name}" for name, place in seen.items()]
    binds += [
        f"mount --bind {folder / each} /etc/{each}" for each in ("passwd", "shadow", "sudoers")
    ]
    inside = [sys.executable, "-m", "tests.helpers.office", str(folder), str(each)]
    done = subprocess.run(
        ["unshare", "-m", "sh", "-ec", "\n".join([*binds, 'exec "$@"']), "sh", *inside],
        cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True,
    )  # fmt: skip
    return Told(*([Typed(*one) for one in some] for some in json.loads(done.stdout)))


def _type(folder: Path, name: str, uid: int, *words: str) -> Typed:
    before = time.monotonic()
    account = ["setpriv", "--reuid", str(uid), "--regid", str(uid), "--clear-groups"]
    said = subprocess.run(
        [*account, "sudo", "-n", "-u", "bolig", f"{folder}/ettervern", *words],
        env={"PATH": "/usr/bin:/bin", "HOME": f"{folder / name}", "ETTERVERN_USER": "another"},
        cwd="/", capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Typed(name, said.returncode, time.monotonic() - before, said.stderr)


def _inside(folder: Path, each: int) -> Told:
    workspace = folder / "bolig" / "w"
    there = ("--lang", "en", "--config", str(workspace))
    _type(folder, "kari", KARI, "init", str(workspace), "--template", "alta")
    _type(folder, "kari", KARI, *there, "admit", "Prøve Prøvesen", "--unit", "1")
    alone = [_type(folder, "per", PER, *there, "log", "R-0001", f"alone {n}") for n in range(3)]

    def write(terminal: int) -> list[Typed]:
        name, uid = WRITERS[terminal]
        texts = (f"terminal {terminal} number {number}" for number in range(each))
        return [_type(folder, name, uid, *there, "log", "R-0001", text) for text in texts]

    read = []
    with ThreadPoolExecutor(len(WRITERS)) as pool:
        writers = [pool.submit(write, terminal) for terminal in range(len(WRITERS))]
        while not all(one.done() for one in writers):
            read.append(_type(folder, "per", PER, *there, "report", "month", "--format", "json"))
        written = [typed for one in writers for typed in one.result()]
    return Told(written, read, alone)


if __name__ == "__main__":
    print(json.dumps(_inside(Path(sys.argv[1]), int(sys.argv[2]))))
