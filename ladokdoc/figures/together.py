"""What tables and lines come to together where a rule names them: frames, and the pairs of capitalisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ladokdoc.figures.sums import UNKNOWN, Figure, add, converted, in_unit, of_line
from ladokdoc.model import Budget, Frame, Line, Ref


def together(refs: Iterable[Ref], budget: Budget, column: str) -> Figure:
    """What tables, lines and parts of lines come to, in the unit of the budget.

    What stands in another that is named is counted once. Unknown where a reference leads nowhere.
    """
    wanted = {ref.id for ref in refs}
    found: list[Figure] = []
    for table in budget.tables:
        if table.id in wanted:
            wanted.discard(table.id)
            found.append(converted(table, budget, column))
            wanted -= {line.id for line in _within(table.lines)}
        for line in _outermost(table.lines, wanted):
            found.append(in_unit(of_line(line, column), table.unit, budget.unit))
            wanted -= {line.id, *(part.id for part in _within(_parts(line)))}
    return UNKNOWN if wanted else add(found)


def _parts(line: Line) -> tuple[Line, ...]:
    return (*line.of_which, *line.lines)


def _within(parts: tuple[Line, ...]) -> Iterator[Line]:
    for part in parts:
        yield part
        yield from _within(_parts(part))


def _outermost(parts: tuple[Line, ...], wanted: set[str]) -> Iterator[Line]:
    for part in parts:
        if part.id in wanted:
            yield part
        else:
            yield from _outermost(_parts(part), wanted)


def used(frame: Frame, budget: Budget, column: str) -> Figure:
    """What the tables and lines of a frame come to together, in the unit of the budget."""
    return together(frame.applies_to, budget, column)


def room(frame: Frame, budget: Budget, column: str) -> Decimal | None:
    """What is left of a frame, in the unit of the budget; None where it cannot be known."""
    spent = used(frame, budget, column)
    if frame.at_most is None or frame.at_most.value is None or spent.value is None:
        return None
    return frame.at_most.value - spent.value
