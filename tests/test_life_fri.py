"""Fri in Bodø, lived through by the command line: a house with twelve rooms over two years.

Each chapter names the lines of Fri's table that it checks. All sums are worked out here by hand
from this table; the number after a date is that of the day in its year (2020 is a leap year).

    room   name    in the house                           then
    1      Anders  2 Jan 19 (2) to 2 Jan 20 (2)           own home, left 20 Dec 20 (355)
    2      Berit   2 Jan 19 (2) to 1 Mar 20 (61)          own home
    3      Cato    15 Jan 19 (15) to 15 Jan 20 (15)       own home, left 15 Oct 20 (289)
    4, 5   Dina    1 Feb 19 (32) to 1 Aug (213) in 4,     own home
                   1 Oct (274) to 1 Feb 20 (32) in 5
    5      Erik    1 Feb 19 (32) to 20 Sep (263),         a second stay of the same person
                   again from 1 Feb 20 (32)
    6      Frida   1 Mar 19 (60) to 1 Mar 20 (61)         own home, left 1 Sep 20 (245)
    7      Geir    1 Mar 19 (60) to 11 Nov (315)          died
    8      Hanne   1 Apr 19 (91) to 1 Apr 20 (92)         own home
    9      Ivar    1 Apr 19 (91) to 1 Apr 20 (92),        own home in between
                   1 Jul (183) to 1 Sep (245), from 1 Nov (306)
    10     Jorunn  1 May 19 (121) to 1 May 20 (122)       own home
    11     Kjell   1 May 19 (121) to 1 May 20 (122)       own home, left 1 Aug 20 (214)
    12     Live    1 Jun 19 (152) to 1 Jun 20 (153)       own home
    4      Mona    5 Aug 19 (217) to 5 Aug 20 (218)       own home
    1 Nils from 2 Jan 20 (2) · 3 Oda from 1 Feb (32) · 2 Petter and 6 Ragna from 1 Mar (61) ·
    8 Sven from 1 Apr (92) · 10 Tora from 1 May (122)
"""

from collections.abc import Callable
from typing import Any

from tests.case_work import listed, refused, shown, units
from tests.conftest import Workspace
from tests.life import lengths, live, looked, matters, on_steps, rate, residents_on

SALTEN = (
    "bodo", "beiarn", "fauske", "gildeskal", "hamaroy", "meloy", "saltdal", "steigen", "sorfold",
)  # fmt: skip


def test_fri_from_the_first_referral_to_the_last_report(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2018-09-20")
    ten_are_rehoused_first(fri)
    the_grant_of_734_000(fri)
    the_first_referral_becomes_an_admission(fri)
    january_is_followed_up_densely(fri)
    a_readmission_with_the_short_term_unit(fri)
    twelve_rooms_are_filled(fri)
    an_acute_exit_and_a_thirteenth_resident(fri)
    a_room_is_given_away(fri)
    two_leave_and_a_room_is_painted(fri)
    the_report_of_the_first_year(fri)
    a_year_in_the_house_is_over(fri)
    the_same_person_again(fri)
    a_year_in_ones_own_home(fri)
    in_circles_between_house_and_home(fri)
    leaving(fri)
    the_report_of_the_second_year(fri)
    the_limit_of_two_years(fri)


# --- 2018: the changeover --------------------------------------------------------------------


def ten_are_rehoused_first(fri: Workspace) -> None:
    """Changeover: the ten who lived there get another home, before any room is let anew."""
    live(fri, {"2018-09-20": [f"rehouse add Brua-{number}" for number in range(1, 11)]})
    live(fri, {"2018-10-31": [f"rehouse done Brua-0{n}" for n in ()]})
