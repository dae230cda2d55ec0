"""Lakes of invented sites of several counties, each with people who came, moved and left."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ettervern_cli.region.lake.current import Lake, Site, current
from tests.helpers.deliveries import day, make_lake, person

Row = Mapping[str, Any]
FIRST, LAST = day("2023-01-01"), day("2025-12-31")


def rows_of_site(chance: random.Random, people: int) -> Mapping[str, Sequence[Row]]:
    """What a house of so many people over three years delivers."""
    rows: dict[str, list[Row]] = {name: [] for name in (
        "stay", "move", "contact", "due", "unit", "placement", "absence", "booking")}  # fmt: skip
    for number in range(1, 4):
        rows["unit"].append({"unit": person(9_000 + number), "beds": 4})
    for number in range(1, people + 1):
        begins, stay = chance.randint(FIRST, LAST - 30), 0
        while begins <= LAST and stay < 3:
            stay += 1
            ends = begins + chance.choice([0, 20, 90, 200, 400])
            who = {"person": person(number), "stay": stay}
            _stay(rows, chance, who, begins, ends if ends <= LAST else None)
            if ends > LAST or chance.random() < 0.6:
                break
            begins = ends + chance.choice([0, 40, 170, 300])
    for month in range(12):
        rows["booking"].append({"line": "rent", "side": "cost", "booked": day("2024-01-20") + month,
                                "amount_ore": 1_000_000})  # fmt: skip
    return rows


def _stay(
    rows: dict[str, list[Row]], chance: random.Random, who: Row, begins: int, ends: int | None
) -> None:
    last = LAST if ends is None else ends
    left = ends is not None
    to = chance.choice(["own-home", "street", None]) if left else None
    died = left and chance.random() < 0.1
    rows["stay"].append({
        **who, "admitted": begins, "discharged": ends,
        "municipality": chance.choice([None, "0001"]),
        "source": chance.choice(["prison", "treatment", None]), "destination": to,
        "reason": None if not left else "died" if died else chance.choice(["moved", "broke-off"]),
        "lasting": int(to == "own-home"), "died": int(died),
        "planned": int(left and chance.random() < 0.5),
    })  # fmt: skip
    rows["placement"].append({**who, "number": 1, "unit": person(9_001), "moved_in": begins,
                              "moved_out": ends})  # fmt: skip
    step, moved = 1, begins
    for number in range(1, chance.randint(2, 6)):
        way = "entry" if number == 1 else chance.choice(["up", "down"])
        rows["move"].append({**who, "ladder": "homes", "number": number, "moved": moved,
                             "direction": way, "to_step": step})  # fmt: skip
        step, moved = chance.randint(1, 3), min(last, moved + chance.randint(0, 60))
    for number, at in enumerate(range(begins + 7, last, 30), 1):
        rows["contact"].append({**who, "number": number, "held": at,
                                "missed": int(chance.random() < 0.2)})  # fmt: skip
        rows["due"].append({**who, "number": number, "first": at, "every": 1, "last": at,
                            "in_window": int(at < begins + 90),
                            "met": int(chance.random() < 0.7)})  # fmt: skip
    if last > begins + 10 and chance.random() < 0.3:
        rows["absence"].append({**who, "number": 1, "kind": "hospital", "left": begins + 3,
                                "returned": begins + 9, "unit_held": 1})  # fmt: skip


def invented_lake(folder: Path, seed: int, sizes: Sequence[int], counties: int) -> Lake:
    """A lake of sites of some sizes, spread over counties, and one that has not delivered."""
    chance = random.Random(seed)
    sites = [Site(f"site-{n}", f"Site {n}", f"county-{n % counties}") for n in range(len(sizes))]
    rows = {site.code: rows_of_site(chance, size) for site, size in zip(sites, sizes, strict=True)}
    missing = Site("late", "Not yet", "county-0")
    make_lake(folder, rows, [*sites, missing])
    return current(str(folder))
