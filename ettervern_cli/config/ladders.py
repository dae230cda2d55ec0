"""What a configuration may say of ladders, their steps, and units."""

from pydantic import Field

from ettervern_cli.config.values import (
    AtLeastOne,
    Change,
    Code,
    Day,
    DayOfMonth,
    Days,
    First,
    Flag,
    Kroner,
    Months,
    NamedWord,
    Number,
    SettingsSection,
    Text,
)


class HelpSettings(SettingsSection):
    """The amount of help that belongs to a step: it decreases as the resident climbs."""

    hours_a_week: Number | None = None
    """Hours of help a week."""
    services: list[Text] = []
    """What is offered."""
    control: list[Text] = []
    """What is checked or agreed."""


class Asks(SettingsSection):
    """Conditions before a resident may enter a step from the one below."""

    min_days: Days | None = None
    """Days on the step below."""
    follow_ups_held: AtLeastOne | None = None
    """Follow-ups held while on the step below."""
    days_without_missed: Days | None = None
    """Days since the last missed follow-up."""


class StepChange(Change):
    """What a step asks and brings from a day on."""

    every_days: Days | None = None
    """Days between follow-ups from then on."""
    asks: Asks = Asks()
    """Conditions for entering from then on, all of them."""
    limit_months: Months | None = None
    """The longest time on the step for those who come to it from then on."""
    lease: Code | None = None
    """The kind of lease from then on."""
    trial_days: Days | None = None
    """Days of trial from then on."""
    help: HelpSettings = HelpSettings()
    """Help, services and control from then on, all of it."""


class StepSettings(NamedWord):
    """One step of a ladder."""

    code: Code
    """Its lasting name, whatever its number."""
    run: Flag = True
    """Whether this programme runs the step itself."""
    every_days: Days | None = None
    """Days between follow-ups on this step."""
    asks: Asks = Asks()
    """Conditions for entering."""
    limit_months: Months | None = None
    """The longest time on the step."""
    lease: Code | None = None
    """The kind of lease that a home on this step is let on."""
    trial_days: Days | None = None
    """Days of trial that the step brings."""
    needs_unit: Flag = True
    """Whether a resident on this step lives in one of the programme's units."""
    help: HelpSettings = HelpSettings()
    """Help, services and control that belong to the step."""
    changes: list[StepChange] = []
    """What is another from a day on, in order; what is not named goes on as it was."""


class Demotion(SettingsSection):
    """Whether residents can be moved down."""

    allowed: Flag = True
    """False where the programme moves nobody down."""
    because: Text | None = None
    """Why, where it is not allowed."""


class Ladder(NamedWord):
    """An ordered list of steps."""

    demotion: Demotion = Demotion()
    """Rules for moving down."""
    circling_from: AtLeastOne = 3
    """From which time at the same step a resident counts as moving in circles."""
    steps: list[StepSettings] = Field(min_length=1)
    """From the lowest to the highest."""


class UnitChange(Change):
    """What a unit costs and holds from a day on."""

    beds: AtLeastOne = 1
    """How many can live there from then on."""
    rent: Kroner | None = None
    """Kroner a month for those who move in from then on."""


class UnitSettings(SettingsSection):
    """A home or a room."""

    code: Code
    """What it is called on a command line."""
    name: Text | None = None
    """What people read, where the code does not say it."""
    kind: Text
    """Single unit, family flat, room …"""
    beds: AtLeastOne = 1
    """How many can live there."""
    owner: Text | None = None
    """Who owns it."""
    rent: Kroner | None = None
    """Kroner a month."""
    rent_due_day: DayOfMonth | None = None
    """Day of the month on which this unit's rent falls due, where it is another."""
    run_by: Text | None = None
    """Who runs it, where the programme does not: a place to live, and none of its vacancies."""
    reserved_for: Code | None = None
    """A partner whose own residents it is kept for."""
    limit_months: Months | None = None
    """The longest stay in this unit."""
    from_: First = None
    """First day in use; without it, since ever."""
    until: Day | None = None
    """Last day in use."""
    changes: list[UnitChange] = []
    """What is another from a day on, in order; what is not named goes on as it was."""
