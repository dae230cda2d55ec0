"""What is kept of stays that came in at once: the same rows as ``kept.refresh`` would write.

For persons of whom nothing else is known, so that every stay is a quiet one; a test compares.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ettervern_cli.exchange.bulk import AT_ONCE, Statement, execute, insert, statement
from ettervern_cli.exchange.quiet_rules import FOREVER, quiet
from ettervern_cli.exchange.rows import Source
from ettervern_cli.follow_ups.due_dates import critical_window
from ettervern_cli.programme.programme import Programme

FAR = "9999-12-31"
DUE = ("stay_id", "first_on", "every_days", "last_on", "in_window", "is_met")
DUE_MARKS = "(?, ?, ?, ?, ?, 0)"  # nobody was met
STANDING = ("stay_id", "due_on", "due_reason", "critical_from", "critical_until")
FOOTING = ("stay_id", "ladder_id", "step_id", "since_on", "visits", "is_circling")


class Entered(NamedTuple):
    """A new stay of a new person: its days, and the ladder and step entered on its first day."""

    stay_id: int
    resident_id: int
    admitted_on: str
    discharged_on: str | None
    treatment_ended_on: str | None
    step: tuple[int, int] | None


class _Dates(dict[int, str]):
    """Days as the database writes them, by their number."""

    def __missing__(self, number: int) -> str:
        text = self[number] = dt.date.fromordinal(number).isoformat()
        return text


class _Numbers(dict[str, int]):
    """The numbers of days, by what the database writes."""

    def __missing__(self, text: str) -> int:
        number = self[text] = dt.date.fromisoformat(text).toordinal()
        return number


class _Windows(dict[str, tuple[int, int]]):
    """Critical windows by the day that treatment ended."""

    def __init__(self, months: int) -> None:
        super().__init__()
        self.months = months

    def __missing__(self, text: str) -> tuple[int, int]:
        first, last = critical_window(dt.date.fromisoformat(text), self.months)
        found = self[text] = (first.toordinal(), last.toordinal())
        return found


def keep_quiet(db: sqlite3.Connection, source: Source, entered: Sequence[Entered]) -> None:
    """Write ``due``, ``standing`` and ``footing`` of stays in which nothing else happened."""
    found = _found(db, source, entered)

    def statements() -> Iterator[Statement]:
        while some := list(islice(found, AT_ONCE)):
            yield statement("standing", STANDING, [standing for standing, _ in some])
            due = [run for _, runs in some for run in runs]
            for first in range(0, len(due), AT_ONCE):
                yield statement("due", DUE, due[first : first + AT_ONCE], DUE_MARKS)

    execute(db, statements(), len(entered) > AT_ONCE)
    insert(db, "footing", FOOTING, _footing(db, entered))


def _found(
    db: sqlite3.Connection, source: Source, entered: Iterable[Entered]
) -> Iterator[tuple[tuple[object, ...], list[tuple[object, ...]]]]:
    """Each stay's row of ``standing`` and rows of ``due``, worked out as they are asked for."""
    intervals: dict[int | None, int | None] = dict(db.execute("SELECT id, every_days FROM step"))
    return _worked_out(source.programme, intervals, entered)


def _worked_out(
    programme: Programme, intervals: dict[int | None, int | None], entered: Iterable[Entered]
) -> Iterator[tuple[tuple[object, ...], list[tuple[object, ...]]]]:
    dates, numbers = _Dates(), _Numbers()
    windows = _Windows(programme.critical_months) if programme.critical_months else None
    for one in entered:
        start = numbers[one.admitted_on]
        own = intervals[one.step[1]] if one.step else None
        around = (
            windows[one.treatment_ended_on]
            if windows is not None and one.treatment_ended_on
            else None
        )
        found = quiet(
            own or programme.every_days,
            programme.critical_days,
            (around[0] - start, around[1] - start) if around else None,
            numbers[one.discharged_on] - start if one.discharged_on else None,
        )
        runs: list[tuple[object, ...]] = [
            (
                one.stay_id,
                dates[start + run.first],
                run.every,
                FAR if run.last == FOREVER else dates[start + run.last],
                int(run.in_window),
            )
            for run in found.runs
        ]
        next_on = dates[start + found.due] if found.due is not None else None
        between = (dates[around[0]], dates[around[1]]) if around else (None, None)
        yield (one.stay_id, next_on, found.reason, *between), runs


def _footing(db: sqlite3.Connection, entered: Sequence[Entered]) -> list[tuple[object, ...]]:
    """Where each stay stands; visits to a step count on over a person's stays."""
    circling = dict(db.execute("SELECT id, circling_from FROM ladder"))
    visits: dict[tuple[int, int], int] = {}
    rows: list[tuple[object, ...]] = []
    order = sorted(entered, key=lambda one: (one.resident_id, one.admitted_on, one.stay_id))
    for one in order:
        if one.step is None:
            continue
        times = visits[one.resident_id, one.step[1]] = (
            visits.get((one.resident_id, one.step[1]), 0) + 1
        )
        is_circling = int(times >= circling[one.step[0]])
        rows.append((one.stay_id, *one.step, one.admitted_on, times, is_circling))
    return rows
