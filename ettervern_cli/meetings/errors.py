"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class DecisionDone(Refused):
    """The decision was carried out already."""

    en = "{id} was carried out on {on}."
    nb = "{id} ble gjennomført {on}."


class NoResidentsThere(Refused):
    """A meeting of a group that speaks of no resident was to be about somebody."""

    en = "{group} speaks of no resident ({codes}); leave out --about, or name another --series."
    nb = "{group} omtaler ingen ({codes}); utelat --about, eller oppgi en annen --series."
