"""The tags of a PDF, made of the HTML: one for each element that says something, and what it holds in order.

The kinds are those of ISO 32000-1, 14.8.4. An element of HTML that only groups others for the sake of style has none,
and what it holds stands in the element around it.

A footnote is a Note and what leads to it a Reference, for ISO 14289-1, 7.9, wants notes to be known as such and to have
an id: who listens can then hear that something is a note, go to it from its sign, and come back, or pass it over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeGuard
from xml.etree.ElementTree import Element

from ladokdoc.markup.pictures import SVG, alternative
from ladokdoc.pdf.collecting import Frame, Node, Piece, Press

_KINDS = {
    "html": "Document", "main": "Part", "article": "Art", "section": "Sect", "aside": "Sect", "nav": "Sect",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "address": "P", "summary": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD",
    "a": "Link", "code": "Code", "q": "Quote", "img": "Figure", SVG: "Figure",
    "ins": "Span", "del": "Span",
}  # fmt: skip
# PDF has no tags of its own for these; the words that are said first tell what has become of the text.
_SAID_FIRST = {"ins": "tillagt", "del": "borttaget"}
# What an element is where its name does not tell: https://www.w3.org/TR/dpub-aria-1.1/.
_ROLES = {"doc-footnote": "Note", "doc-endnote": "Note", "note": "Note"}
_BLOCKS = {
    "div", "header", "footer", "figure", "figcaption", "details", "hgroup", "fieldset", "form", "search", "body",
}  # fmt: skip
_INLINE_KINDS = {"Link", "Code", "Quote", "Span", "Reference", "Figure"}
# Where text beside paragraphs must be a paragraph of its own.
_MIXED = {"TD", "TH", "LBody", "Caption"}
# And where all text must.
_BARE = {"Document", "Part", "Art", "Sect", "BlockQuote"}
_CELLS = {"TD", "TH"}


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the tag tree. element: of the HTML, that it is made of; None where none is behind it."""

    kind: str
    element: Element | None
    kids: list[Kid] = field(default_factory=list)
    language: str = ""
    spoken: str = ""
    """What is read instead of a picture, or the whole words of an abbreviation."""
    frame: Frame | None = None


Kid = Tag | Piece | Press


def tags(root: Node) -> tuple[Tag, list[Piece]]:
    """The tag of the whole document, and the pieces that are decoration though the HTML has them."""
    builder = _Builder()
    (document,) = builder.build(root, contents=False)
    assert isinstance(document, Tag)
    return document, builder.silent


def walk(tag: Tag) -> Iterator[Tag]:
    """A tag and all below it, in reading order."""
    waiting = [tag]
    while waiting:
        tag = waiting.pop()
        yield tag
        waiting.extend(kid for kid in reversed(tag.kids) if isinstance(kid, Tag))


def pieces(tag: Tag) -> Iterator[Piece]:
    """What is drawn of a tag and all below it, in reading order."""
    waiting: list[Kid] = [tag]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, Tag):
            waiting += reversed(kid.kids)
        elif isinstance(kid, Piece):
            yield kid


class _Builder:
    def __init__(self) -> None:
        self.silent: list[Piece] = []

    def build(self, node: Node, *, contents: bool) -> list[Kid]:
        """What a node is in the tag around it. contents: whether it is in a list of contents."""
        if node.marker:
            return [Tag("Lbl", None, list(self._pieces(node)))] if node.kids else []
        name = node.element.tag
        contents = contents or name == "nav"
        kind = _ROLES.get(node.element.get("role", "")) or _KINDS.get(name, "")
        if kind == "Figure":
            return self._figure(node)
        kids = self._kids(node, contents=contents)
        if contents and kind in ("L", "LI"):
            kind = "TOC" if kind == "L" else "TOCI"
        if not kind:
            return self._unnamed(node.element, kids)
        named = _named(kind, node.element, kids)
        return (
            [Tag("Reference", None, named)] if node.element.get("role") == "doc-noteref" and named else named
        )

    def _kids(self, node: Node, *, contents: bool) -> list[Kid]:
        kids: list[Kid] = []
        for kid in node.kids:
            kids += self.build(kid, contents=contents) if isinstance(kid, Node) else [kid]
        return kids

    def _pieces(self, node: Node) -> Iterator[Piece | Press]:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from self._pieces(kid)
            else:
                yield kid

    def _unnamed(self, element: Element, kids: list[Kid]) -> list[Kid]:
        """What an element without a kind holds: as it is, in a paragraph, or as words that are spoken otherwise."""
        if element.tag in _BLOCKS:
            kids = list(_paragraphs(kids, element))
        language = element.get("lang", "")
        whole = element.get("title", "") if element.tag == "abbr" else ""
        if not kids or not (language or whole):
            return kids
        kind = "Span" if all(map(_is_inline, kids)) else "Div"
        return [Tag(kind, element, kids, language, whole)]

    def _figure(self, node: Node) -> list[Kid]:
        pieces = [piece for piece in self._pieces(node) if isinstance(piece, Piece)]
        spoken = alternative(node.element)
        if spoken == "":
            self.silent += pieces
            return []
        frame = next((piece.frame for piece in pieces if piece.frame), None)
        language = node.element.get("lang", "")
        return [Tag("Figure", node.element, list(pieces), language, spoken or "", frame)] if pieces else []


def _named(kind: str, element: Element, kids: list[Kid]) -> list[Kid]:
    if kind == "L":
        kids = _items(kids)
    elif kind == "LI":
        kids = _item(kids)
    elif kind == "TOCI":
        kids = _entry(kids)
    elif kind == "Note":
        kids = _note(kids)
    elif kind == "Table":
        kids = _in_order(element, kids)
    if (kind in _MIXED and not all(map(_is_inline, kids))) or kind in _BARE:
        kids = list(_paragraphs(kids, None))
    if not kids and kind not in _CELLS:
        return []
    if element.tag in _SAID_FIRST:
        text = "".join(element.itertext()).strip()
        return [Tag(kind, element, kids, spoken=f"{_SAID_FIRST[element.tag]}: {text}")]
    return [Tag(kind, element, kids, element.get("lang", "") if kind != "Document" else "")]


def _is_label(kid: Kid) -> TypeGuard[Tag]:
    return isinstance(kid, Tag) and kid.kind == "Lbl"


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Tag) or kid.kind in _INLINE_KINDS


def _paragraphs(kids: Iterable[Kid], element: Element | None) -> Iterator[Kid]:
    """Text that stands beside paragraphs and lists is made one. A picture alone is left as it is."""
    for inline, group in groupby(kids, _is_inline):
        held = list(group)
        if inline and not all(isinstance(kid, Tag) and kid.kind == "Figure" for kid in held):
            yield Tag("P", element, held)
        else:
            yield from held


def _items(kids: list[Kid]) -> list[Kid]:
    """The items of a list, where terms and what they mean make items together."""
    items: list[Kid] = []
    for kid in kids:
        loose = isinstance(kid, Tag) and kid.kind in ("Lbl", "LBody")
        last = items[-1] if items else None
        begun = isinstance(last, Tag) and last.element is None
        if loose and not (begun and isinstance(kid, Tag) and kid.kind == "LBody"):
            items.append(Tag("LI", None, [kid]))
        elif loose and isinstance(last, Tag):
            last.kids.append(kid)
        else:
            items.append(kid)
    return items


def _item(kids: list[Kid]) -> list[Kid]:
    """An item of a list: its sign, and its body."""
    signs: list[Kid] = [kid for kid in kids if _is_label(kid)]
    body: list[Kid] = [kid for kid in kids if kid not in signs]
    if not all(map(_is_inline, body)):
        body = list(_paragraphs(body, None))
    return [*signs, Tag("LBody", None, body)] if body else []


def _note(kids: list[Kid]) -> list[Kid]:
    """A note: its sign, which is what stands before its paragraphs, and they. Text without paragraphs is one."""
    first = next((n for n, kid in enumerate(kids) if not _is_inline(kid)), 0)
    sign: list[Kid] = [Tag("Lbl", None, kids[:first])] if first else []
    return [*sign, *_paragraphs(kids[first:], None)]


def _entry(kids: list[Kid]) -> list[Kid]:
    """An entry of the contents: its number, then the way to what it names with the page that it is on."""
    links = [isinstance(kid, Tag) and kid.kind == "Link" for kid in kids]
    if True not in links:
        return kids
    first = links.index(True)
    after = next((n for n, kid in enumerate(kids) if n > first and not _is_inline(kid)), len(kids))
    before = [part for kid in kids[:first] for part in (kid.kids if _is_label(kid) else [kid])]
    number: list[Kid] = [Tag("Lbl", None, before)] if before else []
    return [*number, Tag("Reference", None, kids[first:after]), *kids[after:]]


def _in_order(table: Element, kids: list[Kid]) -> list[Kid]:
    """The parts of a table as the HTML has them; a foot is drawn on every page, and so met before the rest."""
    order: dict[Element | None, int] = {part: number for number, part in enumerate(table)}

    def place(part: Tag) -> int:
        return order.get(part.element, -1)

    return [*sorted((kid for kid in kids if isinstance(kid, Tag)), key=place)]
