"""Where something stands: path, line and column, and how to get there from a position in a text.

Every record of the plan and every finding carries a place, so that a message can point at what the
writer has in front of her.
Lines and columns count from 1, and columns count characters, not bytes: å is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from ladokdoc.records import Record, apart

_BREAK = re.compile(r"\r\n|\r|\n")


class Place(NamedTuple):
    """A span in a file of the content.

    path: relative to the root of the project, with "/".
    line, column: of the first character, from 1.
    end_line, end_column: of the first character after the span.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Source:
    """A decoded file, which can say on what line and column a position in it is.

    path: relative to the root of the project.
    text: the whole file in NFC, without a byte order mark.
    decomposed: the lines that were not in NFC, as they were written, by number.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.decomposed: dict[int, str] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the characters from `start` up to but not including `end` (none: an empty span)."""
        starts, end = self._starts, start if end is None else end
        line = end_line = bisect_right(starts, start)
        if line < len(starts) and end >= starts[line]:
            end_line = bisect_right(starts, end)
        column, end_column = start - starts[line - 1] + 1, end - starts[end_line - 1] + 1
        return Place(self.path, line, column, end_line, end_column)

    def start_of(self, number: int) -> int:
        """The position of the first character of the line with this number."""
        return self._starts[number - 1]

    def position(self, line: int, column: int) -> int | None:
        """The position of a line and column; None past the end of the text."""
        here = self._starts[line - 1] + column - 1 if 1 <= line <= len(self._starts) else -1
        return here if 0 <= here <= len(self.text) else None

    def line(self, number: int) -> str:
        """The line with this number, without its line break; empty past the end."""
        starts = self._starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


class Markup(Enum):
    """How a text is to be read: as plain words, as paragraphs and lists, or as a part with headings."""

    PLAIN = 0
    BLOCK = 1
    DOCUMENT = 2


class Text(Record):
    """A text that somebody wrote, and where each character of it came from.

    value: what was meant, in NFC: indentation, quotes and escapes of YAML are gone.
    place: the whole of it in the source; left out of equality, as is `locate`.
    locate: from a span of characters in `value` to its place in the source.
    markup: whether it is Markdown; `{{ }}` may stand in all kinds.
    """

    value: str
    place: Place = apart()
    locate: Callable[[int, int], Place] = apart()
    markup: Markup = Markup.PLAIN

    @classmethod
    def empty(cls, place: Place) -> Text:
        """Stands in for a text that is missing where it has to be."""
        return cls("", place, lambda *_: place)

    @classmethod
    def of_file(cls, source: Source) -> Text:
        """The whole of a file as one text."""
        return cls(source.text, source.place(0, len(source.text)), source.place, Markup.DOCUMENT)
