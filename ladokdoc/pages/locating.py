"""Which template a place in the page comes from, and which line of it.

The page is written once more, with marks where each template begins and ends and at its lines, and without a change
to the lines of the page.
This is done only where there is something to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

_MARK = re.compile(r"(?:<!--|/\*)(?:mall (?P<name>[^ ]+?)|rad (?P<line>[0-9]+)|slut på mall)(?:-->|\*/)")
# What a line of a template is marked before: each of its elements, and what it begins with in a style sheet.
_MARKED = {".html": re.compile("<(?=[a-zA-Z])"), ".css": re.compile(r"^[ \t]*(?=[^\s{}/*])")}


class Origin(NamedTuple):
    """Where something comes from. name: of the template, "" where it cannot be told. line: of it, or 0."""

    name: str
    line: int


class Place(NamedTuple):
    """A place in a page: the nth element of a name, or a line."""

    tag: str
    nth: int
    line: int


def marked(name: str, text: str) -> str:
    """The text of a template with marks around it, as comments of its own kind."""
    begin, end = ("/*", "*/") if name.endswith((".css", ".js")) else ("<!--", "-->")
    lines = text.removesuffix("\n").split("\n")
    if before := _MARKED.get(name[name.rfind(".") :]):
        lines = [
            before.sub(lambda found, n=n: f"{begin}rad {n}{end}{found[0]}", line)  # type: ignore[misc]
            for n, line in enumerate(lines, 1)
        ]
    return f"{begin}mall {name}{end}{chr(10).join(lines)}{begin}slut på mall{end}"


def template(page: str, place: Place) -> Origin:
    """The template and the line of it that a place is from. page: with marks."""
    finder = _Finder(place)
    finder.feed(page)
    starts = [0, *(match.end() for match in re.finditer("\n", page)), len(page)]
    if finder.found:
        line, column = finder.found
        return _innermost(page, starts[line - 1] + column, starts[line - 1] + column)
    if not 0 < place.line < len(starts):
        return Origin("", 0)
    return _innermost(page, starts[place.line - 1], starts[place.line])


def _innermost(page: str, start: int, end: int) -> Origin:
    """The template that is open at a place, or that begins in it; what ends in it was open."""
    around: list[Origin] = []
    for mark in _MARK.finditer(page, 0, end):
        if mark["name"]:
            around.append(Origin(mark["name"], 0))
        elif mark["line"]:
            around[-1] = around[-1]._replace(line=int(mark["line"]))
        elif mark.start() < start:
            around.pop()
    return around[-1] if around else Origin("", 0)


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
