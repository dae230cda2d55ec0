"""A report to a funder as a value: the grant, the goals, and the headings that are asked for.

The headings are those of Norwegian grant reports (Husbanken, Kommunalt rusarbeid). What a period's
report counts already is not counted anew.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.homes.evictions.counts import EvictionCounts
from ettervern_cli.money.funders.contracts import Contract
from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.meetings import Gaps, MeetingsHeld
from ettervern_cli.reports.period.report import People, Seal
from ettervern_cli.values.dates import Period
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.rates import Rate

IN_UNIT, ON_LEASE = "in-unit", "on-lease"
ALL = "all"


@keys(
    "year", "applied_ore", "applied_on", "awarded_ore", "awarded_on", "received_ore", "spent_ore",
    "unspent_ore", "attestation_needed", "report_by:report_by_on",
)  # fmt: skip
class GrantYear(NamedTuple):
    """One year of a grant in øre, up to the period's last day; None is nothing yet.

    ``attestation_needed`` is None without an award, or where the funder asks for an auditor's at
    no amount.
    """

    year: int
    applied_ore: int | None
    awarded_ore: int | None
    received_ore: int | None
    spent_ore: int | None
    unspent_ore: int | None
    attestation_needed: bool | None
    report_by_on: dt.date | None
    applied_on: dt.date | None = None
    awarded_on: dt.date | None = None


class Line(NamedTuple):
    """A cost line that the grant pays for, and what was booked on it in øre."""

    code: str
    name: str
    booked_ore: int


class GrantTotal(NamedTuple):
    """The years of a grant together in øre; None where none has it."""

    applied_ore: int | None
    awarded_ore: int | None
    received_ore: int | None
    spent_ore: int | None
    unspent_ore: int | None


@keys("years", "lines", "total")
class Grant(NamedTuple):
    """What has become of a funder's money."""

    years: Sequence[GrantYear]
    lines: Sequence[Line]

    @property
    def total(self) -> GrantTotal:
        """The years together."""
        amounts = zip(*(each[1:6] for each in self.years), strict=True)
        return GrantTotal(*(sum_given(each) for each in amounts))


class ReportFunder(NamedTuple):
    """Who pays, and for what. ``posts`` are full-time equivalents."""

    funder: str
    name: str
    kind: str
    purpose: str | None
    conditions: Sequence[str]
    posts: float | None


@keys("kind", "counts", "number", "people", "rate", "lowest", "on", item="{kind}.{counts}")
class Answer(NamedTuple):
    """What is counted for a goal: an ``outcome``, a ``measure``, a ``target`` or a ``figure``.

    A measure has a rate or a number, None of either where it cannot be counted here. ``people``
    reached an outcome, ``number`` times in all, or are those whose exits a rate is of. A target's
    rate is of the people aimed at. A figure is the latest count, ``lowest`` to ``number``, ``on``
    its day.
    """

    kind: str
    counts: str
    name: str
    number: float | None = None
    people: int | None = None
    rate: Rate | None = None
    lowest: int | None = None
    on: dt.date | None = None


@keys("code", "goal", "answers", item="{code}")
class ReportGoal(NamedTuple):
    """A goal reported against, with all that answers it; ``code`` is its number among its like.

    That of an aim over the goals has ``main-`` before it.
    """

    goal: str
    answers: Sequence[Answer]
    code: str


@keys("milestone", "name", "due_on", "reached_on")
class ReportMilestone(NamedTuple):
    """A milestone of the plan of progress; ``reached_on`` is None until it is."""

    milestone: str
    name: str
    due_on: dt.date
    reached_on: dt.date | None


@keys("post", "name", "full_time", "from:first_on", "until:last_on")
class ReportPost(NamedTuple):
    """A post in the period, in full-time equivalents; None where it has no first or last day."""

    post: str
    name: str
    full_time: float
    first_on: dt.date | None
    last_on: dt.date | None


@keys("name", "number", "residents", "running", "hours_a_week")
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
    def hours_a_week(self) -> float | None:
        """Hours a week on the last day."""
        return None if self.hours_tenths is None else self.hours_tenths / 10


@keys("start", "now", by="code")
class ReportHome(NamedTuple):
    """How many lived so at the start, and how many live so now."""

    code: str
    name: str
    start: int
    now: int


@keys("number", "people", by="code")
class Achieved(NamedTuple):
    """How often an outcome was reached in the period, and by how many people."""

    code: str
    name: str
    number: int
    people: int


class Cooperation(NamedTuple):
    """Meetings held, and gaps between services; None where none are kept."""

    meetings: MeetingsHeld | None
    gaps: Gaps | None


class Plans(NamedTuple):
    """Plans of everybody who was there and has not died. ``reached`` is of the goals closed.

    On the last day some have a plan, some a ``right`` to one, some ``declined``; of the others it
    is ``unknown``.
    """

    with_plan: Rate
    right: int
    declined: int
    unknown: int
    goals_set: int
    reached: Rate
    reviews: int
    reviewed: Rate


class National(NamedTuple):
    """National aims that can be counted. Temporary is a unit with a longest stay of its own.

    The first lived in one, of those whose treatment or sentence had ended; the other were there
    that long, of those who lived in one. None where no unit is such.
    """

    temporary_after_treatment: Rate | None
    temporary_over_three_months: Rate | None


@keys("on", "text", "voice", "goal", item="{n}")
class ReportRemark(NamedTuple):
    """What the staff say under a heading, or of one ``goal``, and the users' own words."""

    on: dt.date
    text: str
    voice: str | None
    goal: str | None = None


@keys(
    "period", "programme", "funder", "contract", "grant", "people", "goals", "milestones", "posts",
    "measures", "homes", "evictions", "plans", "outcomes", "cooperation", "involvement", "national",
    "remarks", "seal",
)  # fmt: skip
class FunderReport(NamedTuple):
    """Everything that a report to a funder says.

    ``measures`` are by provider and by kind. ``involvement`` is how often the residents' own words
    stand beside the staff's, of all entries of a kind, and of ``ALL`` together.
    """

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    funder: ReportFunder
    contract: Contract | None
    grant: Grant
    people: People
    goals: Sequence[ReportGoal]
    milestones: Sequence[ReportMilestone]
    posts: Sequence[ReportPost]
    measures: Mapping[str, Sequence[ReportHelp]]
    homes: Sequence[ReportHome]
    evictions: EvictionCounts
    plans: Plans
    outcomes: Sequence[Achieved]
    cooperation: Cooperation
    involvement: Mapping[str, Rate]
    national: National
    remarks: Mapping[str, Sequence[ReportRemark]]
    seal: Seal
