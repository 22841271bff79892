"""Columns of earlier budgets, taken by id from the editions of those years."""

from __future__ import annotations

from collections.abc import Mapping

from ladokdoc.formats import UNITS
from ladokdoc.model import Amount, Budget, Edition, Line, Table, Total, nodes

# What an earlier edition says, by id of line or table: its amounts, or those of its declared total.
_Known = dict[str, Amount]


def with_earlier(edition: Edition, earlier: Mapping[int, Edition]) -> Edition:
    """The edition with every blank in a column of an earlier budget filled from that year's plan.

    What the writer has given by hand stays.
    """
    budget = edition.budget
    for column in budget.columns if budget else ():
        other = earlier.get(column.year)
        if budget and column.type == "budget" and column.year < edition.year and other and other.budget:
            known = {unit: _own_column(other.budget, unit) for unit in UNITS}
            tables = tuple(_fill_table(table, column.id, known[table.unit]) for table in budget.tables)
            budget = budget.changed(tables=tables)
    return edition.changed(budget=budget)


def _own_column(budget: Budget, unit: str) -> _Known:
    """What the tables in a unit say; an amount in another is not taken over, for it would be another amount."""
    known: _Known = {}
    for owner in (part for table in budget.tables if table.unit == unit for part in nodes(table)):
        own = owner.amounts if isinstance(owner, Line) else {}
        amounts = owner.total.amounts if owner.total else own
        if budget.own in amounts:
            known[owner.id] = amounts[budget.own]
    return known


def _fill_table(table: Table, column: str, known: _Known) -> Table:
    return table.changed(
        lines=tuple(_fill_line(line, column, known) for line in table.lines),
        total=_fill_total(table.total, table.id, column, known),
    )


def _fill_line(line: Line, column: str, known: _Known) -> Line:
    amounts = line.amounts
    if not line.group and column not in amounts and line.id in known:
        amounts = {**amounts, column: known[line.id]}
    return line.changed(
        amounts=amounts,
        lines=tuple(_fill_line(part, column, known) for part in line.lines),
        total=_fill_total(line.total, line.id, column, known),
        of_which=tuple(_fill_line(part, column, known) for part in line.of_which),
    )


def _fill_total(total: Total | None, id: str, column: str, known: _Known) -> Total | None:
    if total is None or column in total.amounts or id not in known:
        return total
    return total.changed(amounts={**total.amounts, column: known[id]})
