"""What this room refuses, or cannot do; and how it is said."""

from ettervern_cli.errors import NotWritten, Refused, Usage


class NotAFile(IsADirectoryError):
    """What is to be read is no ordinary file: a folder, or something that could make one wait."""


class Unreadable(Refused):
    """What is to be read lies on a disk or a device that fails."""

    en = "{path} cannot be read: the disk or the device it lies on fails. Nothing was written."
    nb = "{path} kan ikke leses: disken eller enheten den ligger på, svikter. Ingenting ble lagret."


class UnusableTarget(Usage):
    """What is to be written over is no ordinary file: a folder, a link or a device."""

    en = "{file} is a folder, a link or a device, and nothing is written over it. Choose another name."
    nb = "{file} er en mappe, en lenke eller en enhet, og ingenting skrives over den. Velg et annet navn."


class OwnTarget(Usage):
    """What is to be written over is a workspace's own, or a key, a recovery sheet or a backup."""

    en = "{file} is a workspace's own file or name, a key, a recovery sheet or a backup; nothing is written over it. Choose another name."
    nb = "{file} er et arbeidsområdes egen fil eller eget navn, en nøkkel, et gjenopprettingsark eller en sikkerhetskopi; ingenting skrives over den. Velg et annet navn."


class SheetExists(Usage):
    """A recovery sheet takes the place of no file: an older one may be the only one of its key."""

    en = "{file} is there already. A recovery sheet takes the place of no file: an older sheet may be the only one of its key. Choose another name."
    nb = "{file} finnes fra før. Et gjenopprettingsark tar ikke plassen til noen fil: et eldre ark kan være det eneste med sin nøkkel. Velg et annet navn."


class NobodyReads(NotWritten):
    """A named pipe that nobody reads from."""

    en = "{file} is a pipe or a device that takes nothing just now."
    nb = "{file} er et rør eller en enhet som ikke tar imot noe akkurat nå."
