"""What a configuration may say of the words of a programme's lists, where a name is not all."""

from typing import Literal

from ettervern_cli.config.values import Change, Code, Day, Flag, NamedWord, Number


class FollowUpKind(NamedWord):
    """A kind of follow-up."""

    in_person: Flag = True
    """Whether the two meet."""


class ExitReason(NamedWord):
    """Why a stay ended."""

    planned: Flag = False
    """Whether the exit was planned."""
    death: Flag = False
    """Whether the resident died: such an exit is in no rate of those who could have returned."""
    eviction: Flag = False
    """Whether somebody with a lease is put out: discharge then says where the eviction stands."""


class DestinationChange(Change):
    """What a destination counts as from a day on."""

    lasting: Flag = False
    """Whether it is a lasting home for those who leave from then on."""


class Destination(NamedWord):
    """Where a resident went."""

    lasting: Flag = False
    """Whether it is a lasting home."""
    changes: list[DestinationChange] = []
    """What is another from a day on, in order."""


class DeclineReason(NamedWord):
    """Why a referral was declined, and what follows."""

    effect: Literal["first-in-line", "ask-again", "closed", "consent", "risk"]
    """What follows for the referral."""


class AbsenceKind(NamedWord):
    """A kind of absence and what it does."""

    unit: Literal["held", "released"] = "held"
    """Whether the unit waits for the resident."""
    pauses_follow_ups: Flag = False
    """Whether no follow-up falls due meanwhile."""
    opens_critical_window: Flag = False
    """Whether the return opens a new critical window."""
    kept_out: Flag = False
    """Whether the house keeps somebody out: then the ground in the agreement is asked for."""


class ScopeSettings(NamedWord):
    """What can be consented to, and what such a consent allows."""

    covers: list[Literal["meetings", "measures"]] | None = None
    """What partners take part in by it; without it both, and [] is for papers alone."""


class InstrumentSettings(NamedWord):
    """A measuring instrument: totals only, never its text."""

    lowest: Number
    """Lowest possible total."""
    highest: Number
    """Highest possible total."""
    cut_off: Number | None = None
    """Totals below it are of concern (or above, if lower is better)."""
    reliable_change: Number | None = None
    """The smallest difference that is more than chance."""
    higher_is_better: Flag = True
    """The direction of the scale."""
    taken_with: Code | None = None
    """Another instrument that belongs to the same session, so that a missing one shows."""


class MilestoneSettings(NamedWord):
    """Something that is to be reached by a day."""

    due: Day
    """The day."""


class Phase(NamedWord):
    """A phase is read off, not kept."""

    when: Literal["referral", "stay", "discharge"]
    """What shows that somebody is in it."""


class IncidentKind(NamedWord):
    """A kind of incident."""

    counts_as: Literal["eviction-petition", "eviction"] | None = None
    """What it is in a report to a funder, if it is one of these."""
