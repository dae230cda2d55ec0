"""Which topics there are, and their texts. How one is laid out is in ``screen``."""

from difflib import get_close_matches
from importlib.resources import files

from ettervern_cli.errors import UnknownName

# In the order in which somebody new would read them.
TOPICS = (
    "commands", "referrals", "rent", "budget", "sharing", "reports", "funder", "configuration",
    "scripts", "cron", "together", "exchange", "query", "region", "trust", "backup", "verify",
    "rights", "encryption", "house",
)  # fmt: skip
# Other words that a topic is sought by.
ALSO = {"husleie": "rent", "leiekontrakt": "rent", "utkastelse": "rent"}


def text_of(topic: str, *languages: str) -> str:
    """A topic's markdown in the first language that has it.

    UnknownName asks about a near miss, else lists what there is.
    """
    if topic not in TOPICS:
        near = get_close_matches(topic, TOPICS, 1, 0.6)
        raise UnknownName(what="topic", value=topic, known=list(TOPICS), near="".join(near))
    places = [files("ettervern_cli.help") / one / f"{topic}.md" for one in languages]
    return next(place for place in places if place.is_file()).read_text(encoding="utf-8")


def titles(*languages: str) -> dict[str, str]:
    """What each topic is about, by its name: the heading of its text."""
    return {topic: title_of(text_of(topic, *languages)) for topic in TOPICS}


def title_of(text: str) -> str:
    """The heading that a text begins with."""
    return text.partition("\n")[0].removeprefix("# ")
