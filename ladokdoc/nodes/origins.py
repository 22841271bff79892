"""From a character of a YAML value back to the character of the file that it came from.

A value is not its source: indentation, quotes, escapes and folded line breaks are gone (YAML 1.1 chapter 9).
Worked out only when a finding needs a place inside a value.
"""

from __future__ import annotations

import re

from ladokdoc.nodes.kinds import Scalar

_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)*")
_ESCAPED_BREAK = re.compile(r"\\(?:\r\n|\r|\n)((?:[ \t]*(?:\r\n|\r|\n))*)[ \t]*")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BREAKS = re.compile(r"\r\n|\r|\n")
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}


def origins(source: str, scalar: Scalar) -> list[int]:
    """For each character of the value its position in the source; a fold is where its line breaks are.

    Where a character cannot be traced, the position of the scalar stands in for it, so that a message is
    never without a place.
    """
    found = _block(source, scalar) if scalar.style in {"|", ">"} else _flow(source, scalar)
    missing = len(scalar.value) - len(found)
    return found[: len(scalar.value)] + [scalar.start] * missing


def _flow(source: str, scalar: Scalar) -> list[int]:
    quoted = 1 if scalar.style else 0
    here, stop = scalar.start + quoted, scalar.end - quoted
    found: list[int] = []
    while here < stop:
        sign = source[here]
        if scalar.style == "'" and sign == "'":
            found.append(here)
            here += 2
        elif scalar.style == '"' and sign == "\\":
            here = _escape(source, here, found)
        elif sign in " \t\r\n" and (fold := _FOLD.match(source, here)):
            breaks = len(_BREAKS.findall(fold.group()))
            found.extend([here] * max(1, breaks - 1))
            here = fold.end()
        else:
            found.append(here)
            here += 1
    return found


def _escape(source: str, here: int, found: list[int]) -> int:
    """Adds what the escape at `here` stands for, and returns the position after it."""
    if broken := _ESCAPED_BREAK.match(source, here):
        found.extend([here] * len(_BREAKS.findall(broken.group(1))))
        return broken.end()
    found.append(here)
    return here + 2 + _HEX_DIGITS.get(source[here + 1], 0)


def _block(source: str, scalar: Scalar) -> list[int]:
    """A literal or folded scalar: its lines stand in the source as they are, after the same indentation."""
    lines = _source_lines(source, scalar)
    indent = _indentation(lines, scalar.value)
    value, found = scalar.value, list[int]()
    for start, line in lines:
        text = line[indent:]
        while len(found) < len(value) and not (text and value.startswith(text, len(found))):
            if value[len(found)] not in " \n":
                return found
            found.append(start - 1)
            if not text:
                break
        found.extend(range(start + indent, start + indent + len(text)))
    return found + [max(scalar.start, scalar.end - 1)] * (len(value) - len(found))


def _source_lines(source: str, scalar: Scalar) -> list[tuple[int, str]]:
    header = _LINES.match(source, scalar.start)
    here, lines = header.end() if header else scalar.end, []
    while here < scalar.end and (match := _LINES.match(source, here)):
        lines.append((here, match.group().rstrip("\r\n")))
        here = match.end()
    return lines


def _indentation(lines: list[tuple[int, str]], value: str) -> int:
    first = value.lstrip("\n").split("\n", 1)[0]
    leading = len(first) - len(first.lstrip(" "))
    for _, line in lines:
        if line.strip(" "):
            return len(line) - len(line.lstrip(" ")) - leading
    return 0
