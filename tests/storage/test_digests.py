"""A history row's digest, put together by hand where its types are those of the table."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from ettervern_cli.storage.history import SCHEME, digest

NUMBER = st.integers(-(2**63), 2**63 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
MAYBE = st.none() | TEXT
ANY = st.none() | TEXT | NUMBER | st.floats(allow_nan=False, allow_infinity=False)


def by_json(row: tuple[object, ...]) -> str:
    """What the seals have had from the beginning."""
    text = json.dumps([*row[:7], *row[8:10]], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@given(st.tuples(NUMBER, TEXT, NUMBER, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, st.none() | NUMBER, TEXT))
def test_it_is_that_of_the_row_as_json(row: tuple[object, ...]) -> None:
    assert digest(row, SCHEME) == by_json(row)
    assert digest(row, SCHEME, hashlib.sha256) == by_json(row)


@given(st.tuples(*[ANY] * 10))
def test_so_it_is_where_a_damaged_file_has_other_types(row: tuple[object, ...]) -> None:
    assert digest(row, SCHEME) == by_json(row)
