"""A cluster on the loopback of a network of its own: a node is killed, then the driver, and every document is there once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COUNT = 200

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def report(namespace: tuple[str, ...]) -> dict[str, Any]:
    words = [*namespace, sys.executable, "-m", "tests.examine.loopback", str(COUNT)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_every_document_once_though_a_node_and_the_driver_were_killed(report: dict[str, Any]) -> None:
    of_all = COUNT // 50
    assert 1 <= report["batches when the node was killed"] < report["batches when the driver was killed"] < of_all
    assert report["kept"] == report["distinct"] == report["documents"] == COUNT
    assert f"{COUNT} files; {report['findings']} findings" in report["said"]


def test_the_same_bytes_as_on_one_machine(report: dict[str, Any]) -> None:
    assert report["findings"] > COUNT
    assert report["same bytes"] is True


def test_the_engine_itself_costs_next_to_nothing(report: dict[str, Any]) -> None:
    assert report["overhead"] <= 1.0, "milliseconds a document"


def test_without_the_token_nobody_gets_in_and_is_told_in_one_line(report: dict[str, Any]) -> None:
    told = report["stranger"]
    assert (told["code"], told["out"]) == (2, "")
    assert told["err"].startswith("hengji: the Ray cluster failed")
    assert told["err"].count("\n") == 1


def test_no_process_is_left(report: dict[str, Any]) -> None:
    assert report["left"] == []
