"""When the report to a funder is near. Pure."""

import datetime as dt

from ettervern_cli.values.dates import DAY

REPORT_AHEAD = 60
REPORT_AFTER = 14


def report_is_near(due_on: dt.date, today: dt.date) -> bool:
    """Whether a report is worth a word: from 60 days before it is due until 14 days after.

    Nothing says whether it was sent, so that the word stops by itself.
    """
    return due_on - REPORT_AHEAD * DAY <= today <= due_on + REPORT_AFTER * DAY
