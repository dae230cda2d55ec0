"""What a configuration may say of what comes in, and of deliveries: which site, and to whom."""

from ettervern_cli.config.values import AnyText, Code, NamedWord, SettingsSection, Text


class ImportSettings(SettingsSection):
    """How one kind of file is read."""

    columns: dict[Code, Text] = {}
    """What the file calls our columns, where it is another name."""
    values: dict[Code, dict[Text, AnyText]] = {}
    """By column, which of our words each of the file's is; "" for one that says nothing."""


class SiteSettings(NamedWord):
    """Which site this is to those that it delivers to."""

    code: Code
    """Its lasting name in deliveries."""


class ReceiverSettings(NamedWord):
    """Who may be delivered rows without names, and by what right."""

    basis: Text
    """The legal basis."""
    agreement: Text
    """What was agreed, and when."""
