"""The families of errors with their exit codes, and what several rooms raise.

An error carries facts; its sentences stand on its class, one a language, with the facts in braces.
What belongs to one room stands in that room's ``errors.py``.
"""

from typing import NamedTuple

Said = str | tuple[str, ...]
"""A sentence, or its forms for each plural of the language, chosen by the fact ``n``."""


class Word(str):
    """A fact that is itself a key in words/, said in the reader's language."""


class Choice(Word):
    """A fact that is one of the program's own choices: its code, listed as the reader types it."""


class Phrase(NamedTuple):
    """A fact that is a part of a sentence: its key in words/ and its own facts."""

    key: str
    facts: dict[str, object]


class EttervernError(Exception):
    """Anything this program refuses or cannot do, said in one sentence."""

    exit_code = 70
    # The fact that has a sentence of its own, where there is anything in it.
    where = ""
    en: Said = "Something went wrong inside the program ({kind}); nothing was written. Run it again with --debug before the command to see where."
    nb: Said = "Noe gikk galt i programvaren ({kind}); ingenting ble lagret. Kjør kommandoen igjen med --debug foran for å se hvor."

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts

    @property
    def form(self) -> str:
        """Which of several sentences fits: ``near`` for ``en_near``; most classes have but one."""
        return self.where if self.facts.get(self.where) else ""

    @property
    def key(self) -> str:
        """By what name other languages than those on the class keep the sentence."""
        return error_key(type(self).__name__, self.form)

    def said(self, language: str) -> Said | None:
        """The sentence in a language that stands on the class."""
        said: Said | None = getattr(
            self, f"{language}_{self.form}" if self.form else language, None
        )
        return said


def error_key(name: str, form: str) -> str:
    """The name of an error's sentence: ``error.UnitFull``, ``error.UnknownName_near``."""
    return f"error.{name}_{form}" if form else f"error.{name}"


# --- 1: refused by a rule, unknown, or not found ---------------------------------------------


class Refused(EttervernError):
    """A rule, a name or a date says no. Nothing was written."""

    exit_code = 1


class UnknownName(Refused):
    """A unit, step, reason … that the programme does not have; what it has is listed."""

    where = "near"
    en = "There is no {what} “{value}”; there is: {known}."
    nb = "Fant ikke {what} «{value}»; det finnes: {known}."
    en_near = "There is no {what} “{value}”; did you mean {near}?"
    nb_near = "Fant ikke {what} «{value}»; mente du {near}?"

    def __init__(self, *, what: str, value: str, known: list[str], near: str = "") -> None:
        super().__init__(what=Word(f"daily.list_{what}"), value=value, known=known, near=near)


class InTheFuture(Refused):
    """What has happened cannot be dated after today."""

    en = "{on} has not come yet; today is {today}."
    nb = "{on} er fram i tid; i dag er det {today}."


class NotUsedHere(Refused):
    """The programme has none of that kind at all (no ladder, no units, no budget)."""

    en = "{programme} has no {what}."
    nb = "{programme} har ingen {what}."

    def __init__(self, *, what: str, programme: str) -> None:
        super().__init__(what=Word(f"daily.list_{what}"), programme=programme)


class EndsBeforeItBegins(Refused):
    """The end is not after the beginning."""

    where = "entry"
    en = "{ends} lies before {begins}, when it began."
    nb = "{ends} ligger før {begins}, da det begynte."
    en_entry = "{ends} lies before {begins}, when it began. To correct both: ettervern edit {entry} {one}=DATE {other}=DATE"
    nb_entry = "{ends} ligger før {begins}, da det begynte. For å rette begge: ettervern edit {entry} {one}=DATO {other}=DATO"


class EventsOutOfOrder(Refused):
    """The day lies before something already written that must come first."""

    where = "entry"
    en = "{on} lies before something already written, dated {latest}."
    nb = "{on} ligger før noe som allerede er registrert, datert {latest}."
    en_entry = "{on} lies before something already written, dated {latest}. If that day is wrong: ettervern edit {entry} {field}=DATE"
    nb_entry = "{on} ligger før noe som allerede er registrert, datert {latest}. Er den dagen feil: ettervern edit {entry} {field}=DATO"


class NothingChanged(Refused):
    """What was typed stands already: there is nothing to do."""

    exit_code = 0
    en = "That is how it stands already."
    nb = "Slik er det allerede."


class FutureReport(Refused):
    """The period has not begun."""

    en = "The period begins on {first}, and today is {today}."
    nb = "Perioden begynner {first}, og i dag er det {today}."


class NationalIdentityNumber(Refused):
    """A national identity number has no place in the case book."""

    en = "The {field} holds a national identity number. The case book keeps none: a year of birth is enough."
    nb = "Feltet {field} inneholder et fødselsnummer. Saksboken lagrer ikke slike: fødselsåret er nok."


class TextTooLong(Refused):
    """A text longer than a field may hold."""

    en = "The {field} is longer than {most} characters."
    nb = "Feltet {field} er lengre enn {most} tegn."


class BadRows(Refused):
    """Rows that cannot be imported; every one is listed, without its content."""

    en: Said = "{file}: {n} {n:problem|problems}; nothing was imported."
    nb: Said = "{file}: {n} feil; ingenting ble importert."


# --- 2: wrong usage --------------------------------------------------------------------------


class Usage(EttervernError):
    """The command line cannot be read. Nothing was opened."""

    exit_code = 2


class BadValue(Usage):
    """A value that cannot be read as what it should be (``what`` names a sentence of its own)."""

    en = "“{value}” cannot be the value of {what}."
    nb = "«{value}» kan ikke være verdien av {what}."
    en_day = "“{value}” is no date; write 2026-10-31, 31.10.2026, 31.10., today, yesterday or -3d."
    nb_day = "«{value}» er ingen dato; skriv 31.10.2026, 31.10., 31. oktober, i går eller -3d."
    en_month = "“{value}” is no month; write 2026-10, 10.2026, October or last-month."
    nb_month = "«{value}» er ingen måned; skriv oktober, oktober 2026, 10.2026 eller forrige."
    en_amount = "“{value}” is no amount; write 1650000, 1 650 000 or 1650000,50."
    nb_amount = "«{value}» er ikke noe beløp; skriv 1650000, 1 650 000 eller 1650000,50."
    en_minutes = "“{value}” is no length in minutes, from 1 to 1440."
    nb_minutes = "«{value}» er ingen lengde i minutter, fra 1 til 1440."
    en_count = "“{value}” is no whole number of at least 1."
    nb_count = "«{value}» er ikke et helt tall på minst 1."
    en_range = "“{value}” is no number; write 11, or 10-15 where it is not exact."
    nb_range = "«{value}» er ikke noe tall; skriv 11, eller 10-15 når det ikke er nøyaktig."
    en_span = "“{value}” is no number of days; write 7d, 2w or 7."
    nb_span = "«{value}» er ikke et antall dager; skriv 7d, 2w eller 7."
    en_alarm = "“{value}” is no time before; write 30m, 2h or 1d."
    nb_alarm = "«{value}» er ingen tid før; skriv 30m, 2h eller 1d."
    en_memory = "“{value}” is no amount of memory; write 512MB, 2GB or 1TB."
    nb_memory = "«{value}» er ingen mengde minne; skriv 512MB, 2GB eller 1TB."
    en_head = "There is no seal in “{value}”; give a line of: ettervern data history --head"
    nb_head = "Det er ikke noe segl i «{value}»; oppgi en linje fra: ettervern data history --head"
    en_year = "“{value}” is no year."
    nb_year = "«{value}» er ikke noe år."
    en_period = "“{value}” is no period; write 2025, 2025-03, 2016..2025 or 2025-01-01..2025-06-30."
    nb_period = (
        "«{value}» er ingen periode; skriv 2025, 2025-03, 2016..2025 eller 2025-01-01..2025-06-30."
    )
    en_born = "“{value}” is no year or date of birth; write 1985 or 1985-06-30."
    nb_born = "«{value}» er verken fødselsår eller fødselsdato; skriv 1985 eller 30.6.1985."
    en_language = "“{value}” is no language of this program; nb, nn or en."
    nb_language = "«{value}» er ikke et språk her; velg nb, nn eller en."
    en_format = "This cannot be shown as {value}."
    nb_format = "Dette kan ikke vises som {value}."
    en_choice = "“{value}” is none of: {choices}."
    nb_choice = "«{value}» er ingen av: {choices}."
    en_stdin = "Only one value can be read from standard input."
    nb_stdin = "Bare én verdi kan leses fra standard inn."
    en_assignment = "“{value}” is no correction; write FIELD=VALUE, as in minutes=30."
    nb_assignment = "«{value}» er ingen rettelse; skriv FELT=VERDI, som minutes=30."
    en_cause = "“{value}” is none of: arrears, breach, lease-over."
    nb_cause = "«{value}» er ingen av: restanse, brudd, opphørt."
    en_months = "“{value}” is no number of months from 1 to 36."
    nb_months = "«{value}» er ikke et antall måneder fra 1 til 36."
    en_volunteer = "“{value}” is no code or first name: one word, of at most 20 letters."
    nb_volunteer = "«{value}» er verken kode eller fornavn: ett ord, høyst 20 bokstaver."
    en_flag = "“{value}” is neither yes nor no."
    nb_flag = "«{value}» er verken ja eller nei."
    en_status = "“{value}” is none of: has, right, declined."
    nb_status = "«{value}» er ingen av: har, rett, takket nei."
    en_text = "The {value} holds characters that are no text."
    nb_text = "Feltet {value} inneholder tegn som ikke er tekst."
    en_total = "“{value}” is no total; write 23 or 23.4."
    nb_total = "«{value}» er ingen sum; skriv 23 eller 23,4."
    en_part = "“{value}” is no part of a whole; write 0.75 or 75%."
    nb_part = "«{value}» er ingen andel; skriv 0,75 eller 75%."
    en_hours = "“{value}” is no number of hours a week; write 3 or 3.5, at most 168."
    nb_hours = "«{value}» er ikke et antall timer i uka; skriv 3 eller 3,5, høyst 168."
    en_progress = "“{value}” is no whole number from 0 to 10."
    nb_progress = "«{value}» er ikke et helt tall fra 0 til 10."
    en_keeping = "“{value}” does not say what to keep; write 7d,4w,12m for the newest of each of 7 days, 4 weeks and 12 months, or all."
    nb_keeping = "«{value}» sier ikke hva som skal beholdes; skriv 7d,4w,12m for den nyeste for hver av 7 dager, 4 uker og 12 måneder, eller all."
    en_relations = "“{value}” is no count of people; write 4, or 4/2 where 2 of the 4 support."
    nb_relations = (
        "«{value}» er ikke et antall mennesker; skriv 4, eller 4/2 der 2 av de 4 støtter."
    )

    @property
    def form(self) -> str:
        """The kind of value, where it has a sentence of its own."""
        what = str(self.facts["what"])
        return what if hasattr(self, f"en_{what}") else ""


class MissingOption(Usage):
    """An option that the command cannot do without."""

    en: Said = "{option} is missing."
    nb = "{option} mangler."


class OptionsExclude(Usage):
    """Two options that do not go together."""

    en = "{one} and {other} do not go together."
    nb = "{one} og {other} kan ikke brukes sammen."


class EmptyText(Usage):
    """A text that must say something is empty."""

    en = "The {field} is empty."
    nb = "Feltet {field} er tomt."


# --- the rest --------------------------------------------------------------------------------


class DamagedDatabase(EttervernError):
    """The file cannot be trusted, or is not ours."""

    exit_code = 65
    en = "The database is damaged or cannot be read: {path}. Nothing was written; restore the newest backup: ettervern data restore FILE"
    nb = "Databasen er skadet eller kan ikke leses: {path}. Ingenting ble lagret; hent tilbake den nyeste sikkerhetskopien: ettervern data restore FIL"


class NoWorkspace(EttervernError):
    """No configuration was found; the places searched are listed."""

    exit_code = 66
    en = "There is no workspace here; sought: {searched}. Make one with: ettervern init"
    nb = "Det er ikke noe arbeidsområde her; lette i: {searched}. Lag ett med: ettervern init"


class NotWritten(EttervernError):
    """Output could not be written whole."""

    exit_code = 74
    en = "{file} could not be written."
    nb = "{file} kunne ikke skrives."


class Busy(EttervernError):
    """Another process is writing, or keeps others from it; who, where that is known."""

    exit_code = 75
    en = "Somebody else is writing just now; try again."
    nb = "Databasen er i bruk av en annen; prøv igjen om litt."
    en_batch = "A batch is running (process {process}), and nothing else is written until it is done; try again."
    nb_batch = "En batch kjører (prosess {process}), og ingenting annet lagres før den er ferdig; prøv igjen."
    en_command = "Somebody else is writing just now ({command}, process {process}); try again."
    nb_command = "Databasen er i bruk av en annen ({command}, prosess {process}); prøv igjen."
    en_writer = "Another program is writing to the database ({program}, process {process}); close it, and try again."
    nb_writer = "Annen programvare skriver i databasen ({program}, prosess {process}); lukk den, og prøv igjen."
    en_reader = "Another program holds the database open for reading ({program}, process {process}), and nothing can be written meanwhile. Close it, or give it a copy or a query instead: ettervern help query"
    nb_reader = "Annen programvare holder databasen åpen for lesing ({program}, prosess {process}), og ingenting kan lagres imens. Lukk den, eller gi den heller en kopi eller en spørring: ettervern help query"

    @property
    def form(self) -> str:
        """What is known of who holds the database."""
        return str(self.facts.get("held", ""))


class NoPermission(EttervernError):
    """A file may not be read or written by this user."""

    exit_code = 77
    en = "You may not read or write {path}."
    nb = "Du har ikke tilgang til å lese eller skrive {path}."


class BadConfiguration(EttervernError):
    """The configuration is not valid; every problem is listed."""

    exit_code = 78
    en: Said = "{file}: {n} {n:problem|problems}, nothing was changed"
    nb: Said = "{file}: {n} feil, ingenting ble endret"


class ConfigurationInUse(BadConfiguration):
    """The changed configuration takes away something in use."""

    en = "The changed configuration takes away what is in use ({rows}); nothing was changed."
    nb = "Det endrede oppsettet fjerner noe som er i bruk ({rows}); ingenting ble endret."
