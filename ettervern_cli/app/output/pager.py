"""A screen on a terminal, through a pager where it is longer than the terminal.

What a screen says lies in the rooms; colour is ``screen/terminal.py``.
"""

import os
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from shutil import get_terminal_size, which

from ettervern_cli.screen.safe import Line, plain

USUAL = "less -FRX"


def show(
    body: Iterable[Line], room: int, *, colour: bool, paged: bool, whole: bool = False
) -> None:
    """Print lines, or hand them to ``$PAGER`` (else less) when they do not fit on the screen.

    ``whole`` keeps lines that are there to be copied in one piece.
    """
    text = _coloured(body, room, whole) if colour else plain(body)
    command = pager() if paged and text.count("\n") >= get_terminal_size().lines else []
    if command and sys.stdin is not None and sys.stdin.isatty():
        _page(text, command)
    else:
        sys.stdout.write(text)


def _coloured(body: Iterable[Line], room: int, whole: bool) -> str:
    from ettervern_cli.screen.terminal import written

    return written(body, room, whole=whole)


def pager() -> list[str]:
    """The words of the pager that is asked for; empty where none is, or none is there."""
    asked = os.environ.get("PAGER")
    words = shlex.split(USUAL if asked is None else asked)
    return words if words and words[0] != "cat" and which(words[0]) else []


def _page(text: str, command: list[str]) -> None:
    """Show a text by a pager; leaving it early is no mistake."""
    import subprocess

    sys.stdout.flush()
    usual = {"LESS": "FRX", "LESSCHARSET": "utf-8"}  # for a $PAGER that is less by itself
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, env={**usual, **os.environ}) as process,
        suppress(BrokenPipeError, KeyboardInterrupt),
    ):
        process.communicate(text.encode())
