"""Prose as HTML or as plain text. Whatever was written, and whatever a value says, ends as text and never as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from ladokdoc.expressions import Expression
from ladokdoc.patterns import lazy
from ladokdoc.prose.parts import Inline, Listing, Part, Prose, Run, Tag, Verbatim, Words

Write = Callable[[Expression], str]

ANCHOR = "avsnitt-"
# What typography sees of a part that it does not set: no sign, and after a hard break no end of a word.
_OPAQUE = "\ufffc"
_NEW_LINE = "\n\n"
_DEEPEST = 6
_EMPTY_TAGS = {"br", "hr"}
_IN_HREF = lazy(r"[\x00-\x20\x7f\"<>\\^`{|}]")


class Heading(NamedTuple):
    """A heading of a prose. id: what a link can lead to. level: from 2, as it was written."""

    id: str
    level: int
    text: str


def html(prose: Prose, write: Write, heading_shift: int = 0, taken: Collection[str] = ()) -> str:
    """The prose as HTML. heading_shift: how many levels deeper its headings stand.

    taken: ids that the document already has.
    """
    anchors = iter(headings(prose, write, taken))
    return "".join(_block(part, write, heading_shift, anchors) for part in prose.parts)


def plain(prose: Prose, write: Write) -> str:
    """The prose without markup, for a title or a bookmark; each paragraph on a line of its own."""
    lines = (_line(part, write) for part in prose.parts if not isinstance(part, Tag))
    return "\n".join(line for line in lines if line)


def headings(prose: Prose, write: Write, taken: Collection[str] = ()) -> tuple[Heading, ...]:
    """The headings of the prose, each with an id from its text that no other has."""
    found: list[Heading] = []
    used = dict.fromkeys(taken, 1)
    for part in prose.parts:
        if isinstance(part, Run) and part.heading:
            text = _line(part, write)
            id = _free(ANCHOR + (_slug(text) or "rubrik"), used)
            found.append(Heading(id, part.heading, text))
    return tuple(found)


def _free(id: str, used: dict[str, int]) -> str:
    """The id, or with a number after it if it is used. used: how often each has been asked for."""
    free = id
    while free in used:
        used[id] += 1
        free = f"{id}-{used[id]}"
    used[free] = 1
    return free


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _block(part: Part, write: Write, shift: int, anchors: Iterator[Heading]) -> str:
    match part:
        case Listing(text):
            return f"<pre><code>{_escape(text)}</code></pre>\n"
        case Tag():
            return _tag(part) + ("" if part.opens and part.name in {"p", "li"} else "\n")
        case Run(parts, 0):
            return _inline(parts, write)
        case Run(parts, heading):
            level = min(_DEEPEST, heading + shift)
            return f'<h{level} id="{next(anchors).id}">{_inline(parts, write)}</h{level}>\n'


def _tag(tag: Tag) -> str:
    if not tag.opens:
        return f"</{tag.name}>"
    href = f' href="{_escape(_IN_HREF.sub(_percent, tag.href))}"' if tag.href else ""
    start = f' start="{tag.start}"' if tag.start is not None else ""
    return f"<{tag.name}{href}{start}>"


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _inline(parts: tuple[Inline, ...], write: Write) -> str:
    shown: list[str] = []
    for part, text in zip(parts, _set(parts, write), strict=True):
        match part:
            case Tag():
                shown.append(_tag(part))
            case Verbatim(verbatim, tag):
                escaped = _escape(verbatim)
                shown.append(f"<{tag}>{escaped}</{tag}>" if tag else escaped)
            case _:
                shown.append(_escape(text))
    return "".join(shown)


def _line(part: Run | Listing, write: Write) -> str:
    if isinstance(part, Listing):
        return part.text.strip("\n")
    shown: list[str] = []
    for inline, text in zip(part.parts, _set(part.parts, write), strict=True):
        match inline:
            case Tag():
                shown.append(" " if inline.name == "br" else "")
            case Verbatim(verbatim, _):
                shown.append(verbatim)
            case _:
                shown.append(text)
    return " ".join(re.split(r"[ \t\r\n]+", "".join(shown).strip(" \t\r\n")))


def _set(parts: tuple[Inline, ...], write: Write) -> list[str]:
    """What typography makes of each part, all of them set as the one text that they are."""
    texts: list[str] = []
    for part in parts:
        match part:
            case Words(text):
                texts.append(text)
            case Verbatim():
                texts.append(_OPAQUE)
            case Tag(name):
                texts.append(_NEW_LINE if name == "br" else "")
            case _:
                texts.append(write(part))
    # Its many patterns take time to get ready, and a check of a plan without faults writes nothing out.
    from ladokdoc.typography import set_texts

    return set_texts(texts)
