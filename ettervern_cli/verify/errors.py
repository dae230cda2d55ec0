"""What this room refuses, and how it is said."""

from ettervern_cli.errors import Refused


class NothingToAccept(Refused):
    """Every row of an entry was written by a command, or is accepted."""

    en = "Nothing of {id} was written by another program: there is nothing to accept."
    nb = "Ingenting av {id} er skrevet av annen programvare: det er ingenting å godta."
