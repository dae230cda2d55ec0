"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import NoPermission, NotWritten, Refused, Usage


class AlreadyEncrypted(Refused):
    """The database is encrypted as it is."""

    en = "{path} is encrypted already. For a new key: ettervern data rekey"
    nb = "{path} er kryptert fra før. For en ny nøkkel: ettervern data rekey"


class NotEncrypted(Refused):
    """The database is not encrypted."""

    en = "{path} is not encrypted. To encrypt it: ettervern data encrypt"
    nb = "{path} er ikke kryptert. For å kryptere: ettervern data encrypt"


class WouldDecrypt(Refused):
    """A database is written out for everybody to read only when that is said."""

    en = "Decrypted, {path} can be read by everybody who gets hold of the file. If that is meant: ettervern data decrypt --yes"
    nb = "Uten kryptering kan {path} leses av alle som får tak i filen. Er det meningen: ettervern data decrypt --yes"


class BadRecovery(Usage):
    """What was typed from a recovery sheet does not add up; ``rows`` are the rows' numbers."""

    en = "{n:Row|Rows} {rows} {n:does|do} not add up; compare {n:it|them} with the sheet, letter by letter."
    nb = "{n:Rad|Radene} {rows} går ikke opp; sammenlign {n:den|dem} med arket, tegn for tegn."
    en_length = "A key has four rows of 16 letters and digits; that is not what was typed."
    nb_length = (
        "En nøkkel har fire rader med 16 bokstaver og sifre; det er ikke det som ble skrevet."
    )

    @property
    def form(self) -> str:
        """With letters missing or too many no row can be told apart."""
        return "" if self.facts["rows"] else "length"


class NotTheSame(NotWritten):
    """A rewritten database does not hold what the old one does; the old one stands."""

    en = "The rewritten database does not hold what the old one does ({what}); the old one stands."
    nb = "Den omskrevne databasen inneholder ikke det samme som den gamle ({what}); den gamle står."


class CipherMissing(NoPermission):
    """The library that encrypts is missing, or is not what it should be."""

    en = "The library for encryption (SQLCipher) is missing: pip install 'ettervern[encrypted]'"
    nb = "Biblioteket for kryptering (SQLCipher) mangler: pip install 'ettervern[encrypted]'"


class KeySettingsMissing(NoPermission):
    """The database is encrypted, and nothing beside it tells where its key lies."""

    en = "{path} is encrypted, and {settings}, which tells where its key lies, is missing. With the recovery sheet: ettervern data recover {path}"
    nb = "{path} er kryptert, og {settings}, som sier hvor nøkkelen ligger, mangler. Med gjenopprettingsarket: ettervern data recover {path}"


class KeySettingsDamaged(NoPermission):
    """What tells where the key lies cannot be read."""

    en = "{path} tells where the key lies, and it cannot be read. With the recovery sheet: ettervern data recover"
    nb = "{path} sier hvor nøkkelen ligger, og kan ikke leses. Med gjenopprettingsarket: ettervern data recover"


class PlainWhereEncrypted(NoPermission):
    """The database is not encrypted, though what lies beside it says that it is."""

    en = "{path} is not encrypted, though {settings} says that it is; it is not opened. Somebody has put another file in its place."
    nb = "{path} er ikke kryptert, enda {settings} sier det; den åpnes ikke. Noen har lagt en annen fil i stedet."


class PlainWhereRequired(PlainWhereEncrypted):
    """The database is not encrypted, though it must be; ``by`` is the file that says so."""

    en = "{path} is not encrypted, though this workspace must be ({by}); it is not opened. Somebody has put another file in its place. Restore an encrypted backup: ettervern data restore FILE"
    nb = "{path} er ikke kryptert, enda dette arbeidsområdet skal være det ({by}); den åpnes ikke. Noen har lagt en annen fil i stedet. Gjenopprett en kryptert sikkerhetskopi: ettervern data restore FIL"


class PlainBackup(NoPermission):
    """A backup that is not encrypted, where the workspace must be and there is no key for it."""

    en = "{path} is not encrypted, though this workspace must be, and there is no key here to encrypt it with. Put it elsewhere: ettervern data restore {path} --to DIR"
    nb = "{path} er ikke kryptert, enda dette arbeidsområdet skal være det, og her er ingen nøkkel å kryptere den med. Legg den et annet sted: ettervern data restore {path} --to MAPPE"


class KeyFileOfOthers(NoPermission):
    """The key file that was named does not hold the database's key."""

    en = "$ETTERVERN_KEY_FILE names {file}, which does not hold the key {id} of {path}. Name the right file, or unset it."
    nb = "$ETTERVERN_KEY_FILE peker på {file}, som ikke har nøkkelen {id} til {path}. Pek på riktig fil, eller fjern variabelen."


class KeyFileMissing(NoPermission):
    """There is no key file where it should be."""

    en = "There is no key file {path}. With the recovery sheet: ettervern data recover {database}"
    nb = (
        "Det er ingen nøkkelfil {path}. Med gjenopprettingsarket: ettervern data recover {database}"
    )


class KeyFileOpen(NoPermission):
    """A key file that others may read."""

    en = "The key file {path} can be read by others, so it is not used. chmod 600 it, and take a new key: ettervern data rekey"
    nb = "Nøkkelfilen {path} kan leses av andre, så den brukes ikke. Kjør chmod 600 på den, og ta en ny nøkkel: ettervern data rekey"


class KeyFileDamaged(NoPermission):
    """A key file that does not hold whole keys."""

    en = "The key file {path} does not hold whole keys. With the recovery sheet: ettervern data recover {database}"
    nb = "Nøkkelfilen {path} inneholder ikke hele nøkler. Med gjenopprettingsarket: ettervern data recover {database}"


class KeyNotInKeyring(NoPermission):
    """The system's keyring does not have the key."""

    en = "The system's keyring does not have the key {id}. With the recovery sheet: ettervern data recover {database}"
    nb = "Systemets nøkkelring har ikke nøkkelen {id}. Med gjenopprettingsarket: ettervern data recover {database}"


class KeyringUnusable(NoPermission):
    """The system has no keyring that answers."""

    en = "The system's keyring does not answer ({kind}). Log in to it, or keep the key elsewhere: --key-in file"
    nb = "Systemets nøkkelring svarer ikke ({kind}). Logg inn i den, eller ha nøkkelen et annet sted: --key-in file"


class WrongKey(NoPermission):
    """A key that is not the database's."""

    en = "The key ({id}) is not that of {path}."
    nb = "Nøkkelen ({id}) er ikke den til {path}."


class PassphraseNeeded(NoPermission):
    """The key lies behind a passphrase, and there is neither a terminal nor a file to ask."""

    en = "The key lies behind a passphrase: type it on a terminal, or name a file that holds it in $ETTERVERN_PASSPHRASE_FILE."
    nb = "Nøkkelen ligger bak en passfrase: skriv den i en terminal, eller oppgi en fil med den i $ETTERVERN_PASSPHRASE_FILE."


class WrongPassphrase(NoPermission):
    """The passphrase does not open the key."""

    en = "That is not the passphrase."
    nb = "Det er ikke passfrasen."
