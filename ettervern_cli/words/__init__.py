"""What a person reads, in Norwegian bokmål and English, and how each language writes values.

Sentences lie in ``nb`` and ``en`` in one module a subject; a key's first part names it. A value that
is a pair holds singular and plural, chosen by the fact ``n``. Nothing here knows the database.
"""

import datetime as dt
from importlib import import_module

from ettervern_cli.errors import Word
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore

LANGUAGES = ("nb", "en")
# The folders of a language, and the modules in each.
FOLDERS = {
    "daily": "daily today screen error",
    "care": "consent gap incident measure meeting outcome plan score referral rehouse remark",
    "money": "benefit forecast funding post rent sharing vacancy",
    "reports": "circling external funder_report municipality page report retention",
    "data": "backup config encryption exchange history merge privacy verify",
}
_FOLDER = {module: folder for folder, modules in FOLDERS.items() for module in modules.split()}
MINUS = "\u2212"
NOTHING = "\u2013"


class Language:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, str | tuple[str, str]] = {}
        self._rooms: set[str] = set()
        self._names: dict[str, list[str]] = {}

    def _entry(self, key: str) -> str | tuple[str, str]:
        if key not in self._words:
            room = key.partition(".")[0]
            if room in self._rooms:
                raise KeyError(key)
            self._rooms.add(room)
            module = import_module(f"ettervern_cli.words.{self.language}.{_FOLDER[room]}.{room}")
            self._words.update(module.WORDS)
        return self._words[key]

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of a key with its facts put in, dates and amounts as the language writes."""
        entry = self._entry(key)
        if isinstance(entry, tuple):
            entry = entry[0] if facts.get("n") == 1 else entry[1]
        if not facts:
            return entry
        if "code" in facts and facts.get("name") == facts["code"]:  # a programme without names
            entry = entry.replace("{name} ({code})", "{code}")
        return entry.format(**{name: self.write(fact) for name, fact in facts.items()})

    def write(self, fact: object) -> str:
        """One fact as text."""
        if isinstance(fact, Word):
            return self.say(fact)
        if isinstance(fact, str):
            return fact
        if isinstance(fact, dt.date):
            return self.day(fact)
        if isinstance(fact, Ore):
            return self.kroner(fact)
        if isinstance(fact, float):
            return self.decimal(fact, 1)
        if isinstance(fact, list | tuple):
            return ", ".join(self.write(item) for item in fact)
        return str(fact)

    def month(self, number: int) -> str:
        """The short name of a month."""
        return self._named("daily.months")[number - 1]

    def weekday(self, day: dt.date) -> str:
        """The name of a day's weekday."""
        return self._named("daily.weekdays")[day.weekday()]

    def _named(self, key: str) -> list[str]:
        """The names in an entry, taken apart once: a long screen has hundreds of dates."""
        if key not in self._names:
            self._names[key] = self.say(key).split()
        return self._names[key]

    def day(self, day: dt.date, omit_year_of: dt.date | None = None) -> str:
        """A date, without its year where it is that of ``omit_year_of``."""
        text = f"{day.day}. " if self.language == "nb" else f"{day.day} "
        text += self.month(day.month)
        return (
            text
            if omit_year_of is not None and omit_year_of.year == day.year
            else f"{text} {day.year}"
        )

    def long_day(self, day: dt.date) -> str:
        """A date with its weekday."""
        name = self._named("daily.long_months")[day.month - 1]
        dot = "." if self.language == "nb" else ""
        return f"{self.weekday(day)} {day.day}{dot} {name} {day.year}"

    def number(self, value: int) -> str:
        """A whole number with a space between thousands; a colon for a hidden one."""
        if value is SUPPRESSED:
            return str(value)
        text = f"{abs(value):,}".replace(",", " ")
        return f"{MINUS}{text}" if value < 0 else text

    def decimal(self, value: float, places: int) -> str:
        """A number with decimals, the mark as the language writes it; a colon for a hidden one."""
        if value is SUPPRESSED:
            return str(value)
        text = f"{abs(value):,.{places}f}".replace(",", " ")
        if self.language == "nb":
            text = text.replace(".", ",")
        return f"{MINUS}{text}" if value < 0 else text

    def kroner(self, ore: int | None) -> str:
        """An amount in kroner, øre only where there are any; a dash for nothing."""
        if ore is None:
            return NOTHING
        if ore is SUPPRESSED:
            return str(ore)
        if ore % 100 == 0:
            return self.number(ore // 100)
        return self.decimal(ore / 100, 2)

    def percent(self, numerator: int | None, denominator: int | None) -> str:
        """A share in whole percent; a dash where there is nothing to divide."""
        if numerator is None or not denominator:
            return NOTHING
        if numerator is SUPPRESSED or denominator is SUPPRESSED:
            return str(SUPPRESSED)
        return f"{self.number(round(100 * numerator / denominator))} %"

    def days(self, count: int) -> str:
        """A number of days."""
        return self.say("daily.days", n=count)

    def listed(self, items: list[str]) -> str:
        """Names in a row: ``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say('daily.and')} {items[-1]}"


def locale_language(environ: dict[str, str]) -> str:
    """The language that the locale asks for: nb for nb, nn and no, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            return "nb" if value[:2].lower() in ("nb", "nn", "no") else "en"
    return "en"
