"""What is packed: a source distribution that passes its own tests, and what a package promises."""

import shutil
import subprocess
import sys
import tarfile
import tomllib
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from tests.conftest import invoke

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution of this folder, unpacked elsewhere."""
    folder = tmp_path_factory.mktemp("sdist")
    build = "import sys; from importlib import import_module; "
    build += "print(import_module(sys.argv[1]).build_sdist(sys.argv[2]))"
    backend = SETTINGS["build-system"]["build-backend"]
    ran = subprocess.run(
        [sys.executable, "-c", build, backend, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    with tarfile.open(folder / ran.stdout.split()[-1]) as packed:
        # Named where Python has it (3.11.4), since 3.12 warns of its absence.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(folder)
    (found,) = [path for path in folder.iterdir() if path.is_dir()]
    return found


@pytest.mark.large
def test_the_source_distribution_holds_its_tests_and_passes_them(unpacked: Path) -> None:
    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
            cwd=unpacked,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(unpacked), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )

    every = ran("--collect-only", "-q")
    assert every.returncode == 0, every.stdout
    here = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
    there = {str(path.relative_to(unpacked)) for path in (unpacked / "tests").rglob("test_*.py")}
    assert there == here
    some = ran("tests/values/test_nights.py", "tests/stays/test_admission.py")
    assert some.returncode == 0, some.stdout


def test_the_package_is_typed_and_says_what_it_is() -> None:
    assert (files("ettervern_cli") / "py.typed").is_file()
    said = SETTINGS["project"]["classifiers"]
    assert "Typing :: Typed" in said
    assert [one for one in said if "3.11" in one] == ["Programming Language :: Python :: 3.11"]
    backend = import_module(SETTINGS["build-system"]["build-backend"])
    assert backend.__name__ == "flit_core.buildapi"


def test_the_readme_points_at_nothing_that_only_a_checkout_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [part for part in readme.split("](")[1:] if not part.startswith("https://")] == []


def test_the_example_configuration_is_printed_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "ettervern_cli/config/example.yaml").read_text(encoding="utf-8")
    printed = invoke("config", "example")
    assert (printed.code, printed.out, printed.err) == (0, text, "")
    assert invoke("config", "example", "-o", "mine.yaml").code == 0
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ["\\-\\-seconds N", ".SH SYNOPSIS", "[OPTIONS] COMMAND [ARGS]", "A case book"]),
        ("nb", [".SH BRUK", "[OPSJONER] KOMMANDO [ARGUMENTER]", "En saksbok for"]),
    ],
)
def test_the_manual_page_has_every_command_and_is_sound(
    tmp_path: Path, language: str, says: list[str]
) -> None:
    page = tmp_path / "ettervern.1"
    assert invoke("--lang", language, "help", "--man", "-o", str(page)).code == 0
    text = page.read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith(".SS ")]
    assert len(heads) == len(COMMANDS)
    for name, head in zip(COMMANDS, heads, strict=True):
        assert head.removeprefix(".SS ").replace("\\", "").startswith(name)
    assert [part for part in says if part not in text] == []
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-z", "-Kutf8", str(page)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
