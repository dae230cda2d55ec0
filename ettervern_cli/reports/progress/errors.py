"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class MilestoneReached(Refused):
    """The milestone was reached already."""

    en = "{name} was reached on {on} ({id})."
    nb = "{name} ble nådd {on} ({id})."
