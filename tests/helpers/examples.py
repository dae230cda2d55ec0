"""How many examples a property is tried with."""

import os


def examples(full: int) -> int:
    """A fifth of them, so that the suite stays short; all in ``.ci/run`` (``ETTERVERN_FAULTS``)."""
    return full if os.environ.get("ETTERVERN_FAULTS") else max(full // 5, 10)
