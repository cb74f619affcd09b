"""hengji check --out FOLDER/: thousands of files into a folder of results, on one machine or on many."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hengji.checks.registry import all_rules, rule_set
from hengji.cli.commands import HERE
from hengji.cli.extras import NotInstalledError, told
from hengji.cli.language import Voice
from hengji.cli.output import FOUND, UNREADABLE, WRONG_USAGE, complain, say
from hengji.cli.progress import followed
from hengji.cli.report import tally
from hengji.scoring.scheme import scheme_set
from hengji.tables.errors import reason
from hengji.tables.finding import Severity, Text

if TYPE_CHECKING:
    from hengji.examine.spread import Survey
    from hengji.examine.task import Engine
    from hengji.writers.results.store import Results

_TOLD = 20


class CannotError(Exception):
    """A run that cannot be made; the message is the line for the reader."""


def is_meant(asked: Namespace) -> bool:
    """Whether the results are to go into a folder as Parquet: `--format parquet`, or `--out` names a folder."""
    if asked.format == "parquet":
        return True
    folder = asked.out is not None and (getattr(asked, "out_is_folder", False) or asked.out.is_dir())
    return asked.format == "text" and folder


def only_there(asked: Namespace, voice: Voice) -> str:
    """The line about an option that only such a run takes; empty where there is none."""
    options = {"--engine": asked.engine, "--address": asked.address, "--retry-killed": asked.retry_killed}
    flag = next((flag for flag, given in options.items() if given), "")
    if flag:
        return voice(
            f"{flag} 只用于 parquet 结果；请加 --out 文件夹/。",
            f"{flag} is for parquet results only; please add --out FOLDER/.",
        )
    if asked.resume == HERE:
        return voice(
            "--resume 后面请写文件夹，或者用 --out 文件夹/ 保存 parquet 结果。",
            "please name a folder after --resume, or keep parquet results with --out FOLDER/.",
        )
    return ""


def check(asked: Namespace, paths: Sequence[Path], codes: tuple[str, ...] | None, voice: Voice) -> int:
    """Examine what is new and keep it; then say how it stands with all of these files."""
    try:
        found = _run(asked, paths, codes, voice)
    except (CannotError, NotInstalledError) as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    for line in found.unread[:_TOLD]:
        complain(voice.text(line))
    if len(found.unread) > _TOLD:
        zh = f"另有 {len(found.unread) - _TOLD} 份，见 hengji corpus query {asked.out} unread"
        complain(voice(zh, f"{len(found.unread) - _TOLD} more: hengji corpus query {asked.out} unread"))
    say(found.said(voice))
    say(
        voice(f"结果在 {asked.out}，提问用", f"the results are in {asked.out}; ask them with")
        + f" hengji corpus query {asked.out}"
    )
    if found.unread and asked.fail_on != "never":
        return UNREADABLE
    return FOUND if found.reaches(asked.fail_on) else 0


@dataclass(slots=True)
class _Found:
    """How it stands with the files of a run."""

    files: int = 0
    contents: int = 0
    unread: list[Text] = field(default_factory=list)
    killed: int = 0
    of: Counter[Severity] = field(default_factory=Counter)

    def said(self, voice: Voice) -> str:
        zh, en = f"共 {self.files} 份文件", f"{self.files} files"
        if self.contents != self.files:
            zh, en = f"{zh}，{self.contents} 份不同内容", f"{en}, {self.contents} different contents"
        if self.unread:
            zh, en = f"{zh}，未能读取 {len(self.unread)} 份", f"{en}, {len(self.unread)} not read"
        if self.killed:
            zh, en = f"{zh}（超时或超内存 {self.killed} 份）", f"{en} ({self.killed} for time or memory)"
        return voice(f"{zh}，", f"{en}; ") + tally(self.of, voice)

    def reaches(self, level: str) -> bool:
        order = [each.value for each in Severity]
        return level in order and any(self.of[Severity(each)] for each in order[: order.index(level) + 1])


def _run(asked: Namespace, paths: Sequence[Path], codes: tuple[str, ...] | None, voice: Voice) -> _Found:
    place = _place(asked, voice)
    with _told(asked, voice):
        from hengji.examine.spread import Survey, examine_into
        from hengji.examine.task import Examine
        from hengji.writers.results.store import begin

        rules = rule_set(all_rules() if codes is None else [each for each in all_rules() if each.code in codes])
        with begin(place, rules, scheme_set()) as results:
            if asked.retry_killed:
                results.forget_killed()
            survey = Survey((each for each in paths if place.resolve() not in each.resolve().parents), results.keys())
            _announce(survey, voice)
            rows = examine_into(results, survey, Examine(codes, rules), _engine(asked))
            for _ in followed(rows, len(survey.todo), voice):
                pass
            return _found(results, survey)


def _place(asked: Namespace, voice: Voice) -> Path:
    """The folder of results, where all that was asked goes together."""
    for flag in ("marked", "summary", "memos"):
        if getattr(asked, flag):
            zh = f"--{flag} 不能与 parquet 结果同用；请对要看的文件另外运行一次。"
            raise CannotError(
                voice(zh, f"--{flag} does not go with parquet results; run it for the files in question.")
            )
    if asked.out is None:
        raise CannotError(
            voice(
                "parquet 结果要写入文件夹，请加 --out 文件夹/。", "results go into a folder; please add --out FOLDER/."
            )
        )
    if asked.resume not in (None, HERE, asked.out):
        zh = f"parquet 结果总是接着做，--resume 后面不写文件夹（写了 {asked.resume}）；请把它放在最后。"
        en = f"parquet results are gone on with as they are: --resume takes no folder here ({asked.resume}); put it last."
        raise CannotError(voice(zh, en))
    if asked.address and asked.engine != "ray":
        raise CannotError(voice("--address 要与 --engine ray 同用。", "--address goes with --engine ray."))
    return Path(asked.out)


@contextmanager
def _told(asked: Namespace, voice: Voice) -> Iterator[None]:
    """Whatever keeps a run from being made or finished, as one line."""
    with told(voice, "ray" if asked.engine == "ray" else "many"):
        from hengji.examine.cluster import LostClusterError
        from hengji.examine.task import OtherRulesError
        from hengji.writers.results.store import BusyError, NoRoomError

        try:
            yield
        except NoRoomError:
            zh = f"文件夹 {asked.out} 里有别的东西；结果请写入新的或空的文件夹。"
            raise CannotError(
                voice(zh, f"{asked.out} holds other things; results go into a new or an empty folder.")
            ) from None
        except BusyError:
            zh = f"另一次核查正在写入 {asked.out}，请等它结束。"
            raise CannotError(voice(zh, f"another run is writing into {asked.out}; please wait for its end.")) from None
        except OtherRulesError as other:
            zh = f"集群里有机器装的是另一版本的衡绩（{other}），请装成一样的。"
            raise CannotError(voice(zh, f"a machine of the cluster has another version of hengji ({other}).")) from None
        except LostClusterError as lost:
            zh = f"Ray 集群出错：{lost}；已完成的结果都在，再运行一次就接着做。"
            en = f"the Ray cluster failed: {lost}; what is done is kept, run it again to go on."
            raise CannotError(voice(zh, en)) from None
        except OSError as failed:
            why = voice(*reason(failed))
            zh = f"不能写入 {asked.out}（{why}）；已完成的结果都在，再运行一次就接着做。"
            en = f"cannot write into {asked.out} ({why}); what is done is kept, run it again to go on."
            raise CannotError(voice(zh, en)) from failed


def _engine(asked: Namespace) -> Engine:
    jobs = asked.jobs or os.cpu_count() or 1
    if asked.engine == "ray":
        from hengji.examine.cluster import ray

        return ray(asked.address, jobs)
    from hengji.examine.spread import local

    return local(jobs)


def _announce(survey: Survey, voice: Voice) -> None:
    keys = {each.key for each in survey.names.values() if each.key}
    done = len(keys) - len(survey.todo)
    if done:
        zh = f"{len(survey.names)} 份文件，已有结果 {done} 份，还要核查 {len(survey.todo)} 份"
        complain(voice(zh, f"{len(survey.names)} files: {done} done before, {len(survey.todo)} to examine"))


def _found(results: Results, survey: Survey) -> _Found:
    """How it stands, from what is kept."""
    columns = ["key", "status", "reason_zh", "reason_en", "errors", "warnings", "infos"]
    kept = {row["key"]: row for row in results.kept().to_table(columns=columns).to_pylist()}
    found, seen = _Found(files=len(survey.names)), set()
    for path, name in survey.names.items():
        if name.reason is not None:
            found.unread.append(name.reason)
            found.contents += 1
        elif name.key not in seen and name.key in kept:
            seen.add(name.key)
            _add(found, path, kept[name.key])
    return found


def _add(found: _Found, path: str, row: dict[str, Any]) -> None:
    found.contents += 1
    if row["status"] == "ok":
        found.of.update({each: row[f"{each.value}s"] for each in Severity})
    else:
        found.unread.append(Text(f"{path}：{row['reason_zh']}", f"{path}: {row['reason_en']}"))
        found.killed += row["status"] == "killed"
