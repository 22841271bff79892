"""What the tables come to: sums, shares, changes and room left, worked out exactly.

Pure functions over the records. Three things are told apart: a figure, a blank (nothing written, which is not
zero but adds nothing), and a figure that cannot be known because an amount under it could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.model import Amounts, Budget, Frame, Kind, Line, Table, Total, lines, owners
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


class Assertion(NamedTuple):
    """A declared total beside what its parts come to.

    owner: the group or table that declares it; column: the id of the column.
    """

    owner: Line | Table
    total: Total
    column: str
    declared: Figure
    computed: Figure


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
    for owner in owners(budget):
        for column in budget.columns if owner.total else ():
            assert owner.total
            stated = declared(owner.total.amounts, column.id)
            if stated != BLANK:
                yield Assertion(
                    owner,
                    owner.total,
                    column.id,
                    stated,
                    of_lines(owner.lines, column.id),
                )


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
    income = add(of_table(table, column) for table in counted if table.kind is Kind.INCOME)
    cost = add(of_table(table, column) for table in counted if table.kind is Kind.COST)
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


def used(frame: Frame, budget: Budget, column: str) -> Figure:
    """What the tables and lines of a frame come to together."""
    by_id = {owner.id: owner for owner in owners(budget)}
    found = [by_id[ref.id] for ref in frame.applies_to if ref.id in by_id]
    return add(of_table(x, column) if isinstance(x, Table) else of_line(x, column) for x in found)


def room(frame: Frame, budget: Budget, column: str) -> Decimal | None:
    """What is left of a frame, in the unit of the budget; None where it cannot be known."""
    spent = used(frame, budget, column)
    if frame.at_most is None or frame.at_most.value is None or spent.value is None:
        return None
    return frame.at_most.value - spent.value
