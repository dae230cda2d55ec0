"""Moves, follow-ups, placements and scores from another system, each in a stay that is here."""

import json
import sqlite3
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from ettervern_cli.care.scores.rules import parse_total
from ettervern_cli.exchange import bulk
from ettervern_cli.exchange.cells import cell_amount
from ettervern_cli.exchange.rows import Imported, Row, Source, Stay, steps_by_word
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.transaction import Writing
from ettervern_cli.values.dates import parse_minutes


class Event(NamedTuple):
    """A row to be written: the file's row and its key, the stay, its day, and what is its own."""

    row: int
    source_key: str
    stay: Stay
    on: str
    own: tuple[object, ...]


class Events:
    """What a file of dated rows would write; the kinds below read what is their own."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows = 0
        self.known = 0
        self.found: list[Event] = []
        self.stays = source.stays()

    def read(self, day: str, own: Callable[[Row], tuple[object, ...]]) -> None:
        """Read every row: its person, its day, and with ``own`` all else."""
        for number, cells in self.source.cells():
            self.rows += 1
            row = Row(self.source, number, cells)
            who = row.person()
            on = row.day(day, needed=True)
            values = own(row)
            if who is None or on is None or not row.fine:
                continue
            key, is_known = self.source.digest(row.raw("resident"), on, *values)
            if is_known:
                self.known += 1
                continue
            stay = next((one for one in self.stays.get(who, ()) if one.holds(on)), None)
            if stay is None:
                row.bad(day, "no_stay")
                continue
            self.found.append(Event(number, key, stay, on, values))

    def done(self) -> Imported:
        """How many rows there were, and how many are new and known."""
        return Imported(self.source.kind, self.rows, len(self.found), self.known)

    def write(
        self,
        db: sqlite3.Connection,
        pen: Pen,
        work: Writing,
        table: str,
        rows: list[tuple[object, ...]],
        more: list[bulk.Lot] | None = None,
    ) -> None:
        """Write the table's rows (keys and all), what goes ``more``, and the files' keys."""
        first = bulk.next_id(db, "imported")
        owners = [event.stay.resident_id for event in self.found]
        keys: list[tuple[object, ...]] = [
            (first + place, self.source.kind, event.source_key, owner, table, row[0],
             pen.recorded_at)
            for place, (event, owner, row) in enumerate(
                zip(self.found, owners, rows, strict=True)
            )
        ]  # fmt: skip
        lots = [bulk.Lot(table, rows, owners), *(more or []), bulk.Lot("imported", keys, owners)]
        earliest = min(pen.today.isoformat(), *(event.on for event in self.found))
        work.bulk.append(bulk.write_lots(db, lots, pen.recorded_at, earliest))
        for owner in sorted(set(owners)):
            refresh(db, self.source.programme, owner)


FOLLOW_UPS = ("resident", "held_on", "kind", "minutes", "by", "areas", "missed", "text")


def import_follow_ups(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's follow-ups; without a kind each is of the programme's first."""
    kinds, staff, areas = (source.words(which) for which in ("follow_up_kind", "staff", "area"))
    codes = dict(
        db.execute(
            "SELECT id, code FROM term WHERE list = 'area' AND programme_id = ?",
            (source.programme.id,),
        )
    )
    usual = db.execute(
        "SELECT id FROM term WHERE programme_id = ? AND list = 'follow_up_kind' "
        "ORDER BY position LIMIT 1",
        (source.programme.id,),
    ).fetchone()

    def own(row: Row) -> tuple[object, ...]:
        named = [part.strip().casefold() for part in row.raw("areas").split("|") if part.strip()]
        if any(part not in areas for part in named):
            row.bad("areas", "unknown")
            named = []
        kind = row.word("kind", kinds)
        return (
            kind if kind is not None else usual and usual[0],
            row.read("minutes", parse_minutes, "minutes"),
            row.word("by", staff),
            json.dumps(list(dict.fromkeys(codes[areas[part]] for part in named)),
                       ensure_ascii=False),
            int(row.flag("missed")),
            row.text("text"),
        )  # fmt: skip

    events = Events(source)
    events.read("held_on", own)
    if events.found and not source.problems:
        first = bulk.next_id(db, "follow_up")
        rows: list[tuple[object, ...]] = [
            (first + place, one.stay.id, one.on, *one.own[:5], None, one.own[5], pen.recorded_at)
            for place, one in enumerate(events.found)
        ]
        events.write(db, pen, work, "follow_up", rows)
    return events.done()


SCORES = ("resident", "instrument", "scored_on", "total")


def import_scores(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's totals, each within its instrument's range."""
    instruments = source.words("instrument")
    ranges = {
        row[0]: row[1:]
        for row in db.execute("SELECT id, lowest_tenths, highest_tenths FROM instrument")
    }

    def own(row: Row) -> tuple[object, ...]:
        which = row.word("instrument", instruments, needed=True)
        total = row.read("total", parse_total, "total", needed=True)
        if which is not None and total is not None:
            lowest, highest = ranges[which]
            if not lowest <= total <= highest:
                row.bad("total", "range")
        return which, total

    events = Events(source)
    events.read("scored_on", own)
    if events.found and not source.problems:
        first = bulk.next_id(db, "score")
        rows: list[tuple[object, ...]] = [
            (first + place, one.stay.id, one.own[0], one.on, one.own[1], None, pen.recorded_at)
            for place, one in enumerate(events.found)
        ]
        events.write(db, pen, work, "score", rows)
    return events.done()


PLACEMENTS = ("resident", "unit", "moved_in_on", "moved_out_on", "lease", "rent")


def import_placements(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's homes; one without an end ends with its stay, if that has ended."""
    units, leases = source.words("unit"), source.words("lease")
    rents = dict(db.execute("SELECT id, rent_ore FROM unit"))

    def own(row: Row) -> tuple[object, ...]:
        unit = row.word("unit", units, needed=True)
        rent = row.read("rent", rent_of, "amount")
        return (
            unit,
            row.day("moved_out_on"),
            row.word("lease", leases),
            int(rent) if rent is not None else rents.get(unit),
        )

    events = Events(source)
    events.read("moved_in_on", own)
    events.found = [
        one._replace(own=(one.own[0], one.own[1] or one.stay.discharged_on, *one.own[2:]))
        for one in events.found
    ]
    _homes_in_order(db, source, events.found)
    if events.found and not source.problems:
        first, first_lease = bulk.next_id(db, "placement"), bulk.next_id(db, "lease")
        rows: list[tuple[object, ...]] = [
            (first + place, one.stay.id, one.own[0], one.on, one.own[1], one.own[3], None, None,
             None, pen.recorded_at)
            for place, one in enumerate(events.found)
        ]  # fmt: skip
        let = [(first + place, one) for place, one in enumerate(events.found) if one.own[2]]
        terms: list[tuple[object, ...]] = [
            (first_lease + count, place, one.own[2], one.on, None, None, None, pen.recorded_at)
            for count, (place, one) in enumerate(let)
        ]
        lot = bulk.Lot("lease", terms, [one.stay.resident_id for _, one in let])
        events.write(db, pen, work, "placement", rows, [lot])
    return events.done()


def rent_of(text: str) -> int:
    """A rent in øre; ValueError for less than nothing."""
    rent = cell_amount(text)
    if rent < 0:
        raise ValueError
    return rent


def _homes_in_order(db: sqlite3.Connection, source: Source, found: list[Event]) -> None:
    """Each home lies in its stay and ends after it begins; nobody has two at once."""
    spans: dict[int, list[tuple[str, str, int]]] = {}
    for event in found:
        ends = str(event.own[1]) if event.own[1] else None
        if ends is not None and ends < event.on:
            source.bad(event.row, "moved_out_on", "order")
        elif ends is not None and ends > (event.stay.discharged_on or ends):
            source.bad(event.row, "moved_out_on", "no_stay")
        else:
            spans.setdefault(event.stay.id, []).append((event.on, ends or "9999-12-31", event.row))
    for stay_id, own in spans.items():
        own += [
            (begins, ends or "9999-12-31", 0)
            for begins, ends in db.execute(
                "SELECT moved_in_on, moved_out_on FROM placement WHERE stay_id = ?", (stay_id,)
            )
        ]
        own.sort()
        for before, after in pairwise(own):
            if after[0] < before[1]:
                source.bad(max(before[2], after[2]), "moved_in_on", "overlap_home")


MOVES = ("resident", "ladder", "step", "moved_on", "reason", "note", "voice")


def import_moves(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's moves in order of their days; the first of a stay on a ladder is its entry.

    Up and down follow from the steps. A move dated before one that is here is bad.
    """
    ladders = {
        str(name).casefold(): str(code)
        for code, name in db.execute(
            "SELECT code, name FROM ladder WHERE programme_id = ?", (source.programme.id,)
        )
    }
    reasons, steps = source.words("demotion_reason"), steps_by_word(source)

    def own(row: Row) -> tuple[object, ...]:
        ladder, step = row.raw("ladder").casefold(), row.raw("step").casefold()
        found = steps.get(f"{ladders.get(ladder, ladder)}/{step}" if ladder else step)
        if found is None:
            row.bad("step", "unknown" if step else "missing")
        return (found, row.word("reason", reasons), row.text("note"), row.text("voice"))

    events = Events(source)
    events.read("moved_on", own)
    events.found.sort(key=lambda one: (one.on, one.row))
    ways = _ways(db, source, events.found)
    if events.found and not source.problems:
        first = bulk.next_id(db, "move")
        rows: list[tuple[object, ...]] = [
            (first + place, one.stay.id, way[0], way[1], way[2], way[3], one.on, one.own[1],
             one.own[2], one.own[3], None, pen.recorded_at)
            for place, (one, way) in enumerate(zip(events.found, ways, strict=True))
        ]  # fmt: skip
        events.write(db, pen, work, "move", rows)
    return events.done()


Way = tuple[int, int | None, int, str]


def _ways(db: sqlite3.Connection, source: Source, found: list[Event]) -> list[Way]:
    """Each move's ladder, the steps it leaves and enters, and its direction."""
    numbers = dict(db.execute("SELECT id, number FROM step"))
    latest: dict[tuple[int, int], tuple[int, str]] = {
        (stay_id, ladder_id): (step_id, on)
        for stay_id, ladder_id, step_id, on in db.execute(
            "SELECT stay_id, ladder_id, to_step_id, moved_on FROM move ORDER BY moved_on, id"
        )
    }
    ways: list[Way] = []
    for event in found:
        assert isinstance(event.own[0], tuple)
        ladder_id, step_id = event.own[0]
        origin, since = latest.get((event.stay.id, ladder_id), (None, ""))
        if event.on == event.stay.discharged_on and event.on != event.stay.admitted_on:
            source.bad(event.row, "moved_on", "no_stay")
        if event.on < since:
            source.bad(event.row, "moved_on", "before_move")
        if origin == step_id:
            source.bad(event.row, "step", "same_step")
        up = origin is not None and numbers[step_id] > numbers[origin]
        way = "entry" if origin is None else "up" if up else "down"
        if event.own[1] is not None and way != "down":
            source.bad(event.row, "reason", "reason")
        latest[event.stay.id, ladder_id] = (step_id, event.on)
        ways.append((ladder_id, origin, step_id, way))
    return ways
