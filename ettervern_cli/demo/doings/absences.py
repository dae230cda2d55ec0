"""Absences of an invented stay: leave, readmission, and having to leave for a time."""

from ettervern_cli.demo.doings.contacts import look_ahead
from ettervern_cli.demo.doings.incidents import happen
from ettervern_cli.demo.doings.moves import plan_move, wants_unit
from ettervern_cli.demo.life import Away, Life
from ettervern_cli.demo.plans import SLOW_ROLES
from ettervern_cli.homes.placements import present_home
from ettervern_cli.programme.programme import Term
from ettervern_cli.stays.absences import come_back, leave
from ettervern_cli.values.dates import DAY


def plan_absence(life: Life) -> Away | None:
    """An absence during the stay that begins, or none."""
    chance, kinds = life.chance, life.facts.lists["absence_kind"]
    length = ((life.plan.ends or life.today - 15 * DAY) - life.day).days
    if kinds and life.plan.role == "away":
        resting = [one for one in kinds if one.holds_unit and one.pauses_follow_ups]
        resting = resting or [one for one in kinds if one.pauses_follow_ups]
        left = max(life.day, life.today - chance.randint(5, 9) * DAY)
        return Away((resting or kinds)[0], left, life.today + chance.randint(4, 8) * DAY, None)
    brief = life.plan.role in ("new", *SLOW_ROLES) or length < 90
    if not kinds or brief or chance.random() < 0.5:
        return None
    kind = chance.choice(kinds)
    left = life.day + chance.randint(30, length - 50) * DAY
    expected = left + (chance.randint(12, 30) if kind.pauses_follow_ups else 7) * DAY
    return Away(kind, left, expected, expected + chance.randint(0, 2) * DAY)


def go_and_come_back(life: Life) -> None:
    """Leave or return on the day, if that is planned."""
    away = life.absence
    if away is None:
        return
    if life.state == "here" and away.left == life.day:
        incident = happen(life) if _is_sudden(life, away.kind) else None
        life.write("away", leave, kind=away.kind.code, expected_on=away.expected, incident=incident)
        life.state = "away"
        look_ahead(life)
    elif life.state == "away" and away.back == life.day:
        home = present_home(life.db, life.stay)
        again = life.plan.unit if home is None and wants_unit(life) else None
        life.write("back", come_back, unit=again.code if again else None)
        life.state = "here"
        for foot in life.feet:
            plan_move(life, foot)
        look_ahead(life)


def _is_sudden(life: Life, kind: Term) -> bool:
    """Somebody away of whom the programme does not let go had to leave: not the first, a leave."""
    return not kind.pauses_follow_ups and kind != life.facts.lists["absence_kind"][0]
