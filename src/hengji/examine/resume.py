"""What was examined before need not be again: examinations kept in a folder, by content and by rules."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hengji.tables.examination import Examination, RuleSet

_SAFE = {("decimal", "Decimal"), ("datetime", "date")}


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of examinations, one file each, written whole or not at all."""

    folder: Path

    def key(self, data: bytes, name: str, rules: RuleSet, rest: str) -> Path:
        """The file for these bytes under these rules; the ending tells the reader what kind of file it is."""
        spelled = f"{Path(name).suffix.lower()}\n{rules.version}\n{rules.hash}\n{rest}\n".encode()
        return self.folder / f"{hashlib.sha256(spelled + data).hexdigest()}.examined"

    def load(self, key: Path, name: str) -> Examination | None:
        """The examination kept there, under the file's present name; None where there is none or it is damaged."""
        try:
            kept = _Reader(io.BytesIO(key.read_bytes())).load()
        except Exception:  # noqa: BLE001  a damaged file is as good as none: it is written anew
            return None
        return replace(kept, document=replace(kept.document, name=name)) if isinstance(kept, Examination) else None

    def save(self, key: Path, examination: Examination) -> None:
        """Keep it; a run that is killed leaves no half of a file under the name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = key.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pickle.dumps(examination, protocol=5))
        unfinished.replace(key)


class _Reader(pickle.Unpickler):
    """Reads our own values and nothing else: a file put into the folder by others runs no code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _SAFE or module.startswith(("hengji.tables.", "hengji.quantity.")):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
