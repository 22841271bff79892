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

from ladokdoc.prose import Prose
from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import HIDDEN, PERCENT, Spoken, agrees, find, readable
from ladokdoc.spoken.known import Known, Plan
from ladokdoc.spoken.stems import Match, Word, words


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


class _Sentence(NamedTuple):
    """A sentence with its words, the names in it, and the amounts."""

    text: str
    words: list[Word]
    names: list[Match[Known]]
    amounts: list[Spoken]
    elsewhere: bool


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

    def _sentences(self, text: str) -> Iterator[_Sentence]:
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
            body = text[start:end]
            found = words(text, start, end)
            other = any(int(year) != self._plan.year for year in lexicon.YEAR.findall(body))
            elsewhere = other or bool(lexicon.ELSEWHERE.search(body.casefold()))
            yield _Sentence(text, found, _owning(found, self._plan.names.find(found)), amounts, elsewhere)

    def _said(self, prose: Prose, sentence: _Sentence, spoken: Spoken) -> Said:
        told = self._share if spoken.unit == PERCENT else self._money
        claim = told(sentence, spoken)
        if claim and not agrees(spoken, claim[1]):
            return Said(prose, spoken, Verdict.WRONG, *claim)
        bound = bool(claim) or self._plan.has(spoken) or _may_be(sentence, spoken)
        return Said(prose, spoken, Verdict.BOUND if bound else Verdict.UNBOUND)

    def _money(self, sentence: _Sentence, spoken: Spoken) -> tuple[Known | None, Decimal] | None:
        """What the amount is said to be the amount of, and how much that is."""
        claimed = [name.what for name in sentence.names if _claims(sentence, name, spoken)]
        own = (known.own for name in sentence.names for known in name.what)
        if sentence.elsewhere or any(value is not None and agrees(spoken, value, near=True) for value in own):
            return None
        told = [(known, known.own) for known in (claimed[-1] if claimed else ()) if known.own is not None]
        fitting = [each for each in told if agrees(spoken, each[1])]
        return next(iter(fitting or told), None)

    def _share(self, sentence: _Sentence, spoken: Spoken) -> tuple[Known | None, Decimal] | None:
        """The same for a percentage."""
        said = " ".join(word.text for word in sentence.words)
        if self._plan.direct and re.search(r"\bdirekt\b", said) and re.search(r"kostnad|lön", said):
            return None if self._plan.has(spoken) else (None, self._plan.direct[0])
        for name in sentence.names:
            found = _share_of(sentence, name, spoken)
            if found is not None and not sentence.elsewhere:
                return name.what[0], found
        return None


def _owning(found: list[Word], names: list[Match[Known]]) -> list[Match[Known]]:
    """The names, with "styrelsens budget" as one: the budget of what is named, and not the whole budget."""
    kept: list[Match[Known]] = []
    for name in names:
        if kept and name.first < kept[-1].last:
            continue
        after = found[name.last].text if name.last < len(found) else ""
        owns = found[name.last - 1].text.endswith("s") and after in lexicon.LEVELS
        kept.append(name._replace(last=name.last + 1) if owns else name)
    return kept


def _may_be(sentence: _Sentence, spoken: Spoken) -> bool:
    """Whether something that the sentence names is what was said, as a share or a change."""
    named = [known for name in sentence.names for known in name.what]
    if spoken.unit == PERCENT:
        figures = [value for known in named for value in (known.share, known.relative)]
    else:
        figures = [known.change for known in named]
    return any(value is not None and agrees(spoken, value, near=True) for value in figures)


def _share_of(sentence: _Sentence, name: Match[Known], spoken: Spoken) -> Decimal | None:
    """The percentage that a line is said to be of its table, or to change by; None where that is not said."""
    last = sentence.words[name.last - 1]
    if last.end > spoken.start or _narrow(sentence, name):
        return None
    between = _between(sentence, last.end, spoken)
    if between is None:
        return None
    if lexicon.CHANGES.search(between) and between.split()[-1:] == ["med"]:
        return _only(known.relative for known in name.what)
    after = sentence.text[spoken.end : spoken.end + 60].casefold()
    whole = re.match(
        r"\s+av\s+(?:(?:de|den|alla|hela|totala|samlade|konsortiets|årets)\s+)*(?:kostnad|budget|invest|intäkt)",
        after,
    )
    linked = between.split()[-1:] and between.split()[-1] in {"är", "utgör", "för", "motsvarar"}
    return _only(known.share for known in name.what) if whole and linked else None


def _only(values: Iterable[Decimal | None]) -> Decimal | None:
    """The value, where there is no other."""
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None


def _claims(sentence: _Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether the sentence says that this amount is that of what is named."""
    last = sentence.words[name.last - 1]
    if _narrow(sentence, name):
        return False
    if last.end <= spoken.start:
        between = _between(sentence, last.end, spoken)
        return between is not None and (_predicates(between) or _apposed(sentence, name, between, spoken))
    return _follows(sentence, name, spoken)


def _between(sentence: _Sentence, start: int, spoken: Spoken) -> str | None:
    """The words from a name to the amount, a qualifier left out; None where they are many or hold something else."""
    if spoken.start - start > 90:
        return None
    between = sentence.text[start : spoken.start]
    others = [amount for amount in sentence.amounts if start <= amount.start < spoken.start]
    if others and (joined := _from_to(sentence.text, start, others, spoken)):
        between, others = joined, []
    if others or lexicon.CLAUSE.search(between):
        return None
    if any(start < sentence.words[m.first].start < spoken.start for m in sentence.names):
        return None
    text = " " + " ".join(between.casefold().replace("*", "").split())
    while text != (shorter := lexicon.QUALIFIER.sub("", text)):
        text = shorter
    return None if lexicon.OTHERWISE & set(text.split()[:-1]) else text


def _from_to(text: str, start: int, others: list[Spoken], spoken: Spoken) -> str:
    """What stands before "från 120 till" with "till" after it; "" where it is not so said."""
    first = others[0]
    before, to = text[start : first.start], text[first.end : spoken.start].strip()
    said = len(others) == 1 and re.search(r"\bfrån\s+$", before) and to == "till"
    return before.rstrip().removesuffix("från") + to if said else ""


def _apposed(sentence: _Sentence, name: Match[Known], between: str, spoken: Spoken) -> bool:
    """Whether the amount stands between commas after a name that begins the sentence: "Driften, 5 tkr, omfattar"."""
    after = sentence.text[spoken.end : spoken.end + 1]
    return between.strip() == "," and after == "," and name.first == 0


def _predicates(between: str) -> bool:
    if re.fullmatch(r"\s*(?:\s¤+)?\s*[:(=–]", between):
        return True
    if between.endswith(":") and set(between[:-1].split()) <= lexicon.BEFORE_COLON:
        return True
    *before, last = between.split() or [""]
    if last in {"på", "om"}:
        return not before or before[-1] in lexicon.LEVELS
    return last in lexicon.LINKS and (last not in {"till", "för"} or bool(lexicon.TOWARDS.search(between)))


def _follows(sentence: _Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether a name comes right after the amount: "8 500 tkr för driften"."""
    between = sentence.text[spoken.end : sentence.words[name.first].start].casefold().split()
    if not 1 <= len(between) <= 4 or not set(between) <= lexicon.AFTER:
        return False
    before = sentence.text[max(0, spoken.start - 40) : spoken.start].casefold().split()[-4:]
    return not set(before) & (lexicon.OTHERWISE | {"extra", "av", "besparing", "ökning", "minskning"})


def _narrow(sentence: _Sentence, name: Match[Known]) -> bool:
    """Whether words around a name make it a part of what the plan calls so, or something else."""
    here, last = sentence.words[name.first], sentence.words[name.last - 1]
    before = sentence.words[name.first - 1].text if name.first else ""
    owned = (
        before.endswith("s") and len(before) > 3 and before not in lexicon.WHOLE and not before.endswith("as")
    )
    if (
        before in lexicon.NARROWING
        or before in {"av", "varav"}
        or owned
        or sentence.text[here.start - 1 : here.start] == "-"
    ):
        return True
    if last.text.endswith("s") and not last.stem.endswith("s") and len(last.text) > 4:
        return True
    after = sentence.words[name.last : name.last + 2]
    if (
        len(after) < 2
        or after[0].text not in lexicon.SCOPED
        or sentence.text[last.end : after[0].start].strip()
    ):
        return sentence.text[last.end : last.end + 1] == "-"
    return not (after[1].text in lexicon.ALL or after[1].text.isdigit() or after[1].text.startswith(HIDDEN))
