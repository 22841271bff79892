"""What is written off each year of what has been invested: in equal parts, over whole years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ladokdoc.figures.lineage import parts
from ladokdoc.figures.rounding import ZERO
from ladokdoc.figures.sums import Figure, add, amount_step, in_unit, of_line, of_table, step
from ladokdoc.formats import convert
from ladokdoc.model import Amount, Budget, Depreciation, Kind, Line, Start, Table
from ladokdoc.places import Place

# How many years after the plan's own are projected.
AHEAD = 5
# Nothing is written off over longer than this.
MAX_YEARS = 100


class Charge(NamedTuple):
    """What is written off in a year. value: in the budget's unit.

    counted: the years whose investments are written off then.
    missing: those of them whose investments are not known; the value is then too low.
    endless: no number with decimals is exactly it, as a third of 100.
    """

    year: int
    value: Decimal
    counted: range
    missing: tuple[int, ...]
    endless: bool


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
    """By year; what later plans will invest is not decided, and is not counted even where it stands here."""
    known = {
        at: amount.value for at, amount in rule.investments.items() if amount.value is not None and at <= year
    }
    if year not in rule.investments:
        own = own_investments(budget)
        if own.value is not None:
            known[year] = own.value
    return known


def own_investments(budget: Budget) -> Figure:
    """What the tables of the plan itself invest, in its unit; blank where there is no such table."""
    return add(in_unit(of_table(table, budget.own), table.unit, budget.unit) for table in _tables(budget))


def _tables(budget: Budget) -> Iterator[Table]:
    return (table for table in budget.tables if table.kind is Kind.INVESTMENT and table.same_as is None)


def _charge(invested: Mapping[int, Decimal], rule: Depreciation, at: int, year: int) -> Charge:
    assert rule.years
    first = at - rule.years + (1 if rule.start is Start.SAME_YEAR else 0)
    counted = range(first, first + rule.years)
    whole = sum((invested.get(when, ZERO) for when in counted), ZERO)
    missing = tuple(when for when in counted if when not in invested and when <= year)
    return Charge(at, whole / rule.years, counted, missing, _endless(Fraction(whole) / rule.years))


def _endless(value: Fraction) -> bool:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest > 1


class Held(NamedTuple):
    """The line that declares the year's depreciation, beside what the investments give; both in its table's unit.

    stated: blank where the line has no amount. place: of the amount. tolerance: how far they may be apart.
    """

    line: Line
    stated: Figure
    charge: Decimal
    tolerance: Decimal
    place: Place


def held(budget: Budget, made: WriteOff) -> Held | None:
    """The declared depreciation; None where the rule names no line that is there.

    A charge with endless decimals cannot be written, and is held at the precision of the amount that is.
    """
    named = parts(budget).get(made.rule.line.id) if made.rule.line else None
    if named is None or not isinstance(named.owner, Line):
        return None
    line, table, charge = named.owner, named.table, made.charges[0]
    stated = of_line(line, budget.own)
    amount = (line.total.amounts if line.total else line.amounts).get(budget.own)
    value = convert(charge.value, budget.unit, table.unit)
    finest = _last_digit(stated.value or ZERO) if charge.endless else ZERO
    unit = max(finest, amount_step(amount, table) if amount else step(table))
    if charge.endless:
        value = value.quantize(min(finest, Decimal(1)))
    return Held(line, stated, value, unit / 2, amount.place if amount else line.place)


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))


class Contradiction(NamedTuple):
    """What is given as invested in the plan's own year, and what its tables invest, in the budget's unit."""

    given: Amount
    invested: Decimal


def contradiction(budget: Budget, year: int) -> Contradiction | None:
    """Where the plan's own investments are given beside its tables, and are others."""
    rule = budget.depreciation
    given, invested = (rule.investments.get(year) if rule else None), own_investments(budget).value
    if given is None or given.value is None or invested is None:
        return None
    room = sum((convert(step(table), table.unit, budget.unit) for table in _tables(budget)), ZERO) / 2
    return Contradiction(given, invested) if abs(given.value - invested) > room else None
