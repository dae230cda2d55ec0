"""Single values of the configuration: text from the file, read as what a key asks for."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ettervern_cli.values.backup_schedule import parse_keeping
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.identity_numbers import holds_identity_number
from ettervern_cli.values.money import parse_kroner

MOST_SHOWN = 60


def shown(value: object) -> str:
    """A value from the file, short enough for a sentence."""
    text = value if isinstance(value, str) else ""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _problem(kind: str, value: object) -> PydanticCustomError:
    if value is None:
        kind = "empty"
    elif isinstance(value, dict | list):
        kind = "not_one_value"
    return PydanticCustomError(kind, "{value}", {"value": shown(value)})


def _whole(least: int, most: int, kind: str) -> Any:
    def read(value: object) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
            number = int(value)
            if least <= number <= most:
                return number
        raise _problem(kind, value)

    return BeforeValidator(read)


def _read_flag(value: object) -> bool:
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    raise _problem("not_true_or_false", value)


def _read_day(value: object) -> dt.date:
    try:
        return iso_day(value if isinstance(value, str) else "")
    except ValueError:
        raise _problem("not_a_date", value) from None


def _read_year(value: object) -> int:
    # Four digits exactly: else 2009 and 02009 would be two keys for one year.
    if isinstance(value, str) and len(value) == 4 and value.isascii() and value.isdigit():
        year = int(value)
        if 1900 <= year <= 2199:
            return year
    raise _problem("not_a_year", value)


def _read_kroner(value: object) -> int:
    try:
        ore = parse_kroner(value if isinstance(value, str) else "")
    except ValueError:
        raise _problem("not_an_amount", value) from None
    if ore < 0:
        raise _problem("not_an_amount", value)
    return int(ore)


def _read_number(value: object) -> float:
    text = value.replace(",", ".") if isinstance(value, str) else ""
    if not (text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= 12):
        raise _problem("not_a_number", value)
    return float(text)


def _read_code(value: object) -> str:
    return _without_number(_read_account(value))


def _read_account(value: object) -> str:
    """A code that may be any number, as accounts are numbered."""
    text = value if isinstance(value, str) else ""
    plain = text.replace("-", "").replace("_", "")
    if not (plain.isascii() and plain.isalnum() and len(text) <= 40 and not text.startswith("-")):
        raise _problem("not_a_code", value)
    return text


def _without_number(text: str) -> str:
    """A text as it is; one that holds a national identity number is a problem that hides it."""
    if holds_identity_number(text):
        raise PydanticCustomError("identity_number", "identity number")
    return text


def _read_words_typed(value: object) -> str:
    """What is typed on a command line, without anything that a shell or YAML would take apart."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > 200 or not all(c.isalnum() or c in "-_./= " for c in text):
        raise _problem("not_words_typed", value)
    return _without_number(text)


def _read_capacity(value: object) -> str | int:
    if value == "units":
        return "units"
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
        number = int(value)
        if number >= 1:
            return number
    raise _problem("not_a_capacity", value)


def _read_keeping(value: object) -> str:
    try:
        parse_keeping(value if isinstance(value, str) else "")
    except ValueError:
        raise _problem("not_a_keeping", value) from None
    return str(value)


# What an editor may hold where this program reads text: YAML's own numbers and dates too.
_TEXT_OR_NUMBER = WithJsonSchema({"type": ["string", "number"]})

Days = Annotated[int, _whole(1, 36500, "not_days")]
Months = Annotated[int, _whole(1, 1200, "not_months")]
Count = Annotated[int, _whole(0, 999_999_999, "not_a_count")]
AtLeastOne = Annotated[int, _whole(1, 999_999_999, "not_one_or_more")]
DayOfMonth = Annotated[int, _whole(1, 31, "not_a_day_of_month")]
Percent = Annotated[int, _whole(1, 100, "not_a_percent")]
Year = Annotated[int, BeforeValidator(_read_year)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Day = Annotated[dt.date, BeforeValidator(_read_day)]
First = Annotated[Day | None, Field(alias="from")]
Kroner = Annotated[int, BeforeValidator(_read_kroner), _TEXT_OR_NUMBER]
Number = Annotated[float, BeforeValidator(_read_number)]
KeepingText = Annotated[str, BeforeValidator(_read_keeping)]
Code = Annotated[str, BeforeValidator(_read_code), _TEXT_OR_NUMBER]
Account = Annotated[str, BeforeValidator(_read_account), _TEXT_OR_NUMBER]
WordsTyped = Annotated[str, BeforeValidator(_read_words_typed), _TEXT_OR_NUMBER]
Capacity = Annotated[Literal["units"] | int, BeforeValidator(_read_capacity)]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000, strip_whitespace=True),
    AfterValidator(_without_number),
]
# A word, or nothing.
AnyText = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_without_number)]


class SettingsSection(BaseModel):
    """A mapping in the file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class NamedWord(SettingsSection):
    """A word of a list, with the name people read."""

    name: Text
    """What people read."""


class Change(SettingsSection):
    """What is another from a day on; what is not named goes on as it was."""

    from_: Annotated[Day, Field(alias="from")]
    """The first day of it."""


Section = TypeVar("Section", bound=SettingsSection)


def versions(section: Section, changes: Sequence[Change]) -> list[tuple[Change, Section]]:
    """A section as each of its changes leaves it, in their order."""
    found = []
    for change in changes:
        named = change.model_fields_set - {"from_"}
        section = section.model_copy(update={name: getattr(change, name) for name in named})
        found.append((change, section))
    return found
