"""What a volunteer may be called. Pure."""

from ettervern_cli.values.texts import clean_text

MOST = 20


def parse_volunteer(text: str) -> str:
    """A code or a first name: one word of at most MOST letters, and never a full name.

    Raises ValueError for anything else, IdentityNumber for one. As little as can be is kept of
    people who help unpaid.
    """
    word = clean_text(text, "volunteer").strip()
    if not 0 < len(word) <= MOST or not word.replace("-", "").isalnum():
        raise ValueError(text)
    return word
