"""Due dates of a stay in which nothing happened but its beginning and its end. Pure.

What ``rhythm`` finds for such a stay, in whole days from the admission: files from other systems
bring many of them at once.
"""

from typing import NamedTuple

FOREVER = 10**9


class QuietRun(NamedTuple):
    """Due dates at equal distance, days from the admission; ``last`` is FOREVER while open."""

    first: int
    every: int
    last: int
    in_window: bool


class Quiet(NamedTuple):
    """The runs, and what is due next: days from the admission and why, None while nothing is."""

    runs: list[QuietRun]
    due: int | None
    reason: str | None


def quiet(
    interval: int | None, critical: int | None, window: tuple[int, int] | None, ended: int | None
) -> Quiet:
    """The due dates of a stay without contacts, absences or moves after its first day.

    ``interval`` and ``critical`` are days between follow-ups, usually and in the critical
    ``window`` (its first and last day); ``ended`` is the first day not in the stay.
    """
    opens, shuts = window or (FOREVER, -FOREVER)
    close = min(interval or critical, critical) if critical else interval
    horizon = shuts if window else -FOREVER
    until = horizon + 1 if ended is None else ended
    runs: list[QuietRun] = []
    day, step = 0, close if opens <= 0 <= shuts else interval
    due = step
    while step is not None and day + step < until:
        day += step
        inside = opens <= day <= shuts
        step = close if inside else interval
        # The days of one kind that follow each other at this distance.
        edge = min(until, shuts + 1 if inside else opens if day < opens else FOREVER)
        more = (edge - 1 - day) // step if step else 0
        _add(runs, day, step or 1, day + more * step if step else day, inside)
        if step:
            day += more * step
    if runs and runs[-1].first == runs[-1].last:
        runs[-1] = runs[-1]._replace(every=1)  # no later date says how far apart they are
    if ended is not None:
        return Quiet(runs, None, None)
    if step is not None:
        last = FOREVER if interval else day + step
        runs.append(QuietRun(day + step, interval or 1, last, False))
    reason = "critical-window" if due != interval else "step"
    return Quiet(runs, due, reason if due is not None else None)


def _add(runs: list[QuietRun], first: int, every: int, last: int, in_window: bool) -> None:
    """Another run, or the last one going on at the same distance."""
    if runs:
        before = runs[-1]
        same = before.in_window == in_window and before.every == every == first - before.last
        if same:
            runs[-1] = before._replace(last=last)
            return
    runs.append(QuietRun(first, every, last, in_window))
