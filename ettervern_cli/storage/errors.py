"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import NoPermission


class NoFolder(NoPermission):
    """Something else than a folder has that name."""

    en = "{path} is no folder."
    nb = "{path} er ikke en mappe."
