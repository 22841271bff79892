"""The parser in Python, made to read neither more nor less than the one in C."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scanner import Scanner, ScannerError

_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-")
_AFTER_WORD = frozenset("\0 \r\n?:,]}%@`")


class _Scanner(Scanner):
    def scan_anchor(self, TokenClass: Any) -> Any:  # noqa: N803 (the name in the library)
        """An anchor or an alias has ASCII letters only."""
        reader, start, length = self.reader, self.reader.get_mark(), 1
        while reader.peek(length) in _WORD:
            length += 1
        if length == 1 or reader.peek(length) not in _AFTER_WORD:
            problem = "did not find expected alphabetic or numeric character"
            raise ScannerError("while scanning an anchor", start, problem, start)
        value = reader.prefix(length)[1:]
        reader.forward(length)
        return TokenClass(value, start, reader.get_mark())

    def scan_plain(self) -> Any:
        """Plain text between brackets has no colon in it."""
        token = super().scan_plain()
        if self.flow_level and ":" in token.value:
            mark = token.start_mark
            raise ScannerError("while scanning a plain scalar", mark, "found unexpected ':'", mark)
        return token

    def scan_block_scalar_indentation(self) -> Any:
        """Blank lines before the text of a block may be indented less than the text."""
        breaks, indent, end = [], 0, self.reader.get_mark()
        while (sign := self.reader.peek()) in " \r\n":
            if sign == " ":
                self.reader.forward()
                indent = max(indent, self.reader.column)
            else:
                breaks.append(self.scan_line_break())
                end = self.reader.get_mark()
        return breaks, indent, end


def events(text: str) -> Iterator[Any]:
    """The parser's events. Raises YAMLError where the text does not parse."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    yaml.Scanner = _Scanner
    yield from yaml.parse(text)
