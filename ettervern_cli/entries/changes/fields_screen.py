"""What the fields of entries are called, and what is in them, for history and letters."""

from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import Language

# Columns whose values are words of the program, to be said in the reader's language.
SPOKEN = {"cause", "direction", "ending", "status", "what"}


def field_name(words: Language, table: str, column: str) -> str:
    """What a column is to a reader: by its table's own word, else by what all tables call it."""
    try:
        return words.say(f"privacy.field_{table}_{column}")
    except KeyError:
        return words.say(f"privacy.field_{column}")


def field_value(words: Language, column: str, value: object) -> str:
    """What a column holds, on one line and safe: its own word, else what all columns say."""
    if value is None:
        return words.say("daily.nothing")
    if isinstance(value, bool):
        return words.say("history.yes" if value else "history.no")
    if column in SPOKEN:
        try:
            return words.say(f"privacy.value_{column}_{value}")
        except KeyError:
            return words.say(f"privacy.value_{value}")
    return " ".join(safe_text(part) for part in words.write(value).splitlines())
