"""What an eviction is: a course of days, each after the one before, and how it ended."""

from ettervern_cli.storage.records import NOTE, Column, Dated, Record

# What comes when, in order; namsmannen rules, and alone carries out.
STEPS = ("warned_on", "petitioned_on", "ruled_on", "ended_on")
CAUSES = ("arrears", "breach", "lease-over")
CARRIED_OUT, SETTLED, WITHDRAWN = "carried-out", "settled", "withdrawn"

EVICTION = Record(
    "eviction", "EV", "stay",
    (
        Column("cause", "cause", "cause", needed=True),
        Column("warned_on", "warned_on", "past", needed=True),
        Column("petitioned_on", "petitioned_on", "past"),
        Column("ruled_on", "ruled_on", "past"),
        Column("due_on", "due_on", "ahead"),
        Column("ended_on", "ended_on", "past", needed=True),
        Column("", "ending", "code"),
        NOTE,
    ),
    Dated(
        "warned_on", "ended_on", ("ending",),
        (("petitioned_on", ()), ("ruled_on", ("due_on",))),
    ),
    subject="stays",
    # However each began, there is one at a time.
    open_once="''",
    order=tuple(
        (first, later)
        for place, first in enumerate(STEPS)
        for later in (*STEPS[place + 1 :], *(("due_on",) if first == "ruled_on" else ()))
    ),
    # Whoever has left the programme may still be put out of the home.
    beyond_stay=STEPS[1:],
).told("evictions", "warned_on", "ettervern_cli.homes.evictions.screen:moments")  # fmt: skip
RECORDS = (EVICTION,)
