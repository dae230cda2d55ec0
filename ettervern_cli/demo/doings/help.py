"""Measures in invented stays: help that thins out as residents climb."""

from ettervern_cli.care.measures.verbs import start_measure, stop_measure
from ettervern_cli.demo.life import Life
from ettervern_cli.demo.words import words as demo_words

MOST = 3


def begin(life: Life) -> None:
    """What help there is from the first day; without a ladder it thins out with time."""
    follow(life)
    if not life.feet:
        life.later(_less, 120, 220)


def follow(life: Life) -> None:
    """Have the help that goes with the steps, and stop what does not."""
    wanted = _wanted(life)
    for name in [name for name in life.measures if life.measures[name] != wanted.get(name)]:
        _stop(life, name)
    for name, hours in wanted.items():
        if name not in life.measures:
            provider = life.chance.choice(_providers(life))
            life.write(
                "measure start", start_measure, name=name, provider=provider, hours_tenths=hours
            )
            life.measures[name] = hours


def _wanted(life: Life) -> dict[str, int | None]:
    """Measures by name with their hours a week in tenths: fewer, and less, the higher up."""
    if not life.feet:
        names = life.chance.sample(demo_words.MEASURES, 2)
        return dict.fromkeys(names, life.chance.choice((20, 30, 40)))
    foot = life.feet[0]
    left = len(foot.rung.steps) - foot.index
    share = -(-MOST * left // len(foot.rung.steps))
    names = [_titled(one) for one in foot.help.services] or list(demo_words.MEASURES)
    hours = foot.help.hours_tenths or 20 * left
    chosen = names[: min(share, max(1, hours // 5))]
    each = max(5, round(hours / len(chosen) / 5) * 5)
    rest = max(5, hours - each * (len(chosen) - 1))
    return {name: rest if name == chosen[0] else each for name in chosen}


def _titled(text: str) -> str:
    return text[:1].upper() + text[1:]


def _providers(life: Life) -> list[str]:
    """Who gives help: the programme's host, and a few of its partners."""
    return [life.programme.host, *(one.name for one in life.facts.agencies[:4])]


def _less(life: Life) -> None:
    if len(life.measures) > 1:
        _stop(life, next(iter(life.measures)))


def _stop(life: Life, name: str) -> None:
    life.write("measure stop", stop_measure, name=name)
    del life.measures[name]
