"""Whether two texts of a file mean the same: the last look before anything is written."""

from __future__ import annotations

from ladokdoc.formats import read_amount, read_percent
from ladokdoc.formatting.content import Content, Value, is_prose
from ladokdoc.formatting.markdown import shown
from ladokdoc.loading.holding import Holds
from ladokdoc.nodes import Mapping, Node, Scalar, Sequence
from ladokdoc.places import Markup


def same(before: Content, after: Content) -> bool:
    """Whether the content has the same keys and lists, in any order of keys, and its values say the same."""
    if len(before.values) != len(after.values):
        return False
    about = {value.node.start: value for value in before.values}
    return _same(before.records[0].node, after.records[0].node, about)


def _same(before: Node, after: Node, about: dict[int, Value]) -> bool:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        first, second = ({key.value: value for key, value in node.entries} for node in (before, after))
        return first.keys() == second.keys() and all(_same(first[key], second[key], about) for key in first)
    if isinstance(before, Sequence) and isinstance(after, Sequence):
        pairs = zip(before.items, after.items, strict=False)
        return len(before.items) == len(after.items) and all(_same(*pair, about) for pair in pairs)
    if isinstance(before, Scalar) and isinstance(after, Scalar):
        return before.value == after.value or _says(before, about) == _says(after, about, as_for=before)
    return False


def _says(node: Scalar, about: dict[int, Value], as_for: Scalar | None = None) -> object:
    """What a value says to the one who reads it by its key."""
    value, word = about[(as_for or node).start], node.value.strip()
    if is_prose(value.about):
        return shown(node.value, Markup.BLOCK)
    if value.about.holds is Holds.AMOUNT:
        return read_amount(word)
    if value.about.holds is Holds.PERCENT:
        return read_percent(word)
    return " ".join(word.split(" ")) if value.about.holds is not Holds.TEXT else _words(word)


def _words(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))
