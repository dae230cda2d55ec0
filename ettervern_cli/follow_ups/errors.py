"""What this room refuses, and how it is said."""

from ettervern_cli.errors import Refused


class NextTooLate(Refused):
    """The day agreed for the next follow-up lies beyond what the first months allow."""

    en = "In the first months, until {until}, {name} ({code}) is met more often: the next by {latest}."
    nb = "I de første månedene, til og med {until}, møtes {name} ({code}) oftere: neste innen {latest}."
