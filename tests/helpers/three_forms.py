"""The forms of a language whose nouns have one of their own for two, as Northern Sámi's have."""

from ettervern_cli.words.tongues import Plural

ONE_TWO_OTHER = Plural(
    ("one", "two", "other"),
    lambda n: 0 if n == 1 else 1 if n == 2 else 2,
    "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);",
)
