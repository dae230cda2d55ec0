"""The directions of imports and the style of the house, read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ettervern_cli"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
OWN = "ettervern_cli"

MAY_IMPORT = {
    "cli": {"cli", "casebook", "rules", "reports", "render", "words", "config", "errors"},
    "casebook": {"casebook", "rules", "reports", "config", "errors"},
    "rules": {"rules", "errors"},
    "reports": {"reports", "rules", "errors"},
    "render": {"render", "casebook", "reports", "rules", "words", "errors"},
    "words": {"words", "rules", "errors"},
    "programmes": set(),
    "config": {"rules", "config"},
    "errors": set(),
    "start": {"cli"},
    "__main__": {"start"},
    "__init__": set(),
}
ONLY_IN = {
    "typer": {"cli"},
    "rich": {"render"},
    "yaml": {"config"},
    "pydantic": {"config"},
    "pydantic_core": {"config"},
    "sqlite_utils": {"casebook"},
    "xlsxwriter": {"render"},
}


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are whole names here"
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_the_rooms_it_may(path: Path) -> None:
    here = room(path)
    for line, name in imports(path):
        parts = name.split(".")
        where = f"{path.name}:{line} imports {name}"
        if parts[0] == OWN and len(parts) > 1:
            assert parts[1] in MAY_IMPORT[here], where
        elif parts[0] in ONLY_IN:
            assert here in ONLY_IN[parts[0]], where
        elif here == "rules":
            assert parts[0] in sys.stdlib_module_names, where


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_and_public_function_says_its_contract(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name == "__init__.py" and not tree.body:
        return
    assert ast.get_docstring(tree), path.name
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_nothing_in_the_code_names_a_programme_or_one_of_its_figures() -> None:
    names = ("finnmark", "kirkens", "bymisjon", "blå kors", "bodø", "kristiansand", "rana")
    for path in MODULES:
        text = path.read_text(encoding="utf-8").casefold()
        for name in names:
            assert name not in text, f"{path.name} names {name}"


def test_every_table_records_its_changes_but_those_worked_out_from_others() -> None:
    import re

    from ettervern_cli.casebook import schema
    from ettervern_cli.casebook.tables import PARTS

    text = "".join(part for parts in PARTS.values() for part in parts)
    tables = set(re.findall(r"CREATE TABLE (\w+)", text))
    kept = {"due", "standing", "footing"}
    logs = {"history", "change", "change_2", "reading_log"}
    assert tables == {*schema.COMPILED_TABLES, *schema.CASE_TABLES, *kept, *logs}
    for statement in re.findall(r"CREATE TABLE.*?;\n", text, re.DOTALL):
        assert statement.rstrip().endswith("STRICT;"), statement[:60]


def test_what_a_configuration_compiles_to_has_a_number_that_goes_up_with_it() -> None:
    """A workspace compiled by an older program is compiled anew only if COMPILED_AS is raised."""
    from ettervern_cli.casebook.history import COMPILED_AS
    from ettervern_cli.casebook.programmes import Programme

    rules = (
        "id code name host residents_are capacity keep_empty least_months most_months every_days "
        "critical_months critical_days consent_required meeting_days agencies phases names "
        "keep_months"
    )
    assert (COMPILED_AS, " ".join(Programme._fields)) == (2, rules)
