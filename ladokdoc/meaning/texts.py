"""Texts on their way out: as the document sets them, or bare, so that only what they say counts."""

from __future__ import annotations

import re
from typing import Protocol

from ladokdoc import prose
from ladokdoc.expressions import Expression, Values
from ladokdoc.places import Markup, Text
from ladokdoc.prose.parts import Inline, Listing, Part, Run, Tag, Verbatim, Words

# What a check has told of can still be exported on its own; a build never comes here with it.
UNKNOWN = "…"
_NO_BREAK = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))


class Texts(Protocol):
    """How a text is written."""

    def write(self, text: Text) -> str:
        """The whole of a text, with its expressions filled in."""


class Shown:
    """As the document shows it: HTML for what is Markdown, plain text for names and headings."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def write(self, text: Text) -> str:
        """The text; headings keep the level that they were written with."""
        if text.markup is Markup.PLAIN:
            return self.plain(text)
        return prose.html(_read(text), self._say).strip()

    def plain(self, text: Text | None) -> str:
        """The text without markup, with ordinary spaces; "" for none."""
        return prose.plain(_read(text), self._say).translate(_NO_BREAK) if text else ""

    def _say(self, expression: Expression) -> str:
        return _said(self._values, expression)


class Bare:
    """What a text says, and nothing of how its lines are broken or its signs are set."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def write(self, text: Text) -> str:
        """The parts of the text, each on a line."""
        return "\n".join(self._part(part) for part in _read(text).parts)

    def _part(self, part: Part) -> str:
        match part:
            case Listing(text):
                return f"|{_bare(text)}"
            case Tag():
                return _tag(part)
            case Run(parts, heading):
                inline = "".join(self._inline(inline) for inline in parts)
                return f"{heading or ''}>{' '.join(inline.split())}"

    def _inline(self, part: Inline) -> str:
        match part:
            case Words(text):
                return _bare(" ".join(re.split(r"\s+", text)))
            case Verbatim(text, tag):
                return f"<{tag}:{_bare(text)}>"
            case Tag():
                return _tag(part)
            case _:
                return _bare(_said(self._values, part))


def _bare(text: str) -> str:
    """Signs that are written out, so that they are never what stands around them here."""
    return text.replace("\\", r"\\").replace("<", r"\<").replace("\n", r"\n")


def _tag(tag: Tag) -> str:
    about = "".join(f" {part}" for part in (tag.href, tag.start) if part)
    return f"<{'' if tag.opens else '/'}{tag.name}{about}>"


def _said(values: Values, expression: Expression) -> str:
    answer = values.write(expression)
    return answer if isinstance(answer, str) else UNKNOWN


def _read(text: Text) -> prose.Prose:
    if text.markup is Markup.PLAIN:
        return prose.read_plain(text)
    return prose.read(text, headings=text.markup is Markup.DOCUMENT)
