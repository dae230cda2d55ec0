"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused, Word


class OpenAlready(Refused):
    """The same is open already."""

    en = "{name} ({code}): {what} is written down from {since}, and is not over."
    nb = "{name} ({code}): {what} er registrert fra {since} og ikke avsluttet."


class NothingOpen(Refused):
    """The resident has none of that kind that is open."""

    en = "{name} ({code}) has no open {what}."
    nb = "{name} ({code}) har ingen åpen {what}."

    def __init__(self, *, name: str, code: str, table: str) -> None:
        super().__init__(name=name, code=code, what=Word(f"daily.list_{table}"))


class DecisionNeeded(Refused):
    """The programme begins nothing new without a decision of a meeting."""

    en = "{programme} begins nothing new without a decision: {because}. Name it with --decision D-…"
    nb = "{programme} begynner ikke noe nytt uten en beslutning: {because}. Oppgi den med --decision D-…"


class DecisionDoesNotFit(Refused):
    """The decision is of no meeting, about somebody else, or later than what rests on it."""

    en = "{id} is no decision of a meeting about {name} ({code}) on {on} or before."
    nb = "{id} er ingen beslutning fra et møte om {name} ({code}) {on} eller før."
