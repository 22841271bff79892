"""The known word that is most like one that is not known, among thousands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from heapq import nsmallest

_LETTERS = str.maketrans("åäöéü", "aaoeu")
_CANDIDATES = 8
_LIKENESS = 0.6
_LONGEST = 100
_LOOKED_AT = 5000


class Nearest:
    """Words by the pairs of letters in them, so that few have to be compared with care."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {_fold(word): word for word in words}
        self._by_pair = defaultdict[str, list[str]](list)
        for folded in self._words:
            for pair in _pairs(folded):
                self._by_pair[pair].append(folded)

    def find(self, word: str) -> str | None:
        """The word that was probably meant, if one is near enough."""
        folded = _fold(word[:_LONGEST])
        shared = Counter(known for those in self._telling(folded) for known in those)

        def unlike(known: str) -> tuple[float, str]:
            return -shared[known] / (len(known) + len(folded)), known

        near = get_close_matches(folded, nsmallest(_CANDIDATES, shared, unlike), 1, _LIKENESS)
        return self._words[near[0]] if near else None

    def _telling(self, folded: str) -> Iterator[list[str]]:
        """The words that share a pair of letters with it, rare pairs first; what all words share tells nothing."""
        looked_at = 0
        for those in sorted((self._by_pair.get(pair, []) for pair in _pairs(folded)), key=len):
            if looked_at and looked_at + len(those) > _LOOKED_AT:
                return
            looked_at += len(those)
            yield those


def _fold(word: str) -> str:
    return word.casefold().translate(_LETTERS)


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[start : start + 2] for start in range(len(edged) - 1)}
