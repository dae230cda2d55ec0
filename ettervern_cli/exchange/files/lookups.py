"""What a file's words name in the case book: persons, stays, steps, and the programme's own lists.

Each question is asked of the database once a file.
"""

import sqlite3
from functools import cache
from typing import Any, NamedTuple

from ettervern_cli.people.people import as_code
from ettervern_cli.programme.programme import Programme

CODED = ("unit", "staff", "instrument", "budget_line", "partner")


class FileStay(NamedTuple):
    """A stay as far as a dated row needs it: its days as the database writes them."""

    id: int
    resident_id: int
    admitted_on: str
    discharged_on: str | None

    def holds(self, on: str) -> bool:
        """Whether a day belongs to it, that of the discharge included."""
        return self.admitted_on <= on and (self.discharged_on or on) >= on


class Lookups:
    """What one programme's words mean, and who is known by which key."""

    def __init__(self, db: sqlite3.Connection, programme: Programme) -> None:
        self.db = db
        self.programme = programme
        self.words = cache(self._words)
        self.codes = cache(self._codes)
        self.pairs = cache(self._pairs)
        self.stays = cache(self._stays)
        self.steps = cache(self._steps)

    def person(self, key: str) -> int | None:
        """The person that another system's key or our code names; None where nobody has it."""
        persons = self.persons()
        if key in persons:
            return persons[key]
        codes = self.pairs(
            "SELECT code, id FROM (SELECT code, resident_id AS id FROM merged "
            "UNION ALL SELECT code, id FROM resident) "
            "WHERE id NOT IN (SELECT resident_id FROM erasure)"
        )
        found: int | None = codes.get(code_of(key))
        return found

    def persons(self) -> dict[str, int | None]:
        """Persons by another system's key; None for one taken out of the case book since."""
        found: dict[str, int | None] = self.pairs(
            "SELECT source_key, resident_id FROM imported WHERE kind = 'resident'"
        )
        return found

    def _pairs(self, query: str, *values: object) -> dict[Any, Any]:
        """What a query of two columns says, asked once."""
        return dict(self.db.execute(query, values).fetchall())

    def _rows(self, which: str) -> list[tuple[int, str, str]]:
        """The rows of a list of words, in the configuration's order."""
        values: tuple[object, ...] = (self.programme.id,)
        if which == "municipality":
            query, values = "SELECT id, code, name FROM municipality", ()
        elif which == "step":
            query = (
                "SELECT id, code, name FROM step WHERE is_run AND ladder_id IN "
                "(SELECT id FROM ladder WHERE programme_id = ?)"
            )
        elif which in CODED:
            query = f"SELECT id, code, coalesce(name, code) FROM {which} WHERE programme_id = ?"
        else:
            query = "SELECT id, code, name FROM term WHERE programme_id = ? AND list = ?"
            values = (self.programme.id, which)
        return self.db.execute(f"{query} ORDER BY id", values).fetchall()

    def _words(self, which: str) -> dict[str, int]:
        """The keys of a list's words by code and by name, any case."""
        rows = self._rows(which)
        names = {str(name).casefold(): int(row_id) for row_id, _, name in reversed(rows)}
        return names | {str(code).casefold(): int(row_id) for row_id, code, _ in rows}

    def _codes(self, which: str) -> tuple[str, ...]:
        """The codes of a list's words."""
        return tuple(code for _, code, _ in self._rows(which))

    def _stays(self) -> dict[int | None, list[FileStay]]:
        """Every person's stays in the programme, the latest first."""
        found: dict[int | None, list[FileStay]] = {}
        for row in self.db.execute(
            "SELECT id, resident_id, admitted_on, discharged_on FROM stay WHERE programme_id = ? "
            "ORDER BY admitted_on DESC, id DESC",
            (self.programme.id,),
        ):
            found.setdefault(row[1], []).append(FileStay(*row))
        return found

    def _steps(self) -> dict[str, tuple[int, int]]:
        """Ladder and step by what may name a step: LADDER/STEP, else what names only one.

        A step is its number, code or name. One that the programme does not run cannot be entered.
        """
        found: dict[str, set[tuple[int, int]]] = {}
        for ladder_id, ladder, step_id, number, code, name in self.db.execute(
            "SELECT l.id, l.code, s.id, s.number, s.code, s.name FROM ladder l "
            "JOIN step s ON s.ladder_id = l.id WHERE l.programme_id = ? AND s.is_run",
            (self.programme.id,),
        ):
            for text in (str(number), code.casefold(), name.casefold()):
                for form in (text, f"{ladder.casefold()}/{text}"):
                    found.setdefault(form, set()).add((ladder_id, step_id))
        return {form: next(iter(steps)) for form, steps in found.items() if len(steps) == 1}


def code_of(key: str) -> str | None:
    """The code of ours that a key has the form of; most keys are told by their first letter."""
    return as_code(key) if key[:1] in ("R", "r") else None
