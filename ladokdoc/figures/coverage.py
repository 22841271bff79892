"""Which amounts some check reaches, and why the others are reached by none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from ladokdoc.figures.claims import divisions, pairs, uses, varav
from ladokdoc.figures.depreciation import held, own_investments, write_off
from ladokdoc.figures.result import result
from ladokdoc.figures.sums import BLANK, Gaps, amounts_in, assertions, of_parts
from ladokdoc.figures.years import Year
from ladokdoc.model import Amount, Amounts, Budget, Line, Table, Total, lines
from ladokdoc.places import Place


class Why(StrEnum):
    """Why no check reaches an amount, in words that say what to do about it."""

    NO_TOTAL = "tabellen har ingen `summa` som det ingår i"
    NOT_IN_TOTAL = "`summa` har inget belopp i den kolumnen"
    NO_TERMS = "posterna har inga belopp i den kolumnen"
    UNREAD = "något annat i samma summa gick inte att läsa"
    NO_WHOLE = "posten som det är en del av har inget belopp i den kolumnen"
    NO_USE = "det som ramen gäller har inga belopp"
    NO_RESULT = "intäkter minus kostnader går inte att räkna ut"
    NO_CHARGE = "avskrivningarna går inte att pröva"
    WRITTEN_OFF = "året skrivs inte av under planens år"


class Left(NamedTuple):
    """An amount that no check reaches."""

    amount: Amount
    why: Why


def left(budget: Budget, reached: Collection[Place]) -> Iterator[Left]:
    """Every amount that says what something is, and that no check reaches; not the steps that rules go by."""
    for one in _written(budget):
        if one.amount.value is not None and one.amount.place not in reached:
            yield one


def _written(budget: Budget) -> Iterator[Left]:
    for table in budget.tables:
        yield from _of_owner(table, ())
    yield from (
        Left(amount, Why.NO_RESULT) for amount in (budget.result.amounts if budget.result else {}).values()
    )
    yield from (Left(frame.at_most, Why.NO_USE) for frame in budget.frames if frame.at_most)
    yield from _invested(budget)


def _of_owner(owner: Table | Line, above: tuple[Total, ...]) -> Iterator[Left]:
    """above: the totals that what stands here is a part of."""
    for column, amount in (owner.total.amounts if owner.total else {}).items():
        yield Left(amount, Why.NO_TERMS if of_parts(owner, column) == BLANK else Why.UNREAD)
    inside = (*above, owner.total) if owner.total else above
    for line in owner.lines:
        for column, amount in line.amounts.items():
            yield Left(amount, _why(inside, column))
        yield from _of_parts(line.of_which)
        yield from _of_owner(line, inside)


def _why(above: tuple[Total, ...], column: str) -> Why:
    if any(column in total.amounts for total in above):
        return Why.UNREAD
    return Why.NOT_IN_TOTAL if above else Why.NO_TOTAL


def _of_parts(parts: Iterable[Line]) -> Iterator[Left]:
    for part in parts:
        yield from (Left(amount, Why.NO_WHOLE) for amount in part.amounts.values())
        yield from _of_parts(part.of_which)


def _invested(budget: Budget) -> Iterator[Left]:
    made = write_off(budget, _year(budget))
    counted = made.charges[0].counted if made else ()
    for year, amount in (budget.depreciation.investments if budget.depreciation else {}).items():
        yield Left(amount, Why.WRITTEN_OFF if made and year not in counted else Why.NO_CHARGE)


def covered(budget: Budget, gaps: Gaps, years: Mapping[str, Year]) -> frozenset[Place]:
    """The places of the amounts that take part in a check that could be made.

    years, gaps: the columns of earlier budgets whose plans are there.
    """
    found = (*_sums(budget, gaps), *_claims(budget, gaps), *_depreciation(budget))
    return frozenset((*found, *(place for year in years.values() for place in year.compared)))


def _sums(budget: Budget, gaps: Gaps) -> Iterator[Place]:
    for assertion in assertions(budget, gaps):
        if assertion.weighed.known:
            yield from amounts_in(assertion)
    for column, amount in (budget.result.amounts if budget.result else {}).items():
        figure = result(budget, column)
        if figure.known and amount.value is not None and (figure != BLANK or amount.value):
            yield amount.place


def _claims(budget: Budget, gaps: Gaps) -> Iterator[Place]:
    for parts in varav(budget):
        if parts.whole.known and parts.parts.known:
            yield from _places(parts.line.amounts, parts.column)
            for part in parts.line.of_which:
                yield from _places(part.amounts, parts.column)
    for use in uses(budget):
        if use.frame.at_most and use.used.known and use.used != BLANK:
            yield use.frame.at_most.place
    for division in divisions(budget, gaps):
        if division.weighed.known:
            for line in lines((*division.table.lines, *division.other.lines)):
                yield from _places(line.amounts, division.column)
    for pair in pairs(budget):
        yield from pair.places


def _depreciation(budget: Budget) -> Iterator[Place]:
    rule, year = budget.depreciation, _year(budget)
    made = write_off(budget, year)
    line = held(budget, made) if made and not made.charges[0].missing else None
    if rule and made and line and line.stated.value is not None:
        for part in lines((line.line,)):
            totals = part.total.amounts if part.total else {}
            yield from (*_places(part.amounts, budget.own), *_places(totals, budget.own))
        counted = made.charges[0].counted
        yield from (amount.place for at, amount in rule.investments.items() if at in counted)
    if rule and year in rule.investments and own_investments(budget).value is not None:
        yield rule.investments[year].place


def _year(budget: Budget) -> int:
    return next(column.year for column in budget.columns if column.id == budget.own)


def _places(amounts: Amounts, column: str) -> Iterator[Place]:
    if column in amounts:
        yield amounts[column].place
