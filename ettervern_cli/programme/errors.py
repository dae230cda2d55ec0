"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused, UnknownName, Usage, Word


class UnknownProgramme(Refused):
    """No such programme in the configuration."""

    en = "There is no programme “{value}”; there is: {known}."
    nb = "Det er ikke noe program «{value}»; det finnes: {known}."


class NotConfigured(UnknownName):
    """A town, somebody of the staff, or a partner: they become more, and where is said."""

    en = f"{UnknownName.en} More of them: config.yaml"
    nb = f"{UnknownName.nb} Flere føres opp i config.yaml."


class SeveralNames(Refused):
    """A start that several units, steps, reasons … have; they are listed."""

    en = "“{value}” fits several; which {what}: {known}?"
    nb = "«{value}» passer på flere ({what}): {known}."

    def __init__(self, *, what: str, value: str, known: list[str]) -> None:
        super().__init__(what=Word(f"daily.list_{what}"), value=value, known=known)


class StepNotRun(Refused):
    """No move enters a step that the programme does not run."""

    en = "Step {number}, {step}, is not run here; nobody can be placed on it."
    nb = "Trinn {number}, {step}, tilbys ikke i dette programmet."


class AtTheTop(Refused):
    """There is no higher step."""

    en = "Already at the top: step {number}, {step}."
    nb = "Allerede på toppen: trinn {number}, {step}."


class AtTheBottom(Refused):
    """There is no step that far down which the programme runs."""

    en = (
        "There is no step to go down to from step {current}; the lowest here is {lowest}.",
        "{n} steps down from step {current} is below the lowest step here, {lowest}.",
    )
    nb = (
        "Det er ikke noe trinn å gå ned til fra trinn {current}; det laveste her er {lowest}.",
        "{n} trinn ned fra trinn {current} er under det laveste trinnet her, {lowest}.",
    )


class NotUpwards(Refused):
    """The step named lies no higher than the present one."""

    en = "Step {number} is not above step {current}."
    nb = "Trinn {number} ligger ikke over trinn {current}."


class NotDownwards(Refused):
    """The step named lies no lower than the present one."""

    en = "Step {number} is not below step {current}."
    nb = "Trinn {number} ligger ikke under trinn {current}."


class TooSoon(Refused):
    """The step asks for more days on the step before."""

    en = 'Not yet: step {number} asks for {asked} days on step {below}; {name} has been there {n} (since {since}).\nTo do it all the same: ettervern advance {code} --override "why"'
    nb = 'Ikke ennå: trinn {number} krever {asked} dager på trinn {below}; {name} har vært der {n} (siden {since}).\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"'


class TooFewFollowUps(Refused):
    """The step asks for more follow-ups held on the step before."""

    en = 'Not yet: step {number} asks for {asked} follow-ups held on step {below}; there {n:is|are} {n}.\nTo do it all the same: ettervern advance {code} --override "why"'
    nb = 'Ikke ennå: trinn {number} krever {asked} gjennomførte oppfølginger på trinn {below}; det er {n}.\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"'


class MissedTooRecently(Refused):
    """The step asks for a time without missed follow-ups."""

    en = 'Not yet: step {number} asks for {asked} days without a missed follow-up; {name} missed one on {missed}.\nTo do it all the same: ettervern advance {code} --override "why"'
    nb = 'Ikke ennå: trinn {number} krever {asked} dager uten at en oppfølging er uteblitt; {name} uteble {missed}.\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"'


class MunicipalityNotServed(Refused):
    """The programme does not admit people from there."""

    en = "{programme} does not admit from {municipality}; it admits from: {served}."
    nb = "{programme} tar ikke imot fra {municipality}, bare fra: {served}."


class WhichProgramme(Usage):
    """Several programmes fit and none is named."""

    en = "Which programme? ettervern -p ID …, where ID is one of: {known}."
    nb = "Hvilket program? ettervern -p ID …, der ID er en av: {known}."


class WhichLadder(Usage):
    """The programme has several ladders and none is named."""

    en = "Which ladder? --ladder with one of: {known}."
    nb = "Hvilken trapp? --ladder med en av: {known}."
