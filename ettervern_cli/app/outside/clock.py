"""The clock, the time zone and the system's user: asked here and nowhere else."""

import datetime as dt
import os
import time

from ettervern_cli.app.outside.readers import check_text
from ettervern_cli.errors import NationalIdentityNumber

ZONES = "/usr/share/zoneinfo"


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def time_in(zone: str) -> dt.datetime:
    """This moment on the clocks of a time zone, for the names of files."""
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo(zone)).replace(tzinfo=None)


def day_in(zone: str) -> dt.date:
    """The day that it is in a time zone, by the system's own tables where it has them.

    Loading zoneinfo for one day costs more than writing a follow-up does.
    """
    if not os.path.isfile(os.path.join(ZONES, zone)):
        from zoneinfo import ZoneInfo

        return dt.datetime.now(ZoneInfo(zone)).date()
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    moment = time.localtime()
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
    return dt.date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def actor() -> str:
    """Who writes: $ETTERVERN_USER, else the system's user.

    Where sudo runs the command for an office's own account, that is whoever asked sudo.
    """
    named = os.environ.get("ETTERVERN_USER")
    if named:
        return _without_number(check_text(named, "ETTERVERN_USER"))
    import pwd

    asked = os.environ.get("SUDO_UID", "")
    uid = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 11 else os.getuid()
    try:
        return _without_number(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return f"uid {uid}"


def _without_number(name: str) -> str:
    from ettervern_cli.values.identity_numbers import holds_identity_number

    if holds_identity_number(name):
        raise NationalIdentityNumber(field="ETTERVERN_USER")
    return name
