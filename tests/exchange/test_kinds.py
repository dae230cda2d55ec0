"""Every kind of file has all that is said of it, and what is said is put into words in time."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ettervern_cli.exchange import import_command
from ettervern_cli.exchange.kinds.every import KINDS
from ettervern_cli.values.known_words import IMPORT_KINDS, SPOKEN
from ettervern_cli.words import Language
from ettervern_cli.words.tongues import WHOLE
from tests.conftest import Workspace, invoke
from tests.helpers.exchange_files import everything, imported, put
from tests.helpers.lab import lab_lived

PACKAGE = Path(import_command.__file__).parent


@lab_lived
def lab(lab: Workspace) -> None:
    """K-1 is here from 1 July."""
    imported(lab, "stays", "resident;admitted_on", "K-1;2026-07-01")


def reasons() -> Iterator[str]:
    """The keys of what is wrong with a cell or why a row is skipped, as the kinds have them."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and not call.keywords:  # those have a whole sentence
                named = getattr(call.func, "id", getattr(call.func, "attr", ""))
                places = {"Bad": [0], "reads": [1], "bad": [1, 2], "skip": [1]}.get(named, [])
                said = [list(_texts(call.args[one])) for one in places if one < len(call.args)]
                for text in next(filter(None, reversed(said)), []):
                    yield f"exchange.{'skipped' if named == 'skip' else 'bad'}_{text}"


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (*_texts(value.body), *_texts(value.orelse))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


@pytest.mark.parametrize("language", WHOLE)
def test_every_kind_has_its_words(language: str) -> None:
    say, why = Language(language).say, set(reasons())
    assert {"exchange.bad_overlap_home", "exchange.bad_kid", "exchange.skipped_payer"} < why
    for kind in KINDS:
        assert say(f"exchange.{kind}", n=1) != say(f"exchange.{kind}", n=2)
        assert kind in SPOKEN
    for key in why:
        assert say(key, n=1, rows="")


def test_what_cannot_be_said_is_not_written(
    lab: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "made", KINDS["outcomes"])
    monkeypatch.setattr(import_command, "IMPORT_KINDS", (*IMPORT_KINDS, "made"))
    before = everything(lab)
    path = put(lab, "resident;kind;happened_on", "K-1;work;2026-08-01")
    lab.done("data", "import", "outcomes", path, "--dry-run")
    assert lab.run("data", "import", "made", path).code == 70
    assert everything(lab) == before


def test_help_lists_every_kind_with_its_columns_in_both_languages() -> None:
    en, nb = (
        [
            " ".join(part.split())
            for part in invoke("--lang", one, "data", "import", "-h").out.split("\n\n")
        ]
        for one in ("en", "nb")
    )
    assert "exits: stay or resident, discharged_on; destination, reason" in en
    assert "exits (avslutninger): stay eller resident, discharged_on; destination, reason" in nb
    for name, kind in KINDS.items():
        for listed in (en, nb):
            (found,) = (part for part in listed if part.startswith((f"{name}: ", f"{name} (")))
            assert {cell.name for cell in kind.cells} - {"id"} <= set(re.findall(r"\w+", found))
