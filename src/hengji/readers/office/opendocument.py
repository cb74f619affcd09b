"""OpenDocument files (odt, ods), handed on with their text and form alone, and without anything that points outside."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from hengji.readers.package import Package, damaged
from hengji.tables.errors import UnreadableError

_LINK = "{http://www.w3.org/1999/xlink}href"
_FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
_PARTS = ("content.xml", "styles.xml")


def rebuilt(data: bytes) -> bytes:
    """The same document with its contents and styles, without pictures, objects, macros and links.

    Raises:
        UnreadableError: it is encrypted, broken or unpacks to more than any table has.
    """
    package = Package(data)
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise _locked()
    kind = package.part("mimetype").decode("ascii", "replace").strip()
    parts = {name: root for name in _PARTS if (root := package.xml(name)) is not None}
    if "content.xml" not in parts:
        raise damaged()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", kind)
        for name, root in parts.items():
            _harmless(root)
            made.writestr(name, etree.tostring(root, encoding="UTF-8", xml_declaration=True), zipfile.ZIP_DEFLATED)
        made.writestr("META-INF/manifest.xml", _manifest(kind, tuple(parts)))
    return out.getvalue()


def _harmless(root: etree._Element) -> None:
    """Take away what points to other places, what would be reckoned anew, and all scripts."""
    scripts = []
    for element in root.iter(etree.Element):
        if not element.get(_LINK, "#").startswith("#"):
            del element.attrib[_LINK]
        if _FORMULA in element.attrib:
            del element.attrib[_FORMULA]
        if element.tag.startswith(f"{{{_SCRIPT}}}") or element.tag.endswith(("}scripts", "}dde-source")):
            scripts.append(element)
    for element in scripts:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _manifest(kind: str, names: tuple[str, ...]) -> bytes:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    for path, media in (("/", kind), *((name, "text/xml") for name in names)):
        entry = etree.SubElement(root, f"{{{_MANIFEST}}}file-entry")
        entry.set(f"{{{_MANIFEST}}}full-path", path)
        entry.set(f"{{{_MANIFEST}}}media-type", media)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _locked() -> UnreadableError:
    return UnreadableError(
        "文件已加密，需要密码才能打开；请用WPS或LibreOffice打开后去掉密码，另存再试。",
        "The file is encrypted with a password; open it, remove the password, save it and try again.",
    )
