"""An older budget in the units of a newer, so that amounts of the two can be set beside each other.

A budget that goes from tkr to mnkr with the same money in it has changed its unit and no amount; one in which only
the unit was changed has changed every amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from ladokdoc.changes.items import BUDGET
from ladokdoc.changes.keys import Key, What
from ladokdoc.formats import UNITS, convert
from ladokdoc.model import Amount, Budget, Line, Table, Total

K = TypeVar("K")


def units(budget: Budget | None) -> Mapping[Key, str]:
    """The unit of the budget and of each of its tables."""
    if budget is None:
        return {}
    return {BUDGET: budget.unit, **{Key(What.TABLE, table.id): table.unit for table in budget.tables}}


def in_units_of(old: Budget, new: Budget) -> Budget:
    """The older budget with each table in the unit that it has in the newer, and all else in the unit of that.

    A table that is gone keeps its own.
    """
    into = {ref.id: table.unit for table in new.tables for ref in table.replaces}
    into |= {table.id: table.unit for table in new.tables}
    tables = tuple(_table(table, into.get(table.id, table.unit)) for table in old.tables)
    turned = old.changed(tables=tables)
    if not _turns(old.unit, new.unit):
        return turned
    turn = _Turn(old.unit, new.unit)
    rule, written_off = old.capitalisation, old.depreciation
    return turned.changed(
        unit=new.unit,
        frames=tuple(frame.changed(at_most=turn.amount(frame.at_most)) for frame in old.frames),
        capitalisation=rule
        and rule.changed(
            pairs=tuple(pair.changed(rounded_to=turn.amount(pair.rounded_to)) for pair in rule.pairs)
        ),
        depreciation=written_off and written_off.changed(investments=turn.amounts(written_off.investments)),
        result=turn.total(old.result),
    )


def turned(line: Line, unit: str, into: str) -> Line:
    """A line and all in it in another unit."""
    return _Turn(unit, into).line(line) if _turns(unit, into) else line


def _turns(unit: str, into: str) -> bool:
    return unit != into and {unit, into} <= UNITS.keys()


def _table(table: Table, into: str) -> Table:
    if not _turns(table.unit, into):
        return table
    turn = _Turn(table.unit, into)
    return table.changed(
        unit=into,
        lines=tuple(map(turn.line, table.lines)),
        total=turn.total(table.total),
        rounded_to=turn.amount(table.rounded_to),
    )


class _Turn:
    """Turns what is in one unit into another."""

    def __init__(self, unit: str, into: str) -> None:
        self.unit, self.into = unit, into

    def _value(self, value: Decimal | None) -> Decimal | None:
        return None if value is None else convert(value, self.unit, self.into)

    def amount(self, amount: Amount | None) -> Amount | None:
        return amount and self._amount(amount)

    def _amount(self, amount: Amount) -> Amount:
        return amount.changed(value=self._value(amount.value), rounding=self._value(amount.rounding))

    def amounts(self, amounts: Mapping[K, Amount]) -> dict[K, Amount]:
        return {column: self._amount(amount) for column, amount in amounts.items()}

    def total(self, total: Total | None) -> Total | None:
        return total and total.changed(amounts=self.amounts(total.amounts))

    def line(self, line: Line) -> Line:
        return line.changed(
            amounts=self.amounts(line.amounts),
            lines=tuple(map(self.line, line.lines)),
            of_which=tuple(map(self.line, line.of_which)),
            total=self.total(line.total),
        )
