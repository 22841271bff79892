"""Swedish words without their endings, and names found in a sentence whatever form they take there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_ENDINGS = ("arna", "erna", "orna", "ens", "ets", "en", "et", "an", "ar", "er", "or", "na", "s", "a", "e")
# "Adaptern" is the adapter.
_DEFINITE = ("ern", "eln", "orn")
# "Budgeteras" is not the budget.
_VERBS = ("eras", "erat", "erats", "ades", "erade", "erades")
_WORD = re.compile(r"[^\W_]+|¤+")
# What can be put after a name and leave it what it was.
_COUNTED = ("kostnad", "intäkt", "budget")
# So many things can share a name and still be held against what is said.
_MOST = 8
_SMALL = {"av", "för", "i", "till", "med", "på", "inom", "de", "den", "det"}
# Words of a title that do not tell one table from another.
_IDLE = {"totalt", "totala", "total", "summa", "under", "för", "år", "året", "samtliga", "alla"}


class Word(NamedTuple):
    """A word of a sentence. text: in small letters. start, end: in the text."""

    text: str
    stem: str
    start: int
    end: int


class Match(NamedTuple, Generic[T]):
    """A name in a sentence, and all that have it: the words from `first` up to but not including `last`."""

    what: tuple[T, ...]
    first: int
    last: int


@lru_cache(4096)
def stem(word: str) -> str:
    """A word in small letters without its endings; the same for all forms of most nouns."""
    if word.endswith(_DEFINITE):
        return stem(word[:-1])
    for ending in _ENDINGS if not word.endswith(_VERBS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return stem(word[: -len(ending)])
    return word


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of a part of a text; those that stand in for an expression are all alike."""
    found = (match for match in _WORD.finditer(text, start, end))
    return [Word(w.group().casefold(), stem(w.group().casefold()), *w.span()) for w in found]


def phrase(name: str) -> tuple[str, ...]:
    """The words of a name that tell what it is about."""
    return tuple(
        word.stem for word in words(name, 0, len(name)) if word.text not in _IDLE and not word.text.isdigit()
    )


class _Step(Generic[T]):
    """Where the words of some names have led to: what is named so, and the words that may follow."""

    def __init__(self) -> None:
        self.named: list[T] = []
        self.then: dict[str, _Step[T]] = {}


class Names(Generic[T]):
    """What can be named, word by word. A name that many things have tells nothing, and is not found."""

    def __init__(self, named: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._start: _Step[T] = _Step()
        for name, what in named:
            step = self._start
            for word in name:
                step = step.then.setdefault(word, _Step())
            step.named.append(what)
        self._start.named.clear()

    def find(self, sentence: list[Word]) -> list[Match[T]]:
        """The names in a sentence; one inside a longer one is not meant."""
        kept: list[Match[T]] = []
        for first in range(len(sentence)):
            if sentence[first].stem in self._start.then or self._compound(sentence[first].stem):
                kept += (
                    match
                    for match in self._longest(sentence, first)
                    if not kept or match.last > kept[-1].last
                )
        return kept

    def _compound(self, word: str) -> tuple[T, ...]:
        """What is named by the first part of "uppdragsintäkterna", where a name is that word alone."""
        end = next((end for end in _COUNTED if word.endswith(end) and len(word) > len(end) + 3), None)
        if end is None or word in self._start.then:
            return ()
        first = word.removesuffix(end)
        step = self._start.then.get(stem(first)) or self._start.then.get(stem(first.removesuffix("s")))
        return tuple(step.named) if step and len(step.named) <= _MOST else ()

    def _longest(self, sentence: list[Word], here: int) -> Iterator[Match[T]]:
        """The longest name that begins here, small words between its own left out."""
        step, first, found = self._start, here, None
        if compound := self._compound(sentence[here].stem):
            yield Match(compound, here, here + 1)
        while here < len(sentence):
            if sentence[here].stem not in step.then and here > first and sentence[here].text in _SMALL:
                here += 1
            then = step.then.get(sentence[here].stem) if here < len(sentence) else None
            if then is None:
                break
            here, step = here + 1, then
            found = Match(tuple(step.named), first, here) if 0 < len(step.named) <= _MOST else found
        yield from [found] if found else []
