"""The configuration that init writes in Norwegian: its comments are, and nothing else changes."""

import re
from pathlib import Path

import pytest
import yaml

from ettervern_cli.words.comments import in_language
from ettervern_cli.words.nb.help import example_comments
from ettervern_cli.words.nb.help.comments import COMMENTS
from ettervern_cli.workspace.making import template_names, template_text
from tests.conftest import invoke

ENGLISH = re.compile(r"# .*\b(the|and|of|is|are|what|from the|Where|Why)\b")


@pytest.mark.sampled(5)
@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_comment_is_norwegian_and_every_value_as_it_was(
    template: str, language: str, tmp_path: Path
) -> None:
    made = {}
    for code in ("en", language):
        assert (
            invoke("--lang", code, "init", str(tmp_path / code), "--template", template).code == 0
        )
        made[code] = (tmp_path / code / "config.yaml").read_text(encoding="utf-8")
    values = {code: yaml.safe_load(text) for code, text in made.items()}
    assert values[language].pop("language") == language
    values["en"].pop("language")
    assert values[language] == values["en"]
    assert made[language].count("#") > 30
    assert [line for line in made[language].splitlines() if ENGLISH.search(line)] == []
    assert all(len(line) <= 110 for line in made[language].splitlines())
    assert made["en"].endswith(template_text(template))


def test_the_table_has_nothing_that_no_template_says() -> None:
    every = "".join(template_text(name) for name in template_names())
    joined = re.sub(r"\n *# ", " ", every)
    begun = ("What a person reads", "The database, relative", "A database that is not encrypted")
    for english in COMMENTS:
        assert english in joined or english.startswith(begun), english


def test_the_example_has_each_comment_in_norwegian_and_its_values_as_they_were() -> None:
    made = {code: invoke("--lang", code, "config", "example").out for code in ("en", "nb", "nn")}
    assert yaml.safe_load(made["nb"]) == yaml.safe_load(made["en"])
    assert made["nn"] == made["nb"]
    lines = made["nb"].splitlines()
    assert [line for line in lines if ENGLISH.search(line) or "must be given" in line] == []
    assert "(default)" not in made["nb"]
    assert "name: Eksempelhuset i Lillevik" in made["nb"]
    assert all(len(line) <= 110 for line in lines)
    unsaid = [one for one in example_comments.COMMENTS.keys() - COMMENTS.keys()
              if one not in re.sub(r"\n *# ", " ", made["en"])]  # fmt: skip
    assert unsaid == []


def test_an_encrypted_workspace_says_so_in_norwegian() -> None:
    text = "# A database that is not encrypted is refused\nencrypted: true\n"
    assert in_language(text, "nb").startswith("# En database som ikke er kryptert, avvises\n")
    assert in_language(text, "en") == text
