"""Takes a delivery into a lake, killed (SIGKILL) at one moment.

``python -m tests.helpers.kill_taking LAKE DELIVERY AT`` counts a moment for each line of the
modules that take and write, and kills itself at the one of that number; with 0 it is killed at
none, and prints how many there were.
"""

import os
import signal
import sys
from types import FrameType
from typing import Any

from ettervern_cli.region.lake.taking import Taken, take

MODULES = ("taking.py", "reading.py", "current.py", "files.py")


def main(lake: str, delivery: str, at: int) -> None:
    """Take it, and say how many moments that took."""
    moments = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal moments
        if os.path.basename(frame.f_code.co_filename) not in MODULES:
            return None
        if event == "line":
            moments += 1
            if moments == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    taken = take(lake, delivery)
    sys.settrace(None)
    assert isinstance(taken, Taken), taken
    print(moments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
