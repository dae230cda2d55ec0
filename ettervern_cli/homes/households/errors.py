"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class PartTooLarge(Refused):
    """The parts of a household's rent are no more than the rent."""

    en = "Of the rent of {rent} kr at most {most} kr is left for another part."
    nb = "Av husleia på {rent} kr er det høyst {most} kr igjen til en del til."


class ChildrenUnsaid(Refused):
    """Either years of birth are given, or that there are no children."""

    exit_code = 2
    en = "Give years of birth with --here or --elsewhere, or --none where there are no children."
    nb = "Oppgi fødselsår med --here eller --elsewhere, eller --none hvis det ikke er barn."
