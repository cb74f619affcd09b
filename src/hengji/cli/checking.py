"""hengji check: examine files, show what was found, leave the papers asked for."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from hengji.checks.registry import UnknownRuleError, rules
from hengji.cli import copies, many
from hengji.cli.colour import ink
from hengji.cli.explaining import unknown
from hengji.cli.language import Voice
from hengji.cli.layouts import CannotUseLayoutError, layouts_of
from hengji.cli.output import FOUND, UNREADABLE, WRONG_USAGE, CannotWriteError, complain, write
from hengji.cli.progress import Stepped, followed
from hengji.cli.report import briefs, counts, report
from hengji.examine.many import examine_many, files
from hengji.tables.errors import UnreadableError
from hengji.tables.finding import Severity
from hengji.tables.outcome import Outcome

_FULL = 5


def check(asked: Namespace, voice: Voice) -> int:
    """Examine the files and folders, print the findings; 3 where a file could not be read, 1 for findings."""
    try:
        codes = _codes(asked)
    except UnknownRuleError as none:
        complain(unknown(none.code, voice))
        return WRONG_USAGE
    try:
        known, paths = layouts_of(asked.layout, voice), files(asked.files)
    except CannotUseLayoutError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    except UnreadableError as unread:
        complain(voice(unread.zh, unread.en))
        return UNREADABLE
    if not paths:
        complain(voice("文件夹里没有文件，请核对路径。", "there is no file in the folder; please check the path."))
        return UNREADABLE
    if asked.summary and asked.summary.suffix.lower() != ".xlsx":
        zh = f"汇总表只能是 .xlsx，不能写成 {asked.summary.name}。"
        complain(voice(zh, f"the summary is an .xlsx file; it cannot be written as {asked.summary.name}."))
        return WRONG_USAGE
    if many.is_meant(asked):
        return many.check(asked, paths, codes, voice)
    if many.only_there(asked, voice):
        complain(many.only_there(asked, voice))
        return WRONG_USAGE
    stepped = Stepped(len(paths), voice)
    examined = examine_many(paths, codes=codes, jobs=asked.jobs, resume=asked.resume, told=stepped, layouts=known)
    outcomes = list(followed(examined, len(paths), voice))
    stepped.done()
    for each in outcomes:
        if each.error is not None:
            complain(voice.text(each.error))
    try:
        _deliver(outcomes, asked, voice)
    except (CannotWriteError, copies.CannotCopyError) as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    return _exit_code(outcomes, asked.fail_on)


def _codes(asked: Namespace) -> tuple[str, ...] | None:
    """The codes of the rules to run, None for all: `--select AG01,TG --ignore TG03` may be given several times."""
    if not asked.select and not asked.ignore:
        return None
    return tuple(each.code for each in rules(_listed(asked.select), _listed(asked.ignore)))


def _listed(given: Sequence[str]) -> list[str]:
    return [code for codes in given for code in codes.replace("，", ",").split(",") if code.strip()]


def _deliver(outcomes: Sequence[Outcome], asked: Namespace, voice: Voice) -> None:
    read = [each for each in outcomes if each.examination]
    if asked.marked and read:
        said = copies.write_marked(outcomes, asked.marked, voice)
        if said:
            complain(said)
    if asked.summary:
        copies.write_summary(outcomes, asked.summary, voice)
    if asked.memos:
        copies.write_memos(outcomes, asked.memos, voice)
    if asked.format == "html" and len(outcomes) > 1:
        _pages(outcomes, asked.out, voice)
    elif read or len(outcomes) > 1:
        write(asked.out, _spelled(outcomes, asked, voice), voice)


def _pages(outcomes: Sequence[Outcome], out: Path | None, voice: Voice) -> None:
    if out is None:
        zh = "多份文件的 html 要写入文件夹，请加 --out 文件夹。"
        raise CannotWriteError(voice(zh, "html of several files is written into a folder; please add --out FOLDER."))
    copies.write_pages(outcomes, out, voice)


def _spelled(outcomes: Sequence[Outcome], asked: Namespace, voice: Voice) -> Iterator[str]:
    """The result in the format asked for.

    What programs read is the same bytes whatever the reader's system: Chinese labels unless --lang says otherwise.
    """
    lang = asked.lang or "zh"
    if asked.format == "json":
        yield _json(outcomes, lang)
    elif asked.format == "sarif":
        from hengji.writers.machine.sarif import sarif

        yield json.dumps(sarif(outcomes, lang), ensure_ascii=False, indent=2) + "\n"
    elif asked.format == "html":
        yield from (copies.page_of(each.examination, voice) for each in outcomes if each.examination)
    else:
        yield from (f"{line}\n" for line in _text(outcomes, voice, to_file=asked.out is not None))


def _json(outcomes: Sequence[Outcome], lang: str) -> str:
    """The contract's object for one file, `{"documents": […]}` for several."""
    from hengji.writers.machine.findings import dumps, examination_json, outcomes_json

    first = outcomes[0]
    if len(outcomes) == 1 and first.examination is not None:
        return dumps(examination_json(first.examination, first.path, lang))
    return dumps(outcomes_json(outcomes, lang))


def _text(outcomes: Sequence[Outcome], voice: Voice, *, to_file: bool) -> Iterator[str]:
    """Up to five files in full; of more, one line each."""
    pen = ink(to_file=to_file)
    if len(outcomes) > _FULL:
        yield from briefs(outcomes, voice, pen)
    else:
        read = [each for each in outcomes if each.examination]
        for number, each in enumerate(read):
            if number:
                yield ""
            if each.examination is not None:
                yield from report(each.path, each.examination, voice, pen)
    if len(outcomes) > 1:
        yield ""
        yield _total(outcomes, voice)


def _total(outcomes: Sequence[Outcome], voice: Voice) -> str:
    findings = [finding for each in outcomes if each.examination for finding in each.examination.findings]
    unread = sum(each.examination is None for each in outcomes)
    if unread == len(outcomes):
        return voice(f"共 {unread} 份文件，都未能读取。", f"{unread} files, none of them read.")
    zh = f"共 {len(outcomes)} 份文件，{f'未能读取 {unread} 份，' if unread else ''}"
    en = f"{len(outcomes)} files{f', {unread} of them not read' if unread else ''}; "
    return voice(zh, en) + counts(findings, voice)


def _exit_code(outcomes: Sequence[Outcome], fail_on: str) -> int:
    """3 where a file could not be read (of several, only if `--fail-on` is not never), 1 for findings, else 0."""
    unread = any(each.examination is None for each in outcomes)
    if unread and (fail_on != "never" or len(outcomes) == 1):
        return UNREADABLE
    order = [each.value for each in Severity]
    grave = order[: order.index(fail_on) + 1] if fail_on in order else []
    found = any(
        finding.severity in grave for each in outcomes if each.examination for finding in each.examination.findings
    )
    return FOUND if found else 0
