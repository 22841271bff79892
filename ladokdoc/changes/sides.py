"""Two editions side by side, with what both need to be compared: names, units, columns and who is who."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from ladokdoc.changes import effects
from ladokdoc.changes.fields import Leaf
from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, What
from ladokdoc.changes.naming import Names
from ladokdoc.changes.pairing import Pairing, pairing
from ladokdoc.changes.records import Said
from ladokdoc.changes.spots import Spots
from ladokdoc.model import Amount, Budget
from ladokdoc.places import Place, Text

# What is said of an amount that could not be read.
UNREADABLE = "oläsligt"


class Side(NamedTuple):
    """One of the two editions, or the glossary. folder: where its files are. names: what its items are called.

    spots: where the fields of its items stand.
    units: as they are written; the budget and the items of the older edition are in the units of the newer.
    """

    folder: str
    budget: Budget | None
    items: Mapping[Key, Item]
    names: Names
    spots: Spots
    units: Mapping[Key, str] = {}

    def has(self, key: Key) -> bool:
        """Whether something is there, and not only placed in a chapter."""
        return key in self.items and self.items[key].record is not None

    @property
    def own(self) -> str:
        """The id of its own column."""
        return self.budget.own if self.budget else ""

    def home(self, item: Item) -> str:
        """What an item stands in, as a person calls it: the area for needs and goals, which are not known by row."""
        home = item.home
        if home and home.what is What.ROW and item.key.what in (What.NEED, What.GOAL):
            home = self.items[home].home
        return self.names.of(home) if home else ""

    def unit(self, item: Item) -> str:
        """The unit of amounts in an item."""
        table = self.items.get(Key(What.TABLE, item.table))
        unit = getattr(table.record, "unit", "") if table else ""
        return unit or (self.budget.unit if self.budget else "")


class Sides:
    """The older and the newer."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.columns = effects.columns(old.budget, new.budget)

    @cached_property
    def pairing(self) -> Pairing:
        """Which items have another id, and which were merged or split."""
        return pairing(self.old.items, self.new.items)

    @cached_property
    def _back(self) -> Mapping[Key, Key]:
        return {before: after for after, before in self.pairing.renamed.items()}

    @cached_property
    def part_of(self) -> Mapping[Key, str]:
        """For what was merged or split, the id of the change that tells of it."""
        return {
            key: (union.new[0] if union.merged else union.old[0]).id
            for union in self.pairing.unions
            for key in (*union.old, *union.new)
        }

    def was(self, key: Key) -> Key:
        """The key in the older edition of an item of the newer."""
        return self.pairing.renamed.get(key, key)

    def now(self, key: Key) -> Key:
        """The key in the newer edition of an item of the older."""
        return self._back.get(key, key)

    def say(self, key: Key) -> str:
        """What an item is called now, or was where it is gone."""
        return self._known(key).names.of(key)

    def say_total(self, key: Key) -> str:
        """What a total is called now, or was where it is gone; what it is the total of where it has no name."""
        names = self._known(key).names
        return names.total(key) or names.of(key)

    def _known(self, key: Key) -> Side:
        return self.new if self.new.has(key) or key not in self.old.items else self.old


def said(leaf: Leaf | None) -> Said:
    """The value of a field as a change has it."""
    match leaf:
        case Text():
            return leaf.value.strip()
        case Amount():
            return UNREADABLE if leaf.value is None else leaf.value
        case _:
            return leaf


def spot(item: Item) -> Place | None:
    """Where an item is placed."""
    return item.spot or item.place
