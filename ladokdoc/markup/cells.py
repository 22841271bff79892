"""Which heading cells each cell of a table has, by the rules of HTML (Tables, "Forming relationships").

A cell says so itself with `headers`, or it follows from where it stands: under the headings of its column, after those
of its row, and below those of its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

Headings = dict[Element, list[Element]]
"""Every cell of a table, in order, with its headings."""


def scope(cell: Element, section: Element) -> str:
    """What a heading cell heads: "col", "row", "colgroup" or "rowgroup"."""
    said = cell.get("scope", "")
    return (
        said if said in ("col", "row", "colgroup", "rowgroup") else "col" if section.tag == "thead" else "row"
    )


def headings(table: Element) -> Headings:
    """The headings of each cell."""
    cells = _Columns()
    found: Headings = {}
    for section in rows_by_section(table):
        groups: list[tuple[int, Element]] = []
        for row in section.rows:
            found.update(cells.row(row, section.element, groups))
        cells.end_section()
    named = {id: cell for cell in found if cell.tag == "th" and (id := cell.get("id"))}
    for cell in found:
        if (said := cell.get("headers")) is not None:
            chosen = [named[id] for id in said.split() if id in named]
            found[cell] = [heading for heading in chosen if heading is not cell]
    return found


@dataclass(frozen=True, slots=True)
class Section:
    """A head, body or foot of a table, with its rows."""

    element: Element
    rows: tuple[Element, ...]


def rows_by_section(table: Element) -> Iterator[Section]:
    """The sections of a table in order. Rows of nested tables are not among them."""
    for part in table:
        if part.tag in ("thead", "tbody", "tfoot"):
            yield Section(part, tuple(row for row in part if row.tag == "tr"))


def span(cell: Element, name: str) -> int:
    """How many columns or rows a cell covers. name: "colspan" or "rowspan"."""
    said = cell.get(name)
    if said is None:
        return 1
    return max(1, min(1000, int(said))) if said.isascii() and said.isdigit() else 1


@dataclass(slots=True)
class _Column:
    """The headings of a column so far: first column, width, block and cell. block: how many runs of headings begun."""

    headings: list[tuple[int, int, int, Element]] = field(default_factory=list)
    block: int = 0
    in_block: bool = False


@dataclass(slots=True)
class _Columns:
    """What a row needs to know of the rows above it, column by column."""

    columns: dict[int, _Column] = field(default_factory=lambda: defaultdict(_Column))
    # Cells that reach down into coming rows: how many more rows, and the row heading that they are, if any.
    hanging: dict[int, tuple[int, Element | None]] = field(default_factory=dict)

    def row(
        self, row: Element, section: Element, groups: list[tuple[int, Element]]
    ) -> Iterator[tuple[Element, list[Element]]]:
        """The cells of a row with their headings. groups: those of the section so far, with their columns."""
        placed = list(self._place(row))
        heads = [(x, cell) for x, cell in placed if cell.tag == "th" and scope(cell, section) == "row"]
        heads += [(x, cell) for x, (_, cell) in self.hanging.items() if cell is not None]
        groups += [(x, cell) for x, cell in placed if cell.tag == "th" and scope(cell, section) == "rowgroup"]
        for x, cell in placed:
            width = span(cell, "colspan")
            above = [h for column in range(x, x + width) for *_, h in self.columns[column].headings]
            before = [head for at, head in sorted(heads, key=_first) if at < x and head is not cell]
            over = [head for at, head in groups if at <= x and head is not cell]
            yield cell, list(dict.fromkeys([*over, *above, *before]))
        self._end_row(placed, section)

    def end_section(self) -> None:
        """No cell reaches out of its section."""
        self.hanging.clear()

    def _place(self, row: Element) -> Iterator[tuple[int, Element]]:
        """The cells of a row with the first column of each."""
        x = 0
        for cell in row:
            if cell.tag in ("th", "td"):
                while x in self.hanging:
                    x += 1
                yield x, cell
                x += span(cell, "colspan")

    def _end_row(self, placed: list[tuple[int, Element]], section: Element) -> None:
        self.hanging = {x: (more - 1, cell) for x, (more, cell) in self.hanging.items() if more > 1}
        for x, cell in placed:
            width, height = span(cell, "colspan"), span(cell, "rowspan")
            is_head = cell.tag == "th"
            row_head = cell if is_head and scope(cell, section) == "row" else None
            column_head = is_head and scope(cell, section) in ("col", "colgroup")
            for column in range(x, x + width):
                if height > 1:
                    self.hanging[column] = height - 1, row_head
                self._pass(self.columns[column], (x, width), cell, column_head=column_head)

    def _pass(self, column: _Column, place: tuple[int, int], cell: Element, *, column_head: bool) -> None:
        """A cell has been passed: a heading below data takes the place of one above it as wide."""
        is_head = cell.tag == "th"
        column.block += is_head and not column.in_block
        column.in_block = is_head
        if is_head:
            column.headings = [h for h in column.headings if h[:2] != place or h[2] == column.block]
        if column_head:
            column.headings.append((*place, column.block, cell))


def _first(pair: tuple[int, Element]) -> int:
    return pair[0]
