"""The running text of an edition as one, in which every rule about words looks.

What is no running text (expressions, code, addresses) is out of sight, and a line that goes on with the one before
is read as one with it. Every sign keeps its position, so that whatever is found knows its place in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from ladokdoc.edits import Edit, within
from ladokdoc.patterns import lazy
from ladokdoc.places import Markup, Place
from ladokdoc.prose import Prose

# Stands for each sign that is out of sight: no letter, no digit, no blank.
HIDDEN = "\ufffc"
# Between two texts; a pattern that goes over it would need two line breaks.
_BETWEEN = "\n\n"
_UNREAD = lazy(
    r"(?ms)^ {0,3}(?:```.*?(?:^ {0,3}```|\Z)|~~~.*?(?:^ {0,3}~~~|\Z))|(?<!`)(`{1,3})(?!`)[^`]{1,400}\1(?!`)"
    r"|(?<=\]\()[^)\s]{1,2000}|<[^<>\s]{1,2000}>"
)
_ADDRESS = lazy(r"\b(?:https?://|www\.)[^\s<>]{1,2000}|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
# A line break that does not end a line of its own: no blank line, list, quotation or heading follows.
_SOFT = re.compile(r"(?<=\S) ?\r?\n(?=[ \t]*(?![-*+>#][ \t]|#|>|[0-9]{1,9}[.)][ \t])\S)")
_HEADING = lazy(r"(?m)^ {0,3}#{1,6}[ \t].*$\n?")
WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")


class Running:
    """The texts of an edition, one after the other. text: all of them; every position is counted in it."""

    def __init__(self, proses: Iterable[Prose]) -> None:
        self._proses = tuple(proses)
        shown = [readable(prose) for prose in self._proses]
        self.text = _BETWEEN.join(shown)
        self._starts: list[int] = []
        here = 0
        for part in shown:
            self._starts.append(here)
            here += len(part) + len(_BETWEEN)

    def prose(self, position: int) -> tuple[Prose, int]:
        """The text that a position is in, and the position in that text."""
        number = bisect_right(self._starts, position) - 1
        return self._proses[number], position - self._starts[number]

    def place(self, start: int, end: int) -> Place:
        """Where the signs from `start` up to but not including `end` were written."""
        prose, here = self.prose(start)
        return prose.locate(here, here + end - start)

    def fix(self, start: int, end: int, after: str) -> tuple[Edit, ...]:
        """The change of these signs to others, as the fix of a finding; none where it is not safe (see `edits`)."""
        prose, here = self.prose(start)
        return within(prose.text, here, here + end - start, after)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place where a pattern is found."""
        return pattern.finditer(self.text)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Every word as it is written, and where it begins each time; words joined by a hyphen or a colon are one."""
        found = defaultdict[str, list[int]](list)
        for match in WORD.finditer(self.text):
            found[match.group()].append(match.start())
        return dict(found)


def readable(prose: Prose) -> str:
    """A text, as long as it was, with what is not running text out of sight and broken lines made whole."""
    value = prose.text.value
    if prose.expressions:
        signs = list(value)
        for expression in prose.expressions:
            signs[expression.start : expression.end] = HIDDEN * (expression.end - expression.start)
        value = "".join(signs)
    if prose.text.markup is not Markup.PLAIN:
        value = _whole(value)
    return _ADDRESS.sub(_hide, value) if "@" in value or "://" in value or "www." in value else value


def _whole(value: str) -> str:
    if re.search(r"[`~<\]]", value):
        value = _UNREAD.sub(_hide, value)
    if "\n" not in value.rstrip("\n"):
        return value
    parts, here = list[str](), 0
    for heading in _HEADING.finditer(value) if "#" in value else ():
        parts += [_SOFT.sub(_blank, value[here : heading.start()]), heading.group()]
        here = heading.end()
    return "".join([*parts, _SOFT.sub(_blank, value[here:])])


def _hide(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", HIDDEN, match.group())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
