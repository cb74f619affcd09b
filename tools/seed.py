"""Score what the program says of the seed document, in each of its forms, against the gold beside it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = ROOT / "src" / "hengji" / "demo" / "seed.txt"
TESTS = ROOT / "tests" / "seed"
COMMANDS = {
    "table": ["read", "--format", "json"],
    "figures": ["figures", "--format", "jsonl", "--rejected"],
    "findings": ["check", "--format", "json", "--fail-on", "never"],
}
KINDS = ("docx", "xlsx", "xls", "html")


def renditions(folder: Path) -> list[Path]:
    """The seed text and its docx, xlsx, html (and xls where LibreOffice is there), made anew."""
    subprocess.run([sys.executable, TESTS / "renditions" / "make.py", folder], check=False, capture_output=True)
    return [SEED, *(path for kind in KINDS if (path := folder / f"seed.{kind}").exists())]


def score(measure: str, document: Path, folder: Path, *extra: str) -> str:
    """What score.py says of the program's answer on one document."""
    answer = folder / f"{document.name}.{measure}"
    command = [sys.executable, "-m", "hengji.cli", *COMMANDS[measure], str(document), "--out", str(answer)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        return f"exit {done.returncode}: {done.stderr.strip()}"
    judge = [sys.executable, TESTS / "gold" / "score.py", measure, answer, *extra]
    return subprocess.run(judge, check=True, capture_output=True, text=True).stdout.strip()


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("-v", action="store_true", help="show each miss")
    words.add_argument("--kind", choices=["txt", *KINDS], help="one form alone, all measures")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for document in renditions(Path(name)):
            if asked.kind in (None, document.suffix[1:]):
                print(f"== {document.name}")
                for measure in COMMANDS if document == SEED or asked.kind else ["table"]:
                    print(score(measure, document, Path(name), *(["-v"] if asked.v else [])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
