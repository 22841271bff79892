"""Words that are one letter from others.

Two words are one change apart (a letter more, less, other, or two neighbours that have changed places) only if they
begin alike or end alike, but for less than half of the shorter one: a change is in one place. So every word is looked
up by its two halves, and never held against all others.
"""

from __future__ import annotations

from collections.abc import Iterable

# So many words with the same half are looked at; no text has more, but one made to keep the checker waiting.
_MOST = 300


class Near:
    """Words to be held against: each is found from whatever is one change from it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begin: dict[str, list[str]] = {}
        self._end: dict[str, list[str]] = {}
        for word in words:
            for size in _sizes(word):
                self._begin.setdefault(word[:size], []).append(word)
                self._end.setdefault(word[len(word) - size :], []).append(word)

    def find(self, word: str) -> list[str]:
        """The words that are one change from this one, itself not among them.

        First those that it lacks a letter of, and then in the order in which they differ from it.
        """
        found: list[str] = []
        for size in _sizes(word):
            found += self._begin.get(word[:size], ())[:_MOST]
            found += self._end.get(word[len(word) - size :], ())[:_MOST]
        if not found:
            return found
        near = {other for other in found if other != word and one_change(word, other)}
        return sorted(near, key=lambda other: (len(other) <= len(word), _alike(word, other), other))


def _sizes(word: str) -> tuple[int, ...]:
    """How many letters at either end are as in a word of the same length, or of one letter less or more."""
    short, long = max(0, (len(word) - 3) // 2), max(0, (len(word) - 2) // 2)
    return (short,) if short == long else (short, long)


def one_change(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two neighbours that change places, make the one the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = _alike(one, other)
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))
