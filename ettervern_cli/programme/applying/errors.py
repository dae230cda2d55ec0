"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import BadConfiguration


class ConfigurationInUse(BadConfiguration):
    """The changed configuration takes away something in use."""
