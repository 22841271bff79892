"""The text of a PDF that is read aloud: what its tags hold, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

# What is said of an element instead of what it holds, or beside it.
_SAID = ("/Alt", "/E", "/ActualText")


class Part(NamedTuple):
    """A marked part of a page, or words that are only said.

    page: the number of its object. mark: of the part. said: the words. kinds: of the elements that it stands in.
    table: which table it stands in, from 1; 0 for none.
    """

    page: int
    mark: int
    said: str
    kinds: frozenset[str]
    table: int

    @property
    def is_page_number(self) -> bool:
        """Whether it may be the number of a page in the contents, which depends on how the pages fell."""
        return {"/TOCI", "/Reference"} <= self.kinds and "/Link" not in self.kinds


class _Around(NamedTuple):
    """Where in the tree something stands."""

    page: int
    kinds: frozenset[str] = frozenset()
    table: int = 0


def read_tags(reader: PdfReader) -> Iterator[Part]:
    """Everything that the tags hold."""
    root = reader.root_object.get("/StructTreeRoot")
    waiting: list[tuple[Any, _Around]] = [(root.get_object(), _Around(0))] if root is not None else []
    tables = 0
    seen: set[int] = set()
    while waiting:
        part, around = waiting.pop()
        if isinstance(part, int):
            yield Part(around.page, int(part), "", around.kinds, around.table)
            continue
        part = part.get_object() if isinstance(part, IndirectObject) else part
        if isinstance(part, list):
            waiting += [(kid, around) for kid in reversed(part)]
        # A tree that leads back into itself is read once.
        elif isinstance(part, DictionaryObject) and id(part) not in seen:
            seen.add(id(part))
            tables += part.get("/S") == "/Table"
            around = _within(part, around, tables)
            for name in _SAID:
                if name in part:
                    yield Part(0, -1, str(part[name]), around.kinds, around.table)
            if part.get("/Type") == "/MCR":
                waiting.append((part.get("/MCID"), around))
            elif "/K" in part:
                waiting.append((part.raw_get("/K"), around))


def _within(part: DictionaryObject, around: _Around, tables: int) -> _Around:
    given = part.raw_get("/Pg") if "/Pg" in part else None
    page = given.idnum if isinstance(given, IndirectObject) else around.page
    kind = part.get("/S")
    return _Around(
        page,
        around.kinds | {str(kind)} if kind else around.kinds,
        tables if kind == "/Table" else around.table,
    )
