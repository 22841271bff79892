"""The abbreviations that a document uses, out of those that the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape

from ladokdoc.model import Glossary
from ladokdoc.pages.view import Abbreviation
from ladokdoc.pages.wording import NO_BREAK, Wording

_TAG = re.compile(r"<[^>]*>")
# The three last letters of the alphabet, in their order after z.
_LAST = str.maketrans("åäö", "{|}")


def used(glossary: Glossary, parts: object, words: Wording) -> tuple[Abbreviation, ...]:
    """In alphabetical order, those that stand as words of their own in what is printed.

    parts: of the view, whose strings are what the templates place.
    """
    known = {words.plain(entry.short): words.plain(entry.meaning) for entry in glossary.abbreviations}
    printed = "\n".join(_strings(parts)).replace(NO_BREAK, " ") if known else ""
    found = (short for short in known if _word(short).search(printed))
    return tuple(Abbreviation(short, known[short]) for short in sorted(found, key=_order))


def _order(short: str) -> str:
    return short.lower().translate(_LAST)


def _word(short: str) -> re.Pattern[str]:
    """A short form by itself or first in a compound, "IP-adress", also in the genitive, "ITCF:s"."""
    return re.compile(rf"(?<![\w.]){re.escape(short.replace(NO_BREAK, ' '))}(?!\w)")


def _strings(part: object) -> Iterator[str]:
    """Every text of a part of the view, without markup."""
    if isinstance(part, str):
        yield unescape(_TAG.sub(" ", part))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _strings(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))
