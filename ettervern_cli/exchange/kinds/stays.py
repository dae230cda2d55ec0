"""Stays from another system: persons, stays, the step entered and the unit lived in.

What happened is recorded; rules of admission are not applied to it. A row without a step enters no
ladder: where the person stood is not known.
"""

import sqlite3
import unicodedata

from ettervern_cli.exchange.files.cells import Bad, checked
from ettervern_cli.exchange.files.lookups import code_of
from ettervern_cli.exchange.files.readings import ID, RESIDENT, day, word
from ettervern_cli.exchange.files.rows import (
    Beside,
    FileCell,
    FileRow,
    Kind,
    Newcomer,
    Source,
    Value,
)
from ettervern_cli.exchange.kinds.in_stay import in_order
from ettervern_cli.exchange.kinds.placements import rent_on
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import add
from ettervern_cli.values.identity_numbers import holds_identity_number
from ettervern_cli.values.texts import MOST_NAME, clean_name

MOST_KEY = 200


def by_person_and_day(row: FileRow) -> str:
    """A row is known by the programme, the day of admission and whose it is, or by its own id."""
    if number := row.cells["id"]:
        return row.source.digest("id", number)
    return f"{row.source.programme.code}/{row.values['admitted_on']}/{row.cells['resident']}"


def known_or_new(row: FileRow) -> None:
    """It is about the person who has the key or the code, or about somebody new."""
    source, key = row.source, row.cells["resident"]
    if not key:
        return
    if (there := source.newcomers.get(key)) is not None:
        row.who = _same(row, there).mark
    elif (known := source.person(key)) is not None:
        row.who = known
    else:
        row.who = _newcomer(row, key)


def _newcomer(row: FileRow, key: str) -> int:
    """Somebody new, written down under the other system's key; a bad row where that cannot be."""
    source, is_code = row.source, code_of(key) is not None
    if key in source.persons() or is_code:
        row.bad("resident", "resident" if is_code else "gone")
    elif len(key) > MOST_KEY or (len(key) > 10 and holds_identity_number(key)):
        row.bad("resident", "long" if len(key) > MOST_KEY else "identity")
    return _same(row, Newcomer(-1 - len(source.newcomers), key)).mark


def _same(row: FileRow, there: Newcomer) -> Newcomer:
    """Fill in what earlier rows of the person left out; two that differ are two persons."""
    name, born = str(row.values["name"] or ""), str(row.values["born"] or "")
    for column, old, new in (("name", there.name, name), ("born", there.born, born)):
        if old and new and old != new:
            row.bad(column, "differs")
    now = there._replace(name=there.name or name, born=there.born or born)
    row.source.newcomers[there.key] = now
    return now


def discharged_after(row: FileRow) -> bool:
    """A stay ends after it begins, and nobody goes anywhere before it ends."""
    if row.cells["destination"] and not row.cells["discharged_on"]:
        row.bad("destination", "not_discharged")
    row.values["programme_id"] = row.source.programme.id
    return in_order("admitted_on", "discharged_on", row) and row.fine


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
        raise Bad("unknown", row.source.codes("step"))
    return found


def no_day_twice(source: Source, found: list[FileRow]) -> None:
    """Two stays of one person share no day; the later row of the two is the bad one."""
    spans: dict[int | None, list[tuple[str, str, int]]] = {}
    dated = [row for row in source.unfit if row.who is not None and row.values["admitted_on"]]
    for row in (*found, *dated):
        begins, ends = str(row.values["admitted_on"]), str(row.values["discharged_on"] or FAR)
        spans.setdefault(row.who, []).append((begins, ends, row.number))
    there = source.stays()
    for who, own in spans.items():
        own += [
            (stay.admitted_on, stay.discharged_on or FAR, 0)
            for stay in there.get(who, ())
            if stay.id not in source.met
        ]
        own.sort()
        last = own[0]
        for span in own[1:]:
            if span[0] < last[1] and last[0] < span[1]:
                source.bad(max(span[2], last[2]), "admitted_on", "overlap")
            last = max(last, span, key=lambda one: one[1])


def add_step_and_home(
    db: sqlite3.Connection, at: str, row: FileRow, stay_id: int
) -> list[tuple[str, int]]:
    """Write the step entered and the unit lived in, from the first day on."""
    begins, unit, step = (row.values[name] for name in ("admitted_on", "unit_id", "step"))
    found = []
    if isinstance(step, tuple):
        number = add(db, "move", at, stay_id=stay_id, ladder_id=step[0], to_step_id=step[1],
                     direction="entry", moved_on=begins)  # fmt: skip
        found.append(("move", number))
    if unit is not None:
        rent = rent_on(row, unit, begins)
        number = add(db, "placement", at, stay_id=stay_id, unit_id=unit, moved_in_on=begins,
                     moved_out_on=row.values["discharged_on"], rent_ore=rent)  # fmt: skip
        found.append(("placement", number))
    return found


# What lies beside a stay: its person, the home and the step of its first day.
PERSON = "SELECT s.id, r.id, r.{} FROM stay s JOIN resident r ON r.id = s.resident_id"
HOME = (
    "SELECT s.id, p.id, p.unit_id FROM stay s JOIN placement p ON p.stay_id = s.id "
    "AND p.moved_in_on = s.admitted_on ORDER BY p.id DESC"
)
STEP = (
    "SELECT s.id, m.id, m.to_step_id FROM stay s JOIN move m ON m.stay_id = s.id "
    "AND m.direction = 'entry' ORDER BY m.id DESC"
)
NAME = FileCell(
    "name", "name", name_of, also=("navn", "fullt navn"),
    beside=Beside("resident", "name", PERSON.format("name"), typed=True),
)  # fmt: skip
BORN = FileCell(
    "born", "born", born_of, also=("født", "fødselsår", "fødselsdato"),
    beside=Beside("resident", "born", PERSON.format("born")),
)  # fmt: skip
MUNICIPALITY = FileCell(
    "municipality", "municipality_id", word("municipality"), also=("kommune", "hjemkommune")
)
SOURCE = FileCell(
    "source", "source_id", word("source"), also=("kilde", "kommer fra", "henvist fra")
)
STAYS = Kind(
    "stay",
    "admitted_on",
    (
        ID,
        RESIDENT,
        NAME,
        BORN,
        MUNICIPALITY,
        SOURCE,
        FileCell("treatment_ended_on", "treatment_ended_on", day,
                 also=("behandling avsluttet", "utskrevet fra behandling")),
        FileCell("admitted_on", "admitted_on", day, needed=True,
                 also=("inntatt", "inntak", "innskrevet", "dato inn", "startdato")),
        FileCell("discharged_on", "discharged_on", day,
                 also=("utskrevet", "utskriving", "dato ut", "sluttdato")),
        FileCell("destination", "destination_id", word("destination"),
                 also=("flyttet til", "utskrevet til")),
        FileCell("unit", "unit_id", word("unit"), also=("bolig", "boenhet", "enhet"),
                 beside=Beside("placement", "unit_id", HOME)),
        FileCell("step", "step", step_of, also=("trinn",),
                 beside=Beside("move", "to_step_id", STEP)),
    ),
    by_person_and_day,
    discharged_after,
    known_or_new,
    check=no_day_twice,
    also=add_step_and_home,
    apart=("name", "born", "unit_id", "step"),
    known_as="resident_id",
)  # fmt: skip
