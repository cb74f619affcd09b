"""The command line's parser, in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from hengji.cli.commands import COMMANDS, LANG, Option
from hengji.cli.language import Voice
from hengji.cli.output import WRONG_USAGE

_CHINESE = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 后面缺少值"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，可以是 \3"),
    (r"argument (.*): invalid (?:int|Path) value: (.*)", r"\1 应为数字，不能是 \2"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 不带值，多了 \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 可以是 \2，请写全"),
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line of the reader's language, exit code 2."""

    voice = Voice("zh")

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2 and the line."""
        zh = f"用法不对：{_in_chinese(message)}。用法见 {self.prog} --help"
        self.exit(WRONG_USAGE, f"hengji: {self.voice(zh, f'wrong usage: {message}; see {self.prog} --help')}\n")


def _in_chinese(message: str) -> str:
    for english, chinese in _CHINESE:
        if re.fullmatch(english, message):
            return re.sub(english, chinese, message)
    return message


def parser(voice: Voice) -> argparse.ArgumentParser:
    """The whole command line."""
    Parser.voice = voice
    about = voice("衡绩：读、核查、批注绩效表。", "Hengji: read, check and mark up performance tables.")
    whole = Parser(prog="hengji", description=about)
    _speak(whole, voice)
    whole.add_argument("--version", action="store_true", help=voice("显示版本", "print the version"))
    commands = whole.add_subparsers(dest="command", metavar=voice("命令", "COMMAND"), title=voice("命令", "commands"))
    for name, command in COMMANDS.items():
        said = voice(command.zh, command.en)
        one = commands.add_parser(name, help=said, description=said)
        one.set_defaults(run=command.run)
        _speak(one, voice)
        _fill(one, (*command.options, LANG), voice)
    _fill(whole, (LANG,), voice)
    return whole


def _fill(one: argparse.ArgumentParser, options: Iterable[Option], voice: Voice) -> None:
    for option in options:
        one.add_argument(option.flag, help=voice(option.zh, option.en), **option.how)


def _speak(one: argparse.ArgumentParser, voice: Voice) -> None:
    """Headings of the help page, for which argparse has no public names."""
    groups: Sequence[Any] = one._action_groups  # noqa: SLF001
    groups[0].title, groups[1].title = voice("参数", "arguments"), voice("选项", "options")
    one._actions[0].help = voice("显示这页帮助", "show this help")  # noqa: SLF001
