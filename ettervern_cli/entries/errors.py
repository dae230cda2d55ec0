"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class MergedWithItself(Refused):
    """The two codes are one person's already."""


class ReferralInTheWay(Refused):
    """A record to be merged has an open referral that the other one leaves no room for."""


class UnknownEntry(Refused):
    """No entry has that id."""


class UnknownField(Refused):
    """The entry has no field of that name that can be corrected."""


class EntryInUse(Refused):
    """Other entries rest on this one."""


class NothingToUndo(Refused):
    """There is no command left to take back."""


class ChangedAfterwards(Refused):
    """A row is no longer as the command left it, so it cannot be taken back safely."""


class UndoStops(Refused):
    """An erasure, a restore, a change of encryption or of the file's format lies in between."""


class UndoBlocked(Refused):
    """Taking it back would break something that still stands."""


class MeasureOutlivesStay(Refused):
    """A measure cannot run on after the stay has ended."""
