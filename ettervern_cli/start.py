"""Where the console script begins. Nothing but speed and the first import lives here.

Two things make one short command faster. The collector is off, and what it would look through once
more as the interpreter is taken down is frozen; the leaving itself is everybody's, so that what was
registered to run at exit does. And modules of the standard library that typer imports and a command
hardly ever uses are brought in when something first reads from them. Tests import ``app.app``
instead, so none of this touches them.
"""

import _signal  # type: ignore[import-not-found, unused-ignore]  # signal is this and enums
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType

SELDOM_USED = ("bz2", "ipaddress", "linecache", "lzma", "ntpath", "platform", "subprocess",
               "textwrap", "tokenize", "zlib")  # fmt: skip


class Later(ModuleType):
    """Stands in for a module until something is read from it, then holds all that it holds."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # the import machinery looks around; that is no use of it
            raise AttributeError(name)
        sys.modules.pop(self.__name__, None)
        real = import_module(self.__name__)
        self.__dict__.update(real.__dict__)
        return getattr(real, name)


def main() -> None:
    """Run one command and leave with its exit code.

    Ctrl-C is silent from the first (130). Who ends the process from outside (SIGTERM, 143) or
    closes its terminal (SIGHUP, 129) lets it clear away what it was writing.
    """
    _signal.signal(_signal.SIGINT, lambda number, frame: os._exit(130))  # nothing is open yet
    gc.disable()
    for name in SELDOM_USED:
        sys.modules.setdefault(name, Later(name))
    # uuid asks it for the system's name as it is imported, and for nothing else.
    vars(sys.modules["platform"]).setdefault("system", lambda: os.uname().sysname)
    from ettervern_cli.app.app import run

    code = 1
    for number in (_signal.SIGTERM, _signal.SIGHUP):
        if _signal.getsignal(number) == _signal.SIG_DFL:  # nohup ignores one, and it stays so
            _signal.signal(number, _leave)
    try:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        code = 130
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    if not _flushed():
        code = code or 74
    gc.freeze()
    sys.exit(code)


def _leave(number: int, frame: object) -> None:
    """Leave by way of whatever clears up after itself, as one who was ended by a signal."""
    sys.exit(128 + number)


def _flushed() -> bool:
    """Whether all that was said has gone out; what could not is let go, for nobody to try again."""
    done = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            done = False
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return done
