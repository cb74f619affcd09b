"""The pictures of the page in the README, from the root: `uv run --with pillow python -m tests.writers.page.picture [FILE]`.

It needs Chromium.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from hengji.examine.one import examine
from hengji.writers.page import page
from tests.writers.page.browser import browsing

SEED = Path("src/hengji/demo/seed.txt")
OUT = Path("docs/pictures")
_CONTRADICTION = """
[...document.querySelectorAll('.finding.error')].sort((a, b) =>
  b.querySelectorAll('[data-to]').length * (b.dataset.family === 'AG') -
  a.querySelectorAll('[data-to]').length * (a.dataset.family === 'AG'))[0].id
"""


def main(source: Path = SEED) -> None:
    """Examine the file; photograph the page as it opens and at its widest contradiction."""
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "page.html"
        path.write_text(page(examine(source)), "utf-8")
        program = shutil.which("chromium") or "chromium"
        with browsing(program, Path(room) / "profile") as browser:
            OUT.mkdir(parents=True, exist_ok=True)
            browser.open(path.as_uri(), 1280, 720)
            browser.click("#f1 h4")
            keep(browser.picture(), OUT / "page.png")
            browser.click(f"#{browser.value(_CONTRADICTION)} li:nth-child(2) a")
            keep(browser.picture(), OUT / "contradiction.png")


def keep(picture: bytes, path: Path) -> None:
    """The picture in few colours, so that it stays small."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
