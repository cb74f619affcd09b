"""A cluster on the loopback of a network of its own: a node is killed, then the driver, and every document is there once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COUNT = 200


def test_a_cluster_that_loses_a_node_and_its_driver(namespace: tuple[str, ...]) -> None:
    """One test, because one run of the cluster takes most of a minute."""
    words = [*namespace, sys.executable, "-m", "tests.examine.loopback", str(COUNT)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    every_document_once(report)
    the_same_bytes_as_on_one_machine(report)
    nobody_without_the_token(report)
    assert report["overhead"] <= 1.0, "milliseconds a document that the engine itself costs"
    assert report["left"] == [], "processes"


def every_document_once(report: dict[str, Any]) -> None:
    node, driver = report["batches when the node was killed"], report["batches when the driver was killed"]
    assert 1 <= node < driver < COUNT // 50
    assert report["kept"] == report["distinct"] == report["documents"] == COUNT
    assert f"{COUNT} files; {report['findings']} findings" in report["said"]


def the_same_bytes_as_on_one_machine(report: dict[str, Any]) -> None:
    assert report["findings"] > COUNT
    assert report["same bytes"] is True


def nobody_without_the_token(report: dict[str, Any]) -> None:
    told = report["stranger"]
    assert (told["code"], told["out"]) == (2, "")
    assert told["err"].startswith("hengji: the Ray cluster failed")
    assert told["err"].count("\n") == 1
