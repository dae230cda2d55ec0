"""An invented history for a fresh workspace: people and what happens to them, up to today.

Every command is a line of a script, typed on its day by the batch runner; one that is refused ends
the demo. What is invented follows from the seed alone; what a programme has and allows is read
from the database. ``scripts`` says who types what, ``beds`` who lives where and when.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from ettervern_cli.demo import figures  # noqa: F401
from ettervern_cli.demo.beds import MOST_MONTHS, idle_units, plans
from ettervern_cli.demo.command_lines import ACTOR, Typist, morning
from ettervern_cli.demo.house import House
from ettervern_cli.demo.persona import Diary, Group, Persona, Who
from ettervern_cli.demo.script import Script, scripts
from ettervern_cli.demo.words import DECKS, names
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage.history import Author
from ettervern_cli.values.dates import DAY, add_months

# How long before the first stay somebody can have been referred.
MOST_LEAD = 75 * DAY
# What those are to show who ask for a place and have not got one, the most telling first.
ASK = ("ask", "ask-too-early", "ask-just-now", "ask-in-vain", "ask-first", "ask-in-vain",
       "ask-offered", "ask-in-vain", "ask-withdrawn")  # fmt: skip

# The exit reason by which a programme says that its house changes its purpose.
CHANGEOVER = "changeover"


def beginning(today: dt.date) -> Author:
    """The pen that a demo's workspace is made with: earlier than anything that happens in it."""
    day = add_months(today, -MOST_MONTHS) - DAY
    return Author(ACTOR, morning(day), day, simulated=True)


def fill(
    db: sqlite3.Connection,
    today: dt.date,
    *,
    residents: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Fill a fresh workspace with an invented history up to today.

    ``residents`` is how many are admitted; others are only referred. The same seed, number and day
    give the same content. ``progress`` is told days done and days in all. The connection writes
    without syncing meanwhile: whoever made the file syncs it once it is whole. Raises LineRefused.
    """
    chance, typist, agenda = Random(seed), Typist(db, today), Diary(today)
    called, every, written = names(chance), programmes(db), scripts()
    for index, programme in enumerate(every):
        share = residents // len(every) + (index < residents % len(every))
        settle(House(typist, programme, called, chance), agenda, written, share)
    first = agenda.first()
    days = (today - first).days + 1
    with _hastily(db):
        for number in range(days):
            typist.turn(first + number * DAY)
            agenda.live(first + number * DAY)
            if progress is not None:
                progress(number + 1, days)


@contextmanager
def _hastily(db: sqlite3.Connection) -> Iterator[None]:
    """Write without waiting for the disk: a file that is not whole in the end is thrown away."""
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA journal_mode = MEMORY")
    try:
        yield
    finally:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")


def settle(house: House, agenda: Diary, written: dict[str, Script], residents: int) -> None:
    """Mean to type the scripts of so many residents, and of all who belong to them."""
    today = agenda.today
    first, planned = plans(house, today, residents)
    earliest = max(first - MOST_LEAD, add_months(today, -MOST_MONTHS))

    def persona(script: str, begins: dt.date, who: Who) -> Persona:
        return Persona(house, agenda, written[script], script.partition("-")[0], begins, who)

    for plan in planned:
        made = persona(plan.script, plan.begins, plan.who)
        made.unit, made.ends = plan.unit, plan.ends
        made.floor = max(earliest, plan.after or earliest)
        made.plan()
        if plan.script == "away":
            house.debtor = made
    if planned:
        for ends in _changeover(house, first, today, residents):
            made = persona("rehoused", first, Who())
            made.ends = ends
            made.plan()
    number = min(len(ASK), -(-residents * 3 // 4)) + max(0, residents - 12) // 4
    for index in range(number if planned else 0):
        script = ASK[index % len(ASK)]
        made = persona(script, first, Who())
        made.begins = max(first, today + (made.draw(written[script].begins) or 0) * DAY)
        made.plan()
    _books(house, agenda, written["programme"], first, idle_units(house, planned, today))
    Group(house, agenda, written["beside"], "beside", first, Who()).plan()


def _changeover(
    house: House, first: dt.date, today: dt.date, residents: int
) -> Iterator[dt.date | None]:
    """When those of a house that changes its purpose have got a home: all but two."""
    reasons = house.column("SELECT code FROM term WHERE programme_id = ? AND list = 'exit_reason'")
    beds = sum(unit.beds for unit in house.units if unit.exists(today))
    number, span = min(beds, residents) * 5 // 6, (today - first).days
    for index in range(number if CHANGEOVER in reasons else 0):
        housed = span * (index + 1) // (number + 1) + house.chance.randint(1, 9)
        yield first + housed * DAY if index < number - 2 and 0 < housed < span else None


def _books(house: House, agenda: Diary, script: Script, first: dt.date, idle: list[str]) -> None:
    """Whoever keeps the books, from the first plan on."""
    group = Group(house, agenda, script, "programme", first, Who())
    years = [dt.date(year, 1, 1) for year in house.years]
    window = add_months(agenda.today, -MOST_MONTHS)
    group.floor = min([first, *(day for day in years if window <= day <= agenda.today)])
    group.idle = idle
    group.remarks = [one for one in DECKS if one.startswith("remark ")]
    house.chance.shuffle(group.remarks)
    group.plan()
