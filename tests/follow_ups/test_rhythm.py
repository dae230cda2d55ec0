"""When follow-ups fall due: by table, and against a model that walks through every day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.follow_ups.due_dates import (
    Contact,
    DueRhythm,
    StayCourse,
    critical_window,
    rhythm,
)
from ettervern_cli.values.dates import FAR
from tests.helpers.examples import examples

START = dt.date(2026, 1, 1)


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


def course(
    *,
    ended: int | None = None,
    steps: tuple[tuple[int, int | None], ...] = ((0, 7),),
    contacts: tuple[Contact, ...] = (),
    pauses: tuple[int, ...] = (),
    returns: tuple[int, ...] = (),
    windows: tuple[tuple[int, int], ...] = (),
    critical: int | None = 3,
) -> StayCourse:
    return StayCourse(
        admitted_on=day(0),
        ended_on=None if ended is None else day(ended),
        steps=[(day(on), interval) for on, interval in steps],
        contacts=contacts,
        pauses=[day(on) for on in pauses],
        returns=[day(on) for on in returns],
        windows=[(day(first), day(last)) for first, last in windows],
        critical_days=critical,
    )


def held(on: int, agreed: int | None = None) -> Contact:
    return Contact(day(on), True, None if agreed is None else day(agreed))


def missed(on: int, agreed: int | None = None) -> Contact:
    return Contact(day(on), False, None if agreed is None else day(agreed))


def dates(found: DueRhythm, until: int) -> list[tuple[int, bool, bool]]:
    """Every due date up to a day, as (day number, whether met, whether in a window)."""
    listed = []
    for run in found.runs:
        due = run.first_on
        while due <= min(run.last_on, day(until)):
            met = run.met and due == run.last_on
            listed.append(((due - START).days, met, run.in_window))
            due += dt.timedelta(days=run.every_days)
    return sorted(listed)


def next_due(found: DueRhythm) -> tuple[int, str] | None:
    if found.due_on is None or found.reason is None:
        return None
    return (found.due_on - START).days, found.reason


# --- by table --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "last"),
    [
        ("2019-01-02", "2019-04-01"),  # interface.md's own example
        ("2026-11-30", "2027-02-27"),  # clamped to 28 February, that day not included
        ("2023-11-30", "2024-02-28"),  # clamped to 29 February in a leap year
        ("2026-01-31", "2026-04-29"),
        ("2026-10-01", "2026-12-31"),
    ],
)
def test_the_critical_window_ends_the_day_before_the_same_day_three_months_on(
    begins: str, last: str
) -> None:
    first = dt.date.fromisoformat(begins)
    assert critical_window(first, 3) == (first, dt.date.fromisoformat(last))


def test_silence_falls_due_again_every_interval() -> None:
    found = rhythm(course())
    assert next_due(found) == (7, "step")
    assert dates(found, 30) == [(7, False, False), (14, False, False), (21, False, False),
                                (28, False, False)]  # fmt: skip
    assert [run.last_on for run in found.runs] == [FAR]


def test_a_held_follow_up_is_the_next_base_and_meets_the_due_date_after_it() -> None:
    found = rhythm(course(contacts=(held(5),)))
    assert next_due(found) == (12, "step")
    assert dates(found, 20) == [(7, True, False), (12, False, False), (19, False, False)]


def test_a_late_follow_up_leaves_the_passed_due_dates_unmet() -> None:
    # Due on 7 and 14; the contact on 16 meets 21, the due date that comes next.
    found = rhythm(course(contacts=(held(16),)))
    assert dates(found, 25) == [(7, False, False), (14, False, False), (21, True, False),
                                (23, False, False)]  # fmt: skip
    assert next_due(found) == (23, "step")


def test_a_missed_follow_up_moves_nothing() -> None:
    assert rhythm(course(contacts=(missed(5),))) == rhythm(course())
    assert rhythm(course(contacts=(missed(7),))) == rhythm(course())


def test_a_missed_follow_up_may_agree_on_another_day() -> None:
    found = rhythm(course(contacts=(missed(7, agreed=9),)))
    assert next_due(found) == (9, "agreed")
    assert dates(found, 20) == [(7, False, False), (9, False, False), (16, False, False)]


def test_several_contacts_the_same_day_meet_one_due_date() -> None:
    found = rhythm(course(contacts=(held(5), held(5), held(5, agreed=20))))
    assert dates(found, 26) == [(7, True, False), (20, False, False)]
    assert next_due(found) == (20, "agreed")


def test_several_contacts_before_one_due_date_meet_that_one() -> None:
    # Both 3 and 5 come after nothing and before 7; only a contact after 7 meets the next.
    found = rhythm(course(contacts=(held(3), held(5), held(9))))
    assert dates(found, 20) == [(7, True, False), (12, True, False), (16, False, False)]


def test_a_due_date_that_was_set_anew_meets_nothing_later() -> None:
    # The 3rd meets 7; the 4th is missed and agreed on for the same day, so 7 never comes. Its
    # place takes 4, unmet; the contact on the 5th is the first after it and meets 11.
    found = rhythm(course(contacts=(held(3), missed(4, agreed=4), held(5))))
    assert dates(found, 15) == [(4, False, False), (11, True, False), (12, False, False)]


def test_the_date_agreed_counts_before_the_rhythm() -> None:
    found = rhythm(course(contacts=(held(2, agreed=20),)))
    assert next_due(found) == (20, "agreed")
    assert dates(found, 30) == [(7, True, False), (20, False, False), (27, False, False)]


def test_an_earlier_date_agreed_takes_the_due_dates_place() -> None:
    found = rhythm(course(contacts=(held(2, agreed=4),)))
    assert dates(found, 12) == [(4, False, False), (11, False, False)]


def test_nothing_agreed_outlasts_the_critical_windows_interval() -> None:
    found = rhythm(course(contacts=(held(2, agreed=20),), windows=((0, 89),)))
    assert next_due(found) == (5, "critical-window")
    assert dates(found, 9) == [(3, True, True), (5, False, True), (8, False, True)]


def test_a_day_agreed_within_the_windows_interval_holds() -> None:
    found = rhythm(course(contacts=(held(2, agreed=4),), windows=((0, 89),)))
    assert next_due(found) == (4, "agreed")


def test_a_missed_follow_up_in_the_window_repeats_no_due_date() -> None:
    found = rhythm(course(contacts=(missed(7, agreed=20),), windows=((0, 89),)))
    assert dates(found, 12) == [(3, False, True), (6, False, True), (9, False, True),
                                (12, False, True)]  # fmt: skip


def test_the_step_counts_inside_the_window_where_it_is_denser() -> None:
    found = rhythm(course(steps=((0, 2),), windows=((0, 89),)))
    assert next_due(found) == (2, "step")


def test_the_rhythm_thins_where_the_window_closes() -> None:
    # Counted from 3 and 6 inside the window, from 9 on outside it.
    found = rhythm(course(windows=((0, 8),)))
    assert dates(found, 24) == [(3, False, True), (6, False, True), (9, False, False),
                                (16, False, False), (23, False, False)]  # fmt: skip


def test_a_move_begins_a_new_count() -> None:
    found = rhythm(course(steps=((0, 7), (10, 14))))
    assert dates(found, 40) == [(7, False, False), (24, False, False), (38, False, False)]


def test_a_day_agreed_outlives_a_move_until_it_has_passed() -> None:
    kept = rhythm(course(steps=((0, 7), (10, 14)), contacts=(held(2, agreed=12),)))
    assert next_due(kept) == (12, "agreed")
    passed = rhythm(course(steps=((0, 7), (10, 14)), contacts=(held(2, agreed=9),)))
    assert next_due(passed) == (24, "step")


def test_nothing_is_due_during_an_absence_that_pauses() -> None:
    away = rhythm(course(pauses=(10,)))
    assert next_due(away) is None
    assert dates(away, 100) == [(7, False, False)]
    back = rhythm(course(pauses=(10,), returns=(40,)))
    assert dates(back, 60) == [(7, False, False), (47, False, False), (54, False, False)]


def test_a_return_from_any_absence_is_a_base() -> None:
    assert next_due(rhythm(course(returns=(5,)))) == (12, "step")


def test_a_move_during_an_absence_counts_from_the_return() -> None:
    found = rhythm(course(steps=((0, 7), (20, 14)), pauses=(10,), returns=(40,)))
    assert next_due(found) == (54, "step")


def test_nothing_is_due_from_the_day_of_discharge_on() -> None:
    found = rhythm(course(ended=14))
    assert next_due(found) is None
    assert dates(found, 100) == [(7, False, False)]


def test_without_a_rhythm_only_what_is_agreed_is_due() -> None:
    assert next_due(rhythm(course(steps=((0, None),)))) is None
    agreed = rhythm(course(steps=((0, None),), contacts=(held(3, agreed=9),)))
    assert next_due(agreed) == (9, "agreed")
    assert dates(agreed, 100) == [(9, False, False)]


# --- against a model that walks day by day ---------------------------------------------------


class Diary:
    """Interface.md's paragraphs on follow-ups, one day at a time and as slow as that."""

    def __init__(self, course: StayCourse, until: int) -> None:
        self.course = course
        self.interval: int | None = None
        self.base: dt.date | None = None
        self.agreed: dt.date | None = None
        self.due: dt.date | None = None
        self.first: dt.date | None = None
        self.reason: str | None = None
        self.over = False
        self.listed: list[tuple[int, bool, bool]] = []
        for number in range(until + 2):
            self.live(day(number))

    def open_window(self, on: dt.date) -> bool:
        return any(first <= on <= last for first, last in self.course.windows)

    def pace(self, counted_from: dt.date) -> int | None:
        if self.course.critical_days and self.open_window(counted_from):
            paces = [pace for pace in (self.interval, self.course.critical_days) if pace]
            return min(paces)
        return self.interval

    def count_from(self, on: dt.date) -> None:
        self.choose(on)
        self.first = self.due

    def choose(self, on: dt.date) -> None:
        pace = self.pace(on)
        self.due = on + dt.timedelta(days=pace) if pace else None
        if pace is None:
            self.reason = None
        else:
            self.reason = "step" if pace == self.interval else "critical-window"
        if self.agreed is None:
            return
        tight = bool(self.course.critical_days) and self.open_window(on)
        if not (tight and self.due is not None and self.due < self.agreed):
            self.due, self.reason = self.agreed, "agreed"

    def write(self, due: dt.date, *, met: bool) -> None:
        self.forget_from(due)
        self.listed.append(((due - START).days, met, self.open_window(due)))

    def forget_from(self, on: dt.date) -> None:
        """A date met early does not count where it never comes, or where it is set anew."""
        self.listed = [item for item in self.listed if day(item[0]) < on]

    def pass_by(self) -> None:
        """The standing due date has come and gone: it falls due again an interval later."""
        assert self.due is not None
        self.write(self.due, met=False)
        self.base = self.due
        pace = self.pace(self.due)
        self.due = self.due + dt.timedelta(days=pace) if pace else None

    def live(self, on: dt.date) -> None:
        if self.over:
            return
        if self.due is not None and self.due < on:
            self.pass_by()
        starts = on == self.course.admitted_on
        for moved_on, interval in self.course.steps:
            if moved_on == on:
                self.interval = interval
                starts = starts or self.base is not None
        if starts or on in self.course.returns:
            self.agreed = self.agreed if self.agreed and self.agreed >= on else None
            self.base = on
            self.count_from(on)
        for contact in self.course.contacts:
            if contact.on == on:
                self.meet(contact)
        if on in self.course.pauses:
            self.base = self.due = self.first = None
            self.forget_from(on)
        if on == self.course.ended_on:
            self.forget_from(on)
            self.over, self.due, self.first = True, None, None

    def meet(self, contact: Contact) -> None:
        on = contact.on
        if contact.held:
            standing = self.due
            self.agreed = contact.agreed_on
            if self.base is not None:
                self.base = on
                self.count_from(on)
            if standing is None or (self.due is not None and self.due <= standing):
                return
            before = [number for number, _, _ in self.listed if day(number) < standing]
            if not before or on > day(max(before)):
                self.write(standing, met=True)
        elif contact.agreed_on is not None:
            if self.due == on:
                self.pass_by()
            self.agreed = contact.agreed_on
            if self.base is not None:
                self.count_from(self.base)


DAYS = st.integers(0, 60)


@st.composite
def courses(draw: st.DrawFn) -> StayCourse:
    intervals = st.one_of(st.none(), st.integers(1, 12))
    moves = sorted(draw(st.lists(DAYS, max_size=3)))
    steps = [(0, draw(intervals)), *((on, draw(intervals)) for on in moves)]
    contacts = [
        Contact(day(on), draw(st.booleans()), draw(agreements(on)))
        for on in sorted(draw(st.lists(DAYS, max_size=12)))
    ]
    bounds = sorted(draw(st.lists(DAYS, max_size=6, unique=True)))
    absences = list(zip(bounds[::2], bounds[1::2], strict=False))
    pausing = [draw(st.booleans()) for _ in absences]
    opening = [back for _, back in absences if draw(st.booleans())]
    windows = [(back, back + draw(st.integers(0, 30))) for back in opening]
    if draw(st.booleans()):
        windows.append((0, draw(st.integers(0, 40))))
    return course(
        ended=draw(st.one_of(st.none(), st.integers(60, 70))),
        steps=tuple(steps),
        contacts=tuple(contacts),
        pauses=tuple(left for (left, _), pauses in zip(absences, pausing, strict=True) if pauses),
        returns=tuple(back for _, back in absences),
        windows=tuple(windows),
    )


def agreements(on: int) -> st.SearchStrategy[dt.date | None]:
    return st.one_of(st.none(), st.none(), st.integers(on, on + 20).map(day))


@settings(derandomize=True, max_examples=examples(400), deadline=None)
@given(courses())
def test_due_dates_are_those_of_a_diary_kept_day_by_day(given_course: StayCourse) -> None:
    until = 110
    found, diary = rhythm(given_course), Diary(given_course, until)
    assert dates(found, until) == [item for item in sorted(diary.listed) if item[0] <= until]


@settings(derandomize=True, max_examples=examples(300), deadline=None)
@given(courses())
def test_what_is_due_next_is_the_first_due_date_since_the_last_base(
    given_course: StayCourse,
) -> None:
    diary = Diary(given_course, 110)
    first = None if diary.first is None else ((diary.first - START).days, diary.reason)
    assert next_due(rhythm(given_course)) == first


@settings(derandomize=True, max_examples=examples(250), deadline=None)
@given(courses(), st.integers(0, 60))
def test_due_dates_up_to_a_day_rest_on_nothing_dated_later(
    given_course: StayCourse, cut: int
) -> None:
    def early(on: dt.date) -> bool:
        return on <= day(cut)

    past = given_course._replace(
        ended_on=given_course.ended_on
        if given_course.ended_on and early(given_course.ended_on)
        else None,
        steps=[step for step in given_course.steps if early(step[0])],
        contacts=[contact for contact in given_course.contacts if early(contact.on)],
        pauses=[on for on in given_course.pauses if early(on)],
        returns=[on for on in given_course.returns if early(on)],
    )
    assert dates(rhythm(past), cut) == dates(rhythm(given_course), cut)
