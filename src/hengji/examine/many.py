"""Many files, examined by several processes; the results come in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hengji.checks.context import Context
from hengji.checks.registry import all_rules, rule_set
from hengji.checks.rule import Rule
from hengji.examine.limits import MEGABYTES, SECONDS
from hengji.examine.one import examine
from hengji.examine.pool import run
from hengji.examine.resume import Kept
from hengji.tables.errors import UnreadableError
from hengji.tables.examination import Examination
from hengji.tables.finding import Text
from hengji.tables.layouts.layout import Layout
from hengji.tables.outcome import Outcome

_NOT_DOCUMENTS = {"thumbs.db", "desktop.ini"}


def examine_many(
    paths: Sequence[Path],
    *,
    context: Context = Context(),
    codes: Iterable[str] | None = None,
    jobs: int | None = None,
    resume: Path | None = None,
    seconds: float = SECONDS,
    layouts: Iterable[Layout] = (),
) -> Iterator[Outcome]:
    """What became of each file, in the order given; a file that cannot be read does not stop the rest.

    `codes` are the codes of the rules to run (all where None), `jobs` the processes (as many as processors where
    None), `resume` a folder where examinations are kept and looked up, `seconds` what one file may take, `layouts`
    learned layouts to know besides those that come along.
    """
    kept = None if resume is None else Kept(resume)
    job = _Examine(None if codes is None else tuple(codes), context, kept, tuple(layouts))
    if len(paths) > 1:
        all_rules()  # loaded here once, so that processes forked from this one need not
    return run(job, paths, jobs=jobs or os.cpu_count() or 1, seconds=seconds)


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files meant: a file itself, of a folder every document in it, however deep, by name.

    Hidden files, the lock files of an open Office document (~$…) and a system's own files are no documents.
    """
    return tuple(found for path in paths for found in (_inside(path) if path.is_dir() else [path]))


def _inside(folder: Path) -> list[Path]:
    return sorted(
        each
        for each in folder.rglob("*")
        if each.is_file()
        and not any(part.startswith((".", "~$")) for part in each.relative_to(folder).parts)
        and each.name.lower() not in _NOT_DOCUMENTS
    )


@dataclass(frozen=True, slots=True)
class _Examine:
    """The job of one process: read, examine, keep; whatever goes wrong becomes a sentence."""

    codes: tuple[str, ...] | None
    context: Context
    kept: Kept | None
    layouts: tuple[Layout, ...] = ()

    def __call__(self, path: Path) -> Outcome:
        try:
            return Outcome(str(path), self._examination(path), None)
        except UnreadableError as refused:
            return Outcome(str(path), None, _named(path, refused))
        except OSError as failed:
            return Outcome(str(path), None, _not_opened(path, failed))
        except MemoryError:
            return self.lost(path, slow=False)
        except Exception as fault:  # noqa: BLE001  one file must not stop the rest, and its fault is told
            return Outcome(str(path), None, _our_fault(path, fault))

    def lost(self, path: Path, *, slow: bool) -> Outcome:
        zh = f"用时超过{SECONDS:g}秒" if slow else f"需要的内存超过{MEGABYTES} MB，或者文件损坏"
        en = f"it took more than {SECONDS:g} seconds" if slow else f"it needs more than {MEGABYTES} MB, or is damaged"
        return Outcome(
            str(path),
            None,
            Text(
                f"{path.name}：{zh}，已停止读取。请另存为 docx 或 xlsx 后再试。",
                f"{path.name}: {en}; reading was stopped. Save it anew as docx or xlsx and try again.",
            ),
        )

    def _examination(self, path: Path) -> Examination:
        rules = self._rules()
        if self.kept is None:
            return examine(path, context=self.context, rules=rules, layouts=self.layouts)
        rest = repr(self.context) + (repr(self.layouts) if self.layouts else "")
        key = self.kept.key(path.read_bytes(), path.name, rule_set(rules), rest)
        examination = self.kept.load(key, path.name)
        if examination is None:
            examination = examine(path, context=self.context, rules=rules, layouts=self.layouts)
            self.kept.save(key, examination)
        return examination

    def _rules(self) -> tuple[Rule, ...]:
        return all_rules() if self.codes is None else tuple(each for each in all_rules() if each.code in self.codes)


def _named(path: Path, refused: UnreadableError) -> Text:
    """The refusal with the file's name, where it does not say it."""
    if path.name in refused.zh:
        return Text(refused.zh, refused.en)
    return Text(f"“{path.name}”：{refused.zh}", f'"{path.name}": {refused.en}')


def _not_opened(path: Path, failed: OSError) -> Text:
    if isinstance(failed, FileNotFoundError):
        return Text(f"{path}：没有这个文件，请核对路径。", f"{path}: there is no such file; please check the path.")
    why = failed.strerror or type(failed).__name__
    return Text(f"{path}：打不开（{why}）。", f"{path}: cannot be opened ({why}).")


def _our_fault(path: Path, fault: Exception) -> Text:
    what = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
    return Text(
        f"{path.name}：程序自身出错（{what}），请把这一行连同文件类型告诉维护者。",
        f"{path.name}: an error of the program itself ({what}); please report this line with the kind of file.",
    )
