"""A cluster of two nodes on the loopback of a network namespace of its own: what it does when it is struck.

    unshare -n python -m tests.examine.loopback COUNT       (as root; `unshare -rn` elsewhere)

One JSON object is printed.  Nothing reaches the network, and in the end no process is left.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from tests.examine import made_up

ROOT = Path(__file__).parents[2]
HENGJI = (sys.executable, "-m", "hengji.cli")
ADDRESS = "127.0.0.1:6379"
_OWN = "HENGJI_LOOPBACK"
_PATIENCE = 600


def raise_loopback() -> None:
    """Switch on the one interface that this namespace has."""
    interface = struct.pack("16sh", b"lo", 0x1 | 0x40)  # up, running
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, interface)


class Cluster:
    """A head and one more node, a processor each."""

    def __init__(self, work: Path) -> None:
        self.work, self.token = work, secrets.token_hex(32)
        self.ours = secrets.token_hex(8)
        self.log = (work / "cluster.log").open("ab")

    def environment(self, node: str = "driver") -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("RAY_")},
            "HOME": str(self.work),
            "PYTHONPATH": str(ROOT),
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": self.token,
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
            _OWN: f"{self.ours}-{node}",
        }

    def start(self, node: str, *words: str) -> None:
        """Start a node; it lives until it is killed."""
        small = ("--num-cpus=1", "--object-store-memory=100000000", "--disable-usage-stats", "--block")
        ray = (str(Path(sys.executable).parent / "ray"), "start", *words, *small)
        environment = self.environment(node)
        subprocess.Popen(ray, env=environment, stdout=self.log, stderr=self.log, start_new_session=True)

    def kill(self, node: str = "") -> None:
        """End a node, or all of them, with everything that they started."""
        while found := list(self.processes(node)):
            for number in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
            time.sleep(0.05)

    def processes(self, node: str = "") -> Iterator[int]:
        """The living processes that we started, told by their environment."""
        mark = f"{_OWN}={self.ours}-{node}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (folder / "environ").read_bytes():
                    yield int(folder.name)

    def driver(self, *words: object, **environment: str) -> subprocess.Popen:
        """`hengji …` as it joins this cluster."""
        return subprocess.Popen(
            [*HENGJI, *map(str, words)],
            env={**self.environment(), **environment},
            cwd=self.work,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )


def until(true: Callable[[], bool], what: str, driver: subprocess.Popen | None = None) -> None:
    """Wait, but not for ever."""
    began = time.monotonic()
    while not true():
        if driver is not None and driver.poll() is not None:
            raise SystemExit(f"{what}: the driver ended before, {driver.communicate()}")
        if time.monotonic() - began > _PATIENCE:
            raise SystemExit(f"not within {_PATIENCE} seconds: {what}")
        time.sleep(0.02)


def listening() -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", 6379), 1):
        return True
    return False


def batches(results: Path) -> int:
    return len(list(results.glob("*/batch-*.parquet")))


def check(place: str, *engine: str) -> tuple[object, ...]:
    return ("check", "documents", "--out", f"{place}/", "--fail-on", "never", "--lang", "en", *engine)


def struck(cluster: Cluster, count: int) -> dict[str, object]:
    """A run that loses a node and then its driver; what it had and what it has when it was resumed."""
    results = cluster.work / "far"
    on_ray = ("--engine", "ray", "--address", ADDRESS)
    first = cluster.driver(*check("far", *on_ray))
    until(lambda: batches(results) >= 1, "a first batch", first)
    node_lost = batches(results)
    cluster.kill("second")
    half = max(node_lost + 1, count // 100)
    until(lambda: batches(results) >= half, "half of the batches", first)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    driver_lost = batches(results)
    cluster.start("second", f"--address={ADDRESS}")
    again = cluster.driver(*check("far", *on_ray, "--resume"))
    said = again.communicate(timeout=_PATIENCE)
    if again.returncode:
        raise SystemExit(f"resumed: {said}")
    return {
        "batches when the node was killed": node_lost,
        "batches when the driver was killed": driver_lost,
        "said": said[0].decode(),
    }


def same(cluster: Cluster, count: int) -> dict[str, object]:
    """Whether the results are those of a run on this machine alone, every document once."""
    from pyarrow import parquet

    for words in (
        check("near"),
        ("corpus", "export", "near", "--out", "near-tables"),
        ("corpus", "export", "far", "--out", "far-tables"),
    ):
        done = cluster.driver(*words)
        said = done.communicate(timeout=_PATIENCE)
        if done.returncode:
            raise SystemExit(f"{words}: {said}")
    tables = ("documents", "findings", "passages")
    pairs = [
        [(cluster.work / f"{place}-tables" / f"{table}.parquet").read_bytes() for place in ("near", "far")]
        for table in tables
    ]
    kept = [
        key
        for file in (cluster.work / "far").glob("*/batch-*.parquet")
        for key in parquet.read_table(file)["key"].to_pylist()
    ]
    findings = parquet.read_table(cluster.work / "far-tables" / "findings.parquet").num_rows
    return {
        "documents": count,
        "kept": len(kept),
        "distinct": len(set(kept)),
        "findings": findings,
        "same bytes": all(a == b for a, b in pairs),
    }


def overhead(cluster: Cluster, count: int) -> float:
    """Milliseconds a document that the engine itself costs: the fastest of three rounds over documents that take no time."""
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.examine.loopback import idle; print(idle({count}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=cluster.environment(), capture_output=True, timeout=_PATIENCE, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return float(done.stdout.split()[-1])


def idle(count: int) -> float:
    from hengji.examine import cluster
    from hengji.examine.task import Content
    from tests.examine.nothing import Nothing

    contents = [Content(f"{number:064x}", ".html", bytes(20_000)) for number in range(count)]
    all_batches = [tuple(contents[at : at + 50]) for at in range(0, count, 50)]
    joined = cluster._joined(ADDRESS, 1)
    list(cluster._handed_out(joined, Nothing(), all_batches[:8], 10.0))  # the workers and their children are started
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        rows = [row for batch in cluster._handed_out(joined, Nothing(), all_batches, 10.0) for row in batch]
        rounds.append((time.perf_counter() - began) * 1000 / count)
        assert sorted(row["key"] for row in rows) == sorted(each.key for each in contents)
    joined.shutdown()
    return min(rounds)


def strangers(cluster: Cluster) -> dict[str, object]:
    """What a driver with another token is told."""
    done = cluster.driver(
        *check("stranger", "--engine", "ray", "--address", ADDRESS),
        RAY_AUTH_TOKEN=secrets.token_hex(32),
        RAY_NUM_REDIS_GET_RETRIES="2",
    )
    out, err = done.communicate(timeout=_PATIENCE)
    return {"code": done.returncode, "out": out.decode(), "err": err.decode()}


def main(count: int) -> None:
    raise_loopback()
    # Unix sockets have short names, so the folder must have one too
    work = Path(tempfile.mkdtemp(prefix="hj", dir="/tmp"))
    cluster = Cluster(work)
    times = [("begin", time.monotonic())]
    try:
        made_up.write(work / "documents", count)
        alert = json.dumps({"health_check_period_ms": 1000, "health_check_failure_threshold": 3})
        head = (
            "--head",
            "--port=6379",
            "--include-dashboard=false",
            f"--temp-dir={work / 'r'}",
            f"--system-config={alert}",
        )
        cluster.start("head", *head)
        until(listening, "the head")
        cluster.start("second", f"--address={ADDRESS}")
        times.append(("up", time.monotonic()))
        report: dict[str, object] = {**struck(cluster, count)}
        times.append(("struck", time.monotonic()))
        report |= same(cluster, count)
        times.append(("same", time.monotonic()))
        report["overhead"] = overhead(cluster, count)
        times.append(("overhead", time.monotonic()))
        report["stranger"] = strangers(cluster)
        times.append(("stranger", time.monotonic()))
    finally:
        cluster.kill()
        left = list(cluster.processes())
        cluster.log.close()
        if "--keep" not in sys.argv:
            shutil.rmtree(work, ignore_errors=True)
    report["left"] = left
    report["seconds"] = {b[0]: round(b[1] - a[1], 1) for a, b in pairwise(times)}
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
