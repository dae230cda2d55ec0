"""What ``data verify`` costs: ``python -m bench.verify [SIZE ...] [--rounds N]``

Fills a workspace of each size (1,000 and 10,000 residents unless told, about 50 follow-ups each)
as ``bench/scale.py`` does, and runs ``ettervern data verify`` as a whole process beside SQLite's
own ``integrity_check`` in the sqlite3 shell, in turn. The figure is the median of the rounds'
ratios: how many times the shell's reading of every page the whole of verify takes.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.scale import TODAY, fill


def timed(words: list[str]) -> float:
    """Seconds that a whole process takes; one that finds anything ends the run."""
    started = time.perf_counter()
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"{words} answered {done.returncode}:\n{done.stdout.decode()}")
    return seconds


def measure(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Median seconds of verify and of integrity_check, and the median of their ratios."""
    ours = [sys.executable, "-m", "ettervern_cli", "--config", str(folder)]
    ours += ["--today", TODAY.isoformat(), "--quiet", "data", "verify"]
    shell = ["sqlite3", str(folder / "ettervern.db"), "PRAGMA integrity_check"]
    pairs = [(timed(ours), timed(shell)) for _ in range(rounds)]
    ratios = [verify / check for verify, check in pairs]
    verify, check = (statistics.median(each) for each in zip(*pairs, strict=True))
    return verify, check, statistics.median(ratios)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if shutil.which("sqlite3") is None:
        sys.exit("the sqlite3 shell is not here")
    print(f"{'residents':>10}{'rows':>10}{'MB':>6}{'verify':>10}{'integrity':>11}{'ratio':>7}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
            folder = Path(name) / "w"
            rows = int(fill(folder, size)["rows"])
            megabytes = os.path.getsize(folder / "ettervern.db") // 1_000_000
            verify, check, ratio = measure(folder, options.rounds)
            print(
                f"{size:>10}{rows:>10}{megabytes:>6}{verify:>8.2f} s{check:>9.2f} s{ratio:>7.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
