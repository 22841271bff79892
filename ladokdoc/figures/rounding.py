"""How far figures that were rounded one by one may be from each other: XBRL Calculations 1.1, and what is likely."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)


class Verdict(StrEnum):
    """How a declared total stands to what its parts come to."""

    EXACT = "exact"
    ROUNDED = "within rounding"
    DOUBTFUL = "within rounding at its worst, and unlikely"
    WRONG = "wrong"


def tolerance(steps: Collection[Decimal]) -> Decimal:
    """How far apart two sums may be when each figure v, rounded to a step, stands for [v - step/2, v + step/2]."""
    return sum(steps, ZERO) / 2


def weigh(off: Decimal, steps: Collection[Decimal]) -> Verdict:
    """How a difference stands to what the figures were rounded to: do the intervals of both sides meet?

    That alone is weak when there are many parts, so that beyond 3σ of pure rounding (σ² of one figure is step²/12, so
    that 9 σ² is 0.75 of all step² together) it is doubtful.
    """
    if not off:
        return Verdict.EXACT
    if abs(off) > tolerance(steps):
        return Verdict.WRONG
    likely = off * off <= Decimal("0.75") * sum((step * step for step in steps), ZERO)
    return Verdict.ROUNDED if likely else Verdict.DOUBTFUL
