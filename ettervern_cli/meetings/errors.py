"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class DecisionDone(Refused):
    """The decision was carried out already."""

    en = "{id} was carried out on {on}."
    nb = "{id} ble gjennomført {on}."
