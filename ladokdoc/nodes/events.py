"""The parser's events, from the C parser where it is installed and from the one in Python where not."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, Protocol, cast

CParser: Any
try:
    CParser = importlib.import_module("_ruamel_yaml").CParser
except ImportError:
    CParser = None


class Mark(Protocol):
    """A position in the text: characters from its start, and line and column from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What the parser saw. The kind of event is the name of its class."""

    start_mark: Mark
    end_mark: Mark


class Broken(Exception):
    """The text does not parse.

    kind: what the parser was missing, in the words of `KINDS`, so that no message depends on the library.
    line: where it stopped, from 0.
    opened: the line and column, from 0, of the quote or bracket that has no end, or of the sign at fault.
    """

    def __init__(self, kind: str, line: int, opened: tuple[int, int] | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.opened = opened


# Words of the two parsers' messages, and the kind that they mean.
KINDS = {
    "found unexpected end of stream": "quote",
    "mapping values are not allowed": "colon",
    "sequence entries are not allowed": "dash",
    "could not find expected ':'": "no-colon",
    "unknown escape": "escape",
    "found unexpected ':'": "in-brackets",
    "alphabetic or numeric character": "sign",
    "',' or": "flow",
    "<document start>": "document",
    "did not find expected key": "structure",
    "did not find expected '-'": "structure",
    "expected <block end>": "structure",
}


def events(text: str, *, pure: bool = False) -> Iterator[tuple[str, Any]]:
    """Kind and event, one after the other. Raises Broken where the text does not parse."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        yield from _pure(text) if pure or CParser is None else _native(text)
    except MarkedYAMLError as error:
        raise _broken(error) from None
    except YAMLError:
        raise Broken("other", 0) from None


def _broken(error: Any) -> Broken:
    words = str(error.problem or "")
    kind = next((kind for part, kind in KINDS.items() if part in words), "other")
    mark = error.problem_mark or error.context_mark
    line = int(mark.line) if mark else 0
    opened = None
    if kind in {"quote", "flow", "sign"} and error.context_mark:
        opened = (int(error.context_mark.line), int(error.context_mark.column))
    elif kind in {"no-colon", "in-brackets"} and error.context_mark:
        line = int(error.context_mark.line)
    return Broken(kind, line, opened)


def _native(text: str) -> Iterator[tuple[str, Any]]:
    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            name = type(event).__name__
            yield name, event
            if name == "StreamEndEvent":
                return
    finally:
        parser.dispose()


def _pure(text: str) -> Iterator[tuple[str, Any]]:
    from ladokdoc.nodes import pure

    for event in pure.events(text):
        yield type(event).__name__, cast(Event, event)
