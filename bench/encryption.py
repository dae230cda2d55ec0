"""What encryption costs: ``python -m bench.encryption [--python PATH] [--rounds N]``

Whole commands on a demo, plain and encrypted with a raw key in a file, in pairs, so that whatever
else the machine does falls on both alike; the figure is the median of the pairs' ratios. Exits 1
when one is over its budget.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.startup import clean_environment, make_environment, quartiles, timed

BUDGET = 1.3
WHO = "a resident's code"
COMMANDS = {
    "log": ["log", WHO, "Walked to NAV", "--minutes", "30"],
    "list": ["list"],
    "report month": ["report", "month"],
}


class Pair:
    """The same invented residents twice: in a plain workspace and in an encrypted one."""

    def __init__(self, python: Path, folder: Path, residents: int) -> None:
        self.program = str(python.parent / "ettervern")
        self.environment = {
            **clean_environment(folder), "ETTERVERN_KEY_FILE": str(folder / "key"),
        }  # fmt: skip
        plain, secret = folder / "plain", folder / "secret"
        made = [self.program, "demo", str(plain), "--residents", str(residents)]
        timed(made, self.environment)
        shutil.copytree(plain, secret)
        self.folders = {"plain": plain, "encrypted": secret}
        encrypt = ["data", "encrypt", "--key-in", "file", "-o", str(folder / "sheet.txt")]
        timed(self.words("encrypted", encrypt), self.environment)
        head = (secret / "ettervern.db").read_bytes()[:6]
        assert head != b"SQLite", "the database is not encrypted"
        for kind, place in self.folders.items():
            shutil.copy(place / "ettervern.db", folder / f"{kind}.db")
        self.folder = folder
        listed = subprocess.check_output(
            self.words("plain", ["list", "--format", "json"]), env=self.environment
        )
        self.who = json.loads(listed)[0]["resident"]

    def words(self, kind: str, command: list[str]) -> list[str]:
        """A command line in one of the two."""
        return [self.program, "--config", str(self.folders[kind]), *command]

    def seconds(self, kind: str, command: list[str]) -> float:
        """Seconds of a whole process, on the same database every time."""
        shutil.copy(self.folder / f"{kind}.db", self.folders[kind] / "ettervern.db")
        environment = {**self.environment}
        if kind == "plain":
            del environment["ETTERVERN_KEY_FILE"]
        command = [self.who if word == WHO else word for word in command]
        return timed(self.words(kind, command), environment)

    def ratios(self, command: list[str], rounds: int) -> list[float]:
        """Encrypted over plain, a pair a round, in turn which of them is first."""
        found = []
        for number in range(rounds + 1):
            order = ("plain", "encrypted") if number % 2 else ("encrypted", "plain")
            took = {kind: self.seconds(kind, command) for kind in order}
            found.append(took["encrypted"] / took["plain"])
        return found[1:]


def main() -> None:
    """Measure and print; 1 when over the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, help="an environment that has the package")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--residents", type=int, default=33)
    options = parser.parse_args()
    holds = True
    with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
        folder = Path(name)
        python = options.python or make_environment(folder)
        if options.python is None:
            pip = [str(python), "-m", "pip", "install", "-qq", str(folder / "source[encrypted]")]
            subprocess.run(pip, check=True, cwd=os.sep)
        pair = Pair(python.absolute(), folder, options.residents)
        print(f"Encrypted over plain, {options.residents} residents, {options.rounds} pairs")
        for label, command in COMMANDS.items():
            low, middle, high = quartiles(pair.ratios(command, options.rounds))
            verdict = "under" if middle <= BUDGET else "OVER"
            holds = holds and middle <= BUDGET
            print(f"{label:16}{BUDGET:6.1f}{middle:8.2f}{f'{low:.2f}–{high:.2f}':>14}  {verdict}")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
