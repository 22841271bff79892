"""The tables of an exported plan: needs, goals and every table of the budget, as rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.export.rows import Row as TableRow
from ladokdoc.export.rows import Rows, column_title
from ladokdoc.figures.columns import used_columns
from ladokdoc.figures.projection import projection
from ladokdoc.figures.sums import declared
from ladokdoc.meaning import Shown, exact
from ladokdoc.model import PROJECTION, Area, Column, Edition, Goal, Ref, Row

# Types as a data package names them.
TEXT, NUMBER, WHOLE, DAY = "string", "number", "integer", "date"
NEEDS, GOALS = "behov", "mal"
# A spreadsheet that opens a CSV takes a text that begins so for a formula, and works it out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Field(NamedTuple):
    """A column of a CSV. kind: TEXT, NUMBER, WHOLE or DAY. key: whether its values name the rows."""

    name: str
    title: str
    kind: str = TEXT
    key: bool = False


class Dataset(NamedTuple):
    """A table of data. cells: "" for what is not there."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> bytes:
        """The table as RFC 4180 has it, in UTF-8, with the names of the fields first."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(field.name for field in self.fields)
        writer.writerows(map(self._harmless, self.rows))
        return out.getvalue().encode()

    def _harmless(self, row: tuple[str, ...]) -> Iterator[str]:
        for field, cell in zip(self.fields, row, strict=True):
            yield f"'{cell}" if field.kind == TEXT and cell.startswith(_FORMULA) else cell


def datasets(edition: Edition, texts: Shown) -> Iterator[Dataset]:
    """Needs, goals, every table, and the one that is worked out."""
    yield Dataset(NEEDS, "Behov", _NEEDS, tuple(_needs(edition, texts)))
    yield Dataset(GOALS, "Mål", _GOALS, tuple(_goals(edition, texts)))
    for table in edition.budget.tables if edition.budget else ():
        assert edition.budget
        rows = Rows(table, used_columns(table, edition.budget), texts)
        title = texts.plain(table.title) or table.id
        # No id has an underscore, so that this name is free.
        name = f"tabell_{table.id}" if table.id in (NEEDS, GOALS) else table.id
        cells = tuple(_cells(row) for row in rows.all())
        yield Dataset(name, title, _columns(rows.columns, table.unit), cells)
    yield from _write_offs(edition, texts)


def _write_offs(edition: Edition, texts: Shown) -> Iterator[Dataset]:
    """The table that is worked out, where the document has it."""
    placed = any(ref.id == PROJECTION for chapter in edition.chapters for ref in chapter.tables)
    table = projection(edition) if placed else None
    if table and edition.budget:
        fields = (Field("ar", "År", WHOLE, key=True), Field("belopp", f"Belopp, {table.unit}", NUMBER))
        own = edition.budget.own
        cells = ((line.name.value, _figure(declared(line.amounts, own).value)) for line in table.lines)
        yield Dataset(table.id, texts.plain(table.title), fields, tuple(cells))


_ROW = (Field("omrade", "Område"), Field("rad", "Rad"))
_NEEDS = (*_ROW, Field("id", "Id", key=True), Field("behov", "Behov"))
_GOALS = (
    *_ROW,
    Field("id", "Id", key=True),
    Field("mal", "Mål"),
    Field("ansvarig", "Ansvarig"),
    Field("indikator", "Indikator"),
    Field("klart_senast", "Klart senast", DAY),
    Field("prioritet", "Prioritet", WHOLE),
    Field("inriktning", "Inriktning"),
    Field("finansieras_av", "Finansieras av"),
)


def _needs(edition: Edition, texts: Shown) -> Iterator[tuple[str, ...]]:
    for area, row in _rows(edition):
        yield from ((area.id, row.id, need.id, texts.plain(need.text)) for need in row.needs)


def _goals(edition: Edition, texts: Shown) -> Iterator[tuple[str, ...]]:
    for area, row in _rows(edition):
        yield from ((area.id, row.id, *_goal(goal, texts)) for goal in row.goals)


def _rows(edition: Edition) -> Iterator[tuple[Area, Row]]:
    for area in edition.areas:
        yield from ((area, row) for row in area.rows)


def _goal(goal: Goal, texts: Shown) -> tuple[str, ...]:
    return (
        goal.id,
        texts.plain(goal.text),
        texts.plain(goal.responsible),
        texts.plain(goal.indicator),
        goal.due.isoformat() if goal.due else "",
        "" if goal.priority is None else str(goal.priority),
        _ids(goal.directions),
        _ids(goal.funded_by),
    )


def _ids(refs: tuple[Ref, ...]) -> str:
    return " ".join(ref.id for ref in refs)


def _columns(columns: tuple[Column, ...], unit: str) -> tuple[Field, ...]:
    amounts = (Field(column.id, f"{column_title(column)}, {unit}", NUMBER) for column in columns)
    return (
        Field("id", "Id", key=True),
        Field("slag", "Slag"),
        Field("inom", "Inom"),
        Field("niva", "Nivå", WHOLE),
        Field("namn", "Namn"),
        *amounts,
        Field("not", "Not"),
    )


def _cells(row: TableRow) -> tuple[str, ...]:
    amounts = tuple(_figure(value) for value in row.amounts)
    return (row.id, row.sort, row.within, str(row.depth), row.name, *amounts, row.footnote)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else exact(value)
