"""Whose language it is."""

from __future__ import annotations

import pytest

from hengji.cli.language import reader


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        (["check", "a.docx", "--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["check", "--lang=zh"], {"LANG": "en_US"}, "zh"),
        (["check", "--lang"], {}, "zh"),
    ],
)
def test_reader(arguments: list[str], environment: dict[str, str], lang: str) -> None:
    assert reader(arguments, environment).lang == lang
