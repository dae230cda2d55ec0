"""Spark counts the same cells: by spark-submit, and by a Spark Connect server."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from ettervern_cli.region.engines import driver_command
from tests.conftest import Workspace
from tests.helpers.parts import part
from tests.region.invented import invented_lake

pytestmark = [pytest.mark.debian, pytest.mark.large, pytest.mark.xdist_group("spark")]
ASKED = ("--period", "2024", "--period", "2025", "--by", "site", "--format", "json")
# A lake of a few rows: what Spark does for large ones only costs here.
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"


@pytest.fixture(scope="module")
def submit() -> list[str]:
    """How a program is handed to Spark; skipped where Java or pyspark is absent."""
    part("java")
    pyspark = find_spec("pyspark")
    if pyspark is None:
        if os.environ.get("ETTERVERN_REQUIRE_PARTS"):
            pytest.fail("pyspark is not installed")
        pytest.skip("pyspark is not installed")
    home = Path(str(pyspark.origin)).parent
    words = ["bash", str(home / "bin" / "spark-submit"), "--master", "local[2]"]
    for name, value in SETTINGS.items():
        words += ["--conf", f"{name}={value}"]
    return words


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark") / "lake"
    invented_lake(folder, 1, (6, 4), 1)
    return folder


def environment(home: Path) -> dict[str, str]:
    """Little but where Python and Java are."""
    kept = ("PATH", "JAVA_HOME", "PYTHONPATH")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)]),
        "HOME": str(home), "LANG": "C.UTF-8", "ETTERVERN_TODAY": "2026-01-01",
        "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(home),
    }  # fmt: skip


def by_duckdb(lake: Path, tmp_path: Path) -> object:
    """The same report, counted here."""
    return Workspace(tmp_path, "2026-01-01").done("region", "report", str(lake), *ASKED).json


def test_the_packaged_driver_counts_the_same_by_spark_submit(
    submit: list[str], lake: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    done = subprocess.run(
        [*submit, driver_command.__file__, str(lake), *ASKED, "-o", str(target)],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(target.read_text(encoding="utf-8")) == by_duckdb(lake, tmp_path)


@contextmanager
def server(submit: list[str], home: Path) -> Iterator[str]:
    """A Spark Connect server of its own, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*submit, "--conf", f"spark.connect.grpc.binding.port={port}",
             "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
             "--class", SERVER, "spark-internal"]  # fmt: skip
    log = home / "server.log"
    with log.open("wb") as out:
        running = subprocess.Popen(words, env=environment(home), stdout=out, stderr=out)
    try:
        for _ in range(1200):
            if running.poll() is not None or b"Connect server started" in log.read_bytes():
                break
            time.sleep(0.1)
        assert running.poll() is None, log.read_text(encoding="utf-8")[-3000:]
        yield f"sc://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def test_a_spark_connect_server_counts_the_same(
    submit: list[str], lake: Path, tmp_path: Path
) -> None:
    with server(submit, tmp_path) as remote:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "ettervern_cli", "region", "report", str(lake),
             *ASKED, "--engine", "spark", "--remote", remote],
            env=environment(tmp_path), capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == by_duckdb(lake, tmp_path)
