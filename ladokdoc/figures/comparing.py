"""Which column of earlier figures a plan is compared with."""

from __future__ import annotations

from ladokdoc.model import Budget, Column


def compared(budget: Budget, year: int) -> Column | None:
    """The column that a change is counted from: the latest earlier budget, else the latest outcome."""
    before = [column for column in budget.columns if column.year < year]
    for kind in ("budget", "utfall"):
        if found := [column for column in before if column.type == kind]:
            return max(found, key=lambda column: column.year)
    return None
