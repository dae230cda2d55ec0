"""Periods as people type them: a year, a month, a day, or from one to another. Pure."""

import datetime as dt

from ettervern_cli.values.dates import Period, parse_day, parse_month, year_period


def parse_period(text: str, today: dt.date) -> Period:
    """Read ``2025``, ``2025-03``, ``2016..2025`` or ``2025-01-01..2025-06-30``; ValueError else.

    Of two the first day of the one and the last of the other bound the period.

    >>> parse_period("2024..2025-06", dt.date(2026, 1, 1))
    Period(first=datetime.date(2024, 1, 1), last=datetime.date(2025, 6, 30))
    """
    ends = [_span(part, today) for part in text.split("..")]
    if len(ends) > 2 or ends[-1].last < ends[0].first:
        raise ValueError(text)
    return Period(ends[0].first, ends[-1].last)


def _span(text: str, today: dt.date) -> Period:
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text < "3000":
        return year_period(int(text))
    if len(text) == 7 and text[4] == "-":
        return parse_month(text, today)
    day = parse_day(text, today)
    return Period(day, day)
