"""What a configuration may say about money: lines, plans, prices, posts, funders and shares."""

from typing import Literal

from ettervern_cli.config.values import (
    Account,
    AtLeastOne,
    Change,
    Code,
    Count,
    Day,
    First,
    Flag,
    Kroner,
    NamedWord,
    Number,
    SettingsSection,
    Text,
    Year,
)


class TargetNumber(SettingsSection):
    """How many people are to reach something, and between which days."""

    number: AtLeastOne
    """How many people."""
    from_: First = None
    """The first day that counts; without it, from the beginning."""
    until: Day | None = None
    """The last day that counts."""


class ContractSettings(SettingsSection):
    """A tender won: what it asks for, counted against."""

    from_: First = None
    """Its first day."""
    until: Day | None = None
    """Its last day."""
    partner: Code | None = None
    """Whose referrals take its places; without it, everybody does."""
    places: AtLeastOne | None = None
    """How many places it is for."""
    target: AtLeastOne | None = None
    """How many people are to reach one of its outcomes."""
    counts: list[Code] = []
    """The outcomes that its target is about."""


class FunderSettings(NamedWord):
    """Who pays, for what, and what it wants to know."""

    kind: Literal["grant", "municipality", "gift", "tender", "own", "other"] = "grant"
    """How the money comes."""
    line: Code | None = None
    """The financing line of the budget that it fills."""
    purpose: Text | None = None
    """What the money is for."""
    conditions: list[Text] = []
    """What it asks of the programme."""
    applied: dict[Year, Kroner] = {}
    """Kroner applied for, by year."""
    applied_on: dict[Year, Day] = {}
    """The day of the application, by year."""
    amounts: dict[Year, Kroner] = {}
    """Kroner awarded, by year."""
    awarded_on: dict[Year, Day] = {}
    """The day of the award, by year; without it, it holds on any day."""
    contract: ContractSettings | None = None
    """What a tender asks for."""
    report_by: dict[Year, Day] = {}
    """The day the report on a year is due."""
    covers: list[Code] = []
    """Cost lines that it pays for; without it, all of them."""
    posts: Number | None = None
    """Full-time equivalents it pays for."""
    auditor_above: Kroner | None = None
    """An auditor's attestation is needed above this many kroner a year."""


class ProjectSettings(NamedWord):
    """Something with a budget of its own: a pre-project, or a rebuild that gifts pay."""

    from_: First = None
    """Its first day."""
    until: Day | None = None
    """Its last day."""


class LineSettings(NamedWord):
    """A line of the budget."""

    project: Code | None = None
    """The project whose own budget it belongs to."""


class Lines(SettingsSection):
    """The lines of the budget, in the order they are printed."""

    costs: dict[Code, LineSettings] = {}
    """What is paid."""
    financing: dict[Code, LineSettings] = {}
    """Who pays."""


class BudgetYearSettings(SettingsSection):
    """One year's plan, in kroner."""

    costs: dict[Code, Kroner] = {}
    """Kroner by cost line."""
    financing: dict[Code, Kroner] = {}
    """Kroner by financing line."""
    balanced: Flag = True
    """Set false where costs and financing are meant to differ."""


class PostSettings(NamedWord):
    """A post, or a part of one, as the budget counts it."""

    line: Code
    """The cost line that pays it."""
    full_time: Number = 1
    """Full-time equivalents: 0.5 is half a post."""
    yearly: Kroner
    """Kroner a year for a full-time post, social costs included."""
    from_: First = None
    """First day in the post."""
    until: Day | None = None
    """Last day in the post."""


class PriceSettings(SettingsSection):
    """Plans in one year's prices, and what each later year costs by comparison."""

    year: Year
    """The year whose prices the plans are in."""
    factors: dict[Year, Number] = {}
    """What a krone of that year is in another: 1.031 is 3.1 % more."""
    yearly: Number | None = None
    """The factor from one year to the next where no year's own is given."""


class VacancySettings(SettingsSection):
    """The rent of the units that are to stand empty."""

    line: Code
    """The cost line that pays it."""


class BreakEven(SettingsSection):
    """Which income goes by how many beds are used: what the break-even rests on."""

    rent_line: Code | None = None
    """The financing line of the residents' rents."""
    place_line: Code | None = None
    """The financing line that is paid by the bed-day used."""
    place_price: Kroner | None = None
    """Kroner a bed-day; without it, that line's plan spread over all bed-days of the year."""


class ColumnSettings(SettingsSection):
    """What the columns of an accounting export are called."""

    date: Text
    """The day of the voucher."""
    amount: Text
    """The amount, positive where the account was debited."""
    account: Text
    """The account, mapped to a budget line below."""
    text: Text | None = None
    """What it was for."""
    voucher: Text | None = None
    """The voucher's number."""


class Bookkeeping(SettingsSection):
    """How bookings are read from the accounting system."""

    columns: ColumnSettings | None = None
    """Headings of the columns, where they differ from date, amount, account, text and voucher."""
    accounts: dict[Account, Code] = {}
    """Budget lines by account; an account that is not named is left out, and said."""


class SharingChange(Change):
    """How costs are shared from a day on."""

    members: list[Code] = []
    """Who shares from then on."""
    key: Text = "equal"
    """The key from then on."""
    places: dict[Code, Count] = {}
    """Places agreed from then on, of each municipality."""
    fixed: dict[Code, Number] = {}
    """Fixed percentages from then on, of each municipality."""
    mixes: dict[Code, dict[Code, Number]] = {}
    """Mixes from then on, all of them."""


class Sharing(SettingsSection):
    """How costs are shared between municipalities."""

    members: list[Code] = []
    """Municipalities that share; without it, those that the programme admits from."""
    key: Text = "equal"
    """The key in use: equal, population, places, bed-days, fixed, or a mix named below."""
    places: dict[Code, Count] = {}
    """Places agreed for each municipality."""
    fixed: dict[Code, Number] = {}
    """Fixed percentages."""
    mixes: dict[Code, dict[Code, Number]] = {}
    """Mixes: the weight of each key, in percent."""
    changes: list[SharingChange] = []
    """What is another from a day on, in order; a month goes by what holds on its first day."""
