"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NoDemotionHere(Refused):
    """The programme forbids demotion, and says why."""

    en = "Nobody is moved down in {programme}: {because}"
    nb = "Ingen flyttes ned i {programme}: {because}"


class BeforeLatestMove(Refused):
    """A move must not be dated before the ladder's latest."""

    en = "{on} lies before the latest move, {latest}. To correct that one: ettervern edit M-… moved_on=DATE"
    nb = "{on} ligger før den siste flyttingen, {latest}. For å rette den: ettervern edit M-… moved_on=DATO"


class NotOnLadder(Refused):
    """The resident has no step on that ladder."""

    en = "There is no entry on the ladder {ladder} to move from."
    nb = "Det er ikke noe trinn på {ladder} å flytte fra."
