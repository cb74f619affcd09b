"""The seed document in its five forms, scored against the gold beside it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seed_files import write, write_xls
from tools.proofs.row import HENGJI, ROOT, Row, ran

GOLD = ROOT / "tests" / "seed" / "gold" / "score.py"
ANSWERS = {
    "table": ("read", "--format", "json"),
    "figures": ("figures", "--format", "jsonl", "--rejected"),
    "findings": ("check", "--format", "json", "--fail-on", "never"),
}


def files(work: Path) -> dict[str, Path]:
    """The document by kind; xls where LibreOffice is there."""
    made = write(work / "seed")
    soffice = shutil.which("soffice")
    return {**made, "xls": write_xls(made, soffice)} if soffice else made


def score(measure: str, document: Path, work: Path, *extra: str) -> str:
    """What score.py says of the program's answer."""
    answer = work / f"{document.name}.{measure}"
    done = ran(*HENGJI, *ANSWERS[measure], document, "--out", answer)
    if done.code != 0:
        return done.err.strip()
    return ran(sys.executable, GOLD, measure, answer, *extra).out.strip()


def share(text: str, before: str) -> tuple[int, int]:
    """The fraction `12/13` that follows some words."""
    found = re.search(re.escape(before) + r"\D*(\d+)/(\d+)", text)
    return (int(found[1]), int(found[2])) if found else (0, 1)


def number(text: str, before: str) -> float:
    """The number that follows some words."""
    found = re.search(re.escape(before) + r"\s*(\d+(?:\.\d+)?)", text)
    return float(found[1]) if found else -1.0


def cells(work: Path) -> Iterator[Row]:
    """Every cell of the table, in each of the five forms."""
    for kind, path in files(work).items():
        right, all_ = share(score("table", path, work), "exact")
        command = f"hengji read seed.{kind} --format json; score.py table"
        yield Row(f"cells of the seed, {kind}", "157/157", command, f"{right}/{all_}", right == all_ == 157)


def figures(work: Path) -> Iterator[Row]:
    """Every quantity of the document."""
    said = score("figures", files(work)["txt"], work)
    for name, bar in (("number", 0.99), ("number+unit", 0.985), ("number+unit+comparator", 0.97)):
        f1 = float(re.search(re.escape(f"figures {name}:") + r".*F1 ([\d.]+)", said)[1])
        yield Row(f"quantities of the seed, {name}", f"F1 ≥ {bar}", "score.py figures", f"{f1:.4f}", f1 >= bar)
    taken, labels = share(said, "labels taken for quantities")
    yield Row("labels taken for quantities", "≤ 2 of 142", "score.py figures", f"{taken} of {labels}", taken <= 2)
    yield accounted(work / "seed.txt.figures")
    closing = ran(*HENGJI, "check", files(work)["txt"], "--lang", "en").out.strip().splitlines()[-1]
    read, all_ = re.search(r"(\d+) of (\d+)", closing).groups()
    yield Row("numbers of the seed accounted for", "100 %", "hengji check seed.txt", f"{read} of {all_}", read == all_)


def accounted(answer: Path) -> Row:
    """Every number that the gold knows, quantity or label, lies in a quantity or a rejection of ours."""
    ours = [json.loads(line) for line in answer.read_text("utf-8").splitlines()]
    gold = [json.loads(line) for name in ("quantities", "non_quantities") for line in lines(name)]
    seen = sum(any(meets(each, known) for each in ours) for known in gold)
    return Row(
        "gold numbers in a quantity or a label",
        "100 %",
        "hengji figures --rejected",
        f"{seen}/{len(gold)}",
        seen == len(gold),
    )


def lines(name: str) -> list[str]:
    return (GOLD.parent / f"{name}.jsonl").read_text("utf-8").splitlines()


def meets(ours: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether a stretch of ours touches one of the gold's, whose columns have other names."""
    path = re.sub(r"\.(expected|standard)\b", ".target", gold["cell"])
    path = re.sub(
        r"\.detail\b", ".narrative", re.sub(r"\.goals\b", ".objectives", re.sub(r"\.goal$", ".objective", path))
    )
    return ours["path"] == path and ours["start"] < gold["end"] and ours["end"] > gold["start"]


def findings(work: Path) -> Iterator[Row]:
    """Findings against faults, and against what is in order."""
    said = score("findings", files(work)["txt"], work)
    for kind, least in (("substance high", 12), ("substance medium", 50), ("substance low", 30)):
        found, all_ = share(said, f"recall {kind}:")
        yield Row(
            f"faults of the seed, {kind}", f"≥ {least}/{all_}", "score.py findings", f"{found}/{all_}", found >= least
        )
    good, loud = share(said, "precision (errors and warnings):")
    figure = f"{good}/{loud} = {good / max(1, loud):.4f}"
    yield Row("precision of errors and warnings", "≥ 0.92", "score.py findings", figure, good >= 0.92 * loud)
    stray, wrong = number(said, "infos that no fault answers"), number(said, "contradicting a confirmation")
    yield Row("infos that no fault answers", "≤ 60", "score.py findings", f"{stray:.0f}", 0 <= stray <= 60)
    yield Row("contradicting a confirmation", "0", "score.py findings", f"{wrong:.0f}", wrong == 0)


def public_cases(_: Path) -> Iterator[Row]:
    """The public number cases of other makers."""
    said = ran(sys.executable, ROOT / "tests" / "seed" / "specs" / "score.py").out
    bars = {"Number": 0.97, "Percent": 0.97, "NumberRange": 0.85}
    for found in re.finditer(r"^spec (\w+)Model: (\d+)/(\d+)", said, re.MULTILINE):
        right, all_ = int(found[2]), int(found[3])
        bar = bars.get(found[1])
        reached = None if bar is None else right / all_ >= bar
        figure = f"{right}/{all_} = {right / all_:.3f}"
        yield Row(f"public cases, {found[1]}", "–" if bar is None else f"≥ {bar}", "specs/score.py", figure, reached)
