"""The known word that is most like one that is not known, among thousands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

_LETTERS = str.maketrans("åäöéü", "aaoeu")
_CANDIDATES = 12
_LIKENESS = 0.6
_LONGEST = 100


class Nearest:
    """Words with the runs of three letters in them, so that few have to be compared with care."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {_fold(word): word for word in words}
        self._by_run = defaultdict[str, list[str]](list)
        for folded in self._words:
            for run in _runs(folded):
                self._by_run[run].append(folded)

    def find(self, word: str) -> str | None:
        """The word that was probably meant, if one is near enough."""
        folded = _fold(word[:_LONGEST])
        shared = Counter(known for run in _runs(folded) for known in self._by_run.get(run, ()))
        candidates = [known for known, _ in shared.most_common(_CANDIDATES)]
        near = get_close_matches(folded, candidates, 1, _LIKENESS)
        return self._words[near[0]] if near else None


def _fold(word: str) -> str:
    return word.casefold().translate(_LETTERS)


def _runs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[start : start + 2] for start in range(len(edged) - 1)}
