"""Which amounts some check reaches, and which none does."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures.claims import divisions, pairs, uses, varav
from ladokdoc.figures.depreciation import write_off
from ladokdoc.figures.sums import NO_GAPS, Gaps, amounts_in, assertions
from ladokdoc.model import Amount, Amounts, Budget, Line, lines, owners
from ladokdoc.places import Place


def written(budget: Budget) -> Iterator[Amount]:
    """Every amount that says what something is; not the steps and shares that rules go by."""
    for owner in owners(budget):
        yield from (owner.total.amounts if owner.total else {}).values()
        if isinstance(owner, Line):
            yield from _of_line(owner)
    yield from (budget.result.amounts if budget.result else {}).values()
    yield from (frame.at_most for frame in budget.frames if frame.at_most)
    yield from (budget.depreciation.investments if budget.depreciation else {}).values()


def _of_line(line: Line) -> Iterator[Amount]:
    yield from line.amounts.values()
    for part in line.of_which:
        yield from _of_line(part)


def covered(budget: Budget, gaps: Gaps = NO_GAPS) -> frozenset[Place]:
    """The places of the amounts that take part in a check that could be made."""
    return frozenset(_covered(budget, gaps))


def _covered(budget: Budget, gaps: Gaps) -> Iterator[Place]:
    for assertion in assertions(budget, gaps):
        if assertion.computed.known and assertion.declared.known:
            yield from amounts_in(assertion)
    for parts in varav(budget):
        if parts.whole.known and parts.parts.known:
            yield from _places(parts.line.amounts, parts.column)
            for part in parts.line.of_which:
                yield from _places(part.amounts, parts.column)
    for use in uses(budget):
        if use.frame.at_most and use.used.known:
            yield use.frame.at_most.place
    for division in divisions(budget, gaps):
        for line in lines((*division.table.lines, *division.other.lines)):
            yield from _places(line.amounts, division.column)
    for pair in pairs(budget):
        yield from pair.places
    if budget.depreciation and (made := write_off(budget, _year(budget))) and not made.charges[0].missing:
        yield from (amount.place for amount in budget.depreciation.investments.values())
    yield from (amount.place for amount in (budget.result.amounts if budget.result else {}).values())


def _year(budget: Budget) -> int:
    return next(column.year for column in budget.columns if column.id == budget.own)


def _places(amounts: Amounts, column: str) -> Iterator[Place]:
    if column in amounts:
        yield amounts[column].place
