"""What a person calls an item of the plan: its name or heading where it has one, else its id."""

from __future__ import annotations

from collections.abc import Mapping

from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, What
from ladokdoc.formats import listing
from ladokdoc.model import Budget, Chapter, Decision, Frame
from ladokdoc.places import Text
from ladokdoc.subject import Subject

_NAMED = ("name", "title", "short")
_ALONE = {
    What.EDITION: "planen",
    What.BUDGET: "budgeten",
    What.CAPITALISATION: "regeln för aktivering",
    What.DEPRECIATION: "regeln för avskrivning",
}


class Names:
    """What the items of one edition are called, with what the expressions in their names say."""

    def __init__(self, items: Mapping[Key, Item], subject: Subject | None) -> None:
        self._items = items
        self._subject = subject
        self._known: dict[Key, str] = {}

    def of(self, key: Key) -> str:
        """The name of an item."""
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def total(self, key: Key) -> str:
        """The name of the total of a table or group; nothing where it has none of its own."""
        record = self._items[key].record if key in self._items else None
        total = record.result if isinstance(record, Budget) else getattr(record, "total", None)
        return self._written(total.name) if total and total.name else ""

    def _find(self, key: Key) -> str:
        record = self._items[key].record if key in self._items else None
        if key.what in _ALONE:
            return _ALONE[key.what]
        if isinstance(record, Text):
            return record.value.strip()
        if isinstance(record, Decision):
            return " ".join(part.value.strip() for part in (record.body, record.title) if part) or key.id
        if isinstance(record, Frame):
            return f"för {listing([self._framed(ref.id) for ref in record.applies_to])}"
        found = next((text for name in _NAMED if (text := getattr(record, name, None))), None)
        if isinstance(found, Text) and found.value.strip():
            return self._written(found)
        return (record.prose_file or key.id) if isinstance(record, Chapter) else key.id

    def _framed(self, id: str) -> str:
        """What a frame applies to: the name of a table or line."""
        keys = (Key(what, id) for what in (What.TABLE, What.LINE, What.PART))
        return self.of(next((key for key in keys if key in self._items), Key(What.LINE, id)))

    def _written(self, text: Text) -> str:
        return " ".join((self._subject.unset(text) if self._subject else text.value).split())
