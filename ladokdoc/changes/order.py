"""Which of some things have changed places: as few of them as can be said to have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def displaced(old: Sequence[T], new: Sequence[T]) -> list[T]:
    """Those that have moved among the ones that both have, in the order of `new`; the others keep their order.

    What stays is a longest increasing sequence. Which of several as long does not depend on what is old and new.
    """
    if old == new:
        return []
    turned = [str(item) for item in old] > [str(item) for item in new]
    one, other = (new, old) if turned else (old, new)
    position = {item: number for number, item in enumerate(one)}
    stay = {other[index] for index in _longest([position[item] for item in other])}
    return [item for item in new if item not in stay]


def _longest(numbers: Sequence[int]) -> list[int]:
    """The indices of a longest increasing sequence."""
    ends: list[int] = []  # of a sequence of each length, the number it ends with at the least
    at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            at.append(index)
        else:
            ends[length], at[length] = number, index
    found: list[int] = []
    here = at[-1] if at else -1
    while here >= 0:
        found.append(here)
        here = before[here]
    return found
