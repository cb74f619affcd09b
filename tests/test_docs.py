"""The pages say what is so: examples run, links lead somewhere, the README names real commands."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import hengji
from hengji.cli.arguments import parser
from hengji.cli.commands import COMMANDS
from hengji.cli.language import Voice

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
WITH_EXAMPLES = [page for page in PAGES if ">>> " in page.read_text("utf-8")]
IDS = {"ids": lambda page: page.relative_to(ROOT).as_posix()}


@pytest.mark.parametrize("page", WITH_EXAMPLES, **IDS)
def test_examples(page: Path) -> None:
    text = page.read_text("utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    said: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(test, out=said.append).failed == 0, "".join(said)


def test_the_packages_own_example() -> None:
    assert doctest.testmod(hengji).failed == 0
    assert doctest.testmod(hengji).attempted > 0


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_names_commands_and_options_that_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    used = re.findall(r"hengji (\w+)((?: [^`\n#]*)?)", "\n".join(re.findall(r"`[^`]+`|```.*?```", text, re.DOTALL)))
    known = {command: {option.flag for option in each.options} for command, each in COMMANDS.items()}
    assert {command for command, _ in used} >= {"check", "read", "figures", "explain", "demo"}
    for command, rest in used:
        assert command in known
        assert set(re.findall(r"--[a-z-]+", rest)) <= known[command] | {"--lang"}


def test_every_option_is_on_the_command_lines_page() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name, command in COMMANDS.items():
        section = page[page.index(f"## hengji {name}") :].split("\n## ")[0]
        assert all(f"`{o.flag if o.flag.startswith('-') else o.how['metavar']}`" in section for o in command.options)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_speaks_the_readers_language(lang: str) -> None:
    said = parser(Voice(lang)).format_help()
    assert bool(re.search(r"[\u4e00-\u9fff]", said)) is (lang == "zh")


def test_the_readmes_twins_have_the_same_parts() -> None:
    both = [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")]
    counts = [(text.count("\n## "), text.count("\n| "), text.count("```")) for text in both]
    assert counts[0] == counts[1]
