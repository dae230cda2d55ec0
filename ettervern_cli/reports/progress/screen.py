"""``milestone list`` and ``count list``."""

import datetime as dt

from ettervern_cli.reports.progress.verbs import Counting, Milestone
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import lateness
from ettervern_cli.screen.writing import Below, Prose
from ettervern_cli.values.data import as_json
from ettervern_cli.words import Language


def milestone_list(words: Language, found: list[Milestone], today: dt.date) -> Listing:
    """A line a milestone, by its day: reached when, or how late it is."""
    return Listing(
        subject="progress",
        title=words.say("progress.title"),
        rows=found,
        fields=(
            Field("code", "milestone", "dim", in_text=""),
            Field(">due", "due_on"),
            Field("milestone", "name"),
            Field(">reached_on", "reached_on"),
            Field("", lambda one: None if one.reached_on
                  else lateness(words, one.overdue_days(today)), only=TEXT),
            Field("screen.note", "note", only=TABLE),
        ),
        names=(*Milestone._fields, "overdue_days"),
        data=lambda one: as_json(one, overdue_days=one.overdue_days(today)),
        empty=words.say("progress.no_milestones"),
    )  # fmt: skip


def count_list(words: Language, found: list[Counting]) -> Listing:
    """A line a count, in order of time."""
    return Listing(
        subject="progress",
        title=words.say("progress.counts"),
        rows=found,
        fields=(
            Field("screen.id", "id", "dim", in_text=""),
            Field(">counted_on", "counted_on", in_text=">"),
            Field("figure", "name"),
            Field("count", "written"),
            Field("", lambda one: Below((Prose(one.note),)) if one.note else "", only=TEXT),
            Field("screen.note", "note", only=TABLE),
        ),
        names=Counting._fields,
        empty=words.say("progress.no_counts"),
    )
