"""Where the console script begins. Nothing but speed and the first import lives here.

The collector is off while one short command runs, and what is alive at the end is frozen: tearing
the interpreter down is otherwise a fifth of a command's whole time. Tests import ``cli.app``
instead, so their process keeps its collector.
"""

import gc


def main() -> None:
    """Run one command and exit with its code."""
    gc.disable()
    try:
        from ettervern_cli.cli.app import run

        run()
    finally:
        gc.freeze()
