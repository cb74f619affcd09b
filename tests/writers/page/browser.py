"""A browser driven over a pipe by its own protocol: no driver, no network, nothing to install but the browser."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--disable-extensions", "--remote-debugging-pipe",
)  # fmt: skip
_KEYS = {"Enter": 13, "Escape": 27}
_PATIENCE = 30


class Browser:
    """One page of a headless Chromium: everything it asks for and complains of is kept."""

    def __init__(self, program: str, profile: Path) -> None:
        theirs, self._to = _pipe()
        self._from, answers = _pipe()
        self._process = subprocess.Popen(
            [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: (os.dup2(theirs, 3), os.dup2(answers, 4)),  # noqa: PLW1509 - the protocol's numbers
        )  # fmt: skip
        os.close(theirs)
        os.close(answers)
        self._buffer, self._number, self._session = b"", 0, None
        self.asked_for: list[str] = []
        self.complaints: list[str] = []
        self._loaded = 0
        self._attach()

    def _attach(self) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to one command of the protocol."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        os.write(
            self._to, json.dumps(message | ({"sessionId": self._session} if self._session else {})).encode() + b"\0"
        )
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self._note(answer)

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._from], [], [], until - time.monotonic())
            assert ready, "the browser does not answer"
            self._buffer += os.read(self._from, 1 << 20)
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def _note(self, event: dict[str, Any]) -> None:
        data = event.get("params", {})
        if event.get("method") == "Network.requestWillBeSent":
            self.asked_for.append(data["request"]["url"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(data["exceptionDetails"]))
        elif event.get("method") in ("Log.entryAdded", "Runtime.consoleAPICalled"):
            self.complaints.append(str(data.get("entry", data).get("text", data)))
        self._loaded += event.get("method") == "Page.loadEventFired"

    def open(self, url: str, width: int = 1366, height: int = 768) -> None:
        """Load a page into a window of this size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        before = self._loaded
        self.call("Page.navigate", url=url)
        while self._loaded == before:
            self._note(self._next())

    def value(self, expression: str) -> Any:
        """What an expression comes to in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, *keys: str) -> None:
        """Keys, one after another."""
        for key in keys:
            code = _KEYS.get(key) or ord(key.upper())
            for kind in ("keyDown", "keyUp"):
                self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def move(self, selector: str) -> tuple[float, float]:
        """The pointer over the middle of the first line of an element, which is scrolled into view."""
        self.value(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
        box = self.value(
            f"(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelector({selector!r}).getClientRects()[0])"
        )
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
        self.settle()
        return box[0], box[1]

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        twice = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
        self.call("Runtime.evaluate", expression=twice, awaitPromise=True)

    def click(self, selector: str) -> None:
        """A click there."""
        x, y = self.move(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page as PDF, on the paper that its style asks for, without backgrounds."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self) -> None:
        """End this browser."""
        self.call("Browser.close")
        self._process.wait(_PATIENCE)
        os.close(self._to)
        os.close(self._from)


def _pipe() -> tuple[int, int]:
    """The two ends of a pipe, numbered so high that they do not stand in the way of 3 and 4."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


@contextlib.contextmanager
def browsing(program: str, profile: Path) -> Iterator[Browser]:
    """A browser for as long as the block lasts."""
    made = Browser(program, profile)
    try:
        yield made
    finally:
        made.close()
