"""How long one document takes: hengji.examine on the seed as a Word file, and what 2, 4 and 8 times the document costs.

    uv run just speed          or: uv run python bench/examine.py [--rounds N]

All times are this process's own (CPU) time, so that a busy machine does not blur them, and the best of several.  The larger
documents are the seed's table with its tasks and its overview's indicators so many times over: repeated as they are, or with
every word of theirs made fresh.  Each step from one size to the next should cost at most 2.2 times.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from hengji.checks.run import check  # noqa: E402
from hengji.examine.one import examine, read  # noqa: E402
from hengji.tables.json import from_json, to_json  # noqa: E402
from hengji.tables.model import PerformanceTable  # noqa: E402
from tests.seed_files import write  # noqa: E402

SIZES = (1, 2, 4, 8)
KINDS = {"its tasks repeated": False, "fresh tasks": True}
KEPT = set("不少于至余多超逾近约以上下个人次场期万元年月日第项完成开展全计和的等其中分别每均达到率名家间所批位时长")


def own_time(work: Callable[..., object], *given: object) -> float:
    """Seconds of this process's own time."""
    gc.collect()
    began = time.process_time()
    work(*given)
    return time.process_time() - began


@cache
def document() -> bytes:
    """The seed as a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        return write(Path(folder))["docx"].read_bytes()


def warm(rounds: int = 12) -> float:
    """Seconds of `hengji.examine` on the seed in a process that has done it before; the best of so many rounds."""
    examine(document())
    return min(own_time(examine, document()) for _ in range(rounds))


def growth(*, fresh: bool, rounds: int = 5) -> list[float]:
    """Seconds of all rules at each of the sizes; the sizes take turns, so that a slow moment strikes them alike."""
    table = read(document())
    tables = [larger(table, size, fresh=fresh) for size in SIZES]
    turns = [[own_time(check, each) for each in tables] for _ in range(rounds + 1)]
    return [min(times) for times in zip(*turns[1:], strict=True)]


def larger(table: PerformanceTable, size: int, *, fresh: bool) -> PerformanceTable:
    """The table with its tasks and its overview's indicators so many times over."""
    data = to_json(table)
    copies = json.dumps([data["tasks"], data["overall"]["indicators"]], ensure_ascii=False)
    tasks, indicators = [], []
    for number in range(size):
        more_tasks, more_indicators = json.loads(renewed(copies, number) if fresh else copies)
        tasks += more_tasks
        indicators += more_indicators
    return from_json({**data, "tasks": tasks, "overall": {**data["overall"], "indicators": indicators}})


def renewed(text: str, number: int) -> str:
    """Fresh words in place of the document's: its characters moved on by some, but for numbers, units and hedges."""
    return "".join(moved(each, number) for each in text)


def moved(each: str, number: int) -> str:
    """One character moved on, the same way each time it is met."""
    if number == 0 or each in KEPT or not "\u4e00" <= each <= "\u9fa5":
        return each
    return chr(0x4E00 + (ord(each) - 0x4E00 + 97 * number) % 20000)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    print(f"Python {platform.python_version()}, {platform.machine()}; own time, best of several")
    print(f"hengji.examine(seed.docx), warm: {warm(2 * rounds + 2) * 1000:.0f} ms")
    print(f"\n{'all rules':24}" + "".join(f"{size:>7} × " for size in SIZES) + "   each step")
    for kind, fresh in KINDS.items():
        times = growth(fresh=fresh, rounds=rounds)
        steps = ", ".join(f"{later / earlier:.2f}" for earlier, later in pairwise(times))
        print(f"{kind:24}" + "".join(f"{each * 1000:>6.0f} ms" for each in times) + f"   {steps}")


if __name__ == "__main__":
    main()
