"""Incidents in invented stays: what happened, what was done, and whether the police know."""

from ettervern_cli.care.incidents.verbs import SERIOUS, Event, add
from ettervern_cli.demo.life import Life, pick
from ettervern_cli.demo.words import texts as demo_texts

# Kinds by which others are hurt or frightened, where a programme calls them so.
AGAINST_OTHERS = ("violence", "threat", "serious")
# Of every so many one is against others and the police are told, and of one it is said why not.
IN_ALL, TOLD, NOT_TOLD = 4, 1, 2


def happen(life: Life) -> str | None:
    """Write down an incident and give its id; None where the programme keeps none."""
    every = [one.code for one in life.facts.lists["incident_kind"]]
    turn = life.facts.incidents % IN_ALL
    if turn == TOLD:
        every = [code for code in every if code in AGAINST_OTHERS] or every
    kind = pick(life.chance, every)
    if kind is None:
        return None
    life.facts.incidents += 1
    severity = SERIOUS if turn == TOLD else life.chance.choice((1, 1, 2, 2, SERIOUS))
    unsaid = turn != NOT_TOLD and severity < SERIOUS
    police = True if turn == TOLD else None if unsaid else False
    hurts = kind in AGAINST_OTHERS
    added = life.write(
        "incident add",
        add,
        Event(
            kind=kind,
            severity=severity,
            police=police,
            why=life.say(_why_not(hurts)) if police is False else None,
            action=life.say(demo_texts.ACTIONS_BETWEEN if hurts else demo_texts.ACTIONS),
            voice=life.say(demo_texts.VOICES_AFTER, 0.7),
        ),
    )
    return str(added.id)


def _why_not(hurts: bool) -> tuple[str, ...]:
    return demo_texts.NO_POLICE if hurts else demo_texts.NO_CRIME


def expect(life: Life) -> None:
    """Something may happen that leads to nothing more."""
    life.later(_now_and_then, 20, 160)


def _now_and_then(life: Life) -> None:
    happen(life)
    life.later(_now_and_then, 120, 420)
