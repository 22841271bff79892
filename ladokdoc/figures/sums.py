"""What the tables come to: sums, shares, changes and room left, worked out exactly.

Pure functions over the records. Three things are told apart: a figure, a blank (nothing written, which is not
zero but adds nothing), and a figure that cannot be known because an amount under it could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from ladokdoc.figures.rounding import ZERO, Verdict, tolerance, weigh
from ladokdoc.formats import convert
from ladokdoc.model import Amount, Amounts, Budget, Line, Table, Total, lines, nodes
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


# What a total has in it besides its lines, for each column where it may.
Gaps = Mapping[str, Callable[[Table | Line], Figure]]
NO_GAPS: Gaps = MappingProxyType({})


class Weighed(NamedTuple):
    """A figure that is stated beside what it should come to, in one unit.

    steps: what each figure that takes part was rounded to, the stated one among them; 0 where it is exact.
    """

    stated: Figure
    expected: Figure
    steps: tuple[Decimal, ...]

    @property
    def known(self) -> bool:
        """Whether there is something to weigh on both sides."""
        return self.stated.known and self.expected.known

    @property
    def tolerance(self) -> Decimal:
        """How far apart they may be."""
        return tolerance(self.steps)

    @property
    def verdict(self) -> Verdict:
        """How they stand to each other."""
        return weigh((self.stated.value or ZERO) - (self.expected.value or ZERO), self.steps)


class Assertion(NamedTuple):
    """A declared total beside what its parts come to, in the unit of the table.

    owner: the group or table that declares it; column: the id of the column.
    """

    owner: Line | Table
    total: Total
    column: str
    weighed: Weighed


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
    return Figure(sum(values, ZERO)) if values else BLANK


def of_parts(owner: Line | Table, column: str) -> Figure:
    """What the lines of a group or a table come to, whatever it declares."""
    return UNKNOWN if owner.incomplete else of_lines(owner.lines, column)


def of_lines(parts: Iterable[Line], column: str) -> Figure:
    """What lines come to; a group counts with its declared total where it has one."""
    return add(of_line(part, column) for part in parts)


def of_line(line: Line, column: str) -> Figure:
    """The amount of a line, or what a group comes to."""
    return _declared_or_parts(line, column) if line.group else declared(line.amounts, column)


def of_table(table: Table, column: str) -> Figure:
    """The declared total of a table, else what its lines come to."""
    return _declared_or_parts(table, column)


def _declared_or_parts(owner: Line | Table, column: str) -> Figure:
    figure = declared(owner.total.amounts, column) if owner.total else BLANK
    return of_parts(owner, column) if figure == BLANK else figure


def assertions(budget: Budget, gaps: Gaps = NO_GAPS) -> Iterator[Assertion]:
    """Every declared total, at every node and in every column.

    gaps: by column, what a total of an earlier year has in it besides its lines. Where no line has a figure for
    another year, what they come to is unknown: a total may be all that is told of it. And a total of 0 over nothing
    but blanks is not proved by them.
    """
    for table in budget.tables:
        for owner in nodes(table):
            for column in budget.columns if owner.total else ():
                assert owner.total
                stated = declared(owner.total.amounts, column.id)
                if stated != BLANK:
                    amount = owner.total.amounts[column.id]
                    taken = (amount_step(amount, table), *steps(owner.lines, column.id, table))
                    computed = with_gap(owner, column.id, gaps)
                    if computed == BLANK and (column.id != budget.own or stated.value == ZERO):
                        computed = UNKNOWN
                    yield Assertion(owner, owner.total, column.id, Weighed(stated, computed, taken))


def with_gap(owner: Line | Table, column: str, gaps: Gaps) -> Figure:
    """What the lines come to, and what a total of an earlier year had besides them."""
    figure = of_parts(owner, column)
    return add((figure, gaps[column](owner))) if column in gaps else figure


def step(table: Table) -> Decimal:
    """What the figures of a table were rounded to one by one, in its unit; 0 where sums are exact."""
    return max((table.rounded_to.value if table.rounded_to else None) or ZERO, ZERO)


def amount_step(amount: Amount, table: Table) -> Decimal:
    """What one figure of a table was rounded to, in its unit."""
    return step(table) if amount.rounding is None else amount.rounding


def steps(parts: Iterable[Line], column: str, table: Table) -> Iterator[Decimal]:
    """What each figure of a sum was rounded to: a group with a declared total is one figure, a blank is none."""
    for part in parts:
        amount = (part.total.amounts if part.total else part.amounts).get(column)
        if amount is not None:
            yield amount_step(amount, table)
        elif part.group:
            yield from steps(part.lines, column, table)


def table_steps(table: Table, column: str, unit: str) -> Iterator[Decimal]:
    """What the figures that a table comes to were rounded to, in a unit: its declared total, else its lines."""
    amount = table.total.amounts.get(column) if table.total else None
    found = (amount_step(amount, table),) if amount else steps(table.lines, column, table)
    return (convert(step, table.unit, unit) for step in found)


def amounts_in(assertion: Assertion) -> Iterator[Place]:
    """The places of a declared total and of every amount that it is made of, at all depths."""
    yield assertion.total.amounts[assertion.column].place
    for line in lines(assertion.owner.lines):
        for amounts in (line.amounts, line.total.amounts if line.total else {}):
            if assertion.column in amounts:
                yield amounts[assertion.column].place


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


def converted(table: Table, budget: Budget, column: str) -> Figure:
    """What a table comes to in the unit of the budget."""
    return in_unit(of_table(table, column), table.unit, budget.unit)


def in_unit(figure: Figure, unit: str, into: str) -> Figure:
    """A figure in another unit."""
    return figure if figure.value is None else Figure(convert(figure.value, unit, into))
