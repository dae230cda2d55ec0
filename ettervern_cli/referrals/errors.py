"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class AlreadyReferred(Refused):
    """The person has an open referral to the programme."""

    en = "{name} ({code}) has an open referral from {referred}. See: ettervern referral list"
    nb = "{name} ({code}) har en åpen henvisning fra {referred}. Se: ettervern referral list"


class NotReferred(Refused):
    """The person has no open referral to the programme."""

    en = "{name} ({code}) has no open referral to {programme}. First: ettervern referral add {code} --source SOURCE"
    nb = "{name} ({code}) har ingen åpen henvisning til {programme}. Først: ettervern referral add {code} --source KILDE"


class EffectDiffers(Refused):
    """A correction would give a decline a reason that leads to something else."""

    en = "“{reason}” would lead to something else than what followed; take it back with undo, or decline anew."
    nb = "Avslagsgrunnen «{reason}» har en annen virkning enn den som ble brukt; angre avslaget med undo, eller avslå på nytt."


class AlreadyListed(Refused):
    """The person is on the changeover list."""

    en = "{name} ({code}) has been on the list since {listed}."
    nb = "{name} ({code}) har stått på lista siden {listed}."


class NotListed(Refused):
    """The person is not on the changeover list."""

    en = "{name} ({code}) is not on the list of those who must be rehoused. First: ettervern rehouse add {code}"
    nb = "{name} ({code}) står ikke på lista over dem som må få en annen bolig. Først: ettervern rehouse add {code}"
