"""What a configuration may say: one model a section, each key with its meaning.

The models of ladders, of lists and of money are beside it.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ettervern_cli.config.groups import (
    Became,
    BenefitSettings,
    ConsentRules,
    MeetingSettings,
    NewMeasures,
    PartnerSettings,
    PrivacySettings,
    StaffSettings,
)
from ettervern_cli.config.ladders import Ladder, UnitSettings
from ettervern_cli.config.lists import (
    AbsenceKind,
    DeclineReason,
    Destination,
    ExitReason,
    FollowUpKind,
    IncidentKind,
    InstrumentSettings,
    MilestoneSettings,
    Phase,
)
from ettervern_cli.config.money import (
    Bookkeeping,
    BreakEven,
    BudgetYearSettings,
    FunderSettings,
    Lines,
    PostSettings,
    PriceSettings,
    ProjectSettings,
    Sharing,
    TargetNumber,
    VacancySettings,
)
from ettervern_cli.config.receivers import ImportSettings, ReceiverSettings, SiteSettings
from ettervern_cli.config.values import (
    AtLeastOne,
    Capacity,
    Code,
    Count,
    Day,
    DayOfMonth,
    Days,
    First,
    Flag,
    KeepingText,
    Kroner,
    Months,
    NamedWord,
    Percent,
    SettingsSection,
    Text,
    WordsTyped,
    Year,
)
from ettervern_cli.values.known_words import ImportKind


class StayRules(SettingsSection):
    """How long a stay is meant to be."""

    least_months: Months | None = None
    """A shorter stay is pointed out at discharge."""
    most_months: Months | None = None
    """A longer stay needs an extension."""


class RhythmSettings(SettingsSection):
    """How often residents are followed up where a step does not say."""

    every_days: Days | None = None
    """Days between follow-ups."""


class CriticalWindow(SettingsSection):
    """The first time after treatment, when relapse is likeliest."""

    months: Months = 3
    """Months from the end of treatment, or from release."""
    every_days: Days = 3
    """Days between follow-ups while it is open."""


class Keep(SettingsSection):
    """How long a person's data are kept; nothing is erased on its own."""

    months: Months | None = None
    """Months after the last discharge until today points out that the data are due to go."""


MEASURES = (
    "occupancy",
    "units-in-use",
    "fit",
    "on-time",
    "critical-window",
    "planned-exits",
    "lasting-homes",
    "moves-up",
    "network",
    "meetings",
    "posts",
    "plans",
    "gaps",
)


class TargetSettings(SettingsSection):
    """What is aimed at, each in whole percent."""

    occupancy: Percent | None = None
    """Nights lived in, of those of beds in use."""
    lasting_homes: Percent | None = None
    """Exits to a lasting home, deaths left out."""
    on_time: Percent | None = None
    """Follow-ups on time."""


class CountedGoal(SettingsSection):
    """A goal, and what answers it in a report."""

    text: Text
    """The goal."""
    counts: list[Code] = []
    """Outcomes of the programme, figures, or measures: occupancy, on-time, critical-window …"""
    target: TargetNumber | None = None
    """How many people are to reach one of the outcomes that it counts."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


def _goal(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Goal = Annotated[CountedGoal, BeforeValidator(_goal)]


class ProgrammeSettings(SettingsSection):
    """One aftercare programme with its rules."""

    name: Text
    """What people read."""
    summary: Text | None = None
    """What it is, in a sentence or two."""
    host: Text
    """Who runs it."""
    residents_are: Literal["beboer", "deltaker"] = "beboer"
    """What people in the programme are called."""
    municipalities: list[Code] = []
    """Municipalities it admits from; empty means any."""
    partners: dict[Code, PartnerSettings] = {}
    """Who it works with."""
    staff: dict[Code, StaffSettings] = {}
    """Who follows up: fixed contacts."""
    phases: dict[Code, Phase] = {}
    """Phases of a course."""
    main_goals: list[Goal] = []
    """The aims over the goals, reported against in the same way."""
    goals: list[Goal] = []
    """Goals reported against; a text alone is a goal that nothing is counted for."""
    milestones: dict[Code, MilestoneSettings] = {}
    """The plan of progress."""
    figures: dict[Code, NamedWord] = {}
    """What is counted outside the programme, as the homeless of a municipality."""
    target_group: list[Text] = []
    """Who it is for, as read before an admission."""
    names: Literal["full", "initials", "codes"] = "full"
    """How residents are named in the case book: in full, by initials, or by their code alone."""
    keep: Keep = Keep()
    """How long a person's data are kept."""
    privacy: PrivacySettings = PrivacySettings()
    """What residents are told of the data about them."""
    capacity: Capacity | None = None
    """How many at once: a number, or units for as many as the units have beds."""
    targets: TargetSettings = TargetSettings()
    """What reports hold the figures of a period against."""
    keep_empty: Count = 0
    """How many units are to stand empty at any time."""
    stay: StayRules = StayRules()
    """Length of stay."""
    rhythm: RhythmSettings = RhythmSettings()
    """Follow-ups where no step says otherwise."""
    critical_window: CriticalWindow | None = None
    """The first months after treatment."""
    ladders: dict[Code, Ladder] = {}
    """None, one, or several side by side."""
    units: list[UnitSettings] = []
    """Homes and rooms."""
    rent_due_day: DayOfMonth | None = None
    """Day of the month on which rent falls due, in advance; else it is charged in arrears."""
    leases: dict[Code, NamedWord] = {}
    """Kinds of lease."""
    sources: dict[Code, NamedWord] = {}
    """Where people come from."""
    follow_up_kinds: dict[Code, FollowUpKind] = {}
    """Kinds of follow-up; the first is the default."""
    areas: dict[Code, NamedWord] = {}
    """Life areas."""
    demotion_reasons: dict[Code, NamedWord] = {}
    """Why a resident can be moved down."""
    exit_reasons: dict[Code, ExitReason] = {}
    """Why a stay ends."""
    destinations: dict[Code, Destination] = {}
    """Where residents go."""
    decline_reasons: dict[Code, DeclineReason] = {}
    """Why a referral is declined."""
    absences: dict[Code, AbsenceKind] = {}
    """Kinds of absence."""
    incident_kinds: dict[Code, IncidentKind] = {}
    """Kinds of incident."""
    outcomes: dict[Code, NamedWord] = {}
    """Results counted."""
    instruments: dict[Code, InstrumentSettings] = {}
    """Measuring instruments."""
    consent: ConsentRules = ConsentRules()
    """Consent."""
    meetings: MeetingSettings = MeetingSettings()
    """Meetings."""
    projects: dict[Code, ProjectSettings] = {}
    """What has a budget of its own, outside the programme's years."""
    new_measures: NewMeasures = NewMeasures()
    """What is not begun without a decision."""
    benefits: dict[Code, BenefitSettings] = {}
    """Benefits that residents apply for."""
    budget_lines: Lines = Lines()
    """Lines of the budget."""
    budget: dict[Year, BudgetYearSettings] = {}
    """Plans by year."""
    prices: PriceSettings | None = None
    """Price adjustment of the plans."""
    posts: dict[Code, PostSettings] = {}
    """Posts and what they cost."""
    vacancy: VacancySettings | None = None
    """The rent of empty units, worked out from keep_empty."""
    break_even: BreakEven = BreakEven()
    """Income that goes by how many beds are used."""
    funders: dict[Code, FunderSettings] = {}
    """Who pays."""
    bookkeeping: Bookkeeping = Bookkeeping()
    """Bookings from the accounting system."""
    imports: dict[ImportKind, ImportSettings] = {}
    """Files from other systems, by their kind."""
    sharing: Sharing = Sharing()
    """Shares between municipalities."""


class Municipality(NamedWord):
    """A municipality and how many live there."""

    populations: dict[Day, Count] = {}
    """Inhabitants by the date they were counted."""
    from_: First = None
    """The first day there was one, where it was split from another; it shares from then on."""
    became: Became | None = None
    """What became of it; whoever is registered there is counted with the other from that day on."""


class BaseAmountSettings(SettingsSection):
    """The National Insurance base amount G from a day."""

    kroner: Kroner
    """Kroner a year."""
    checked: Flag = False
    """Whether the figure was checked against a published page."""
    note: Text | None = None
    """What is to be said about it, where another figure is in circulation."""


class ChildSupplement(SettingsSection):
    """The child supplement of the qualification benefit (KVP) from a day."""

    kroner: Kroner
    """Kroner a day for each child."""
    days: Days
    """Days of a year that it is paid for."""


class SmallNumbers(SettingsSection):
    """How reports for outsiders hide small counts."""

    threshold: AtLeastOne = 3
    """Counts below it, other than zero, are hidden."""


class Backups(SettingsSection):
    """Where backups go, and which are kept."""

    folder: Text = "backups"
    """The folder, relative to this file."""
    keep: KeepingText = "7d,4w,12m"
    """The newest of each of so many days, weeks, months and years (d, w, m, y), or all."""


class Config(SettingsSection):
    """A whole configuration file."""

    language: Literal["nb", "nn", "en"] = "en"
    """What a person reads: nb, nn or en."""
    database: Text = "ettervern.db"
    """The database, relative to this file."""
    time_zone: Text = "Europe/Oslo"
    """Where a day begins and ends."""
    encrypted: Flag = False
    """True where the database must be encrypted; data encrypt and data decrypt write it."""
    allow_synchronised_folder: Flag = False
    """Set true to keep the database in a synchronised folder all the same."""
    log_reading: Flag = False
    """Set true to keep a log of who looked at which person's record."""
    aliases: dict[Code, WordsTyped] = {}
    """Words of your own for commands, with their options, as l: log; commands' names go first."""
    backups: Backups = Backups()
    """Backups."""
    small_numbers: SmallNumbers = SmallNumbers()
    """Reports for outsiders."""
    site: SiteSettings | None = None
    """Which site this is in data deliver."""
    receivers: dict[Code, ReceiverSettings] = {}
    """Who data deliver may deliver to; without them nothing leaves."""
    municipalities: dict[Code, Municipality] = {}
    """Municipalities that programmes refer to."""
    base_amounts: dict[Day, BaseAmountSettings] = {}
    """The base amount G by the day it holds from."""
    child_supplement: dict[Day, ChildSupplement] = {}
    """The child supplement of KVP by the day it holds from; before that, the built-in one."""
    programmes: dict[Code, ProgrammeSettings] = Field(min_length=1)
    """The programmes of this workspace."""
