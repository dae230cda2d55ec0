"""A life lived by commands, with a word of its own in every text that somebody can type."""

from collections.abc import Iterable
from contextlib import closing
from itertools import count

from tests.conftest import Workspace


class Marks:
    """Words that stand nowhere else: ``merke-nora-7q``, one for each text typed."""

    def __init__(self, who: str, made: Iterable[str] = ()) -> None:
        self.who = who
        self.made = list(made)
        self._numbers = count(len(self.made) + 1)

    def __call__(self) -> str:
        self.made.append(f"merke-{self.who}-{next(self._numbers)}q")
        return self.made[-1]


def content(workspace: Workspace) -> str:
    """Everything that the database says, free pages aside; also of an encrypted one."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    with closing(workspace.open()) as db:
        return "\n".join(
            str(value)
            for (table,) in db.execute(tables).fetchall()
            for row in db.execute(f'SELECT * FROM "{table}"')
            for value in row
        )


def entry(workspace: Workspace, head: str, table: str) -> str:
    """The id of the newest entry of a table."""
    return f"{head}-{workspace.rows(f'SELECT max(id) FROM {table}')[0][0]}"


def lived(workspace: Workspace, name: str, unit: str, marks: Marks) -> str:
    """A whole course from referral to discharge, corrections and all; the person's code."""
    done = workspace.done
    mark = marks
    code: str = done(
        "referral", "add", name, "--source", "treatment", "--agency", mark(), "--born", "1985",
        "--note", mark(), "--on", "2009-04-01", "--format", "json",
    ).json["resident"]  # fmt: skip
    for verb, on in (("assess", "2009-04-10"), ("offer", "2009-04-12")):
        done("referral", verb, code, "--note", mark(), "--on", on)
    done("consent", "give", code, "--scope", "plan", "--partner", "nav", "--note", mark(),
         "--on", "2009-04-13")  # fmt: skip
    done("admit", code, "--unit", unit, "--agency", mark(), "--contact", "nurse", "--note", mark(),
         "--treatment-ended", "2009-04-30", "--lived", "prison", "--on", "2009-05-01")  # fmt: skip
    _followed(workspace, code, mark)
    _planned(workspace, code, mark)
    _moved(workspace, code, unit, mark)
    _paid(workspace, code, mark)
    done("meeting", "hold", "--present", "nav", "--about", code, "--note", mark(),
         "--on", "2009-08-01")  # fmt: skip
    done("meeting", "decide", mark(), "--owner", "nav", "--due", "2009-09-01", "--about", code,
         "--on", "2009-08-01")  # fmt: skip
    done(
        "meeting", "done", entry(workspace, "D", "decision"), "--how", mark(), "--on", "2009-08-20"
    )
    done("rehouse", "add", code, "--note", mark(), "--on", "2009-08-02")
    done("rehouse", "done", code, "--to", "own-rented", "--note", mark(), "--on", "2009-09-30")
    done("consent", "withdraw", code, "--note", mark(), "--on", "2009-09-20")
    done("discharge", code, "--to", "own-rented", "--reason", "planned", "--note", mark(),
         "--on", "2009-09-30")  # fmt: skip
    return code


def _followed(workspace: Workspace, code: str, mark: Marks) -> None:
    done = workspace.done
    done("log", code, mark(), "--minutes", "45", "--area", "housing", "--on", "2009-05-08")
    done("edit", entry(workspace, "F", "follow_up"), f"text={mark()}", "--note", mark())
    done("log", code, mark(), "--missed", "--note", mark(), "--on", "2009-05-10")
    done("log", code, mark(), "--voice", mark(), "--on", "2009-05-12")
    done("annul", entry(workspace, "F", "follow_up"), "--reason", mark())
    done("contact", code, "leader", "--note", mark(), "--on", "2009-05-13")
    done("incident", "add", code, "--kind", "threat", "--severity", "3", "--police", "no",
         "--why", mark(), "--action", mark(), "--voice", mark(), "--note", mark(),
         "--on", "2009-05-20")  # fmt: skip


def _planned(workspace: Workspace, code: str, mark: Marks) -> None:
    done = workspace.done
    done("plan", "goal", code, "housing", mark(), "--voice", mark(), "--note", mark(),
         "--on", "2009-05-15")  # fmt: skip
    goal = entry(workspace, "G", "goal")
    done("plan", "progress", code, goal, "4", "--voice", mark(), "--note", mark(),
         "--on", "2009-06-15")  # fmt: skip
    done("plan", "close", code, goal, "--note", mark(), "--on", "2009-07-15")
    done("plan", "review", code, "--coordinator", mark(), "--resources", mark(), "--services",
         mark(), "--voice", mark(), "--note", mark(), "--on", "2009-06-20")  # fmt: skip
    done("plan", "status", code, "has", "--voice", mark(), "--note", mark(), "--on", "2009-06-20")
    done("plan", "network", code, "--family", "3/2", "--friends", "2/1", "--professionals", "4/4",
         "--voice", mark(), "--note", mark(), "--on", "2009-06-21")  # fmt: skip
    done(
        "score", "add", code, "18.5", "--instrument", "ors", "--note", mark(), "--on", "2009-06-01"
    )
    done("measure", "start", code, mark(), "--provider", mark(), "--note", mark(),
         "--on", "2009-06-01")  # fmt: skip
    done("outcome", "add", code, "kvp", "--voice", mark(), "--note", mark(), "--on", "2009-07-01")
    done("lives", code, "own-rented", "--note", mark(), "--on", "2009-07-02")
    for words in (
        ("benefit", "apply", code, "kvp"),
        ("benefit", "answer", code, "kvp", "declined"),
        ("exclusion", "add", code, mark()),
        ("volunteer", "match", code, "Bea"),
        ("volunteer", "hours", code, "Bea", "2"),
        ("home", "wish", code, mark(), "--voice", mark()),
        ("home", "given", code, f"merke-{mark.who}", mark(), "--as-wished", "no"),
    ):
        done(*words, "--note", mark(), "--on", "2009-07-03")


def _moved(workspace: Workspace, code: str, unit: str, mark: Marks) -> None:
    done = workspace.done
    done("advance", code, "--override", mark(), "--voice", mark(), "--note", mark(),
         "--on", "2009-06-25")  # fmt: skip
    done("demote", code, "--steps", "1", "--reason", "trouble", "--voice", mark(),
         "--note", mark(), "--on", "2009-07-05")  # fmt: skip
    done(
        "away", code, "--kind", "leave", "--ground", mark(), "--note", mark(), "--on", "2009-07-10"
    )
    done("back", code, "--note", mark(), "--on", "2009-07-14")
    done("extend", code, "--until", "2011-12-01", "--allowed-by", mark(), "--reason", mark(),
         "--on", "2009-07-20")  # fmt: skip
    done("vacate", code, "--note", mark(), "--on", "2009-07-21")
    done("place", code, unit, "--note", mark(), "--on", "2009-07-21")
    done("lease", "add", code, "ordinary", "--note", mark(), "--on", "2009-07-22")
    done("lease", "renew", code, "special", "--note", mark(), "--on", "2009-07-23")
    done("eviction", "warn", code, "--cause", "breach", "--note", mark(), "--on", "2009-07-24")
    done("eviction", "petition", code, "--note", mark(), "--on", "2009-08-10")
    done("eviction", "ruling", code, "--note", mark(), "--on", "2009-08-20")
    done("eviction", "settle", code, "--note", mark(), "--on", "2009-08-25")


def _paid(workspace: Workspace, code: str, mark: Marks) -> None:
    done = workspace.done
    done("rent", "charge", "--month", "2009-06", "--on", "2009-06-30")
    done("rent", "pay", code, "1000", "--note", mark(), "--on", "2009-07-03")
    done("rent", "agree", code, "500", "--note", mark(), "--on", "2009-07-04")


def two_lives(workspace: Workspace) -> dict[str, list[str]]:
    """Two lives side by side, and a meeting about both; the marks of each."""
    nora, emil = Marks("nora"), Marks("emil")
    lived(workspace, "Nora Merkenavn", "1", nora)
    lived(workspace, "Emil Andremann", "2", emil)
    workspace.done("meeting", "hold", "--present", "nav", "--about", "R-0001", "--about", "R-0002",
                   "--note", "felles-merke 8q: Nora Merkenavn og Emil",
                   "--on", "2009-08-15")  # fmt: skip
    return {"nora": nora.made, "emil": emil.made}
