"""The consents of a period's report, as a value."""

from typing import Any, NamedTuple


class Consents(NamedTuple):
    """Residents staying with a consent in force on the last day; consents given and withdrawn."""

    in_force: int
    given: int
    withdrawn: int

    def as_json(self) -> dict[str, Any]:
        """The three counts."""
        return self._asdict()
