"""Whether changes are of the kind that a board need not read: form, signs and spelling, and nothing of what is said.

A word is spelled otherwise where it begins with the same letter and most of its letters are the same. A figure, a short
word ("före" is not "för"), a word that denies, and a word put in or taken out are never a matter of spelling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from ladokdoc.changes.keys import Kind
from ladokdoc.changes.records import Change, EditionChanges
from ladokdoc.changes.words import Mark, Piece

# How much of two words is the same where one is the other spelled right.
_ALIKE = 0.8
_SHORTEST = 5
_SIGNS = re.compile(r"[^\w]+")
_WORDS = re.compile(r"\w+(?:[-:’]\w+)*")
_DENYING = {"aldrig", "ej", "icke", "inga", "ingen", "inget", "inte", "utan"}


def redactional(part: EditionChanges) -> bool:
    """Whether nothing in an edition has changed but form, signs, spelling and what excuses a finding."""
    return all(change.field == "undantag" or corrected(change) for change in part.changes)


def corrected(change: Change) -> bool:
    """Whether a text was only corrected: its signs and its spelling."""
    return change.kind is Kind.CHANGED and bool(change.words) and _only_spelling(change.words)


def _only_spelling(pieces: Sequence[Piece]) -> bool:
    gone = [_WORDS.findall(piece.text) for piece in pieces if piece.mark is Mark.GONE]
    come = [_WORDS.findall(piece.text) for piece in pieces if piece.mark is Mark.NEW]
    marked = [piece for piece in pieces if piece.mark is not Mark.SAME]
    if any("](" in piece.text for piece in marked) or _leads_elsewhere(pieces):
        return False
    if all(_SIGNS.fullmatch(piece.text) for piece in marked):
        return bool(marked)
    before, after = ([word for words in side for word in words] for side in (gone, come))
    return len(before) == len(after) and all(map(_spelled, before, after))


def _leads_elsewhere(pieces: Sequence[Piece]) -> bool:
    """Whether a link has another address, which is no matter of spelling."""
    return any(
        one.mark is Mark.SAME and one.text.endswith("](") and other.mark is not Mark.SAME
        for one, other in pairwise(pieces)
    )


def _spelled(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    if (
        min(len(one), len(other)) < _SHORTEST
        or {one, other} & _DENYING
        or re.search(r"\d", one + other)
        or one[0] != other[0]
    ):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
