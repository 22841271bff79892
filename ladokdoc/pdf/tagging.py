"""The tag tree of a PDF as WeasyPrint has built it: its elements in reading order, and what they are marked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]

# Objects of pydyf, which has no types: dictionaries and arrays that other objects name by reference.
Object = Any


@dataclass(frozen=True)
class TagTree:
    """The elements of a document. elements: all of them, in reading order. numbers: of their objects."""

    pdf: Object
    root: Object
    elements: tuple[Object, ...]
    numbers: frozenset[int]
    _owners: dict[int, Object]

    @classmethod
    def of(cls, pdf: Object) -> TagTree:
        """The tree of a PDF that is about to be written."""
        root = pdf.objects[number(pdf.catalog["StructTreeRoot"])]
        elements = tuple(_walk(pdf, root))
        pairs = pdf.objects[number(root["ParentTree"])]["Nums"]
        owners = dict(zip(pairs[::2], pairs[1::2], strict=True))
        return cls(pdf, root, elements, frozenset(element.number for element in elements), owners)

    def pages(self) -> Iterator[Object]:
        """The pages in order."""
        return (self.pdf.objects[number(reference)] for reference in self.pdf.page_references)

    def owners(self, page: Object) -> Object:
        """The element of each marked piece of a page, by its number on the page."""
        return self._owners[page["StructParents"]]

    def operators(self, page: Object) -> list[Object]:
        """What draws the page, in the order of drawing."""
        stream: list[Object] = self.pdf.objects[number(page["Contents"])].stream
        return stream

    def children(self, element: Object) -> list[Object]:
        """The elements inside an element; pieces of text and links are not among them."""
        return _children(self.pdf, element)

    def new(self, kind: str, parent: Object) -> Object:
        """An element without content, which its parent does not know of yet."""
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "K": pydyf.Array(),
                "Pg": parent["Pg"],
                "P": parent.reference,
            }
        )
        self.pdf.add_object(element)
        return element

    def parent(self, element: Object) -> Object:
        """The element around this one."""
        return self.pdf.objects[number(element["P"])]


def _walk(pdf: Object, root: Object) -> Iterator[Object]:
    waiting = list(reversed(_children(pdf, root)))
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed(_children(pdf, element)))


def _children(pdf: Object, element: Object) -> list[Object]:
    kids = (pdf.objects[number(kid)] for kid in element.get("K", ()) if isinstance(kid, bytes))
    return [kid for kid in kids if isinstance(kid, dict) and kid.get("Type") == "/StructElem"]


def number(reference: Object) -> int:
    """The number of the object that a reference is to."""
    return int(
        bytes(reference, "ascii").split()[0] if isinstance(reference, str) else bytes(reference).split()[0]
    )
