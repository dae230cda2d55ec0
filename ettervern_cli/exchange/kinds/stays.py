"""Stays from another system: persons, stays, the step entered and the unit lived in.

What happened is recorded; rules of admission are not applied to it. A row without a step enters no
ladder: where the person stood is not known.
"""

import sqlite3
import unicodedata

from ettervern_cli.exchange.files.cells import Bad, checked
from ettervern_cli.exchange.files.rows import (
    RESIDENT,
    FileCell,
    FileRow,
    Kind,
    Newcomer,
    Source,
    Value,
    code_of,
    day,
    word,
)
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import add
from ettervern_cli.values.identity_numbers import holds_identity_number
from ettervern_cli.values.texts import MOST_NAME, clean_name

MOST_KEY = 200


def by_person_and_day(row: FileRow) -> str | None:
    """A row is known by the programme, the day of admission and whose it is."""
    key, begins = row.value(RESIDENT), row.value(ADMITTED)
    if key is None or begins is None:
        return None
    return f"{row.source.programme.code}/{begins}/{key}"


def of_a_person(row: FileRow) -> bool:
    """It belongs to the person who has the key, or to somebody new."""
    row.read()
    row.who = _person(row)
    ends = row.values["discharged_on"]
    if ends is not None and str(ends) < str(row.values["admitted_on"]):
        row.bad("discharged_on", "order")
    if row.cells["destination"] and not row.cells["discharged_on"]:
        row.bad("destination", "not_discharged")
    row.values["programme_id"] = row.source.programme.id
    return True


def _person(row: FileRow) -> int:
    """The person a row is about, written down anew where nobody has the key."""
    source, key = row.source, row.cells["resident"]
    if (there := source.newcomers.get(key)) is not None:
        return _same(row, there).mark
    known = source.person(key)
    if known is not None:
        return known
    is_code = code_of(key) is not None
    if key in source.persons() or is_code:
        row.bad("resident", "resident" if is_code else "gone")
    elif len(key) > MOST_KEY or (len(key) > 10 and holds_identity_number(key)):
        row.bad("resident", "long" if len(key) > MOST_KEY else "identity")
    mark = -1 - len(source.newcomers)
    return _same(row, Newcomer(mark, key)).mark


def _same(row: FileRow, there: Newcomer) -> Newcomer:
    """Fill in what earlier rows of the person left out; two that differ are two persons."""
    name, born = str(row.value(NAME) or ""), str(row.values["born"] or "")
    for column, old, new in (("name", there.name, name), ("born", there.born, born)):
        if old and new and old != new:
            row.bad(column, "differs")
    now = there._replace(name=there.name or name, born=there.born or born)
    row.source.newcomers[there.key] = now
    return now


def name_of(row: FileRow, text: str) -> str:
    """A name as it is kept; most are of letters alone."""
    if len(text) <= MOST_NAME and text.replace(" ", "").isalpha():
        return " ".join(unicodedata.normalize("NFC", text).split())
    return checked(clean_name, text)


def born_of(row: FileRow, text: str) -> str:
    """A year or a date of birth that is not to come."""
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
        if text > row.source.today:
            raise Bad("future")
        return text
    try:
        return row.source.day(text)
    except Bad as bad:
        raise Bad("born" if bad.why == "day" else bad.why) from None


def step_of(row: FileRow, text: str) -> Value:
    """The ladder and the step entered."""
    found = row.source.steps().get(text.casefold())
    if found is None:
        raise Bad("unknown")
    return found


def no_day_twice(source: Source, found: list[FileRow]) -> None:
    """Two stays of one person share no day; the later row of the two is the bad one."""
    spans: dict[int | None, list[tuple[str, str, int]]] = {}
    for row in found:
        begins, ends = str(row.values["admitted_on"]), str(row.values["discharged_on"] or FAR)
        spans.setdefault(row.who, []).append((begins, ends, row.number))
    there = source.stays()
    for who, own in spans.items():
        own += [(stay.admitted_on, stay.discharged_on or FAR, 0) for stay in there.get(who, ())]
        own.sort()
        last = own[0]
        for span in own[1:]:
            if span[0] < last[1] and last[0] < span[1]:
                source.bad(max(span[2], last[2]), "admitted_on", "overlap")
            last = max(last, span, key=lambda one: one[1])


def add_step_and_home(db: sqlite3.Connection, at: str, row: FileRow, stay_id: int) -> None:
    """Write the step entered and the unit lived in, from the first day on."""
    begins, unit, step = (row.values[name] for name in ("admitted_on", "unit_id", "step"))
    if isinstance(step, tuple):
        add(db, "move", at, stay_id=stay_id, ladder_id=step[0], to_step_id=step[1],
            direction="entry", moved_on=begins)  # fmt: skip
    if unit is not None:
        rent = row.source.pairs("SELECT id, rent_ore FROM unit")[unit]
        add(db, "placement", at, stay_id=stay_id, unit_id=unit, moved_in_on=begins,
            moved_out_on=row.values["discharged_on"], rent_ore=rent)  # fmt: skip


ADMITTED = FileCell("admitted_on", "admitted_on", day, needed=True)
NAME = FileCell("name", read=name_of)
STAYS = Kind(
    "stay",
    "admitted_on",
    (
        RESIDENT,
        NAME,
        FileCell("born", "born", born_of),
        FileCell("municipality", "municipality_id", word("municipality")),
        FileCell("source", "source_id", word("source")),
        FileCell("treatment_ended_on", "treatment_ended_on", day),
        ADMITTED,
        FileCell("discharged_on", "discharged_on", day),
        FileCell("destination", "destination_id", word("destination")),
        FileCell("unit", "unit_id", word("unit")),
        FileCell("step", "step", step_of),
    ),
    by_person_and_day,
    of_a_person,
    no_day_twice,
    add_step_and_home,
    apart=("born", "unit_id", "step"),
    known_as="resident_id",
)
