"""Choices of a home: the wish, and the home that came of it."""

from ettervern_cli.care.facts import begin, end, find_open
from ettervern_cli.homes.choices.record import CHOICE
from ettervern_cli.people.scene import Scene
from ettervern_cli.storage.results import Written


def wish(
    scene: Scene, *, wished: str, voice: str | None = None, note: str | None = None
) -> Written:
    """What home a resident wishes for, from a day on."""
    return begin(
        scene, CHOICE, "fact.choice_wished_for", wished,
        wished=wished, voice=voice, note=note,
    )  # fmt: skip


def give(
    scene: Scene, *, wish: str, given: str, as_wished: bool, note: str | None = None
) -> Written:
    """The home that somebody got for a wish, found by its id or its words."""
    found = find_open(scene, CHOICE, wish)
    key = "fact.choice_given_as_wished" if as_wished else "fact.choice_given_another"
    return end(scene, CHOICE, key, found._replace(name=given), note, given=given,
               is_as_wished=as_wished)  # fmt: skip
