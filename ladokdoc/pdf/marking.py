"""Pages that mark what they draw, and which element of the HTML every marked piece belongs to.

WeasyPrint 70 keeps, in each box that it lays out, the element that the box was made for, and when it tags a PDF it
notes for each box of text and each picture under which number it was drawn (`weasyprint.pdf.stream.Stream.marked`).
Its own tags are then made of boxes, so what crosses a page becomes two elements. Here the notes are taken over
before they are used, and tags are made of the HTML: the boxes only say which pieces of a page an element has.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pydyf  # type: ignore[import-untyped]
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import MarginBox, TableRowGroupBox
from weasyprint.layout.absolute import AbsolutePlaceholder

# Boxes of WeasyPrint and objects of pydyf, which have no types.
Box = Any
Object = Any


class Sheet(Page):  # type: ignore[misc]
    """A page that keeps the notes of what it has drawn. marks: the number of each box of text and each picture."""

    def __init__(self, page: Page) -> None:
        self.__dict__.update(page.__dict__)
        self._notes: dict[Box, dict[str, Any]] = {}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draws the page, marked, though WeasyPrint has not been asked for tags."""
        stream._tags = self._notes
        super().paint(stream, scale)

    @property
    def marks(self) -> dict[Box, int]:
        """The number under which each box has been drawn."""
        return {box: note["mcid"] for box, note in self._notes.items()}

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self._notes)

    @property
    def box(self) -> Box:
        """The box of the whole page."""
        return self._page_box


class Frame(NamedTuple):
    """The part of a page in which something can be seen, in pixels from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, box: Box) -> Frame:
        """What can be seen in a box that cuts off what does not fit."""
        left, top = box.border_box_x(), box.border_box_y()
        right, bottom = left + box.border_width(), top + box.border_height()
        return Frame(
            max(self.left, left), max(self.top, top), min(self.right, right), min(self.bottom, bottom)
        )

    def shows(self, box: Box) -> bool:
        """Whether all of a box can be seen, but for a pixel."""
        return bool(
            box.position_x >= self.left - 1
            and box.position_y >= self.top - 1
            and box.position_x + box.width <= self.right + 1
            and box.position_y + box.height <= self.bottom + 1
        )


class Walk:
    """Goes through the boxes of one page after the other, in the order of the text."""

    def __init__(self) -> None:
        self._heads: dict[Any, int] = {}

    def page(self, number: int, box: Box) -> Iterator[tuple[Box, bool, Frame]]:
        """Every box of a page, whether it is decoration (in a margin, or said before), and where it can be seen.

        number: of the page, from 0.
        """
        waiting = [(box, False, Frame(0, 0, box.margin_width(), box.margin_height()))]
        while waiting:
            box, decoration, frame = waiting.pop()
            if isinstance(box, AbsolutePlaceholder):
                box = box._box
            decoration = decoration or isinstance(box, MarginBox) or self._is_repeated(box, number)
            yield box, decoration, frame
            if box.children:
                if box.style["overflow"] != "visible":
                    frame = frame.within(box)
                waiting += [(child, decoration, frame) for child in reversed(box.children)]

    def _is_repeated(self, box: Box, number: int) -> bool:
        """Whether this is the head or foot of a table that began on an earlier page; such are never cut."""
        if not (isinstance(box, TableRowGroupBox) and (box.is_header or box.is_footer)):
            return False
        return self._heads.setdefault(box.element, number) < number


def decorate(stream: list[Any], marks: set[int]) -> dict[int, Object]:
    """Makes pieces of a page decoration, as page headers are. stream: what draws the page.

    Gives what is said of each piece that the page itself has, by number. What is translucent is drawn elsewhere, and
    cannot be in a tag.
    """
    found = {}
    for index in _places(stream, b"BDC"):
        if (mark := stream[index - 1].get("MCID")) is not None:
            found[mark] = stream[index - 1]
            if mark in marks:
                stream[index - 2 : index] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
    return found


def _places(stream: list[Any], operator: bytes) -> Iterator[int]:
    """Where an operator stands. A list finds a thing by itself much faster than one that looks at each."""
    index = -1
    with suppress(ValueError):
        while True:
            index = stream.index(operator, index + 1)
            yield index
