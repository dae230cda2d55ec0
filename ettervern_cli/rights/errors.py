"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class StillWithUs(Refused):
    """Somebody who has an open stay or referral is not erased."""


class GroundNamesPerson(Refused):
    """The ground for an erasure is kept, so it must not name whom it erases."""


class WouldErase(Refused):
    """A person is erased only when that is said."""
