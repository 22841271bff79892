"""Words of other languages, marked as such: a screen reader says them, and a line divides them, as they should be.

Which they are, the glossary says. They are marked in the finished page, so that it is done alike wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from ladokdoc.model import Foreign, Language
from ladokdoc.typography import set_text

# BCP 47, RFC 5646.
_CODES = {
    Language.ENGLISH: "en", Language.DANISH: "da", Language.FINNISH: "fi", Language.FRENCH: "fr",
    Language.ICELANDIC: "is", Language.YIDDISH: "yi", Language.LATIN: "la", Language.LULE_SAMI: "smj",
    Language.MEANKIELI: "fit", Language.NORTHERN_SAMI: "se", Language.NORWEGIAN: "no", Language.ROMANI: "rom",
    Language.SPANISH: "es", Language.SOUTHERN_SAMI: "sma", Language.GERMAN: "de",
}  # fmt: skip
# What is no running text, and links, which hold text only.
_APART = re.compile(r"(<!--.*?-->|<(head|script|style|svg|a|code)\b.*?</\2>|<[^>]*>)", re.DOTALL)


def in_languages(html: str, foreign: Iterable[Foreign]) -> str:
    """A page with each of the words in an element that says its language."""
    codes = {_one(escape(set_text(entry.phrase.value))): _CODES[entry.language] for entry in foreign}
    if not codes:
        return html
    # The longest first, so that a part of another does not take its place.
    either = "|".join(_pattern(phrase) for phrase in sorted(codes, key=len, reverse=True))
    words = re.compile(rf"(?<![\w-])(?:{either})(?!\w)")
    known = {phrase.casefold(): code for phrase, code in codes.items()}

    def told(match: re.Match[str]) -> str:
        return f'<span lang="{known[_one(match[0]).casefold()]}">{match[0]}</span>'

    # Of a split with two groups every third piece is text, and the one before it is the name of an element.
    pieces = _APART.split(html)
    pieces[::3] = [words.sub(told, text) for text in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)


def _one(phrase: str) -> str:
    return " ".join(phrase.split())


def _pattern(phrase: str) -> str:
    """The phrase with any blank between its words, also first in a sentence."""
    begins = f"[{phrase[0].upper()}{phrase[0]}]" if phrase[0].islower() else re.escape(phrase[0])
    return begins + r"\s+".join(map(re.escape, phrase[1:].split(" ")))
