"""What is said when something cannot be done: one line in each language, what, where and what to do."""

from __future__ import annotations


class SpokenError(ValueError):
    """An error with its line in Chinese (`zh`) and in English (`en`)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return self.zh

    def message(self, lang: str = "zh") -> str:
        """The line in the reader's language, `zh` or `en`."""
        return self.zh if lang == "zh" else self.en


class UnreadableError(SpokenError):
    """A file that cannot be read as a performance table."""
