"""What the PDF says of itself: the standards it follows, and properties of its own, with their descriptions.

PDF/A allows properties of other namespaces than its own list only where the file describes them (ISO 19005-2,
6.6.2.3), and the one that says PDF/UA is such a property.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterable
from typing import Any

from ladokdoc.pdf.cargo import Cargo, Property, Schema

# A layout engine that is asked for one variant says one standard; level A and PDF/UA are said here instead.
VARIANT = "pdf/a-2u"

ENGINE = "tag:ladok.se,2026:ladokdoc/engine/"

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
_PREFIXES = {"pdfaExtension": _EXTENSION, "pdfaSchema": _SCHEMA, "pdfaProperty": _PROPERTY}

_ACCESSIBLE = Schema(
    "PDF/UA Universal Accessibility Schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    (Property("part", "1", "Integer", "The part of ISO 14289 that the document conforms to"),),
)


def describe(metadata: Any, cargo: Cargo) -> None:
    """Makes the metadata of a laid-out document say PDF/A-2a, or 3a with attachments, PDF/UA-1, and the cargo's own."""
    written: Callable[[str, int, str], bytes] = metadata.generate_rdf_metadata
    part = 3 if cargo.attachments else 2
    metadata.generate_rdf_metadata = lambda *_: extended(
        written("a", part, "A"), (_ACCESSIBLE, _engine(), *cargo.schemas)
    )


def _engine() -> Schema:
    """What the pages were laid out with. Under the same versions the same document is the same file."""
    import fontTools
    import pydyf  # type: ignore[import-untyped]
    import pyphen  # type: ignore[import-untyped]
    import weasyprint
    from weasyprint.text.ffi import pango

    major, rest = divmod(pango.pango_version(), 10000)
    said = {
        "WeasyPrint": weasyprint.__version__,
        "pydyf": pydyf.VERSION,
        "fontTools": fontTools.version,
        "Pyphen": pyphen.__version__,
        "Pango": f"{major}.{rest // 100}.{rest % 100}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
    text = ", ".join(f"{name} {number}" for name, number in said.items())
    described = Property("versions", text, "Text", "What the pages were laid out and written with")
    return Schema("ladokdoc engine", ENGINE, "engine", (described,))


def extended(rdf: bytes, schemas: Iterable[Schema]) -> bytes:
    """RDF with the properties of these schemas and the description of each."""
    root = ET.fromstring(rdf)
    for prefix, namespace in _PREFIXES.items():
        ET.register_namespace(prefix, namespace.strip("{}"))
    described = ET.SubElement(_description(root), f"{_EXTENSION}schemas")
    bag = ET.SubElement(described, f"{_RDF}Bag")
    for schema in schemas:
        ET.register_namespace(schema.prefix, schema.namespace)
        _describe_schema(bag, schema)
        about = _description(root)
        for entry in schema.properties:
            ET.SubElement(about, f"{{{schema.namespace}}}{entry.name}").text = entry.value
    written: bytes = ET.tostring(root, encoding="utf-8")
    return written


def _description(root: ET.Element) -> ET.Element:
    return ET.SubElement(root, f"{_RDF}Description", {f"{_RDF}about": ""})


def _describe_schema(bag: ET.Element, schema: Schema) -> None:
    item = _item(bag)
    for name, value in (
        ("schema", schema.title), ("namespaceURI", schema.namespace), ("prefix", schema.prefix),
    ):  # fmt: skip
        ET.SubElement(item, f"{_SCHEMA}{name}").text = value
    sequence = ET.SubElement(ET.SubElement(item, f"{_SCHEMA}property"), f"{_RDF}Seq")
    for entry in schema.properties:
        described = _item(sequence)
        for name, value in (
            ("name", entry.name), ("valueType", entry.kind), ("category", "internal"),
            ("description", entry.description),
        ):  # fmt: skip
            ET.SubElement(described, f"{_PROPERTY}{name}").text = value


def _item(parent: ET.Element) -> ET.Element:
    return ET.SubElement(parent, f"{_RDF}li", {f"{_RDF}parseType": "Resource"})
