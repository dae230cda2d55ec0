"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class GapClosed(Refused):
    """The gap was closed already."""

    en = "{id} was closed on {on}."
    nb = "{id} ble lukket {on}."
