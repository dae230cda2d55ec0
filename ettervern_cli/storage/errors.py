"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import NoPermission, Refused


class NoFolder(NoPermission):
    """Something else than a folder has that name."""

    en = "{path} is no folder."
    nb = "{path} er ikke en mappe."


class BothAtOnce(Refused):
    """Two entries of which only one holds at a time; the first has no end."""

    en = "Only one holds at a time: what begins {begins} must end by {on}, when the next begins."
    nb = "Bare én gjelder om gangen: det som begynner {begins}, må slutte senest {on}, da det neste begynner."


class PartMissing(Refused):
    """A correction gives a part of what belongs together, or leaves it."""

    en = "One of two that belong together would be missing. Correct both at once: ettervern edit {entry} {one} {other}"
    nb = "Ett av to felt som hører sammen, ville mangle. Rett begge samtidig: ettervern edit {entry} {one} {other}"
