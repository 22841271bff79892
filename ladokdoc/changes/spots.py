"""Where a change stands in the source: the line of a field, and the line where a text begins to differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladokdoc.nodes import Mapping, Node, Sequence, parse
from ladokdoc.places import Place, Source, Text
from ladokdoc.sources import Files

# What a writer does not write under the name that a change has it by.
_WRITTEN = {"grupp": "poster", "innehåll": "text"}


class Spots:
    """Finds fields in files, which are read when one is first asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._found: dict[str, dict[tuple[int, int], tuple[Source, Mapping]]] = {}

    def of(self, record: Place | None, field: str) -> Place | None:
        """Where a field of a record stands; where the record stands if it is not there. field: "beslut.datum"."""
        if record is None or not record.path.endswith(".yaml"):
            return record
        known = self._records(record.path).get((record.line, record.column))
        return (_field(*known, field.split(".")) if known else None) or record

    def _records(self, path: str) -> dict[tuple[int, int], tuple[Source, Mapping]]:
        if path not in self._found:
            parsed = parse(path, self._files.data.get(path, b""))
            source, root = parsed.source, parsed.root
            self._found[path] = (
                {}
                if source is None or root is None
                else {
                    (place.line, place.column): (source, node)
                    for node in _mappings(root)
                    for place in [source.place(node.start)]
                }
            )
        return self._found[path]


def _field(source: Source, record: Mapping, names: Iterable[str]) -> Place | None:
    """Where a key stands, or the last of those that lead to it; None where none of them is there."""
    found: Place | None = None
    node: Node = record
    for name in names:
        here = {key.value: (key, value) for key, value in node.entries} if isinstance(node, Mapping) else {}
        if (written := _WRITTEN.get(name, name)) not in here:
            break
        key, node = here[written]
        found = source.place(key.start, key.end)
    return found


def _mappings(root: Node) -> Iterator[Mapping]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            yield node
            waiting += [value for _, value in node.entries]
        elif isinstance(node, Sequence):
            waiting += node.items


def begins(text: Text, other: Text) -> Place:
    """Where a text begins to differ from another: its first line that the other has not, or has elsewhere."""
    lines, others = (side.value.splitlines(keepends=True) for side in (text, other))
    here, there = ([" ".join(line.split()) for line in side] for side in (lines, others))
    if not lines:
        return text.place
    had = set(there)
    number = next((n for n, line in enumerate(here) if line not in had), None)
    if number is None:
        number = next((n for n, line in enumerate(here) if there[n : n + 1] != [line]), len(here) - 1)
    while number and not here[number]:
        number -= 1
    start = sum(map(len, lines[:number]))
    return text.locate(start, start + len(lines[number].rstrip()))
