"""Stays from another system: persons, stays, the step entered and the unit lived in.

What happened is recorded; rules of admission are not applied to it. A row without a step enters no
ladder: where the person stood is not known.
"""

import sqlite3
import unicodedata
from typing import NamedTuple

from ettervern_cli.errors import EttervernError
from ettervern_cli.exchange import bulk
from ettervern_cli.exchange.quiet import Entered, keep_quiet
from ettervern_cli.exchange.rows import (
    MOST_KEY,
    READING,
    Imported,
    Source,
    checked_text,
    code_of,
    steps_by_word,
)
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people.names import called
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.transaction import Writing
from ettervern_cli.values.texts import MOST_NAME, clean_name, holds_identity_number, sought

COLUMNS = (
    "resident",
    "name",
    "born",
    "municipality",
    "source",
    "treatment_ended_on",
    "admitted_on",
    "discharged_on",
    "destination",
    "unit",
    "step",
)
REQUIRED = ("resident", "admitted_on")


class NewPerson(NamedTuple):
    """Somebody whom the case book does not know yet, as the first row that says so has it."""

    key: str
    name: str
    born: str | None


class NewStay(NamedTuple):
    """A stay to be written; days as the database writes them, words by their keys."""

    row: int
    source_key: str
    resident_id: int
    municipality_id: int | None
    source_id: int | None
    treatment_ended_on: str | None
    admitted_on: str
    discharged_on: str | None
    destination_id: int | None
    unit_id: int | None
    step: tuple[int, int] | None


class Stays:
    """What a file of stays would write."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows = 0
        self.known = 0
        self.first_id = bulk.next_id(source.db, "resident")
        self.persons: list[NewPerson] = []
        self.stays: list[NewStay] = []
        self._new: dict[str, int] = {}
        self._steps = steps_by_word(source)
        self._words: dict[str, dict[str, int | None]] = {
            column: {"": None, **source.words(column)}
            for column in ("municipality", "source", "destination", "unit")
        }
        self._born: dict[str, str | None] = {"": None}

    def read(self) -> None:
        """Read every row; what is wrong is with the source afterwards."""
        for number, cells in self.source.cells():
            self.rows += 1
            key, admitted = cells[0], cells[6]
            begins = self._day(number, "admitted_on", admitted)
            for column, text in (("resident", key), ("admitted_on", admitted)):
                if not text:
                    self.source.bad(number, column, "missing")
            if not key or begins is None:
                continue
            natural, is_known = self.source.key(f"{self.source.programme.code}/{begins}/{key}")
            if is_known:
                self.known += 1
            else:
                self._read_new(number, natural, begins, cells)
        self._overlaps()

    def _read_new(self, number: int, natural: str, begins: str, cells: list[str]) -> None:
        """Read a row that is not here yet."""
        key, name, born, town, origin, treated, _, discharged, whereto, unit, step = cells
        ends = self._day(number, "discharged_on", discharged)
        if ends is not None and ends < begins:
            self.source.bad(number, "discharged_on", "order")
        if whereto and not discharged:
            self.source.bad(number, "destination", "not_discharged")
        self.stays.append(
            NewStay(
                number,
                natural,
                self._person(number, key, name, born),
                self._word(number, "municipality", town),
                self._word(number, "source", origin),
                self._day(number, "treatment_ended_on", treated),
                begins,
                ends,
                self._word(number, "destination", whereto),
                self._word(number, "unit", unit),
                self._step(number, step),
            )
        )

    def _day(self, number: int, column: str, text: str) -> str | None:
        if not text:
            return None
        found = self.source.days[text]
        if found is None:
            self.source.bad(number, column, "day")
        elif found.iso > self.source.today:
            self.source.bad(number, column, "future")
        else:
            return found.iso
        return None

    def _word(self, number: int, column: str, text: str) -> int | None:
        known = self._words[column]
        found = known.get(text)
        if found is None and text:
            found = known.get(text.casefold())
            if found is None:
                self.source.bad(number, column, "unknown")
            known[text] = found
        return found

    def _step(self, number: int, text: str) -> tuple[int, int] | None:
        if not text:
            return None
        found = self._steps.get(text) or self._steps.get(text.casefold())
        if found is None:
            self.source.bad(number, "step", "unknown")
        return found

    def _person(self, number: int, key: str, name: str, born: str) -> int:
        """The person a row is about, written down anew where nobody has the key."""
        year = self._read_born(number, born)
        known = self._new.get(key)
        if known is not None:
            self._same(number, known, name, year)
            return known
        known = self.source.person(key)
        if known is not None:
            return known
        if self.source.is_gone(key) or code_of(key) is not None:
            self.source.bad(number, "resident", "gone" if code_of(key) is None else "resident")
        elif len(key) > MOST_KEY or (len(key) > 10 and holds_identity_number(key)):
            self.source.bad(number, "resident", "long" if len(key) > MOST_KEY else "identity")
        new = self.first_id + len(self.persons)
        self._new[key] = new
        self.persons.append(NewPerson(key, self._read_name(number, name), year))
        return new

    def _same(self, number: int, known: int, name: str, born: str | None) -> None:
        """Fill in what an earlier row of the person left out; two that differ are two persons."""
        there = self.persons[known - self.first_id]
        read = self._read_name(number, name)
        for column, old, new in (("name", there.name, read), ("born", there.born, born)):
            if old and new and old != new:
                self.source.bad(number, column, "differs")
        self.persons[known - self.first_id] = NewPerson(
            there.key, there.name or read, there.born or born
        )

    def _read_name(self, number: int, text: str) -> str:
        if not text:
            return ""
        if len(text) <= MOST_NAME and text.replace(" ", "").isalpha():
            return " ".join(unicodedata.normalize("NFC", text).split())
        try:
            return clean_name(text)
        except EttervernError:
            self.source.bad(number, "name", checked_text(text)[0] or "long")
            return ""

    def _read_born(self, number: int, text: str) -> str | None:
        if text in self._born:
            return self._born[text]
        found: str | None
        if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
            found = text
        else:
            day = self.source.days[text]
            found = day.iso if day is not None else None
        if found is None:
            self.source.bad(number, "born", "born")
            return None
        if found > self.source.today:
            self.source.bad(number, "born", "future")
            return None
        self._born[text] = found
        return found

    def _overlaps(self) -> None:
        """Two stays of one person share no day; the later row of the two is the bad one."""
        owners = {stay.resident_id for stay in self.stays}
        if len(owners) == len(self.stays) and min(owners, default=0) >= self.first_id:
            return
        spans: dict[int, list[tuple[str, str, int]]] = {}
        for stay in self.stays:
            spans.setdefault(stay.resident_id, []).append(
                (stay.admitted_on, stay.discharged_on or "9999-12-31", stay.row)
            )
        there = self.source.stays() if any(who < self.first_id for who in spans) else {}
        for who, own in spans.items():
            own += [(s.admitted_on, s.discharged_on or "9999-12-31", 0) for s in there.get(who, ())]
            if len(own) > 1:
                self._overlap(sorted(own))

    def _overlap(self, spans: list[tuple[str, str, int]]) -> None:
        last = spans[0]
        for span in spans[1:]:
            if span[0] < last[1] and last[0] < span[1]:
                self.source.bad(max(span[2], last[2]), "admitted_on", "overlap")
            last = max(last, span, key=lambda one: one[1])


def import_stays(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's stays, all of them or, where ``source.problems`` says so, none."""
    plan = Stays(source)
    plan.read()
    done = Imported(source.kind, plan.rows, len(plan.stays), plan.known, len(plan.persons))
    if source.problems or not plan.stays:
        return done
    first_stay = bulk.next_id(db, "stay")
    lots = _lots(db, pen, plan, first_stay)
    earliest = min(stay.admitted_on for stay in plan.stays)
    if plan.persons:  # a person has no date of their own: what is written counts from today
        earliest = min(earliest, pen.today.isoformat())
    tell = source.tell
    work.bulk.append(
        bulk.write_lots(
            db, lots, pen.recorded_at, earliest, lambda done: tell(READING + 0.5 * done)
        )
    )
    entered = [
        Entered(
            first_stay + place,
            stay.resident_id,
            stay.admitted_on,
            stay.discharged_on,
            stay.treatment_ended_on,
            stay.step,
        )
        for place, stay in enumerate(plan.stays)
    ]
    keep_quiet(db, source, [one for one in entered if one.resident_id >= plan.first_id])
    for resident_id in sorted({one.resident_id for one in entered}):
        if resident_id < plan.first_id:
            refresh(db, source.programme, resident_id)
    return done


def _lots(db: sqlite3.Connection, pen: Pen, plan: Stays, first_stay: int) -> list[bulk.Lot]:
    """Every row to be written, in the order of the tables."""
    at = pen.recorded_at
    programme = plan.source.programme.id
    owners = [stay.resident_id for stay in plan.stays]
    stays = [
        (first_stay + place, one.resident_id, programme, one.municipality_id, one.source_id, None,
         None, None, one.treatment_ended_on, one.admitted_on, one.discharged_on, None,
         one.destination_id, None, None, None, at)
        for place, one in enumerate(plan.stays)
    ]  # fmt: skip
    entries = [(place, one, one.step) for place, one in enumerate(plan.stays, first_stay)
               if one.step]  # fmt: skip
    moves = [
        (number, stay_id, step[0], None, step[1], "entry", one.admitted_on, None, None, None, None,
         at)
        for number, (stay_id, one, step) in enumerate(entries, bulk.next_id(db, "move"))
    ]  # fmt: skip
    rents = dict(db.execute("SELECT id, rent_ore FROM unit"))
    homes = [(place, one) for place, one in enumerate(plan.stays, first_stay) if one.unit_id]
    placements = [
        (number, stay_id, one.unit_id, one.admitted_on, one.discharged_on, rents[one.unit_id],
         None, None, None, at)
        for number, (stay_id, one) in enumerate(homes, bulk.next_id(db, "placement"))
    ]  # fmt: skip
    return [
        _persons(plan, at),
        bulk.Lot("stay", stays, owners),
        bulk.Lot("move", moves, [one.resident_id for _, one, _ in entries]),
        bulk.Lot("placement", placements, [one.resident_id for _, one in homes]),
        *_keys(plan, first_stay, bulk.next_id(db, "imported"), at),
    ]


def _persons(plan: Stays, at: str) -> bulk.Lot:
    """The new persons, named as the programme names people."""
    names = plan.source.programme.names
    rows: list[tuple[object, ...]] = []
    for number, one in enumerate(plan.persons, plan.first_id):
        code = f"R-{number:04d}"
        name = called(names, one.name, code)
        rows.append((number, code, name, sought(name), one.born, at))
    return bulk.Lot("resident", rows, range(plan.first_id, plan.first_id + len(rows)))


def _keys(plan: Stays, first_stay: int, first: int, at: str) -> list[bulk.Lot]:
    """What the file calls each new person, and which of its rows each stay came of."""
    persons = range(plan.first_id, plan.first_id + len(plan.persons))
    known = [
        (number, "resident", one.key, owner, "resident", owner, at)
        for number, (one, owner) in enumerate(zip(plan.persons, persons, strict=True), first)
    ]
    stays = [
        (number, "stays", one.source_key, one.resident_id, "stay", stay_id, at)
        for number, (stay_id, one) in enumerate(
            enumerate(plan.stays, first_stay), first + len(known)
        )
    ]
    owners = [stay.resident_id for stay in plan.stays]
    return [bulk.Lot("imported", known, persons), bulk.Lot("imported", stays, owners)]
