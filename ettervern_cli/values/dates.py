"""Calendar arithmetic over dates. Half-open ranges inside; nothing here asks the clock."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from ettervern_cli.errors import EndsBeforeItBegins, EventsOutOfOrder

FAR = dt.date(9999, 12, 31)
DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2999
# Words for a day, and how many days ago it was.
DAYS_AGO = {"today": 0, "yesterday": 1, "i dag": 0, "i går": 1, "idag": 0, "igår": 1}
LAST_MONTH = ("last-month", "last month", "forrige", "forrige måned", "førre")
# Their first three letters, in both languages; no more of a name than there is may be typed.
MONTHS = (
    ("januar", "january"), ("februar", "february"), ("mars", "march"), ("april",), ("mai", "may"),
    ("juni", "june"), ("juli", "july"), ("august",), ("september",), ("oktober", "october"),
    ("november",), ("desember", "december"),
)  # fmt: skip
LEAST_OF_A_MONTH = 3
SPELLED = r"([0-9]{1,2})\.? ?([^\W\d_]+)\.?(?: ([0-9]{4}))?"  # compiled when one is typed


class Period(NamedTuple):
    """A run of days: ``first`` and ``last`` are both included, as people and JSON say it."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """Number of days in the period, 0 when it ends before it begins."""
        return max(0, (self.last - self.first).days + 1)

    @property
    def end(self) -> dt.date:
        """The first day after the period."""
        return self.last + DAY

    def as_json(self) -> dict[str, object]:
        """The period as scripts get it, both days included."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return {"from": first, "to": last, "days": self.days}


def in_order(begins: dt.date | None, ends: dt.date | None) -> None:
    """EndsBeforeItBegins where an end lies before its beginning, as far as both are known."""
    if begins is not None and ends is not None and ends < begins:
        raise EndsBeforeItBegins(begins=begins, ends=ends)


def follows(latest: dt.date | None, on: dt.date, entry: str = "", field: str = "") -> None:
    """EventsOutOfOrder where a day lies before the latest that must come first, if there is one.

    It tells the ``entry`` whose ``field`` that is, where it is known.
    """
    if latest is not None and on < latest:
        raise EventsOutOfOrder(on=on, latest=latest, entry=entry, field=field)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` later, clamped to the month's end (31 January + 1 = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, month_length(year, month + 1)))


def months_between(first: dt.date, later: dt.date) -> int:
    """Whole months from one day to a later one, by the same clamping as ``add_months``.

    >>> months_between(dt.date(2015, 1, 31), dt.date(2015, 2, 28))
    1
    """
    months = (later.year - first.year) * 12 + later.month - first.month
    return months if add_months(first, months) <= later else months - 1


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return ((month_start(year, month, 1)) - month_start(year, month)).days


def month_start(year: int, month: int, later: int = 0) -> dt.date:
    """The first day of the month that comes ``later`` months after the given one."""
    index = year * 12 + month - 1 + later
    return dt.date(index // 12, index % 12 + 1, 1)


def month_period(year: int, month: int) -> Period:
    """A whole calendar month."""
    return Period(month_start(year, month), month_start(year, month, 1) - DAY)


def year_period(year: int) -> Period:
    """A whole calendar year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def year_before(period: Period) -> Period:
    """The same days a year before; a month that ends with the period ends with this one, too."""
    end = add_months(period.end, -12) - DAY
    last = end if period.end.day == 1 else add_months(period.last, -12)
    return Period(add_months(period.first, -12), last)


def month_ends(period: Period) -> list[dt.date]:
    """The last day of each month inside the period, and the period's own last day."""
    ends = []
    start = period.first.replace(day=1)
    while start <= period.last:
        following = add_months(start, 1)
        ends.append(min(following - DAY, period.last))
        start = following
    return ends


def parse_day(text: str, today: dt.date, *, ahead: bool | None = False) -> dt.date:
    """Read a day as people type it; ValueError for anything else.

    ``2026-10-31``, ``31.10.2026``, ``31.10.``, ``31/10``, ``today``, ``yesterday``, ``i dag``,
    ``i går``, ``3. januar 2027``, ``3 Jan`` or ``-3d``. The day comes first, never the month.
    Without a year it is the latest such day not after today, or, where what is asked for lies
    ``ahead``, the first not before it; where it may lie either way (None), the nearest.
    A year before 1900 or after 2999 is a slip of the hand.
    """
    word = text.strip()
    digits = word[1:-1]
    if word in DAYS_AGO:
        return today - DAYS_AGO[word] * DAY
    if word[:1] == "-" and word[-1:] == "d" and digits.isascii() and digits.isdigit():
        back = int(digits) if len(digits) < 7 else today.toordinal()
        day = dt.date.fromordinal(max(1, today.toordinal() - back))
    else:
        numbers = _numbers(word)
        if numbers is not None and len(numbers) == 2:
            day = _day_near(numbers[0], numbers[1], today, ahead=ahead)
        else:
            day = full_day(word)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def full_day(text: str) -> dt.date:
    """Read ``2026-10-31``, ``31.10.2026``, ``31/10/2026`` or ``31. oktober 2026``; ValueError for

    anything else.
    """
    numbers = _numbers(text.strip())
    if numbers is None:
        return iso_day(text.strip())
    day, month, year = numbers
    return dt.date(year, month, day)


def _day_near(day: int, month: int, today: dt.date, *, ahead: bool | None) -> dt.date:
    """A day without its year; 29 February comes once in eight years at the least."""
    if ahead is None:
        ways = [_day_near(day, month, today, ahead=way) for way in (False, True)]
        return min(ways, key=lambda found: abs(found - today))
    for years in range(9):
        year = today.year + (years if ahead else -years)
        if day <= month_length(year, month):
            found = dt.date(year, month, day)
            if found >= today if ahead else found <= today:
                return found
    raise ValueError(day)


def _numbers(word: str) -> list[int] | None:
    """Day, month and perhaps the year, apart by dots or strokes, or with the month's name; None

    in any other form.
    """
    spelled = re.fullmatch(SPELLED, word)
    month = _month_named(spelled[2]) if spelled else None
    if spelled and month:
        word = ".".join([spelled[1], str(month), *filter(None, [spelled[3]])])
    mark = "/" if "/" in word else "."
    parts = word.split(mark)
    if mark == "." and len(parts) == 3 and not parts[2]:
        del parts[2]
    sizes = [len(part) for part in parts]
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if max(sizes[:2]) > 2 or sizes[2:] not in ([], [4]):
        return None
    numbers = [int(part) for part in parts]
    return numbers if 1 <= numbers[1] <= 12 and numbers[0] else None


@lru_cache(4096)  # whoever reads many rows meets the same days again, some ten years of them
def iso_day(text: str) -> dt.date:
    """Read exactly ``YYYY-MM-DD``; ValueError for anything else, week dates included."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def parse_month(text: str, today: dt.date) -> Period:
    """Read ``2026-10``, ``10.2026``, ``oktober 2026``, ``oktober``, ``last-month`` or ``forrige``;

    ValueError for anything else. Without a year it is the latest such month that has begun.
    """
    word = text.strip().casefold()
    if word in LAST_MONTH:
        before = today.replace(day=1) - DAY
        return month_period(before.year, before.month)
    name, _, year = word.partition(" ")
    month = _month_named(name.removesuffix("."))
    if month and not year:
        return month_period(today.year - (month > today.month), month)
    if month:
        first = full_day(f"1.{month}.{year}")
    else:
        first = full_day(f"1.{word}") if "." in word else iso_day(f"{word}-01")
    return month_period(first.year, first.month)


def _month_named(text: str) -> int | None:
    """The number of a month by its name or the beginning of it, in either language."""
    word = text.casefold()
    if len(word) < LEAST_OF_A_MONTH:
        return None
    found = (at for at, names in enumerate(MONTHS, 1) if any(n.startswith(word) for n in names))
    return next(found, None)


def parse_alarm(text: str) -> str:
    """How long before something, as 30m, 2h or 1d, in iCalendar's own way; ValueError else."""
    number, unit = text[:-1], text[-1:]
    if not (number.isascii() and number.isdigit() and len(number) < 4 and int(number)):
        raise ValueError(text)
    try:
        return {"m": f"PT{int(number)}M", "h": f"PT{int(number)}H", "d": f"P{int(number)}D"}[unit]
    except KeyError:
        raise ValueError(text) from None


def parse_span(text: str) -> int:
    """Read a number of days as ``7d``, ``2w`` or plain ``7``; ValueError for anything else."""
    factor = {"d": 1, "w": 7}.get(text[-1:], 0)
    digits = text[:-1] if factor else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        raise ValueError(text)
    return int(digits) * (factor or 1)


def parse_minutes(text: str) -> int:
    """Read a length in whole minutes, 1 to 1440; ValueError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= 1440):
        raise ValueError(text)
    return int(text)


def local(at: str, zone: str) -> str:
    """A time kept in UTC, to the minute, as the clocks of a zone had it."""
    from zoneinfo import ZoneInfo  # seldom needed, and slow to load

    moment = dt.datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return moment.strftime("%Y-%m-%d %H:%M")
