"""Income less cost, and whether the declared result is that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladokdoc.figures.rounding import ZERO
from ladokdoc.figures.sums import BLANK, UNKNOWN, Figure, Weighed, add, converted, declared, table_steps
from ladokdoc.model import Amount, Budget, Kind, Table


def result(budget: Budget, column: str) -> Figure:
    """Income less cost, over the tables that are not another division of one already counted."""
    counted = [table for table in budget.tables if table.same_as is None]
    if budget.incomplete or any(table.incomplete or table.kind is None for table in counted):
        return UNKNOWN
    earned = income(budget, column)
    cost = add(converted(table, budget, column) for table in counted if table.kind is Kind.COST)
    if not (earned.known and cost.known):
        return UNKNOWN
    if earned.value is None and cost.value is None:
        return BLANK
    return Figure((earned.value or ZERO) - (cost.value or ZERO))


def income(budget: Budget, column: str) -> Figure:
    """All income in a column, in the unit of the budget."""
    tables = (table for table in budget.tables if table.kind is Kind.INCOME and table.same_as is None)
    return add(converted(table, budget, column) for table in tables)


class Outcome(NamedTuple):
    """The declared result of a column beside income less cost, in the unit of the budget."""

    amount: Amount
    column: str
    weighed: Weighed


def outcomes(budget: Budget) -> Iterator[Outcome]:
    """The declared result in every column that has one."""
    counted = [table for table in budget.tables if _counts(table)]
    for column, amount in (budget.result.amounts if budget.result else {}).items():
        steps = [step for table in counted for step in table_steps(table, column, budget.unit)]
        # The result itself counts as rounded to the coarsest of them.
        whole = (max(steps, default=ZERO), *steps)
        stated = declared({column: amount}, column)
        yield Outcome(amount, column, Weighed(stated, result(budget, column), whole))


def _counts(table: Table) -> bool:
    return table.same_as is None and table.kind in {Kind.INCOME, Kind.COST}
