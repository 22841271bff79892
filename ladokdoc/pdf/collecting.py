"""The HTML as the pages have it: every element that is on some page, with its pieces, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ladokdoc.pdf.marking import Box, Object, Sheet, Walk

# The four sides of a picture in points, from the lower left corner of its page.
Frame = tuple[float, float, float, float]
_POINTS = 0.75


class Piece(NamedTuple):
    """What is drawn under one number, and the element that it is of.

    text: "" for a picture. frame: of a picture. generated: whether the HTML does not have it.
    """

    page: int
    mark: int
    element: Element
    text: str
    frame: Frame | None
    generated: bool


class Press(NamedTuple):
    """An area of a page that can be pressed, as PDF has it: an annotation."""

    page: int
    annotation: Object


@dataclass(slots=True, eq=False)
class Node:
    """An element on the pages. marker: whether it is the sign of a list item, and not the item itself."""

    element: Element
    marker: bool = False
    kids: list[Node | Piece | Press] = field(default_factory=list)


@dataclass(slots=True)
class Collected:
    """All that the pages have.

    root: the element of the whole document. shown: all elements. pressed: the links that can be pressed.
    decoration: numbers of pieces that are no part of the text, by page.
    strays: how many areas can be pressed that are of no link in the text.
    unseen: elements with something that is cut off, or outside its page, or invisible.
    """

    root: Node
    shown: set[Element] = field(default_factory=set)
    pressed: set[Element] = field(default_factory=set)
    decoration: list[set[int]] = field(default_factory=list)
    strays: int = 0
    unseen: dict[Element, None] = field(default_factory=dict)


def collect(html: Element, sheets: list[Sheet]) -> Collected:
    """The pieces of the sheets, by the elements of the HTML that they come from."""
    return _Collector(html).collect(sheets)


class _Collector:
    def __init__(self, html: Element) -> None:
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._root = Node(html)
        self._nodes: dict[Element, Node] = {html: self._root}
        self._markers: dict[Element, Node] = {}
        self._collected = Collected(self._root)

    def collect(self, sheets: list[Sheet]) -> Collected:
        walk = Walk()
        for number, sheet in enumerate(sheets):
            marks = sheet.marks
            loose = set(marks.values())
            for box, decoration, frame in walk.page(number, sheet.box):
                if box.link_annotation is not None:
                    self._press(box, Press(number, box.link_annotation), decoration=decoration)
                if decoration or box.element is None:
                    continue
                # Also of a box without a piece: an empty cell is a cell.
                node = (
                    self._marker(box.element)
                    if box.element_tag.endswith("::marker")
                    else self._of(box.element)
                )
                # A box whose text is gone, as a blank at the end of a line, is left for decoration.
                if (mark := marks.get(box)) is not None and getattr(box, "text", None) != "":
                    loose.discard(mark)
                    node.kids.append(_piece(box, number, mark, sheet.height))
                    if not frame.shows(box) or box.style["visibility"] != "visible":
                        self._collected.unseen[box.element] = None
            self._collected.decoration.append(loose)
        self._collected.shown = set(self._nodes)
        return self._collected

    def _press(self, box: Box, press: Press, *, decoration: bool) -> None:
        link = box.element
        while link is not None and link.tag != "a":
            link = self._parents.get(link)
        # In a head of a table that is said before, the link is in the text; in the margin of a page it is not.
        if link is None or (decoration and link not in self._nodes):
            self._collected.strays += 1
        else:
            self._collected.pressed.add(link)
            self._of(link).kids.append(press)

    def _of(self, element: Element) -> Node:
        """The node of an element, made with all around it when it is first met."""
        if node := self._nodes.get(element):
            return node
        node = self._nodes[element] = Node(element)
        self._of(self._parents[element]).kids.append(node)
        return node

    def _marker(self, element: Element) -> Node:
        """The node of the sign of a list item."""
        if node := self._markers.get(element):
            return node
        node = self._markers[element] = Node(element, marker=True)
        self._of(element).kids.append(node)
        return node


def _piece(box: Box, page: int, mark: int, height: float) -> Piece:
    text = getattr(box, "text", None)
    frame = _frame(box, height) if text is None else None
    return Piece(page, mark, box.element, text or "", frame, "::" in box.element_tag)


def _frame(box: Box, height: float) -> Frame:
    left, top = box.content_box_x(), box.content_box_y()
    sides = left, height - top - box.height, left + box.width, height - top
    return tuple(side * _POINTS for side in sides)
