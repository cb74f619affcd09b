"""The engine of many machines: Ray core tasks of one batch each.  Needs the extra `ray`.

Ray hands batches out, does one again when its machine is lost, and hands rows back; it keeps nothing.  In every worker of
the cluster stands a child process of ours, in which documents are examined one at a time within the same limits as on
one machine.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from hengji.examine.children import STANDING
from hengji.examine.limits import SECONDS
from hengji.examine.pool import Pool
from hengji.examine.task import Batch, Content, Engine, OtherRulesError, Task
from hengji.writers.results.rows import Row

RETRIES = 5
"""How often a batch is done again when the machine that had it is lost."""
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is reported to anyone
    "RAY_BACKEND_LOG_LEVEL": "error",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",  # the program is installed on every machine; nothing is sent there
}


class LostClusterError(Exception):
    """The cluster cannot be reached, or lost a batch too often; the message is Ray's own first line."""


def ray(address: str | None, jobs: int, seconds: float = SECONDS) -> Engine:
    """The engine of the cluster at an address, or of a cluster on this machine alone where there is none."""

    def engine(task: Task, batches: Iterable[Batch]) -> Iterator[Sequence[Row]]:
        task.ready()
        cluster = _joined(address, jobs)
        try:
            yield from _handed_out(cluster, task, batches, seconds)
        except OtherRulesError:
            raise
        except cluster.exceptions.RayTaskError as failed:
            raise LostClusterError(str(failed).strip().splitlines()[-1][:300]) from failed
        except cluster.exceptions.RayError as lost:
            raise LostClusterError(_line(lost)) from lost
        finally:
            cluster.shutdown()

    return engine


def _joined(address: str | None, jobs: int) -> Any:
    """Ray, connected.

    Raises:
        LostClusterError: where there is no cluster at the address or it does not let us in.
    """
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    with _hushed():
        return _connected(address, jobs)


def _connected(address: str | None, jobs: int) -> Any:
    import ray as cluster

    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR, "configure_logging": True}
    try:
        if address:
            cluster.init(address=address, **quiet)
        else:
            cluster.init(address="local", num_cpus=jobs, include_dashboard=False, **quiet)
    except (OSError, RuntimeError, ValueError, cluster.exceptions.RayError) as failed:
        raise LostClusterError(_line(failed)) from failed
    return cluster


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep from the reader what Ray's own library writes while it tries to connect; what fails is told in our words."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _line(failed: Exception) -> str:
    return (str(failed).strip().splitlines() or [type(failed).__name__])[0][:300]


def _handed_out(cluster: Any, task: Task, batches: Iterable[Batch], seconds: float) -> Iterator[Sequence[Row]]:
    """The rows of each batch as they come; twice as many batches are under way as there are processors."""
    work = cluster.remote(num_cpus=1, max_retries=RETRIES)(_rows)
    given = cluster.put(task)
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(work.remote(given, batch, seconds))
        while len(waiting) >= 2 * max(1, int(cluster.cluster_resources().get("CPU", 1))):
            waiting = yield from _come(cluster, waiting)
    while waiting:
        waiting = yield from _come(cluster, waiting)


def _come(cluster: Any, waiting: list[Any]) -> Any:
    """Give the rows of those that are done, and return those that are not."""
    ready, rest = cluster.wait(waiting, num_returns=1)
    for each in ready:
        yield cluster.get(each)
    return rest


def _rows(task: Task, batch: Batch, seconds: float) -> Sequence[Row]:
    """In a worker of the cluster: the rows of one batch."""
    given: Any = task  # what is kept is told apart by value: tasks are frozen
    return list(_standing(given, seconds).run(batch))


@cache
def _standing(task: Any, seconds: float) -> Pool[Content, Row]:
    """The child of this worker, kept from one batch to the next."""
    task.ready()
    return Pool(task, jobs=1, seconds=seconds, start=STANDING)
