"""Which columns a table has figures in."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.model import Amounts, Budget, Column, Line, Table


def used_columns(table: Table, budget: Budget) -> tuple[Column, ...]:
    """The plan's own column, and those of other years in which the table has something."""
    used = {column for amounts in _amounts(table) for column in amounts}
    return tuple(column for column in budget.columns if column.id == budget.own or column.id in used)


def _amounts(owner: Table | Line) -> Iterator[Amounts]:
    if owner.total:
        yield owner.total.amounts
    if isinstance(owner, Line):
        yield owner.amounts
    for part in (*owner.lines, *(owner.of_which if isinstance(owner, Line) else ())):
        yield from _amounts(part)
