"""A mapping of the content read against its shape: every fault is told at its place, and reading goes on.

What cannot be read becomes None, so that the rest of the record is still there for the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.formats import Misread, read_amount, read_day, read_percent, shorten
from ladokdoc.loading.log import Log
from ladokdoc.loading.scalars import (
    amount_of,
    colon_in_text,
    like,
    listed,
    nearest,
    read_id,
    slug,
    tell_parts,
    text_of,
    wrong_kind,
)
from ladokdoc.loading.shapes import SHAPES, Holds
from ladokdoc.model import Amount, Ref, Target
from ladokdoc.nodes import MERGE, Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.places import Markup, Place, Text

# Lists with something in them. Others may be empty for a while, or are looked at by rules of their own.
_FILLED = {"kapitel", "tabeller", "områden", "behov", "mål"}
_WHOLE = re.compile(r"[0-9]{1,6}")


class Entry(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node


def _garbled(record: Mapping) -> bool:
    """Whether a key stands twice, or has a value that is no part of the format."""
    return any(isinstance(value, Unreadable) for _, value in record.entries)


class Block:
    """One mapping. shape: the name of its shape; the getters are named after what a key holds."""

    def __init__(self, log: Log, node: Mapping, shape: str) -> None:
        self.log = log
        self.shape = SHAPES[shape]
        self.node = node
        self.place = log.place(node.entries[0][0]) if node.entries else log.place(node)
        self.entries: dict[str, Entry] = {}
        self.dropped: set[str] = set()
        self.meant: set[str] = set()
        for key, value in node.entries:
            self._enter(Entry(key, value))
        # A key that is misspelt is there.
        self._missing({key.value for key, _ in node.entries} | self.meant)

    def _enter(self, entry: Entry) -> None:
        key, value = entry
        if self.log.source.decomposed and not key.value.isascii():
            tell_parts(self.log, key)
        if isinstance(value, Unreadable):
            self.log.lost = True
        elif key.value not in self.shape.keys:
            self._unknown(key)
        elif isinstance(value, Scalar) and not value.value.strip():
            self._empty(key, value)
        elif isinstance(value, Sequence) and not value.items and key.value in _FILLED:
            self._empty_list(key, value)
        else:
            self.entries[key.value] = entry
            return
        self.dropped.add(key.value)
        self.log.dropped = True

    def lacks(self, *names: str) -> bool:
        """Whether one of these keys may have been meant by something that was not read."""
        unknown = not self.dropped <= self.shape.keys.keys()
        return any(name not in self.entries and (unknown or name in self.dropped) for name in names)

    def lacks_part(self, name: str) -> bool:
        """Whether some of the records in a list, or all of them, could not be read, or may have run into each other."""
        entry = self.entries.get(name)
        if entry is None:
            return self.shape.keys[name].required or self.lacks(name)
        items = entry.value.items if isinstance(entry.value, Sequence) else (None,)
        return not all(isinstance(item, Mapping) and not _garbled(item) for item in items)

    def _unknown(self, key: Scalar) -> None:
        self.log.lost = True
        known = self.shape.keys
        near = None if self.log.has_many("okand-nyckel") else like(key.value, known)
        self.meant.add(near or "")
        message = f"Nyckeln `{shorten(key.value)}` finns inte i {self.shape.called}."
        self.log.tell("okand-nyckel", key, message, nearest(near, known))

    def _empty(self, key: Scalar, value: Scalar) -> None:
        about = self.shape.keys[key.value]
        hint = f"Skriv {about.wanted} efter kolonet"
        if value.style in {"|", ">"}:
            hint = "Skriv texten på raden under, två mellanslag längre in"
        hint += "." if about.required else ", eller ta bort raden."
        where = value if value.style else key
        self.log.tell("saknat-varde", where, f"Efter `{key.value}:` står inget.", hint)

    def _empty_list(self, key: Scalar, value: Sequence) -> None:
        about = self.shape.keys[key.value]
        hint = f"Skriv {about.wanted} efter kolonet" + ("." if about.required else ", eller ta bort raden.")
        self.log.tell("saknat-varde", value, f"Listan efter `{key.value}:` är tom.", hint)

    def _missing(self, known: set[str]) -> None:
        """Tells, once for the whole record, of what has to be there."""
        keys = self.shape.keys
        names = [name for name, about in keys.items() if about.required and name not in known]
        if names and MERGE not in known:
            self.missing(*names)

    def missing(self, first: str, *more: str) -> None:
        """Tells that keys are not there."""
        keys = self.shape.keys
        how = f"en rad för var och en, till exempel `{first}:` med" if more else f"en rad med `{first}:` och"
        self.log.findings.append(
            Finding(
                self.place,
                f"{listed([first, *more])} saknas i {self.shape.called}.",
                f"Lägg till {how} {keys[first].wanted} efter kolonet.",
                rule="saknat-varde",
            )
        )

    def __contains__(self, name: str) -> bool:
        return name in self.entries

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
