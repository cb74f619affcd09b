"""`python -m tests.generator --out DIR --count N --kinds docx,xlsx,html --seed S`: made-up tables and their labels."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.generator import FORMS, generate, write


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--count", type=int, default=100, help="how many files")
    parser.add_argument("--kinds", default="docx,xlsx,html", help="docx, xlsx, html, by turns")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", default="", help="forms or form/variant, separated by commas; all by default")
    parser.add_argument("--faults", type=int, default=None, help="faults a table; one to four by default")
    parser.add_argument("--size", type=int, default=None, help="about how many indicators a table")
    parser.add_argument("--clean", action="store_true", help="correct tables only")
    return parser.parse_args()


def shapes(wanted: str) -> list[tuple[str, str]]:
    """The forms and shapes to write, by turns."""
    every = [(form, variant) for form, variants in FORMS.items() for variant in variants]
    if not wanted:
        return every
    names = wanted.split(",")
    chosen = [each for each in every if each[0] in names or "/".join(each) in names]
    if not chosen:
        raise SystemExit(f"no such form: {wanted}; there are {', '.join('/'.join(each) for each in every)}")
    return chosen


def main() -> None:
    """Write the files and labels.jsonl, one line a file."""
    asked = parsed()
    asked.out.mkdir(parents=True, exist_ok=True)
    kinds, chosen = asked.kinds.split(","), shapes(asked.forms)
    with (asked.out / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for number in range(asked.count):
            form, variant = chosen[number % len(chosen)]
            kind = kinds[(number // len(chosen)) % len(kinds)]
            table = generate(
                asked.seed * 100_003 + number, form, variant, 0 if asked.clean else asked.faults, asked.size
            )
            name = f"{number:05d}-{variant}.{kind}"
            write(table, kind, asked.out / name)
            labels.write(json.dumps({"file": name, **table.as_json()}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
