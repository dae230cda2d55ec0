"""Scores and help in a period's report, as values."""

from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.care.measures.rules import StepHelp, grows
from ettervern_cli.reports.data import keys
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import Rate, rounded


@keys(
    "taken", "residents", "improved", "deteriorated", "above_cut_off", "sessions", "missing",
    by="code",
)  # fmt: skip
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


@keys(
    "ladder", "step", "step_code", "step_name", "residents", "measures", "hours_a_week",
    "planned_hours_a_week", "actual_hours_a_week", item="{ladder}.{step}",
)  # fmt: skip
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
    def planned_hours_a_week(self) -> float | None:
        """Hours a week that the step is meant to carry for each resident."""
        return None if self.planned_tenths is None else self.planned_tenths / 10

    @property
    def hours_a_week(self) -> float | None:
        """Hours a week that are given to all there together."""
        return None if self.hours_tenths is None else self.hours_tenths / 10

    @property
    def actual_hours_a_week(self) -> float | None:
        """Mean hours a week for each resident, four decimals; None for nobody, or if unknown."""
        if not self.residents or self.hours_tenths is None:
            return None
        return rounded(self.hours_tenths, 10 * self.residents)


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
