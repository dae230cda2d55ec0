"""Traps that lost or leaked data elsewhere, found by reading the code; each with a sample caught.

A trap is where a call may stand and where not. What is allowed is named with its reason.
"""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "ettervern_cli"
MODULES = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))

Find = Callable[[ast.AST], bool]

# Where SQLite's transactions are begun and ended by hand; everybody else uses ``writing``.
TRANSACTIONS = {
    "storage/transaction.py",
    "storage/database/migrations.py",  # sqlite-utils inside one transaction of its own
    "storage/backups/restoring.py",  # keeps others out of a file while another takes its place
    "storage/vault/encryption.py",  # holds a whole file that is rewritten under another key
    "storage/vault/plain_files.py",  # holds a file while it says that a change was broken off
    "app/batch.py",  # a dry run of one line inside a batch
}
# Where files are made: beside the one they will replace, or under a name that must not exist.
WRITERS = {
    "storage/files.py",
    "storage/database/opening.py",
    "storage/database/migrations.py",
    "storage/vault/encryption.py",
    "storage/named_files/targets.py",
    "words/translations.py",  # the program's own source, by whoever works on it
}
ENVIRONMENT = {
    "app/",
    "storage/vault/commands.py",
    "verify/commands.py",
    "entries/changes/commands.py",
    "workspace/",
    "storage/vault/keys.py",  # where a key lies may be told by the environment
}
CALLS_OF_WRITING = ("BEGIN", "COMMIT", "ROLLBACK", "END", "SAVEPOINT", "RELEASE")


def dotted(node: ast.AST) -> str:
    """A name with its dots, as ``os.environ``; what is not a plain name is left out."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(*names: str) -> Find:
    """A call of something whose dotted name ends so."""

    def find(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return False
        name = f".{dotted(node.func)}"
        return any(name.endswith(f".{end.lstrip('.')}") for end in names)

    return find


def names(*wanted: str) -> Find:
    """The mention of a dotted name, called or not."""
    return lambda node: isinstance(node, ast.Attribute | ast.Name) and dotted(node) in wanted


def imports(*modules: str) -> Find:
    """The import of a module, or of a name from it: ``os.environ``."""

    def find(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(alias.name in modules for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            return any(
                name in modules
                for alias in node.names
                for name in (str(node.module), f"{node.module}.{alias.name}")
            )
        return False

    return find


def any_of(*finds: Find) -> Find:
    return lambda node: any(find(node) for find in finds)


def with_a_connection(node: ast.AST) -> bool:
    """``with db:``: it commits or rolls back, and begins nothing."""
    if not isinstance(node, ast.With | ast.AsyncWith):
        return False
    held = [dotted(item.context_expr).rpartition(".")[2] for item in node.items]
    return any(name in ("db", "conn", "connection", "_db", "database", "other") for name in held)


def inserts_a_row(node: ast.AST) -> bool:
    """``table.insert(row)``; a list's own ``insert`` takes a place too."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    return node.func.attr == "insert" and len(node.args) == 1


def statement_of_transaction(node: ast.AST) -> bool:
    """SQL that begins or ends a transaction, given to a connection as text."""
    if not (isinstance(node, ast.Call) and dotted(node.func).endswith("execute") and node.args):
        return False
    first = node.args[0]
    text = first.value if isinstance(first, ast.Constant) else ""
    return isinstance(text, str) and text.strip().upper().startswith(CALLS_OF_WRITING)


def methods_of_transaction(node: ast.AST) -> bool:
    """``db.commit()`` and ``db.rollback()``."""
    return isinstance(node, ast.Call) and dotted(node.func).endswith((".commit", ".rollback"))


def opens_to_write(node: ast.AST) -> bool:
    """``open`` with a mode that writes, ``os.open`` that creates, and pathlib's ways to write."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func)
    if name.endswith((".write_text", ".write_bytes", ".touch")):
        return True
    if name == "os.open":
        return any("O_CREAT" in ast.dump(argument) for argument in node.args)
    if name not in ("open", "os.fdopen", "io.open"):
        return False
    given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "mode")]
    modes = [mode.value for mode in given if isinstance(mode, ast.Constant)]
    return any(set(str(mode)) & set("wax+") for mode in modes) or len(modes) < len(given)


def replacing_sql(node: ast.AST) -> bool:
    """``INSERT OR REPLACE``, which slips past delete triggers."""
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and any(
        word in text.upper() for word in ("OR REPLACE", "REPLACE INTO")
    )


def shell(node: ast.AST) -> bool:
    """A command through a shell: a name with a semicolon in it would act."""
    if any_of(calls("os.system", "os.popen", "subprocess.getoutput"))(node):
        return True
    return isinstance(node, ast.Call) and any(
        word.arg == "shell" and not (isinstance(word.value, ast.Constant) and not word.value.value)
        for word in node.keywords
    )


class Trap:
    """What must not stand in the code but in some files, why, and a sample of it."""

    def __init__(
        self, why: str, find: Find, samples: list[str], allowed: set[str] | None = None
    ) -> None:
        self.why = why
        self.find = find
        self.samples = samples
        self.allowed = allowed or set()

    def allows(self, module: str) -> bool:
        """Whether a module, or its room, has leave."""
        return module in self.allowed or f"{room(module)}/" in self.allowed


TRAPS = {
    "executescript": Trap(
        "it commits first",
        calls(".executescript"),
        ["db.executescript('UPDATE t SET x = 1')", "self.db.conn.executescript(text)"],
    ),
    "with-connection": Trap(
        "it protects nothing outside a transaction",
        with_a_connection,
        ["with db:\n    pass", "with self.db.conn:\n    pass", "with a, t.conn as c:\n    pass"],
    ),
    "bulk": Trap(
        "sqlite-utils writes in transactions of its own where none is open",
        any_of(calls(".insert_all", ".upsert_all", ".upsert"), inserts_a_row),
        ["tables['t'].insert_all(rows)", "db.table('t').upsert_all(rows)", "t.insert({})"],
        {"exchange/import_export.py"},  # inside the caller's transaction; a dry run is tested
    ),
    "atomic": Trap(
        "it begins deferred, so that two writers refuse each other",
        calls(".atomic"),
        ["with tables.atomic():\n    pass"],
    ),
    "connect": Trap(
        "every connection has the settings of sqlite_file.py",
        any_of(calls("sqlite3.connect"), imports("sqlite3.connect")),
        ["sqlite3.connect('x')", "from sqlite3 import connect"],
        {"storage/database/sqlite_file.py"},
    ),
    "transaction": Trap(
        "one helper for writing, which begins IMMEDIATE, waits, and seals",
        any_of(statement_of_transaction, methods_of_transaction),
        [
            "db.execute('BEGIN')",
            "db.execute('  begin immediate')",
            "db.execute('COMMIT')",
            "db.execute('SAVEPOINT x')",
            "db.commit()",
            "self.db.rollback()",
        ],
        TRANSACTIONS,
    ),
    "replace": Trap(
        "REPLACE slips past triggers",
        replacing_sql,
        ["db.execute('INSERT OR REPLACE INTO t VALUES (1)')", "q = 'replace into t values (1)'"],
    ),
    "clock": Trap(
        "the clock is asked in one place alone",
        any_of(
            calls("datetime.now", "date.today", "datetime.utcnow", "datetime.today", "time.time",
                  "time.localtime", "time.gmtime"),
            imports("time.time", "time.localtime"),
        ),
        ["dt.datetime.now()", "datetime.now(tz)", "dt.date.today()", "time.time()",
         "from time import time"],
        {"app/outside/clock.py"},
    ),
    "environment": Trap(
        "the environment is read where commands are, so that a verb does the same everywhere",
        any_of(names("os.environ", "os.environb"), calls("os.getenv", "os.putenv"),
               imports("os.environ", "os.getenv")),
        ["os.environ['HOME']", "os.environ.get('X')", "os.getenv('X')", "from os import environ"],
        ENVIRONMENT,
    ),
    "shell": Trap(
        "text that a person typed would act in a shell",
        shell,
        ["subprocess.run('x', shell=True)", "os.system('x')", "run(command, shell=flag)"],
    ),
    "yaml": Trap(
        "it makes false of NO, 104 of 0150, and objects of what is told to be one",
        calls("yaml.load", "yaml.safe_load", "yaml.full_load", "yaml.unsafe_load", "yaml.load_all",
              "yaml.safe_load_all", "yaml.compose"),
        ["yaml.load(text)", "yaml.safe_load(text)", "yaml.load(text, Loader=yaml.BaseLoader)"],
    ),
    "half-written": Trap(
        "a file is whole or absent, and for its owner alone",
        opens_to_write,
        [
            "open(path, 'w')",
            "open(path, mode='ab')",
            "open(path, how)",
            "os.open(path, os.O_CREAT | os.O_WRONLY, 0o644)",
            "Path(path).write_text(text)",
            "path.touch()",
            "open(path, 'r+')",
        ],
        WRITERS,
    ),
    "whole-copy": Trap(
        "backup() never returns on a locked file, and a copied database can be stale",
        calls("db.backup", "connection.backup", "shutil.copy", "shutil.copyfile", "shutil.copy2",
              "shutil.move"),
        ["db.backup(other)", "shutil.copyfile(one, other)"],
    ),
    "code-from-text": Trap(
        "nothing that was typed or read is ever run",
        calls("eval", "exec", "pickle.load", "pickle.loads", "marshal.loads"),
        ["eval(text)", "pickle.loads(data)"],
    ),
    "settings": Trap(
        "settings of safety are set in sqlite_file.py and taken back nowhere",
        lambda node: isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(
            f"{word}=" in node.value.lower().replace(" ", "")
            for word in ("pragmaforeign_keys", "pragmasynchronous", "pragmajournal_mode",
                         "pragmasecure_delete", "pragmarecursive_triggers")
        ),
        ["db.execute('PRAGMA foreign_keys = OFF')", "q = 'pragma synchronous=OFF'"],
        # A demo's file is thrown away if it is not whole in the end.
        {"storage/database/sqlite_file.py", "demo/demo.py"},
    ),
}  # fmt: skip


def nodes(text: str) -> list[ast.AST]:
    """What a trap may lie in: statements that import or hold something, calls, names and texts."""
    kinds = (ast.Import, ast.ImportFrom, ast.With, ast.AsyncWith, ast.Call, ast.Attribute, ast.Name,
             ast.Constant)  # fmt: skip
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


@cache
def nodes_of(module: str) -> list[ast.AST]:
    return nodes((PACKAGE / module).read_text(encoding="utf-8"))


def caught(trap: Trap, among: list[ast.AST]) -> list[int]:
    """The lines on which a trap lies."""
    return [getattr(node, "lineno", 0) for node in among if trap.find(node)]


@pytest.mark.parametrize("name", TRAPS)
def test_no_module_falls_into_a_trap(name: str) -> None:
    trap = TRAPS[name]
    for module in MODULES:
        if not trap.allows(module):
            lines = caught(trap, nodes_of(module))
            assert lines == [], f"{module}:{lines}: {name}: {trap.why}"


@pytest.mark.parametrize("name", TRAPS)
def test_every_trap_is_known_when_it_is_met(name: str) -> None:
    assert TRAPS[name].samples
    for sample in TRAPS[name].samples:
        assert caught(
            TRAPS[name], nodes(f"if True:\n    {sample}".replace("\n    pass", "\n        pass"))
        )


@pytest.mark.parametrize("name", TRAPS)
def test_where_a_trap_is_allowed_it_is_used(name: str) -> None:
    """A file that needs the leave no longer loses it."""
    trap = TRAPS[name]
    for leave in trap.allowed:
        theirs = [module for module in MODULES if module == leave or leave == f"{room(module)}/"]
        assert any(caught(trap, nodes_of(module)) for module in theirs), f"{name}: {leave}"


def room(module: str) -> str:
    return module.partition("/")[0]


@pytest.mark.parametrize(
    "harmless",
    [
        "with writing(db, pen, 'x'):\n    pass",
        "with session.reading() as db:\n    pass",
        "rows.insert(0, row)",
        "open(path)",
        "open(path, 'rb')",
        "open(path, encoding='utf-8')",
        "os.open(folder, os.O_RDONLY)",
        "db.execute('SELECT begin FROM t')",
        "text.replace('a', 'b')",
        "dt.datetime.fromisoformat(text)",
        "subprocess.run(command, shell=False)",
    ],
)
def test_what_is_harmless_is_left_alone(harmless: str) -> None:
    for name, trap in TRAPS.items():
        assert not caught(trap, nodes(harmless)), name
