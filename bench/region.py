"""What a picture of many sites costs: ``python bench/region.py [SITES ...] [--rounds N]``

Three case books of ten years and about 534 stays each are filled (``bench/scale.py``) and
delivered as ``data deliver`` does; a lake of any size (9, 36, 90 and 357 sites unless told) is
copies of those under other names, with their own pseudonyms. Then, in turn, in processes:

- ``region report`` of ten years, by site and of all, on DuckDB (1 GB, 2 threads);
- pandas, which counts the same of people, exits and follow-ups by itself (five of sixteen
  statements), beside DuckDB counting just these;
- a loop of ``report year`` over the case books: the three are looped over ten years, and the
  time is scaled to the number of sites.

Seconds are medians of the rounds; memory is the greatest resident set of a process (VmHWM of
Linux).
"""

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))
BOOKS, RESIDENTS = 3, (500, 534, 568)
YEARS = range(2016, 2026)
UNTIL = dt.date(2026, 10, 31)


# --- filling ---------------------------------------------------------------------------------


def fill_books(folder: Path) -> None:
    """The case books that everything is made of."""
    from bench.scale import fill

    for place, residents in enumerate(RESIDENTS):
        fill(folder / f"book{place}", residents)


def deliver_books(folder: Path) -> None:
    """Each book's rows, as a site would deliver them, as Arrow tables in files of their own."""
    from ettervern_cli.region.columnar import write_table
    from ettervern_cli.region.delivery.definitions import definitions, municipalities
    from ettervern_cli.region.delivery.gather import Pseudonyms, gather
    from ettervern_cli.region.manifest import data
    from ettervern_cli.region.tables import TABLES
    from ettervern_cli.storage.database.connecting import connect

    for place in range(BOOKS):
        db = connect(str(folder / f"book{place}" / "ettervern.db"), "ro")
        rows = gather(db, "site", UNTIL, Pseudonyms(b"%d" % place))
        target = folder / f"rows{place}"
        target.mkdir()
        for table in TABLES:
            write_table(str(target / f"{table.name}.parquet"), table, rows[table.name])
        told = {"programmes": data(definitions(db)), "municipalities": data(municipalities(db))}
        (target / "definitions.json").write_text(json.dumps(told), encoding="utf-8")
        db.close()


def make_lake(books: Path, lake: Path, sites: int) -> None:
    """A lake of copies, each with its own name and pseudonyms; its files are not flushed."""
    pa, pc, pq = (import_module(f"pyarrow{name}") for name in ("", ".compute", ".parquet"))

    from ettervern_cli.region.columnar import schema_of
    from ettervern_cli.region.lake.current import Current, Site, write_current, write_lake
    from ettervern_cli.region.manifest import (
        FORMAT,
        VERSION,
        Definitions,
        Manifest,
        Receiver,
        TableFile,
        Word,
        columns_of,
        written,
    )
    from ettervern_cli.region.tables import TABLES
    from ettervern_cli.region.typed import read
    from ettervern_cli.storage.digests import text_hash

    lake.mkdir()
    codes = [f"s{number:04}" for number in range(sites)]
    write_lake(str(lake), tuple(Site(code, code, f"county {n % 11}")
                                for n, code in enumerate(codes)))  # fmt: skip
    made = []
    for place in range(BOOKS):
        source = books / f"rows{place}"
        told = json.loads((source / "definitions.json").read_text(encoding="utf-8"))
        defined = tuple(read(Definitions, one) for one in told["programmes"])
        towns = tuple(read(Word, one) for one in told["municipalities"])
        tables = {one.name: pq.read_table(source / f"{one.name}.parquet") for one in TABLES}
        made.append((defined, towns, tables))
    for number, code in enumerate(codes):
        defined, towns, tables = made[number % BOOKS]
        folder = lake / "sites" / code / "1"
        folder.mkdir(parents=True)
        files = []
        for table in TABLES:
            found = tables[table.name]
            path = folder / f"{table.name}.parquet"
            columns = {name: found[name] for name in found.column_names}
            columns["site"] = pa.array([code] * found.num_rows, pa.string())
            for name in {"person", "unit"} & columns.keys():
                columns[name] = pc.binary_join_element_wise(columns[name], code, "")
            pq.write_table(pa.table(columns, schema_of(table)), path, compression="zstd")
            files.append(TableFile(table.name, found.num_rows, path.stat().st_size, "0" * 64,
                                   columns_of(table)))  # fmt: skip
        manifest = Manifest(
            FORMAT, VERSION, 3, "bench", Word(code, code),
            Receiver("county", "A county", "law", "agreement"), 1, None, UNTIL.isoformat(), None,
            defined, towns, tuple(files),
        )  # fmt: skip
        text = written(manifest).encode()
        (folder / "manifest.json").write_bytes(text)
        held = Current(1, 1, "1", text_hash(text), manifest.content, False)
        write_current(str(lake), code, held)


# --- what is measured, each in a process of its own ------------------------------------------


def folders_of(lake: Path) -> list[str]:
    """The folders of all deliveries."""
    return sorted(str(path) for path in (lake / "sites").glob("*/1"))


def spans() -> list[tuple[int, int]]:
    """The first and the last day of each year, as the tables have days."""
    first = dt.date(1970, 1, 1)
    return [
        ((dt.date(year, 1, 1) - first).days, (dt.date(year, 12, 31) - first).days) for year in YEARS
    ]


def by_pandas(lake: Path) -> int:
    """People, exits, follow-ups held and due dates by site and year; how many cells."""
    pd = import_module("pandas")

    def table(name: str, columns: Sequence[str]) -> Any:
        return pd.concat([pd.read_parquet(f"{folder}/{name}.parquet", columns=list(columns))
                          for folder in folders_of(lake)])  # fmt: skip

    key, cells = ["site", "programme"], 0
    stay = table("stay", [*key, "person", "stay", "admitted", "discharged", "destination",
                          "reason", "lasting", "died", "planned"])  # fmt: skip
    stay = stay.sort_values([*key, "person", "stay"])
    stay["next"] = stay.groupby([*key, "person"])["admitted"].shift(-1)
    stay["k"] = stay["lasting"] + 2 * stay["died"] + 4 * stay["planned"]
    stay["whereto"] = stay["destination"].fillna("pending").where(stay["died"] == 0, "died")
    stay["reason"] = stay["reason"].fillna("pending")
    for begins, ends in spans():
        there = stay[stay["admitted"].between(begins, ends)]
        cells += len(there.groupby(key)["person"].nunique())
        gone = stay[stay["discharged"].between(begins, ends)]
        last = gone[gone["next"].isna() | (gone["next"] > ends)]
        nights = (last["discharged"] - last["admitted"]).rename("nights")
        cells += len(last.groupby([last["site"], last["programme"], nights]).size())
        goes_on = stay["discharged"].isna() | (stay["discharged"] > ends)
        open_ = stay[(stay["admitted"] <= ends) & goes_on]
        nights = (ends - open_["admitted"] + 1).rename("nights")
        cells += len(open_.groupby([open_["site"], open_["programme"], nights]).size())
        cells += len(gone.groupby([*key, "whereto", "k"]).size())
        cells += len(gone.groupby([*key, "reason"]).size())
        for by in ([*key, "whereto"], [*key, "reason"], key):
            cells += len(gone.groupby(by)["person"].nunique())
        cells += len(gone[gone["died"] == 0].groupby(key)["person"].nunique())
        back = gone.merge(open_[[*key, "person"]], on=[*key, "person"])
        cells += len(back.groupby(key)["person"].nunique())
    contact = table("contact", [*key, "held", "missed"])
    for begins, ends in spans():
        held = contact[contact["held"].between(begins, ends)]
        cells += len(held.groupby([*key, "missed"]).size())
    del contact, stay
    due = table("due", [*key, "first", "every", "last", "open", "in_window", "met"])
    for begins, ends in spans():
        run = due[(due["first"] <= ends) & (due["last"] >= begins)]
        upto = (run["last"].clip(upper=ends) - run["first"]) // run["every"] + 1
        before = (begins - run["first"] - 1).where(run["first"] < begins, -run["every"])
        met = run["met"].where((run["last"] <= ends) & (run["open"] == 0), 0)
        dues = upto - (before // run["every"] + 1)
        found = run.assign(dues=dues, k=met + 2 * run["in_window"])
        cells += len(found.groupby([*key, "k"])["dues"].sum())
    return cells


def by_duckdb(lake: Path) -> int:
    """The same cells by DuckDB."""
    from ettervern_cli.region.cells import people, work
    from ettervern_cli.region.cells.spine import spine
    from ettervern_cli.region.engines import duck
    from ettervern_cli.values.dates import year_period

    statements = (people.ADMITTED, people.NIGHTS, people.EXITS, work.CONTACTS, work.DUE)
    asked = spine([year_period(year) for year in YEARS])
    return sum(1 for _ in duck.cells(folders_of(lake), asked, statements))


def by_report(lake: Path, *options: str) -> int:
    """``region report`` of ten years, thrown away."""
    from ettervern_cli.app.app import run

    periods = [word for year in YEARS for word in ("--period", str(year))]
    sys.argv = ["ettervern", "--today", UNTIL.isoformat(), "region", "report", str(lake),
                *periods, "--format", "json", "-o", os.devnull, *options]  # fmt: skip
    run()
    return 0


MEASURED: dict[str, Callable[..., int]] = {
    "pandas": by_pandas, "duckdb": by_duckdb, "report": by_report,
}  # fmt: skip


def measured(name: str, lake: str, *options: str) -> None:
    """Do it here, and tell what it took."""
    started, cells = time.perf_counter(), 0
    try:
        cells = MEASURED[name](Path(lake), *options)
    except SystemExit as end:
        if end.code:
            raise
    took = time.perf_counter() - started
    print(json.dumps([took, peak(), cells]))


def peak() -> float:
    """The greatest resident set of this process since it began, in MiB.

    ``ru_maxrss`` would tell that of the process which started it, where that was greater.
    """
    with open("/proc/self/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


# --- measuring, outside ----------------------------------------------------------------------


class Took(NamedTuple):
    """Seconds of a whole process, its memory in MiB, and how many cells it counted."""

    seconds: float
    memory: float
    cells: int


def process(*words: str) -> Took:
    """Run one of MEASURED in a new process."""
    started = time.perf_counter()
    said = subprocess.check_output([sys.executable, str(HERE), "--measured", *words], text=True)
    seconds = time.perf_counter() - started
    _, memory, cells = json.loads(said.splitlines()[-1])
    return Took(seconds, memory, cells)


def looped(books: Path) -> float:
    """Seconds of ``report year`` a site: ten years, each a whole process, a mean of the books."""
    started = time.perf_counter()
    for place in range(BOOKS):
        config = str(books / f"book{place}" / "config.yaml")
        for year in YEARS:
            subprocess.run(
                [sys.executable, "-m", "ettervern_cli", "--config", config, "--today",
                 UNTIL.isoformat(), "report", "year", str(year), "--format", "json"],
                check=True, stdout=subprocess.DEVNULL, cwd=HERE.parents[1],
            )  # fmt: skip
    return (time.perf_counter() - started) / BOOKS


def size_of(lake: Path) -> float:
    """MiB of its files."""
    return sum(path.stat().st_size for path in lake.rglob("*.parquet")) / 2**20


def compare(books: Path, lake: Path, sites: int, rounds: int) -> None:
    """Everything in turn, and a line each."""
    found: dict[str, list[Took]] = {}
    loops = []
    for _ in range(rounds):
        loops.append(looped(books) * sites)
        for name, words in (
            ("region report --by all", ("report", str(lake), "--by", "all")),
            ("region report --by site", ("report", str(lake), "--by", "site")),
            ("DuckDB, the same third", ("duckdb", str(lake))),
            ("pandas, the same third", ("pandas", str(lake))),
        ):
            found.setdefault(name, []).append(process(*words))
    print(f"{sites} sites, {len(YEARS)} years, {size_of(lake):.0f} MiB")
    for name, took in found.items():
        seconds = statistics.median(one.seconds for one in took)
        memory = max(one.memory for one in took)
        cells = f"  {took[0].cells} cells" if took[0].cells else ""
        print(f"  {name:26} {seconds:8.1f} s {memory:7.0f} MiB{cells}")
    loop = statistics.median(loops)
    report = statistics.median(one.seconds for one in found["region report --by all"])
    duckdb, pandas = (
        max(one.memory for one in found[f"{name}, the same third"]) for name in ("DuckDB", "pandas")
    )
    print(f"  {'a loop of report year':26} {loop:8.1f} s (scaled from {BOOKS} sites)")
    print(f"  time of the loop's {report / loop:.3f}, memory of pandas' {duckdb / pandas:.2f}")


def main() -> None:
    """Fill, then measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sites", nargs="*", type=int, default=[9, 36, 90, 357])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--books", type=Path, help="a folder of filled case books, made if absent")
    parser.add_argument("--measured", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.measured:
        measured(*told.measured)
        return
    with tempfile.TemporaryDirectory(prefix="bench-region-") as folder:
        books = told.books or Path(folder) / "books"
        if not books.exists():
            books.mkdir(parents=True)
            fill_books(books)
            deliver_books(books)
        for sites in told.sites:
            lake = Path(folder) / f"lake{sites}"
            make_lake(books, lake, sites)
            compare(books, lake, sites, told.rounds)
            shutil.rmtree(lake)


if __name__ == "__main__":
    main()
