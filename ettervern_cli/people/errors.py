"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class SeveralResidents(Refused):
    """The name fits several; the candidates are listed."""


class NameWhereCodeIsMeant(Refused):
    """A code that no resident has, where a name would make a new person."""


class PersonDied(Refused):
    """The person's last stay ended with their death."""


class ErasedPerson(Refused):
    """The person was erased: only an anonymous stay is left, and nothing is written about it."""
