"""What a PDF carries beside its pages: files that are attached to it, and properties in its metadata."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any, NamedTuple


class Attachment(NamedTuple):
    """A file inside the PDF. name: as it is saved. description: for who wonders what it is. media_type: "text/csv"."""

    name: str
    data: bytes
    description: str
    media_type: str


class Property(NamedTuple):
    """A property of a schema. kind: the type that XMP has for its value, as "Text", "Integer" or "Boolean"."""

    name: str
    value: str
    kind: str
    description: str


class Schema(NamedTuple):
    """Properties of one namespace, which PDF/A wants described in the file itself. prefix: of the namespace."""

    title: str
    namespace: str
    prefix: str
    properties: tuple[Property, ...]


class Cargo(NamedTuple):
    """All that is carried. With attachments the PDF is PDF/A-3, without them PDF/A-2."""

    attachments: tuple[Attachment, ...] = ()
    schemas: tuple[Schema, ...] = ()

    def packed(self) -> dict[str, Any]:
        """The same as JSON has it."""
        files = [(a.name, b64encode(a.data).decode(), a.description, a.media_type) for a in self.attachments]
        return {"attachments": files, "schemas": self.schemas}

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Cargo:
        """What was packed."""
        return cls(
            tuple(Attachment(name, b64decode(data), *rest) for name, data, *rest in packed["attachments"]),
            tuple(
                Schema(title, namespace, prefix, tuple(Property(*entry) for entry in entries))
                for title, namespace, prefix, entries in packed["schemas"]
            ),
        )
