"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NotBornYet(Refused):
    """A day of birth after the day asked about."""

    en = "Born on {born} is after {on}."
    nb = "Født {born} er etter {on}."


class NoBaseAmounts(Refused):
    """The configuration has no table of base amounts."""

    en = "The configuration has no base amounts (base_amounts:) to work with."
    nb = "Oppsettet har ingen grunnbeløp (base_amounts:) å regne med."


class BeforeBaseAmounts(Refused):
    """The day lies before the table of base amounts begins."""

    en = "No base amount is known for {on}: the table begins on {first}."
    nb = "Grunnbeløpet {on} er ikke kjent: tabellen begynner {first}."
