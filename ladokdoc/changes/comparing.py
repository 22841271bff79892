"""Two editions compared item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ladokdoc.changes.fields import Difference, differing, place
from ladokdoc.changes.items import BUDGET, Item
from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.one_sided import alone, union
from ladokdoc.changes.order import displaced
from ladokdoc.changes.records import Change, Money
from ladokdoc.changes.sides import Side, Sides, said, spot
from ladokdoc.changes.spots import begins
from ladokdoc.changes.units import turned
from ladokdoc.changes.words import Piece, differences
from ladokdoc.figures import add, declared
from ladokdoc.model import Amount, Line
from ladokdoc.places import Text
from ladokdoc.records import Record

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
            changed = self._change(Kind.RENAMED, old, new, Difference("id", old.key.id, new.key.id))
            yield changed.changed(inside=new.key in self.sides.pairing.derived)
        away = (self.sides.now(old.home) if old.home else None) != new.home
        if away:
            yield self._moved(old, new)
        if old.record is None or new.record is None:
            # What a chapter places and no file has is not there, and what is left of it is where it is placed.
            if old.record or new.record:
                yield from alone(self.sides, *((old, Kind.REMOVED) if old.record else (new, Kind.ADDED)))
            return
        yield from self._unit(old, new)
        for found in differing(self._beside(old, new), new.record, (self.old.own, self.new.own)):
            if _in_column(new, found):
                yield from self._amount(old, new, found, away)
            else:
                named = found.field.rpartition(".")[2] in NAMES and found.before and found.after
                yield self._change(Kind.RENAMED if named else Kind.CHANGED, old, new, found)

    def _unit(self, old: Item, new: Item) -> Iterator[Change]:
        """Another unit, of the budget or of a table that has not only followed it."""
        found, budgets = (
            Difference("enhet", self.old.units.get(one), self.new.units.get(other))
            for one, other in ((old.key, new.key), (BUDGET, BUDGET))
        )
        follows = new.key.what is What.TABLE and found == budgets
        if found.before != found.after and not follows:
            yield self._change(Kind.CHANGED, old, new, found)

    def _amount(self, old: Item, new: Item, found: Difference, away: bool) -> Iterator[Change]:
        """An amount in a column, in the unit of the newer table. A line that moves takes its money with it."""
        column = found.field.rpartition(".")[2]
        if column not in self.sides.columns:
            return
        before, after = (
            side.value if isinstance(side, Amount) else None for side in (found.before, found.after)
        )
        if before is not None and before == after:
            return
        moves = new.key.what is What.LINE and not away and "." not in found.field and self._stays(old, new)
        money = (Money(new.table, column, before, after),) if moves else ()
        yield self._change(Kind.CHANGED, old, new, found).changed(money=money)

    def _beside(self, old: Item, new: Item) -> Record:
        """The older record, a line in the unit of the table that it stands in now."""
        assert old.record
        if not isinstance(old.record, Line):
            return old.record
        return turned(old.record, self.old.unit(old), self.new.unit(new))

    def _change(self, kind: Kind, old: Item, new: Item, found: Difference) -> Change:
        words: tuple[Piece, ...] = ()
        stood, stands = place(found.before), place(found.after)
        if isinstance(found.before, Text) and isinstance(found.after, Text):
            words = differences(found.before, found.after)
            stood, stands = begins(found.before, found.after), begins(found.after, found.before)
        names = self.old.names.of(old.key), self.new.names.of(new.key)
        # The plan goes by no name in what is told of it, but for when it has got another.
        own_name = found.field in NAMES and new.key.what is not What.EDITION
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
            old=stood or self.old.spots.of(old.place, found.field),
            new=stands or self.new.spots.of(new.place, found.field),
            part_of=self.sides.part_of.get(new.key, ""),
            follows=stands is not None and not stands.path.startswith(self.new.folder + "/"),
            olds=names[:1] if own_name else (),
            news=names[1:] if own_name else (),
        )

    def _moved(self, old: Item, new: Item) -> Change:
        """From one home to another; a line that changes table takes its money with it."""
        homes = Difference(HOME, None, None)
        return self._change(Kind.MOVED, old, new, homes).changed(
            before=self.old.names.told(old.home) if old.home else "",
            after=self.new.names.told(new.home) if new.home else "",
            money=tuple(self._carried(old, new)),
            old=spot(old),
            new=spot(new),
        )

    def _stays(self, old: Item, new: Item) -> bool:
        """Whether an item stands in the same table as before."""
        return Key(What.TABLE, old.table) == self.sides.was(Key(What.TABLE, new.table))

    def _carried(self, old: Item, new: Item) -> Iterator[Money]:
        """What a line takes with it; a group that goes to another table takes all that stays in it."""
        if not (isinstance(old.record, Line) and isinstance(new.record, Line) and new.key.what is What.LINE):
            return
        stays = self._stays(old, new)
        pairs = [(old.record, new.record)] if stays else list(self._kept(old.record, new.record))
        for name, ids in self.sides.columns.items():
            before, after = (
                add(declared(record.amounts, id) for record in side).value
                for side, id in zip(zip(*pairs, strict=True), ids, strict=True)
            )
            if stays:
                yield from [Money(new.table, name, before, after)] if before != after else []
            else:
                yield from [Money(old.table, name, before, None)] if before is not None else []
                yield from [Money(new.table, name, None, after)] if after is not None else []

    def _kept(self, old: Line, new: Line) -> Iterator[tuple[Line, Line]]:
        """A line and all that has been in it from the older edition to the newer, each as it was and as it is."""
        yield old, new
        had = {self.sides.now(Key(What.LINE, line.id)).id: line for line in old.lines}
        for line in new.lines:
            if line.id in had:
                yield from self._kept(had[line.id], line)

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
    return f"efter {side.names.told(key)}" if key else "först"


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
