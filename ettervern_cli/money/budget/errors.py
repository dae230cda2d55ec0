"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class AmountIsZero(Refused):
    """A booking of nothing."""

    en = "An amount of nothing cannot be booked."
    nb = "Beløpet kan ikke være null."


class YearNotPlanned(Refused):
    """The programme has no budget for that year."""

    en = "There is neither a plan nor a booking for {year}; there are plans for: {known}."
    nb = "Det er verken budsjett eller posteringer for {year}; det er budsjett for: {known}."
