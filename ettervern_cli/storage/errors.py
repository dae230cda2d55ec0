"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NoPermission


class NoFolder(NoPermission):
    """Something else than a folder has that name."""
