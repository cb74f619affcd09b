"""Make a reviewer's folder: documents of many departments, one of them broken, one not a table.

    python tools/make_folder.py OUT [--count 300]

The tables are those of tests/documents with the department, and here and there a figure, made another's.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, product
from pathlib import Path
from random import Random
from typing import Any

from docx import Document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.documents.corpus import documents  # noqa: E402
from tests.documents.render import render  # noqa: E402

CITIES = (
    "云湖市",
    "青江市",
    "松岭市",
    "白沙市",
    "临溪县",
    "南屏县",
    "丰原区",
    "望海区",
    "石桥区",
    "安陵县",
    "秀川市",
    "长堤区",
    "金麓县",
)
OFFICES = (
    "教育局",
    "民政局",
    "水务局",
    "农业农村局",
    "文化广电旅游局",
    "卫生健康局",
    "应急管理局",
    "市场监督管理局",
    "林业局",
    "统计局",
    "体育局",
    "医疗保障局",
    "退役军人事务局",
    "城市管理局",
    "科学技术局",
    "商务局",
    "生态环境局",
    "自然资源局",
    "审计局",
    "司法局",
    "妇女联合会",
    "残疾人联合会",
    "总工会",
    "图书馆",
)
KINDS = ("docx", "xlsx", "html")


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("out", type=Path)
    words.add_argument("--count", type=int, default=300)
    asked = words.parse_args()
    fill(asked.out, asked.count)
    print(f"{asked.count} files in {asked.out}")
    return 0


def fill(folder: Path, count: int) -> None:
    """Write so many files into the folder, the last two the broken one and the pay list."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, write in [*tables(count - 2), ("坏文件.docx", broken), ("工资表.docx", pay_list)]:
        write(folder / path)


def tables(count: int) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """As many tables as asked for: name and writer of each."""
    names = [city + office for office, city in product(OFFICES, CITIES)][:count]
    for number, (name, spec, kind) in enumerate(zip(names, cycle(documents()), cycle(KINDS), strict=False)):
        one = of_department(spec, name, Random(number))  # noqa: S311  the same folder every time
        yield f"{number + 1:03d}-{name}.{kind}", lambda path, one=one: render(one, path)


def of_department(spec: Any, name: str, chance: Random) -> Any:
    """The same table as another department would have written it, one actual changed in about every second."""
    old = spec["table"].get("department") or ""
    changed = renamed(spec, old, name)
    indicators = changed["table"]["overall"]["indicators"]
    if chance.random() < 0.5:
        actual = chance.choice(indicators).get("actual") or [{"text": ""}]
        actual[0]["text"] = re.sub(
            r"\d(?=\D|$)", lambda digit: str((int(digit[0]) + 1) % 10), actual[0]["text"], count=1
        )
    return changed


def next_digit(found: re.Match[str]) -> str:
    return str((int(found[0]) + 1) % 10)


def renamed(value: Any, old: str, name: str) -> Any:
    """A deep copy with the department's name replaced wherever it stands."""
    if isinstance(value, dict):
        return {key: renamed(each, old, name) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, old, name) for each in value]
    return value.replace(old, name) if isinstance(value, str) and old else value


def broken(path: Path) -> None:
    """A Word file cut off in the middle."""
    pay_list(path)
    path.write_bytes(path.read_bytes()[:4000])


def pay_list(path: Path) -> None:
    """A Word file with a table that is no performance table."""
    document = Document()
    document.add_paragraph("2022年12月工资发放表")
    table = document.add_table(rows=4, cols=4)
    rows = [("姓名", "基本工资", "津贴", "实发"), ("张三", "4200", "1800", "6000"), ("李四", "3900", "1500", "5400")]
    for row, values in zip(table.rows, [*rows, ("合计", "8100", "3300", "11400")], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
