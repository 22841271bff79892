"""What tables and lines come to together where a rule names them: frames, and the pairs of capitalisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ladokdoc.figures.lineage import Part, parts
from ladokdoc.figures.sums import UNKNOWN, Figure, add, in_unit, of_line, of_table
from ladokdoc.model import Budget, Frame, Line, Ref, Table


def together(refs: Iterable[Ref], known: Mapping[str, Part], budget: Budget) -> Figure:
    """What tables, lines and parts of lines come to in the budget's own column and unit. known: its parts by id.

    What stands in another that is named, or is the same money divided another way, is counted once. Unknown where a
    reference leads nowhere.
    """
    wanted = {ref.id for ref in refs}
    if not wanted <= known.keys():
        return UNKNOWN
    once = (id for id in wanted if not wanted & {*known[id].above, *_same(known[id], known)})
    return add(_figure(known[id], budget) for id in once)


def _same(part: Part, known: Mapping[str, Part]) -> set[str]:
    """The tables whose money a table divides another way, however many steps off."""
    found: set[str] = set()
    owner: Table | Line | None = part.owner
    while isinstance(owner, Table) and owner.same_as and owner.same_as.id not in found:
        found.add(owner.same_as.id)
        other = known.get(owner.same_as.id)
        owner = other.owner if other else None
    return found - {part.owner.id}


def _figure(part: Part, budget: Budget) -> Figure:
    owner = part.owner
    figure = of_table(owner, budget.own) if isinstance(owner, Table) else of_line(owner, budget.own)
    return in_unit(figure, part.table.unit, budget.unit)


def used(frame: Frame, budget: Budget) -> Figure:
    """What the tables and lines of a frame come to together, in the unit of the budget."""
    return together(frame.applies_to, parts(budget), budget)


def room(frame: Frame, budget: Budget) -> Decimal | None:
    """What is left of a frame, in the unit of the budget; None where it cannot be known."""
    spent = used(frame, budget)
    if frame.at_most is None or frame.at_most.value is None or spent.value is None:
        return None
    return frame.at_most.value - spent.value
