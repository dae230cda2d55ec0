"""The directions of imports and the style of the house, read from the code itself."""

import ast
import re
import shutil
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "ettervern_cli"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
KNOWN = frozenset(MODULES)
OWN = "ettervern_cli"

# The rooms from the bottom up: one imports only from itself and from those before it. A folder that
# is not named belongs to the room above it.
ORDER = (
    "values", "config", "storage", "storage/backups", "programme", "people", "consents", "care",
    "follow_ups", "programme/applying", "homes", "ladder", "referrals", "stays", "meetings",
    "money", "record", "entries", "verify", "rights", "reports", "reports/external", "today",
    "exchange", "region", "demo", "workspace", "help",
)  # fmt: skip
MOST_FILES, MOST_LINES = 12, 350
# Beside that order: what shows may be used by screens, what asks by commands.
BESIDE = ("app", "screen", "words", "errors", "programmes", "start", "__main__", "__init__")
KINDS = {
    "command": {"app", "screen", "words"},
    "screen": {"screen", "words"},
    "other": set(),
}
# A file imports those of its own kind and of the kinds before it; commands go up in the order too.
RINGS = ("other", "screen", "command")
# What those themselves may import of the rooms; app joins all of them.
UNDER = {"screen": {"screen", "words", "values", "errors"}, "words": {"words", "values", "errors"}}
# Whole libraries, and the kinds of file that may import them.
ONLY_IN = {
    "typer": ("app/", "command"),
    "rich": ("screen/terminal.py", "screen/folding.py"),
    "yaml": ("config/",),
    "pydantic": ("config/",),
    "pydantic_core": ("config/",),
    "sqlite_utils": ("storage/", "exchange/"),
    "openpyxl": ("exchange/files/workbook.py",),
    "xlsxwriter": ("screen/documents/xlsx.py",),
    "duckdb": ("region/",),
    "pyarrow": ("region/",),
    "pyspark": ("region/engines/spark.py",),
    "polib": ("words/translations.py",),
}


@cache
def room(path: Path) -> str:
    """The room a file belongs to."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    names = ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((name for name in names if name in ORDER or name in BESIDE), names[-1])


# Rules that are called by what they are about.
PURE = {
    "homes/beds.py", "follow_ups/due_dates.py", "people/names.py", "exchange/files/sheet.py",
    "exchange/files/headings.py",
    "reports/courses/climbing.py", "reports/courses/survival.py", "reports/external/suppression.py",
    "reports/external/joint.py", "reports/external/moving.py",
    "money/budget/prices.py", "reports/funder/due.py", "storage/vault/recovery_sheet.py",
}  # fmt: skip


def is_pure(path: Path) -> bool:
    """Whether a file holds rules alone: the standard library, errors, and other such files."""
    name = str(path.relative_to(PACKAGE))
    return (
        name.startswith("values/") or path.name.endswith(("rules.py", "errors.py")) or name in PURE
    )


def kind(path: Path) -> str:
    """What kind of file it is, by its name: a command, a screen, or any other."""
    if "command" in path.name or room(path) == "demo":  # the demo types what people type
        return "command"
    return "screen" if "screen" in str(path.relative_to(PACKAGE)) else "other"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are whole names here"
            yield node.lineno, node.module or ""


@cache
def modules_named(path: Path) -> tuple[tuple[int, Path], ...]:
    """The files of the package that a file imports, those inside functions too."""
    return tuple(_modules_named(path))


def _modules_named(path: Path) -> Iterator[tuple[int, Path]]:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ImportFrom) or (node.module or "").split(".")[0] != OWN:
            continue
        folder = PACKAGE.joinpath(*(node.module or "").split(".")[1:])
        for alias in node.names:
            inner = folder / alias.name
            found = [inner.with_suffix(".py"), inner / "__init__.py", folder.with_suffix(".py"),
                     folder / "__init__.py"]  # fmt: skip
            yield node.lineno, next(file for file in found if file in KNOWN)


def test_a_room_imports_only_from_itself_and_the_rooms_before_it() -> None:
    for path in MODULES:
        assert_imports_from_rooms_before_it(path)


def assert_imports_from_rooms_before_it(path: Path) -> None:
    here, ring = room(path), RINGS.index(kind(path))
    for line, other in modules_named(path):
        there, where = room(other), (str(path), line, str(other))
        if here in UNDER:
            assert there in UNDER[here], where
        elif here in ORDER and there in BESIDE:
            assert there in KINDS[kind(path)] | {"errors", "programmes", "__init__"}, where
        elif here in ORDER:
            assert ring == len(RINGS) - 1 or ORDER.index(there) <= ORDER.index(here), where
            assert RINGS.index(kind(other)) <= ring, where


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """What comes back to itself: the files left once those that lead nowhere are taken away."""
    left = {name: set(others) for name, others in graph.items()}
    while ends := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in ends}
    while roots := left.keys() - set().union(*left.values()):
        left = {name: others for name, others in left.items() if name not in roots}
    return [[name, *sorted(others & left.keys())] for name, others in sorted(left.items())]


def test_no_import_comes_back_to_where_it_began() -> None:
    """Those inside functions and those for the types alone are counted too."""
    graph = {
        str(path.relative_to(PACKAGE)): {
            str(other.relative_to(PACKAGE)) for _, other in modules_named(path)
        }
        for path in MODULES
    }
    assert circles(graph) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"], ["c", "b"]]


def test_a_library_is_imported_only_where_it_lives() -> None:
    for path in MODULES:
        assert_libraries_live_here(path)


def assert_libraries_live_here(path: Path) -> None:
    name = str(path.relative_to(PACKAGE))
    for line, module in imports(path):
        top = module.split(".")[0]
        homes = ONLY_IN.get(top)
        if homes is not None:
            fits = name.startswith(homes) or kind(path) in homes
            assert fits, f"{name}:{line} imports {module}"
        if is_pure(path):
            other = PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".py")
            fits = is_pure(other) or module == f"{OWN}.errors" if top == OWN else True
            assert fits, f"{name}:{line} imports {module}"
            assert top == OWN or top in sys.stdlib_module_names, f"{name}:{line}"
            assert top != "sqlite3", f"{name}:{line}: a rule knows no database"
        if kind(path) == "screen":
            assert top != "sqlite3", f"{name}:{line}: a screen reads no database"


def test_a_room_holds_no_more_files_than_can_be_looked_over() -> None:
    """A folder of more is divided, a file of more lines too."""
    files = Counter(str(path.parent.relative_to(PACKAGE)) for path in MODULES)
    assert {room for room, number in files.items() if number > MOST_FILES} == set()
    lines = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }
    assert {name for name, number in lines.items() if number > MOST_LINES} == set()


def test_every_module_and_public_function_says_its_contract() -> None:
    for path in MODULES:
        name = path.relative_to(PACKAGE)
        assert ast.get_docstring(tree(path)), name
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name}: {node.name}"


def test_nothing_in_the_code_names_a_programme_or_one_of_its_figures() -> None:
    names = ("finnmark", "kirkens", "bymisjon", "blå kors", "bodø", "kristiansand", "rana")
    for path in MODULES:
        if path.match("words/*/help/comments.py"):  # what templates say, in another language
            continue
        text = path.read_text(encoding="utf-8").casefold()
        for name in names:
            assert name not in text, f"{path.name} names {name}"


def test_every_table_records_its_changes_but_those_worked_out_from_others() -> None:
    from ettervern_cli.storage import schema
    from ettervern_cli.storage.tables import PARTS

    text = "".join(part for parts in PARTS.values() for part in parts)
    tables = set(re.findall(r"CREATE TABLE (\w+)", text))
    derived = {"due", "standing", "footing"}  # the last two renamed since they were made
    logs = {"history", "change", "change_2", "change_3", "charge_3", "remark_3", "reading_log"}
    assert tables == {*schema.COMPILED_TABLES, *schema.CASE_TABLES, *derived, *logs}
    for statement in re.findall(r"CREATE TABLE.*?;\n", text, re.DOTALL):
        assert statement.rstrip().endswith("STRICT;"), statement[:60]


def test_what_a_configuration_compiles_to_has_a_number_that_goes_up_with_it() -> None:
    """A workspace compiled by an older program is compiled anew only if COMPILED_AS is raised."""
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.storage.history import COMPILED_AS

    rules = (
        "id code name host residents_are capacity keep_empty least_months most_months every_days "
        "critical_months critical_days consent_required meeting_days agencies phases names "
        "keep_months targets why_by_decision privacy"
    )
    assert (COMPILED_AS, " ".join(Programme._fields)) == (4, rules)


def test_what_is_packed_is_what_lies_in_the_package_and_nothing_of_an_earlier_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PACKAGE, tmp_path / OWN)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PACKAGE.parent / name, tmp_path)
    left = tmp_path / "build" / "lib" / OWN / "gone.py"
    left.parent.mkdir(parents=True)
    left.write_text('"""A module that is no more."""\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    backend = import_module(settings["build-system"]["build-backend"])
    with zipfile.ZipFile(backend.build_wheel(str(tmp_path))) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    there = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert packed == {str(path.relative_to(PACKAGE.parent)) for path in there}


def docstrings(path: Path) -> list[str]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]
    return [text for node in found if (text := ast.get_docstring(node, clean=False))]


def test_files_and_names_in_docstrings_and_the_topic_house_are_there() -> None:
    """By any end of a file's path, with or without .py; a name is one that the code has too.

    ``build/`` is what another packer leaves.
    """
    root, places, words, named = PACKAGE.parent, {"tests", "build"}, set(), set()
    for path in (*PACKAGE.rglob("*"), *root.glob("tests/**/*"), *root.glob("bench/*")):
        whole = path.relative_to(root).as_posix().removesuffix(".py")
        places |= {whole, *(whole[at + 1 :] for at, mark in enumerate(whole) if mark == "/")}
    for path in MODULES:
        told, code = docstrings(path), path.read_text(encoding="utf-8")
        named |= {(path.name, one) for doc in told for one in re.findall("``([^`]+)``", doc)}
        for doc in told:
            code = code.replace(doc, "")
        words |= set(re.findall(r"\w+", code))
    shape = re.compile(r"[a-z]\w*(/\w+)+(\.py)?/?|\w+\.py|[a-z]\w*/")
    paths = {one for one in named if shape.fullmatch(one[1])}
    for path in PACKAGE.glob("help/*/house.md"):
        told = re.findall("`([^`\n]+)`", path.read_text(encoding="utf-8"))
        paths |= {(str(path), one) for one in told if shape.fullmatch(one)}
    names = {one for one in named if re.fullmatch(r"[a-z]\w+", one[1])}
    assert len(paths) > 60
    assert len(names) > 500
    gone = {one for one in paths if one[1].rstrip("/").removesuffix(".py") not in places}
    assert gone | {one for one in names if one[1] not in words | places} == set()
