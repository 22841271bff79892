"""How wide the columns of a table must be for its amounts, and whether it needs a page on its side.

Measures are in rem, the size of the document's letters: figures have one width, so a column is as wide as its longest.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

# What a sign of an amount takes, thousands' spaces among them, and the space around an amount.
_SIGN, _AROUND = Decimal("0.53"), Decimal("0.95")
# Room for the heading of a column, "Budget 2021" on two lines, and for a column of per cent.
_LEAST_SIGNS = 8
_PER_CENT = Decimal("4.8")
# The column of notes' signs.
_NOTES = Decimal("1.8")
# What a standing and a lying page leave for amounts beside the names.
_STANDING, _LYING = Decimal(34), Decimal(57)
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


class Widths(NamedTuple):
    """What a table needs, in the words of the templates.

    tecken: signs of the longest amount. bredd: what the columns take together.
    liggande: whether a standing page has no room for them. skala: of letters and columns, mostly 1.
    """

    tecken: int
    bredd: Decimal
    liggande: bool
    skala: Decimal


def widths(amounts: Iterable[str], columns: int, per_cent: int, *, notes: bool = False) -> Widths:
    """The widths for these amounts. columns: of amounts. per_cent: of per cent. notes: whether one has notes."""
    signs = max([_LEAST_SIGNS, *map(len, amounts)])
    needed = columns * (signs * _SIGN + _AROUND) + per_cent * _PER_CENT + notes * _NOTES
    scale = min(Decimal(1), _LYING / needed).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Widths(signs, needed.quantize(_TENTH, ROUND_HALF_UP), needed > _STANDING, scale)
