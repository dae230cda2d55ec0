"""A line for every write command, a house in which each is written, and every text it takes.

Which options and arguments take text is not listed here: the commands themselves tell.
"""

import inspect
import shutil
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from tests.conftest import ENCRYPTED, TODAY, Workspace, invoke
from tests.helpers.marked_life import Marks, entry, lived
from tests.helpers.once import made_once

# A command line that is written, for every write command, about Nora (here) or Emil (gone).
WRITES: dict[str, tuple[str, ...]] = {
    "admit": ("Vera Ny",),
    "advance": ("R-0003", "--override", "Grunn"),
    "demote": ("R-0003", "--steps", "1", "--reason", "trouble"),
    "log": ("R-0003", "Hei"),
    "place": ("R-0003", "4"),
    "vacate": ("R-0003",),
    "away": ("R-0003", "--kind", "leave"),
    "back": ("R-0004",),
    "lives": ("R-0003", "own-rented"),
    "extend": ("R-0003", "--until", "2011-12-01", "--allowed-by", "Leder", "--reason", "Grunn"),
    "contact": ("R-0003", "leader"),
    "municipality": ("R-0003", "hammerfest"),
    "discharge": ("R-0003", "--to", "family", "--reason", "planned"),
    "edit": ("R-0001", "born=1986"),
    "annul": ("{F}", "--reason", "Feil"),
    "referral add": ("Vera Ny", "--source", "prison"),
    "referral assess": ("R-0005",),
    "referral offer": ("R-0005",),
    "referral decline": ("R-0005", "--reason", "full"),
    "referral withdraw": ("R-0005",),
    "consent give": ("R-0003", "--scope", "treatment", "--partner", "nav"),
    "consent withdraw": ("R-0003",),
    "rehouse add": ("Vera Ny",),
    "rehouse done": ("R-0005", "--to", "own-rented"),
    "plan goal": ("R-0003", "housing", "Et mål"),
    "plan progress": ("R-0003", "{G}", "5"),
    "plan close": ("R-0003", "{G}"),
    "plan review": ("R-0003",),
    "plan status": ("R-0003", "has"),
    "plan network": ("R-0003", "--family", "3/2", "--friends", "2/1", "--professionals", "4/4"),
    "score add": ("R-0003", "20", "--instrument", "ors"),
    "measure start": ("R-0003", "Turgruppe", "--provider", "Nav"),
    "measure stop": ("R-0003", "Samtalegruppe"),
    "outcome add": ("R-0003", "kvp"),
    "volunteer match": ("R-0003", "Per"),
    "volunteer hours": ("R-0003", "Bea", "2"),
    "volunteer end": ("R-0003", "Bea"),
    "exclusion add": ("R-0003", "Strax"),
    "exclusion end": ("R-0003", "Nav"),
    "benefit apply": ("R-0003", "housing-allowance"),
    "benefit answer": ("R-0003", "kvp", "granted"),
    "home wish": ("R-0003", "Et hus"),
    "home given": ("R-0003", "En hybel", "En leilighet", "--as-wished", "no"),
    "unit void": ("5", "--reason", "Maling"),
    "unit open": ("7",),
    "lease add": ("R-0003", "ordinary"),
    "lease renew": ("R-0003",),
    "lease end": ("R-0004",),
    "eviction warn": ("R-0001", "--cause", "arrears", "--on", "2009-09-25"),
    "eviction petition": ("R-0004",),
    "eviction ruling": ("R-0003",),
    "eviction carried-out": ("R-0002",),
    "eviction settle": ("R-0004",),
    "eviction withdraw": ("R-0004",),
    "rent charge": ("--month", "2009-10"),
    "rent set": ("R-0003", "100"),
    "household join": ("R-0003", "R-0004"),
    "household children": ("R-0003", "--none"),
    "rent opening": ("R-0003", "100"),
    "rent pay": ("R-0003", "100"),
    "rent agree": ("R-0003", "100"),
    "incident add": ("R-0003", "--kind", "threat", "--police", "no", "--why", "Ikke alvorlig"),
    "budget book": ("car", "100"),
    "meeting hold": ("--present", "nav"),
    "meeting decide": ("Et vedtak", "--owner", "nav", "--due", "2009-12-01"),
    "meeting done": ("{D}",),
    "gap add": ("En glippe", "--owner", "nav"),
    "gap close": ("{J}", "--how", "Avtalt"),
    "milestone done": ("all-units",),
    "count add": ("in-contact", "70"),
    "plan taper": ("R-0003", "2010-01-01", "--every-days", "30"),
    "report remark": ("results", "Vi lærte mye"),
    "data merge": ("R-0001", "R-0002"),
}  # fmt: skip
HEADS = {"{F}": ("F", "follow_up"), "{G}": ("G", "goal"), "{D}": ("D", "decision"),
         "{J}": ("J", "gap")}  # fmt: skip


def ready_for_everything(workspace: Workspace) -> None:
    """Two who have left, one who is here, one who is away, and one who asks for a place."""
    done = workspace.done
    lived(workspace, "Nora Prøve", "1", Marks("nora"))
    done("admit", "Emil Prøve", "--unit", "3", "--on", "2009-10-01")
    done("discharge", "R-0002", "--to", "family", "--on", "2009-10-02")
    done("admit", "Siri Prøve", "--unit", "1", "--on", "2009-10-05", "--agency",
         "finnmarkskollektivet")  # fmt: skip
    done("admit", "Ola Prøve", "--unit", "2", "--on", "2009-10-05")
    done("away", "R-0004", "--kind", "leave", "--on", "2009-11-18")
    done("referral", "add", "Åse Prøve", "--source", "prison", "--on", "2009-11-01")
    done("rehouse", "add", "R-0005")
    done("advance", "R-0003", "--override", "x", "--on", "2009-10-10")
    done("consent", "give", "R-0003", "--scope", "plan", "--partner", "nav")
    done("log", "R-0003", "Hei", "--on", "2009-10-11")
    done("plan", "goal", "R-0003", "housing", "Mål")
    done("plan", "progress", "R-0003", "G-2", "3")
    done("plan", "review", "R-0003")
    done("plan", "network", "R-0003", "--family", "1", "--friends", "1", "--professionals", "1")
    done("household", "children", "R-0003", "--here", "2005", "--on", "2009-10-11")
    done("score", "add", "R-0003", "20", "--instrument", "ors", "--on", "2009-10-12")
    done("measure", "start", "R-0003", "Samtalegruppe", "--provider", "Nav")
    done("volunteer", "match", "R-0003", "Bea")
    done("exclusion", "add", "R-0003", "Nav")
    done("benefit", "apply", "R-0003", "kvp")
    done("home", "wish", "R-0003", "En hybel")
    done("rent", "charge", "--month", "2009-09", "--on", "2009-09-30")
    done("rent", "pay", "R-0003", "100", "--on", "2009-10-20")
    done("rent", "agree", "R-0001", "100", "--on", "2009-11-01")
    done("unit", "void", "7", "--reason", "Vannskade")
    done("lease", "add", "R-0004", "ordinary", "--on", "2009-10-06")
    done("eviction", "warn", "R-0002", "--cause", "breach", "--on", "2009-10-02")
    done("eviction", "petition", "R-0002", "--on", "2009-10-20")
    done("eviction", "ruling", "R-0002", "--on", "2009-11-02")
    done("eviction", "warn", "R-0003", "--cause", "arrears", "--on", "2009-10-06")
    done("eviction", "petition", "R-0003", "--on", "2009-10-20")
    done("eviction", "warn", "R-0004", "--cause", "arrears", "--on", "2009-10-20")
    done("budget", "book", "car", "50")
    done("meeting", "hold", "--present", "nav")
    done("meeting", "decide", "Vedtak", "--owner", "nav", "--due", "2009-12-01")
    done("gap", "add", "Glippe", "--owner", "nav")
    done("report", "remark", "results", "Ord")
    done("count", "add", "in-contact", "65-75")
    done("milestone", "done", "opening")


def filled(house: Workspace, command: str) -> list[str]:
    """What follows the name of a write command, its entries' ids filled in."""
    return [entry(house, *HEADS[word]) if word in HEADS else word for word in WRITES[command]]


class Typed(typing.NamedTuple):
    """A text that somebody can type: an option's name, or an argument's place."""

    command: str
    name: str
    option: str | None
    place: int


def texts_of(command: str) -> Iterator[Typed]:
    """Every option and argument of a command that is read as text."""
    entry = COMMANDS[command]
    function = getattr(import_module(f"ettervern_cli.{entry.module}"), entry.function)
    place = 0
    for parameter in inspect.signature(function).parameters.values():
        if typing.get_origin(parameter.annotation) is not typing.Annotated:
            continue
        kind, info = typing.get_args(parameter.annotation)[:2]
        is_argument = type(info).__name__ == "ArgumentInfo"
        if "str" in str(kind):
            named = [
                one for one in (info.default, *(info.param_decls or ())) if str(one)[:2] == "--"
            ]
            yield Typed(command, parameter.name, None if is_argument else str(named[0]), place)
        place += is_argument


def full_house(folder: Path) -> Workspace:
    """A new workspace in which every line of WRITES can be written."""
    made = ["--today", TODAY, "--lang", "en", "init", str(folder), "--template", "alta"]
    assert invoke(*made, *(["--encrypt", "--key-in", "file"] if ENCRYPTED else [])).code == 0
    ready_for_everything(Workspace(folder))
    return Workspace(folder)


def copied_house(factory: pytest.TempPathFactory) -> Workspace:
    """Such a workspace, lived through once a run and copied."""
    found = made_once(factory, "ready for everything", lambda made: _lay(made / "w"))
    copy = factory.mktemp("house") / "w"
    shutil.copytree(found.folder / "w", copy)
    return Workspace(copy)


def _lay(folder: Path) -> None:
    full_house(folder)


def line(house: Workspace, command: str, typed: Typed | None = None, value: str = "") -> list[str]:
    """A command line that is written, or the same with one text replaced."""
    words = filled(house, command)
    if typed is not None and typed.option is None:
        end = next((i for i, word in enumerate(words) if word.startswith("--")), len(words))
        words[typed.place : min(typed.place + 1, end)] = [value]
    elif typed is not None and typed.option in words:
        words[words.index(typed.option) + 1] = value
    elif typed is not None:
        words += [str(typed.option), value]
    return [*command.split(), *words]
