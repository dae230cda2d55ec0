"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class TotalOutOfRange(Refused):
    """A total that the instrument cannot give."""

    en = "A total of {instrument} lies from {lowest} to {highest}; {total} does not."
    nb = "En sum på {instrument} ligger fra {lowest} til {highest}; {total} gjør ikke det."
