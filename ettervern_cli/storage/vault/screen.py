"""The recovery sheet, and where keys lie."""

import datetime as dt

from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, cell, lines, markdown
from ettervern_cli.storage.vault.key_settings import KeyEntry
from ettervern_cli.words import Language

CSV = ["key", "since", "in", "file"]
WIDTH = 80


def place(words: Language, entry: KeyEntry) -> str:
    """Where a key lies, in words."""
    return words.say(f"encryption.in_{entry.place}", file=entry.file or "")


def key_json(entries: tuple[KeyEntry, ...]) -> list[dict[str, object]]:
    """Keys by what is told of them, the present one first."""
    return [
        {"key": entry.id, "since": entry.since, "in": entry.place, "file": entry.file}
        for entry in entries
    ]


def key_lines(
    words: Language, path: str, encrypted: bool, entries: tuple[KeyEntry, ...]
) -> list[Line]:
    """Whether the database is encrypted, and a line a key."""
    if not encrypted:
        return [[cell(words.say("encryption.is_plain", path=path))]]
    head = words.say("encryption.is_encrypted" if entries else "encryption.no_settings", path=path)
    body: list[Line] = [[cell(part)] for part in wrap(head, WIDTH)]
    return [*body, *([[cell("")]] if entries else []), *lines(_table(words, entries))]


def key_markdown(words: Language, entries: tuple[KeyEntry, ...]) -> str:
    """The keys as a markdown table."""
    return markdown(_table(words, entries))


def _table(words: Language, entries: tuple[KeyEntry, ...]) -> Table:
    heads = [
        Head(words.say("encryption.key")),
        Head(words.say("encryption.since"), True),
        Head(words.say("encryption.where")),
    ]
    return Table(
        heads,
        [
            [
                cell(entry.id, "" if number == 0 else "dim"),
                cell(words.day(dt.date.fromisoformat(entry.since))),
                cell(place(words, entry)),
            ]
            for number, entry in enumerate(entries)
        ],
    )


def sheet_lines(words: Language, path: str, found: list[tuple[KeyEntry, list[str]]]) -> list[Line]:
    """A recovery sheet: each key in four numbered rows, and what it is for."""
    body: list[Line] = [[Cell(words.say("encryption.sheet"), "bold")], [cell(path)], [cell("")]]
    for number, (entry, rows) in enumerate(found):
        title = "encryption.present_key" if number == 0 else "encryption.older_key"
        since = dt.date.fromisoformat(entry.since)
        body.append([cell(words.say(title, id=entry.id, since=since))])
        body += [[cell(f"  {row}   {text}")] for row, text in enumerate(rows, 1)]
        body.append([cell("")])
    return [*body, *([cell(part)] for part in wrap(words.say("encryption.advice"), WIDTH))]
