"""What every verb is told: in which case book and programme, who writes, when, and about whom."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Author


class Stage(NamedTuple):
    """Where and when something happens that is about no one person."""

    db: sqlite3.Connection
    author: Author
    programme: Programme
    on: dt.date


class Scene(NamedTuple):
    """Where and when something happens to a resident."""

    db: sqlite3.Connection
    author: Author
    programme: Programme
    resident: Resident
    on: dt.date

    @property
    def stage(self) -> Stage:
        """The same without the resident."""
        return Stage(self.db, self.author, self.programme, self.on)
