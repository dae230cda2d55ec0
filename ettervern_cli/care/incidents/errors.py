"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NotTheirIncident(Refused):
    """The resident has no incident of that id."""

    en = "{name} ({code}) has no incident “{entry}”. See: ettervern incident list {code}"
    nb = "{name} ({code}) har ingen hendelse «{entry}». Se: ettervern incident list {code}"


class NotLedTo(Refused):
    """What an incident led to is a move down or an absence in the same stay, not before it."""

    en = "{entry} cannot be what an incident led to: that is a move down or an absence of {name} ({code}) in the same stay, on the same day or later."
    nb = "{entry} kan ikke være det en hendelse førte til: det er en flytting ned eller et fravær for {name} ({code}) i samme opphold, samme dag eller senere."


class LedToAlready(Refused):
    """The incident led to another one already."""

    en = "{incident} led to {entry} already. To correct it: ettervern edit {incident}"
    nb = "{incident} førte allerede til {entry}. For å rette det: ettervern edit {incident}"
