"""Keys on paper: rows of groups that find a slip of the pen in its own row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.storage.vault.recovery_sheet import LETTERS, Mistyped, from_text, to_rows
from tests.helpers.examples import examples

KEYS = st.binary(min_size=32, max_size=32)


def test_a_key_is_four_rows_of_four_groups_of_four() -> None:
    assert to_rows(bytes(32)) == [
        "0000 0000 0000 0BRK",
        "0000 0000 0000 05R8",
        "0000 0000 0000 07C7",
        "0000 0000 0000 0ZEM",
    ]
    assert to_rows(b"\xff" * 32)[3].startswith("ZZZZ ZZZZ ZZZZ GR7Y")


@settings(derandomize=True, max_examples=examples(200))
@given(KEYS)
def test_what_is_written_down_is_read_back(key: bytes) -> None:
    rows = to_rows(key)
    assert from_text("\n".join(rows)) == key
    assert from_text("".join(rows).replace(" ", "").lower()) == key
    assert from_text("-".join(rows)) == key


@settings(derandomize=True, max_examples=examples(200))
@given(KEYS)
def test_letters_that_look_alike_are_taken_for_each_other(key: bytes) -> None:
    text = "\n".join(to_rows(key))
    assert from_text(text.replace("1", "I").replace("0", "O")) == key
    assert from_text(text.replace("1", "l").replace("0", "o")) == key


@settings(derandomize=True, max_examples=examples(300))
@given(KEYS, st.integers(0, 63), st.sampled_from(LETTERS))
def test_one_wrong_letter_names_its_row(key: bytes, place: int, letter: str) -> None:
    letters = "".join(to_rows(key)).replace(" ", "")
    typed = letters[:place] + letter + letters[place + 1 :]
    if typed == letters:
        return
    with pytest.raises(Mistyped) as met:
        from_text(typed)
    assert met.value.rows == [place // 16 + 1]


@settings(derandomize=True, max_examples=examples(100))
@given(KEYS)
def test_rows_in_the_wrong_order_are_found(key: bytes) -> None:
    rows = to_rows(key)
    with pytest.raises(Mistyped) as met:
        from_text("\n".join([rows[1], rows[0], *rows[2:]]))
    assert set(met.value.rows) <= {1, 2}


@pytest.mark.parametrize("text", ["", "ABCD", "0" * 63, "0" * 65, "æ" * 64])
def test_what_is_too_short_or_no_letter_at_all_is_no_key(text: str) -> None:
    with pytest.raises(Mistyped):
        from_text(text)
