"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class PartnerTimeTooShort(Refused):
    """The partner's unit asks for a longer time in treatment there."""


class UnitInUse(Refused):
    """Somebody lives there or the unit is held for them."""


class UnitAlreadyVoid(Refused):
    """The unit is void already."""


class UnitNotVoid(Refused):
    """The unit is in use as it is."""


class NotPlaced(Refused):
    """The resident has no unit."""


class BeyondLimit(Refused):
    """Something is planned past a limit; ``what`` is the ``stay``, the ``step`` or the ``unit``."""

    def __init__(self, *, what: str, **facts: object) -> None:
        super().__init__(**facts)
        self.what = what

    @property
    def key(self) -> str:
        """Each limit has its sentence, which names it and its length."""
        keys = {"step": "error.BeyondLimitOfStep", "unit": "error.BeyondLimitOfUnit"}
        return keys.get(self.what, "error.BeyondLimit")


class NoLimit(Refused):
    """There is nothing that runs out, so nothing to extend."""


class LimitNotReached(Refused):
    """The new date is no later than the limit that holds already."""
