"""The picture of the page in the README, from the root: `uv run --with pillow python -m tests.writers.page.picture [FILE]`.

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
OUT = Path("docs/pictures/page.png")
_CONTRADICTION = """
[...document.querySelectorAll('.finding.error')].sort((a, b) =>
  b.querySelectorAll('[data-to]').length * (b.dataset.family === 'AG') -
  a.querySelectorAll('[data-to]').length * (a.dataset.family === 'AG'))[0].id
"""


def main(source: Path = SEED) -> None:
    """Examine the file and photograph its gravest contradiction."""
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "page.html"
        path.write_text(page(examine(source)), "utf-8")
        program = shutil.which("chromium") or "chromium"
        with browsing(program, Path(room) / "profile") as browser:
            browser.open(path.as_uri(), 1280, 720)
            browser.click(f"#{browser.value(_CONTRADICTION)} li:nth-child(2) a")
            OUT.parent.mkdir(parents=True, exist_ok=True)
            Image.open(io.BytesIO(browser.picture())).convert("RGB").quantize(256).save(OUT, optimize=True)
    print(f"{OUT}: {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
