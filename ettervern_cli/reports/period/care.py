"""Scores and help in a period's report, as values."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.care.measures.rules import StepHelp, grows
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.nights import rounded
from ettervern_cli.values.rates import Rate


class ScoreCount(NamedTuple):
    """One instrument in the period.

    ``residents`` had a total in the period; their latest there is what is read. ``improved`` and
    ``deteriorated`` are reliably so since the first of the stay, of those who had an earlier one;
    None where the instrument has no reliable change. ``above_cut_off`` is of all who had a total,
    None without a cut-off. ``sessions`` is how many of the days with a follow-up held had a total.
    ``missing`` counts days with the instrument that belongs to the same session and without this
    one; None where none belongs to it. ``cut_off`` is in points.
    """

    code: str
    name: str
    taken: int
    residents: int
    improved: Rate | None
    deteriorated: Rate | None
    above_cut_off: Rate | None
    sessions: Rate
    missing: int | None
    cut_off: float | None = None
    higher_is_better: bool = True

    def as_json(self) -> dict[str, Any]:
        """The instrument's figures as scripts read them."""
        rates = {
            name: rate.as_json() if rate is not None else None
            for name, rate in (
                ("improved", self.improved),
                ("deteriorated", self.deteriorated),
                ("above_cut_off", self.above_cut_off),
                ("sessions", self.sessions),
            )
        }
        counts = {"taken": self.taken, "residents": self.residents}
        return {**counts, **rates, "missing": self.missing}


class HelpRow(NamedTuple):
    """The help on one step on a day, in tenths of an hour a week.

    ``planned_tenths`` is what the step is meant to carry for each resident, None where the
    configuration does not say; ``hours_tenths`` is what all ``measures`` there give together, None
    where there are some but nobody said for how long.
    """

    ladder: str
    ladder_name: str
    step: int
    step_code: str
    step_name: str
    is_run: bool
    residents: int
    measures: int
    planned_tenths: int | None
    hours_tenths: int | None

    @property
    def planned(self) -> float | None:
        """Hours a week that the step is meant to carry for each resident."""
        return None if self.planned_tenths is None else self.planned_tenths / 10

    @property
    def hours(self) -> float | None:
        """Hours a week that are given to all there together."""
        return None if self.hours_tenths is None else self.hours_tenths / 10

    @property
    def actual(self) -> float | None:
        """Mean hours a week for each resident, four decimals; None for nobody, or if unknown."""
        if not self.residents or self.hours_tenths is None:
            return None
        return rounded(self.hours_tenths, 10 * self.residents)

    def as_json(self) -> dict[str, Any]:
        """The step's help as scripts read it; ``hours_a_week`` is given to all there together."""
        return {
            "ladder": self.ladder,
            "step": self.step,
            "step_code": self.step_code,
            "step_name": self.step_name,
            "residents": self.residents,
            "measures": self.measures,
            "hours_a_week": self.hours,
            "planned_hours_a_week": self.planned,
            "actual_hours_a_week": self.actual,
        }


def climbs(rows: Sequence[HelpRow]) -> list[tuple[int, int]] | None:
    """Steps of one ladder, lower and higher, where help grows instead of thinning out.

    None where nothing can be said: fewer than two steps with residents whose hours are known, no
    help at all, or a hidden figure.
    """
    if any(SUPPRESSED in row for row in rows):
        return None
    known = [
        StepHelp(row.step, row.residents, row.hours_tenths)
        for row in rows
        if row.residents and row.hours_tenths is not None
    ]
    if len(known) < 2 or not any(step.hours_tenths for step in known):
        return None
    return grows(known)
