"""Every sentence of the program to a translators' file (``.po``), and what they wrote back again.

A developer's command, no part of the daily program; it needs polib (the extra ``translate``):

    python -m ettervern_cli.words.translations export nn > nn.po
    python -m ettervern_cli.words.translations import nn.po

``import`` writes the folder of the language anew, or says all that is wrong and writes nothing.
What there is no translation of is left out, and so is said by the language that it falls back on.
"""

import gettext
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import polib

from ettervern_cli.errors import EttervernError, Said, error_key
from ettervern_cli.words import FOLDER_OF, shared, words_of
from ettervern_cli.words.tongues import TONGUES, WHOLE, Tongue

PACKAGE = Path(__file__).parents[1]
INSIDE = re.compile(r"\{n:([^{}]*)\}")
SOURCE, BESIDE = "en", "nb"
HEADER = {
    "Project-Id-Version": "ettervern",
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",  # the translator's tool fills it in
    "Last-Translator": "",
    "Language-Team": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
WIDTH = 100
USAGE = "usage: python -m ettervern_cli.words.translations export LANGUAGE | import FILE.po"


class NotTaken(Exception):
    """What cannot be taken back, every problem a line."""


# --- what there is to say --------------------------------------------------------------------


def spoken(language: str) -> dict[str, Said]:
    """All that a language says itself, by key, in the order of the code."""
    found: dict[str, Said] = {}
    for subject in FOLDER_OF:
        found |= {key: spelled(said) for key, said in words_of(language, subject).items()}
    for kind in errors():
        for name, said in vars(kind).items():
            if name.partition("_")[0] == language:
                found[error_key(kind.__name__, name.partition("_")[2])] = spelled(said)
    return found


def spelled(said: Said) -> Said:
    """A sentence as translators have it: several where words in it stand in several forms.

    >>> spelled("{n} {n:day is|days are} left")
    ('{n} day is left', '{n} days are left')
    """
    count = said.partition("{n:")[2].partition("}")[0].count("|") if isinstance(said, str) else 0
    if not isinstance(said, str) or not count:
        return said
    return tuple(INSIDE.sub(lambda one, i=i: one[1].split("|")[i], said) for i in range(count + 1))  # type: ignore[misc]


def errors() -> list[type[EttervernError]]:
    """Every class of error, in the module that it stands in."""
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in sorted(PACKAGE.rglob("errors.py"))
    ]
    return [
        kind
        for name in names
        for kind in vars(import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, EttervernError) and kind.__module__ == name
    ]


def _uses() -> dict[str, list[tuple[str, str]]]:
    """Where the code names each key, or defines the error."""
    key = re.compile(rf'"((?:{"|".join(FOLDER_OF)})\.\w+)"|^class (\w+)\(')
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        if PACKAGE / "words" in path.parents:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name, error in key.findall(line):
                place = (str(path.relative_to(PACKAGE.parent)), str(number))
                found[name or error_key(error, "")].append(place)
    return found


# --- out -------------------------------------------------------------------------------------


def exported(language: str) -> polib.POFile:
    """All that English says, with what the language says of it so far."""
    tongue = _tongue(language)
    english, beside, own, uses = spoken(SOURCE), spoken(BESIDE), spoken(language), _uses()
    for key in set(uses) - english.keys():
        for name in shared(key):
            uses[name] += uses[key]
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        **HEADER,
        "Language": tongue.code,
        "Plural-Forms": tongue.plural.gettext,
    }
    for key, said in english.items():
        entry = _entry(key, said, _forms(own.get(key, "")), tongue)
        entry.comment = "\n".join([*_named(said), f"nb: {' | '.join(_forms(beside[key]))}"])
        entry.occurrences = sorted(uses.get(key, []))
        file.append(entry)
    return file


def _entry(key: str, said: Said, forms: list[str], tongue: Tongue) -> polib.POEntry:
    """An English sentence and what is said of it; of one form, the same for every number."""
    first, *_, last = [*_forms(said), *_forms(said)]
    entry = polib.POEntry(msgctxt=key, msgid=first, flags=["python-brace-format"])
    if isinstance(said, str) and "{n}" not in said:
        entry.msgstr = forms[0]
    else:
        entry.msgid_plural = last
        count = len(tongue.plural.names)
        entry.msgstr_plural = dict(enumerate(forms if len(forms) == count else forms * count))
    return entry


def _named(said: Said) -> list[str]:
    """A line of the facts in a sentence, where it has any."""
    return [f"facts: {', '.join(sorted(facts(said)))}"] if facts(said) else []


def _tongue(language: str) -> Tongue:
    """The record of a language that may be translated into."""
    if language in WHOLE:
        raise NotTaken(f"{language} is written where it stands, not translated")
    if language not in TONGUES:
        raise NotTaken(f"there is no language {language}: first its line in words/tongues.py")
    return TONGUES[language]


def _forms(said: Said) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def facts(said: Said) -> set[str]:
    """The facts in a sentence as they stand in it; ValueError where its braces do not match."""
    return {
        name + (f"!{how}" if how else "") + (f":{form}" if form else "")
        for text in _forms(said)
        for _, name, form, how in Formatter().parse(text)
        if name is not None
    }


# --- and back --------------------------------------------------------------------------------


def imported(file: polib.POFile) -> tuple[str, dict[str, Said]]:
    """The language of a file and what it says; NotTaken names each entry that will not do."""
    language = str(file.metadata.get("Language", "")).replace("-", "_").partition("_")[0]
    tongue, english = _tongue(language), spoken(SOURCE)
    problems: list[str] = []
    if not _counts_alike(str(file.metadata.get("Plural-Forms", "")), tongue):
        problems.append(f"Plural-Forms is not {tongue.plural.gettext}")
    found: dict[str, Said] = {}
    for entry in file:
        key, said = entry.msgctxt or "", _said(entry)
        if said is None or entry.fuzzy or entry.obsolete:
            continue
        found[key] = said
        faults = _faults(entry, said, english.get(key), tongue)
        problems += [f"{key or entry.msgid}: {fault}" for fault in faults]
    if problems:
        raise NotTaken("\n".join(problems))
    return language, {key: found[key] for key in english if key in found}


def _said(entry: polib.POEntry) -> Said | None:
    """What a translator wrote; one text where all its forms are the same, none where nothing."""
    forms = [entry.msgstr_plural[place] for place in sorted(entry.msgstr_plural)] or [entry.msgstr]
    if not any(forms):
        return None
    return forms[0] if len(set(forms)) == 1 else tuple(forms)


def _counts_alike(header: str, tongue: Tongue) -> bool:
    """Whether a file counts as the language does, however its rule is written."""
    written = re.fullmatch(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=([^;]+);?\s*", header)
    if written is None or int(written[1]) != len(tongue.plural.names):
        return False
    try:
        rule = gettext.c2py(written[2])
        return all(rule(n) == tongue.plural.form(n) for n in range(1000))
    except (ValueError, ZeroDivisionError):
        return False


def _faults(
    entry: polib.POEntry, said: Said, english: Said | None, tongue: Tongue
) -> Iterator[str]:
    """What keeps a translation from being taken."""
    if english is None:
        yield "the program does not say that any more"
        return
    originals = _forms(english)
    if [entry.msgid, entry.msgid_plural or originals[-1]] != [originals[0], originals[-1]]:
        yield "the English sentence has changed since; export anew"
        return
    yield from misplaced(said, english, tongue)


def misplaced(said: Said, english: Said, tongue: Tongue) -> Iterator[str]:
    """Forms that a translation lacks, and in each the facts missing or given by nobody."""
    forms, originals = _forms(said), _forms(english)
    if len(forms) not in (1, len(tongue.plural.names)) or not all(forms):
        yield f"it needs a form for each of: {', '.join(tongue.plural.names)}"
        return
    for place, text in enumerate(forms):
        try:
            there = facts(text)
        except ValueError:
            yield f"the braces do not match in “{text}”"
            continue
        # All forms but the last may leave out the number, and the first what English leaves out.
        is_last = place == len(forms) - 1
        needed = (
            facts(originals[-1]) if is_last else facts(originals[0 if place == 0 else -1]) - {"n"}
        )
        yield from (f"{{{name}}} is missing in “{text}”" for name in sorted(needed - there))
        strange = sorted(there - facts(english))
        yield from (f"{{{name}}} is no fact of it, in “{text}”" for name in strange)


def write(language: str, sentences: dict[str, Said], root: Path = PACKAGE / "words") -> None:
    """The folder of a language, a module a subject that it says something of."""
    for subject, folder in FOLDER_OF.items():
        mine = {key: said for key, said in sentences.items() if key.partition(".")[0] == subject}
        path = root / language / folder / f"{subject}.py"
        if not mine:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        for package in (path.parent, path.parent.parent):
            about = f'"""What the program says in {language}, as translators gave it."""\n'
            (package / "__init__.py").write_text(about, encoding="utf-8")
        path.write_text(module_text(language, subject, mine), encoding="utf-8")


def module_text(language: str, subject: str, sentences: dict[str, Said]) -> str:
    """A module of words, laid out as the formatter would."""
    lines = [
        f'"""{language}: what is said of {subject}, as translators gave it."""',
        "",
        "WORDS: dict[str, str | tuple[str, ...]] = {",
    ]
    for key, said in sentences.items():
        if isinstance(said, str):
            lines.append(f'    "{key}": {_quoted(said)},')
        elif len(line := f'    "{key}": ({", ".join(map(_quoted, said))}),') <= WIDTH:
            lines.append(line)
        else:
            forms = [f"        {_quoted(form)}," for form in said]
            lines += [f'    "{key}": (', *forms, "    ),"]
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text:
        return "'" + json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"') + "'"
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """The command; 1 where something is wrong with the file or the language, 2 with the command."""
    if len(arguments) != 2 or arguments[0] not in ("export", "import"):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        if arguments[0] == "export":
            sys.stdout.write(str(exported(arguments[1])) + "\n")
        else:
            write(*imported(polib.pofile(Path(arguments[1]).read_text(encoding="utf-8"))))
    except (NotTaken, OSError, UnicodeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
