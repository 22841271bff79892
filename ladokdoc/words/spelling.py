"""Words that are one letter from a term of the glossary, or from a long word that the plan uses elsewhere.

A word that is used in several places, in any form, is taken for a word; so is one that may be another form of what it
resembles, or put together of known parts (see `inflection`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ladokdoc.words.inflection import akin, forms, is_form, stem
from ladokdoc.words.nearness import Near
from ladokdoc.words.running import Running

# So long are words that are held against others of the text; shorter ones have too many neighbours.
LONG = 8
# So long are terms; those that begin with a capital may be shorter, for what resembles them must then have one too.
_TERM, _NAME = 7, 5
_AFTER_COLON = re.compile(r"[:’'].*")
_OPENS = re.compile(r"(?:\A|[.!?:;…”\"(/\n*_#>-]|[0-9][.)]) *\Z")
_LOOK_BACK = 12
# Letters that stand together in three words or fewer.
_ODD = 0.3
# So many of the words that one resembles are weighed.
_FEW = 10


class Slip(NamedTuple):
    """A word that is nearly another.

    start, end: where it stands. uses: how often the other is used. term: the one that the other is a form of, or "".
    """

    start: int
    end: int
    word: str
    other: str
    uses: int
    term: str = ""


class Use(NamedTuple):
    """A word where it stands: a whole word, or a part of one with a hyphen."""

    word: str
    start: int


class Spelling:
    """The words of a running text, held against each other and against terms.

    elsewhere: how often words in small letters are used in other texts of the kind.
    """

    def __init__(self, running: Running, terms: Iterable[str], elsewhere: Mapping[str, int]) -> None:
        self._running = running
        self._terms = tuple(terms)
        self._elsewhere = elsewhere

    @cached_property
    def _written(self) -> dict[str, list[tuple[str, int, str]]]:
        """Every word in small letters: as it is written, where it begins in a word with hyphens, and that word.

        Words with hyphens are there whole and in parts.
        """
        found: dict[str, list[tuple[str, int, str]]] = {}
        for whole in self._running.words:
            for word, offset in _parts(whole):
                found.setdefault(word.casefold(), []).append((word, offset, whole))
        return found

    def _uses(self, word: str) -> Iterator[Use]:
        """Where a word is used."""
        for written, offset, whole in self._written[word]:
            yield from (Use(written, start + offset) for start in self._running.words[whole])

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """How often each word is used, here and elsewhere."""
        starts = self._running.words
        here = {word: sum(len(starts[whole]) for _, _, whole in all_) for word, all_ in self._written.items()}
        counts = Counter(here)
        counts.update(self._elsewhere)
        return counts

    @cached_property
    def _families(self) -> Mapping[str, int]:
        """How often any form of a word is used, by its stem."""
        families: Counter[str] = Counter()
        for word, count in self._counts.items():
            families[stem(word)] += count
        return families

    def slips(self) -> list[Slip]:
        """Every word that is nearly another, in the order of the text."""
        found = {
            slip.start: slip for slip in (*self._near_words(), *self._near_phrases(), *self._near_terms())
        }
        return sorted(found.values())

    @cached_property
    def _right(self) -> dict[str, str]:
        """Every form of a term of one word, in small letters, and the term."""
        return {form: term for term in self._terms if _is_held(term) for form in forms(term.casefold())}

    def _near_terms(self) -> Iterator[Slip]:
        """Words that are nearly a term of one word."""
        near, terms = Near(self._right), {term.casefold() for term in self._terms}
        for word in self._written:
            least = len(word) >= _NAME - 1 and word not in self._right and word not in terms
            others = near.find(word) if least else []
            if others and not any(is_form(word, other) for other in others):
                for use in self._uses(word):
                    if len(word) >= _TERM or use.word[0].isupper() or word[0] != others[0][0]:
                        yield _slip(
                            use, _as_term(others[0], self._right[others[0]]), 0, self._right[others[0]]
                        )

    def _near_phrases(self) -> Iterator[Slip]:
        """Words that would make a term of several words of those around them."""
        phrases = [term.casefold().split() for term in self._terms if " " in term]
        places: dict[str, list[tuple[list[str], int]]] = {}
        for phrase in phrases:
            for at, word in enumerate(phrase):
                places.setdefault(word, []).append((phrase, at))
        near = Near(places)
        for word in self._written if phrases else ():
            for other in near.find(word):
                for phrase, at in places[other]:
                    uses = (use for use in self._uses(word) if self._is_around(use, phrase, at))
                    yield from (_slip(use, other, 0, other) for use in uses)

    def _is_around(self, use: Use, phrase: list[str], at: int) -> bool:
        """Whether the other words of a phrase stand around a word that would be the one at this place in it."""
        text, end = self._running.text, use.start + len(use.word)
        length = sum(map(len, phrase)) + len(phrase) + _LOOK_BACK
        before = [_bare(word) for word in text[max(0, use.start - length) : use.start].split()]
        after = [_bare(word) for word in text[end : end + length].split()]
        rest = phrase[at + 1 :]
        return before[len(before) - at :] == phrase[:at] and after[: len(rest)] in (
            rest,
            [*rest[:-1], *(w + "s" for w in rest[-1:])],
        )

    def _near_words(self) -> Iterator[Slip]:
        """Words used in one form and place alone that are nearly a long word of the text."""
        near = Near(word for word in self._counts if len(word) >= LONG)
        for word in self._written:
            if len(word) < LONG - 1 or word in self._right or self._families[stem(word)] > 1:
                continue
            (use,) = self._uses(word)
            others = near.find(word)[:_FEW]
            if others and not self._is_name(use) and not any(self._may_be_right(word, one) for one in others):
                other = max(others, key=self._counts.__getitem__)
                if self._families[stem(other)] > 1 or self._is_odd(word, other):
                    yield _slip(use, other, self._counts[other])

    def _may_be_right(self, word: str, other: str) -> bool:
        own = {word, other, stem(word), stem(other)}
        return akin(
            word, other, lambda part: part not in own and (part in self._counts or part in self._families)
        )

    @cached_property
    def _threes(self) -> Mapping[str, int]:
        """In how many words each three letters stand after each other."""
        return Counter(three for word in self._counts for three in set(_threes(word)))

    def _is_odd(self, word: str, other: str) -> bool:
        """Whether a word is as likely to be the misspelt one as another that is used as seldom."""
        mine, others = self._rarity(word, other), self._rarity(other, word)
        return max(mine, others) >= _ODD and mine >= others / 2

    def _rarity(self, word: str, other: str) -> float:
        """How rare the letters are that a word has and the other has not."""
        own = set(_threes(word)) - set(_threes(other))
        return max((1 / self._threes[three] for three in own), default=0)

    def _is_name(self, use: Use) -> bool:
        """Whether a word has a capital that no sentence gave it."""
        before = self._running.text[max(0, use.start - _LOOK_BACK) : use.start]
        return use.word[0].isupper() and not _OPENS.search(before)


def _is_held(term: str) -> bool:
    return " " not in term and not term.isupper() and len(term) >= (_NAME if term[0].isupper() else _TERM)


def _threes(word: str) -> Iterator[str]:
    padded = f"^{word}$"
    return (padded[at : at + 3] for at in range(len(padded) - 2))


def _parts(written: str) -> Iterator[tuple[str, int]]:
    bare = _AFTER_COLON.sub("", written)
    if not bare.isupper():
        yield bare, 0
    if "-" in bare:
        for match in re.finditer("[^-]+", bare):
            if len(match.group()) > 2 and not match.group().isupper():
                yield match.group(), match.start()


def _bare(word: str) -> str:
    return word.strip('.,;:!?()”"*_').casefold()


def _slip(use: Use, other: str, uses: int, term: str = "") -> Slip:
    shown = other[0].upper() + other[1:] if use.word[0].isupper() else other
    return Slip(use.start, use.start + len(use.word), use.word, shown, uses, term)


def _as_term(form: str, term: str) -> str:
    """A form of a term with the capitals of the term."""
    alike = next((at for at, letter in enumerate(term.casefold()) if form[at : at + 1] != letter), len(term))
    return term[:alike] + form[alike:]
