"""Gather the fragments of changelog.d into CHANGELOG.md: changelog.py VERSION."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FRAGMENTS = ROOT / "changelog.d"
KINDS = ("added", "changed", "fixed", "removed")


def section(version: str, fragments: list[Path]) -> Iterator[str]:
    yield f"## {version}\n"
    for kind in KINDS:
        of_kind = [path for path in fragments if path.suffixes[-2:-1] == [f".{kind}"]]
        if of_kind:
            yield f"### {kind.capitalize()}\n"
            yield from (f"- {' '.join(path.read_text('utf-8').split())}" for path in of_kind)
            yield ""


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    fragments = sorted(path for path in FRAGMENTS.glob("*.md") if path.name != "README.md")
    log = ROOT / "CHANGELOG.md"
    head, mark, rest = log.read_text("utf-8").partition("\n## ")
    log.write_text(f"{head.rstrip()}\n\n{chr(10).join(section(sys.argv[1], fragments))}{mark.lstrip()}{rest}", "utf-8")
    for path in fragments:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
