"""What the tables come to: sums, shares, changes and room left, worked out exactly.

Pure functions over the records. Three things are told apart: a figure, a blank (nothing written, which is not
zero but adds nothing), and a figure that cannot be known because an amount under it could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ladokdoc.formats import convert
from ladokdoc.model import Amounts, Budget, Frame, Kind, Line, Ref, Table, Total, lines, nodes
from ladokdoc.places import Place


class Figure(NamedTuple):
    """A figure in the unit of its table.

    value: None for a blank, and for what cannot be known.
    known: false where an amount that it rests on could not be read.
    """

    value: Decimal | None
    known: bool = True


BLANK = Figure(None)
UNKNOWN = Figure(None, known=False)


class Verdict(StrEnum):
    """How a declared total stands to what its parts come to."""

    EXACT = "exact"
    ROUNDED = "within rounding"
    DOUBTFUL = "within rounding at its worst, and unlikely"
    WRONG = "wrong"


class Assertion(NamedTuple):
    """A declared total beside what its parts come to.

    owner: the group or table that declares it; column: the id of the column.
    step: what each figure was rounded to, in the unit of the table; 0 where sums are exact.
    figures: how many rounded figures take part, the total among them.
    """

    owner: Line | Table
    total: Total
    column: str
    declared: Figure
    computed: Figure
    step: Decimal
    figures: int

    @property
    def tolerance(self) -> Decimal:
        """How far the total may be from the sum when each figure stands for [v - step/2, v + step/2]."""
        return self.figures * self.step / 2

    @property
    def verdict(self) -> Verdict:
        """XBRL Calculations 1.1: the interval of the total meets the sum of the intervals of its parts.

        That alone is weak when there are many parts, so that beyond 3σ of pure rounding (σ² of one figure is
        step²/12, so that 9 σ² of n figures is 0.75 · n · step²) it is doubtful.
        """
        off = abs((self.declared.value or Decimal(0)) - (self.computed.value or Decimal(0)))
        if not off:
            return Verdict.EXACT
        if off > self.tolerance:
            return Verdict.WRONG
        likely = off * off <= Decimal("0.75") * self.figures * self.step * self.step
        return Verdict.ROUNDED if likely else Verdict.DOUBTFUL


def declared(amounts: Amounts, column: str) -> Figure:
    """What is written in a column."""
    amount = amounts.get(column)
    if amount is None:
        return BLANK
    return UNKNOWN if amount.value is None else Figure(amount.value)


def add(figures: Iterable[Figure]) -> Figure:
    """The sum; blank where all are blank, unknown where any is."""
    known = list(figures)
    if any(not figure.known for figure in known):
        return UNKNOWN
    values = [figure.value for figure in known if figure.value is not None]
    return Figure(sum(values, Decimal(0))) if values else BLANK


def of_lines(parts: Iterable[Line], column: str) -> Figure:
    """What lines come to; a group counts with its declared total where it has one."""
    return add(of_line(part, column) for part in parts)


def of_line(line: Line, column: str) -> Figure:
    """The amount of a line, or what a group comes to."""
    if not line.group:
        return declared(line.amounts, column)
    return _declared_or(line.total, line.lines, column)


def of_table(table: Table, column: str) -> Figure:
    """The declared total of a table, else what its lines come to."""
    return _declared_or(table.total, table.lines, column)


def _declared_or(total: Total | None, parts: tuple[Line, ...], column: str) -> Figure:
    figure = declared(total.amounts, column) if total else BLANK
    return figure if figure.value is not None or not figure.known else of_lines(parts, column)


def assertions(budget: Budget) -> Iterator[Assertion]:
    """Every declared total at every node and in every column where the node or its parts have a figure."""
    for table in budget.tables:
        for owner in nodes(table):
            for column in budget.columns if owner.total else ():
                assert owner.total
                stated = declared(owner.total.amounts, column.id)
                if stated != BLANK:
                    computed, count = of_lines(owner.lines, column.id), rounded(owner.lines, column.id) + 1
                    yield Assertion(owner, owner.total, column.id, stated, computed, step(table), count)


def step(table: Table) -> Decimal:
    """What the figures of a table were rounded to one by one, in its unit; 0 where sums are exact."""
    return max((table.rounded_to.value if table.rounded_to else None) or Decimal(0), Decimal(0))


def rounded(parts: Iterable[Line], column: str) -> int:
    """How many figures a sum is made of: a group with a declared total is one, a blank is none."""
    count = 0
    for part in parts:
        stated = declared(part.total.amounts if part.total else part.amounts, column)
        if stated != BLANK:
            count += 1
        elif part.group:
            count += rounded(part.lines, column)
    return count


def amounts_in(assertion: Assertion) -> Iterator[Place]:
    """The places of a declared total and of every amount that it is made of, at all depths."""
    yield assertion.total.amounts[assertion.column].place
    for line in lines(assertion.owner.lines):
        for amounts in (line.amounts, line.total.amounts if line.total else {}):
            if assertion.column in amounts:
                yield amounts[assertion.column].place


def result(budget: Budget, column: str) -> Figure:
    """Income less cost, over the tables that are not another division of one already counted."""
    counted = [table for table in budget.tables if table.same_as is None]
    income = add(_converted(table, budget, column) for table in counted if table.kind is Kind.INCOME)
    cost = add(_converted(table, budget, column) for table in counted if table.kind is Kind.COST)
    if not (income.known and cost.known):
        return UNKNOWN
    if income.value is None and cost.value is None:
        return BLANK
    return Figure((income.value or Decimal(0)) - (cost.value or Decimal(0)))


def share(part: Figure, whole: Figure) -> Decimal | None:
    """The part of the whole, where 1 is all of it; None where that says nothing."""
    if part.value is None or not whole.value:
        return None
    return part.value / whole.value


def change(new: Figure, old: Figure) -> Decimal | None:
    """New less old, in the unit of the table."""
    if new.value is None or old.value is None:
        return None
    return new.value - old.value


def relative_change(new: Figure, old: Figure) -> Decimal | None:
    """The change as a part of the old value; None where the old value is 0 or blank."""
    if new.value is None or not old.value:
        return None
    return (new.value - old.value) / abs(old.value)


def lines_with_table(budget: Budget) -> Iterator[tuple[Table, Line]]:
    """Every line with the table that it stands in."""
    for table in budget.tables:
        for line in lines(table.lines):
            yield table, line


def _converted(table: Table, budget: Budget, column: str) -> Figure:
    return in_unit(of_table(table, column), table.unit, budget.unit)


def in_unit(figure: Figure, unit: str, into: str) -> Figure:
    """A figure in another unit."""
    return figure if figure.value is None else Figure(convert(figure.value, unit, into))


def together(refs: Iterable[Ref], budget: Budget, column: str) -> Figure:
    """What tables and lines come to together, in the unit of the budget; what stands in another is counted once.

    Unknown where a reference leads nowhere.
    """
    wanted = {ref.id for ref in refs}
    found: list[Figure] = []
    for table in budget.tables:
        if table.id in wanted:
            wanted.discard(table.id)
            found.append(_converted(table, budget, column))
            wanted -= {line.id for line in lines(table.lines)}
        for line in _outermost(table.lines, wanted):
            found.append(in_unit(of_line(line, column), table.unit, budget.unit))
            wanted -= {line.id, *(part.id for part in lines(line.lines))}
    return UNKNOWN if wanted else add(found)


def _outermost(parts: tuple[Line, ...], wanted: set[str]) -> Iterator[Line]:
    for part in parts:
        if part.id in wanted:
            yield part
        else:
            yield from _outermost(part.lines, wanted)


def used(frame: Frame, budget: Budget, column: str) -> Figure:
    """What the tables and lines of a frame come to together, in the unit of the budget."""
    return together(frame.applies_to, budget, column)


def room(frame: Frame, budget: Budget, column: str) -> Decimal | None:
    """What is left of a frame, in the unit of the budget; None where it cannot be known."""
    spent = used(frame, budget, column)
    if frame.at_most is None or frame.at_most.value is None or spent.value is None:
        return None
    return frame.at_most.value - spent.value
