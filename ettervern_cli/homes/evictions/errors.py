"""What is refused of evictions, and how it is said."""

from ettervern_cli.errors import Refused


class EvictionRuns(Refused):
    """One eviction at a time."""

    en = "An eviction of {name} ({code}) goes on already: {entry}, warned {warned}. To correct the day: ettervern edit {entry} warned_on=DATE"
    nb = "Det pågår alt en utkastelse av {name} ({code}): {entry}, varslet {warned}. For å rette dagen: ettervern edit {entry} warned_on=DATO"


class NoEviction(Refused):
    """No eviction goes on."""

    en = "No eviction of {name} ({code}) goes on. It begins with: ettervern eviction warn {code} --cause arrears"
    nb = "Det pågår ingen utkastelse av {name} ({code}). Den begynner med: ettervern eviction warn {code} --cause restanse"


class NoHomeToLose(Refused):
    """Nobody is put out who lives in no unit and has no lease."""

    en = "{name} ({code}) has no unit and no lease on {on}, so there is no home to be put out of."
    nb = (
        "{name} ({code}) har verken boenhet eller kontrakt {on}, og har ingen bolig å kastes ut av."
    )


class StepMissing(Refused):
    """What comes before has not been written down."""

    en = "{entry} lacks what comes before: ettervern eviction {before} {code} --on DATE"
    nb = "{entry} mangler det som kommer før: ettervern eviction {before} {code} --on DATO"
