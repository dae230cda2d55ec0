"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import DamagedDatabase, EttervernError, NoPermission, NoWorkspace, Refused


class WorkspaceExists(Refused):
    """A configuration or database is there already."""

    en = "{path} exists already; it is not touched."
    nb = "{path} finnes fra før; den røres ikke."


class ForeignDatabase(DamagedDatabase):
    """The file is no database of this program."""

    en = "{path} is no database of this program."
    nb = "{path} er ikke en database for denne programvaren."


class NewerDatabase(DamagedDatabase):
    """The file was written by a newer version of the program."""

    en = "{path} was written by a newer version (format {version}, this one knows {known}); upgrade the program."
    nb = "{path} er laget av en nyere versjon (format {version}, denne kjenner {known}); oppgrader programvaren."


class DamagedBackup(DamagedDatabase):
    """A backup that is not sound is not restored."""

    en = "{path} is damaged and is not restored; nothing was changed. Take an older backup."
    nb = "{path} er skadet og gjenopprettes ikke; ingenting er endret. Ta en eldre sikkerhetskopi."


class UnsafePlace(NoPermission):
    """The database is a link, or not a regular file."""

    en = "{path} is a link or no ordinary file, so it is not opened."
    nb = "{path} er en lenke eller ingen vanlig fil, så den åpnes ikke."


class SynchronisedFolder(NoPermission):
    """A synchronised folder or network share, which damages databases."""

    en = "{path} lies in a synchronised folder or on a network share, which damages databases. Move the workspace, or set allow_synchronised_folder: true."
    nb = "{path} ligger i en synkronisert mappe eller på en nettstasjon, og det skader databaser. Flytt arbeidsområdet, eller sett allow_synchronised_folder: true."


class NoDatabase(NoWorkspace):
    """There is a configuration but no database."""

    en = "There is a configuration, but no database: {path}. If it should be there, restore a backup, ettervern data restore FILE; nothing is made anew on its own."
    nb = "Det er et oppsett, men ingen database: {path}. Skulle den vært der, hent tilbake en sikkerhetskopi, ettervern data restore FIL; ingenting lages på nytt av seg selv."


class UnknownOwnTables(EttervernError):
    """The program was changed, and not what it knows its tables by."""

    en = "The program does not know its own tables, so nothing is written: they were changed, and their digests in storage/schema.py were not. Whoever changed them runs: python -m tests.helpers.schema"
    nb = "Programvaren kjenner ikke sine egne tabeller, så ingenting lagres: de er endret, men ikke sjekksummene deres i storage/schema.py. Den som endret dem, kjører: python -m tests.helpers.schema"


class AlteredSchema(DamagedDatabase):
    """Tables or triggers that are not as this program makes them: nothing is written to them."""

    en = "{path} has tables, views or triggers that are not this program's ({what}), so nothing is written. See: ettervern data verify"
    nb = "{path} har tabeller, visninger eller utløsere som ikke er denne programvarens ({what}), så ingenting lagres. Se: ettervern data verify"
