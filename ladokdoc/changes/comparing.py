"""Two editions compared item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ladokdoc.changes.fields import Difference, differing, place
from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.one_sided import alone, union
from ladokdoc.changes.order import displaced
from ladokdoc.changes.records import Change, Money
from ladokdoc.changes.sides import Side, Sides, said, spot
from ladokdoc.changes.words import Piece, differences
from ladokdoc.figures import declared
from ladokdoc.formats import UNITS, convert
from ladokdoc.model import Amount, Line
from ladokdoc.places import Text

# Fields that say what something is called.
NAMES = ("namn", "rubrik", "titel")
# What a move is told of: what it stands in, or its place among the others there.
HOME = "plats"
ORDER = "ordning"
# Amounts that are steps and shares, and stand in no column.
_NO_COLUMN = ("avrundat_till", "direkt", "högst")


class Comparer:
    """Finds the changes from one edition to another."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.old, self.new = sides.old, sides.new

    def changes(self) -> Iterator[Change]:
        """All changes, in the order of the newer edition, with what is gone after them."""
        for key, item in self.new.items.items():
            before = self.old.items.get(self.sides.was(key))
            yield from alone(self.sides, item, Kind.ADDED) if before is None else self._both(before, item)
        for key, item in self.old.items.items():
            if self.sides.now(key) not in self.new.items:
                yield from alone(self.sides, item, Kind.REMOVED)
        yield from self._orders()
        yield from (union(self.sides, found) for found in self.sides.pairing.unions)

    def _both(self, old: Item, new: Item) -> Iterator[Change]:
        if old.key != new.key:
            yield self._change(Kind.RENAMED, old, new, Difference("id", old.key.id, new.key.id))
        away = (self.sides.now(old.home) if old.home else None) != new.home
        if away:
            yield self._moved(old, new)
        if old.record is None or new.record is None:
            # What a chapter places and no file has is not there, and what is left of it is where it is placed.
            if old.record or new.record:
                yield from alone(self.sides, *((old, Kind.REMOVED) if old.record else (new, Kind.ADDED)))
            return
        for found in differing(old.record, new.record, (self.old.own, self.new.own)):
            if _in_column(new, found):
                yield from self._amount(old, new, found, away)
            else:
                named = found.field.rpartition(".")[2] in NAMES and found.before and found.after
                yield self._change(Kind.RENAMED if named else Kind.CHANGED, old, new, found)

    def _amount(self, old: Item, new: Item, found: Difference, away: bool) -> Iterator[Change]:
        """An amount in a column, in the unit of the newer table. A line that moves takes its money with it."""
        column = found.field.rpartition(".")[2]
        if column not in self.sides.columns:
            return
        before, after = self._values(old, new, found)
        if before is not None and before == after:
            return
        change = self._change(Kind.CHANGED, old, new, found)
        moves = new.key.what is What.LINE and not away and "." not in found.field
        yield change.changed(
            before=change.before if before is None else before,
            money=(Money(new.table, column, before, after),) if moves else (),
        )

    def _values(self, old: Item, new: Item, found: Difference) -> tuple[Decimal | None, Decimal | None]:
        before, after = (
            side.value if isinstance(side, Amount) else None for side in (found.before, found.after)
        )
        return self._converted(before, old, new), after

    def _converted(self, before: Decimal | None, old: Item, new: Item) -> Decimal | None:
        """An older amount in the newer unit."""
        one, other = self.old.unit(old), self.new.unit(new)
        if before is None or one == other or not {one, other} <= UNITS.keys():
            return before
        return convert(before, one, other)

    def _change(self, kind: Kind, old: Item, new: Item, found: Difference) -> Change:
        words: tuple[Piece, ...] = ()
        if isinstance(found.before, Text) and isinstance(found.after, Text):
            words = differences(found.before, found.after)
        names = self.old.names.of(old.key), self.new.names.of(new.key)
        here, own_name = place(found.after), found.field in NAMES
        return Change(
            kind=kind,
            key=new.key,
            field=found.field,
            before=said(found.before),
            after=said(found.after),
            name=names[0] if own_name else names[1],
            home=self.new.home(new),
            was=old.key.id if old.key != new.key else "",
            words=words,
            unit=self.new.unit(new),
            old=place(found.before) or old.place,
            new=here or new.place,
            part_of=self.sides.part_of.get(new.key, ""),
            follows=here is not None and not here.path.startswith(self.new.folder + "/"),
            olds=names[:1] if own_name else (),
            news=names[1:] if own_name else (),
        )

    def _moved(self, old: Item, new: Item) -> Change:
        """From one home to another; a line that changes table takes its money with it."""
        homes = Difference(HOME, None, None)
        return self._change(Kind.MOVED, old, new, homes).changed(
            before=self.old.names.of(old.home) if old.home else "",
            after=self.new.names.of(new.home) if new.home else "",
            money=tuple(self._carried(old, new)),
            old=spot(old),
            new=spot(new),
        )

    def _carried(self, old: Item, new: Item) -> Iterator[Money]:
        if not (isinstance(old.record, Line) and isinstance(new.record, Line) and new.key.what is What.LINE):
            return
        stays = Key(What.TABLE, old.table) == self.sides.was(Key(What.TABLE, new.table))
        for name, ids in self.sides.columns.items():
            before, after = (
                declared(record.amounts, id).value
                for record, id in zip((old.record, new.record), ids, strict=True)
            )
            if stays:
                before = self._converted(before, old, new)
                yield from [Money(new.table, name, before, after)] if before != after else []
            else:
                yield from [Money(old.table, name, before, None)] if before is not None else []
                yield from [Money(new.table, name, None, after)] if after is not None else []

    def _orders(self) -> Iterator[Change]:
        """Items that stand in the same home as before, at another place among the others."""
        before, after = _children(self.old, self.sides.now), _children(self.new, lambda key: key)
        for group, now in after.items():
            had, have = set(before.get(group, ())), set(now)
            here = [key for key in before.get(group, ()) if key in have]
            there = [key for key in now if key in had]
            if here != there:
                befores, afters = _predecessors(here), _predecessors(there)
                for key in displaced(here, there):
                    old, new = self.old.items[self.sides.was(key)], self.new.items[key]
                    before_it = befores[key]
                    stood = _after(self.old, self.sides.was(before_it) if before_it else None)
                    order = Difference(ORDER, stood, _after(self.new, afters[key]))
                    yield self._change(Kind.MOVED, old, new, order).changed(old=spot(old), new=spot(new))


def _after(side: Side, key: Key | None) -> str:
    return f"efter {side.names.of(key)}" if key else "först"


def _in_column(item: Item, found: Difference) -> bool:
    """Whether a difference is one of amounts in a column of a table, and not of a limit, a step or a share."""
    if not isinstance(found.before or found.after, Amount) or found.field in _NO_COLUMN:
        return False
    return item.key.what is not What.DEPRECIATION


def _children(side: Side, named: Callable[[Key], Key]) -> Mapping[tuple[Key, What], list[Key]]:
    """What stands in each home, by kind and in order, all by their keys in the newer edition."""
    found: dict[tuple[Key, What], list[Key]] = {}
    for key, item in side.items.items():
        if item.home:
            found.setdefault((named(item.home), key.what), []).append(named(key))
    return found


def _predecessors(keys: Sequence[Key]) -> Mapping[Key, Key | None]:
    return dict(zip(keys, (None, *keys), strict=False))
