"""How fast quantities are read: characters a second on the seed text, beside what others offer for Chinese numbers.

    uv run --group bench python bench/quantities.py [--copies 20] [--slow-copies 1]

`hengji` delivers every quantity with unit, comparator and intervals, and every rejected number with its reason.
Recognizers-Text runs all its Chinese models that answer the same question: number, percent, ordinal, currency, dimension, age,
temperature, and date-time and telephone for what must be rejected (its Python edition has no Chinese number range); a second row
leaves out date-time and telephone.  jionlp extracts money and time and parses what it finds; chinese2digits turns numerals into digits.
Time is CPU time of this process, the best of several rounds, so that a busy machine does not blur the ratios.  Nothing here is a
test: the ratios are printed, and belong with the machine they were measured on.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

SEED = Path(__file__).parents[1] / "src" / "hengji" / "demo" / "seed.txt"
Reader = Callable[[str], object]


def hengji() -> Reader:
    from hengji.quantity import scan

    return scan


def hengji_numbers() -> Reader:
    from hengji.quantity import numbers

    return numbers


def recognizers_text() -> Reader:
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_sequence import SequenceRecognizer

    figures = recognizers_figures()
    dates = DateTimeRecognizer("zh-cn").get_datetime_model()
    phones = SequenceRecognizer("zh-cn").get_phone_number_model()
    return lambda text: (figures(text), dates.parse(text), phones.parse(text))


def recognizers_figures() -> Reader:
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    number, united = NumberRecognizer("zh-cn"), NumberWithUnitRecognizer("zh-cn")
    models = [
        number.get_number_model(),
        number.get_percentage_model(),
        number.get_ordinal_model(),
        united.get_currency_model(),
        united.get_dimension_model(),
        united.get_age_model(),
        united.get_temperature_model(),
    ]
    return lambda text: [model.parse(text) for model in models]


def recognizers_number() -> Reader:
    from recognizers_number import NumberRecognizer

    return NumberRecognizer("zh-cn").get_number_model().parse


def jionlp() -> Reader:
    import jionlp as jio

    return lambda text: (jio.ner.extract_money(text, with_parsing=True), jio.ner.extract_time(text, with_parsing=True))


def chinese2digits() -> Reader:
    from chinese2digits import takeNumberFromString

    return takeNumberFromString


def speed(read: Reader, lines: list[str], copies: int, rounds: int) -> float:
    """Characters a second, the best round; one warm round is not counted."""
    size = sum(map(len, lines)) * copies
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        for _ in range(copies):
            for line in lines:
                read(line)
        best = min(best, time.process_time() - begin)
    return size / best


def measure(
    name: str, make: Callable[[], Reader], lines: list[str], copies: int, rounds: int
) -> tuple[str, float] | None:
    try:
        read = make()
    except ImportError as error:
        print(f"not run: {name} ({error}); uv sync --group bench", file=sys.stderr)
        return None
    failed = sum(not _reads(read, line) for line in lines[:1])
    if failed:
        return None
    return name, speed(read, lines, copies, rounds)


def _reads(read: Reader, line: str) -> bool:
    try:
        read(line)
    except Exception as error:  # noqa: BLE001 - a peer that fails is reported, not raised
        print(f"not run: {error!r}", file=sys.stderr)
        return False
    return True


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=20)
    options.add_argument("--slow-copies", type=int, default=1)
    chosen = options.parse_args()
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    rows = [
        measure("hengji scan", hengji, lines, chosen.copies, 5),
        measure("hengji numbers", hengji_numbers, lines, chosen.copies, 3),
        measure("recognizers-text, all models", recognizers_text, lines, chosen.slow_copies, 2),
        measure("recognizers-text, without dates", recognizers_figures, lines, chosen.slow_copies, 2),
        measure("recognizers-text, number only", recognizers_number, lines, chosen.slow_copies, 2),
        measure("jionlp money and time", jionlp, lines, chosen.slow_copies, 2),
        measure("chinese2digits", chinese2digits, lines, chosen.slow_copies, 2),
    ]
    print(f"Python {platform.python_version()}, {platform.machine()}; seed of {sum(map(len, lines))} characters")
    print(f"{'':34}{'characters a second':>20}{'hengji scan is':>18}")
    done = [row for row in rows if row is not None]
    first = done[0][1]
    for name, rate in done:
        print(f"{name:34}{rate:>20,.0f}{first / rate:>16,.1f} ×")


if __name__ == "__main__":
    main()
