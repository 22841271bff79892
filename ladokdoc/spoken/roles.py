"""What else an amount can be of something than what it comes to: what it was, what it changes by.

"Licenserna ökar från 1 600 till 2 000 tkr", "8 500 tkr, att jämföra med 8 112 tkr året innan", "ökar med 400 tkr mot
2020". Each is told only where the sentence names one thing, nothing stands between that could be about another, and it
is said what the change is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.patterns import lazy
from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import PERCENT, Spoken, agrees
from ladokdoc.spoken.claiming import claims
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.narrowing import narrow, of_other
from ladokdoc.spoken.sentence import Sentence, bare
from ladokdoc.spoken.stems import Match

# Words between a name and an amount that may begin something about another thing.
_TURNS = lazy(
    r"[,;:.()–]|\b(?:att|som|där|eftersom|då|när|varav|vilket|genom|medan|men|och|samt|eller|kan|kunde|om)\b"
)
_UNSURE = lazy(r"\b(?:om|kan|kunde|riskerar|varav)\b")
_CHANGES = r"(?:(?:öka|minska|höj|sänk|stig|sjunk|väx)\w*|(?:räkna|skriv)\w* (?:upp|ned|ner))"
_FROM = lazy(r"\bfrån$")
_CHANGES_BY = lazy(rf"\b(?:{_CHANGES}(?: \w+){{0,3}} med|tillförs)$")
_CHANGED = lazy(rf"\b{_CHANGES}\s+(?:kostnad\w*\s+för\s+|budgeten\s+för\s+)?$")
_A_CHANGE = lazy(r",? (?:(?:vilket|det) är )?en (?:ökning|minskning|höjning|sänkning) (?:med|på|om)")
_CHANGE_OF = lazy(r"\b(?:ökning|minskning|höjning|sänkning)en\s+(?:av|för|i)\s+$", re.IGNORECASE)
_HELD_AGAINST = lazy(r"(?:,? att jämföra|,? jämfört) med|, mot")
_YEAR_BEFORE = lazy(
    r"\s+(?:(?:under|i|för)\s+)?(?:året\s+(?:innan|före)|föregående\s+år|förra\s+året|(?:i\s+)?fjol(?:året)?)\b"
)
_IS = {",", " är", " blir", " på", " om", " uppgår till"}
# Between an amount and a percentage that says the same of the same thing.
_SAYS_AGAIN = lazy(
    r"(?:,? (?:vilket|som))? (?:motsvarar|utgör|är)|,? (?:motsvarande|eller|dvs\.|det vill säga|alltså)| ?\("
)


class Told(NamedTuple):
    """What an amount is said to be. known: that, as a message calls it. value: how much it is by the plan."""

    known: Known
    value: Decimal


def told(sentence: Sentence, spoken: Spoken) -> Told | None:
    """What an amount is said to be of the one thing that the sentence names; None where it is not said outright."""
    before = [name for name in sentence.names if sentence.words[name.last - 1].end <= spoken.start]
    own = [name for name in before if not narrow(sentence, name)]
    if len(before) == 1 and len(set(before[0].what)) == 1 and _is_change(sentence, before[0], spoken):
        return _change(before[0].what[0])
    if len(own) != 1 or len(set(own[0].what)) != 1 or of_other(sentence, own[0]):
        return None
    read = _percent if spoken.unit == PERCENT else _money
    return read(sentence, own[0], spoken)


def _change(known: Known) -> Told | None:
    """What something changes by, as a thing of its own."""
    change = known._replace(title=f"förändringen av {known.title}", asked="")
    return None if known.change is None else Told(change, known.change)


def _year_before(known: Known) -> Told | None:
    """What something came to the year before."""
    before = known._replace(title=f"{known.title} året före", asked="")
    return None if known.before is None else Told(before, known.before)


def _is_change(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether it is what something changes by: "Ökningen av avskrivningarna, 4 000 tkr"."""
    first, last = sentence.words[name.first].start, sentence.words[name.last - 1].end
    if not _CHANGE_OF.search(sentence.text, max(0, first - 40), first) or sentence.is_elsewhere(spoken):
        return False
    between = bare(sentence.text[last : spoken.start])
    return spoken.unit != PERCENT and between in _IS and not narrow(sentence, name, of=False)


def _money(sentence: Sentence, name: Match[Known], spoken: Spoken) -> Told | None:
    """What the plan had of what is named the year before, or what that changes by, where the amount is to be it."""
    known = name.what[0]
    if known.before is None or known.own is None:
        return None
    if sentence.then and claims(sentence, name, spoken):
        return Told(known, known.own) if agrees(spoken, known.own) else _year_before(known)
    year = _YEAR_BEFORE.match(sentence.text, spoken.end)
    unsure = _UNSURE.search(sentence.text, spoken.end, sentence.words[-1].end)
    if unsure or sentence.is_elsewhere(spoken, but=year):
        return None
    said = _Said(sentence, name, spoken)
    if said.was(that_year=year is not None):
        return _year_before(known)
    return _change(known) if said.changes() else None


class _Said(NamedTuple):
    """An amount after the name of what it is to be of."""

    sentence: Sentence
    name: Match[Known]
    spoken: Spoken

    def was(self, *, that_year: bool) -> bool:
        """Whether it is said to be what it was the year before. that_year: the words after it say so."""
        if last := self._last():
            held = _HELD_AGAINST.fullmatch(self._words(last.end, self.spoken.start))
            return that_year and held is not None and self._is_own(last)
        return self._leads_to_own() and _FROM.search(self._lead()) is not None

    def changes(self) -> bool:
        """Whether it is said to be what it changes by since the year before."""
        if last := self._last():
            between = self._words(last.end, self.spoken.start)
            return _A_CHANGE.fullmatch(between) is not None and self._is_own(last)
        following = self._following()
        since = self.sentence.since and (following is None or self._is_own(following))
        if not (since or self._leads_to_own()):
            return False
        lead, first = self._lead(), self.sentence.words[self.name.first].start
        turned = lead == " med" and _CHANGED.search(self.sentence.text, max(0, first - 60), first)
        return turned is not None if lead == " med" else _CHANGES_BY.search(lead) is not None

    def _lead(self) -> str:
        """The words from the name to the amount; none where they may turn to another thing."""
        words = self._words(self.sentence.words[self.name.last - 1].end, self.spoken.start)
        return "" if _TURNS.search(words.replace(", från", " från")) else words

    def _leads_to_own(self) -> bool:
        """Whether "till" follows, with what the thing comes to."""
        to = self._following()
        return to is not None and self._words(self.spoken.end, to.start) == " till" and self._is_own(to)

    def _is_own(self, amount: Spoken) -> bool:
        own = self.name.what[0].own
        return own is not None and agrees(amount, own)

    def _last(self) -> Spoken | None:
        before = [other for other in self._others() if other.end <= self.spoken.start]
        return before[-1] if before else None

    def _following(self) -> Spoken | None:
        return next((other for other in self._others() if other.start >= self.spoken.end), None)

    def _others(self) -> Iterator[Spoken]:
        return (amount for amount in self.sentence.amounts if amount.unit != PERCENT)

    def _words(self, start: int, end: int) -> str:
        return bare(self.sentence.text[start:end])


def _percent(sentence: Sentence, name: Match[Known], spoken: Spoken) -> Told | None:
    """The percentage right after an amount that is what the plan has of the same thing."""
    known, amounts = name.what[0], [amount for amount in sentence.amounts if amount.end <= spoken.start]
    if not amounts or amounts[-1].unit == PERCENT or sentence.is_elsewhere(spoken):
        return None
    last = amounts[-1]
    if not _SAYS_AGAIN.fullmatch(bare(sentence.text[last.end : spoken.start])):
        return None
    if of_all := lexicon.OF_ALL.match(sentence.text, spoken.end):
        fits = known.own is not None and agrees(last, known.own) and of_all[1].casefold() in known.whole
        return Told(known, known.share) if fits and known.share is not None else None
    before = bare(sentence.text[sentence.words[0].start : last.start])
    changed = known.change is not None and agrees(last, known.change) and _CHANGES_BY.search(before)
    return Told(known, known.relative) if changed and known.relative is not None else None
