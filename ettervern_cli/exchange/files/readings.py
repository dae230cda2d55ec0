"""How the cells of several kinds are read, and what rows are known by."""

from collections.abc import Callable

from ettervern_cli.exchange.files.cells import Bad, free_text
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Read, Value
from ettervern_cli.values.identity_numbers import holds_identity_number


def by_cells(*names: str) -> Callable[[FileRow], str]:
    """What a row is known by: the other system's id where it has one, else what some cells say."""

    def known_by(row: FileRow) -> str:
        source, number = row.source, row.cells.get("id")
        if number:
            return source.digest("id", number)
        told = (
            row.cells[name] if column is None else row.values[column]
            for name in names
            for column in (source.cells[name].column,)
        )
        return source.digest("key", *told)

    return known_by


def by_all(*columns: str) -> Callable[[FileRow], str]:
    """What older versions knew a row by: whose it is, and all that it says."""
    return lambda row: row.source.digest(
        row.cells["resident"], *(row.values[column] for column in columns)
    )


def day(row: FileRow, text: str) -> str:
    """A day that is not to come."""
    return row.source.day(text)


def any_day(row: FileRow, text: str) -> str:
    """A day, to come or not."""
    return row.source.any_day(text)


def word(which: str) -> Read:
    """The key of a word of the programme's, by code or name."""

    def read(row: FileRow, text: str) -> Value:
        found = row.source.words(which).get(text.casefold())
        if found is None:
            raise Bad("unknown", row.source.codes(which))
        return found

    return read


def reads(how: Callable[[str], int], why: str) -> Read:
    """What a reader that raises ValueError makes of it."""

    def read(row: FileRow, text: str) -> Value:
        try:
            return int(how(text))
        except ValueError:
            raise Bad(why) from None

    return read


VOICE = FileCell("voice", "voice", free_text, also=("egne ord", "beboerens ord"))


def own_key(row: FileRow, text: str) -> str:
    """What the other system knows a row by: any text but a national identity number."""
    if holds_identity_number(text):
        raise Bad("identity")
    return text


ID = FileCell("id", read=own_key, also=("løpenr", "løpenummer", "saksnr"))
RESIDENT = FileCell(
    "resident", needed=True,
    also=("beboer", "beboernr", "deltaker", "deltakernr", "bruker", "brukernr", "klient",
          "klientnr"),
)  # fmt: skip
NOTE = FileCell("note", "note", free_text, also=("merknad", "notat", "kommentar"))
