"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NothingToShareBy, Refused


class NothingAgreed(NothingToShareBy):
    """The configuration gives nobody any weight by the key."""


class DoesNotShare(Refused):
    """The municipality is not among those that share the programme's costs."""
