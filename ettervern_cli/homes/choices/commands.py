"""home wish, given and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import OneAlone, Voice, Who, argument, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.homes.choices import verbs as choices
from ettervern_cli.homes.choices.record import CHOICE


@acts
def wish(
    it: Act,
    who: Who,
    text: Annotated[str, argument("TEXT", "What is wished for; - reads it.")],
    *,
    voice: Voice = None,
) -> None:
    """The home that a resident wishes for: ettervern home wish kim "A flat of his own in Mo"

    What came of it is written with home given; reports count wishes, and how many came true.
    """
    wished, own = it.words(text, "text") or "", it.words(voice, "voice")
    it.show(choices.wish(it.scene, wished=wished, voice=own, note=it.note))


@acts
def given(
    it: Act,
    who: Who,
    choice: Annotated[
        str, argument("WISH", "Its id, or a start of its words.", complete.open_wishes)
    ],
    text: Annotated[str, argument("TEXT", "The home that came of it; - reads it.")],
    *,
    as_wished: Annotated[
        str, option("--as-wished", "yes|no", "Whether it fits.", parser=one_of("yes", "no"))
    ],
) -> None:
    """The home that came of a wish: ettervern home given kim HV-1 "Flat, Mo" --as-wished yes

    The resident says whether it is what was wished for.
    """
    written = choices.give(
        it.scene,
        wish=it.text(choice),
        given=it.words(text, "text") or "",
        as_wished=as_wished == "yes",
        note=it.note,
    )
    it.show(written)


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """Homes wished for, and what came of it: ettervern home list

    In order of time.
    """
    from ettervern_cli.homes.choices.screen import choice_list

    it.facts(CHOICE, who, choice_list)
