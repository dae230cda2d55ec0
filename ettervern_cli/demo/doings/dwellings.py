"""Where people in invented stays lived before, and live when they have none of the units."""

from random import Random

from ettervern_cli.demo.life import Life
from ettervern_cli.homes.living_situation.verbs import lives
from ettervern_cli.homes.placements import present_home

ASKED_SHARE = 0.85
SEEN_AFTER = 45


def lived_before(life: Life) -> str | None:
    """What is said of it at admission: seldom a lasting home, and at times nothing."""
    places = life.facts.lists["destination"]
    chance = _chance(life)
    if not places or chance.random() > ASKED_SHARE:
        return None
    passing = [one.code for one in places if not one.is_lasting] or [one.code for one in places]
    return chance.choice(passing)


def see_if_due(life: Life) -> None:
    """Some weeks after admission, and every half year: where somebody lives without a unit."""
    days = life.days_here
    if days % 182 != SEEN_AFTER or present_home(life.db, life.stay) is not None:
        return
    places = life.facts.lists["destination"]
    high = not life.feet or any(foot.index > 0 or foot.at_the_top for foot in life.feet)
    fitting = [one.code for one in places if one.is_lasting == high]
    if fitting:
        life.write("lives", lives, destination=_chance(life).choice(fitting))


def _chance(life: Life) -> Random:
    """A chance of its own, so that nothing else that is invented depends on it."""
    return Random(f"{life.programme.code} {life.plan.begins} {life.day}")
