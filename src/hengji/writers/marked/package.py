"""An Office file as its parts: what is not touched comes out byte for byte as it went in.

The package keeps the order, dates and compression of its entries; new entries follow at the end with a fixed date,
so that the same input gives the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from hengji.writers.marked.refusal import too_big

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_START = (1980, 1, 1, 0, 0, 0)
# an office's table with all its pictures unpacks to far less; what unpacks to more is a trap
_MOST_BYTES = 192 * 2**20


def parse(data: bytes) -> etree._Element:
    """The root of an XML part; entities are not resolved and nothing is fetched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialize(root: etree._Element) -> bytes:
    """An XML part as bytes, with whatever stood before and after its root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """One arrow from a part: its id, its kind (the last word of the type) and the name of the part it points to."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one Office file, to be read, replaced and added to."""

    def __init__(self, source: bytes | None = None) -> None:
        self._infos: list[zipfile.ZipInfo] = []
        self._parts: dict[str, bytes] = {}
        if source is not None:
            self._load(source)

    def _load(self, source: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_BYTES:
                raise too_big()
            for info in archive.infolist():
                if info.filename not in self._parts:
                    self._infos.append(info)
                self._parts[info.filename] = archive.read(info)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._parts[name]

    def write(self, name: str, data: bytes) -> None:
        """Replace a part, or add it at the end."""
        if name not in self._parts:
            self._infos.append(zipfile.ZipInfo(name, _START))
            self._infos[-1].compress_type = zipfile.ZIP_DEFLATED
        self._parts[name] = data

    def free(self, pattern: str) -> str:
        """The first name of the pattern (`xl/comments{}.xml`) that is not taken yet, counting from 1."""
        number = 1
        while pattern.format(number) in self._parts:
            number += 1
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        """The file again."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for info in self._infos:
                archive.writestr(_entry(info), self._parts[info.filename])
        return out.getvalue()

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The arrows from a part (from the package itself without a name); outward links are left out."""
        name = _relations_name(part)
        if name not in self._parts:
            return ()
        found = [each for each in parse(self._parts[name]) if isinstance(each.tag, str)]
        return tuple(_relation(each, part) for each in found if each.get("TargetMode") != "External")

    def target(self, part: str, kind: str) -> str | None:
        """The part that the first arrow of a kind points to."""
        return next((each.target for each in self.relations(part) if each.kind == kind), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """A new arrow between two parts, its kind a word of the Office types or a whole type; gives its id."""
        name = _relations_name(part)
        empty = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root = parse(self._parts.get(name, empty))
        taken = {each.get("Id") for each in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        attributes = {"Id": f"rId{number}", "Type": kind if "/" in kind else f"{OFFICE}/{kind}", "Target": path}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
        self.write(name, serialize(root))
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """State the content type of one new part."""
        root = parse(self._parts["[Content_Types].xml"])
        etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": content_type})
        self.write("[Content_Types].xml", serialize(root))

    def declare_ending(self, ending: str, content_type: str) -> None:
        """State the content type of all parts of one ending, unless it is stated already."""
        root = parse(self._parts["[Content_Types].xml"])
        known = {(each.get("Extension") or "").lower() for each in root.findall(f"{{{_TYPES}}}Default")}
        if ending not in known:
            default = etree.Element(f"{{{_TYPES}}}Default", {"Extension": ending, "ContentType": content_type})
            root.insert(0, default)
            self.write("[Content_Types].xml", serialize(root))

    @property
    def strict(self) -> bool:
        """Whether the file is of the Strict variant, whose namespaces differ."""
        return _STRICT.encode() in self._parts.get("_rels/.rels", b"")


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    entry.external_attr = info.external_attr
    entry.create_system = info.create_system
    return entry


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(element: etree._Element, part: str) -> Relation:
    target = element.get("Target") or ""
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    kind = (element.get("Type") or "").rpartition("/")[2]
    return Relation(element.get("Id") or "", kind, posixpath.normpath(path))
