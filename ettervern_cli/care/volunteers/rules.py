"""What a volunteer may be called. Pure."""

MOST = 20


def parse_volunteer(text: str) -> str:
    """A code or a first name: one word of at most MOST letters, and never a full name.

    Raises ValueError for anything else. As little as can be is kept of people who help unpaid.
    """
    word = text.strip()
    if not 0 < len(word) <= MOST or not word.replace("-", "").isalnum():
        raise ValueError(text)
    return word
