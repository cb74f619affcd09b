"""What is said when something cannot be done: one line in each language, what, where and what to do."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def reason(failed: OSError) -> tuple[str, str]:
    """Why the system refused, in Chinese (where we have words for it) and in English."""
    en = failed.strerror or type(failed).__name__
    return _REASONS.get(failed.errno or 0, en), en


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
