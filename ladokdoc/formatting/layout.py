"""Where lines of a YAML file begin, and the blanks between its signs: two blanks for each step inwards.

A comment keeps its place relative to what it belongs to: the block whose column it stands in or to the right of, else
what comes after it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from ladokdoc.edits import Change
from ladokdoc.formatting.content import NotUnderstood, content_end
from ladokdoc.nodes import Mapping, Node, Scalar, Sequence

STEP = 2
# Blanks, line breaks and comments: what may stand between two parts.
_TRIVIA = re.compile(r"(?:[ \t\n]+|(?<!\S)#[^\n]*)*")
_COMMENT_LINE = re.compile(r"(?m)^([ \t]*)#")
_COMMENT = re.compile(r"#[^\n]*")
_TRAILING = re.compile(r"(?m)[ \t]+$")


class _Level(NamedTuple):
    """The column of an open block: as it is, and as it is to be."""

    old: int
    new: int


def layout(text: str, root: Mapping) -> list[Change]:
    """The changes that put every line in its column. The text has ordinary line breaks only."""
    return _Layout(text).run(root)


class _Layout:
    def __init__(self, text: str) -> None:
        self.text = text
        self.changes: list[Change] = []
        self.bodies: list[tuple[int, int]] = []
        self.levels: list[_Level] = []
        self.end = 0

    def run(self, root: Mapping) -> list[Change]:
        self.mapping(root, 0, 0)
        self.comments(len(self.text), None)
        return sorted([*self.changes, *self.trailing()])

    def change(self, start: int, end: int, after: str) -> None:
        if self.text[start:end] != after:
            self.changes.append(Change(start, end, after))

    def line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        found = self.text.find("\n", position)
        return found if found >= 0 else len(self.text)

    def token(self, position: int, column: int, depth: int) -> None:
        """A key or a dash that is the first sign on its line."""
        start = self.line_start(position)
        if self.text[start:position].strip(" "):
            raise NotUnderstood(position)
        level = _Level(position - start, column)
        self.comments(start, level)
        self.change(start, position, " " * column)
        self.levels[depth:] = [level]

    def comments(self, until: int, following: _Level | None) -> None:
        """The lines of comments from the last sign that was read up to a position."""
        ended = True
        for match in _COMMENT_LINE.finditer(self.text, self.end, until):
            column = match.end(1) - match.start()
            least = following.old if following else -1
            within = [level for level in self.levels if least < level.old <= column] if ended else []
            ended = bool(within)
            # Of blocks in one column, such as a key and dashes right under it, the outer.
            owner = next(level for level in within if level.old == within[-1].old) if within else following
            shift = owner.new - owner.old if owner else 0
            self.change(match.start(), match.end(1), " " * max(0, column + shift))

    def mapping(self, node: Mapping, column: int, depth: int, *, after_dash: bool = False) -> None:
        for number, (key, value) in enumerate(node.entries):
            if number or not after_dash:
                self.token(key.start, column, depth)
            colon = self.text.find(":", key.end)
            if self.text[key.end : colon].strip(" "):
                raise NotUnderstood(key.start)
            self.change(key.end, colon, "")
            self.value(value, colon + 1, column, depth)

    def value(self, node: Node, after: int, column: int, depth: int) -> None:
        """What stands after a colon or a dash, which is in this column."""
        self.end = after
        match node:
            case Mapping():
                self.mapping(node, column + STEP, depth + 1)
            case Sequence(flow=False):
                self.sequence(node, column + STEP, depth + 1)
            case Scalar(value="", style=""):
                return
            case _:
                self.gap(node, after, column)
        self.end = max(self.end, content_end(self.text, node))

    def gap(self, node: Node, after: int, column: int) -> None:
        between = self.text[after : node.start]
        if not between.strip():
            self.change(after, node.start, " ")
        elif "\n" in between:
            self.token(node.start, column + STEP, len(self.levels))
        self.end = node.start
        if isinstance(node, Scalar):
            self.body(node, column + STEP)

    def body(self, node: Scalar, column: int) -> None:
        """The further lines of a text: those of a block keep their indentation among themselves."""
        end = content_end(self.text, node)
        first = self.text.find("\n", node.start, end) + 1
        if not first:
            return
        block = node.style in {"|", ">"}
        self.bodies.append((first, self.line_end(end) if block else end))
        indent: int | None = None
        for match in re.finditer(r"(?m)^([ \t]*)(?=[^ \t\n])", self.text[first:end]):
            start, width = first + match.start(), len(match[1])
            indent = width if indent is None or not block else indent
            self.change(start, start + min(indent, width), " " * column)

    def sequence(self, node: Sequence, column: int, depth: int) -> None:
        here = node.start
        for item in node.items:
            found = _TRIVIA.match(self.text, here)
            dash = found.end() if found else here
            if not self.text.startswith("-", dash):
                raise NotUnderstood(item.start)
            self.token(dash, column, depth)
            if isinstance(item, Mapping):
                self.after_dash(dash, item.start, column)
                self.levels.append(_Level(item.start - self.line_start(item.start), column + STEP))
                self.mapping(item, column + STEP, depth + 1, after_dash=True)
            else:
                self.value(item, dash + 1, column, depth)
            here = max(dash + 1, content_end(self.text, item))

    def after_dash(self, dash: int, start: int, column: int) -> None:
        """The first key stands right after its dash; comments in between are moved up before it."""
        comments = _COMMENT.findall(self.text, dash + 1, start)
        if comments:
            line = self.line_start(dash)
            self.changes.append(Change(line, line, "".join(f"{' ' * column}{words}\n" for words in comments)))
        self.change(dash + 1, start, " ")
        self.end = start

    def trailing(self) -> Iterator[Change]:
        """Blanks at the end of lines that are no part of a text, but where they go away anyway."""
        taken, here = sorted(self.changes), 0
        for start, end in [*self.bodies, (len(self.text), len(self.text))]:
            for match in _TRAILING.finditer(self.text, here, start):
                before = bisect(taken, (match.end(),)) - 1
                if before < 0 or taken[before].end <= match.start():
                    yield Change(match.start(), match.end(), "")
            here = end
