"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NothingToShareBy(Refused):
    """Nobody has any weight by the key, so that the amount would fall on nobody."""

    en = "Nothing can be shared by {by}: nobody has any in that time."
    nb = "Ingenting kan fordeles etter {by}: ingen av kommunene har tall for dette i perioden."


class PopulationMissing(Refused):
    """Municipalities whose inhabitants were not counted before the year."""

    en = "No inhabitants counted before {year} stand in the configuration for: {towns}. Add them under municipalities: … populations:"
    nb = "Oppsettet har ikke innbyggertall fra før {year} for: {towns}. Legg dem til under municipalities: … populations:"


class NothingAgreed(NothingToShareBy):
    """The configuration gives nobody any weight by the key."""

    en = "Nothing can be shared by {by}: the configuration gives nobody a part under sharing:"
    nb = "Ingenting kan fordeles etter {by}: oppsettet gir ingen en del under sharing:"


class DoesNotShare(Refused):
    """The municipality is not among those that share the programme's costs."""

    en = "{municipality} does not share the costs of {programme}; those who do: {known}."
    nb = "{municipality} er ikke med på å dele kostnadene i {programme}; de som er med: {known}."
