"""Where the console script begins. Nothing but speed and the first import lives here.

Three things make one short command faster, by about a fifth of its whole time. The collector is
off. Modules of the standard library that typer imports and a command hardly ever uses are brought
in when something first reads from them, or, where typer takes a name out of one as it is imported,
when that name is first used. And the process is left without taking the interpreter
down piece by piece, once output is flushed and the database closed. Tests import ``cli.app``
instead, so none of this touches them.
"""

import gc
import os
import sys
from importlib import import_module
from types import ModuleType

SELDOM_USED = ("ast", "bz2", "ipaddress", "linecache", "lzma", "platform", "subprocess",
               "textwrap", "tokenize")  # fmt: skip
# Names that typer, and pathlib under it, take out of modules that little else of a command needs.
TAKEN = {"difflib": "get_close_matches", "shutil": "get_terminal_size",
         "urllib.parse": "quote_from_bytes", "uuid": "UUID"}  # fmt: skip


class Later(ModuleType):
    """Stands in for a module until something is read from it, then holds all that it holds."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # the import machinery looks around; that is no use of it
            raise AttributeError(name)
        sys.modules.pop(self.__name__, None)
        real = import_module(self.__name__)
        self.__dict__.update(real.__dict__)
        return getattr(real, name)


def taken(module: str, name: str) -> type:
    """What stands for a module's function or class: calling it calls the real one."""

    def call(_: type, *values: object, **options: object) -> object:
        return getattr(import_module(module), name)(*values, **options)

    return type(name, (), {"__new__": call})


def main() -> None:
    """Run one command and leave with its exit code."""
    gc.disable()
    for name in SELDOM_USED:
        sys.modules.setdefault(name, Later(name))
    lent = {name: Later(name) for name in TAKEN if name not in sys.modules}
    for name, late in lent.items():
        setattr(late, TAKEN[name], taken(name, TAKEN[name]))
    sys.modules.update(lent)
    from ettervern_cli.app.app import run

    # Whoever imports them from here on gets the real ones.
    for name, late in lent.items():
        if sys.modules.get(name) is late:
            del sys.modules[name]
    code = 1
    try:
        run()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = code or 74
    os._exit(code)
