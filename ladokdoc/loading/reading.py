"""The values of a mapping read as what its shape says: every fault is told at its place, and reading goes on.

What cannot be read becomes None, so that the rest of the record is still there for the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from ladokdoc.formats import Misread, read_amount, read_day, read_percent, shorten
from ladokdoc.loading.holding import Holds
from ladokdoc.loading.keys import Entry, Keyed
from ladokdoc.loading.scalars import (
    amount_of,
    colon_in_text,
    read_id,
    slug,
    text_of,
    wrong_kind,
)
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.model import Amount, Ref, Target
from ladokdoc.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.places import Markup, Place, Text

_WHOLE = re.compile(r"[0-9]{1,6}")


class Block(Keyed):
    """One mapping. The getters are named after what a key holds."""

    def _scalar(self, name: str) -> Scalar | None:
        entry = self.entries.get(name)
        if entry and isinstance(entry.value, Scalar):
            return entry.value
        if entry:
            self._wrong(name, entry.value)
        return None

    def _wrong(self, name: str, node: Node) -> None:
        wrong_kind(self.log, node, f"`{name}`", self.shape.keys[name].holds)

    def text(self, name: str) -> Text | None:
        """A text; for one that ends at " #" also a warning that the rest is a comment."""
        scalar = self._scalar(name)
        markup = Markup.BLOCK if self.shape.keys[name].prose else Markup.PLAIN
        return text_of(self.log, scalar, markup) if scalar else None

    def word(self, name: str) -> str | None:
        """A word, one of the choices where the key has any."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        word, choices = scalar.value.strip(), self.shape.keys[name].choices
        if choices and word not in choices:
            message = f"`{name}` kan inte vara ”{shorten(word)}”."
            self.log.tell("okant-ord", scalar, message, f"Skriv {self.shape.keys[name].wanted}.")
            return None
        return word

    def id(self, name: str = "id") -> str:
        """An id; empty where there is none."""
        scalar = self._scalar(name)
        return read_id(self.log, scalar) if scalar else ""

    def _figure(self, name: str, read: Callable[[str], Decimal | Misread]) -> Amount | None:
        entry = self.entries.get(name)
        if entry is None:
            return None
        return amount_of(self.log, entry.value, f"`{name}`", read)

    def amount(self, name: str) -> Amount | None:
        """An amount in the table's unit."""
        return self._figure(name, read_amount)

    def percent(self, name: str) -> Amount | None:
        """A number of per cent."""
        return self._figure(name, read_percent)

    def value_place(self, name: str) -> Place | None:
        """Where the value of a key stands; None where it has none."""
        entry = self.entries.get(name)
        return self.log.place(entry.value) if entry and isinstance(entry.value, Scalar) else None

    def day(self, name: str) -> date | None:
        """A date."""
        scalar = self._scalar(name)
        value = read_day(scalar.value.strip()) if scalar else None
        if isinstance(value, Misread) and scalar:
            self.log.tell("felskrivet-datum", scalar, value.message, value.hint)
            return None
        return value if isinstance(value, date) else None

    def whole(self, name: str, example: str, after: str = "") -> int | None:
        """A whole number, with `after` behind it where that is given, as in "5 år"."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        word = re.sub(rf"\s*{after}$", "", scalar.value.strip()) if after else scalar.value.strip()
        if _WHOLE.fullmatch(word):
            return int(word)
        message = f"”{shorten(scalar.value)}” går inte att läsa som {self.shape.keys[name].holds}."
        self.log.tell("felskrivet-tal", scalar, message, f"Skriv till exempel `{example}`.")
        return None

    def refs(self, name: str) -> tuple[Ref, ...]:
        """One id or a list of ids that name other records."""
        target = self.shape.keys[name].target or Target.LINE
        found = (
            (scalar, read_id(self.log, scalar))
            for scalar in self._listed(name, also_one=True)
            if scalar.value and not self._many_ids(scalar)
        )
        return tuple(Ref(id, target, self.log.place(scalar)) for scalar, id in found)

    def _many_ids(self, scalar: Scalar) -> bool:
        """Tells of ids that are written as one word with commas between them."""
        ids = [part.strip() for part in scalar.value.split(",")]
        if len(ids) < 2 or not all(ids):
            return False
        self.log.lost = True
        hint = f"Skriv `[{', '.join(slug(id) or id for id in ids)}]`."
        self.log.tell("felskrivet-id", scalar, "Flera id skrivs som en lista inom hakparenteser.", hint)
        return True

    def ref(self, name: str) -> Ref | None:
        """An id that names another record."""
        scalar, target = self._scalar(name), self.shape.keys[name].target or Target.LINE
        return Ref(read_id(self.log, scalar), target, self.log.place(scalar)) if scalar else None

    def texts(self, name: str) -> Iterator[Text]:
        """A list of texts."""
        for scalar in self._listed(name):
            yield text_of(self.log, scalar)

    def _listed(self, name: str, *, also_one: bool = False) -> Iterator[Scalar]:
        entry = self.entries.get(name)
        if entry and also_one and isinstance(entry.value, Scalar):
            yield entry.value
            return
        for item in self._items(name):
            if isinstance(item, Scalar):
                yield item
            elif not (isinstance(item, Mapping) and colon_in_text(self.log, item, ())):
                self._wrong(name, item)

    def _items(self, name: str) -> Iterator[Node]:
        entry = self.entries.get(name)
        if entry is None:
            return
        if not isinstance(entry.value, Sequence):
            self._wrong(name, entry.value)
            return
        for item in entry.value.items:
            if isinstance(item, Scalar) and not item.value.strip():
                hint = "Skriv något efter strecket, eller ta bort det."
                self.log.tell(
                    "saknat-varde",
                    item,
                    f"Ett streck i listan `{name}` står ensamt.",
                    hint,
                )
            elif isinstance(item, Unreadable):
                self.log.lost = True
            else:
                yield item

    def record(self, name: str) -> Block | None:
        """A record within the record."""
        entry = self.entries.get(name)
        if entry and isinstance(entry.value, Mapping):
            return Block(self.log, entry.value, self.shape.keys[name].shape)
        if entry and isinstance(entry.value, Scalar):
            self._alone(name, entry.value)
        elif entry:
            self._wrong(name, entry.value)
        return None

    def _alone(self, name: str, value: Scalar) -> None:
        """Tells of one value where keys should be, with the key that it probably belongs to."""
        self.log.lost = True
        keys = SHAPES[self.shape.keys[name].shape].keys
        first = "belopp" if "belopp" in keys else next(iter(keys))
        message = f"Efter `{name}:` ska nycklar stå på egna rader, men här står en text."
        hint = f"Skriv så:\n{name}:\n  {first}: {shorten(value.value)}"
        self.log.tell("fel-slag", value, message, hint)

    def records(self, name: str) -> Iterator[Block]:
        """A list of records."""
        shape = self.shape.keys[name].shape
        for item in self._items(name):
            if isinstance(item, Mapping):
                yield Block(self.log, item, shape)
            else:
                wrong_kind(self.log, item, f"Det här i listan `{name}`", Holds.RECORD)

    def entry_nodes(self, name: str) -> list[Node]:
        """What a key holds that may be one thing or a list of them."""
        entry = self.entries.get(name)
        if entry is None:
            return []
        return list(self._items(name)) if isinstance(entry.value, Sequence) else [entry.value]

    def pairs(self, name: str) -> tuple[Entry, ...]:
        """The keys and values of a mapping whose keys are not words of the format."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        if not isinstance(entry.value, Mapping):
            self._wrong(name, entry.value)
            return ()
        return tuple(Entry(key, value) for key, value in entry.value.entries)
