"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused, Usage


class UnknownProgramme(Refused):
    """No such programme in the configuration."""


class StepNotRun(Refused):
    """No move enters a step that the programme does not run."""


class AtTheTop(Refused):
    """There is no higher step."""


class AtTheBottom(Refused):
    """There is no step that far down which the programme runs."""


class NotUpwards(Refused):
    """The step named lies no higher than the present one."""


class NotDownwards(Refused):
    """The step named lies no lower than the present one."""


class TooSoon(Refused):
    """The step asks for more days on the step before."""


class TooFewFollowUps(Refused):
    """The step asks for more follow-ups held on the step before."""


class MissedTooRecently(Refused):
    """The step asks for a time without missed follow-ups."""


class WhichProgramme(Usage):
    """Several programmes fit and none is named."""


class WhichLadder(Usage):
    """The programme has several ladders and none is named."""
