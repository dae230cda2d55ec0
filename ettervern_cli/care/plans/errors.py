"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class UnknownGoal(Refused):
    """The resident has no goal of that number or id."""

    en = "{name} ({code}) has no goal “{value}”. The goals stand in: ettervern plan show {code}"
    nb = "{name} ({code}) har ikke noe mål «{value}». Målene står i: ettervern plan show {code}"


class GoalIsClosed(Refused):
    """The goal was closed before that day."""

    en = "{goal} was closed on {closed}."
    nb = "{goal} ble avsluttet {closed}."


class GoalOfAnotherStay(Refused):
    """The day lies in another stay than the goal's."""

    en = "{goal} belongs to the stay from {admitted}; {on} lies outside it."
    nb = "{goal} hører til oppholdet fra {admitted}; {on} ligger utenfor det."
