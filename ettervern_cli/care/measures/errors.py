"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class UnknownMeasure(Refused):
    """The resident has no measure of that name that runs on that day; those that do are listed."""

    @property
    def key(self) -> str:
        """Where none runs at all there is nothing to list."""
        return "error.UnknownMeasure" if self.facts["known"] else "error.UnknownMeasureNone"
