"""What reports for outsiders refuse."""

import datetime as dt
from collections.abc import Sequence

from ettervern_cli.errors import Refused, Usage
from ettervern_cli.values.dates import Period, month_ends


class DayForOutsiders(Usage):
    """Residents counted on a day that is no month's last, in a report for outsiders."""

    en = "A report for outsiders counts residents on the last days of months alone, and {on} is none: from one day to the next it would tell who came and who left."
    nb = "En rapport for utenforstående teller beboere bare på månedens siste dag, og det er ikke {on}: fra dag til dag ville den fortelle hvem som kom og dro."


class GivesBack(Refused):
    """A report that would give back what is hidden, in it or in one that was published."""

    en = "The report on {first} to {last} is not published: beside those published before it, something hidden could be worked out however much of it were hidden. Publish one on another time."
    nb = "Rapporten for {first} til {last} publiseres ikke: sammen med dem som er publisert før, kunne noe skjult regnes ut uansett hvor mye av den som ble skjult. Publiser en for en annen tid."


def refuse_single_days(days: Sequence[dt.date], period: Period, today: dt.date) -> None:
    """DayForOutsiders unless each day ends a month, or the period as it is cut at ``today``."""
    ends = month_ends(period._replace(last=min(period.last, today)))
    for day in days:
        if day not in ends:
            raise DayForOutsiders(on=day)
