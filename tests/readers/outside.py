"""Documents that point to another place, made by hand, and a listener that would see it if anybody went there."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

ROWS = (("指标", "目标值", "完成值"), ("培训人数（人）", "100人", "120人"))
TITLE = "2021年度项目绩效目标表"
_URNS = {
    "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "draw": "drawing:1.0",
    "svg": "svg-compatible:1.0", "script": "script:1.0",
}  # fmt: skip
_NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}"' for name, urn in _URNS.items())
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_ON_LOAD = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
_LISTENER = (
    "<office:scripts><office:event-listeners><script:event-listener script:language='ooo:script'"
    " script:event-name='dom:load' xlink:href='vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document'"
    "/></office:event-listeners></office:scripts>"
)


@dataclass
class Trap:
    """A port of this machine and what was said to it."""

    port: int
    heard: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def trap() -> Iterator[Trap]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Trap(server.getsockname()[1])
        threading.Thread(target=_listen, args=(server, made), daemon=True).start()
        yield made


def _listen(server: socket.socket, made: Trap) -> None:
    while True:
        try:
            caller, _ = server.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(2)
            made.heard.append(caller.recv(100))
            caller.sendall(b"HTTP/1.1 404 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def rtf(url: str) -> bytes:
    """With a template, a picture and a text elsewhere."""
    cells = "".join(
        r"\trowd\cellx3000\cellx6000\cellx9000 " + "".join(spelled(text) + r"\intbl\cell " for text in row) + r"\row "
        for row in ROWS
    )
    fields = "".join(
        rf'{{\field{{\*\fldinst {what} "{url}/{name}" \\d }}{{\fldrslt x}}}}\par '
        for what, name in (("INCLUDEPICTURE", "a.png"), ("INCLUDETEXT", "b.rtf"))
    )
    words = r"{\rtf1\ansi{\*\template " + url + "/t.dot}" + spelled(TITLE) + r"\par " + fields + cells
    return (words + r"\pard\par}").encode()


def spelled(text: str) -> str:
    return "".join(f"\\u{ord(char)}?" for char in text)


def odt(url: str) -> bytes:
    """With a picture and a section elsewhere, and a macro that is to run when it is opened."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in ROWS
    )
    picture = (
        f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{url}/a.png" {_ON_LOAD}/></draw:frame>'
    )
    section = f'<text:section text:name="s"><text:section-source xlink:href="{url}/b.odt"/><text:p/></text:section>'
    table = f'<table:table table:name="t"><table:table-column table:number-columns-repeated="3"/>{cells}</table:table>'
    body = f"<text:p>{TITLE}</text:p><text:p>{picture}</text:p>{section}{table}<text:p/>"
    content = (
        f'<office:document-content {_NAMES} {_XLINK} office:version="1.2">{_LISTENER}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed("text", content, {"Basic/Standard/Module1.xml": f"<x>{url}</x>"})


def packed(kind: str, content: str, more: dict[str, str]) -> bytes:
    """An OpenDocument file."""
    out = io.BytesIO()
    media = f"application/vnd.oasis.opendocument.{kind}"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{of}"/>'
        for path, of in (("/", media), *((name, "text/xml") for name in ("content.xml", *more)))
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", media)
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr(
            "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}">{entries}</manifest:manifest>'
        )
        for name, text in more.items():
            package.writestr(name, text)
    return out.getvalue()
