"""What a person reads, and how each language writes values.

Sentences lie in a folder a language, in one module a subject; a key's first part names it. Those of
errors stand on their classes in ``nb`` and ``en``. A value that is a tuple holds a form for each
plural of the language, chosen by the fact ``n``. Headings and names that several subjects need
alike stand once, in ``head``. What a language does not say, the one it falls back on says
(``tongues.py``); ``nb`` and ``en`` say everything. Nothing here knows the database.
"""

import datetime as dt
from collections.abc import Mapping
from importlib import import_module

from ettervern_cli.errors import Choice, EttervernError, Phrase, Said, Word
from ettervern_cli.values.hidden import SUPPRESSED, Mark
from ettervern_cli.values.known_words import SPOKEN
from ettervern_cli.values.money import Ore
from ettervern_cli.words.tongues import TONGUES, Tongue, chain

LANGUAGES = tuple(TONGUES)
# The folders of a language, and the modules in each.
FOLDERS = {
    "daily": "daily eviction fact head household lease today screen",
    "care": "consent gap incident measure meeting outcome plan score referral rehouse remark",
    "money": "benefit forecast funding post rent sharing vacancy",
    "reports": "circling external funder_report municipality page progress region_report report "
    "retention",
    "data": "backup config delivery encryption exchange export history merge privacy verify",
}
FOLDER_OF = {module: folder for folder, modules in FOLDERS.items() for module in modules.split()}
# A language whose sentences do not stand on the classes of errors has them here, by their names.
FOLDER_OF["error"] = "daily"
MINUS = "\u2212"
NOTHING = "\u2013"


def words_of(language: str, subject: str) -> dict[str, Said]:
    """What a language says of one subject, by key; nothing where it has no such module."""
    name = f"ettervern_cli.words.{language}.{FOLDER_OF[subject]}.{subject}"
    try:
        found: dict[str, Said] = import_module(name).WORDS
    except ModuleNotFoundError:
        return {}
    return found


def shared(key: str) -> tuple[str, str]:
    """Where a word stands that its own subject leaves to those that all share.

    It stands under its name without the ending that says its kind, and without what comes before:
    ``rent.name`` is ``head.name``; ``history.table_goal`` and ``privacy.field_goal_id`` are
    ``head.goal``.
    """
    name = key.partition(".")[2]
    for ending in ("_on", "_id", "_ore"):
        name = name.removesuffix(ending)
    return f"head.{name}", f"head.{name.partition('_')[2]}"


class Language:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._chain = chain(language)
        self.tongue = self._chain[0]
        self._subjects: dict[tuple[str, str], dict[str, Said]] = {}
        self._found: dict[str, tuple[Said, Tongue]] = {}
        self._names: dict[str, list[str]] = {}

    @property
    def languages(self) -> list[str]:
        """Its code, and those of the languages that it falls back on, in turn."""
        return [tongue.code for tongue in self._chain]

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of a key with its facts put in, dates and amounts as the language writes."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._seek(key)
        return self._put(*found, facts)

    def tell(self, error: EttervernError, facts: Mapping[str, object] | None = None) -> str:
        """What an error says; ``facts`` in place of its own, where those were made safe."""
        return self._put(*self._seek(error.key, error), error.facts if facts is None else facts)

    def _seek(self, key: str, error: EttervernError | None = None) -> tuple[Said, Tongue]:
        """What is said, by the first language that says it; KeyError where none does."""
        for name in (key, *shared(key)):
            subject = name.partition(".")[0]
            for tongue in self._chain:
                said = error.said(tongue.code) if error is not None else None
                if said is None:
                    said = self._subject(tongue.code, subject).get(name)
                if said is not None:
                    return said, tongue
        raise KeyError(key)

    def _subject(self, language: str, subject: str) -> dict[str, Said]:
        """The words of a subject, fetched once."""
        here = (language, subject)
        if here not in self._subjects:
            self._subjects[here] = words_of(language, subject)
        return self._subjects[here]

    def _put(self, said: Said, tongue: Tongue, facts: Mapping[str, object]) -> str:
        """A sentence with its facts, in the form that its own language has for ``n``."""
        if not isinstance(said, str):
            said = said[tongue.plural.form(facts.get("n"))]
        if not facts:
            return said
        if "code" in facts and facts.get("name") == facts["code"]:  # a programme without names
            said = said.replace("{name} ({code})", "{code}")
        return said.format(
            **{
                name: self.number(fact) if name == "n" and type(fact) is int else self.write(fact)
                for name, fact in facts.items()
            }
        )

    def write(self, fact: object) -> str:
        """One fact as text."""
        if isinstance(fact, Choice):
            norwegian = "nb" in self.languages and fact in SPOKEN
            return SPOKEN[fact][0] if norwegian else str(fact)
        if fact is SUPPRESSED or isinstance(fact, Mark):
            return self.say("daily.hidden")
        if isinstance(fact, Word):
            return self.say(fact)
        if isinstance(fact, Phrase):
            return self.say(fact.key, **fact.facts)
        if isinstance(fact, str):
            return fact
        if isinstance(fact, dt.date):
            return self.day(fact)
        if isinstance(fact, Ore):
            return self.kroner(fact)
        if isinstance(fact, float):
            return self.decimal(fact, 0 if fact.is_integer() else 1)
        if isinstance(fact, list | tuple):
            return ", ".join(self.write(item) for item in fact)
        return str(fact)

    def month(self, number: int) -> str:
        """The short name of a month."""
        return self._named("daily.months")[number - 1]

    def long_month(self, day: dt.date) -> str:
        """The whole name of a day's month, with its year."""
        return f"{self._named('daily.long_months')[day.month - 1]} {day.year}"

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
        text = self.tongue.day.format(day=day.day, month=self.month(day.month))
        if omit_year_of is not None and omit_year_of.year == day.year:
            return text
        return f"{text} {day.year}"

    def long_day(self, day: dt.date) -> str:
        """A date with its weekday."""
        name = self._named("daily.long_months")[day.month - 1]
        text = self.tongue.day.format(day=day.day, month=name)
        return f"{self.weekday(day)} {text} {day.year}"

    def number(self, value: int) -> str:
        """A whole number, its thousands apart; a colon for a hidden one."""
        if value is SUPPRESSED:
            return str(value)
        text = f"{abs(value):,}".replace(",", self.tongue.thousands)
        return f"{MINUS}{text}" if value < 0 else text

    def decimal(self, value: float, places: int) -> str:
        """A number with decimals, the mark as the language writes it; a colon for a hidden one."""
        if value is SUPPRESSED:
            return str(value)
        whole, _, part = f"{abs(value):,.{places}f}".partition(".")
        text = whole.replace(",", self.tongue.thousands)
        if part:
            text += f"{self.tongue.decimal}{part}"
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


def locale_language(environ: Mapping[str, str]) -> str:
    """The language that the locale asks for: nb for nb, nn and no, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            return {"nb": "nb", "nn": "nb", "no": "nb"}.get(value[:2].lower(), "en")
    return "en"
