"""`{{ år }}` and `{{ id.fält | format }}`: where they stand in a text, and what is wrong with how they are written.

A grammar of its own and nothing more: no operators, calls, literals or statements, so that ids with hyphens can
be named and nothing can be run. Every text is read in one pass, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ladokdoc.patterns import lazy
from ladokdoc.records import Record

YEAR = "år"


class Span(NamedTuple):
    """Characters from `start` up to but not including `end`, counted in the text that was read."""

    start: int
    end: int


class Expression(Record):
    """What `{{ }}` asks for.

    name: an id, or `år`. start, end: the whole of it, braces included.
    """

    name: str
    field: str | None
    format: str | None
    start: int
    end: int
    name_span: Span
    field_span: Span | None
    format_span: Span | None


class Malformed(NamedTuple):
    """Braces that do not hold an expression. message, hint: in Swedish."""

    start: int
    end: int
    message: str
    hint: str


# What begins an expression or only looks as if it did; a backslash before it writes the braces.
_OPENING = re.compile(r"\\?\{[{%#]")
_ESCAPED = lazy(r"\\(\{[{%#])")
_CLOSED = re.compile(r"\{\{([^{}]*)\}\}")
_INSIDE = re.compile(r"\s*([\w-]+)(?:\.([\w-]+))?(?:\s*\|\s*([\w-]+))?\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")

_UNCLOSED = ("`{{` saknar ett `}}` som stänger.", "Skriv `}}` efter, eller `\\{{` om klamrarna ska synas.")
_THREE = ("Här står tre klamrar i rad.", "Skriv två före och två efter: `{{ år }}`.")
_EMPTY = ("Det står inget mellan klamrarna.", "Skriv till exempel `{{ år }}`, eller ta bort klamrarna.")
_TWO_FORMS = ("Här står mer än en form efter `|`.", "Behåll en av dem, som i `{{ kostnader.summa | mnkr }}`.")
_OTHER = (
    "Mellan klamrarna står något annat än ett id och en uppgift.",
    "Skriv `{{ år }}`, eller ett id, en punkt och en uppgift: `{{ kostnader.summa }}`.",
)


def find(text: str) -> tuple[Expression | Malformed, ...]:
    """All that stands in braces in a text, in order; what is written with a backslash is left out."""
    return tuple(_find(text)) if "{" in text else ()


def _find(text: str) -> Iterator[Expression | Malformed]:
    here = 0
    while opening := _OPENING.search(text, here):
        here = opening.end()
        if not opening.group().startswith("\\"):
            found = read_at(text, opening.start())
            if found:
                here = found.end
                yield found


def read_at(text: str, position: int) -> Expression | Malformed | None:
    """What begins right here, if braces do."""
    sign = text[position : position + 2]
    if sign in {"{%", "{#"}:
        hint = f"Ta bort det, eller skriv `\\{sign}` om tecknen ska synas."
        return Malformed(position, position + 2, f"`{sign}` betyder ingenting här.", hint)
    if sign != "{{":
        return None
    if text.startswith("{{{", position):
        return Malformed(position, position + 3, *_THREE)
    closed = _CLOSED.match(text, position)
    if closed is None or _BLANK_LINE.search(closed[1]):
        return Malformed(position, position + 2, *_UNCLOSED)
    inside = _INSIDE.fullmatch(text, *closed.span(1))
    if inside is None:
        return Malformed(*closed.span(), *_fault(closed[1]))
    name, field, format_ = inside.groups()
    spans = [Span(*inside.span(number)) if inside[number] else None for number in (1, 2, 3)]
    return Expression(name, field, format_, *closed.span(), spans[0] or Span(*closed.span()), *spans[1:])


def _fault(inside: str) -> tuple[str, str]:
    if not inside.strip():
        return _EMPTY
    return _TWO_FORMS if inside.count("|") > 1 else _OTHER


def unescape(text: str) -> str:
    """A text without expressions as it is to be read: `\\{{` is written `{{`."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def moved(expression: Expression, origin: Callable[[int], int]) -> Expression:
    """The same expression, its positions counted in another text. origin: from a character to where it came from."""

    def span(old: Span | None) -> Span | None:
        return Span(origin(old.start), origin(old.end - 1) + 1) if old else None

    whole = Span(origin(expression.start), origin(expression.end - 1) + 1)
    return expression.changed(
        start=whole.start,
        end=whole.end,
        name_span=span(expression.name_span) or whole,
        field_span=span(expression.field_span),
        format_span=span(expression.format_span),
    )
