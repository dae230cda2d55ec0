"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class ConsentMissing(Refused):
    """The programme rests on consent, and none is in force. ``to`` says for what it was needed:

    to ``admit`` somebody known, to admit somebody ``new``, or to ``work`` with a resident.
    """

    @property
    def key(self) -> str:
        """What comes next depends on whether anybody knows the person yet."""
        return {
            "admit": "error.ConsentMissing",
            "new": "error.ConsentMissingForNew",
            "work": "error.ConsentMissingForWork",
        }[str(self.facts["to"])]


class NoConsent(Refused):
    """There is no consent in force to withdraw."""


class AgencyNotConsented(Refused):
    """Somebody would be spoken of with an agency that they have not consented to."""


class NotKnownHere(Refused):
    """The person was neither admitted nor referred to the programme by that day."""
