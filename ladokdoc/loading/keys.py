"""The keys of a mapping held against its shape: which are known, empty, missing or lost.

What is told here is told once, before any value is read, and what could not be read is remembered, so that nothing
is said of what only follows from it.
"""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.formats import shorten
from ladokdoc.loading.log import Log
from ladokdoc.loading.scalars import like, listed, nearest, tell_parts
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.nodes import MERGE, Mapping, Node, Scalar, Sequence, Unreadable

# Lists with something in them. Others may be empty for a while, or are looked at by rules of their own.
_FILLED = {"kapitel", "tabeller", "områden", "behov", "mål"}


class Entry(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node


def _garbled(record: Mapping) -> bool:
    """Whether a key stands twice, or has a value that is no part of the format."""
    return any(isinstance(value, Unreadable) for _, value in record.entries)


class Keyed:
    """One mapping with its keys held against a shape. shape: its name."""

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
