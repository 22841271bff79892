"""Lays an older page into a newer, element by element."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from ladokdoc.blackline.columns import Absent, levelled
from ladokdoc.blackline.documents import Document, Version, documents
from ladokdoc.blackline.moving import Moves, fits
from ladokdoc.blackline.pairing import pairs
from ladokdoc.blackline.running import NEW, OLD, Stretch, bare, compared, is_number, tokens
from ladokdoc.blackline.running import write as write_running
from ladokdoc.blackline.tree import OPAQUE, Part, Run, append, marked, parse, parts, write
from ladokdoc.formats import MINUS, number, read_amount

_CLASS = {OLD: "borttagen", NEW: "ny"}
_MOVED = "flyttad"
_NOTE, _SOURCE, _FROM = "anm", "kalla", "flytt"
# What can bear a note at its end, and what does: the cells of a row have theirs together.
_LEAVES = {"p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "caption", "figcaption"}
_NOTED = {"tr", *_LEAVES} - {"td", "th"}


def merged(old: Version, new: Version, about: str, styles: Mapping[str, str]) -> str:
    """The newer page with the differences marked.

    about: HTML that tells of the change, put after the title. styles: CSS for the marks, by what it is for ("all").
    """
    made = _Merger(*documents(old, new)).page()
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

    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        self._moves = Moves(old, new)

    def page(self) -> Element:
        """The newer page: its head as it is, its body with the older laid into it."""
        made = Element(self._new.root.tag, self._new.root.attrib)
        head, body = self._new.root.find("head"), self._new.root.find("body")
        older = self._old.root.find("body")
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
        if not fits(old, new):
            return None, True
        if new.tag in OPAQUE:
            same = tostring(old) == tostring(new)
            return (deepcopy(new) if same else None), not same
        made = Element(new.tag, new.attrib)
        # What heads the columns follows the rows.
        own = "" if new.tag == "thead" else self._new.place(new)
        place, changed = own or ("" if new.tag == "thead" else place), False
        # The cells of a row are the same by where they stand, whatever they say.
        both = (
            zip(old, new, strict=True) if new.tag == "tr" else pairs(parts(old), parts(new), self._new.moved)
        )
        for before, after in both:
            differs = self._part(made, before, after, place)
            # A column that is new or gone is no change of each row.
            changed |= differs and not (isinstance(before, Absent) or isinstance(after, Absent))
        if changed and place and (own or new.tag in _NOTED):
            _note(made, place, _SOURCE)
            changed = False
        return made, changed and new.tag != "thead"

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
        return not all(self._tells(part, mark) for part, mark in sides if isinstance(part, Element))

    def _tells(self, element: Element, mark: str) -> bool:
        """Whether what only one page has at its place says itself where it stands, or stood."""
        moves = self._moves.twin(element, mark) is not None
        return moves or any(self._side(mark).place(part) for part in element.iter())

    def _side(self, mark: str) -> Document:
        return self._old if mark == OLD else self._new

    def _one(self, element: Element, mark: str, around: str = "") -> Element:
        """An element that only one page has at its place: moved, or marked whole.

        around: where what it stands in stands, if that has been told.
        """
        twin = self._moves.twin(element, mark)
        if twin is not None and mark == OLD:
            return self._moves.stub(element)
        told = self._moves.told(element, mark)
        if twin is not None:
            made, _ = self._both(twin, element, "")
            assert made is not None
            marked(made, _MOVED)
        else:
            place = self._side(mark).place(element)
            made = self._marked(element, mark, place or around)
            if place and _file(place) != _file(around):
                _note(made, place, _SOURCE, first=True)
        if told:
            _note(made, told, _FROM, first=True)
        return made

    def _marked(self, element: Element, mark: str, place: str) -> Element:
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
                    made.append(self._one(part, mark, place))
        if mark == OLD:
            bare(made)
        marked(made, _CLASS[mark])
        return made


def _file(place: str) -> str:
    return place.rpartition(":")[0]


def _running(made: Element, old: Run | None, new: Run | None) -> bool:
    before, after = tokens(old) if old else [], tokens(new) if new else []
    stretches = compared(before, after)
    write_running(made, stretches)
    changes = [stretch for stretch in stretches if stretch.mark]
    if all(is_number(stretch) for stretch in changes):
        return False  # what was numbered anew stands nowhere in the source
    if made.tag in ("td", "th") and (delta := _difference(stretches)):
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


def _note(element: Element, text: str, kind: str, *, first: bool = False) -> None:
    """Adds a note at the end of the last text in an element, or the first, or of the first cell of a row."""
    row = element.find("*") if element.tag == "tr" else None
    leaves = [part for part in (row if row is not None else element).iter() if part.tag in _LEAVES]
    inner = [leaf for leaf in leaves if not any(part.tag in _LEAVES for part in leaf if part is not leaf)]
    if found := inner or leaves[-1:]:
        _add(found[0 if first else -1], text, kind)


def _add(element: Element, text: str, kind: str) -> None:
    """Adds a note to an element: where it stood before where it stands in the source."""
    note = Element("span", {"class": f"{_NOTE} {kind}"})
    note.text = text
    last = element[-1] if len(element) else None
    if kind == _FROM and last is not None and last.get("class") == f"{_NOTE} {_SOURCE}":
        note.tail = " "
        element.insert(len(element) - 1, note)
    else:
        append(element, " ")
        element.append(note)
