"""Incidents in invented stays: what happened, what was done, and whether the police know."""

from ettervern_cli.casebook import demo_texts
from ettervern_cli.casebook.demo_life import Life
from ettervern_cli.casebook.incidents import SERIOUS, Event, add

# By severity: how often the police were told, and how often it was decided not to.
POLICE = {1: (0.0, 0.5), 2: (0.35, 0.45), SERIOUS: (0.75, 0.2)}


def happen(life: Life) -> str | None:
    """Write down an incident and give its id; None where the programme keeps none."""
    kind = life.pick("incident_kind")
    if kind is None:
        return None
    severity = life.chance.choice((1, 1, 2, 2, 3))
    told, kept = POLICE[severity]
    drawn = life.chance.random()
    police = True if drawn < told else False if drawn < told + kept else None
    added = life.write(
        "incident add",
        add,
        Event(
            kind=kind,
            severity=severity,
            police=police,
            why=life.say(demo_texts.NO_POLICE) if police is False else None,
            action=life.say(demo_texts.ACTIONS),
            voice=life.say(demo_texts.VOICES_AFTER, 0.7),
        ),
    )
    return str(added.id)


def expect(life: Life) -> None:
    """Something may happen that leads to nothing more."""
    life.later(_now_and_then, 25, 260)


def _now_and_then(life: Life) -> None:
    happen(life)
    life.later(_now_and_then, 120, 420)
