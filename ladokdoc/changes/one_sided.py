"""What is only in one of two editions, and what several items of the one became in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ladokdoc.changes import fields
from ladokdoc.changes.fields import Leaf
from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.naming import QUOTED
from ladokdoc.changes.pairing import Union
from ladokdoc.changes.records import Change, Money
from ladokdoc.changes.sides import Side, Sides, said
from ladokdoc.figures import of_line
from ladokdoc.model import Chapter, Line
from ladokdoc.places import Text
from ladokdoc.records import Record

# The field that tells what something is; what is not here is told by all its fields.
_TELLING = {
    What.NEED: "text", What.GOAL: "text", What.DIRECTION: "text", What.ROW: "introduction", What.AREA: "title",
    What.CHAPTER: "title", What.DECISION: "title", What.TABLE: "title", What.LINE: "name", What.PART: "name",
    What.FRAME: "at_most", What.ABBREVIATION: "meaning", What.FOREIGN: "language",
}  # fmt: skip
_BY_ALL = (What.PAIR, What.CAPITALISATION, What.DEPRECIATION)


def alone(sides: Sides, item: Item, kind: Kind) -> Iterator[Change]:
    """What is added or removed: what it is and, of a line, one change for each of its amounts."""
    added = kind is Kind.ADDED
    side, other = (sides.new, sides.old) if added else (sides.old, sides.new)
    inside = item.home is not None and not other.has((sides.was if added else sides.now)(item.home))
    for field, value, money in _telling(sides, item, added):
        here = fields.place(value) or item.place
        yield Change(
            kind=kind,
            key=item.key,
            field=field,
            before=None if added else said(value),
            after=said(value) if added else None,
            name=side.names.of(item.key),
            home=side.home(item),
            money=money,
            unit=side.unit(item),
            old=None if added else here,
            new=here if added else None,
            part_of=sides.part_of.get(item.key, ""),
            inside=inside,
        )


_Told = tuple[str, Leaf | None, tuple[Money, ...]]


def _telling(sides: Sides, item: Item, added: bool) -> Iterator[_Told]:
    """The field that tells what an item is, or the amounts of a line."""
    record, what = item.record, item.key.what
    amounts = list(_amounts(sides, item, added))
    if amounts:
        yield from amounts
    elif isinstance(record, Text):
        yield "namn", record, ()
    elif isinstance(record, Chapter) and record.prose:
        yield "innehåll", record.prose, ()
    elif isinstance(record, Record) and what in _TELLING:
        yield fields.key(type(record), _TELLING[what]), getattr(record, _TELLING[what]), ()
    elif isinstance(record, Record) and what in _BY_ALL:
        leaves = (leaf for name in fields.compared(type(record)) for leaf in _leaves(record, name))
        yield "", ", ".join(f"{name}: {said(value)}" for name, value in leaves), ()
    else:
        yield "", item.key.id, ()


def _leaves(record: Record, name: str) -> Iterator[tuple[str, Leaf]]:
    return fields.leaves(fields.key(type(record), name), getattr(record, name), "")


def _amounts(sides: Sides, item: Item, added: bool) -> Iterator[_Told]:
    """The amounts of a line by column. A part of an amount (varav) is no money of its own."""
    if not isinstance(item.record, Line):
        return
    for name, ids in sides.columns.items():
        amount = item.record.amounts.get(ids[added])
        if amount:
            money = Money(item.table, name, None if added else amount.value, amount.value if added else None)
            yield name, amount, (money,) if item.key.what is What.LINE else ()


def union(sides: Sides, found: Union) -> Change:
    """A merge or a split as one change; the changes that it consists of say that they are part of it."""
    key = found.new[0] if found.merged else found.old[0]
    old, new = sides.old.items[found.old[0]], sides.new.items[found.new[0]]
    worth = _worth(sides.old, found.old), _worth(sides.new, found.new)
    return Change(
        kind=Kind.MERGED if found.merged else Kind.SPLIT,
        key=key,
        field="ersätter",
        before=", ".join(one.id for one in found.old),
        after=", ".join(one.id for one in found.new),
        name=(sides.new if found.merged else sides.old).names.of(key),
        home=sides.new.home(new),
        unit=sides.new.unit(new),
        old=old.place,
        new=new.place,
        olds=tuple(_told(sides, one, sides.old) for one in found.old),
        news=tuple(_told(sides, one, sides.new) for one in found.new),
        worth=worth if key.what is What.LINE else None,
    )


def _told(sides: Sides, key: Key, side: Side) -> str:
    """What an item is called on one side; a survivor that goes by its text by what that is now."""
    here = sides.new if key.what in QUOTED and key in sides.new.items else side
    return here.names.told(key)


def _worth(side: Side, keys: Iterable[Key]) -> Decimal:
    parts = (side.items[key].record for key in keys)
    values = (of_line(part, side.own).value for part in parts if isinstance(part, Line))
    return sum((value for value in values if value is not None), Decimal(0))
