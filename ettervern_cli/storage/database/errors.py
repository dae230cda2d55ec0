"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NoWorkspace


class NoDatabase(NoWorkspace):
    """There is a configuration but no database."""
