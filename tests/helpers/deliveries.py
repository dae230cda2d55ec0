"""Deliveries of invented sites, written as the program writes them, and lakes of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ettervern_cli.region.delivery.writing import write_manifest, write_tables
from ettervern_cli.region.lake.current import Current, Site, write_current, write_lake
from ettervern_cli.region.manifest import (
    FORMAT,
    VERSION,
    BudgetLine,
    Definitions,
    Destination,
    FollowUpRules,
    Ladder,
    Manifest,
    Reason,
    Receiver,
    Step,
    Word,
    written,
)
from ettervern_cli.region.tables import TABLES
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.values.dates import iso_day

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
UNTIL = "2025-12-31"
HOUSE = Definitions(
    code="house",
    name="An invented house",
    residents_are="beboer",
    follow_ups=FollowUpRules(14, 3, 3),
    ladders=(
        Ladder("homes", "Homes", 3, (
            Step(1, "start", "Start", True, 7), Step(2, "middle", "Middle", True, 14),
            Step(3, "own", "A home of one's own", False, None),
        )),
    ),
    sources=(Word("prison", "Prison"), Word("treatment", "Treatment")),
    reasons=(
        Reason("moved", "Moved on", True, False), Reason("broke-off", "Broke off", False, False),
        Reason("died", "Died", False, True),
    ),
    destinations=(Destination("own-home", "A home", True), Destination("street", "None", False)),
    absences=(Word("hospital", "Hospital"),),
    lines=(BudgetLine("rent", "Rent", "cost"), BudgetLine("grant", "Grant", "funding")),
)  # fmt: skip
COUNTY = Receiver("county", "An invented county", "Invented law § 1", "Agreement 1 of 2025")


def day(text: str) -> int:
    """A day as the tables have it: days since 1970-01-01."""
    return (iso_day(text) - iso_day("1970-01-01")).days


def person(number: int) -> str:
    """A pseudonym of nobody."""
    return f"{number:032x}"


def make_delivery(
    folder: Path,
    site: str = "north",
    rows: Rows | None = None,
    *,
    number: int = 1,
    until: str = UNTIL,
    programmes: tuple[Definitions, ...] = (HOUSE,),
    receiver: Receiver = COUNTY,
    name: str = "",
    municipalities: tuple[Word, ...] = (Word("0001", "Invented town"),),
) -> Manifest:
    """Write a delivery into a new folder; its manifest.

    Rows are by table, each a mapping: ``site`` and ``programme`` are the site and the first
    programme where it says nothing, an empty column is None and a flag 0.
    """
    folder.mkdir(mode=0o700, parents=True)
    told = {}
    for table in TABLES:
        usual = {"site": site, "programme": programmes[0].code,
                 **{one.name: 0 for one in table.columns if one.kind == "flag"}}  # fmt: skip
        full = ({**usual, **row} for row in (rows or {}).get(table.name, ()))
        names = [one.name for one in table.columns]
        order = [names.index(name) for name in table.key]
        lines = [[row.get(name) for name in names] for row in full]
        told[table.name] = sorted(lines, key=lambda line, order=order: [line[i] for i in order])  # type: ignore[misc]
    admitted = [row["admitted"] for row in (rows or {}).get("stay", ())]
    first = min(admitted, default=None)
    files = write_tables(str(folder), told)
    manifest = Manifest(
        FORMAT, VERSION, 3, "0.1.0", Word(site, name or f"The house in the {site}"), receiver,
        number, None if first is None else _iso(first), until, None, programmes, municipalities,
        files,
    )  # fmt: skip
    write_manifest(str(folder), manifest)
    return manifest


def _iso(days: int) -> str:
    import datetime as dt

    return (dt.date(1970, 1, 1) + dt.timedelta(days)).isoformat()


def put_in_lake(lake: Path, manifest: Manifest, folder: Path) -> None:
    """Have a delivery hold in a lake, unchecked."""
    site = lake / "sites" / manifest.site.code
    site.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.rename(site / str(manifest.number))
    digest = text_hash(written(manifest).encode())
    one = Current(1, manifest.number, str(manifest.number), digest, manifest.content, False)
    write_current(str(lake), manifest.site.code, one)


def make_lake(
    lake: Path, sites: Mapping[str, Rows], expected: Sequence[Site] = (), **told: Any
) -> Path:
    """A lake with a delivery of each site, unchecked; ``told`` as ``make_delivery`` takes it."""
    lake.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_lake(str(lake), tuple(expected or (Site(code, f"The house in the {code}", None)
                                             for code in sites)))  # fmt: skip
    for site, rows in sites.items():
        folder = lake / f"{site}.made"
        put_in_lake(lake, make_delivery(folder, site, rows, **told), folder)
    return lake
