"""Nynorsk has been begun: what four commands print, and nothing of it in bokmål."""

import ast
import re
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.errors import EttervernError
from ettervern_cli.words import LANGUAGES, Language, shared
from ettervern_cli.words.tongues import Tongue
from ettervern_cli.words.translations import errors, spoken
from tests.conftest import Workspace, invoke
from tests.helpers.demos import EACH, demo

PACKAGE = Path(__file__).parents[2] / "ettervern_cli"
COMPLETE = ("today", "list", "show", "due")
# What these hold is also named piece by piece where the four are made.
WHOLE_SUBJECTS = ("daily", "head", "screen", "today")
# Of modules that the four reach for something else: they print none of it.
NEVER_PRINTED = {"verify": "checks of what is written, said by data verify alone"}


def files_reached(command: str) -> set[Path]:
    """The files that a command is made of: what it imports, and what records name in strings."""
    begun = [PACKAGE.joinpath(*COMMANDS[command].module.split(".")).with_suffix(".py")]
    found: set[Path] = set()
    while begun:
        path = begun.pop()
        if path in found or PACKAGE / "words" in path.parents:
            continue
        found.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ettervern_cli"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                begun += [file for name in (*names, str(node.module)) for file in module(name)]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                begun += module(node.value.partition(":")[0])
    return found


def module(name: str) -> list[Path]:
    """The file of a module of the package, where the name is one."""
    if not re.fullmatch(r"ettervern_cli(\.\w+)+", name):
        return []
    path = PACKAGE.joinpath(*name.split(".")[1:])
    return [file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()]


@pytest.mark.large
@pytest.mark.parametrize("command", COMPLETE)
def test_all_that_a_command_can_say_is_said_in_nynorsk(command: str) -> None:
    own, english = spoken("nn"), spoken("en")
    subjects = {key.partition(".")[0] for key in english} - NEVER_PRINTED.keys()
    shape = re.compile(rf"({'|'.join(subjects)})\.\w+")
    reached = files_reached(command)
    assert len(reached) > 50
    said = set()
    for path in reached:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and shape.fullmatch(value):
                whole = value in english
                said |= {key for key in english if key == value or (
                    not whole and key.startswith(value))}  # fmt: skip
            if isinstance(value, str) and "." in value:
                said |= {name for name in shared(value) if name in english}
    assert len(said) > 100
    assert said - own.keys() == set()
    held = {key for key in english if key.partition(".")[0] in WHOLE_SUBJECTS}
    assert held - own.keys() == set()


@pytest.mark.large
def test_every_error_of_theirs_is_said_in_nynorsk() -> None:
    rooms = {path for command in COMPLETE for path in files_reached(command)}
    names = {kind.__name__ for kind in errors() if set(module(kind.__module__)) & rooms}
    told = {key for key in spoken("en") if key[6:].partition("_")[0] in names}
    assert len(told) > 100
    assert told - spoken("nn").keys() == set()


@pytest.fixture
def fell_back(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys that another language than the one asked for had to say."""
    found: list[str] = []
    seek = Language._seek

    def noting(
        self: Language, key: str, error: EttervernError | None = None
    ) -> tuple[object, Tongue]:
        said, tongue = seek(self, key, error)
        if tongue.code != self.language:
            found.append(key)
        return said, tongue

    monkeypatch.setattr(Language, "_seek", noting)
    return found


@pytest.mark.parametrize("template", EACH)
def test_nothing_falls_back_where_much_has_happened(
    template: str, fell_back: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = demo(tmp_path_factory, template)
    listed = house.done("list", "--status", "all", "--format", "json").json
    codes = [one["resident"] for one in listed]
    assert len(codes) > 5
    for form in ("text", "md"):
        for command in (("today",), ("list", "--status", "all"), ("due", "--within", "30d")):
            house.done(*command, "--format", form, lang="nn")
    for code in codes:
        house.done("show", code, lang="nn")
    assert fell_back == []


def test_nynorsk_is_chosen_by_option_environment_and_configuration(tmp_path: Path) -> None:
    folder = tmp_path / "hus"
    assert invoke("--lang", "nn", "init", str(folder)).code == 0
    house = Workspace(folder, "2026-11-02")
    assert house.config.read_text("utf-8").splitlines()[1] == "language: nn"
    assert invoke("--config", str(house.config), "today").out.endswith(
        "Ingenting ventar på deg no.\n"
    )
    assert house.run("show", "nora", lang="nn").err == (
        "Ingen her har koden eller namnet «nora». Sjå: ettervern list --status alle\n"
    )
    for code, empty in (("nb", "Ingen oppfølging"), ("nn", "Inga oppfølging")):
        asked = invoke("--config", str(house.config), "due", env={"ETTERVERN_LANG": code})
        assert asked.out.startswith(empty)


def test_a_locale_of_nynorsk_makes_a_workspace_in_bokmål(tmp_path: Path) -> None:
    assert invoke("init", str(tmp_path / "hus"), env={"LC_ALL": "nn_NO.UTF-8"}).code == 0
    assert "language: nb" in (tmp_path / "hus" / "config.yaml").read_text("utf-8")


def test_what_nynorsk_lacks_is_said_in_bokmål_and_topics_are_read_in_it() -> None:
    nn, nb = Language("nn"), Language("nb")
    assert nn.languages == ["nn", "nb", "en"]
    assert nn.say("report.follow_ups") == nb.say("report.follow_ups") != ""
    assert invoke("--lang", "nn", "help", "cron").out == invoke("--lang", "nb", "help", "cron").out
    assert LANGUAGES == ("nb", "nn", "en")
