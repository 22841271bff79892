"""What a PDF says to a screen reader: its tags in order with the text of each, read from the finished file alone.

Beside it the same of an HTML page, by the rules of HTML, so that tests can hold one against the other.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import tinyhtml5  # type: ignore[import-untyped]


@dataclass
class Tag:
    """A tag of the file. runs: the texts that it holds itself, each as it was drawn."""

    kind: str
    object: Any
    kids: list[Tag | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    """The pages that it has something on itself."""
    presses: int = 0
    """How many areas that can be pressed it holds."""

    @cached_property
    def text(self) -> str:
        """All text in it, in reading order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Tag]:
        """It and all in it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def all(self, *kinds: str) -> list[Tag]:
        """All of these kinds in it, in reading order."""
        return [tag for tag in self.walk() if tag.kind in kinds]

    def all_pages(self) -> set[int]:
        """The pages that it is on."""
        return {page for tag in self.walk() for page in tag.pages}


class Read:
    """A PDF that is read. root: the tag of the whole document. artifacts: the text outside all tags, by page."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        drawn = [_drawn(page) for page in self.pdf.pages]
        self._texts = [{mark: text for mark, text in runs if mark is not None} for runs in drawn]
        self.artifacts = ["".join(text for mark, text in runs if mark is None) for runs in drawn]
        self.used: list[tuple[int, int]] = []
        self.root = self._tag(self.pdf.Root.StructTreeRoot.K[0])

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Every marked piece that there is, by page and number."""
        return [(page, mark) for page, texts in enumerate(self._texts) for mark in texts]

    def _tag(self, found: Any) -> Tag:
        tag = Tag(str(found.S).removeprefix("/"), found)
        own = self._pages[found.Pg.objgen] if "/Pg" in found else None
        for kid in found.K:
            if isinstance(kid, int):
                assert own is not None
                self._piece(tag, own, kid)
            elif kid.get("/Type") == "/MCR":
                self._piece(tag, self._pages[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                tag.presses += 1
            else:
                tag.kids.append(self._tag(kid))
        return tag

    def _piece(self, tag: Tag, page: int, mark: int) -> None:
        self.used.append((page, mark))
        tag.pages.add(page)
        tag.kids.append(self._texts[page][mark])


def _drawn(page: Any) -> list[tuple[int | None, str]]:
    """The pieces of a page with their numbers; None for what is marked as decoration."""
    faces = {str(name): _letters(face) for name, face in page.Resources.Font.items()}
    runs: dict[int | None, str] = {None: ""}
    marks: list[int | None] = []
    face: dict[int, str] = {}
    told = False  # whether it is said what the piece reads as, whatever is drawn
    for command in pikepdf.parse_content_stream(page):
        operands, operator = list(command.operands), str(command.operator)
        if operator in ("BDC", "BMC"):
            about: Any = operands[1] if operator == "BDC" else {}
            marks.append(int(about["/MCID"]) if "/MCID" in about else None)
            runs.setdefault(marks[-1], str(about.get("/ActualText", "")))
            told = "/ActualText" in about
        elif operator == "EMC":
            marks.pop()
            told = False
        elif operator == "Tf":
            face = faces[str(operands[0])]
        elif operator in ("Tj", "TJ") and not told:
            assert marks, "text that is neither marked as content nor as decoration"
            parts = operands[0] if operator == "TJ" else operands
            codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            runs[marks[-1]] += "".join(
                face[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)
            )
    return list(runs.items())


def _letters(face: Any) -> dict[int, str]:
    """From the codes of a typeface to what they stand for."""
    table = face.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>\s", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


SVG = "{http://www.w3.org/2000/svg}svg"
# What begins a block of its own; text beside such blocks is a paragraph.
BLOCKS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "blockquote", "pre", "section", "main", "nav", "header", "footer", "aside", "div", "body", "html",
}  # fmt: skip
KINDS = {
    "p": "P", "pre": "P", "blockquote": "BlockQuote", "table": "Table", "caption": "Caption", "thead": "THead",
    "tbody": "TBody", "tr": "TR", "th": "TH", "td": "TD", "section": "Sect", "nav": "Sect", "aside": "Sect",
    "main": "Part", "html": "Document", "a": "Link",
} | {f"h{n}": f"H{n}" for n in range(1, 7)}  # fmt: skip


def parse(html: str) -> Element:
    """An HTML page as a tree, without names of HTML's own namespace."""
    tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    for parent in list(tree.iter()):
        for child in list(parent):
            # A picture has other words than those in the text, and the way past the beginning is for browsers only.
            if child.tag in ("head", "script", "style", "svg", SVG) or child.get("class") == "hoppa":
                parent.remove(child)
    return tree


def outline(element: Element, *, contents: bool = False) -> list[tuple[str, str]]:
    """The tags that a page should have and what each says, in reading order, by what HTML says that its elements are.

    A list in `nav` is one of contents. Text beside blocks, in a group, a cell or an item, is a paragraph.
    """
    contents = contents or element.tag == "nav"
    found = []
    if kind := _kind(element, contents=contents):
        found.append((kind, letters("".join(element.itertext()))))
    groups = element.tag not in ("p", "pre", "a") and not re.fullmatch("h[1-6]", element.tag)
    mixed = any(child.tag in BLOCKS for child in element)
    alone = element.tag in ("li", "td", "th", "caption") and not any(
        part.tag in BLOCKS for part in element.iter() if part is not element
    )
    paragraph = (
        groups
        and not alone
        and not contents
        and element.tag not in ("ul", "ol", "table", "tr")
        and (mixed or element.tag in BLOCKS)
    )
    loose: list[Element | str] = []
    for part in [element.text or "", *(bit for child in element for bit in (child, child.tail or ""))]:
        if isinstance(part, Element) and part.tag in BLOCKS:
            # What stands before the paragraphs of a note is its sign.
            found += _loose(loose, contents=contents, paragraph=paragraph and not _is_note(element))
            found += outline(part, contents=contents)
            loose = []
        else:
            loose.append(part)
    return found + _loose(loose, contents=contents, paragraph=paragraph)


def _loose(parts: list[Element | str], *, contents: bool, paragraph: bool) -> list[tuple[str, str]]:
    text = letters("".join(part if isinstance(part, str) else "".join(part.itertext()) for part in parts))
    inner = [
        found for part in parts if isinstance(part, Element) for found in outline(part, contents=contents)
    ]
    return ([("P", text)] if text and paragraph else []) + inner


def _kind(element: Element, *, contents: bool) -> str | None:
    if element.tag in ("ul", "ol"):
        return "TOC" if contents else "L"
    if element.tag == "li":
        return "TOCI" if contents else "LI"
    return "Note" if _is_note(element) else KINDS.get(element.tag)


def _is_note(element: Element) -> bool:
    return element.get("role") in ("doc-footnote", "note")


def letters(text: str) -> str:
    """What is read, without blanks and without places where a word may be divided."""
    return re.sub(r"[\s\u00ad]", "", text)


def said(tag: Tag) -> str:
    """What the HTML has of a tag's text: no signs of items, numbers of pages or words in pictures."""
    parts = []
    for kid in tag.kids:
        if isinstance(kid, str):
            parts.append("" if tag.kind == "Reference" else kid)
        elif kid.kind != "Figure" and not (tag.kind == "LI" and kid.kind == "Lbl"):
            parts.append(said(kid))
    return letters("".join(parts))


def headings(table: Element) -> list[list[int]]:
    """For each cell of a table its heading cells, by the algorithm of HTML, done slowly slot by slot.

    Cells and headings are told by their number in the table.
    """
    rows = [(row, part) for part in table if part.tag in ("thead", "tbody", "tfoot") for row in part]
    cells: list[Element] = [cell for row, _ in rows for cell in row]
    slots: dict[tuple[int, int], Element] = {}
    corners: dict[Element, tuple[int, int]] = {}
    for y, (row, part) in enumerate(rows):
        x = 0
        for cell in row:
            while (x, y) in slots:
                x += 1
            corners[cell] = x, y
            last = max(n for n, (_, other) in enumerate(rows) if other is part)
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    if y + down <= last:
                        slots[x + right, y + down] = cell
    parts = dict(rows)
    of_row = {cell: row for row, _ in rows for cell in row}
    found = []
    for cell in cells:
        chosen = _said(cell, cells) if "headers" in cell.attrib else _near(cell, slots, corners)
        if "headers" not in cell.attrib:
            for other in cells:
                same = parts[of_row[other]] is parts[of_row[cell]]
                (x, y), (at, over) = corners[cell], corners[other]
                if other.get("scope") == "rowgroup" and same and over <= y and at <= x:
                    chosen.append(other)
        found.append(sorted({cells.index(heading) for heading in chosen if heading is not cell}))
    return found


def _said(cell: Element, cells: list[Element]) -> list[Element]:
    ids = cell.attrib["headers"].split()
    return [other for other in cells if other.tag == "th" and other.get("id") in ids]


def _near(
    cell: Element, slots: dict[tuple[int, int], Element], corners: dict[Element, tuple[int, int]]
) -> list[Element]:
    """The headings of its column and row, looking up and to the left from every slot that the cell covers."""
    found: list[Element] = []
    for x, y in [at for at, other in slots.items() if other is cell]:
        for step, scope in (((0, -1), ("col", "colgroup")), ((-1, 0), ("row",))):
            block: list[Element] = []
            opaque: list[tuple[int, str]] = []
            at, over = x, y
            while (at := at + step[0]) >= 0 and (over := over + step[1]) >= 0:
                other = slots.get((at, over))
                if other is None or other is cell:
                    continue
                if other.tag != "th":
                    opaque += [(corners[head][0], head.get("colspan", "1")) for head in block]
                    block = []
                    continue
                place = corners[other][0], other.get("colspan", "1")
                block.append(other)
                if other.get("scope") in scope and not (scope[0] == "col" and place in opaque):
                    found.append(other)
    return found


def compare(html: str, data: bytes) -> Read:
    """Holds the tags of a PDF against its HTML: kinds, counts, order, every word, and the headings of every cell."""
    page, read = parse(html), Read(data)
    expected = outline(page)
    kinds = {kind for kind, _ in expected}
    tags = [(tag.kind, said(tag)) for tag in read.root.walk() if tag.kind in kinds]
    for there, right in zip(tags, expected, strict=False):
        assert there == right, f"{there} where {right} should be"
    assert len(tags) == len(expected)
    assert sorted(read.used) == sorted(set(read.used)), "a piece stands in two tags"
    tables = read.root.all("Table")
    for tag, table in zip(tables, page.iter("table"), strict=True):
        assert _tagged_headings(tag) == headings(table), tag.text[:80]
    return read


def _tagged_headings(table: Tag) -> list[list[int]]:
    cells = table.all("TH", "TD")
    ids = {bytes(cell.object.ID): number for number, cell in enumerate(cells) if cell.kind == "TH"}
    assert len(ids) == len(table.all("TH"))
    found = []
    for cell in cells:
        about = cell.object.get("/A", {})
        if cell.kind == "TH":
            assert about.Scope in ("/Column", "/Row")
        found.append(sorted(ids[bytes(id)] for id in about.get("/Headers", [])))
    return found
