"""A report to a funder as a value: the grant, the goals, and the headings that are asked for.

The headings are those of Norwegian grant reports (Husbanken, Kommunalt rusarbeid). What a period's
report counts already is not counted anew: ``base`` is that report, over the same days.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.reports.period.report import Report
from ettervern_cli.values.rates import Rate, Tally

PETITION, EVICTION = "eviction-petition", "eviction"
IN_UNIT = "in-unit"
PLACES = 4


class GrantYear(NamedTuple):
    """One year of a grant in øre, up to the period's last day; None is nothing yet.

    ``attestation_needed`` is None without an award, or where the funder asks for an auditor's at
    no amount.
    """

    year: int
    awarded_ore: int | None
    received_ore: int | None
    spent_ore: int | None
    unspent_ore: int | None
    attestation_needed: bool | None
    report_by_on: dt.date | None


class Line(NamedTuple):
    """A cost line that the grant pays for, and what was booked on it in øre."""

    code: str
    name: str
    booked_ore: int


class ReportFunder(NamedTuple):
    """Who pays, for what, and what has become of it. ``posts`` are full-time equivalents."""

    code: str
    name: str
    kind: str
    purpose: str | None
    conditions: Sequence[str]
    posts: float | None
    years: Sequence[GrantYear]
    lines: Sequence[Line]

    def sum(self, what: str) -> int | None:
        """The sum of ``awarded_ore``, ``received_ore`` … over the years; None if none has it."""
        there = [value for each in self.years if (value := getattr(each, what)) is not None]
        return sum(there) if there else None


class Answer(NamedTuple):
    """What is counted for a goal: an ``outcome`` of the programme, or a ``measure``.

    A measure has a rate or a number, None of either where it cannot be counted here. ``people``
    reached an outcome, ``number`` times in all.
    """

    kind: str
    code: str
    name: str
    number: float | None = None
    people: int | None = None
    rate: Rate | None = None

    def as_json(self) -> dict[str, Any]:
        """The answer as scripts read it."""
        return {
            "kind": self.kind,
            "counts": self.code,
            "number": self.number,
            "people": self.people,
            "rate": self.rate.as_json() if self.rate else None,
        }


class ReportGoal(NamedTuple):
    """A goal reported against, with all that answers it."""

    text: str
    answers: Sequence[Answer]


class ReportPost(NamedTuple):
    """A post in the period, in full-time equivalents; None where it has no first or last day."""

    code: str
    name: str
    full_time: float
    first_on: dt.date | None
    last_on: dt.date | None


class ReportHelp(NamedTuple):
    """Measures of one provider, or of one kind, that ran in the period.

    ``hours_tenths`` is what those that ran on the last day gave together, in tenths of an hour a
    week; None where nobody said for how long.
    """

    name: str
    number: int
    residents: int
    running: int
    hours_tenths: int | None

    @property
    def hours(self) -> float | None:
        """Hours a week on the last day."""
        return None if self.hours_tenths is None else self.hours_tenths / 10


class ReportHome(NamedTuple):
    """How many lived so at the start, and how many live so now."""

    code: str
    name: str
    start: int
    now: int


class Evictions(NamedTuple):
    """Evictions asked for, or carried out: how often and of how many people; None if not kept."""

    number: int
    people: int


class Plans(NamedTuple):
    """Plans in the period, of everybody who was there. ``reached`` is of the goals closed in it."""

    with_plan: Rate
    goals_set: int
    reached: Rate
    reviews: int
    reviewed: Rate


class Voices(NamedTuple):
    """How often the resident's own words stand beside the staff's, of all such entries."""

    what: str
    rate: Rate


class National(NamedTuple):
    """National aims that can be counted. Temporary is a unit with a longest stay of its own.

    ``after_treatment`` lived in one, of those whose treatment or sentence had ended; ``too_long``
    were there for more than three months, of those who lived in one. None where no unit is such.
    """

    after_treatment: Rate | None
    too_long: Rate | None


class ReportRemark(NamedTuple):
    """What the staff say under a heading, and the users' own words."""

    on: dt.date
    text: str
    voice: str | None


class FunderReport(NamedTuple):
    """Everything that a report to a funder says."""

    base: Report
    funder: ReportFunder
    goals: Sequence[ReportGoal]
    posts: Sequence[ReportPost]
    providers: Sequence[ReportHelp]
    kinds: Sequence[ReportHelp]
    homes: Sequence[ReportHome]
    petitions: Evictions | None
    evictions: Evictions | None
    plans: Plans
    outcome_people: Mapping[str, int]
    voices: Sequence[Voices]
    national: National
    remarks: Mapping[str, Sequence[ReportRemark]]

    @property
    def results(self) -> Sequence[Tally]:
        """Outcomes of the period, by kind."""
        return self.base.outcomes or ()

    @property
    def voices_in_all(self) -> Rate:
        """The voices of all kinds together."""
        return Rate(
            sum(each.rate.numerator for each in self.voices),
            sum(each.rate.denominator for each in self.voices),
        )
