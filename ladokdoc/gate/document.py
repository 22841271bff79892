"""What the gate looks at, and what it says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ladokdoc.markup.cells import Headings, headings

_SHOWN = 60


class Fault(NamedTuple):
    """What is wrong, in Swedish. element: of the page, or None. line: of the page's HTML, or 0."""

    message: str
    element: Element | None = None
    line: int = 0


class Spot(NamedTuple):
    """Where in a page a fault is, in words that need no page: the nth element of a name, or a line.

    id: of the nearest part of the content around it, "" where there is none.
    """

    tag: str
    nth: int
    id: str
    line: int


class Said(NamedTuple):
    """Text as it is read out, and the element that it belongs to."""

    text: str
    element: Element


@dataclass(frozen=True)
class Document:
    """A page and the PDF that has been made of it.

    html: the root of the page. shown: the elements that are on some sheet of the PDF.
    pressed: the links that can be pressed. strays: how many areas can be pressed that belong to no link in the text.
    misread: where what is read out is not the text of the page; None where it is.
    translucent: elements whose text is drawn in a way that keeps it from being read out.
    unseen: elements with text or a picture that is not seen on the paper, though it is read out.
    foreign: names of typefaces that are not the document's own.
    errors: what is wrong with the page as HTML, by line.
    """

    html: Element
    shown: Set[Element]
    pressed: Set[Element]
    strays: int
    misread: Fault | None
    translucent: tuple[Element, ...]
    unseen: tuple[Element, ...]
    foreign: tuple[str, ...]
    errors: tuple[tuple[int, str], ...]

    @cached_property
    def having(self) -> Mapping[str, Sequence[Element]]:
        """The elements that have an attribute, in order, by its name."""
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.html.iter():
            for name in element.attrib:
                found[name].append(element)
        return found

    @cached_property
    def headings(self) -> Mapping[Element, Headings]:
        """The cells of each table that is shown, with their headings."""
        return {table: headings(table) for table in self.html.iter("table") if table in self.shown}


def short(text: str) -> str:
    """A text to be quoted in a message: on one line, and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def spot(html: Element, fault: Fault) -> Spot:
    """Where a fault is."""
    if fault.element is None:
        return Spot("", 0, "", fault.line)
    nth, around = 0, ""
    parents = {child: parent for parent in html.iter() for child in parent}
    for element in html.iter(fault.element.tag):
        nth += 1
        if element is fault.element:
            break
    at: Element | None = fault.element
    while at is not None and not around:
        around = of_content(at)
        at = parents.get(at)
    return Spot(str(fault.element.tag).rpartition("}")[2], nth, around, 0)


def of_content(element: Element) -> str:
    """The id of an element that is the content's: ids that templates give themselves have an underscore."""
    id = element.get("id", "")
    return "" if "_" in id else id
