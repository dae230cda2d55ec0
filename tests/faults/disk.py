"""A disk that can lose its power: system calls as strace saw them, replayed up to a cut.

What was synced is there. Of what was written since, each sector may have arrived or not; of what
was done to the folder since it was synced, a first part may have.
"""

import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.faults.trial import Trial

SECTOR = 512
CALLS = "openat,open,creat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,close"
LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Op(NamedTuple):
    """One thing done to the disk; ``name`` is the file's, empty for the folder itself."""

    kind: str  # create, write, cut, sync, unlink, acked
    name: str
    data: bytes = b""
    at: int = 0


def traced(trial: Trial, *words: str, stdin: str | None = None) -> list[Op]:
    """Run a command that must succeed, and what it did to the files of its folder, in order."""
    log = trial.folder.parent / "strace.log"
    strace = ["strace", "-f", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(log)]
    ran = subprocess.run(
        [*strace, *trial.words(*words)],
        env=trial.env,
        cwd=trial.folder,
        input=(stdin or "").encode(),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = _read(log.read_text("ascii"), str(trial.folder))
    return [*found, Op("acked", "")]


def _read(text: str, folder: str) -> list[Op]:
    ops: list[Op] = []
    handles: dict[int, str] = {}
    for line in text.splitlines():
        match = LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, arguments, result = match[1], match[2], int(match[3])
        paths = [bytes.fromhex(t.replace("\\x", "")) for t in TEXT.findall(arguments)]
        if call in ("open", "openat", "creat"):
            name = _inside(paths[0].decode(), folder)
            handles.pop(result, None)
            if name is not None:
                handles[result] = name
                if "O_CREAT" in arguments:
                    ops.append(Op("create", name))
        elif call in ("unlink", "unlinkat", "rename"):
            name = _inside(paths[0].decode(), folder)
            assert name is None or call != "rename", "nothing here renames a file"
            if name:
                ops.append(Op("unlink", name))
        else:
            handle = int(arguments.split(",")[0])
            if call == "close":
                handles.pop(handle, None)
            elif handle in handles:
                ops.append(_on_handle(call, handles[handle], arguments, paths))
    return ops


def _on_handle(call: str, name: str, arguments: str, texts: list[bytes]) -> Op:
    last = arguments.rsplit(", ", 1)[-1]
    if call == "pwrite64":
        return Op("write", name, texts[0], int(last))
    if call == "ftruncate":
        return Op("cut", name, at=int(last))
    assert call in ("fsync", "fdatasync"), call
    return Op("sync", name)


def _inside(path: str, folder: str) -> str | None:
    """The name of a file of the folder, empty for the folder itself, None for all others."""
    if path == folder:
        return ""
    return path[len(folder) + 1 :] if path.startswith(f"{folder}/") else None


def after_cut(before: Path, ops: list[Op], dice: random.Random, to: Path) -> None:
    """Make the folder as it might be found when the power went after the last of ``ops``."""
    names = {path.name: path.name for path in before.iterdir()}
    durable = {path.name: bytearray(path.read_bytes()) for path in before.iterdir()}
    loose: dict[str, list[Op]] = {}
    moves: list[tuple[str, str, str | None]] = []
    for number, op in enumerate(ops):
        current = _entries(names, moves)
        if op.kind == "create" and op.name not in current:
            inode = f"{op.name}#{number}"
            durable[inode] = bytearray()
            moves.append(("create", op.name, inode))
        elif op.kind == "unlink":
            moves.append(("unlink", op.name, None))
        elif op.kind == "sync" and not op.name:
            names, moves = _entries(names, moves), []
        elif op.kind in ("write", "cut") and op.name in current:
            loose.setdefault(current[op.name], []).append(op)
        elif op.kind == "sync" and op.name in current:
            inode = current[op.name]
            for change in loose.pop(inode, []):
                _applied(durable[inode], change)
    kept = _entries(names, moves[: dice.randint(0, len(moves))])
    to.mkdir()
    for name, inode in kept.items():
        content = durable[inode]
        for change in loose.get(inode, []):
            content = _torn(content, change, dice)
        (to / name).write_bytes(content)
        (to / name).chmod(0o600)


def _entries(names: dict[str, str], moves: list[tuple[str, str, str | None]]) -> dict[str, str]:
    found = dict(names)
    for kind, name, inode in moves:
        if kind == "create" and inode is not None:
            found[name] = inode
        else:
            found.pop(name, None)
    return found


def _applied(content: bytearray, op: Op) -> bytearray:
    """The same content, changed in place: a file is thousands of times as long as a write."""
    if op.kind == "cut":
        del content[op.at :]
    content.extend(bytes(max(0, op.at - len(content))))
    content[op.at : op.at + len(op.data)] = op.data
    return content


def _torn(content: bytearray, op: Op, dice: random.Random) -> bytearray:
    """A write that was never synced: all, nothing or some of its sectors arrived."""
    fate = dice.random()
    if fate < 0.4:
        return content
    if fate < 0.7 or op.kind == "cut":
        return _applied(content, op)
    for start in range(0, len(op.data), SECTOR):
        if dice.random() < 0.5:
            part = op._replace(data=op.data[start : start + SECTOR], at=op.at + start)
            content = _applied(content, part)
    return content


def fresh(folder: Path) -> Path:
    """A folder that is not there yet."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder
