"""What a person calls an item of the plan: its name or heading where it has one, else its id."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ladokdoc.changes.items import Item
from ladokdoc.changes.keys import Key, What
from ladokdoc.formats import listing
from ladokdoc.model import Budget, Chapter, Decision, Direction, Frame, Goal, Need, Row
from ladokdoc.places import Text
from ladokdoc.subject import Subject

_NAMED = ("name", "title", "short", "phrase")
# What has no name goes by what it says, as far as this many characters of it.
QUOTED = frozenset({What.ROW, What.NEED, What.GOAL, What.DIRECTION})
_LONGEST = 60
# What may be Markdown or an expression, which takes time to read.
_MARKED = re.compile(r"[`*_\[\]<{&\\]|^\s*(?:[-+#>]|[0-9]+[.)])", re.MULTILINE)


def quoted(name: str) -> str:
    """A name that is a sentence itself, quoted; of a long text the first sentence, or its beginning."""
    line = " ".join(name.split())
    if len(line) > _LONGEST + 1:
        first = re.match(rf".{{1,{_LONGEST}}}?[.?!](?= )", line)
        cut = line[:_LONGEST].rpartition(" ")[0].rstrip(",;:") or line[:_LONGEST]
        line = first.group() if first else f"{cut} …"
    return f"”{line.removesuffix('.')}”"


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
            return _decision(record) or key.id
        if isinstance(record, Row):
            record = next(iter((*record.goals, *record.needs)), None)
        if isinstance(record, Goal | Need | Direction):
            return self._plain(record.text) or key.id
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

    def told(self, key: Key) -> str:
        """The name as it stands within a sentence."""
        name = self.of(key)
        return quoted(name) if key.what in QUOTED and name != key.id else name

    def _plain(self, text: Text) -> str:
        marked = self._subject and _MARKED.search(text.value)
        return " ".join((self._subject.plain(text) if self._subject and marked else text.value).split())

    def _written(self, text: Text) -> str:
        return " ".join((self._subject.unset(text) if self._subject else text.value).split())


def _decision(record: Decision) -> str:
    title, body = (part.value.strip() if part else "" for part in (record.title, record.body))
    return f"{title} ({body})" if title and body else title or body
