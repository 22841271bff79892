"""What is gone under one id and has come under another, the same in all else: an id that was changed in the content.

Identity is the id, so it is told as what it is, something gone and something new. But whoever reads of it needs to know
that nothing else has changed, and that the plan can say so itself with `ersätter`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.records import Change, Twins

_KINDS = (What.LINE, What.ROW, What.NEED, What.GOAL)
_SIDES = (Kind.REMOVED, Kind.ADDED)


def twins(changes: Iterable[Change]) -> tuple[Twins, ...]:
    """Those that are like no other."""
    told: dict[tuple[Kind, Key], list[Change]] = {}
    for change in changes:
        if change.kind in _SIDES and change.key.what in _KINDS and not change.part_of:
            told.setdefault((change.kind, change.key), []).append(change)
    gone, come = (_alike(found for (kind, _), found in told.items() if kind is side) for side in _SIDES)
    both = ((gone[mark], come[mark]) for mark in gone if mark in come)
    return tuple(Twins(one[0], other[0]) for one, other in both if len(one) == len(other) == 1)


def _alike(told: Iterable[list[Change]]) -> dict[Hashable, list[tuple[Change, ...]]]:
    """What is told of each, by all that it has but its id."""
    found: dict[Hashable, list[tuple[Change, ...]]] = {}
    for changes in told:
        first = changes[0]
        # What is in a group has moved with it, and that is told.
        if first.key.what is not What.LINE or first.money:
            values = tuple((one.field, one.after if one.before is None else one.before) for one in changes)
            mark = (first.key.what, first.name, first.home, first.inside, values)
            found.setdefault(mark, []).append(tuple(changes))
    return found
