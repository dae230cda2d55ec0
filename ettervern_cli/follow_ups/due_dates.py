"""When follow-ups fall due, and which due dates were met.

A due date is counted from a base (admission, a held follow-up, a move, a return from absence): it
is the date agreed, else base plus interval, and while it passes unmet it falls due again every
interval, so that silence counts. A held contact becomes the next base. It meets the due date at or
after it where it comes after the due date before that; another contact before the same due date,
or one that brings the next due date no further, moves the next due date and meets none.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
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
    ``windows`` are critical windows as ``(first day, last day)``; ``changes`` are the days from
    which a step stood on has another interval, as ``steps``.
    """

    admitted_on: dt.date
    ended_on: dt.date | None
    steps: Sequence[tuple[dt.date, int | None]]
    contacts: Sequence[Contact]
    pauses: Sequence[dt.date]
    returns: Sequence[dt.date]
    windows: Sequence[tuple[dt.date, dt.date]]
    critical_days: int | None
    changes: Sequence[tuple[dt.date, int | None]] = ()


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

    >>> c = StayCourse(dt.date(2026, 1, 1), None, [(dt.date(2026, 1, 1), 14)], [], [], [], [], None)
    >>> rhythm(c).due_on
    datetime.date(2026, 1, 15)
    """
    walk = _Walk(course)
    admitted = course.admitted_on.toordinal()
    for day, kind, value in _events(course):
        if isinstance(value, Contact):
            walk.contact(day, value)
            continue
        if kind == _CHANGE:
            walk.change(day, value)
            continue
        walk.stop(day)
        if kind == _END:
            walk.forget_from(day)
            return DueRhythm(walk.dated(), None, None)
        if kind == _PAUSE:
            walk.forget_from(day)
            walk.base = walk.waiting = None
            continue
        if kind == _STEP:
            walk.interval = value
            if walk.base is None and day != admitted:
                continue  # moved while away: the return is the next base
        walk.restart(day)
    return walk.finish()


_CHANGE, _STEP, _RETURN, _CONTACT, _PAUSE, _END = range(6)
_Event = tuple[int, int, "int | Contact | None"]
_NEVER = dt.date.min.toordinal()
# The same days come again with everybody, some ten years of them.
_day = lru_cache(4096)(dt.date.fromordinal)


def _events(course: StayCourse) -> list[_Event]:
    """The course in order of time, days by number; within a day as the kinds above are ordered."""
    events: list[_Event] = [(course.admitted_on.toordinal(), _RETURN, None)]
    events += [(on.toordinal(), _CHANGE, interval) for on, interval in course.changes]
    events += [(on.toordinal(), _STEP, interval) for on, interval in course.steps]
    events += [(on.toordinal(), _RETURN, None) for on in course.returns]
    events += [(contact.on.toordinal(), _CONTACT, contact) for contact in course.contacts]
    events += [(on.toordinal(), _PAUSE, None) for on in course.pauses]
    if course.ended_on is not None:
        events.append((course.ended_on.toordinal(), _END, None))
    return sorted(events, key=itemgetter(0, 1))


class _Stretch(NamedTuple):
    """A run whose days are numbers."""

    first_on: int
    every_days: int
    last_on: int
    in_window: bool
    is_met: bool


class _Walk:
    """One pass over a course. ``base`` is None while an absence pauses follow-ups.

    Days are numbers here, since a long stay has thousands; runs are as ``Run``, with such days.
    """

    def __init__(self, course: StayCourse) -> None:
        self.windows = [(first.toordinal(), last.toordinal()) for first, last in course.windows]
        self.critical_days = course.critical_days
        self.horizon = max((last for _, last in self.windows), default=_NEVER)
        self.base: int | None = None
        self.agreed: int | None = None
        self.interval: int | None = None
        self.runs: list[_Stretch] = []
        self.counted: tuple[int | None, ...] | None = None
        self.following: tuple[int, str] | None = None
        self.waiting: tuple[int, str] | None = None

    def dated(self) -> list[Run]:
        """The runs with their days."""
        day = _day
        return [Run(day(first), every, day(last), *kind) for first, every, last, *kind in self.runs]

    def in_window(self, day: int) -> bool:
        if day > self.horizon:
            return False
        for first, last in self.windows:  # noqa: SIM110 (asked for every due date there ever was)
            if first <= day <= last:
                return True
        return False

    def interval_from(self, day: int) -> int | None:
        """Days from ``day`` to the next due date, shorter while a critical window is open."""
        if self.critical_days and self.in_window(day):
            return min(self.interval or self.critical_days, self.critical_days)
        return self.interval

    def next_due(self) -> tuple[int, str] | None:
        """The first due date from the base, and its reason."""
        now = self.base, self.agreed, self.interval
        if now != self.counted:  # asked after each contact, and again before the next
            self.counted, self.following = now, self._following()
        return self.following

    def _following(self) -> tuple[int, str] | None:
        if self.base is None:
            return None
        interval = self.interval
        critical = bool(self.critical_days) and self.in_window(self.base)
        if critical and self.critical_days:
            interval = min(interval or self.critical_days, self.critical_days)
        counted = self.base + interval if interval else None
        if self.agreed is not None and not (critical and counted and counted < self.agreed):
            return self.agreed, "agreed"
        if counted is None:
            return None
        return counted, "critical-window" if interval != self.interval else "step"

    def restart(self, day: int) -> None:
        """Count from ``day`` on; an agreed date still to come is kept."""
        self.base, self.waiting = day, None
        if self.agreed is not None and self.agreed < day:
            self.agreed = None

    def change(self, day: int, interval: int | None) -> None:
        """Another interval from ``day`` on; the base stays, and what fell due before stands.

        A shorter one that is over already falls due that day. ``waiting`` is the first of those
        that fell due and wait for a contact still.
        """
        first = self.next_due()
        passed, _ = self._until(day)
        self._add(passed, met=False)
        if passed:
            self.waiting = self.waiting or first
            self.base, self.agreed = passed[-1], None
        self.interval = interval
        if self.base is not None and self.agreed is None and interval:
            self.base = max(self.base, day - interval)

    def stop(self, day: int) -> None:
        """Due dates before ``day`` stand, unmet; from then on something else counts."""
        self._add(self._until(day)[0], met=False)

    def _until(self, day: int) -> tuple[list[int], int | None]:
        """Due dates from the base on that come before ``day``, and the first that does not.

        They are those if nothing happens: without end where there is a rhythm.
        """
        passed: list[int] = []
        following = self.next_due()
        due = following[0] if following else None
        while due is not None and due < day:
            passed.append(due)
            interval = self.interval_from(due)
            due = due + interval if interval else None
        return passed, due

    def forget_from(self, day: int) -> None:
        """A date met early that lies on ``day`` or later never falls due."""
        while self.runs and self.runs[-1].first_on >= day:
            self.runs.pop()
        if self.runs and self.runs[-1].last_on >= day:
            run = self.runs[-1]
            days = (day - 1 - run.first_on) // run.every_days * run.every_days
            self.runs[-1] = run._replace(last_on=run.first_on + days)

    def contact(self, on: int, contact: Contact) -> None:
        """A held contact meets a due date; a missed one moves nothing unless a date is agreed."""
        agreed = None if contact.agreed_on is None else contact.agreed_on.toordinal()
        if not contact.held:
            if agreed is not None:
                passed, _ = self._until(min(on + 1, agreed))
                self._add(passed, met=False)
                self.base = passed[-1] if passed else self.base
                self.agreed, self.waiting = agreed, None
            return
        passed, met = self._until(on)
        if passed:
            self._add(passed, met=False)
        self.agreed, self.waiting = agreed, None
        if self.base is not None:
            self.base = on
        following = self.next_due()
        if met is None or not (following is None or following[0] > met):
            return
        if on > self._before(met):
            self._add([met], met=True)

    def _before(self, due: int) -> int:
        """The due date before a due date, of those that stand."""
        for run in reversed(self.runs):
            if run.last_on < due:
                return run.last_on
        return _NEVER

    def finish(self) -> DueRhythm:
        """Close the walk with the run that is still open."""
        due = self.waiting or self.next_due()
        near, tail = self._until(self.horizon + 1)
        self._add(near, met=False)
        if tail is not None:
            self.forget_from(tail)
            every, last = self.interval or 1, FAR.toordinal() if self.interval else tail
            self.runs.append(_Stretch(tail, every, last, False, False))
        if due is None:
            return DueRhythm(self.dated(), None, None)
        return DueRhythm(self.dated(), dt.date.fromordinal(due[0]), due[1])

    def _add(self, days: list[int], *, met: bool) -> None:
        """Write due dates as runs, joining those at equal distance and of one kind."""
        if not days:
            return
        self.forget_from(days[0])
        if len(days) == 1:
            day = days[0]
            self.runs.append(_Stretch(day, 1, day, self.in_window(day), met))
            return
        while days:
            window = self.in_window(days[0])
            gap = days[1] - days[0] if len(days) > 1 else 1
            size = 1
            while (
                size < len(days)
                and days[size] - days[size - 1] == gap
                and self.in_window(days[size]) == window
            ):
                size += 1
            self.runs.append(_Stretch(days[0], gap, days[size - 1], window, met))
            days = days[size:]
