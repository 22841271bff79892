"""Fills the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from ladokdoc import figures
from ladokdoc.export import formulas
from ladokdoc.export.datasets import DAY, NUMBER, WHOLE, Dataset
from ladokdoc.export.rows import Row, Rows, Sort, column_title, total_id
from ladokdoc.formats import UNITS, convert
from ladokdoc.meaning.texts import Shown
from ladokdoc.model import Budget, Column, Kind, Table, Total

# The title, the unit and the heads of the columns stand above the figures.
_HEAD = 3
_A4 = 9


class _Cell(NamedTuple):
    """A figure. formula: "" where it is a plain number."""

    value: Decimal
    formula: str = ""


class _Lay(NamedTuple):
    """How the rows of a table lie. place: of each row by its id. digits: the format of the figures of each column."""

    place: dict[str, int]
    digits: tuple[str, ...]


class Sheets:
    """The sheets of one workbook. Formats are made once each, for a workbook keeps every one it is given."""

    def __init__(self, book: Any, texts: Shown) -> None:
        self._book = book
        self._texts = texts
        self._names = {formulas.RESERVED}
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        # Where the total of a table stands in a column, as a formula on another sheet names it.
        self._totals: dict[tuple[str, str], str] = {}

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def _sheet(self, title: str) -> Any:
        sheet = self._book.add_worksheet(formulas.free_name(title, self._names))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def table(self, table: Table, rows: Rows) -> None:
        """A sheet for a budget table."""
        sheet = self._figures(self._texts.plain(table.title) or table.id, table.unit, rows.columns)
        every = list(rows.all())
        place = {row.id: number for number, row in enumerate(every, _HEAD)}
        columns = zip(*(row.amounts for row in every), strict=True)
        lay = _Lay(place, tuple(map(_digits, columns)))
        for row in every:
            self._row(sheet, row, lay)
        self._text(sheet, (_HEAD + len(every) + 1, 0), self._texts.plain(table.footnote), italic=True)
        for number, column in enumerate(rows.columns, 1):
            if table.total and column.id in table.total.amounts:
                cell = xl_rowcol_to_cell(place[total_id(table)], number)
                self._totals[table.id, column.id] = f"'{sheet.get_name()}'!{cell}"

    def _figures(self, title: str, unit: str, columns: tuple[Column, ...]) -> Any:
        """A sheet with its heads."""
        sheet = self._sheet(title)
        self._text(sheet, (0, 0), title, bold=True, font_size=14)
        self._text(sheet, (1, 0), f"Belopp i {unit}", italic=True)
        for number, head in enumerate(["Namn", *map(column_title, columns), "Not", "Id"]):
            side = "right" if 0 < number <= len(columns) else "left"
            indent = int(number == len(columns) + 1)
            self._text(sheet, (_HEAD - 1, number), head, bold=True, bottom=1, align=side, indent=indent)
        sheet.freeze_panes(_HEAD, 1)
        sheet.repeat_rows(_HEAD - 1)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, max(1, len(columns)), 16)
        sheet.set_column(len(columns) + 1, len(columns) + 2, 32)
        return sheet

    def _row(self, sheet: Any, row: Row, lay: _Lay) -> None:
        at, total = lay.place[row.id], row.sort in (Sort.TOTAL, Sort.SUBTOTAL)
        look = {"bold": total or row.sort is Sort.GROUP, "italic": row.sort is Sort.PART, "top": int(total)}
        name = f"varav {row.name}" if row.sort is Sort.PART else row.name
        self._text(sheet, (at, 0), name, **look, indent=row.depth, text_wrap=True)
        for number, (value, digits) in enumerate(zip(row.amounts, lay.digits, strict=True)):
            if value is not None:
                made = row.added[number] if total else None
                cells = [(lay.place[id], number + 1) for id in made.rows] if made else []
                formula = formulas.total(cells, made.besides) if made else ""
                self._figure(sheet, (at, number + 1), _Cell(value, formula), num_format=digits, **look)
            elif total:
                sheet.write_blank(at, number + 1, None, self._format(**look))
        last = len(row.amounts) + 1
        self._text(sheet, (at, last), row.footnote, text_wrap=True, indent=1)
        self._text(sheet, (at, last + 1), row.id, font_color="#595959")

    def _text(self, sheet: Any, at: tuple[int, int], text: str, **look: object) -> None:
        sheet.write_string(*at, formulas.fitted(text), self._format(**look))

    def _figure(self, sheet: Any, at: tuple[int, int], cell: _Cell, **look: object) -> None:
        shape = self._format(**{"num_format": _digits([cell.value]), **look})
        if cell.formula:
            sheet.write_formula(*at, cell.formula, shape, float(cell.value))
        else:
            sheet.write_number(*at, float(cell.value), shape)

    def result(self, budget: Budget, result: Total) -> None:
        """A sheet for income less cost, from the totals on the other sheets."""
        columns = tuple(column for column in budget.columns if column.id in result.amounts)
        signs = {
            table.id: _SIGNS[table.kind] for table in budget.tables if table.kind and table.kind in _SIGNS
        }
        tables = [table for table in budget.tables if table.id in signs and table.same_as is None]
        title = self._texts.plain(result.name) or "Resultat"
        sheet = self._figures(title, budget.unit, columns)
        end, look = _HEAD + len(tables), {"bold": True, "top": 1}
        for at, table in enumerate(tables, _HEAD):
            self._text(sheet, (at, 0), self._texts.plain(table.title) or table.id)
        self._text(sheet, (end, 0), title, **look)
        for number, column in enumerate(columns, 1):
            terms = ""
            for at, table in enumerate(tables, _HEAD):
                if cell := self._of_table(table, column, budget):
                    self._figure(sheet, (at, number), cell)
                    terms += signs[table.id] + xl_rowcol_to_cell(at, number)
            value = result.amounts[column.id].value
            if value is not None:
                # Of rounded tables the result is a rounded one too, and is not always what they come to.
                proved = terms and figures.result(budget, column.id).value == value
                self._figure(sheet, (end, number), _Cell(value, f"={terms}" if proved else ""), **look)

    def _of_table(self, table: Table, column: Column, budget: Budget) -> _Cell | None:
        figure = figures.of_table(table, column.id)
        if figure.value is None:
            return None
        place = self._totals.get((table.id, column.id), "")
        factor = UNITS[table.unit] / UNITS[budget.unit]
        times = "" if factor == 1 else f"*{UNITS[table.unit]:f}/{UNITS[budget.unit]:f}"
        return _Cell(convert(figure.value, table.unit, budget.unit), f"={place}{times}" if place else "")

    def list(self, dataset: Dataset) -> None:
        """A sheet for needs, goals or what is written off."""
        sheet = self._sheet(dataset.title)
        for number, field in enumerate(dataset.fields):
            self._text(sheet, (0, number), field.title, bold=True, bottom=1)
            sheet.set_column(number, number, 70 if field.name == dataset.name else 22)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(1, len(dataset.rows)), len(dataset.fields) - 1)
        for at, texts in enumerate(dataset.rows, 1):
            for number, (field, text) in enumerate(zip(dataset.fields, texts, strict=True)):
                if text:
                    self._cell(sheet, (at, number), field.kind, text)

    def _cell(self, sheet: Any, at: tuple[int, int], kind: str, text: str) -> None:
        if kind == DAY:
            shape = self._format(valign="top", num_format="yyyy-mm-dd")
            sheet.write_datetime(*at, datetime.fromisoformat(text), shape)
        elif kind == WHOLE:
            sheet.write_number(*at, int(text), self._format(valign="top"))
        elif kind == NUMBER:
            self._figure(sheet, at, _Cell(Decimal(text)), valign="top")
        else:
            self._text(sheet, at, text, valign="top", text_wrap=True)


_SIGNS = {Kind.INCOME: "+", Kind.COST: "-"}


def _digits(values: Iterable[Decimal | None]) -> str:
    """The format of figures in a column: thousands apart, and as many decimals as any of them has."""
    exponents = (value.normalize().as_tuple().exponent for value in values if value is not None)
    decimals = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
