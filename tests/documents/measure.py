"""Measure `hengji` against a folder of made-up documents with planted faults and with traps.

    python -m tests.documents.measure [FOLDER] [-v] [--json]

Each document is rendered to a real file, read and examined.  A finding answers a fault as in tests/seed/gold/score.py
(`meets`, `allowed`).  Recall counts the faults that are not optional; precision asks which errors and warnings answer
any fault; a trap is hit by an error or warning on it that answers nothing.  -v lists every miss and every false alarm.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.documents.corpus import FOLDER, documents, items, spans  # noqa: E402
from tests.documents.render import render  # noqa: E402

Data = Mapping[str, Any]
LOUD = ("error", "warning")
MOST_ANSWERS = 4  # one finding answers four faults at most, as in the gold's score
EXTRA = {
    "weights_do_not_add_up": "SC02",
    "total_does_not_follow": "SC03",
    "marks_without_actual": "SC04 AC01",
    "mark_does_not_follow": "SC",
    "execution_rate_wrong": "BU02",
    "sources_do_not_make_total": "BU03",
    "low_execution_unexplained": "BU04",
    "rating_mismatch": "SC06 SC03",
    "direction_reversed": "TG04",
    # The gold has no type of its own for products and rates; its authors file them with sums and conflicts.
    "sum_not_reproducible": "AR AG01 AG06",
    "figure_conflict": "AG01 AG04 AR03",
}


def load_score() -> ModuleType:
    """The gold's own scoring, with the fault types that only forms with marks have."""
    path = ROOT / "tests" / "seed" / "gold" / "score.py"
    made = importlib.util.spec_from_file_location("gold_score", path)
    assert made is not None
    assert made.loader is not None
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    module.CODES.update(EXTRA)
    return module


SCORE = load_score()


def cell_of(path: str) -> str:
    """The cell an item stands in: its path without the last index."""
    return re.sub(r"\[\d+\]$", "", path)


def overlaps(text: str, place: Data, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """The document's own items that this stretch of a differently cut item covers."""
    low, high = (0, len(text)) if place["start"] is None else (place["start"], place["end"])
    found = []
    for path, own in known.items():
        if cell_of(path) != cell_of(place["path"]) or not own:
            continue
        at, inside = text.find(own), own.find(text) if text else -1
        if inside >= 0 and at < 0:
            found.append({"path": path, "start": inside + low, "end": inside + high})
        elif at >= 0 and low < at + len(own) and high > at:
            found.append({"path": path, "start": max(0, low - at), "end": min(len(own), high - at)})
    return found


def own_places(place: Any, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """A finding's place in the document's own paths, also where the file was read into other items."""
    plain = {"path": place.path, "start": place.start, "end": place.end}
    text = place.item.text
    if known.get(place.path) == text or (place.path not in known and cell_of(place.path) == place.path):
        return [plain]
    return overlaps(text, plain, known) or [plain]


def as_finding(finding: Any, known: Mapping[str, str]) -> dict[str, Any]:
    places = [own for each in finding.places for own in own_places(each, known)]
    severity, message = str(finding.severity), finding.message.zh
    return {"code": finding.code, "severity": severity, "message": message, "places": places}


def examined(document: Data) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The findings on the rendered document, and the items as they were read from it, by path."""
    import hengji  # the corpus can be tested where the program cannot run

    known = items(document)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{document['id']}.{document['kind']}"
        render(document, path)
        seen = hengji.examine(path)
    findings = [as_finding(each, known) for each in seen.findings]
    kept = [f for f in findings if not all(p["path"].startswith("unplaced") for p in f["places"])]
    return kept, {each.path: each.text for each in seen.table.items()}


def answers(finding: Data, fault: Data, wanted: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the finding is at the fault's place, and whether it is also of an acceptable kind."""
    kinds = [fault["type"], *(fault.get("also") or ())]
    there = any(SCORE.meets(finding, wanted | {"type": kind}) for kind in kinds)
    right = any(SCORE.allowed(kind, finding["code"]) for kind in kinds)
    return there, there and right


def answered(document: Data, findings: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], set[int], set[int]]:
    """Every asked fault with whether it was found; the findings that answer any fault; those at the place of one."""
    known = items(document)
    results, good, near, spent = [], set[int](), set[int](), Counter[int]()
    for fault in document["faults"]:
        wanted = {"severity": fault["severity"], "spans": spans(fault, known)}
        marks = [answers(each, fault, wanted) for each in findings]
        near |= {k for k, (there, _) in enumerate(marks) if there}
        loud_enough = [fault["severity"] != "high" or each["severity"] in LOUD for each in findings]
        exact = [k for k, (_, right) in enumerate(marks) if right and loud_enough[k] and spent[k] < MOST_ANSWERS]
        good |= set(exact)
        if fault.get("optional"):
            continue
        if exact:
            spent[min(exact, key=lambda k: (spent[k], k))] += 1
        results.append({"fault": fault, "found": bool(exact)})
    return results, good, near


def trapped(document: Data, finding: Data) -> list[str]:
    """The traps that this finding fell into."""
    known = items(document)
    hit = []
    for trap in document["traps"]:
        wanted = {"type": "trap", "spans": spans(trap, known)}
        if SCORE.meets(finding, wanted):
            hit.append(trap["id"])
    return hit


def measured(document: Data) -> dict[str, Any]:
    """One document's row of the report."""
    findings, read = examined(document)
    results, good, near = answered(document, findings)
    loud = {k for k, each in enumerate(findings) if each["severity"] in LOUD}
    known = {path: text for path, text in items(document).items() if not path.startswith("details")}
    false = sorted(loud - good)
    return {
        "id": document["id"],
        "clean": not any(not each.get("optional") for each in document["faults"]),
        "items": [sum(read.get(path) == text for path, text in known.items()), len(known)],
        "recall": recall(results),
        "loud": len(loud),
        "answering": len(loud & good),
        "near": len((loud & near) - good),
        "infos": len(findings) - len(loud),
        "traps": len(document["traps"]),
        "trapped": sum(bool(trapped(document, findings[k])) for k in false),
        "by_type": by_type(results),
        "misses": [miss(each["fault"]) for each in results if not each["found"]],
        "false": [alarm(document, findings[k], near=k in near) for k in false],
        "unread": sorted(path for path, text in known.items() if read.get(path) != text),
    }


def recall(results: Iterable[Data]) -> dict[str, list[int]]:
    """Found and asked by severity, and together."""
    found = {key: [0, 0] for key in ("high", "medium", "low", "total")}
    for each in results:
        for key in (each["fault"]["severity"], "total"):
            found[key] = [found[key][0] + each["found"], found[key][1] + 1]
    return found


def by_type(results: Iterable[Data]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in results:
        old = found.get(each["fault"]["type"], [0, 0])
        found[each["fault"]["type"]] = [old[0] + each["found"], old[1] + 1]
    return dict(sorted(found.items()))


def miss(fault: Data) -> str:
    where = " ".join(place["path"] for place in fault["places"][:3])
    return f"{fault['id']} {fault['severity']} {fault['type']} {fault['note']} [{where}]"


def alarm(document: Data, finding: Data, *, near: bool) -> str:
    hit = " ".join(trapped(document, finding))
    where = " ".join(str(place["path"]) for place in finding["places"][:4])
    word = "NEAR" if near else "FALSE"
    trap = f" trap {hit}" if hit else ""
    return f"{word} {finding['code']} {finding['severity']} {finding['message']} [{where}]{trap}"


def added(rows: list[dict[str, Any]], key: str) -> dict[str, list[int]]:
    """The sums of all documents' pairs of found and asked."""
    total: dict[str, list[int]] = {}
    for row in rows:
        for name, (found, asked) in row[key].items():
            old = total.get(name, [0, 0])
            total[name] = [old[0] + found, old[1] + asked]
    return dict(sorted(total.items()))


def overall(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The report over all documents."""
    sums = {key: sum(row[key] for row in rows) for key in ("loud", "answering", "near", "infos", "traps", "trapped")}
    return sums | {
        "recall": added(rows, "recall"),
        "precision": round(sums["answering"] / max(1, sums["loud"]), 4),
        "by_type": added(rows, "by_type"),
        "on_clean": sum(row["loud"] for row in rows if row["clean"]),
        "false_on_clean": sum(row["loud"] - row["answering"] for row in rows if row["clean"]),
    }


def share(pair: list[int]) -> str:
    return f"{pair[0]}/{pair[1]}"


def line(row: Data) -> str:
    found = " ".join(f"{key} {share(row['recall'][key])}" for key in ("high", "medium", "low", "total"))
    read, clean = f"{row['items'][0]}/{row['items'][1]}", " (clean)" if row["clean"] else ""
    aloud = f"errors+warnings {row['loud']}, answering {row['answering']}, near {row['near']}"
    rest = f"traps hit {row['trapped']}, infos {row['infos']}"
    return f"{row['id']}{clean}: items read {read}; recall {found}; {aloud}, {rest}"


def report(rows: list[dict[str, Any]], *, verbose: bool) -> str:
    """The measure in plain lines."""
    total, out = overall(rows), []
    for row in rows:
        out.append(line(row))
        if verbose:
            out += [f"  MISS {each}" for each in row["misses"]] + [f"  {each}" for each in row["false"]]
            out += [f"  UNREAD {each}" for each in row["unread"]]
    found = ", ".join(f"{key} {share(total['recall'][key])}" for key in ("high", "medium", "low", "total"))
    out.append(f"recall: {found}")
    out.append(f"precision (errors+warnings): {total['answering']}/{total['loud']} = {total['precision']:.4f}")
    out.append(f"right place, other rule: {total['near']}; traps hit {total['trapped']} (of {total['traps']} set)")
    out.append(f"infos {total['infos']}; errors+warnings on clean tables {total['on_clean']}")
    out.append(f"of these answering no optional fault {total['false_on_clean']}")
    out.append("by type: " + ", ".join(f"{key} {share(pair)}" for key, pair in total["by_type"].items()))
    return "\n".join(out)


def main(arguments: list[str]) -> None:
    named = [Path(each) for each in arguments if not each.startswith("-")]
    rows = [measured(each) for each in documents(named[0] if named else FOLDER)]
    if "--json" in arguments:
        print(json.dumps({"documents": rows, "overall": overall(rows)}, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print(report(rows, verbose="-v" in arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
