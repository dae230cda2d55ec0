"""find."""

from typing import Annotated

from ettervern_cli.app.options import argument, own_words
from ettervern_cli.app.output.looks import Look, looks


@looks
def find(it: Look, text: Annotated[str, argument("TEXT", "The words; - reads them.")]) -> None:
    """Words in everything that was typed: ettervern find "ny jobb"

    Follow-ups, notes, voices, incidents, plans, decisions, gaps and all other texts, in any case,
    the newest first, with whom they are about and when. The ids are what edit and annul take.
    """
    words = own_words(it.session, text, "text") or ""
    from ettervern_cli.entries.finding.finding import find_texts
    from ettervern_cli.entries.finding.screen import text_list

    found = find_texts(it.db, it.programmes(), words)
    it.session.looked_at(one.resident_id for one in found)
    it.show(text_list(it.words, found))
