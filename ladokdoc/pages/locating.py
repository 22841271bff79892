"""Which template a place in the page comes from.

The page is written once more, with marks where each template begins and ends, and without a change to its lines.
This is done only where there is something to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

_MARK = re.compile(r"(?:<!--|/\*)(?:mall (?P<name>[^ ]+?)|slut på mall)(?:-->|\*/)")


class Place(NamedTuple):
    """A place in a page: the nth element of a name, or a line."""

    tag: str
    nth: int
    line: int


def marked(name: str, text: str) -> str:
    """The text of a template with marks around it, as comments of its own kind."""
    begin, end = ("/*", "*/") if name.endswith((".css", ".js")) else ("<!--", "-->")
    return f"{begin}mall {name}{end}{text.removesuffix(chr(10))}{begin}slut på mall{end}"


def template(page: str, place: Place) -> str:
    """The name of the template that a place is from; "" where it cannot be told. page: with marks."""
    finder = _Finder(place)
    finder.feed(page)
    starts = [0, *(match.end() for match in re.finditer("\n", page)), len(page)]
    if finder.found:
        line, column = finder.found
        return _innermost(page, starts[line - 1] + column, starts[line - 1] + column)
    if not 0 < place.line < len(starts):
        return ""
    return _innermost(page, starts[place.line - 1], starts[place.line])


def _innermost(page: str, start: int, end: int) -> str:
    """The template that is open at a place, or that begins in it; what ends in it was open."""
    names: list[str] = []
    for mark in _MARK.finditer(page, 0, end):
        if mark["name"]:
            names.append(mark["name"])
        elif mark.start() < start:
            names.pop()
    return names[-1] if names else ""


class _Finder(HTMLParser):
    """found: the line, from 1, and column, from 0, of the nth element of a name."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._count = Counter[str]()
        self.found: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Called for each element."""
        self._count[tag] += 1
        if tag == self._place.tag and self._count[tag] == self._place.nth and self.found is None:
            self.found = self.getpos()
