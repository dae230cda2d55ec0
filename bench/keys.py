"""How many keys a day takes, typed in whole names and typed as shortly as the program takes it.

``python -m bench.keys`` prints both, line by line. The day is that of the README, in Norwegian; a
test types it both ways and holds what comes of it against each other.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Typed(NamedTuple):
    """One command of the day, both ways."""

    long: str
    short: str


DAY = (
    Typed(
        'ettervern admit "Nora Prøve" --treatment-ended 2009-10-20 --unit 1 --on 2009-10-21',
        'ev adm "Nora Prøve" --treatment-ended 20/10 -u 1 -d 21/10',
    ),
    Typed(
        'ettervern admit "Emil Prøve" --unit 2 --on 2009-09-10 --contact nurse',
        'ev adm "Emil Prøve" -u 2 -d 10/9 -c syk',
    ),
    Typed(
        'ettervern log nora "Gikk til NAV sammen" --minutes 45 --area economy --on -5d',
        'ev log nora "Gikk til NAV sammen" -m 45 -a øk -d -5d',
    ),
    Typed("ettervern advance nora", "ev adv nora"),
    Typed('ettervern advance emil --voice "Jeg er klar"', 'ev adv emil -v "Jeg er klar"'),
    Typed(
        "ettervern demote emil --steps 1 --reason agreement-broken --voice "
        '"Det gikk for fort"',
        'ev demot emil -r agr -v "Det gikk for fort"',
    ),
    Typed("ettervern today", "ev tod"),
    Typed("ettervern list", "ev lis"),
    Typed(
        "ettervern away emil --kind readmission --back 2009-11-25",
        "ev aw emil -k inn --back 25/11",
    ),
    Typed("ettervern unit list", "ev uni l"),
    Typed("ettervern --quiet undo", "ev --quiet und"),
    Typed("ettervern edit F-1 minutes=30", "ev ed F-1 minutes=30"),
    Typed("ettervern show nora --since 2009-10-01", "ev sh nora --since 1/10"),
    Typed(
        "ettervern consent give nora --scope plan --partner nav --until 2010-05-31",
        "ev cons g nora --scope plan --partner nav --until 31/5",
    ),
    Typed(
        'ettervern plan goal nora activity "Et sted å gå til om dagen" --voice '
        '"Jeg vil ha noe å stå opp til"',
        'ev plan g nora act "Et sted å gå til om dagen" -v "Jeg vil ha noe å stå opp til"',
    ),
    Typed("ettervern meeting hold --present NAV --about nora",
          "ev mee h --present nav --about nora"),
    Typed("ettervern budget book pay 1437500 --voucher 118",
          "ev bud b pay 1437500 --voucher 118"),
    Typed("ettervern budget --year 2009", "ev bud"),
    Typed("ettervern report month 2009-10", "ev rep mo"),
)  # fmt: skip


def keys(lines: Iterable[str]) -> int:
    """Keys that some lines take, the one that ends each counted."""
    return sum(len(line) + 1 for line in lines)


def main() -> None:
    """Both days and what they take."""
    for line in DAY:
        print(f"{keys([line.long]):4} {keys([line.short]):4}  {line.short}")
    long, short = keys(line.long for line in DAY), keys(line.short for line in DAY)
    print(f"{long:4} {short:4}  {100 * (long - short) // long} % fewer")


if __name__ == "__main__":
    main()
