"""The console blocks of the documents, typed in a shell.

What they show is what is said: ``python -m tests.helpers.sessions`` writes it anew into every
document, for when a sentence has changed; look at the difference before it is kept. A command is
answered by a fork of one process that has everything imported, so that a document takes no longer
than its work.
"""

import gc
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple, NoReturn

import ettervern_cli
from ettervern_cli.config import load
from ettervern_cli.help.topics import TOPICS
from ettervern_cli.workspace.making import template_text

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "@@next@@"
# Sends its arguments, folder, environment and streams, and leaves with the code it gets.
CLIENT = """#!{python} -IS
import _socket, posix, sys
talk = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
talk.connect({path!r})
words = [word.encode("utf-8", "surrogateescape") for word in sys.argv[1:]]
parts = [b"%d" % len(words), *words, posix.getcwdb()]
for pair in posix.environ.items():
    parts += pair
streams = b"".join(stream.to_bytes(4, sys.byteorder) for stream in (0, 1, 2))
talk.sendmsg([b"\\0".join(parts)], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
sys.exit((talk.recv(1) or b"\\x46")[0])
"""


class Step(NamedTuple):
    """A command line of a document and what it says follows."""

    command: str
    said: str


def documents() -> dict[str, Path]:
    """Every document that may show a session, by a short name."""
    topics = {
        f"{language}/{topic}": ROOT / "ettervern_cli/help" / language / f"{topic}.md"
        for language in ("en", "nb")
        for topic in TOPICS
    }
    return {"README": ROOT / "README.md", **topics}


def steps(text: str) -> list[Step]:
    """Every command of every console block, in order."""
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            found.append(Step(command, said.strip("\n")))
    return found


def typed(text: str, tools: Path, home: Path) -> list[str]:
    """What follows each command when a document's blocks are one session, begun in a folder."""
    script = "".join(f"{step.command}\necho '{MARK}'\n" for step in steps(text))
    ran = subprocess.run(
        ["bash", "-c", script],
        cwd=home,
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "ETTERVERN_USER": "kari",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    answers = ran.stdout.split(f"{MARK}\n")
    return [answer.strip("\n") for answer in answers[: len(steps(text))]]


@contextmanager
def tools() -> Iterator[Path]:
    """A folder for the path, with an ``ettervern`` in it that is quick to answer."""
    with tempfile.TemporaryDirectory(prefix="ettervern-tools-") as name:
        path = str(Path(name) / "socket")
        tool = Path(name) / "ettervern"
        tool.write_text(CLIENT.format(python=sys.executable, path=path), encoding="utf-8")
        tool.chmod(0o755)
        server = subprocess.Popen(
            [sys.executable, "-c", f"from tests.helpers.sessions import serve; serve({path!r})"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
            stdout=subprocess.PIPE,
        )
        try:
            assert server.stdout is not None
            server.stdout.readline()
            yield Path(name)
        finally:
            server.kill()
            server.communicate()


def serve(path: str) -> NoReturn:
    """Answer every command that comes in by a socket, each in a fork of this process."""
    for module in walk_packages(ettervern_cli.__path__, "ettervern_cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    load(template_text("alta"))  # most sessions begin with it; pydantic is slow only the first time
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as coming:
        coming.bind(path)
        coming.listen(64)
        print(flush=True)
        while True:
            talk, _ = coming.accept()
            with talk:
                if os.fork() == 0:
                    _answer(talk)


def _answer(talk: socket.socket) -> NoReturn:
    """Be the command that was typed; the one who typed it gets the exit code."""
    from ettervern_cli.start import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, streams, _, _ = socket.recv_fds(talk, 1 << 20, 3)
    number, *parts = [os.fsdecode(part) for part in message.split(b"\0")]
    words, (folder, *pairs) = parts[: int(number)], parts[int(number) :]
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", 1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(zip(pairs[::2], pairs[1::2], strict=True))
    sys.argv = ["ettervern", *words]
    leave = os._exit

    def left(status: int) -> NoReturn:
        talk.send(bytes([status]))
        leave(status)

    os._exit = left
    try:
        main()
    except SystemExit as leaving:
        sys.stdout.flush()
        left(leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None))
    except BaseException:
        sys.excepthook(*sys.exc_info())
    left(1)


def rewritten(text: str, answers: list[str]) -> str:
    """A document with what was said in place of what it showed."""
    said = iter(answers)

    def block(found: re.Match[str]) -> str:
        parts = re.split(r"^\$ ", found.group(1), flags=re.MULTILINE)[1:]
        body = ""
        for part in parts:
            answer = next(said)
            body += f"$ {part.partition(chr(10))[0]}\n" + (f"{answer}\n" if answer else "")
            body += "\n" if part.endswith("\n\n") else ""
        return f"```console\n{body}```"

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    with tools() as folder:
        for document in sys.argv[1:] or documents():
            file = documents()[document]
            with tempfile.TemporaryDirectory() as place:
                content = file.read_text(encoding="utf-8")
                file.write_text(rewritten(content, typed(content, folder, Path(place))), "utf-8")
