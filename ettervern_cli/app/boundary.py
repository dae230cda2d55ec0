"""The error boundary: whatever goes wrong becomes one sentence and the right exit code.

What is said of it stands in ``complaints``, which is brought in when there is something to say.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from ettervern_cli.errors import NotWritten

if TYPE_CHECKING:
    from ettervern_cli.app.session import Session


def bounded(act: Callable[[], Any], find_session: "Callable[[], Session | None]") -> Any:
    """Do something inside the error boundary; the session is asked for when something is wrong."""
    try:
        return act()
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        _close_stdout()
        raise typer.Exit(NotWritten.exit_code) from None
    except Exception as error:
        from ettervern_cli.app.output.complaints import complain

        raise typer.Exit(complain(error, find_session())) from None


def _close_stdout() -> None:
    """Nobody reads any more: what is left goes nowhere, and the interpreter's exit is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
