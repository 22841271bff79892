"""The kinds of node that content is made of. Positions are characters from the start of the file."""

from __future__ import annotations

from typing import NamedTuple

# The key by which YAML takes keys from elsewhere. It is told of, and stands in its mapping with nothing to read.
MERGE = "<<"


class Scalar(NamedTuple):
    """A value or key as the writer typed it.

    value: what it says, without quotes, indentation and escapes.
    style: "" for plain text, else the sign that opens it: ' " | or >
    start, end: the span in the source, quotes and "|" included.
    """

    value: str
    style: str
    start: int
    end: int


class Sequence(NamedTuple):
    """A list. flow: written in brackets."""

    items: tuple[Node, ...]
    flow: bool
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int


class Unreadable(NamedTuple):
    """Something there is already a finding about; nothing more is to be said of it."""

    start: int
    end: int


Node = Scalar | Sequence | Mapping | Unreadable
