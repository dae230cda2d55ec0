"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused, Word


class OpenAlready(Refused):
    """The same is open already."""

    where = "until"
    en = "{name} ({code}): {what} is written down from {since}, and is not over."
    nb = "{name} ({code}): {what} er registrert fra {since} og ikke avsluttet."
    en_until = "{name} ({code}): {what} is written down from {since} until {until}."
    nb_until = "{name} ({code}): {what} er registrert fra {since} til {until}."


class NothingOpen(Refused):
    """The resident has none of that kind that is open."""

    en = "{name} ({code}) has no open {what}."
    nb = "{name} ({code}) har ingen åpen {what}."

    def __init__(self, *, name: str, code: str, table: str) -> None:
        super().__init__(name=name, code=code, what=Word(f"daily.list_{table}"))
