"""What stands in one of two budgets and not in the other, and figures that are not what they were."""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.figures.lineage import Part
from ladokdoc.figures.rounding import ZERO
from ladokdoc.figures.sums import BLANK, UNKNOWN, Figure, add
from ladokdoc.model import Amount, Line


class Moved(NamedTuple):
    """An amount that stands on one side only.

    figure: in the unit of the table. gone: nothing in this plan is or replaces it.
    """

    line: Line
    figure: Figure
    gone: bool


class Gap(NamedTuple):
    """Why a total of an earlier year is another than the lines under it.

    also: what it has in it besides them. without: what is among them and not in it. twice: what stands twice among
    them, as where a line has moved from one group to another, and only one of their totals has been changed for it.
    """

    also: tuple[Moved, ...] = ()
    without: tuple[Moved, ...] = ()
    twice: tuple[Moved, ...] = ()

    @property
    def figure(self) -> Figure:
        """The total less its lines."""
        if self == NO_GAP:
            return BLANK
        also = add(moved.figure for moved in self.also)
        without = add(moved.figure for moved in (*self.without, *self.twice))
        if not (also.known and without.known):
            return UNKNOWN
        return Figure((also.value or ZERO) - (without.value or ZERO))


NO_GAP = Gap()


class Mismatch(NamedTuple):
    """A figure given for an earlier year that is not what that year's plan says.

    part: whose it is; of a split, the first that has a figure, and all of them in `together`.
    expected: blank where the earlier plan has no such part.
    """

    part: Part
    amount: Amount
    here: Figure
    expected: Figure
    together: tuple[Part, ...] = ()
