"""What a sentence says an amount to be the amount of, by the words between them.

Where the words may make it something narrower, or another thing, nothing is said.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import HIDDEN, Spoken
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.stems import Match, Word


class Sentence(NamedTuple):
    """A sentence with its words, the names in it, and the amounts."""

    text: str
    words: list[Word]
    names: list[Match[Known]]
    amounts: list[Spoken]
    elsewhere: bool


def owning(found: list[Word], names: list[Match[Known]]) -> list[Match[Known]]:
    """The names, with "styrelsens budget" as one: the budget of what is named, and not the whole budget."""
    kept: list[Match[Known]] = []
    for name in names:
        if kept and name.first < kept[-1].last:
            continue
        after = found[name.last].text if name.last < len(found) else ""
        owns = found[name.last - 1].text.endswith("s") and after in lexicon.LEVELS
        kept.append(name._replace(last=name.last + 1) if owns else name)
    return kept


def claims(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether the sentence says that this amount is that of what is named."""
    last = sentence.words[name.last - 1]
    if narrow(sentence, name) or lexicon.COMPARED.match(sentence.text[spoken.end : spoken.end + 20]):
        return False
    if last.end <= spoken.start:
        between = words_between(sentence, last.end, spoken)
        return between is not None and (_predicates(between) or _apposed(sentence, name, between, spoken))
    return _follows(sentence, name, spoken)


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
    text = _plain(between)
    while text != (shorter := lexicon.QUALIFIER.sub("", text)):
        text = shorter
    return None if lexicon.OTHERWISE & set(text.split()[:-1]) else text


def _plain(between: str) -> str:
    """The words in small letters; "fortsätter att öka och beräknas till" says no more than "beräknas till"."""
    text = " " + " ".join(between.casefold().replace("*", "").split())
    text = lexicon.INFINITIVE.sub("", lexicon.EXCEEDS.sub(" är", text))
    return lexicon.COUNTED_UP.sub(r"\1 till", text)


def _from_to(text: str, start: int, others: list[Spoken], spoken: Spoken) -> str:
    """What stands before "från 120 till" with "till" after it; "" where it is not so said."""
    first = others[0]
    before, to = text[start : first.start], text[first.end : spoken.start].strip()
    said = len(others) == 1 and re.search(r"\bfrån\s+$", before) and to == "till"
    return before.rstrip().removesuffix("från") + to if said else ""


def _apposed(sentence: Sentence, name: Match[Known], between: str, spoken: Spoken) -> bool:
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
        return not before or before[-1] in lexicon.LEVELS | lexicon.STAYS
    if not last:
        return True
    return last in lexicon.LINKS and (last not in {"till", "för"} or bool(lexicon.TOWARDS.search(between)))


def _follows(sentence: Sentence, name: Match[Known], spoken: Spoken) -> bool:
    """Whether a name comes right after the amount: "8 500 tkr för driften"."""
    between = sentence.text[spoken.end : sentence.words[name.first].start].casefold().split()
    if not 1 <= len(between) <= 4 or not set(between) <= lexicon.AFTER:
        return False
    before = sentence.text[max(0, spoken.start - 40) : spoken.start].casefold().split()[-4:]
    return not set(before) & (lexicon.OTHERWISE | {"extra", "av", "besparing", "ökning", "minskning"})


def narrow(sentence: Sentence, name: Match[Known]) -> bool:
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
