"""What a configuration may say of deliveries: which site this is, and who receives."""

from ettervern_cli.config.values import Code, NamedWord, Text


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
