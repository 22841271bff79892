"""Columns of earlier budgets, taken by id from the editions of those years."""

from __future__ import annotations

from collections.abc import Mapping

from ladokdoc.figures.lineage import Lineage
from ladokdoc.model import Amount, Amounts, Edition, Line, Table, Total


def with_earlier(edition: Edition, earlier: Mapping[int, Edition]) -> Edition:
    """The edition with every blank in a column of an earlier budget filled from that year's plan, in its own unit.

    What the writer has given by hand stays.
    """
    budget = edition.budget
    for column in budget.columns if budget else ():
        other = earlier.get(column.year)
        if budget and column.type == "budget" and column.year < edition.year and other and other.budget:
            fill = _Fill(column.id, Lineage(budget, other.budget))
            budget = budget.changed(tables=tuple(fill.table(table) for table in budget.tables))
    return edition.changed(budget=budget)


class _Fill:
    """Fills one column."""

    def __init__(self, column: str, lineage: Lineage) -> None:
        self.column = column
        self.lineage = lineage

    def table(self, table: Table) -> Table:
        return table.changed(
            lines=self._lines(table.lines, table.unit), total=self._total(table.total, table.id, table.unit)
        )

    def _lines(self, lines: tuple[Line, ...], unit: str) -> tuple[Line, ...]:
        return tuple(self._line(line, unit) for line in lines)

    def _line(self, line: Line, unit: str) -> Line:
        return line.changed(
            amounts=line.amounts if line.group else self._amounts(line.amounts, line.id, unit),
            lines=self._lines(line.lines, unit),
            total=self._total(line.total, line.id, unit),
            of_which=self._lines(line.of_which, unit),
        )

    def _total(self, total: Total | None, id: str, unit: str) -> Total | None:
        return total.changed(amounts=self._amounts(total.amounts, id, unit)) if total else None

    def _amounts(self, amounts: Amounts, id: str, unit: str) -> Mapping[str, Amount]:
        amount = None if self.column in amounts else self.lineage.amount(id, unit)
        return {**amounts, self.column: amount} if amount else amounts
