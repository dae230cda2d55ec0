"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class ConsentMissing(Refused):
    """The programme rests on consent, and none is in force. ``to`` says for what it was needed:

    to ``admit`` somebody known, to admit somebody ``new``, or to ``work`` with a resident.
    """

    en = "{programme} admits nobody without consent, and {name} ({code}) has none in force on {on}. First: ettervern consent give {code} --scope SCOPE --partner PARTNER"
    nb = "{programme} krever samtykke, og {name} ({code}) har ikke noe gyldig {on}. Først: ettervern consent give {code} --scope OMFANG --partner PARTNER"
    en_new = "{programme} admits nobody without consent. First: ettervern referral add NAME --source SOURCE, then ettervern consent give CODE --scope SCOPE --partner PARTNER; then admit the code."
    nb_new = "{programme} tar ikke inn noen uten samtykke. Først: ettervern referral add NAVN --source KILDE, så ettervern consent give KODE --scope OMFANG --partner PARTNER; ta så inn koden."
    en_work = "{programme} rests on consent, and {name} ({code}) has none in force on {on}. What is written can be read, and the stay can be ended. To go on: ettervern consent give {code} --scope SCOPE --partner PARTNER"
    nb_work = "{programme} bygger på samtykke, og {name} ({code}) har ikke noe gyldig {on}. Det som er registrert, kan leses, og oppholdet kan avsluttes. For å gå videre: ettervern consent give {code} --scope OMFANG --partner PARTNER"

    @property
    def form(self) -> str:
        """What comes next depends on whether anybody knows the person yet."""
        return str(self.facts["to"]).replace("admit", "")


class NoConsent(Refused):
    """There is no consent in force to withdraw."""

    en = "{name} ({code}) has no such consent in force on {on}. See: ettervern consent list {code}"
    nb = "{name} ({code}) har ikke noe slikt samtykke som gjelder {on}. Se: ettervern consent list {code}"


class AgencyNotConsented(Refused):
    """Somebody would be spoken of with an agency that they have not consented to."""

    en = "Not without consent on {on}: {who}. Leave the person out, or first: ettervern consent give. Which agencies need none stands in the config (consent_needed, why)."
    nb = "Mangler samtykke {on}: {who}. Omtal ikke personen på møtet, eller registrer samtykke først: ettervern consent give. Hvilke instanser som ikke trenger det, står i oppsettet (consent_needed, why)."
    en_measures = "Not without consent on {on}: {who}. Who gives a measure hears of the person; first: ettervern consent give, to something that covers measures. Which agencies need none stands in the config (consent_needed, why)."
    nb_measures = "Mangler samtykke {on}: {who}. Den som gir et tiltak, får vite om personen; registrer først samtykke til noe som gjelder tiltak: ettervern consent give. Hvilke instanser som ikke trenger det, står i oppsettet (consent_needed, why)."

    @property
    def form(self) -> str:
        """What it was needed for."""
        return str(self.facts["what"]).replace("meetings", "")


class NotKnownHere(Refused):
    """The person was neither admitted nor referred to the programme by that day."""

    en = "{name} ({code}) was neither admitted nor referred to {programme} by {on}."
    nb = "{name} ({code}) verken var i eller var henvist til {programme} innen {on}."
