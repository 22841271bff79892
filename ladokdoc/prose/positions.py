"""From the text of a paragraph, as Markdown gives it, back to the text that was written.

Each line of a paragraph is the end of a line that was written: what is gone is what stood before it, such as
indentation, the sign of a list or ">", and blanks after the last line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, counted from 0."""

    def __init__(self, value: str) -> None:
        # Markdown shows a replacement for NUL; it is as wide.
        self._value = value.replace("\0", "\ufffd")

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        breaks = [(match.start(), match.end()) for match in _BREAK.finditer(self._value)]
        starts = [0, *(end for _, end in breaks)]
        return list(zip(starts, [*(start for start, _ in breaks), len(self._value)], strict=True))

    def span(self, number: int) -> tuple[int, int]:
        """The characters of a line, without blanks around them."""
        start, end = self._spans[number]
        line = self._value[start:end]
        return end - len(line.lstrip()), start + len(line.rstrip())

    def paragraph(self, number: int, content: str) -> Paragraph:
        """The paragraph whose first line has this number. Lines of blanks before it have no part in it."""
        while not self._value[slice(*self._spans[number])].strip() and number + 1 < len(self._spans):
            number += 1
        starts, origins, here = list[int](), list[int](), 0
        for line in content.split("\n"):
            starts.append(here)
            origins.append(self._origin(number, line))
            here += len(line) + 1
            number = min(number + 1, len(self._spans) - 1)
        return Paragraph(starts, origins)

    def _origin(self, number: int, line: str) -> int:
        """Where the text of a line begins, or would begin if a tab were as wide as it looks."""
        start, end = self._spans[number]
        if self._value.endswith(line, start, end):
            return end - len(line)
        words = line.lstrip(" ")
        found = self._value.rfind(words, start, end)
        return found - (len(line) - len(words)) if found >= 0 else start


class Paragraph:
    """The lines of one paragraph: where each begins in it, and in the text that was written."""

    def __init__(self, starts: list[int], origins: list[int]) -> None:
        self._starts = starts
        self._origins = origins

    def origin(self, position: int) -> int:
        """Where a character of the paragraph was written."""
        line = bisect_right(self._starts, position) - 1
        return max(0, self._origins[line] + position - self._starts[line])
