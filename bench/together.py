"""What waiting costs at one house: ``python bench/together.py [--each N]``, as root.

Four write at once, without a pause, as many commands as each would in an hour at one in a minute
and a half, while one reads the month's report over and over. The figures are ratios to one command
with nobody beside it, in the same office.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.helpers.office import run


def main() -> int:
    """Print how long writers and the reader waited; 1 where a command failed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=40, help="commands of each writer")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        told = run(folder / "office", asked.parse_args().each)
    alone = statistics.median(one.seconds for one in told.alone)
    for what, found in (("write", told.written), ("read", told.read)):
        waits = sorted(one.seconds / alone for one in found)
        failed = sum(one.code != 0 for one in found)
        middle = statistics.median(waits)
        print(
            f"{what}: {len(waits)} commands, {failed} failed; median {middle:.1f},"
            f" worst {waits[-1]:.1f} times one alone ({alone:.2f} s)"
        )
    return any(one.code for one in (*told.written, *told.read))


if __name__ == "__main__":
    sys.exit(main())
