"""Many files, examined by several processes; the results come in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hengji.checks.context import Context
from hengji.checks.registry import all_rules, rule_set
from hengji.checks.rule import Rule
from hengji.examine.limits import SECONDS
from hengji.examine.one import examine
from hengji.examine.pool import Told, run
from hengji.examine.reasons import not_opened, our_fault, too_much
from hengji.examine.resume import Kept
from hengji.scoring.scheme import scheme_set
from hengji.tables.errors import UnreadableError
from hengji.tables.examination import Examination
from hengji.tables.finding import Text
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
    told: Told | None = None,
) -> Iterator[Outcome]:
    """What became of each file, in the order given; a file that cannot be read does not stop the rest.

    `codes` are the codes of the rules to run (all where None), `jobs` the processes (as many as processors where
    None), `resume` a folder where examinations are kept and looked up, `seconds` what one file may take (what is read
    by another program, or letter by letter, has time of its own: see `hengji.readers.steps`), `told` hears of each step.
    """
    job = _Examine(None if codes is None else tuple(codes), context, None if resume is None else Kept(resume))
    if len(paths) > 1:
        all_rules()  # loaded here once, so that processes forked from this one need not
    return run(job, paths, jobs=jobs or os.cpu_count() or 1, seconds=seconds, told=told)


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files meant: a file itself; of a folder every document in it, however deep, by name; of `@list` those listed.

    Hidden files, the lock files of an open Office document (~$…) and a system's own files are no documents.  A list is a
    text file with a path a line, named with an @ before it; a file whose own name begins with @ is named as `./@…`.

    Raises:
        UnreadableError: where a list cannot be read.
    """
    named = chain.from_iterable(_listed(path) if str(path).startswith("@") else [path] for path in paths)
    return tuple(found for path in named for found in (_inside(path) if path.is_dir() else [path]))


def _listed(path: Path) -> list[Path]:
    file = Path(str(path)[1:])
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as failed:
        why = getattr(failed, "strerror", None) or "UTF-8"
        raise UnreadableError(
            f"读不了清单“{file}”（{why}）；清单应为 UTF-8 文本，每行一个文件或文件夹。",
            f'Cannot read the list "{file}" ({why}); it should be UTF-8 text with a file or folder a line.',
        ) from failed
    return [Path(line.strip()) for line in lines if line.strip()]


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

    def __call__(self, path: Path) -> Outcome:
        try:
            return Outcome(str(path), self._examination(path), None)
        except UnreadableError as refused:
            return Outcome(str(path), None, _named(path, refused))
        except OSError as failed:
            return Outcome(str(path), None, not_opened(path, failed))
        except MemoryError:
            return self.lost(path, slow=False)
        except Exception as fault:  # noqa: BLE001  one file must not stop the rest, and its fault is told
            return Outcome(str(path), None, our_fault(Text(path.name, path.name), fault))

    def lost(self, path: Path, *, slow: bool) -> Outcome:
        return Outcome(str(path), None, too_much(Text(path.name, path.name), slow=slow))

    def _examination(self, path: Path) -> Examination:
        rules = self._rules()
        if self.kept is None:
            return examine(path, context=self.context, rules=rules)
        key = self.kept.key(path.read_bytes(), path.name, rule_set(rules), f"{scheme_set()}\n{self.context!r}")
        examination = self.kept.load(key, path.name)
        if examination is None:
            examination = examine(path, context=self.context, rules=rules)
            self.kept.save(key, examination)
        return examination

    def _rules(self) -> tuple[Rule, ...]:
        return all_rules() if self.codes is None else tuple(each for each in all_rules() if each.code in self.codes)


def _named(path: Path, refused: UnreadableError) -> Text:
    """The refusal with the file's name, where it does not say it."""
    if path.name in refused.zh:
        return Text(refused.zh, refused.en)
    return Text(f"“{path.name}”：{refused.zh}", f'"{path.name}": {refused.en}')
