"""The tag tree as objects of a PDF: ISO 32000-1, 14.7 (structure) and 14.8 (tags)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped]

from ladokdoc.markup.cells import Headings, rows_by_section, scope, span
from ladokdoc.markup.names import destinations, way
from ladokdoc.pdf.collecting import Piece, Press
from ladokdoc.pdf.marking import Object
from ladokdoc.pdf.tags import Tag, walk

_PRINTED = 4  # the flag of an annotation that is printed with its page
_NULL = "null"


class Writer:
    """Adds the tags to a PDF that has been drawn and is about to be written.

    marks: how many there are on each page. headings: of the cells of each table.
    """

    def __init__(
        self, pdf: Object, html: Element, marks: list[int], headings: Mapping[Element, Headings]
    ) -> None:
        self._pdf = pdf
        self._places = destinations(html)
        # WeasyPrint's list of these is made anew each time that it is asked for.
        self._pages: tuple[bytes, ...] = pdf.page_references
        self._owners = [[_NULL] * count for count in marks]
        self._presses: list[tuple[Object, bytes]] = []
        self._ids: dict[Element, str] = {}
        self._of_tables = headings
        self._headings: Headings = {}
        self._scopes: dict[Element, str] = {}
        self._named: list[Object] = []

    def write(self, document: Tag) -> None:
        """Adds the whole tree."""
        for tag in walk(document):
            if tag.kind == "Table" and tag.element is not None:
                self._read_table(tag.element)
        root = self._new({"Type": "/StructTreeRoot"})
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        root["K"] = pydyf.Array([self._write(document, root.reference)])
        self._index(root)

    def _read_table(self, table: Element) -> None:
        number = len(self._ids)
        for section in rows_by_section(table):
            for row in section.rows:
                for cell in row:
                    if cell.tag == "th":
                        self._ids[cell] = f"rubrik-{len(self._ids) + 1:06}"
                        self._scopes[cell] = scope(cell, section.element)
        if len(self._ids) > number:
            self._headings.update(self._of_tables[table])

    def _write(self, document: Tag, root: bytes) -> bytes:
        """Adds the tags from the outermost in, without recursion, and gives the reference of the first."""
        top = self._new({"S": f"/{document.kind}", "P": root})
        waiting = [(document, top)]
        while waiting:
            tag, element = waiting.pop()
            self._say(tag, element)
            within = [self._kid(kid, element) for kid in tag.kids]
            element["K"] = pydyf.Array(item for _, item in within)
            waiting += [
                (kid, made) for kid, (made, _) in zip(tag.kids, within, strict=True) if isinstance(kid, Tag)
            ]
        reference: bytes = top.reference
        return reference

    def _kid(self, kid: Tag | Piece | Press, element: Object) -> tuple[Object, Object]:
        """What stands in an element for what it holds, after the element that it is, if it is one."""
        if isinstance(kid, Tag):
            made = self._new({"S": f"/{kid.kind}", "P": element.reference})
            return made, made.reference
        page = self._pages[kid.page]
        if isinstance(kid, Press):
            self._presses.append((kid.annotation, element.reference))
            return None, pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": page})
        self._owners[kid.page][kid.mark] = element.reference
        if element.setdefault("Pg", page) == page:
            return None, kid.mark
        return None, pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mark})

    def _say(self, tag: Tag, element: Object) -> None:
        """What is known of an element beside its kind and what it holds."""
        if tag.language:
            element["Lang"] = pydyf.String(tag.language)
        if tag.spoken:
            element["Alt" if tag.kind == "Figure" else "E"] = pydyf.String(tag.spoken)
        if tag.element is not None and tag.kind == "Link":
            self._say_way(tag, tag.element)
        if tag.element is not None and tag.kind in ("TH", "TD"):
            self._say_cell(tag.element, element)
        if tag.kind == "Note":
            element["ID"] = pydyf.String(f"not-{len(self._named) + 1:06}")
            self._named.append(element)
        if tag.frame:
            element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(tag.frame)})
        if tag.kind == "L" and tag.element is not None and any(_is_numbered(kid) for kid in tag.kids):
            numbering = "/Decimal" if tag.element.tag == "ol" else "/Disc"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})

    def _say_way(self, tag: Tag, link: Element) -> None:
        text = pydyf.String(way(link, self._places))
        for kid in tag.kids:
            if isinstance(kid, Press):
                kid.annotation["Contents"] = text
                kid.annotation["F"] = _PRINTED

    def _say_cell(self, cell: Element, element: Object) -> None:
        about = pydyf.Dictionary({"O": "/Table"})
        if cell in self._ids:
            element["ID"] = pydyf.String(self._ids[cell])
            self._named.append(element)
            about["Scope"] = "/Column" if self._scopes[cell] in ("col", "colgroup") else "/Row"
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if (covered := span(cell, name)) > 1:
                about[key] = covered
        if heads := self._headings.get(cell):
            about["Headers"] = pydyf.Array(pydyf.String(self._ids[head]) for head in heads)
        if len(about) > 1:
            element["A"] = about

    def _index(self, root: Object) -> None:
        """The ways from the pages to the elements, and from ids to those that have them."""
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            numbers.extend((page, pydyf.Array(owners)))
            drawn = self._pdf.objects[int(self._pages[page].split()[0])]
            drawn["StructParents"] = page
            drawn["Tabs"] = "/S"
        for key, (annotation, owner) in enumerate(self._presses, len(self._owners)):
            numbers.extend((key, owner))
            annotation["StructParent"] = key
        root["ParentTree"] = self._new({"Nums": numbers}).reference
        root["ParentTreeNextKey"] = len(self._owners) + len(self._presses)
        names = [(e["ID"].data, e.reference) for e in self._named]
        if names:
            flat = pydyf.Array(part for pair in sorted(names) for part in pair)
            root["IDTree"] = self._new({"Names": flat}).reference

    def _new(self, entries: dict[str, Any]) -> Object:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made


def _is_numbered(item: Tag | Piece | Press) -> bool:
    return isinstance(item, Tag) and any(isinstance(kid, Tag) and kid.kind == "Lbl" for kid in item.kids)
