"""What every read command says of five demos, before and after a rebuild.

``python bench/outputs.py make DIR`` fills five demos with the program as it stands;
``python bench/outputs.py collect DIR OUT`` copies them, asks every read command in every format and
both languages, and writes one file an answer. Two such folders are compared by ``diff -r``. Demos
made by an older program are opened by the newer, so what is compared is the reading alone. Run with
PYTHONPATH naming the checkout that is meant.
"""

import json
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path

from typer.testing import CliRunner

try:
    app = import_module("ettervern_cli.app.app").app
except ModuleNotFoundError:  # a checkout from before the rooms
    app = import_module("ettervern_cli.cli.app").app

DAYS = {
    "alta": "2009-11-20",
    "fri": "2020-06-01",
    "steg": "2021-10-01",
    "sent-ute": "2017-05-05",
    "hf": "2019-06-01",
}
PINNED = {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "TZ": "Europe/Oslo",
    "ETTERVERN_USER": "tester",
    "ETTERVERN_TODAY": None,
    "ETTERVERN_LANG": None,
    "ETTERVERN_CONFIG": None,
}
LISTS = ["today", "due", "due --within 60d", "list", "list --status all", "referral list",
         "consent list", "rehouse list", "measure list", "outcome list", "unit list", "rent list",
         "incident list", "budget show", "budget --all-years", "budget entries", "budget forecast",
         "budget funders", "budget posts", "budget vacancy", "benefit rates",
         "benefit kvp --born 1980-01-01 --children 2", "meeting agenda", "meeting list",
         "gap list", "report remarks", "data history", "data keep", "data verify",
         "undo --list"]  # fmt: skip
OF_ONE = ["show", "plan show", "score show", "data history", "data access"]
SHARED = ["budget share --amount 734000 --compare", "budget claim"]
REPORTS = ["report month", "report year {year}", "report year {last}",
           "report period {last}-04-01 {year}-03-31", "report circling", "report retention",
           "report month --external", "report year {year} --external",
           "report circling --external", "report retention --external"]  # fmt: skip
FUNDED = ["report funder {id}", "report funder {id} --external"]
SERVED = ["report municipality {id} --year {year}", "report municipality {id} --external"]


def answer(folder: Path, today: str, lang: str, words: list[str]) -> tuple[int, str]:
    """The exit code and all that a command said."""
    before = ["--config", str(folder / "config.yaml"), "--today", today, "--lang", lang]
    result = CliRunner().invoke(app, [*before, *words], env=PINNED)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, f"{result.stdout}--\n{result.stderr}"


def asked(folder: Path, today: str) -> Iterator[str]:
    """Every question to a demo."""
    year = int(today[:4])
    yield from LISTS
    people = json.loads(answer(folder, today, "en", ["list", "--status", "all", "--format", "json"])
                        [1].partition("\n--\n")[0])  # fmt: skip
    for code in sorted({row["resident"] for row in people}):
        yield from (f"{words} {code}" for words in OF_ONE)
    yield from SHARED
    for words in REPORTS:
        yield words.format(year=year, last=year - 1)
    with closing(sqlite3.connect(f"file:{folder / 'ettervern.db'}?mode=ro", uri=True)) as db:
        for table, of in (("funder", FUNDED), ("municipality", SERVED)):
            for (code,) in db.execute(f"SELECT code FROM {table} ORDER BY id LIMIT 3"):
                yield from (words.format(id=code, year=year) for words in of)


def formats(words: str) -> Iterator[tuple[str, str]]:
    """The formats of a question, and the languages each is asked in."""
    kinds = [("text", "en"), ("text", "nb"), ("json", "en"), ("csv", "en"), ("md", "nb")]
    yield from kinds
    if words.startswith("report ") and "remarks" not in words:
        yield from (("html", "nb"), ("xlsx", "nb"))


def written(path: Path) -> str:
    """What a file holds, a workbook by its parts."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}
    return "\n".join(f"{name}\n{text}" for name, text in sorted(parts.items()))


def collect(demos: Path, out: Path) -> None:
    """One file an answer, by demo."""
    for template, today in DAYS.items():
        folder = out / "work" / template
        shutil.copytree(demos / template, folder)
        kept = out / template
        kept.mkdir()
        for words in asked(folder, today):
            for form, lang in formats(words):
                target = kept / f"{words.replace(' ', '_')}.{lang}.{form}"
                given = ["--format", form]
                if form in ("html", "xlsx"):
                    given = ["-o", str(out / "work" / f"file.{form}")]
                code, said = answer(folder, today, lang, [*words.split(), *given])
                if form in ("html", "xlsx") and code == 0:
                    said = written(out / "work" / f"file.{form}")
                # What differs from run to run: where the copy lies.
                said = said.replace(str(out), "OUT")
                target.write_text(f"{code}\n{said}\n", "utf-8")
    shutil.rmtree(out / "work")


def make(demos: Path) -> None:
    """Five demos by the program as it stands."""
    for template, today in DAYS.items():
        words = ["--today", today, "--lang", "nb", "demo", str(demos / template)]
        result = CliRunner().invoke(app, [*words, "--template", template], env=PINNED)
        assert result.exit_code == 0, result


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"] and len(sys.argv) == 3:
        make(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["collect"] and len(sys.argv) == 4:
        collect(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(__doc__)
