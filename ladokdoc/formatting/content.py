"""What a YAML file of the content holds, part by part, each with what its key says of it.

Whatever is not known to the format ends the work on the file: what was not understood is not rewritten.
"""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.loading.holding import Holds, Key, Shape
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.nodes import Mapping, Node, Scalar, Sequence, Unreadable

_LISTS = {Holds.RECORDS, Holds.TEXTS, Holds.IDS, Holds.ENTRIES}
_MAPPINGS = {Holds.RECORD, Holds.RECORDS, Holds.ENTRY, Holds.ENTRIES}
_TABLES = {Holds.BY_COLUMN, Holds.BY_YEAR}
_NO_SCALARS = {Holds.RECORD, Holds.RECORDS, Holds.TEXTS, *_TABLES}


class NotUnderstood(Exception):
    """Something in the file is no part of the format. position: where it stands."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


class Value(NamedTuple):
    """A single value. about: what its key holds. column: where its key, or its dash, is to stand."""

    node: Scalar
    about: Key
    column: int


class Listed(NamedTuple):
    """A list in brackets. column: where the key that it stands after is to stand."""

    node: Sequence
    about: Key
    column: int


class Record(NamedTuple):
    """Keys in an order of their own. shape: None where the keys are years or columns."""

    node: Mapping
    shape: Shape | None


class Content:
    """The parts of a file, in its order. Raises NotUnderstood when made of what is no part of the format."""

    def __init__(self, root: Node, shape: str) -> None:
        self.values: list[Value] = []
        self.lists: list[Listed] = []
        self.records: list[Record] = []
        if not isinstance(root, Mapping):
            raise NotUnderstood(root.start)
        self._record(root, SHAPES[shape], 0)

    def _record(self, node: Mapping, shape: Shape, column: int) -> None:
        self.records.append(Record(node, shape))
        for key, value in node.entries:
            if key.value not in shape.keys:
                raise NotUnderstood(key.start)
            self._value(value, shape.keys[key.value], column)

    def _value(self, node: Node, about: Key, column: int) -> None:
        match node:
            case Scalar():
                if about.holds in _NO_SCALARS and node.value.strip():
                    raise NotUnderstood(node.start)
                self.values.append(Value(node, about, column))
            case Sequence() if about.holds in _LISTS:
                if node.flow:
                    self.lists.append(Listed(node, about, column))
                for item in node.items:
                    self._item(item, about, column + 2)
            case Mapping() if about.holds in _TABLES:
                self.records.append(Record(node, None))
                for _, value in node.entries:
                    self._value(value, Key(Holds.AMOUNT), column + 2)
            case Mapping() if about.holds in _MAPPINGS - {Holds.RECORDS}:
                self._record(node, SHAPES[about.shape], column + 2)
            case _:
                raise NotUnderstood(node.start)

    def _item(self, node: Node, about: Key, column: int) -> None:
        if isinstance(node, Mapping) and about.holds in _MAPPINGS:
            self._record(node, SHAPES[about.shape], column + 2)
        elif isinstance(node, Scalar) and (about.holds is not Holds.RECORDS or not node.value.strip()):
            prose = about.holds is Holds.ENTRIES
            self.values.append(Value(node, about._replace(prose=prose or about.prose), column))
        else:
            raise NotUnderstood(node.start)


def is_prose(about: Key) -> bool:
    """Whether the text after a key is Markdown."""
    return about.prose or about.holds in {Holds.ENTRY, Holds.ENTRIES}


def content_end(text: str, node: Node) -> int:
    """The position after the last sign of a node; the parsers put the end of a block past what comes after it."""
    while not isinstance(node, Scalar | Unreadable):
        if isinstance(node, Sequence):
            if node.flow or not node.items:
                return node.end
            node = node.items[-1]
        elif node.entries:
            node = node.entries[-1][1]
        else:
            return node.end
    return node.start + len(text[node.start : node.end].rstrip(" \t\n"))
