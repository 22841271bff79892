"""What the pages of a PDF show, whether it is read aloud or not, and what they are drawn with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from ladokdoc.verifying.covering import Covering
from ladokdoc.verifying.fingerprint import Fingerprints

# What is drawn that is neither text nor lines: parts drawn elsewhere, pictures in the page itself, shadings.
_PLACED = {b"Do": "delar", b"INLINE IMAGE": "bilder", b"sh": "toningar"}


class Shown(NamedTuple):
    """Text on a page. mark: the number that it is marked with. height: in points; None in a part drawn elsewhere."""

    text: str
    mark: int | None
    height: float | None


class Sheet(NamedTuple):
    """A page.

    id: the number of its object. shown: its text as it is drawn. spoken: what marked parts read as, where that is said.
    hidden: text that is not drawn, or drawn over. placed: how many pictures and the like it has.
    ways: what can be pressed on it. stream: all that draws it, and what it is drawn with. keys: what else it has.
    """

    id: int
    shown: tuple[Shown, ...]
    spoken: Mapping[int, str]
    hidden: Counter[str]
    placed: Counter[str]
    ways: Counter[str]
    stream: bytes
    keys: frozenset[str]


def read_sheets(reader: PdfReader) -> Iterator[Sheet]:
    """All pages in order."""
    means = Fingerprints()
    for page in reader.pages:
        reading = _Reading()
        page.extract_text(
            visitor_operand_before=reading.before,
            visitor_operand_after=reading.after,
            visitor_text=reading.text,
        )
        content, box = page.get_contents(), page.mediabox
        yield Sheet(
            id=page.indirect_reference.idnum if page.indirect_reference else 0,
            shown=tuple(reading.shown),
            spoken=reading.spoken,
            hidden=Counter([*reading.invisible, *reading.covering.covered]),
            placed=reading.placed,
            ways=Counter(_ways(page)),
            stream=(content.get_data() if content is not None else b"") + means.of(page.get("/Resources")),
            keys=frozenset([*page, f"sidor på {float(box.width):.0f} × {float(box.height):.0f} punkter"]),
        )


class _Reading:
    """Follows what draws a page."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.spoken: dict[int, str] = {}
        self.invisible: list[str] = []
        self.placed: Counter[str] = Counter()
        self.covering = Covering()
        self._marks: list[int | None] = []
        self._depth = 0
        self._is_visible = True

    def before(self, operator: bytes, operands: list[Any], placed: list[float], _: Any) -> None:
        """Called before each operator. placed: where it draws, as a matrix."""
        if operator in (b"BDC", b"BMC"):
            about = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            mark = about.get("/MCID")
            self._marks.append(mark)
            if mark is not None and "/ActualText" in about:
                self.spoken[mark] = str(about["/ActualText"])
        elif operator == b"EMC" and self._marks:
            self._marks.pop()
        elif operator in _PLACED:
            self.placed[_PLACED[operator]] += 1
            self._depth += operator == b"Do"
        elif operator == b"Tr":
            self._is_visible = operands != [3] and operands != [7]
        elif not self._depth:
            self.covering.draw(operator, operands, placed)

    def after(self, operator: bytes, *_: Any) -> None:
        """Called after each operator."""
        self._depth -= operator == b"Do"

    def text(self, text: str, placed: list[float], at: list[float], _: Any, size: float) -> None:
        """Called for each piece of text. placed, at: where, as two matrices. size: of its letters."""
        if text.strip():
            mark = next((mark for mark in reversed(self._marks) if mark is not None), None)
            height = at[4] * placed[1] + at[5] * placed[3] + placed[5]
            self.shown.append(Shown(text, mark, None if self._depth else float(height)))
            # Where a part that is drawn elsewhere comes on the page is not known here.
            if not self._depth:
                self.covering.text(text, placed, at, size)
            if not self._is_visible:
                self.invisible.append(text.strip())


def _ways(page: PageObject) -> Iterator[str]:
    """Everything that lies on a page and can be pressed, or drawn over it."""
    for each in page.get("/Annots") or ():
        found = each.get_object()
        action = found.get("/A", DictionaryObject()).get_object()
        where = found.get("/Dest") or action.get("/URI") or action.get("/S") or ""
        drawn = " med eget utseende" if "/AP" in found else ""
        yield f"{str(found.get('/Subtype', '')).removeprefix('/')} {where}, ”{found.get('/Contents', '')}”{drawn}"


def resources(reader: PdfReader) -> Iterator[tuple[str, str, Any]]:
    """Everything that the pages are drawn with: its kind, the name that it is called by, and it."""
    waiting = [page.get("/Resources") for page in reader.pages]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        found = found.get_object() if found is not None else None
        if not isinstance(found, DictionaryObject) or id(found) in seen:
            continue
        seen.add(id(found))
        for kind in ("/Font", "/XObject", "/Pattern", "/Shading"):
            named: Any = found.get(kind, DictionaryObject())
            for name, value in named.get_object().items():
                thing = value.get_object()
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield kind, name, thing
                    waiting.append(thing.get("/Resources"))
