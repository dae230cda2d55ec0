"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import MissingOption, Refused


class ProgrammeFull(Refused):
    """No place is open to the person; ``kept`` names whom an empty one is reserved for."""

    @property
    def key(self) -> str:
        """An empty unit kept for a partner is explained."""
        return "error.ProgrammeFullButKept" if self.facts["kept"] else "error.ProgrammeFull"


class MunicipalityNotServed(Refused):
    """The programme does not admit people from there."""


class NotAway(Refused):
    """The resident is not away."""


class NothingToFill(Refused):
    """The last exit has its reason and destination already."""


class ReasonNeeded(MissingOption):
    """An exit needs a destination, unless the resident died."""
