"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import DamagedDatabase, NoWorkspace


class NoDatabase(NoWorkspace):
    """There is a configuration but no database."""


class AlteredSchema(DamagedDatabase):
    """Tables or triggers that are not as this program makes them: nothing is written to them."""
