"""Due dates of quiet stays in bulk are those that the rhythm finds one by one."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.exchange.quiet_rules import FOREVER, quiet
from ettervern_cli.follow_ups.due_dates import Course, Rhythm, Run, rhythm
from ettervern_cli.values.dates import FAR
from tests.helpers.examples import examples

ADMITTED = dt.date(2020, 1, 1)
INTERVALS = st.sampled_from([None, 1, 2, 3, 7, 14, 30, 100, 200])
WINDOWS = st.none() | st.tuples(st.integers(-120, 60), st.sampled_from([3, 27, 89, 91]))


def day(number: int) -> dt.date:
    return FAR if number >= FOREVER else ADMITTED + dt.timedelta(days=number)


@settings(derandomize=True, max_examples=examples(1500), deadline=None)
@given(INTERVALS, st.sampled_from([None, 1, 3, 5, 14]), WINDOWS, st.none() | st.integers(0, 500))
def test_a_quiet_stay_falls_due_as_the_rhythm_has_it(
    interval: int | None, critical: int | None, window: tuple[int, int] | None, ended: int | None
) -> None:
    around = (window[0], window[0] + window[1]) if window else None
    course = Course(
        admitted_on=ADMITTED,
        ended_on=day(ended) if ended is not None else None,
        steps=[(ADMITTED, interval)],
        contacts=[],
        pauses=[],
        returns=[],
        windows=[(day(around[0]), day(around[1]))] if around else [],
        critical_days=critical,
    )
    found = quiet(interval, critical, around, ended)
    runs = [Run(day(run.first), run.every, day(run.last), run.in_window, False)
            for run in found.runs]  # fmt: skip
    due = day(found.due) if found.due is not None else None
    assert Rhythm(runs, due, found.reason) == rhythm(course)
