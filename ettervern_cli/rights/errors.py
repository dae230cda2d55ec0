"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class StillWithUs(Refused):
    """Somebody who has an open stay or referral is not erased."""

    en = "{name} ({code}) has an open stay or referral; end that before erasing: ettervern discharge {code} …, or referral withdraw {code}"
    nb = "{name} ({code}) har et åpent opphold eller en åpen henvisning; avslutt det før sletting: ettervern discharge {code} …, eller referral withdraw {code}"


class GroundNamesPerson(Refused):
    """The ground for an erasure is kept, so it must not name whom it erases."""

    en = "The ground is kept after the erasure, so it must not hold the name."
    nb = "Grunnlaget blir stående etter slettingen, så navnet kan ikke stå i det."


class WouldErase(Refused):
    """A person is erased only when that is said."""

    en = "{name} ({code}) would be erased for good, and nothing brings that back. To do it: --yes; to see first what would go: --dry-run"
    nb = "{name} ({code}) ville bli slettet for godt, og ingenting henter det tilbake. For å gjøre det: --yes; for å se først hva som forsvinner: --dry-run"


class NotNamedThere(Refused):
    """What is to be taken out of an entry does not stand there."""

    en = "Nothing that may mean {code} stands in {entries}. Where it may: ettervern data erase {code} --dry-run"
    nb = "Ingenting som kan være {code}, står i {entries}. Hvor det kan stå: ettervern data erase {code} --dry-run"


class DutyToKeep(Refused):
    """Records that there is a duty to keep are not erased."""

    en = "There is a duty to keep the records of {name} ({code}), so they are not erased. What is wrong in them is corrected: ettervern edit. When they may go all the same is for whoever is responsible for them to decide (helsepersonelloven § 43, the archive act)."
    nb = "Det er plikt til å ta vare på opplysningene om {name} ({code}), så de slettes ikke. Det som er feil i dem, rettes: ettervern edit. Når de likevel kan slettes, avgjør den som er ansvarlig for dem (helsepersonelloven § 43, arkivlova)."
