"""The history of changes, as people read it."""

from ettervern_cli.casebook.history import Change
from ettervern_cli.render.tables import Column, Line, Table, cell, lines, markdown
from ettervern_cli.words import Speaker


def change_table(words: Speaker, found: list[Change], undone: dict[int, int]) -> Table:
    """Changes, newest first: number, when, what, who, and what was taken back by which."""
    rows = []
    for change in found:
        remark = change.note or ""
        if change.number in undone:
            remark = words.say("daily.undone_by", number=undone[change.number])
        rows.append(
            [
                cell(change.number, "bold"),
                cell(change.written_at.replace("T", " ").replace("Z", "")),
                cell(change.command),
                cell(change.actor),
                cell(remark, "dim"),
            ]
        )
    return Table([Column("", True), *[Column()] * 4], rows)


def change_lines(words: Speaker, found: list[Change], undone: dict[int, int]) -> list[Line]:
    """The same as lines on a screen."""
    return lines(change_table(words, found, undone))


def change_markdown(words: Speaker, found: list[Change], undone: dict[int, int]) -> str:
    """The same as markdown."""
    return markdown(change_table(words, found, undone))
