"""A budget table as rows of figures: what CSV and the workbook have in common."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ladokdoc import figures
from ladokdoc.formats import number
from ladokdoc.meaning.texts import Shown
from ladokdoc.model import Amounts, Column, Line, Table, Total


class Sort(StrEnum):
    """What a row is."""

    LINE = "post"
    GROUP = "grupp"
    PART = "varav"
    SUBTOTAL = "delsumma"
    TOTAL = "summa"


class Sum(NamedTuple):
    """What a total is made of. rows: the ids of rows. besides: what it has that no row has, as that of an earlier year
    may."""

    rows: tuple[str, ...]
    besides: Decimal


class Row(NamedTuple):
    """A row of a table.

    within: the id of the group or line that it stands in. depth: how far in, from 0.
    amounts: one for each column, None for a blank. added: of a total, what it is the exact sum of, for each column;
    None for one that rounding keeps from it, and for what is all that is told of a year.
    """

    id: str
    sort: Sort
    within: str
    depth: int
    name: str
    amounts: tuple[Decimal | None, ...]
    added: tuple[Sum | None, ...]
    footnote: str


class Rows(NamedTuple):
    """Makes the rows of a table."""

    table: Table
    columns: tuple[Column, ...]
    texts: Shown

    def all(self) -> Iterator[Row]:
        """Every row, in the order of print."""
        for line in self.table.lines:
            yield from self._line(line, self.table.id, 0, Sort.LINE)
        if self.table.total:
            name = self.texts.plain(self.table.total.name)
            yield self._total(self.table, Sort.TOTAL, self.table.total, ("", 0, name or "Summa"))

    def _line(self, line: Line, within: str, depth: int, sort: Sort) -> Iterator[Row]:
        yield Row(
            line.id,
            Sort.GROUP if line.group else sort,
            within if depth else "",
            depth,
            self.texts.plain(line.name),
            self._amounts(line.amounts),
            (),
            self.texts.plain(line.footnote),
        )
        for part in line.of_which:
            yield from self._line(part, line.id, depth + 1, Sort.PART)
        for part in line.lines:
            yield from self._line(part, line.id, depth + 1, sort)
        if line.total:
            name = self.texts.plain(line.total.name) or f"{self.texts.plain(line.name)}, summa"
            yield self._total(line, Sort.SUBTOTAL, line.total, (line.id, depth, name))

    def _total(self, owner: Table | Line, sort: Sort, total: Total, at: tuple[str, int, str]) -> Row:
        within, depth, name = at
        added = tuple(self._sum(owner, total, column.id) for column in self.columns)
        told = " ".join(_besides(column, made) for column, made in zip(self.columns, added, strict=True))
        amounts = self._amounts(total.amounts)
        return Row(total_id(owner), sort, within, depth, name, amounts, added, told.strip())

    def _sum(self, owner: Table | Line, total: Total, column: str) -> Sum | None:
        stated, parts = figures.declared(total.amounts, column), figures.of_lines(owner.lines, column)
        if stated.value is None or parts.value is None:
            return None
        besides = stated.value - parts.value
        steps = figures.steps(owner.lines, column, self.table)
        if besides and any((figures.amount_step(total.amounts[column], self.table), *steps)):
            return None
        return Sum(tuple(_added(owner.lines, column)), besides)

    def _amounts(self, amounts: Amounts) -> tuple[Decimal | None, ...]:
        return tuple(figures.declared(amounts, column.id).value for column in self.columns)


def column_title(column: Column) -> str:
    """A column as the document heads it: "Utfall 2019"."""
    return f"{column.type.capitalize()} {column.year}"


def _besides(column: Column, made: Sum | None) -> str:
    """Why the rows do not come to a total."""
    if made is None or not made.besides:
        return ""
    side = "mer" if made.besides > 0 else "mindre"
    return f"{column_title(column)}: summan är {number(abs(made.besides))} {side} än posterna här."


def total_id(owner: Table | Line) -> str:
    """The id of the row of a total. No id of the content has an underscore."""
    return f"{owner.id}_summa"


def _added(lines: tuple[Line, ...], column: str) -> Iterator[str]:
    """The rows that a sum is made of: a group counts with its declared total where it has one."""
    for line in lines:
        if not line.group:
            if column in line.amounts:
                yield line.id
        elif line.total and column in line.total.amounts:
            yield total_id(line)
        else:
            yield from _added(line.lines, column)
