"""What a configuration may say of the groups that meet, and of what is agreed with others."""

from typing import Annotated

from pydantic import Field

from ettervern_cli.config.values import (
    Code,
    Day,
    Days,
    Flag,
    Months,
    NamedWord,
    SettingsSection,
    Text,
)

First = Annotated[Day | None, Field(alias="from")]


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
