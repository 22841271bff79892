"""Words that are one letter from others: found by what is left of them when a letter is taken out.

Two words are one change apart (a letter more, less, other, or two that have changed places) only if they are the same
when at most one letter is taken out of each, so every word is looked up as many times as it has letters, and never
held against all others (the method of Mor and Fraenkel, Communications of the ACM 25, 1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Near:
    """Words to be held against: each is found from whatever is one change from it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for word in words:
            for rest in _rests(word):
                self._by_rest.setdefault(rest, []).append(word)

    def find(self, word: str) -> list[str]:
        """The words that are one change from this one, itself not among them."""
        found = dict.fromkeys(near for rest in _rests(word) for near in self._by_rest.get(rest, ()))
        return [near for near in found if near != word and one_change(word, near)]


def _rests(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        if not at or word[at] != word[at - 1]:
            yield word[:at] + word[at + 1 :]


def one_change(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two neighbours that change places, make the one the other."""
    if len(one) > len(other):
        one, other = other, one
    at = next(
        (at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours), len(one)
    )
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped
