"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class AlreadyReferred(Refused):
    """The person has an open referral to the programme."""


class NotReferred(Refused):
    """The person has no open referral to the programme."""


class EffectDiffers(Refused):
    """A correction would give a decline a reason that leads to something else."""


class AlreadyListed(Refused):
    """The person is on the changeover list."""


class NotListed(Refused):
    """The person is not on the changeover list."""
