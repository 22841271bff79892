"""Columns that are worked out beside those that the content has: the change since an earlier column, and the share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ladokdoc import figures
from ladokdoc.figures import BLANK, Figure
from ladokdoc.model import Budget, Column, Table
from ladokdoc.pages import wording


class Derived(NamedTuple):
    """What is told beside the amounts of a table.

    own: the id of the plan's own column. base: the column that a change is counted from; None for no change.
    whole: what a share is of; BLANK for no share. places: the decimals of a change. unit: of the table.
    """

    own: str
    base: Column | None
    whole: Figure
    places: int
    unit: str

    @property
    def compared(self) -> str:
        """What a change is counted from, in words."""
        return f"{self.base.type}{wording.NO_BREAK}{self.base.year}" if self.base else ""

    def columns(self) -> Iterator[tuple[str, str]]:
        """The end of the id of each column, and its heading."""
        if self.base:
            yield "forandring", f"Ändring, {self.unit}"
            yield "forandring-procent", "Ändring, %"
        if self.whole.value:
            yield "andel", "Andel, %"

    def cells(self, amounts: Mapping[str, Figure]) -> Iterator[str | None]:
        """What stands in each of them on a line with these amounts; None where there is nothing to say."""
        own = amounts.get(self.own, BLANK)
        if self.base:
            before = amounts.get(self.base.id, BLANK)
            change = figures.change(own, before)
            yield None if change is None else wording.amount(change, self.places)
            yield _percent(figures.relative_change(own, before))
        if self.whole.value:
            yield _percent(figures.share(own, self.whole))


NOTHING = Derived("", None, BLANK, 0, "")


def of_table(table: Table, columns: tuple[Column, ...], budget: Budget, places: Mapping[str, int]) -> Derived:
    """What can be told of a table beside these columns. One that has the plan's own year alone is left as written."""
    if len(columns) < 2:
        return NOTHING
    base = figures.compared(budget, _own(budget).year)
    if base not in columns:
        base = None
    deepest = max(places[budget.own], places[base.id] if base else 0)
    whole = figures.of_table(table, budget.own)
    return Derived(budget.own, base, whole, deepest, table.unit)


def _own(budget: Budget) -> Column:
    return next(column for column in budget.columns if column.id == budget.own)


def _percent(part: Decimal | None) -> str | None:
    return None if part is None else wording.per_cent(part)
