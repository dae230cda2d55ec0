"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class MeasureRunsAlready(Refused):
    """The resident has a measure of that name from that day on already."""

    en = "{name} ({code}) has had “{measure}” since {since}."
    nb = "{name} ({code}) har hatt «{measure}» siden {since}."


class UnknownMeasure(Refused):
    """The resident has no measure of that name that runs on that day; those that do are listed."""

    en = "{name} ({code}) has no measure “{value}” that runs on {on}; there is: {known}."
    nb = "{name} ({code}) har ikke noe tiltak «{value}» som løper {on}; det finnes: {known}."
    en_none = "{name} ({code}) has no measure that runs on {on}."
    nb_none = "{name} ({code}) har ikke noe tiltak som løper {on}."

    @property
    def form(self) -> str:
        """Where none runs at all there is nothing to list."""
        return "" if self.facts["known"] else "none"
