"""What ``data verify`` finds: a finding, and how it names the entry that it is about."""

from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.entries import records
from ettervern_cli.storage.records import record_of
from ettervern_cli.values.dates import iso_day

ERROR, NOTICE = "error", "notice"


class Finding(NamedTuple):
    """Something that is not as it should be.

    ``key`` is its sentence in words/; ``where`` the id of the entry, or the table and row.
    """

    key: str
    level: str
    where: str
    facts: dict[str, object]

    @property
    def code(self) -> str:
        """The kind of finding as scripts know it: ``overlapping-stays``."""
        return self.key.partition(".")[2].replace("_", "-")


Found = Iterator[Finding]


def error(key: str, where: str, **facts: object) -> Finding:
    """A finding that must not be: exit 3."""
    return _finding(key, ERROR, where, facts)


def notice(key: str, where: str, **facts: object) -> Finding:
    """A finding that somebody should know of."""
    return _finding(key, NOTICE, where, facts)


def _finding(key: str, level: str, where: str, facts: dict[str, object]) -> Finding:
    facts = {name: _fact(name, value) for name, value in facts.items()}
    return Finding(key, level, _printable(where), facts)


def _fact(name: str, value: object) -> object:
    """Days as dates, so that each language writes them, and times (UTC) to the minute."""
    if value is None:
        return "?"
    if not isinstance(value, str):
        return value
    if name in ("at", "before"):
        return _printable(value[:16].replace("T", " "))
    if name == "on" or name.endswith("_on"):
        try:
            return iso_day(value)
        except ValueError:
            pass
    return _printable(value)


def _printable(text: str) -> str:
    """A text in which bytes that are no text are written out."""
    return text.encode(errors="backslashreplace").decode()


def entry_id(table: str, row_id: object) -> str:
    """How people name a row: ``S-7``, ``R-0007``, or ``attendance 12`` for what has no id."""
    return records.entry_id(table, row_id) or f"{table} {row_id}"


def id_sql(table: str, alias: str) -> str:
    """The same as SQL, for a row of ``table`` known as ``alias``."""
    head = record_of(table).prefix
    if table == "resident":
        return f"printf('{head}-%04d', {alias}.id)"
    return f"'{head}-' || {alias}.id" if head else f"'{table} ' || {alias}.id"
