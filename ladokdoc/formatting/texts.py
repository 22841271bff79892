"""Texts in Markdown inside a YAML file: after `|`, with one sentence on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.edits import Change
from ladokdoc.formatting.content import Content, Value, content_end, is_prose
from ladokdoc.formatting.markdown import formatted
from ladokdoc.nodes import Scalar
from ladokdoc.places import Markup

_HEADER = re.compile(r"[|>][+-]?")


def texts(text: str, content: Content) -> Iterator[Change]:
    """The changes of the texts in the file that take up more than the line of their key."""
    for value in content.values:
        node = value.node
        if node.style in {"|", ">"} and node.value.strip():
            yield from _block(text, value)
        elif is_prose(value.about) and "\n" in text[node.start : content_end(text, node)]:
            yield from _flow(text, value)


def _block(text: str, value: Value) -> Iterator[Change]:
    """A text after `|` or `>`; one that is folded is written as it is read."""
    node = value.node
    new = formatted(node.value, Markup.BLOCK) if is_prose(value.about) else _stripped(node)
    header = _HEADER.match(text, node.start)
    first = text.find("\n", node.start) + 1
    end = text.find("\n", content_end(text, node))
    if header is None or not first or not _can_stand(new):
        return
    body = _indented(new, value.column + 2)
    if header.group() != "|":
        yield Change(header.start(), header.end(), "|")
    if text[first:end].replace("\t", " ") != body:
        yield Change(first, end, body)


def _stripped(node: Scalar) -> str:
    return re.sub(r"(?m)[ \t]+$", "", node.value.rstrip("\n"))


def _flow(text: str, value: Value) -> Iterator[Change]:
    """A text of several lines without `|` gets one, unless a comment comes after it."""
    node = value.node
    end = content_end(text, node)
    new = formatted(node.value, Markup.BLOCK)
    line = text.find("\n", end)
    if not text[end:line].strip() and _can_stand(new):
        yield Change(node.start, line, "|\n" + _indented(new, value.column + 2))


def _can_stand(value: str) -> bool:
    """Whether a text can stand after `|`, which takes the blanks before its first line for indentation."""
    return bool(value.strip()) and value[0] not in " \n\t"


def _indented(value: str, column: int) -> str:
    return "\n".join(" " * column + line if line else "" for line in value.split("\n"))
