"""What a configuration may say about files from other systems: their headings and their words."""

from ettervern_cli.config.values import AnyText, Code, SettingsSection, Text


class ImportSettings(SettingsSection):
    """How one kind of file is read."""

    columns: dict[Code, Text] = {}
    """What the file calls our columns, where it is another name."""
    values: dict[Code, dict[Text, AnyText]] = {}
    """By column, which of our words each of the file's is; "" for one that says nothing."""
