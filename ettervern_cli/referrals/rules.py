"""The waiting list: where a referral stands, who is next, and what a declined one leads to. Pure.

Only the standard library and values; dates are days, never moments.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ettervern_cli.values.dates import DAY

FIRST_IN_LINE = "first-in-line"
ASK_AGAIN = "ask-again"
DECLINED = "declined"
ASK_AGAIN_DAYS = 30


class ReferralDays(NamedTuple):
    """One referral's days. ``effect`` is that of the reason it was last declined for.

    ``ending`` is ``admitted``, ``declined`` or ``withdrawn`` once ``ended_on`` is there.
    """

    id: int
    referred_on: dt.date
    assessed_on: dt.date | None = None
    offered_on: dt.date | None = None
    declined_on: dt.date | None = None
    effect: str | None = None
    ask_again_on: dt.date | None = None
    ended_on: dt.date | None = None
    ending: str | None = None

    @property
    def latest(self) -> tuple[dt.date, str, str]:
        """The last day on which something happened to it before it ended, its id, and the field."""
        fields = ("referred_on", "assessed_on", "offered_on", "declined_on")
        day, field = max((day, one) for one in fields if (day := getattr(self, one)) is not None)
        return day, f"N-{self.id}", field


def ends_it(effect: str | None) -> bool:
    """Whether a decline with this effect ends the referral."""
    return effect not in (FIRST_IN_LINE, ASK_AGAIN)


def status(asked: ReferralDays) -> str:
    """``referred`` until assessed or offered a place, then ``waiting``; once ended, its ending."""
    if asked.ending is not None:
        return asked.ending
    return "waiting" if asked.assessed_on or asked.offered_on else "referred"


def is_first(asked: ReferralDays) -> bool:
    """Whether it goes before the others: declined because there was no place, and still open."""
    return asked.ending is None and asked.effect == FIRST_IN_LINE


def asks_later(asked: ReferralDays, today: dt.date) -> bool:
    """Whether it is out of the line until the day on which it is to be asked again.

    A place offered since the decline brings it back at once.
    """
    if asked.ending is not None or asked.effect != ASK_AGAIN or asked.ask_again_on is None:
        return False
    offered, declined = asked.offered_on, asked.declined_on
    if offered is not None and declined is not None and offered >= declined:
        return False
    return today < asked.ask_again_on


def line(every: Iterable[ReferralDays], today: dt.date) -> list[ReferralDays]:
    """Those who wait, the next one first: first in line, by date of referral, as typed."""
    waiting = [one for one in every if one.ending is None and not asks_later(one, today)]
    return sorted(waiting, key=lambda one: (not is_first(one), one.referred_on, one.id))


def waited_days(asked: ReferralDays, today: dt.date) -> int:
    """Days from the referral to its end, or to today while it is open."""
    return ((asked.ended_on or today) - asked.referred_on).days


def ask_again_day(on: dt.date, treatment_ended_on: dt.date | None) -> dt.date:
    """When to ask again where nobody says: when treatment ends, if that is to come, else soon."""
    if treatment_ended_on is not None and treatment_ended_on > on:
        return treatment_ended_on
    return on + ASK_AGAIN_DAYS * DAY
