"""Several people at one house: each with an account of her own, all at once, and nothing lost."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.storage.database.connecting import connect
from tests.faults import count
from tests.faults.trial import unsound
from tests.helpers.office import WRITERS, needed, run


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other accounts may look through, which pytest's own is not."""
    made = Path(tempfile.mkdtemp(prefix="ettervern-office-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.mark.large
@pytest.mark.debian
def test_what_several_people_write_at_once_is_all_there_by_name(folder: Path) -> None:
    needed()
    each = count(2, 10, 40)
    told = run(folder / "office", each)
    assert [one for one in (*told.written, *told.read, *told.alone) if one.code] == []
    assert told.read
    database = folder / "office" / "bolig" / "w" / "ettervern.db"
    assert unsound(database) == []
    with closing(connect(str(database), "ro")) as db:
        found = db.execute(
            "SELECT f.text, c.actor FROM follow_up f"
            " JOIN history h ON h.table_name = 'follow_up' AND h.row_id = f.id"
            " JOIN change c ON h.id BETWEEN c.first_history AND c.last_history"
            " WHERE f.text LIKE 'terminal %'"
        ).fetchall()
    assert sorted(found) == sorted(
        (f"terminal {terminal} number {number}", name)
        for terminal, (name, _) in enumerate(WRITERS)
        for number in range(each)
    )
