"""What the budget claims beyond its totals: parts of a whole, frames, divisions, and the rule of capitalisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.figures.lineage import Part, parts
from ladokdoc.figures.rounding import ZERO
from ladokdoc.figures.sums import (
    BLANK,
    NO_GAPS,
    Figure,
    Gaps,
    Weighed,
    declared,
    in_unit,
    of_lines,
    steps,
    with_gap,
)
from ladokdoc.figures.together import together
from ladokdoc.formats import convert
from ladokdoc.model import Budget, Frame, Line, Pair, Ref, Table, lines
from ladokdoc.places import Place


class Parts(NamedTuple):
    """An amount beside the parts of it that are shown (varav). tolerance: in the unit of the table."""

    line: Line
    column: str
    whole: Figure
    parts: Figure
    tolerance: Decimal

    @property
    def exceeded(self) -> Decimal:
        """How much more the parts are than the whole, away from zero; 0 or less where they are not."""
        if self.whole.value is None or self.parts.value is None:
            return ZERO
        whole, parts = self.whole.value, self.parts.value
        over = whole - parts if whole < 0 else parts - whole
        return over if over > self.tolerance else ZERO


def varav(budget: Budget) -> Iterator[Parts]:
    """Every amount with parts, at any depth, in every column where both have a figure."""
    for table in budget.tables:
        for line in lines(table.lines):
            for holder in (line, *_holders(line.of_which)):
                for column in budget.columns if holder.of_which else ():
                    whole, parts = declared(holder.amounts, column.id), of_lines(holder.of_which, column.id)
                    if BLANK not in (whole, parts):
                        taken = steps((holder, *holder.of_which), column.id, table)
                        yield Parts(holder, column.id, whole, parts, sum(taken, ZERO) / 2)


def _holders(parts: tuple[Line, ...]) -> Iterator[Line]:
    for part in parts:
        yield part
        yield from _holders(part.of_which)


class Use(NamedTuple):
    """A frame beside what it is set for comes to, in the edition's own column."""

    frame: Frame
    limit: Decimal
    used: Figure


def uses(budget: Budget) -> Iterator[Use]:
    """Every frame that has a limit."""
    known = parts(budget)
    for frame in budget.frames:
        if frame.at_most and frame.at_most.value is not None:
            yield Use(frame, frame.at_most.value, together(frame.applies_to, known, budget))


class Division(NamedTuple):
    """A table that divides the money of another in its own way, in one column, in the unit of the budget."""

    table: Table
    other: Table
    column: str
    weighed: Weighed

    @property
    def one_sided(self) -> bool:
        """Whether only one of them has amounts."""
        return BLANK in (self.weighed.stated, self.weighed.expected)


def divisions(budget: Budget, gaps: Gaps = NO_GAPS) -> Iterator[Division]:
    """Every table that is the same money as another, in its own year and in every column that both have.

    gaps: by column, what a table of an earlier year had in it besides its lines here.
    """
    # A table may leave out a column of another year, but not the year that the plan is for.
    return (one for one in _divisions(budget, gaps) if not one.one_sided or one.column == budget.own)


def one_sided(budget: Budget, gaps: Gaps = NO_GAPS) -> Iterator[Division]:
    """The columns of other years that only one of two divisions has, which are therefore not compared."""
    return (one for one in _divisions(budget, gaps) if one.one_sided and one.column != budget.own)


def _divisions(budget: Budget, gaps: Gaps) -> Iterator[Division]:
    """Every table that is the same money as another, in every column that one of them has."""
    tables = {table.id: table for table in budget.tables}
    for table in budget.tables:
        other = tables.get(table.same_as.id) if table.same_as else None
        for column in budget.columns if other else ():
            assert other
            here = in_unit(with_gap(table, column.id, gaps), table.unit, budget.unit)
            there = in_unit(with_gap(other, column.id, gaps), other.unit, budget.unit)
            if not here == there == BLANK:
                both = (*_steps(table, budget, column.id), *_steps(other, budget, column.id))
                yield Division(table, other, column.id, Weighed(here, there, both))


def _steps(table: Table, budget: Budget, column: str) -> Iterator[Decimal]:
    return (convert(step, table.unit, budget.unit) for step in steps(table.lines, column, table))


class PairCheck(NamedTuple):
    """Direct cost and investment of one pair, in the edition's own column.

    factor: what is invested for each krona taken directly; 3 where the direct share is 25 per cent.
    tolerance: from the pair's rounding, which counts `factor` times for the direct cost.
    places: of the amounts on both sides.
    """

    pair: Pair
    direct: Decimal
    invested: Decimal
    factor: Decimal
    tolerance: Decimal
    places: tuple[Place, ...]

    @property
    def other(self) -> Decimal:
        """What is invested beyond the share of the salaries: other costs, where it is not negative."""
        return self.invested - self.factor * self.direct


def pairs(budget: Budget) -> Iterator[PairCheck]:
    """Every pair whose amounts are known. With D direct, I invested and O other costs, I = factor·D + O."""
    rule = budget.capitalisation
    percent = rule.direct_share.value if rule and rule.direct_share else None
    if rule is None or percent is None or not 0 < percent < 100:
        return
    factor, known = (100 - percent) / percent, parts(budget)
    for pair in rule.pairs:
        direct = together(pair.direct, known, budget)
        invested = together(pair.investment, known, budget)
        if direct.value is not None and invested.value is not None:
            unit = (pair.rounded_to.value if pair.rounded_to else None) or ZERO
            places = tuple(_places((*pair.direct, *pair.investment), known, budget.own))
            yield PairCheck(pair, direct.value, invested.value, factor, (factor + 1) * unit / 2, places)


def _places(refs: tuple[Ref, ...], known: Mapping[str, Part], column: str) -> Iterator[Place]:
    for owner in (known[ref.id].owner for ref in refs if ref.id in known):
        for line in (owner, *lines(owner.lines)):
            amounts = line.amounts if isinstance(line, Line) else {}
            if column in amounts:
                yield amounts[column].place


def blank_sides(budget: Budget) -> Iterator[tuple[Pair, tuple[Ref, ...]]]:
    """Every pair in which the lines of one side have no amounts, with that side."""
    known = parts(budget)
    for pair in budget.capitalisation.pairs if budget.capitalisation else ():
        for refs in (pair.direct, pair.investment):
            if refs and together(refs, known, budget) == BLANK:
                yield pair, refs
