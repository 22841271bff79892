"""What stands elsewhere in the newer page than in the older.

It is shown once, where it stands now, with what differs in it marked. Where it stood there is a line that leads to
it; who rejects everything puts it back there.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from ladokdoc.blackline.columns import columns
from ladokdoc.blackline.documents import MOVABLE, Document, name
from ladokdoc.blackline.pairing import cells, identity
from ladokdoc.blackline.running import NEW, OLD
from ladokdoc.blackline.tree import append

_STUB = "flyttad-bort"


class Moves:
    """Finds out what has moved between two documents. Only asked of what has no partner at its place."""

    def __init__(self, old: Document, new: Document) -> None:
        self._sides = {OLD: old, NEW: new}

    def twin(self, element: Element, mark: str) -> Element | None:
        """The same thing in the other document, where one can be laid into the other."""
        other = self._namesake(element, mark)
        if other is None:
            return None
        old, new = (element, other) if mark == OLD else (other, element)
        return other if fits(old, new) and self._under_the_same(old, new) else None

    def _namesake(self, element: Element, mark: str) -> Element | None:
        """The thing with the same id in the other document, if it is a thing that can move."""
        own = identity(element)
        # What only leads to something, as an entry of the contents, follows it.
        can_move = element.tag in MOVABLE and own and not own.startswith("#")
        if not can_move or self._sides[mark].thing(element) is not element:
            return None
        return self._sides[_other(mark)].thing(element)

    def _under_the_same(self, old: Element, new: Element) -> bool:
        """Whether what stands in columns does so in the same ones."""
        if new.tag != "tr":
            return True
        one, other = self._sides[OLD].table(old), self._sides[NEW].table(new)
        return one is not None and other is not None and _kinds(one) == _kinds(other)

    def told(self, element: Element, mark: str) -> str:
        """Where a thing that has moved stood before, or of an older one: where it stands now; "" if it has not."""
        other = self._namesake(element, mark)
        if other is None:
            return ""
        here, there = self._sides[mark], self._sides[_other(mark)]
        home, away = here.home(element), there.home(other)
        where = "till" if mark == OLD else "hit från"
        if away is not None and _id(away) != _id(home):
            return f"Flyttas {where} {name(away)}"
        if self.twin(element, mark) is None:
            return ""  # it stands where it stood, and is only too different
        before = there.before(other)
        at = f"efter {name(before)}" if before is not None else "först"
        return f"Flyttas, {'står nu' if mark == OLD else 'stod'} {at}"

    def stub(self, element: Element) -> Element:
        """What stands where a thing stood: what it is called, and a way to it."""
        row = element.tag == "tr"
        made = Element(element.tag if row or element.tag == "li" else "p", {"class": _STUB})
        table = self._sides[OLD].table(element) if row else None
        width = len(columns(table)) if table is not None else 1
        line = SubElement(made, "td", {"colspan": str(width)} if width > 1 else {}) if row else made
        line = SubElement(line, "span", {"class": "anm flytt"})
        line.text = f"{name(element)}: "
        link = SubElement(line, "a", {"href": f"#{identity(element)}"})
        told = self.told(element, OLD)
        append(link, f"{told[:1].lower()}{told[1:]}")
        return made


def _other(mark: str) -> str:
    return NEW if mark == OLD else OLD


def _id(element: Element | None) -> str:
    return "" if element is None else identity(element)


def _kinds(table: Element) -> list[str]:
    """The columns of a table, but for whose they are."""
    return [kind.rpartition("_")[2] for kind in columns(table)]


def fits(old: Element, new: Element) -> bool:
    """Whether an element can be laid into another: tables with the same columns, rows with the same cells."""
    if new.tag == "table":
        return columns(old) == columns(new) and not any(
            cell.get("rowspan", "1") != "1"
            for table in (old, new)
            for cell in table.iter()
            if cell.tag in ("td", "th")
        )
    return new.tag != "tr" or cells(old) == cells(new)
