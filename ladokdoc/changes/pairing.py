"""Which item of one edition is which of the other: by id, by what `ersätter` tells, and by file for a renamed area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, What

# A renamed area keeps at least this share of its rows.
_SAME_AREA = 0.5


class Union(NamedTuple):
    """Some items that became others: more than one became one (a merge), or one became more (a split)."""

    old: tuple[Key, ...]
    new: tuple[Key, ...]

    @property
    def merged(self) -> bool:
        """Whether it is a merge."""
        return len(self.old) >= len(self.new)


class Pairing(NamedTuple):
    """renamed: the key in the older edition by that in the newer, where it is another. unions: merges and splits.

    derived: those of the renamed that only go by the id of their row.
    """

    renamed: Mapping[Key, Key]
    unions: tuple[Union, ...]
    derived: frozenset[Key]


def pairing(old: Mapping[Key, Item], new: Mapping[Key, Item]) -> Pairing:
    """How the items of two editions belong together beyond having the same id."""
    unions = [_whole(union, old, new) for union in _components(_edges(old, new))]
    renamed = {
        union.new[0]: union.old[0]
        for union in unions
        if len(union.old) == len(union.new) == 1 and union.old[0] not in new and union.new[0] not in old
    }
    # A survivor that only says again what it replaced says nothing new.
    told = tuple(union for union in unions if len(union.old) != len(union.new) or len(union.old) > 1)
    derived = dict(_derived(renamed, old, new))
    return Pairing({**renamed, **derived, **_areas(old, new)}, told, frozenset(derived))


def _edges(old: Mapping[Key, Item], new: Mapping[Key, Item]) -> Iterator[tuple[Key, Key]]:
    """What replaces what, from the older to the newer, as far as one of the editions says it and the other does not."""
    for here, there, forward in ((new, old, True), (old, new, False)):
        for key, item in here.items():
            refs = _replaced(item)
            said = set(_replaced(there[key])) if refs and key in there else set()
            for id in refs:
                other = Key(key.what, id)
                if id not in said and other in there and other != key:
                    yield (other, key) if forward else (key, other)


def _replaced(item: Item) -> tuple[str, ...]:
    return tuple(ref.id for ref in getattr(item.record, "replaces", ()))


def _components(edges: Iterable[tuple[Key, Key]]) -> Iterator[Union]:
    """Edges that share an end belong together."""
    olds: dict[Key, list[Key]] = {}
    news: dict[Key, list[Key]] = {}
    for before, after in edges:
        olds.setdefault(before, []).append(after)
        news.setdefault(after, []).append(before)
    seen: set[Key] = set()
    for start in olds:
        if start in seen:
            continue
        left, right, waiting = {start: None}, dict[Key, None](), [start]
        while waiting:
            for after in olds[waiting.pop()]:
                right[after] = None
                for before in news[after]:
                    if before not in left:
                        left[before] = None
                        waiting.append(before)
        seen.update(left)
        yield Union(tuple(left), tuple(right))


def _whole(union: Union, old: Mapping[Key, Item], new: Mapping[Key, Item]) -> Union:
    """With the survivor of a merge among what there was, and what is left after a split among what there is."""
    before = dict.fromkeys((*union.old, *(key for key in union.new if key in old)))
    after = dict.fromkeys((*union.new, *(key for key in union.old if key in new)))
    return Union(tuple(before), tuple(after))


def _areas(old: Mapping[Key, Item], new: Mapping[Key, Item]) -> Mapping[Key, Key]:
    """Areas whose file has another name: most of the rows of the one are now in the other."""
    gone, come = (
        {key for key in one if key.what is What.AREA and key not in other}
        for one, other in ((old, new), (new, old))
    )
    if not gone or not come:
        return {}
    moves: Counter[tuple[Key, Key]] = Counter()
    for key, item in new.items():
        home, was = item.home, old[key].home if key in old else None
        if key.what is What.ROW and home and was and home in come and was in gone:
            moves[home, was] += 1
    rows = [Counter(item.home for key, item in side.items() if key.what is What.ROW) for side in (old, new)]
    return {
        after: before
        for (after, before), count in moves.items()
        if count > _SAME_AREA * max(rows[0][before], rows[1][after])
    }


def _derived(
    rows: Mapping[Key, Key], old: Mapping[Key, Item], new: Mapping[Key, Item]
) -> Iterator[tuple[Key, Key]]:
    """The needs and goals that go by the id of their row, where the row has another."""
    for after, before in rows.items():
        for what, ending in ((What.NEED, "-behov"), (What.GOAL, "-mal")):
            one, other = Key(what, before.id + ending), Key(what, after.id + ending)
            if after.what is What.ROW and one in old and other in new and one not in new and other not in old:
                yield other, one
