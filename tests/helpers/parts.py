"""Programs of the system that some tests use for real."""

import os
import shutil

import pytest


def part(name: str, also: str = "") -> str:
    """A program's path: its test is skipped where it is absent, but fails in .ci/run.

    ``also`` is a folder to look in that is not on everybody's path.
    """
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), also]))
    if found is None:
        if os.environ.get("ETTERVERN_REQUIRE_PARTS"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return found
