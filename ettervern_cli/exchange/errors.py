"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import BadRows, Refused


class NoSuchFile(Refused):
    """There is no file of that name to read."""


class ChangedRows(BadRows):
    """Rows that say something else than when they were last imported; every cell is listed."""


class UnknownImportColumn(Refused):
    """A column that a kind of file does not have; those that it has are listed."""


class FolderInUse(Refused):
    """A folder that holds something is not written into; ``ours`` where it is an older export."""

    @property
    def key(self) -> str:
        """An export of ours can be replaced."""
        return "error.FolderInUseByExport" if self.facts["ours"] else "error.FolderInUse"


class NotOurExport(Refused):
    """A folder that is no export of this program and this version."""


class DamagedExport(Refused):
    """A file of an export is missing, or is not the one that was written."""


class CodesMissing(Refused):
    """An export uses words that this workspace's configuration does not have; they are listed."""


class WorkspaceNotEmpty(Refused):
    """An export goes into an empty workspace alone."""
