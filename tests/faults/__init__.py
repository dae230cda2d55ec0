"""Faults done to the program on purpose: killed, cut off, filled up, raced, damaged, misled.

How many of each kind is set by ``ETTERVERN_FAULTS``: nothing for a few, so that the suite stays
short; ``ci`` for the counts of ``.ci/run``; ``full`` for the whole run. With ``ci`` and ``full``
each kind also runs once against a build that is broken on purpose and must fail there. The suite
does that once: a build without transactions, killed.
"""

import os


def count(few: int, ci: int, full: int) -> int:
    """How many of a kind of fault to try in this run."""
    return {"": few, "ci": ci, "full": full}[os.environ.get("ETTERVERN_FAULTS", "")]
