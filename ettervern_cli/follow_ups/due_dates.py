"""When follow-ups fall due, and which due dates were met.

A due date is counted from a base (admission, a held follow-up, a move, a return from absence): it
is the date agreed, else base plus interval, and while it passes unmet it falls due again every
interval, so that silence counts. A held contact becomes the next base. It meets the due date at or
after it where it comes after the due date before that; another contact before the same due date,
or one that brings the next due date no further, moves the next due date and meets none.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ettervern_cli.values.dates import DAY, FAR, add_months


class Run(NamedTuple):
    """Due dates at equal distance: ``first_on``, then every ``every_days`` up to ``last_on``.

    ``last_on`` is ``FAR`` while the run is open. ``met`` says that a contact met the last of them.
    """

    first_on: dt.date
    every_days: int
    last_on: dt.date
    in_window: bool
    met: bool


class Contact(NamedTuple):
    """A follow-up: ``held`` or missed, and the date agreed for the next, if any."""

    on: dt.date
    held: bool
    agreed_on: dt.date | None


class StayCourse(NamedTuple):
    """All that decides a stay's due dates, each list in order of time.

    ``steps`` are ``(moved_on, interval in days or None)``; ``pauses`` are the first days of
    absences during which nothing falls due; ``returns`` are the days of return from any absence;
    ``windows`` are critical windows as ``(first day, last day)``.
    """

    admitted_on: dt.date
    ended_on: dt.date | None
    steps: Sequence[tuple[dt.date, int | None]]
    contacts: Sequence[Contact]
    pauses: Sequence[dt.date]
    returns: Sequence[dt.date]
    windows: Sequence[tuple[dt.date, dt.date]]
    critical_days: int | None


class DueRhythm(NamedTuple):
    """A stay's due dates as runs, and what is due next: None while nothing is.

    ``reason`` is ``step``, ``critical-window`` or ``agreed``.
    """

    runs: list[Run]
    due_on: dt.date | None
    reason: str | None


def critical_window(begins_on: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """The window that opens on ``begins_on``: its first and last day, ``months`` on, clamped.

    >>> critical_window(dt.date(2019, 1, 2), 3)[1]
    datetime.date(2019, 4, 1)
    """
    return begins_on, add_months(begins_on, months) - DAY


def rhythm(course: StayCourse) -> DueRhythm:
    """Every due date of a stay, and the one that is due next.

    >>> c = Course(dt.date(2026, 1, 1), None, [(dt.date(2026, 1, 1), 14)], [], [], [], [], None)
    >>> rhythm(c).due_on
    datetime.date(2026, 1, 15)
    """
    walk = _Walk(course)
    for day, kind, value in _events(course):
        if isinstance(value, Contact):
            walk.contact(value)
            continue
        walk.stop(day)
        if kind == _END:
            walk.forget_from(day)
            return DueRhythm(walk.runs, None, None)
        if kind == _PAUSE:
            walk.forget_from(day)
            walk.base = None
            continue
        if kind == _STEP:
            walk.interval = value
            if walk.base is None and day != course.admitted_on:
                continue  # moved while away: the return is the next base
        walk.restart(day)
    return walk.finish()


_STEP, _RETURN, _CONTACT, _PAUSE, _END = range(5)
_Event = tuple[dt.date, int, "int | Contact | None"]


def _events(course: StayCourse) -> list[_Event]:
    """The course in order of time; within a day in the order of the kinds above."""
    events: list[_Event] = [(course.admitted_on, _RETURN, None)]
    events += [(on, _STEP, interval) for on, interval in course.steps]
    events += [(on, _RETURN, None) for on in course.returns]
    events += [(contact.on, _CONTACT, contact) for contact in course.contacts]
    events += [(on, _PAUSE, None) for on in course.pauses]
    if course.ended_on is not None:
        events.append((course.ended_on, _END, None))
    return sorted(events, key=lambda event: event[:2])


class _Walk:
    """One pass over a course. ``base`` is None while an absence pauses follow-ups."""

    def __init__(self, course: StayCourse) -> None:
        self.windows = course.windows
        self.critical_days = course.critical_days
        self.horizon = max((last for _, last in course.windows), default=dt.date.min)
        self.base: dt.date | None = None
        self.agreed: dt.date | None = None
        self.interval: int | None = None
        self.runs: list[Run] = []

    def in_window(self, day: dt.date) -> bool:
        return day <= self.horizon and any(first <= day <= last for first, last in self.windows)

    def interval_from(self, day: dt.date) -> int | None:
        """Days from ``day`` to the next due date, shorter while a critical window is open."""
        if self.critical_days and self.in_window(day):
            return min(self.interval or self.critical_days, self.critical_days)
        return self.interval

    def next_due(self) -> tuple[dt.date, str] | None:
        """The first due date from the base, and its reason."""
        if self.base is None:
            return None
        interval = self.interval_from(self.base)
        counted = self.base + dt.timedelta(days=interval) if interval else None
        critical = bool(self.critical_days) and self.in_window(self.base)
        if self.agreed is not None and not (critical and counted and counted < self.agreed):
            return self.agreed, "agreed"
        if counted is None:
            return None
        return counted, "critical-window" if interval != self.interval else "step"

    def due_dates(self) -> Iterator[dt.date]:
        """Every due date from the base on, if nothing happens: endless where there is a rhythm."""
        due = self.next_due()
        day = due[0] if due else None
        while day is not None:
            yield day
            interval = self.interval_from(day)
            day = day + dt.timedelta(days=interval) if interval else None

    def restart(self, day: dt.date) -> None:
        """Count from ``day`` on; an agreed date still to come is kept."""
        self.base = day
        if self.agreed is not None and self.agreed < day:
            self.agreed = None

    def stop(self, day: dt.date) -> None:
        """Due dates before ``day`` stand, unmet; from then on something else counts."""
        self._add(list(takewhile(lambda due: due < day, self.due_dates())), met=False)

    def forget_from(self, day: dt.date) -> None:
        """A date met early that lies on ``day`` or later never falls due."""
        while self.runs and self.runs[-1].first_on >= day:
            self.runs.pop()
        if self.runs and self.runs[-1].last_on >= day:
            run = self.runs[-1]
            days = (day - DAY - run.first_on).days // run.every_days * run.every_days
            self.runs[-1] = run._replace(last_on=run.first_on + dt.timedelta(days=days))

    def contact(self, contact: Contact) -> None:
        """A held contact meets a due date; a missed one moves nothing unless a date is agreed."""
        if not contact.held:
            if contact.agreed_on is not None:
                until = min(contact.on + DAY, contact.agreed_on)
                passed = list(takewhile(lambda due: due < until, self.due_dates()))
                self._add(passed, met=False)
                self.base = passed[-1] if passed else self.base
                self.agreed = contact.agreed_on
            return
        self.stop(contact.on)
        met = next((due for due in self.due_dates() if due >= contact.on), None)
        self.agreed = contact.agreed_on
        if self.base is not None:
            self.base = contact.on
        following = self.next_due()
        if met is None or not (following is None or following[0] > met):
            return
        if contact.on > self._before(met):
            self._add([met], met=True)

    def _before(self, due: dt.date) -> dt.date:
        """The due date before a due date, of those that stand."""
        earlier = (run.last_on for run in reversed(self.runs) if run.last_on < due)
        return next(earlier, dt.date.min)

    def finish(self) -> DueRhythm:
        """Close the walk with the run that is still open."""
        due = self.next_due()
        near = list(takewhile(lambda day: day <= self.horizon, self.due_dates()))
        self._add(near, met=False)
        tail = next((day for day in self.due_dates() if day > self.horizon), None)
        if tail is not None:
            self.forget_from(tail)
            interval = self.interval
            self.runs.append(Run(tail, interval or 1, FAR if interval else tail, False, False))
        return DueRhythm(self.runs, due[0] if due else None, due[1] if due else None)

    def _add(self, days: list[dt.date], *, met: bool) -> None:
        """Write due dates as runs, joining those at equal distance and of one kind."""
        if days:
            self.forget_from(days[0])
        while days:
            window = self.in_window(days[0])
            gap = (days[1] - days[0]).days if len(days) > 1 else 1
            size = 1
            while (
                size < len(days)
                and (days[size] - days[size - 1]).days == gap
                and self.in_window(days[size]) == window
            ):
                size += 1
            self.runs.append(Run(days[0], gap, days[size - 1], window, met))
            days = days[size:]
