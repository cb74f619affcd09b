"""The command `hengji`.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 wrong usage, 3 a file cannot be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from hengji.cli.arguments import parser
from hengji.cli.language import reader, speak_utf8
from hengji.cli.output import WRONG_USAGE, complain, say
from hengji.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; only that command's module is loaded."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    voice = reader(words)
    speak_utf8()
    page = parser(voice)
    asked = page.parse_args(words)
    if asked.version:
        say(f"hengji {VERSION}")
        return 0
    if asked.command is None:
        page.print_help()
        return WRONG_USAGE
    module, name = asked.run.split(":")
    try:
        return int(getattr(import_module(f"hengji.cli.{module}"), name)(asked, voice))
    except KeyboardInterrupt:
        complain(voice("已中断。", "interrupted."))
        return 130
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        sys.stderr.close()
        return 0
