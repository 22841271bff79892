"""The year in figures, for who decides: what it costs, what is invested, and what of it is money spent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.figures.depreciation import Charge, write_off
from ladokdoc.figures.lineage import parts as by_id
from ladokdoc.figures.sums import BLANK, Figure, add, in_unit, of_line, of_table, share
from ladokdoc.figures.together import together
from ladokdoc.model import Budget, Kind, Line, Table


class Part(NamedTuple):
    """A table, or a line of its first level. value: what it comes to, in the unit of the budget."""

    owner: Table | Line
    value: Decimal


class Summary(NamedTuple):
    """The plan's own year, in the unit of the budget. What the plan does not say is blank, and nothing is guessed.

    depreciation: what the line that the plan names for it comes to.
    write_offs: what is written off in the plan's year and those after it, as far as all that counts is known.
    """

    income: Figure
    costs: Figure
    investments: Figure
    depreciation: Figure
    write_offs: tuple[Charge, ...]

    @property
    def spent(self) -> Decimal | None:
        """Money spent: what is written off was paid in earlier years, and what is invested is paid in this."""
        if self.costs.value is None or self.depreciation.value is None:
            return None
        return self.costs.value - self.depreciation.value + (self.investments.value or Decimal(0))

    @property
    def depreciation_share(self) -> Decimal | None:
        """The part of the costs that is depreciation, where 1 is all of them."""
        return share(self.depreciation, self.costs)


def summary(budget: Budget, year: int) -> Summary:
    """What the tables of a plan come to, each amount counted once."""
    rule = budget.depreciation
    made = write_off(budget, year)
    known = made.charges if made else ()
    return Summary(
        income=_of_kind(budget, Kind.INCOME),
        costs=_of_kind(budget, Kind.COST),
        investments=_of_kind(budget, Kind.INVESTMENT),
        depreciation=together([rule.line], by_id(budget), budget) if rule and rule.line else BLANK,
        write_offs=tuple(charge for charge in known if not charge.missing),
    )


def tables_of(budget: Budget, kind: Kind) -> Iterator[Table]:
    """The tables of a kind, without those that divide the same money another way."""
    return (table for table in budget.tables if table.kind is kind and table.same_as is None)


def parts(tables: Iterable[Table], budget: Budget) -> Iterator[Part]:
    """The first level of tables: lines and groups that have a figure for the plan's own year."""
    for table in tables:
        for line in table.lines:
            yield from _part(line, of_line(line, budget.own), table, budget)


def wholes(tables: Iterable[Table], budget: Budget) -> Iterator[Part]:
    """The tables themselves, those that have a figure for the plan's own year."""
    for table in tables:
        yield from _part(table, of_table(table, budget.own), table, budget)


def _part(owner: Table | Line, figure: Figure, table: Table, budget: Budget) -> Iterator[Part]:
    value = in_unit(figure, table.unit, budget.unit).value
    if value is not None:
        yield Part(owner, value)


def _of_kind(budget: Budget, kind: Kind) -> Figure:
    return add(
        in_unit(of_table(table, budget.own), table.unit, budget.unit) for table in tables_of(budget, kind)
    )
