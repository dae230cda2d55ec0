"""Files damaged at random: ``data verify`` never breaks, and calls nothing whole that is not.

Bytes flipped, files cut off, pages zeroed, swapped or filled with noise. Whatever is done, the
answer is 0, 3 or 65, the file is left as it is, and where the answer is 0 the content is the
original's. A build without the check of rows against their history must fail.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.storage.database.read_only import look
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from ettervern_cli.verify import rows as verify_rows
from tests.conftest import TODAY, Workspace, invoke
from tests.faults import count

PAGE = 4096
FILES = count(20, 70, 2000)
IN_BROKEN_BUILD = 6
ANSWERS = (0, 3, 65)
# When a row was written is told by its change, whose time is sealed: that of the row is not.
HISTORY = "SELECT id, table_name, row_id, action, resident_id, old, new, salt, digest FROM history"
KEPT = (
    "SELECT stay_id, first_on, every_days, last_on, in_window, is_met FROM due ORDER BY 1, 2, 4, 5",
    "SELECT * FROM due_state ORDER BY stay_id",
    "SELECT stay_id, ladder_id, step_id, since_on, visits, is_circling FROM ladder_position "
    "ORDER BY 1, 2",
)
Content = list[list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo to be copied and damaged."""
    folder = tmp_path_factory.mktemp("damaged") / "w"
    made = invoke("--today", TODAY, "--lang", "en", "demo", str(folder), "--residents", "4")
    assert made.code == 0
    return folder


def content(path: Path) -> Content:
    """Everything that a file says."""
    db, _ = look(str(path))
    try:
        queries = [f"SELECT * FROM {table} ORDER BY id" for table in COMPILED_TABLES]
        queries += [f"SELECT * FROM {table} ORDER BY id" for table in CASE_TABLES]
        queries += [*KEPT, "SELECT * FROM change ORDER BY id", f"{HISTORY} ORDER BY id"]
        return [db.execute(query).fetchall() for query in queries]
    finally:
        db.close()


class Vandal:
    """Does damage to the bytes of a file, the same for the same seed."""

    def __init__(self, original: bytes, seed: int) -> None:
        self.original = original
        self.dice = random.Random(seed)
        self.pages = len(original) // PAGE

    def damaged(self) -> bytes:
        """The file, damaged in one of the ways."""
        ways = (self.flip, self.flip, self.flips, self.cut, self.zeroed, self.noise, self.swapped)
        return bytes(self.dice.choice(ways)())

    def flip(self) -> bytearray:
        """One bit of the other value."""
        changed = bytearray(self.original)
        changed[self.dice.randrange(len(changed))] ^= 1 << self.dice.randrange(8)
        return changed

    def flips(self) -> bytearray:
        """Bytes here and there, where something stands."""
        changed = bytearray(self.original)
        places = [at for at in self._some(400) if changed[at]]
        for at in places[: self.dice.randint(1, 8)]:
            changed[at] = self.dice.randrange(256)
        return changed

    def _some(self, most: int) -> list[int]:
        return [self.dice.randrange(len(self.original)) for _ in range(most)]

    def cut(self) -> bytearray:
        """The end cut off, at a page's end or anywhere."""
        end = self.dice.choice(
            (self.dice.randrange(self.pages) * PAGE, self.dice.randrange(len(self.original)))
        )
        return bytearray(self.original[: max(1, end)])

    def _page(self) -> slice:
        begins = self.dice.randrange(self.pages) * PAGE
        return slice(begins, begins + PAGE)

    def zeroed(self) -> bytearray:
        """A page of nothing."""
        changed = bytearray(self.original)
        changed[self._page()] = bytes(PAGE)
        return changed

    def noise(self) -> bytearray:
        """A stretch of noise inside a page."""
        changed = bytearray(self.original)
        at = self.dice.randrange(len(changed) - 256)
        changed[at : at + 256] = self.dice.randbytes(256)
        return changed

    def swapped(self) -> bytearray:
        """One page in the place of another."""
        changed = bytearray(self.original)
        changed[self._page()] = changed[self._page()]
        return changed


def letters_of_rows(path: Path) -> Iterator[int]:
    """Where in the file the texts of follow-ups lie, the history's copies left out."""
    db, _ = look(str(path))
    try:
        texts = {row[0].encode() for row in db.execute("SELECT text FROM follow_up") if row[0]}
    finally:
        db.close()
    data = path.read_bytes()
    for text in sorted(texts):
        at = data.find(text)
        while at >= 0:
            if data[at - 1 : at] != b'"':
                yield at
            at = data.find(text, at + 1)


def violation(workspace: Workspace, expected: Content) -> str | None:
    """What ``data verify`` did that it must never do to a damaged file."""
    before = workspace.database.read_bytes()
    result = workspace.run("data", "verify", "--format", "json")
    if result.code not in ANSWERS:
        return f"answered {result.code}: {result.err}"
    if workspace.database.read_bytes() != before:
        return "changed the file"
    if result.code == 65:
        return None if result.err.count("\n") == 1 and not result.out else "more than a sentence"
    levels = {row["level"] for row in result.json}
    if ("error" in levels) != (result.code == 3):
        return f"answered {result.code} with {levels}"
    if result.code == 0 and content(workspace.database) != expected:
        return "called whole what is not the original"
    return None


@pytest.fixture
def workspace(whole: Path, tmp_path: Path) -> Workspace:
    """A copy whose database the tests write over."""
    shutil.copytree(whole, tmp_path / "w")
    return Workspace(tmp_path / "w")


@pytest.mark.sampled(3)
@pytest.mark.parametrize("part", range(10))
def test_whatever_is_damaged_is_found_or_is_not_there(part: int, workspace: Workspace) -> None:
    original = workspace.database.read_bytes()
    expected = content(workspace.database)
    for seed in range(part, FILES, 10):
        workspace.database.write_bytes(Vandal(original, seed).damaged())
        assert violation(workspace, expected) is None, seed


def in_the_rows(workspace: Workspace, seed: int) -> bytes:
    """The file with one letter of one follow-up another."""
    places = list(letters_of_rows(workspace.database))
    assert places
    changed = bytearray(workspace.database.read_bytes())
    changed[random.Random(seed).choice(places)] ^= 1
    return bytes(changed)


@pytest.mark.large
def test_a_letter_that_changed_in_a_row_is_found(workspace: Workspace) -> None:
    original = workspace.database.read_bytes()
    expected = content(workspace.database)
    for seed in range(IN_BROKEN_BUILD):
        workspace.database.write_bytes(original)
        workspace.database.write_bytes(in_the_rows(workspace, seed))
        assert content(workspace.database) != expected
        assert workspace.run("data", "verify").code == 3


def test_without_the_check_of_rows_against_history_the_same_test_fails(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = workspace.database.read_bytes()
    expected = content(workspace.database)
    monkeypatch.setattr(verify_rows, "rows", lambda db, table: iter(()))
    found = set()
    for seed in range(IN_BROKEN_BUILD):
        workspace.database.write_bytes(original)
        workspace.database.write_bytes(in_the_rows(workspace, seed))
        found.add(violation(workspace, expected))
    assert found == {"called whole what is not the original"}
