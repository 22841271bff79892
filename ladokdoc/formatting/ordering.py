"""The order of keys: that of the table that the loader reads by, with what stands at each key.

The comments right above a key go with it, and those below it down to a blank line. Comments above a dash belong to
the whole part of the list and stay above it, those at the end of a block stay there, and those at the top of a file
are about the file: all of them, or down to a blank line. Blank lines go with the key below them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ladokdoc.edits import Change, changed
from ladokdoc.formatting.content import Content, Record, content_end
from ladokdoc.nodes import Scalar

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


class _Part(NamedTuple):
    """A key with all that belongs to it.

    blank: the blank lines above. above: the lines of comments above. start, end: from the key to the end of its last
    line, which may be a comment. closed: it is one that only a blank line parts from what comes next.
    """

    blank: str
    above: str
    start: int
    end: int
    closed: bool


def ordering(text: str, content: Content) -> list[Change]:
    """The changes that put keys in order. Every line is in its column and ends in an ordinary line break."""
    done: list[Change] = []
    # From the last to the first, so that what stands inside a record is done before it; the nearest is on top.
    for record in sorted(content.records, key=lambda record: record.node.start, reverse=True):
        if not _in_order(record):
            done.extend(_Reordered(text, record).changes(done))
    return done


def _in_order(record: Record) -> bool:
    keys = [key.value for key, _ in record.node.entries]
    return record.shape is None or keys == [name for name in record.shape.keys if name in keys]


class _Reordered:
    """A record whose keys are to stand in another order."""

    def __init__(self, text: str, record: Record) -> None:
        assert record.shape
        self.text = text
        self.node = record.node
        self.order = list(record.shape.keys)
        line = text.rfind("\n", 0, record.node.start) + 1
        self.column = record.node.start - line
        self.dash = line if text[line : record.node.start].strip() else None

    def changes(self, done: list[Change]) -> list[Change]:
        """The change, and the comments that come above a dash. done: inner changes, which it takes over."""
        parts = self.parts()
        inner = list[Change]()
        while done and done[-1].start < parts[-1].end:
            inner.append(done.pop())
        names = [key.value for key, _ in self.node.entries]
        moved = sorted(parts, key=lambda part: self.order.index(names[parts.index(part)]))
        first, before = moved[0], parts[0]
        after: list[str] = []
        closed = False
        for part in moved:
            blank = {first: before.blank, before: first.blank}.get(part, part.blank)
            blank, closed = blank or ("\n" if closed else ""), part.closed
            above = "" if self.dash is not None and part is first else part.above
            indent = "" if part is first and self.dash is not None else " " * self.column
            own = [change for change in inner if part.start <= change.start < part.end]
            shifted = [Change(one.start - part.start, one.end - part.start, one.after) for one in own]
            after.append(blank + above + indent + changed(self.text[part.start : part.end], shifted))
        start = before.start - len(before.above) - (0 if self.dash is not None else self.column)
        change = Change(start, parts[-1].end, "\n".join(after))
        lifted = [Change(self.dash, self.dash, _outdented(first.above))] if self.dash is not None else []
        return [change, *(one for one in lifted if one.after)]

    def parts(self) -> list[_Part]:
        """The keys in the order of the file."""
        found: list[_Part] = []
        entries = self.node.entries
        for number, (key, value) in enumerate(entries):
            blank, above = self.lead(key, found[-1].end + 1) if number else ("", self.first_lead(key))
            end = self.line_end(max(key.end, content_end(self.text, value)))
            until = entries[number + 1][0].start if number + 1 < len(entries) else len(self.text)
            found.append(_Part(blank, above, key.start, *self.tail(end, until)))
        return found

    def line_end(self, position: int) -> int:
        found = self.text.find("\n", position)
        return found if found >= 0 else len(self.text)

    def lead(self, key: Scalar, start: int) -> tuple[str, str]:
        """The blank lines and the comments above a key."""
        between = self.text[start : key.start - self.column]
        comments = between.lstrip("\n")
        return between[: len(between) - len(comments)], comments

    def first_lead(self, key: Scalar) -> str:
        """The comments right above the first key, where it stands on a line of its own."""
        if self.dash is not None:
            return ""
        here = start = key.start - self.column
        while start:
            line = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[line:start].lstrip(" ").startswith("#"):
                break
            start = line
        return self.text[start:here] if start else ""

    def tail(self, end: int, until: int) -> tuple[int, bool]:
        """Where a key ends, with the comments below that belong to it, and whether it is closed."""
        last, here, close = end, end + 1, True
        while here < until and (found := _LINE.match(self.text, here)):
            line = found.group().rstrip("\n")
            deeper = len(line) - len(line.lstrip(" ")) > self.column
            if line.strip() and not line.lstrip(" ").startswith("#"):
                break
            if line.strip() and not deeper:
                return self.close_tail(last, here, until) if close else (last, False)
            close = close and bool(line)
            last = found.end() - 1 if line.strip() else last
            here = found.end()
        return last, False

    def close_tail(self, end: int, here: int, until: int) -> tuple[int, bool]:
        """The comments that stand right below, where a blank line parts them from the next key."""
        found = re.compile(r"(?:[ ]*#[^\n]*\n)+(?=\n)").match(self.text, here, until)
        return (found.end() - 1, True) if found and until < len(self.text) else (end, False)


def _outdented(lines: str) -> str:
    return re.sub(r"(?m)^ {1,2}(?=[ #])", "", lines)
