"""What tests share: programs that only some machines have, patience on slow ones, and the closing line."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.seed_files import write, write_xls

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LIBREOFFICE = ("soffice", "libreoffice")

# a busy machine takes its time; what must be fast is measured by tests of its own
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


def needed(what: str, names: tuple[str, ...]) -> str:
    """The path of the first of these programs, or the test is not run and says what it needs."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"not run: needs {what}")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    return needed("Chromium", CHROMIUM)


@pytest.fixture(scope="session")
def libreoffice() -> str:
    return needed("LibreOffice", LIBREOFFICE)


@pytest.fixture(scope="session")
def pdftotext() -> str:
    return needed("poppler-utils", ("pdftotext",))


@pytest.fixture(scope="session")
def namespace() -> tuple[str, ...]:
    """The words before a command that give it a network of its own, with nothing in it but its loopback."""
    unshare = needed("unshare (util-linux)", ("unshare",))
    for words in ((unshare, "-n"), (unshare, "-rn")):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    pytest.skip("not run: needs a system that lets us have a network namespace (root, or user namespaces)")


@pytest.fixture(scope="session")
def seed_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The seed document by kind: txt, docx, xlsx, html."""
    return write(tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="session")
def seed_xls(seed_files: dict[str, Path], libreoffice: str) -> Path:
    """The seed document as an old Excel file."""
    return write_xls(seed_files, libreoffice)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    stats = terminalreporter.stats
    of = Counter({name: len(stats.get(name, ())) for name in ("passed", "failed", "error", "skipped")})
    config.stash[CLOSING] = f"{of['passed']} passed, {of['failed'] + of['error']} failed, {of['skipped']} skipped"


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line of a run of the tests, after everything that pytest itself says."""
    if CLOSING in config.stash:
        print(config.stash[CLOSING])


CLOSING = pytest.StashKey[str]()
