"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import MissingOption, NoPermission, NotWritten, Usage


class UnknownOption(Usage):
    """The command has no such option."""

    where = "near"
    en = "There is no option {option}."
    nb = "Ukjent opsjon: {option}."
    en_near = "There is no option {option}; did you mean {near}?"
    nb_near = "Ukjent opsjon: {option}; mente du {near}?"


class UnknownCommand(Usage):
    """There is no such command."""

    where = "near"
    en = "There is no command {command}."
    nb = "Det er ingen kommando {command}."
    en_near = "There is no command {command}; did you mean {near}?"
    nb_near = "Det er ingen kommando {command}; mente du {near}?"


class SeveralCommands(Usage):
    """The beginning of several commands."""

    en = "“{command}” begins several commands: {known}."
    nb = "«{command}» er begynnelsen på flere kommandoer: {known}."


class NotInBatch(Usage):
    """A batch takes write commands only."""

    en = "“{command}” does not write, so it has no place in a batch."
    nb = "«{command}» endrer ingenting og kan ikke stå i en batchfil."


class MisplacedGlobal(Usage):
    """A global option typed after the command."""

    en = "{option} stands before the command: {order}"
    nb = "{option} må stå foran kommandoen: {order}"


class UnreadableLine(Usage):
    """A batch line whose quotes do not match."""

    en = "The quotes do not match."
    nb = "Anførselstegnene går ikke opp."


class DiskFull(NotWritten):
    """The disk is full; nothing was written."""

    en = "The disk is full or fails; nothing was written."
    nb = "Disken er full eller svikter; ingenting ble lagret."


class UnknownEnding(Usage):
    """No format is known by the file's ending."""

    en = "{file}: the ending says no format; known are {known}."
    nb = "{file}: endelsen sier ikke noe format; kjente er {known}."


class WorkbookOnTerminal(Usage):
    """A workbook is asked for on a terminal, which could not show it."""

    en = "A terminal cannot show a workbook; write it to a file: -o report.xlsx"
    nb = "En terminal kan ikke vise en arbeidsbok; skriv den til en fil: -o rapport.xlsx"


class NotUtf8(Usage):
    """A line of a file or of standard input that is no text in UTF-8."""

    en = "Line {line} of {file} is no text in UTF-8."
    nb = "Linje {line} i {file} er ikke tekst i UTF-8."


class PassphraseTooShort(Usage):
    """A passphrase that could be guessed."""

    en = "A passphrase has at least {least} characters; several words are easier to remember than signs."
    nb = "En passfrase har minst {least} tegn; flere ord er lettere å huske enn tegn."


class PassphrasesDiffer(Usage):
    """A new passphrase was not typed the same way twice."""

    en = "The passphrase was not typed the same way twice; nothing was changed."
    nb = "Passfrasen ble ikke skrevet likt begge gangene; ingenting ble endret."


class PassphraseFileOpen(NoPermission):
    """The file with the passphrase may be read by others."""

    en = "The passphrase file {path} can be read by others, so it is not used. chmod 600 it; if somebody may have read it, take a new passphrase: ettervern data rekey --key-in passphrase"
    nb = "Passfrasefilen {path} kan leses av andre, så den brukes ikke. Kjør chmod 600 på den; kan noen ha lest den, ta en ny passfrase: ettervern data rekey --key-in passphrase"


class PassphraseFileMissing(NoPermission):
    """There is no passphrase in the file that is named for it."""

    en = "There is no passphrase in {path}, which $ETTERVERN_PASSPHRASE_FILE names."
    nb = "Det er ingen passfrase i {path}, som $ETTERVERN_PASSPHRASE_FILE peker på."


class TooManyArguments(Usage):
    """A word too many: often a text or an amount without its quotes."""

    en = "One word too many: {extra}. A text or an amount with spaces in it needs quotes around it."
    nb = "Ett ord for mye: {extra}. En tekst eller et beløp med mellomrom må ha anførselstegn rundt seg."


class OptionsMissing(MissingOption):
    """All that the command cannot do without and was not given; of lists, what there is."""

    where = "values"
    en = ("{option} is missing.", "{option} are missing.")
    nb = "{option} mangler."
    en_values = ("{option} is missing: {values}.", "{option} are missing: {values}.")
    nb_values = "{option} mangler: {values}."


class OptionWithoutValue(Usage):
    """An option at the end of a line, or before another one, that takes a value."""

    en = "{option} takes a value, and none was given."
    nb = "{option} skal ha en verdi etter seg."


class OptionWithValue(Usage):
    """An option that is given or not, with a value."""

    en = "{option} takes no value."
    nb = "{option} skal ikke ha noen verdi."


class NumberWithMinus(Usage):
    """A number below nothing, which looks like an option."""

    en = "A number stands without a minus: {option}"
    nb = "Tall skrives uten minus: {option}"


class AmountWithMinus(Usage):
    """What comes back is credited, not booked with a minus."""

    en = "An amount stands without a minus; what comes back is booked with --credit."
    nb = "Beløpet skrives uten minus; det som kommer tilbake, bokføres med --credit."
