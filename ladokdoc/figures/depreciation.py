"""What is written off each year of what has been invested: in equal parts, over whole years."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.figures.sums import Figure, add, in_unit, of_table
from ladokdoc.model import Budget, Depreciation, Kind, Start

# How many years after the plan's own are projected.
AHEAD = 5
# Nothing is written off over longer than this.
MAX_YEARS = 100


class Charge(NamedTuple):
    """What is written off in a year. value: in the budget's unit.

    missing: the years whose investments would count and are not known; the value is then too low.
    """

    year: int
    value: Decimal
    missing: tuple[int, ...]


class WriteOff(NamedTuple):
    """The charges of the plan's own year and of the years after it, of what is invested until then."""

    rule: Depreciation
    charges: tuple[Charge, ...]


def write_off(budget: Budget, year: int) -> WriteOff | None:
    """The projection of a plan; None where it does not say how investments are written off."""
    rule = budget.depreciation
    if rule is None or not rule.years or rule.years > MAX_YEARS or rule.start is None:
        return None
    invested = _invested(budget, rule, year)
    charges = (_charge(invested, rule, at, year) for at in range(year, year + AHEAD + 1))
    return WriteOff(rule, tuple(charges))


def _invested(budget: Budget, rule: Depreciation, year: int) -> Mapping[int, Decimal]:
    known = {at: amount.value for at, amount in rule.investments.items() if amount.value is not None}
    if year not in known:
        own = _own(budget)
        if own.value is not None:
            known[year] = own.value
    return known


def _own(budget: Budget) -> Figure:
    """What the plan itself invests."""
    tables = [table for table in budget.tables if table.kind is Kind.INVESTMENT and table.same_as is None]
    return add(in_unit(of_table(table, budget.own), table.unit, budget.unit) for table in tables)


def _charge(invested: Mapping[int, Decimal], rule: Depreciation, at: int, year: int) -> Charge:
    assert rule.years
    first = at - rule.years + (1 if rule.start is Start.SAME_YEAR else 0)
    counted = range(first, first + rule.years)
    value = sum((invested.get(when, Decimal(0)) for when in counted), Decimal(0)) / rule.years
    # What later plans will invest is not missing: it is not decided.
    missing = tuple(when for when in counted if when not in invested and when <= year)
    return Charge(at, value, missing)
