"""A progress bar on stderr for what takes over a second, on a terminal only."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from ettervern_cli.app.session import Session

Tell = Callable[[float], None]
LONG = 1.0
STEPS = 1000


@contextmanager
def progress(session: Session) -> Iterator[Tell]:
    """What to tell how much is done, from 0 to 1; once a second has passed, a bar says of what."""
    stderr = sys.stderr
    if session.options.quiet or stderr is None or not stderr.isatty():
        yield lambda done: None
        return
    begun = time.monotonic()
    bar = typer.progressbar(length=STEPS, file=stderr, show_eta=False, label=session.command)
    shown = False

    def tell(done: float) -> None:
        nonlocal shown
        if not shown and time.monotonic() - begun < LONG:
            return
        if not shown:
            bar.__enter__()
            shown = True
        if (step := int(done * STEPS) - bar.pos) > 0:
            bar.update(step)

    try:
        yield tell
    finally:
        if shown:
            bar.__exit__(None, None, None)
