"""A programme that the demo fills: what all of its personas share."""

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

from ettervern_cli.care.scores.verbs import instruments
from ettervern_cli.demo.command_lines import Typist
from ettervern_cli.homes.units import Unit, units
from ettervern_cli.money.budget.budget import planned_years
from ettervern_cli.programme.programme import Partner, Programme, partner_named
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.programme.steps import ladders, steps
from ettervern_cli.values.dates import FAR


class House:
    """A programme's rules, read once. ``names`` gives new residents theirs.

    ``debtor`` is who has got behind with the rent; ``circles`` is how often somebody has to fall
    before she moves in a circle, None where nobody can be moved down.
    """

    debtor: Any = None

    def __init__(
        self, typist: Typist, programme: Programme, names: Iterator[str], chance: Random
    ) -> None:
        self.typist, self.db = typist, typist.db
        self.programme = programme
        self.names = names
        self.chance = chance
        self._count = count()
        self._decks: dict[tuple[str, ...], list[str]] = {}
        self.units = units(self.db, programme, FAR)
        self.instruments = instruments(self.db, programme)
        self.years = planned_years(self.db, programme)
        self.staff = self.column("SELECT code FROM staff WHERE programme_id = ? ORDER BY position")
        run = [steps(self.db, ladder.id) for ladder in ladders(self.db, programme)]
        self.lowest: list[Step] = [next(step for step in each if step.is_run) for each in run]
        self._partners = {
            unit.reserved_for: partner_named(self.db, programme, unit.reserved_for)
            for unit in self.units
            if unit.reserved_for is not None
        }
        self.circles = self.read(
            "SELECT l.circling_from - 1 FROM ladder l WHERE l.programme_id = ?1 "
            "AND l.no_demotion_because IS NULL AND (SELECT count(*) FROM step "
            "WHERE ladder_id = l.id AND is_run) > 1 AND EXISTS (SELECT 1 FROM term "
            "WHERE programme_id = ?1 AND list = 'demotion_reason') ORDER BY l.position",
            programme.id,
        )

    def count(self) -> int:
        """The place of the next persona among those of a day."""
        return next(self._count)

    def partner_of(self, unit: Unit | None) -> Partner | None:
        """Whom a unit is reserved for."""
        return self._partners.get(unit.reserved_for or "") if unit is not None else None

    def draw(self, chance: Random, words: tuple[str, ...]) -> str:
        """One of some sentences, in an order drawn once, so that none follows on itself."""
        deck = self._decks.setdefault(words, chance.sample(words, len(words)))
        deck.append(deck.pop(0))
        return deck[-1]

    def read(self, query: str, *values: object) -> Any:
        """The first cell of the first row, None where there is none."""
        row = self.db.execute(query, values).fetchone()
        return row[0] if row else None

    def column(self, query: str) -> list[str]:
        """What the programme has, by a query about it."""
        return [row[0] for row in self.db.execute(query, (self.programme.id,))]

    @property
    def can_admit(self) -> bool:
        """Whether anybody can get in: where consent is asked for there must be some to give."""
        lists = set(self.column("SELECT DISTINCT list FROM term WHERE programme_id = ?"))
        partners = self.column("SELECT code FROM partner WHERE programme_id = ?")
        return not self.programme.consent_required or (
            {"source", "scope"} <= lists and bool(partners)
        )
