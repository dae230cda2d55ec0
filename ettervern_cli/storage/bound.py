"""What the statements of a period are given, in reports and wherever nights are counted."""

from collections.abc import Mapping

Bound = Mapping[str, str | int]
"""``programme``, ``first``, ``last`` and ``end``, the day after."""
