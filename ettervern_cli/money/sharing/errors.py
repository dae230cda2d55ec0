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


class ClaimNotOver(Refused):
    """A month can be claimed for only when it is over: until then its figures change."""

    en = "The month is not over on {today}: its claims are issued when it is."
    nb = "Måneden er ikke over {today}: kravene sendes når den er det."


class AlreadyIssued(Refused):
    """What was sent stands; what was wrong in it the next claim corrects."""

    en = "Issued already for {first} to {last}: {ids}. What has changed since is corrected in the next claim. One that was never sent is taken out with: ettervern annul {one} --reason …"
    nb = "Allerede sendt for {first} til {last}: {ids}. Det som er endret siden, rettes i neste krav. Et krav som aldri ble sendt, strykes med: ettervern annul {one} --reason …"
