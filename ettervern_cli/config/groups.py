"""What a configuration may say of who takes part, who may hear what, and what is agreed."""

from typing import Annotated

from pydantic import Field

from ettervern_cli.config.lists import ScopeSettings
from ettervern_cli.config.values import (
    Code,
    Day,
    Days,
    First,
    Flag,
    Months,
    NamedWord,
    SettingsSection,
    Text,
)


class SeriesSettings(NamedWord):
    """The meetings of one group."""

    every_days: Days | None = None
    """Days between its meetings; else those of all series."""
    every_months: Months | None = None
    """Months between its meetings, in place of days; the first counts from the first admission."""
    from_: First = None
    """The day that the first meeting is counted from instead."""
    agencies: list[Code] = []
    """Partners that sit in it; else those of all series."""
    agenda: list[Text] = []
    """What stands on every agenda."""
    residents: Flag = True
    """Whether residents are spoken of there."""


class MeetingSettings(SettingsSection):
    """The meetings of a resource group or responsibility group, or of several groups."""

    every_days: Days | None = None
    """Days between meetings."""
    agencies: list[Code] = []
    """Partners that sit in the group."""
    series: dict[Code, SeriesSettings] = {}
    """Several series of meetings; the first is meant when none is named."""


class BenefitSettings(NamedWord):
    """A benefit that residents apply for."""

    answer_days: Days | None = None
    """Days after which an application without an answer is pointed out."""


class ReadmissionSettings(SettingsSection):
    """An agreement on taking residents in for a time."""

    kind: Code
    """The kind of absence that it is for."""
    from_: First = None
    """Its first day."""
    until: Day | None = None
    """Its last day."""


class NewMeasures(SettingsSection):
    """What a new measure, or a new contact person, rests on."""

    by_decision: Flag = False
    """Whether each needs a decision of a meeting."""
    because: Text | None = None
    """Why, where it does."""


class PartnerSettings(NamedWord):
    """An organisation the programme works with."""

    aliases: list[Text] = []
    """Other names the same partner goes by."""
    outside_municipalities: Flag = False
    """Its own residents may come from municipalities the programme does not serve."""
    months_there: Months | None = None
    """Months in treatment there before a unit reserved for it may be taken."""
    consent_needed: Flag = True
    """False, with why: it may hear of residents who have not consented to it."""
    why: Text | None = None
    """Why no consent is needed, as where it is the host itself; without it consent is needed."""
    readmission: ReadmissionSettings | None = None
    """What is agreed on its taking residents in for a time."""
    until: Day | None = None
    """The last day of the cooperation; what still rests on it is pointed out."""

    @property
    def no_consent_because(self) -> str | None:
        """Why it may hear of residents without consent; None where consent is needed."""
        return None if self.consent_needed else self.why


class StaffSettings(NamedWord):
    """Somebody who follows residents up."""

    until: Day | None = None
    """Last day at work; whose fixed contact this still is, is pointed out."""


class PrivacySettings(SettingsSection):
    """What residents are told of the data about them; who decides is the host."""

    purpose: Text | None = None
    """What the data are for; left out, to follow residents up and to account for the work."""
    basis: Text | None = None
    """The legal basis; left out, articles 6 (1) e and 9 (2) h of the GDPR are named."""
    contact: Text | None = None
    """Whom to write to, as the data protection officer."""


class ConsentRules(SettingsSection):
    """What consent the programme rests on."""

    required: Flag = False
    """Nobody is admitted without it."""
    scopes: dict[Code, ScopeSettings] = {}
    """What can be consented to."""


class Became(SettingsSection):
    """What became of a municipality that is no more."""

    into: Code | None = None
    """The municipality it became part of; without it, it was divided."""
    from_: Annotated[Day, Field(alias="from")]
    """The first day on which it was no more."""
