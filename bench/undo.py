"""What taking back costs: ``python bench/undo.py [--rows N]``

An import of follow-ups, an import of stays, and a batch a tenth as long, each as a whole process,
and each taken back by one ``undo``. Taking back may last at most MOST times as long as the doing:
then it exits 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 2.0
TODAY = "2026-10-31"


def run(folder: Path, *words: str) -> float:
    """Seconds that a command takes in a workspace."""
    begun = time.perf_counter()
    place = [] if words[0] == "init" else ["--config", str(folder / "w")]
    subprocess.run(
        [sys.executable, "-m", "ettervern_cli", "--quiet", "--today", TODAY, *place, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - begun


def tried(folder: Path, rows: int) -> Iterator[tuple[str, ...]]:
    """What is done, as words typed, its files written first."""
    days = [f"{2020 + i % 5}-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(rows)]
    held = "".join(f"R-0001;{day};Tekst {i}\n" for i, day in enumerate(days))
    (folder / "held.csv").write_text(f"resident;held_on;text\n{held}", "utf-8")
    yield "data", "import", "follow-ups", str(folder / "held.csv")
    came = "".join(f"K-{i};Navn {i};{day}\n" for i, day in enumerate(days))
    (folder / "came.csv").write_text(f"resident;name;admitted_on\n{came}", "utf-8")
    yield "data", "import", "stays", str(folder / "came.csv")
    lines = "".join(f'log R-0001 "Tekst {i}" --on {day}\n' for i, day in enumerate(days[::10]))
    (folder / "lines.txt").write_text(lines, "utf-8")
    yield "batch", str(folder / "lines.txt")


def main() -> None:
    """Measure, print, and say by the exit code whether it is within bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    too_long = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "init", str(folder / "w"))
        run(folder, "admit", "Nora Prøve", "--on", "2020-01-01")
        for words in tried(folder, rows):
            done, undone = run(folder, *words), run(folder, "undo")
            too_long |= undone > MOST * done
            print(f"{' '.join(words[:3]):40} {done:8.2f} s  undo {undone:8.2f} s")
    sys.exit(int(too_long))


if __name__ == "__main__":
    main()
