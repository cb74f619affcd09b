"""Write the pages that the code gives: docs/rules/*.md, docs/schemes/*.md, docs/cli.md.  `--check` only says which are stale (exit 1)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from hengji.checks.manual import SECTIONS
from hengji.checks.registry import all_rules
from hengji.checks.rule import Rule
from hengji.cli.commands import COMMANDS, LANG, Command, Option
from hengji.scoring.manual import CERTAINTIES, page
from hengji.scoring.scheme import Scheme, schemes
from hengji.tables.finding import Text
from hengji.tables.naming import FAMILIES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MADE = "<!-- made by tools/docs.py from the code; change the code, then `uv run just docs` -->"


def rule_page(rule: Rule) -> Iterator[str]:
    page = rule.manual
    yield from (MADE, f"# {rule.code} {page.title[0]}", "", f"{page.title[1]} · `{rule.name}`")
    for field, labels in SECTIONS.items():
        said = getattr(page, field)
        yield from ("", f"## {labels[0]} · {labels[1]}", "", said[0], "", said[1])
    if rule.options:
        yield from ("", "## 选项 · Options", "", "| 名称 name | 默认 default | 含义 meaning |", "|---|---|---|")
        yield from (f"| `{o.name}` | `{o.default}` | {o.zh}<br>{o.en} |" for o in rule.options)
    yield from ("", f"[例 examples](../../tests/rules/{rule.code}.yaml) · [全部规则 all rules](README.md)")


def rule_index() -> Iterator[str]:
    yield from (MADE, "# 规则 Rules", "")
    yield "每条规则一个文件、一个编号、一页说明，`hengji explain` 也可查看。"
    yield "One rule, one file, one code, one page; `hengji explain CODE` prints it."
    for family, rules in groupby(all_rules(), key=lambda rule: rule.family):
        called = FAMILIES.get(family, Text(family, family))
        yield from ("", f"## {family} {called.zh} {called.en}", "", "| | | |", "|---|---|---|")
        for rule in rules:
            yield f"| [{rule.code}]({rule.code}.md) | {rule.manual.title[0]} | {rule.manual.title[1]} |"


def scheme_page(scheme: Scheme) -> Iterator[str]:
    yield from (MADE, f"# {scheme.id} {scheme.name.zh}", "", f"{scheme.name.en[0].upper()}{scheme.name.en[1:]}")
    for heading, lines in page(scheme):
        yield from ("", f"## {heading.zh} · {heading.en}", "")
        yield from (f"- {line.zh}<br>{line.en}" for line in lines)
    yield ""
    links = (
        f"[数据 data](../../src/hengji/scoring/schemes/{scheme.id}.yaml)",
        f"[例 examples](../../tests/schemes/{scheme.id}.yaml)",
    )
    yield " · ".join([*links, "[全部办法 all schemes](README.md)"])


def scheme_index() -> Iterator[str]:
    yield from (MADE, "# 评分办法 Scoring schemes", "")
    yield (DOCS / "schemes" / "README.part.md").read_text("utf-8").rstrip()
    yield from ("", "| | | | | |", "|---|---|---|---|---|")
    for each in schemes():
        sure = CERTAINTIES[each.certainty]
        since = "" if each.since is None else str(each.since.year)
        places = "、".join(each.places)
        yield f"| [{each.id}]({each.id}.md) | {each.name.zh}<br>{each.name.en} | {places} | {since} | {sure.zh}<br>{sure.en} |"


def command_line() -> Iterator[str]:
    yield from (MADE, "# 命令行 Command line")
    for name, command in COMMANDS.items():
        yield from ("", f"## hengji {name}", "", f"{command.zh}。 {command.en[0].upper()}{command.en[1:]}.", "")
        yield from ("```", usage(name, command), "```", "")
        yield from ("| | | |", "|---|---|---|")
        yield from map(option_row, (*command.options, LANG))
    yield (DOCS / "cli.part.md").read_text("utf-8").rstrip()


def usage(name: str, command: Command) -> str:
    return " ".join(["hengji", name, *(spelled(o) for o in (*command.options, LANG))])


def spelled(option: Option) -> str:
    value = str(option.how.get("metavar") or "|".join(option.how.get("choices", ())))
    if not option.flag.startswith("-"):
        return {"+": f"{value}…", "?": f"[{value}]"}.get(str(option.how.get("nargs")), value)
    return f"[{option.flag} {value}]" if value else f"[{option.flag}]"


def option_row(option: Option) -> str:
    flag = option.flag if option.flag.startswith("-") else str(option.how["metavar"])
    return f"| `{flag}` | {option.zh} | {option.en} |"


def pages() -> dict[Path, str]:
    made = {DOCS / "rules" / f"{rule.code}.md": rule_page(rule) for rule in all_rules()}
    made[DOCS / "rules" / "README.md"] = rule_index()
    made |= {DOCS / "schemes" / f"{each.id}.md": scheme_page(each) for each in schemes()}
    made[DOCS / "schemes" / "README.md"] = scheme_index()
    made[DOCS / "cli.md"] = command_line()
    return {path: "\n".join(lines) + "\n" for path, lines in made.items()}


def main() -> int:
    wanted = pages()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    written = [*(DOCS / "rules").glob("*.md"), *(DOCS / "schemes").glob("*.md")]
    stale += [path for path in sorted(written) if path not in wanted and not path.name.endswith(".part.md")]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)}; run `uv run just docs`")
        return int(bool(stale))
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
