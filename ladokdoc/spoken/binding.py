"""Holds what a text says of money against the figures of the plan.

That an amount is wrong is told only where the sentence says outright what it is the amount of: "Driften kostar
9 000 tkr", "9 000 tkr för driften". Where it may speak of something narrower or of another time, it is bound when
some figure agrees, and otherwise listed as bound to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ladokdoc.formats import listing
from ladokdoc.prose import Prose
from ladokdoc.spoken import lexicon, roles, room
from ladokdoc.spoken.amounts import PERCENT, Spoken, agrees, find, readable
from ladokdoc.spoken.claiming import claims, listed, words_between
from ladokdoc.spoken.known import Known, Plan
from ladokdoc.spoken.narrowing import narrow, owning
from ladokdoc.spoken.sentence import Sentence
from ladokdoc.spoken.stems import Match, words


class Verdict(StrEnum):
    """How an amount in a text stands to the plan."""

    BOUND = "bunden"
    WRONG = "fel"
    UNBOUND = "obunden"


class Said(NamedTuple):
    """An amount in a text, judged. known: what it is said to be the amount of, where it is wrong.

    expected: what the plan has instead, in kronor or in per cent.
    """

    prose: Prose
    spoken: Spoken
    verdict: Verdict
    known: Known | None = None
    expected: Decimal | None = None


_SENTENCE = re.compile(
    r"\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*+]|[0-9]{1,3}[.)]|\#{1,6})[^\S\n])|"
    r"(?<!\bca)(?<!\bkl)(?<!\bnr)(?<![.\s][a-zåäö])(?<!\bmilj)[.!?][\"”)*_]{0,3}\s+(?=[\"”(*_]{0,3}[A-ZÅÄÖ¤])"
)


class Binder:
    """Judges the amounts of texts by one plan, which is worked out when the first amount is found."""

    def __init__(self, plan: Callable[[], Plan]) -> None:
        self._make = plan

    @cached_property
    def _plan(self) -> Plan:
        return self._make()

    def judge(self, prose: Prose) -> Iterator[Said]:
        """Every amount in a text, with how it stands to the plan."""
        text = readable(prose)
        for sentence in self._sentences(text):
            for spoken in sentence.amounts:
                yield self._said(prose, sentence, spoken)

    def _sentences(self, text: str) -> Iterator[Sentence]:
        spoken = list(find(text))
        ends = [found.end() for found in _SENTENCE.finditer(text)] if spoken else []
        near: dict[tuple[int, int], list[Spoken]] = {}
        for amount in spoken:
            near.setdefault((bisect_right(ends, amount.start), amount.start // lexicon.LONG), []).append(
                amount
            )
        for (number, block), amounts in near.items():
            start = max(ends[number - 1] if number else 0, (block - 1) * lexicon.LONG)
            end = min(ends[number] if number < len(ends) else len(text), (block + 2) * lexicon.LONG)
            found = words(text, start, end)
            names = owning(found, self._plan.names.find(found))
            yield self._when(Sentence(text, found, names, amounts), start, end)

    def _when(self, sentence: Sentence, start: int, end: int) -> Sentence:
        """A sentence with what its words say of when that is which it tells; from its start to its end."""
        text = sentence.text[start:end]
        near = {self._plan.year, self._plan.year - 1}
        beside = lexicon.BESIDE.sub(
            lambda found: _blank(found) if _years(found) <= near else found.group(), text
        )
        body = lexicon.OF_YEAR_BEFORE.sub(_blank, beside)
        years = [year for year in lexicon.YEAR.finditer(body) if int(year.group()) != self._plan.year]
        word = lexicon.ELSEWHERE.search(body.casefold())
        before = lexicon.OF_YEAR_BEFORE.search(beside)
        found = [match.start() for match in (*years[:1], word, before) if match]
        then = {*(int(year.group()) for year in years), *([self._plan.year - 1] if before else [])}
        return sentence._replace(
            elsewhere=start + min(found) if found else -1,
            since=beside != text,
            then=word is None and then == {self._plan.year - 1} and "budget" in body.casefold(),
        )

    def _said(self, prose: Prose, sentence: Sentence, spoken: Spoken) -> Said:
        told = self._share if spoken.unit == PERCENT else self._money
        claim = told(sentence, spoken) or roles.told(sentence, spoken) or room.left(sentence, spoken)
        if claim and not agrees(spoken, claim[1]):
            return Said(prose, spoken, Verdict.WRONG, *claim)
        bound = bool(claim) or self._plan.has(spoken) or _may_be(sentence, spoken)
        return Said(prose, spoken, Verdict.BOUND if bound else Verdict.UNBOUND)

    def _money(self, sentence: Sentence, spoken: Spoken) -> tuple[Known | None, Decimal] | None:
        """What the amount is said to be the amount of, and how much that is."""
        claimed = [_together(sentence, name) for name in sentence.names if claims(sentence, name, spoken)]
        own = (known.own for name in sentence.names for known in name.what)
        if sentence.is_elsewhere(spoken) or any(
            value is not None and agrees(spoken, value, near=True) for value in own
        ):
            return None
        told = [(known, known.own) for known in (claimed[-1] if claimed else ()) if known.own is not None]
        fitting = [each for each in told if agrees(spoken, each[1])]
        return next(iter(fitting or told), None)

    def _share(self, sentence: Sentence, spoken: Spoken) -> tuple[Known | None, Decimal] | None:
        """The same for a percentage."""
        said = " ".join(word.text for word in sentence.words)
        if self._plan.direct and re.search(r"\bdirekt\b", said) and re.search(r"kostnad|lön", said):
            return None if self._plan.has(spoken) else (None, self._plan.direct[0])
        for name in sentence.names:
            found = _share_of(sentence, name, spoken)
            if found is not None and not sentence.is_elsewhere(spoken):
                return name.what[0], found
        return None


def _years(match: re.Match[str]) -> set[int]:
    return {int(year) for year in lexicon.YEAR.findall(match.group())}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _together(sentence: Sentence, name: Match[Known]) -> tuple[Known, ...]:
    """What a name is of; where it ends a list, as in "drift och licenser kostar", all in the list as one."""
    names = listed(sentence, name)
    if len(names) == 1:
        return name.what
    alone = [each.what[0] for each in names if len(each.what) == 1]
    values = [known.own for known in alone if known.own is not None]
    if len(values) < len(names):
        return ()
    title = listing([known.title for known in alone])
    return (Known(title, "", alone[0].unit, sum(values, Decimal(0))),)


def _may_be(sentence: Sentence, spoken: Spoken) -> bool:
    """Whether something that the sentence names is what was said, as a share or a change."""
    named = [known for name in sentence.names for known in name.what]
    if spoken.unit == PERCENT:
        figures = [value for known in named for value in (known.share, known.relative)]
    else:
        figures = [known.change for known in named]
    return any(value is not None and agrees(spoken, value, near=True) for value in figures)


def _share_of(sentence: Sentence, name: Match[Known], spoken: Spoken) -> Decimal | None:
    """The percentage that a line is said to be of its table, or to change by; None where that is not said."""
    last = sentence.words[name.last - 1]
    of_all = lexicon.OF_ALL.match(sentence.text, spoken.end)
    if narrow(sentence, name, of=last.end <= spoken.start):
        return None
    if last.end > spoken.start:
        to = (
            lexicon.GOES_TO.fullmatch(sentence.text, of_all.end(), sentence.words[name.first].start)
            if of_all
            else None
        )
        return _only(_shares(name, of_all)) if to else None
    between = words_between(sentence, last.end, spoken)
    if between is None:
        return None
    if lexicon.CHANGES.search(between) and between.split()[-1:] == ["med"]:
        return _only(known.relative for known in name.what)
    linked = between.split()[-1:] and between.split()[-1] in {"är", "utgör", "för", "motsvarar"}
    return _only(_shares(name, of_all)) if linked else None


def _shares(name: Match[Known], of_all: re.Match[str] | None) -> Iterator[Decimal | None]:
    """What share each thing of that name is of the whole that is spoken of."""
    if of_all:
        yield from (known.share for known in name.what if of_all[1].casefold() in known.whole)


def _only(values: Iterable[Decimal | None]) -> Decimal | None:
    """The value, where there is no other."""
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None
