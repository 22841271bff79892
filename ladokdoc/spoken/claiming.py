"""What a sentence says an amount to be the amount of, by the words between them.

Where the words may make it something narrower, or another thing, nothing is said.
"""

from __future__ import annotations

import re

from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import Spoken
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.narrowing import narrow, of_other
from ladokdoc.spoken.sentence import Sentence, unqualified
from ladokdoc.spoken.stems import Match, Word


def claims(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether the sentence says that this amount is that of what is named."""
    last = sentence.words[name.last - 1]
    if narrow(sentence, name) or lexicon.COMPARED.match(sentence.text[spoken.end : spoken.end + 20]):
        return False
    if last.end <= spoken.start:
        was = name.first and sentence.words[name.first - 1].text in lexicon.TOLD
        if lexicon.PARTED.match(sentence.text, spoken.end) or (was and not sentence.then):
            return False
        if _plainly(sentence, name, spoken):
            return True
        between = words_between(sentence, last.end, spoken)
        if between is None or lexicon.LIST.match(sentence.text, last.end, spoken.start):
            return False
        if of_other(sentence, name) or not _invested(sentence, last, spoken):
            return False
        tells = (_goes_to, _apposed, _goes_on)
        return _predicates(between) or any(tell(sentence, name, between) for tell in tells)
    return _follows(sentence, name, spoken)


def _plainly(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether nothing but a verb that tells amounts, and words that say nothing by themselves, stand between."""
    last = sentence.words[name.last - 1]
    between = unqualified(sentence.text[last.end : spoken.start].casefold()).split()
    income = all(known.whole[:1] == ("intäkt",) for known in name.what)
    verbs = lexicon.TELLS | (lexicon.BRINGS if income else set()) | (lexicon.TOLD if sentence.then else set())
    if not set(between) & verbs or not set(between) <= verbs | lexicon.BESIDES:
        return False
    return lexicon.ENDED.match(sentence.text, spoken.end) is not None and not of_other(sentence, name)


def listed(sentence: Sentence, name: Match[Known]) -> list[Match[Known]]:
    """The names of the list that a name ends; that one alone where it ends none."""
    found = [name]
    for before in reversed(sentence.names[: sentence.names.index(name)]):
        here, there = sentence.words[before.last - 1].end, sentence.words[found[0].first].start
        if not lexicon.LISTED.fullmatch(sentence.text, here, there):
            break
        found.insert(0, before)
    return found


def words_between(sentence: Sentence, start: int, spoken: Spoken) -> str | None:
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
    text = unqualified(_plain(between))
    return None if lexicon.OTHERWISE & set(text.split()[:-1]) else text


def _plain(between: str) -> str:
    """The words in small letters; "fortsätter att öka och beräknas till" says no more than "beräknas till"."""
    text = " " + " ".join(lexicon.BESIDE.sub("", between).casefold().replace("*", "").split())
    text = lexicon.INFINITIVE.sub("", lexicon.EXCEEDS.sub(" är", text))
    return lexicon.COUNTED_UP.sub(r"\1 till", text)


def _from_to(text: str, start: int, others: list[Spoken], spoken: Spoken) -> str:
    """What stands before "från 120 till" with "till" after it; "" where it is not so said."""
    first = others[0]
    before, to = text[start : first.start], text[first.end : spoken.start].strip()
    said = len(others) == 1 and re.search(r"\bfrån\s+$", before) and to == "till"
    return before.rstrip().removesuffix("från") + to if said else ""


def _apposed(sentence: Sentence, name: Match[Known], between: str) -> bool:
    """Whether the amount stands after a comma and a name that begins the sentence: "Driften, 5 tkr, omfattar"."""
    before = {word.text for word in sentence.words[: name.first]}
    opens = before <= lexicon.LEVELS | lexicon.WHOLE | lexicon.OPENING
    return opens and bool(lexicon.APPOSED.fullmatch(between))


def _goes_to(sentence: Sentence, name: Match[Known], between: str) -> bool:
    """Whether the amount goes to what is named: "till driften går 5 tkr"."""
    before = sentence.words[name.first - 1].text if name.first else ""
    said = set(between.split())
    return before in {"till", "på", "för"} and bool(said) and said <= lexicon.GOES


def _goes_on(sentence: Sentence, name: Match[Known], between: str) -> bool:
    """Whether what is said of another name goes on to this one: "Driften räknas till 5 tkr och avgiften till 6"."""
    before = sentence.words[name.first - 1].text if name.first else ""
    here = sentence.words[name.first].start
    if between.split() == ["till"] and lexicon.AMOUNTS_TO.search(sentence.text, max(0, here - 60), here):
        return True
    earlier = [amount for amount in sentence.amounts if amount.end <= sentence.words[name.first].start]
    if not earlier or before not in {"och", "samt", "medan"}:
        return False
    said = sentence.text[max(0, earlier[-1].start - 60) : earlier[-1].start]
    return between.split() == ["till"] and bool(lexicon.TOWARDS.search(said))


def _invested(sentence: Sentence, last: Word, spoken: Spoken) -> bool:
    """Whether "investeras" tells of all that is invested, and not of what some of it goes to."""
    if last.text != "investeras":
        return True
    before = " ".join(word.text for word in sentence.words if word.start <= last.start)
    return bool(lexicon.INVESTED_IN.fullmatch(before) and lexicon.INVESTED.match(sentence.text, spoken.end))


def _predicates(between: str) -> bool:
    if re.fullmatch(r"\s*(?:\s¤+)?\s*[:(=–]", between):
        return True
    if (
        between.endswith(":")
        and {word for word in between[:-1].split() if not word.isdigit()} <= lexicon.BEFORE_COLON
    ):
        return True
    if lexicon.BEFORE_SIGN.search(between):
        return True
    *before, last = between.split() or [""]
    if last in {"på", "om", "vid"}:
        return not before or before[-1] in lexicon.LEVELS | lexicon.STAYS
    if not last or lexicon.BEARS.search(between) or lexicon.LARGEST.match(between):
        return True
    return last in lexicon.LINKS and (last not in {"till", "för"} or bool(lexicon.TOWARDS.search(between)))


def _follows(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether a name comes right after the amount: "8 500 tkr för driften"."""
    between = sentence.text[spoken.end : sentence.words[name.first].start].casefold().split()
    before = sentence.text[max(0, spoken.start - 90) : spoken.start].casefold()
    if set(between) <= lexicon.SORTS and (of := lexicon.OF_WHOLE.search(before)):
        return all(of[1].startswith(known.whole) for known in name.what)
    if between[:1] == [","] and lexicon.MOST_OF.search(before):
        return set(between[1:]) <= lexicon.AFTER | {"av", "gäller", "utgörs"}
    if not 1 <= len(between) <= 4 or not set(between) <= lexicon.AFTER:
        return False
    if lexicon.OF_BUDGET.search(before):
        return True
    near = before[-40:].split()[-4:]
    if near[-1:] == ["att"] or (near[-1:] == ["varav"] and _within(sentence, name, spoken)):
        near.pop()
    return not set(near) & (lexicon.OTHERWISE | {"extra", "av", "besparing", "ökning", "minskning"})


def _within(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether what is named is no more than the whole that "varav" speaks of."""
    whole = max((amount.high for amount in sentence.amounts if amount.end <= spoken.start), default=None)
    return whole is not None and all(known.own is not None and known.own <= whole for known in name.what)
