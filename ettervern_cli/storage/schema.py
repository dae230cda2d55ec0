"""What the program knows of its file: its mark and version, its tables, and their dates.

Kept apart from the tables' own text, which only a migration needs.
"""

from typing import NamedTuple

APPLICATION_ID = 0x45545652  # "ETVR"
VERSION = 2


class Dated(NamedTuple):
    """Which dates of a table's rows a period report goes by.

    ``begins`` is when the row's matter began (None: it has no date). ``ends`` is the column that
    dates its end, and ``with_end`` the columns that belong to the end alone. ``later`` are further
    columns that date something of their own, each with what belongs to it alone.
    """

    begins: str | None
    ends: str | None = None
    with_end: tuple[str, ...] = ()
    later: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def turns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The end and what came before it, each dated by its own column."""
        return (*(((self.ends, self.with_end),) if self.ends else ()), *self.later)


CASE_TABLES: dict[str, Dated] = {
    "resident": Dated(None),
    "stay": Dated(
        "admitted_on", "discharged_on", ("exit_reason_id", "destination_id", "exit_note")
    ),
    "move": Dated("moved_on"),
    "placement": Dated("moved_in_on", "moved_out_on"),
    "lease": Dated("begins_on"),
    "absence": Dated("left_on", "returned_on"),
    "follow_up": Dated("held_on"),
    "extension": Dated("allowed_on"),
    "void": Dated("since_on", "opened_on"),
    "booking": Dated("booked_on"),
    "referral": Dated(
        "referred_on",
        "ended_on",
        ("ending", "stay_id", "note"),
        (
            ("assessed_on", ()),
            ("offered_on", ()),
            ("declined_on", ("decline_reason_id", "ask_again_on")),
        ),
    ),
    "consent": Dated("given_on", "withdrawn_on", ("note",)),
    "consent_partner": Dated(None),
    "goal": Dated("set_on", "closed_on"),
    "progress": Dated("noted_on"),
    "review": Dated("reviewed_on"),
    "network": Dated("mapped_on"),
    "score": Dated("scored_on"),
    "measure": Dated("started_on", "stopped_on"),
    "incident": Dated("happened_on"),
    "charge": Dated("charged_on"),
    "payment": Dated("paid_on"),
    "repayment": Dated("agreed_on", "ended_on"),
    "meeting": Dated("held_on"),
    "attendance": Dated(None),
    "discussion": Dated(None),
    "decision": Dated("decided_on", "done_on", ("how",)),
    "gap": Dated("opened_on", "closed_on", ("how",)),
    "outcome": Dated("happened_on"),
    "rehousing": Dated("listed_on", "housed_on", ("destination_id", "note")),
    "merged": Dated(None),
    "imported": Dated(None),
    "dwelling": Dated("seen_on"),
    "remark": Dated("noted_on"),
    "erasure": Dated("erased_on"),
}
COMPILED_TABLES = (
    "setting",
    "municipality",
    "population",
    "programme",
    "served",
    "partner",
    "staff",
    "ladder",
    "step",
    "unit",
    "term",
    "instrument",
    "budget_line",
    "plan",
    "money",
    "aim",
    "funder",
    "award",
    "covered",
    "post",
    "share",
    "mix",
    "account",
)
