"""The kinds of file that are imported, by the names that people type and configurations use."""

from typing import Literal, get_args

ImportKind = Literal[
    "stays", "exits", "moves", "follow-ups", "placements", "scores", "bookings", "payments",
    "incidents", "absences", "measures", "outcomes", "referrals", "consents",
]  # fmt: skip
IMPORT_KINDS: tuple[str, ...] = get_args(ImportKind)
