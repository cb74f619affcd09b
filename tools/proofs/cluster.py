"""Many machines: a cluster on the loopback of a network of its own, struck while it works on 2,000 documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import many as speed
from tools.proofs.row import Row, ran

COUNT = 2_000
_COMMAND = "python -m tests.examine.loopback 2000, in a network namespace"


def cluster(_: Path) -> Iterator[Row]:
    """A node is killed, then the driver; the run is resumed."""
    words = (sys.executable, "-m", "tests.examine.loopback", COUNT)
    done = next((each for each in (ran("unshare", flag, *words) for flag in ("-n", "-rn")) if not each.code), None)
    if done is None:
        yield Row("many machines", "–", _COMMAND, "not run: needs a network namespace and Ray", reached=False)
        return
    report = json.loads(done.out.splitlines()[-1])
    node, driver = report["batches when the node was killed"], report["batches when the driver was killed"]
    kept, distinct = report["kept"], report["distinct"]
    figure = (
        f"{distinct} of {COUNT}, {kept - distinct} twice; a node killed after {node} batches, the driver after {driver}"
    )
    struck = kept == distinct == COUNT and 0 < node < driver < COUNT // 50
    yield Row("many machines: every document once", f"{COUNT} of {COUNT}", _COMMAND, figure, struck)
    what = "many machines: results as on one machine"
    yield Row(what, "the same bytes", _COMMAND, str(report["same bytes"]).lower(), report["same bytes"])
    cost = report["overhead"]
    yield Row("many machines: the engine's own cost", "≤ 1 ms a document", _COMMAND, f"{cost:.2f} ms", cost <= 1)
    told = report["stranger"]
    shut = told["code"] == 2 and told["err"].count("\n") == 1 and not told["out"]
    yield Row("many machines: without the token", "exit 2, one line", _COMMAND, told["err"].strip(), shut)
    left = len(report["left"])
    yield Row("many machines: processes left", "0", _COMMAND, str(left), left == 0)


def many(_: Path) -> Iterator[Row]:
    """Documents a second on two workers, and peers over the same files."""
    for number, each in enumerate(speed.measure(1_020, 2)):
        figure = f"{each.rate:.1f} documents a second, {each.milliseconds:.1f} ms of processor time each"
        bar = "≥ 20 a second (aim: 100)" if number == 0 else "–"
        reached = each.rate >= 20 if number == 0 else None
        yield Row(f"many documents: {each.name}", bar, "python bench/many.py", figure, reached)
