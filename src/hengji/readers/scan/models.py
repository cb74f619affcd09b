"""The models that find and read letters: from the rapidocr package on this machine, run by onnxruntime.

Only the model files of that package are used, none of its code, so that there is no way to a download.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hengji.tables.errors import UnreadableError

_PACKAGES = ("numpy", "cv2", "onnxruntime", "PIL", "rapidocr")


@dataclass(frozen=True, slots=True)
class Models:
    """Loaded models: `finds` tells where letters are, `reads` which; `characters` are those that it knows, by number."""

    finds: Any
    reads: Any
    characters: tuple[str, ...]


@cache
def models() -> Models:
    """The models, loaded once a process.

    Raises:
        UnreadableError: they are not installed.
    """
    if not installed():
        raise missing()
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.enable_cpu_mem_arena = False  # what a page took is given back
    options.log_severity_level = 4
    finds, reads = (
        InferenceSession(str(_file(what)), sess_options=options, providers=["CPUExecutionProvider"])
        for what in ("det", "rec")
    )
    listed = reads.get_modelmeta().custom_metadata_map.get("character", "").splitlines()
    if not listed:
        raise missing()
    return Models(finds, reads, ("", *listed, " "))


def installed() -> bool:
    """Whether what recognises letters is on this machine."""
    return all(find_spec(name) is not None for name in _PACKAGES)


def _file(what: str) -> Path:
    """The model file for one purpose."""
    spec = find_spec("rapidocr")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    found = sorted(path for folder in folders for path in (Path(folder) / "models").glob(f"*_{what}_*.onnx"))
    if not found:
        raise missing()
    return found[-1]


def missing() -> UnreadableError:
    """The refusal where the extra is not installed."""
    return UnreadableError(
        '这是扫描件或图片，要识别文字才能读取，这台机器上没有装文字识别部分；请运行 pip install "hengji[ocr]" 后重试，或提供Word文档。',
        "This is a scan or a picture, and what reads letters from pictures is not installed; run pip install"
        ' "hengji[ocr]" and try again, or provide the docx.',
    )
