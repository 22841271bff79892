"""What a text is made of once its markup has been read, in the order it is read aloud."""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.expressions import Expression, Span
from ladokdoc.findings import Finding
from ladokdoc.places import Place, Text
from ladokdoc.records import Record


class Words(NamedTuple):
    """Running text, which is set by the rules of typography."""

    text: str


class Verbatim(NamedTuple):
    """Text that is shown sign by sign. tag: "code", or "" for what is no part of the format."""

    text: str
    tag: str = ""


class Tag(NamedTuple):
    """The beginning or the end of an element, or one that is empty (br, hr).

    href: of a link. start: the first number of an ordered list that does not begin with 1.
    """

    name: str
    opens: bool = True
    href: str = ""
    start: int | None = None


Inline = Words | Verbatim | Tag | Expression


class Run(NamedTuple):
    """Inline parts that are set as one text. heading: its level, from 2; 0 for what is no heading."""

    parts: tuple[Inline, ...]
    heading: int = 0


class Listing(NamedTuple):
    """Lines that keep their form, such as code."""

    text: str


Part = Tag | Run | Listing


class Link(NamedTuple):
    """Where a link leads, and the characters of the text that it stands in."""

    href: str
    span: Span


class Prose(Record):
    """A text that has been read.

    parts: what it is made of. expressions, links: in the order of the text, their positions counted in it.
    faults: what is no part of the format, each with the name of its rule.
    """

    text: Text
    parts: tuple[Part, ...]
    expressions: tuple[Expression, ...]
    links: tuple[Link, ...] = ()
    faults: tuple[Finding, ...] = ()

    def locate(self, start: int, end: int) -> Place:
        """Where characters of the text stand in the source."""
        return self.text.locate(start, end)


def shown(prose: Prose) -> str:
    """Every sign of a text that a reader sees, a line for each paragraph, without what its expressions say."""
    seen: list[str] = []
    for part in prose.parts:
        if isinstance(part, Listing):
            seen.append(part.text)
        elif isinstance(part, Run):
            seen.append("".join(_seen(inline) for inline in part.parts))
    return "\n".join(seen)


def _seen(inline: Inline) -> str:
    if isinstance(inline, Words | Verbatim):
        return inline.text
    return "\n" if isinstance(inline, Tag) and inline.name == "br" else ""
