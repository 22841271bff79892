"""Tables: each has a name, rows of the same width, and headings from which every cell can be understood alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ladokdoc.gate.document import Document, Fault, short
from ladokdoc.markup.cells import Headings, rows_by_section, span
from ladokdoc.markup.names import words


def check(document: Document) -> Iterator[Fault]:
    """Tables that cannot be understood by who hears a cell at a time."""
    for table, cells in document.headings.items():
        yield from _table(table, cells)


def _table(table: Element, cells: Headings) -> Iterator[Fault]:
    caption = table.find("caption")
    name = f"Tabellen ”{short(words(caption))}”" if caption is not None and words(caption) else "En tabell"
    if name == "En tabell":
        yield Fault("En tabell har inget namn. Skriv det i `caption`.", table)
    if not any(cell.tag == "th" for cell in cells):
        yield Fault(f"{name} har inga rubrikceller. Skriv `th` med `scope` i mallen.", table)
        return
    for cell, heads in cells.items():
        text = words(cell)
        if cell.tag == "th" and not text:
            yield Fault(f"{name} har en tom rubrikcell. Använd `td` där ingen rubrik ska stå.", cell)
        elif cell.tag == "th" and cell.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield Fault(
                f"{name} har rubrikcellen ”{short(text)}” utan `scope`. Skriv `col` eller `row`.", cell
            )
        elif cell.tag == "td" and text and not heads and not cell.get("headers"):
            yield Fault(f"{name} har cellen ”{short(text)}” utan någon rubrik.", cell)
    yield from _unknown(name, cells)
    yield from _ragged(name, table)


def _unknown(name: str, cells: dict[Element, list[Element]]) -> Iterator[Fault]:
    ids = {cell.get("id") for cell in cells if cell.tag == "th"}
    for cell in cells:
        for id in (cell.get("headers") or "").split():
            if id not in ids:
                yield Fault(f"{name} har en cell med rubriken ”{id}” i `headers`, och den finns inte.", cell)


def _ragged(name: str, table: Element) -> Iterator[Fault]:
    """Rows that are not as wide as the first."""
    expected = 0
    for section in rows_by_section(table):
        hanging: list[tuple[int, int]] = []
        for row in section.rows:
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            width = sum(span(cell, "colspan") for cell in cells) + sum(wide for _, wide in hanging)
            hanging = [(more - 1, wide) for more, wide in hanging if more > 1]
            hanging += [(span(c, "rowspan") - 1, span(c, "colspan")) for c in cells if span(c, "rowspan") > 1]
            expected = expected or width
            if width != expected:
                yield Fault(f"{name} har en rad med {width} celler, men den första har {expected}.", row)
