"""Whether words around a name make it a part of what the plan calls so, or another thing that has to do with it."""

from __future__ import annotations

from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import HIDDEN
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.sentence import Sentence
from ladokdoc.spoken.stems import Match, Word


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


def narrow(sentence: Sentence, name: Match[Known], *, of: bool = True) -> bool:
    """Whether words around a name make it a part of what the plan calls so, or something else.

    of: whether "av" before it does.
    """
    here, last = sentence.words[name.first], sentence.words[name.last - 1]
    before = sentence.words[name.first - 1].text if name.first else ""
    if here is last and here.text in lexicon.ONE and before not in lexicon.IN_ALL:
        return True
    if (
        before in lexicon.NARROWING
        or (of and before in {"av", "varav"})
        or _owned(sentence, name)
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
    first = after[1].text
    return not (first in lexicon.ALL | lexicon.COUNTING or first.isdigit() or first.startswith(HIDDEN))


def _owned(sentence: Sentence, name: Match[Known]) -> bool:
    """Whether it is that of something else: "projektets totala budget"."""
    before = [word.text for word in sentence.words[: name.first]]
    while before and before[-1] in {"totala", "samlade", "hela", "sammanlagda"}:
        before.pop()
    owner = before[-1] if before else ""
    return owner.endswith("s") and len(owner) > 3 and owner not in lexicon.WHOLE and not owner.endswith("as")


def of_other(sentence: Sentence, name: Match[Known]) -> bool:
    """Whether it is something else that has to do with what is named: "konsulterna inom driften"."""
    further, before = ([""] * 2 + [word.text for word in sentence.words[: name.first]])[-2:]
    if before == "för":
        own = sentence.words[name.first - 3].text if name.first > 2 else ""
        return further not in lexicon.COUNTED | {""} or own in lexicon.NARROWING
    if before not in lexicon.LEADING or not further:
        return before in lexicon.OF_OTHER
    return further not in lexicon.COUNTED and not all(further.startswith(known.whole) for known in name.what)
