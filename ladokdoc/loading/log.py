"""Where the faults of a file are collected while it is read."""

from __future__ import annotations

from collections import Counter

from ladokdoc.findings import Finding
from ladokdoc.nodes import Node
from ladokdoc.places import Place, Source

# More findings than this, of one rule in one file, are only counted.
MANY = 100


class Log:
    """The faults of one file.

    lost: something in it was not read, so that an id may be missing. dropped: a key was left out, for what stands there
    or because nothing does.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.lost = False
        self.dropped = False
        self._told = Counter[str]()

    def tell(self, rule: str, node: Node, message: str, hint: str) -> None:
        """A fault at a node, underlined on its first line only where it goes over many."""
        self._told[rule] += 1
        self.findings.append(Finding(self.place(node), message, hint, rule=rule))

    def has_many(self, rule: str) -> bool:
        """Whether a rule has been told of so often that nobody reads the hint of the next."""
        return self._told[rule] > MANY

    def place(self, node: Node) -> Place:
        """The span of a node without the blanks and line breaks after it."""
        end = node.start + len(self.source.text[node.start : node.end].rstrip())
        return self.source.place(node.start, end)
