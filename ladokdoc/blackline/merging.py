"""Lays an older page into a newer, element by element."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from ladokdoc.blackline.columns import columns, levelled
from ladokdoc.blackline.pairing import cells, identity, known_by, pairs
from ladokdoc.blackline.running import NEW, OLD, Stretch, bare, compared, tokens
from ladokdoc.blackline.running import write as write_running
from ladokdoc.blackline.tree import OPAQUE, Part, Run, append, marked, parse, parts, said, write
from ladokdoc.formats import MINUS, number, read_amount

_CLASS = {OLD: "borttagen", NEW: "ny"}
_NOTE = "anm"
_TOLD = {OLD: "Flyttad till", NEW: "Flyttad från"}
# What can bear a note at its end, and what does: the cells of a row have theirs together.
_LEAVES = {"p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "caption", "figcaption"}


_NOTED = {"tr", *_LEAVES} - {"td", "th"}


class Places(NamedTuple):
    """Where in the source the things with an id stand, in the older content and in the newer: "plan.yaml:7"."""

    old: Mapping[str, str]
    new: Mapping[str, str]

    def of(self, mark: str) -> Mapping[str, str]:
        """Those of a side."""
        return self.old if mark == OLD else self.new


def merged(old: str, new: str, places: Places, about: str, styles: Mapping[str, str]) -> str:
    """The newer page with the differences marked.

    about: HTML that tells of the change, put after the title. styles: CSS for the marks, by what it is for ("all").
    """
    before, after = parse(old), parse(new)
    merger = _Merger(before, after, places)
    made = merger.page()
    head, body = made.find("head"), made.find("body")
    assert head is not None
    assert body is not None
    for media, style in styles.items():
        SubElement(head, "style", {"media": media}).text = style
    title = head.find("title")
    if title is not None:
        title.text = f"{title.text}: ändringar"
    fragment = parse(about).find("body")
    first = next((n for n, part in enumerate(body) if part.tag == "header"), -1)
    for offset, part in enumerate(list(fragment) if fragment is not None else ()):
        body.insert(first + 1 + offset, part)
    return write(made)


class _Merger:
    """Makes one page of two."""

    def __init__(self, old: Element, new: Element, places: Places) -> None:
        self._old, self._new = old, new
        self._places = places
        self._labels = {OLD: _labels(old), NEW: _labels(new)}

    def page(self) -> Element:
        """The newer page: its head as it is, its body with the older laid into it."""
        made = Element(self._new.tag, self._new.attrib)
        head, body = self._new.find("head"), self._new.find("body")
        older = self._old.find("body")
        assert head is not None
        assert body is not None
        assert older is not None
        made.append(deepcopy(head))
        found, _ = self._both(older, body, "")
        assert found is not None
        made.append(found)
        return made

    def _both(self, old: Element, new: Element, place: str) -> tuple[Element | None, bool]:
        """An element of both pages, and whether it differs in something that has had no note.

        None where one cannot be laid into the other. place: where what it stands in stands in the source.
        """
        if new.tag == "table":
            old, new = levelled(old, new)
        if not _fits(old, new):
            return None, True
        if new.tag in OPAQUE:
            same = tostring(old) == tostring(new)
            return (deepcopy(new) if same else None), not same
        made = Element(new.tag, new.attrib)
        own = self._place(new, NEW)
        place, changed = own or place, False
        # The cells of a row are the same by where they stand, whatever they say.
        both = zip(old, new, strict=True) if new.tag == "tr" else pairs(parts(old), parts(new))
        for before, after in both:
            changed |= self._part(made, before, after, place)
        if changed and place and (own or new.tag in _NOTED):
            _note(made, place, "kalla")
            changed = False
        return made, changed

    def _part(self, made: Element, old: Part | None, new: Part | None, place: str) -> bool:
        """Adds a part to an element, and tells whether it differs in something that has had no note."""
        if isinstance(old, Run | None) and isinstance(new, Run | None):
            return _running(made, old, new)
        if isinstance(old, Element) and isinstance(new, Element):
            both, changed = self._both(old, new, place)
            if both is not None:
                made.append(both)
                return changed
        sides = ((old, OLD), (new, NEW))
        for part, mark in sides:
            if isinstance(part, Element) and not (mark == OLD and part.tag in OPAQUE):
                made.append(self._one(part, mark))
        return not any(isinstance(part, Element) and self._place(part, mark) for part, mark in sides)

    def _one(self, element: Element, mark: str) -> Element:
        """A copy of an element that only one page has, with its whole text marked."""
        own, place = identity(element), self._place(element, mark)
        made = _marked_copy(element, mark)
        if mark == OLD:
            bare(made)
        other = self._labels[NEW if mark == OLD else OLD]
        if own in other:
            _note(made, f"{_TOLD[mark]} {other[own]}" if other[own] else "Flyttad", "flytt")
        if place:
            _note(made, place, "kalla")
        return made

    def _place(self, element: Element, mark: str) -> str:
        """Where in the source an element stands, if it is one that stands there by itself."""
        own = "" if element.tag == "th" else known_by(element)
        return self._places.of(mark).get(own, "")


def _fits(old: Element, new: Element) -> bool:
    """Whether an element can be laid into another: tables with the same columns, rows with the same cells."""
    if new.tag == "table":
        return columns(old) == columns(new) and not any(
            cell.get("rowspan", "1") != "1"
            for table in (old, new)
            for cell in table.iter()
            if cell.tag in ("td", "th")
        )
    return new.tag != "tr" or cells(old) == cells(new)


def _running(made: Element, old: Run | None, new: Run | None) -> bool:
    before, after = tokens(old) if old else [], tokens(new) if new else []
    stretches = compared(before, after)
    write_running(made, stretches)
    if not any(stretch.mark for stretch in stretches):
        return False
    if made.tag in ("td", "th") and (delta := _difference(stretches)):
        append(made, " ")
        _add(made, f"({delta})", "skillnad")
    return True


def _difference(stretches: list[Stretch]) -> str:
    """How much an amount has become more or less; "" where it is no amount that has changed."""
    if [stretch.mark for stretch in stretches] != [OLD, NEW]:
        return ""
    old, new = (read_amount("".join(token.text for token in stretch.tokens)) for stretch in stretches)
    if not isinstance(old, Decimal) or not isinstance(new, Decimal):
        return ""
    delta = new - old
    return f"{MINUS if delta < 0 else '+'}{number(abs(delta))}".replace(" ", "\u00a0")


def _marked_copy(element: Element, mark: str) -> Element:
    """A copy with all running text in it in `ins` or `del`, and the class that tells what became of it."""
    if element.tag in OPAQUE:
        made = deepcopy(element)
        made.tail = None
    else:
        made = Element(element.tag, element.attrib)
        for part in parts(element):
            if isinstance(part, Run):
                write_running(made, [Stretch(mark, tuple(tokens(part)))])
            elif not (mark == OLD and part.tag in OPAQUE):
                made.append(_marked_copy(part, mark))
    marked(made, _CLASS[mark])
    return made


def _note(element: Element, text: str, kind: str) -> None:
    """Adds a note at the end of the last text in an element, or of the first cell of a row."""
    row = element.find("*") if element.tag == "tr" else None
    leaves = [part for part in (row if row is not None else element).iter() if part.tag in _LEAVES]
    inner = [leaf for leaf in leaves if not any(part.tag in _LEAVES for part in leaf if part is not leaf)]
    target = inner[-1] if inner else leaves[-1] if leaves else None
    if target is not None:
        append(target, " ")
        _add(target, text, kind)


def _add(element: Element, text: str, kind: str) -> None:
    SubElement(element, "span", {"class": f"{_NOTE} {kind}"}).text = text


def _labels(root: Element) -> dict[str, str]:
    """For each id, what the thing with it stands in: the heading of the area, or the caption of the table."""
    found: dict[str, str] = {}

    def visit(element: Element, label: str) -> None:
        own = identity(element)
        if own:
            found[own] = label
        name = element.find("caption") if element.tag == "table" else _heading(element)
        inner = said(name) if name is not None else label
        for part in element:
            visit(part, inner)

    body = root.find("body")
    if body is not None:
        visit(body, "")
    return found


def _heading(element: Element) -> Element | None:
    if element.tag != "section":
        return None
    is_heading: Callable[[Element], bool] = lambda part: part.tag in ("h2", "h3", "h4")  # noqa: E731
    return next((part for part in element if is_heading(part)), None)
