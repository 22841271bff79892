"""A line of a file that does not parse, and what stands above it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.nodes.wording import KEY
from ladokdoc.places import Source

LOOK_BACK = 60


class Line(NamedTuple):
    """A line of the source; number from 1, column from 1."""

    source: Source
    number: int

    @property
    def text(self) -> str:
        """What stands on it."""
        return self.source.line(self.number)

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def value(self) -> int:
        """Column, from 0, of what stands after the dashes and the key of the line."""
        match = KEY.match(self.text)
        after = match.end() if match else self.indent
        return len(self.text) - len(self.text[after:].lstrip(" -" if not match else " "))

    def finding(
        self, rule: str, message: str, hint: str, column: int | None = None, width: int = 0
    ) -> Finding:
        """About the line from its first sign, or from a column, from 0; to its end, or so many signs."""
        start = self.indent if column is None else column
        end = start + width if width else max(len(self.text.rstrip()), start + 1)
        base = self.source.start_of(self.number)
        return Finding(self.source.place(base + start, base + end), message, hint, rule=rule)


def last_with_text(source: Source, number: int) -> Line:
    """The line with this number, or the nearest above it that is not blank."""
    while number > 1 and not source.line(number).strip():
        number -= 1
    return Line(source, number)


def key_above(line: Line) -> tuple[int, re.Match[str]] | None:
    """The nearest line above that has a key, with its number."""
    for number in range(line.number - 1, max(0, line.number - LOOK_BACK), -1):
        if key := KEY.match(line.source.line(number)):
            return number, key
    return None
