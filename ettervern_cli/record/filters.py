"""Which rows of ``list`` are wanted, beyond what the list itself asks the database for."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ettervern_cli.people.listing import ListRow
from ettervern_cli.programme.programme import Programme
from ettervern_cli.programme.steps import steps_named

Test = Callable[[ListRow], bool]


class Filter(NamedTuple):
    """What must hold of a row, as typed; all of it, where several are given.

    ``spoken_of`` are the codes of those whose texts hold the words that were asked for.
    """

    step: str | None = None
    contact: str | None = None
    overdue: bool = False
    arrears: bool = False
    spoken_of: frozenset[str] | None = None


def chosen(
    db: sqlite3.Connection,
    programmes: Sequence[Programme],
    today: dt.date,
    rows: Sequence[ListRow],
    wanted: Filter,
) -> list[ListRow]:
    """The rows of which it holds; UnknownName for a step or a contact that nobody has."""
    tests = list(_tests(db, programmes, today, wanted))
    return [row for row in rows if all(test(row) for test in tests)]


def _tests(
    db: sqlite3.Connection, programmes: Sequence[Programme], today: dt.date, wanted: Filter
) -> list[Test]:
    tests: list[Test] = []
    if wanted.step is not None:
        tests.append(_on_step(db, programmes, wanted.step))
    if wanted.contact is not None:
        from ettervern_cli.follow_ups.due import staff_codes

        members = staff_codes(db, [one.id for one in programmes], wanted.contact)
        tests.append(lambda row: row.contact in members)
    if wanted.overdue:
        tests.append(lambda row: bool(row.overdue_days))
    if wanted.arrears:
        tests.append(_owing(db, programmes, today))
    if wanted.spoken_of is not None:
        people = wanted.spoken_of
        tests.append(lambda row: row.resident in people)
    return tests


def _on_step(db: sqlite3.Connection, programmes: Sequence[Programme], step: str) -> Test:
    meant = steps_named(db, programmes, step)
    return lambda row: any((row.programme, one.ladder, one.step_code) in meant for one in row.steps)


def _owing(db: sqlite3.Connection, programmes: Sequence[Programme], today: dt.date) -> Test:
    from ettervern_cli.money.rent.accounts import accounts

    owing = {
        (one.programme, one.resident)
        for one in accounts(db, programmes, today)
        if one.arrears_ore > 0
    }
    return lambda row: (row.programme, row.resident) in owing
