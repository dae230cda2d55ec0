"""The consents of a period's report, as a value."""

from typing import NamedTuple


class Consents(NamedTuple):
    """Residents staying with a consent in force on the last day; consents given and withdrawn."""

    in_force: int
    given: int
    withdrawn: int
