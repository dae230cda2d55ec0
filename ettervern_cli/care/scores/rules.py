"""Scores: reading a total, and what it means by the cut-off and beside the first. Pure.

Totals are tenths of a point, since some instruments are measured with a ruler.
"""

from collections.abc import Sequence
from typing import NamedTuple

ABOVE, BELOW = "above-cut-off", "below-cut-off"
IMPROVED, DETERIORATED, NO_CHANGE = (
    "reliable-improvement",
    "reliable-deterioration",
    "no-reliable-change",
)


class Scale(NamedTuple):
    """An instrument's range and limits in tenths, and its direction."""

    lowest: int
    highest: int
    cut_off: int | None
    reliable_change: int | None
    higher_is_better: bool

    def holds(self, total: int) -> bool:
        """Whether a total lies in the range."""
        return self.lowest <= total <= self.highest


class Reading(NamedTuple):
    """What a total says: two facts, each None where the instrument says nothing of it.

    ``by_cut_off`` is ``above-cut-off`` or ``below-cut-off``. A total that is the cut-off itself
    lies on the better side: above where higher is better, below where lower is.
    ``by_change`` compares with the first: ``reliable-improvement``, ``reliable-deterioration`` or
    ``no-reliable-change``. A difference of just the reliable change is reliable.
    """

    by_cut_off: str | None
    by_change: str | None

    @property
    def code(self) -> str | None:
        """Both facts as one text, ``above-cut-off, reliable-improvement``; None without any."""
        return ", ".join(fact for fact in self if fact) or None


def parse_total(text: str) -> int:
    """Read ``23``, ``23,4`` or ``23.4`` as tenths; ValueError for anything else."""
    points, mark, tenths = text.strip().replace(",", ".").partition(".")
    if not (points.isascii() and points.isdigit() and len(points) < 5):
        raise ValueError(text)
    if mark and not (tenths.isascii() and tenths.isdigit() and len(tenths) == 1):
        raise ValueError(text)
    return int(points) * 10 + int(tenths or 0)


def read(scale: Scale, total: int, first: int | None) -> Reading:
    """What a total means; ``first`` is the first total of the stay, None where this is it."""
    return Reading(by_cut_off(scale, total), by_change(scale, total, first))


def by_cut_off(scale: Scale, total: int) -> str | None:
    """On which side of the cut-off a total lies, None without a cut-off."""
    if scale.cut_off is None:
        return None
    above = total >= scale.cut_off if scale.higher_is_better else total > scale.cut_off
    return ABOVE if above else BELOW


def by_change(scale: Scale, total: int, first: int | None) -> str | None:
    """Whether the change since the first is more than chance, and which way it went.

    None for a first total, and where the instrument has no reliable change.
    """
    if scale.reliable_change is None or first is None:
        return None
    gain = total - first if scale.higher_is_better else first - total
    if gain >= scale.reliable_change:
        return IMPROVED
    return DETERIORATED if gain <= -scale.reliable_change else NO_CHANGE


def side_key(by_cut_off: str, higher_is_better: bool) -> str:
    """Where words/ says on which side of the cut-off a total lies, in the scale's direction."""
    return f"score.{by_cut_off.partition('-')[0]}_{'up' if higher_is_better else 'down'}"


def points(tenths: int | None) -> int | float | None:
    """Tenths as points: a whole number where it is one."""
    if tenths is None:
        return None
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def missing_at(
    taken: Sequence[str], pairs: Sequence[tuple[str, str]], every: Sequence[str]
) -> list[str]:
    """Which instruments a session lacks, in the order of ``every``; none where all is there.

    Of a pair both belong to a session. One without any score lacks the pairs, or where the
    programme has no pairs each instrument.
    """
    paired = {code for pair in pairs for code in pair}
    if not taken:
        return [code for code in every if code in paired or not paired]
    lacking = {
        code for pair in pairs for code in pair if code not in taken and set(pair) & set(taken)
    }
    return [code for code in every if code in lacking]
